"""What must never be learnt from: test sets, kept as hashes, so that no text of theirs has to be there or be published.

A list is a text file: lines that begin with `#` say what it is, every other line is a `fingerprint`. Each list in
`l10n/data/held-out/` always counts; `l10n train hold-out` makes another.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from importlib.resources import files
from pathlib import Path

from l10n.errors import L10nError
from l10n.training.corpus import Pair

__all__ = ["bundled_lists", "fingerprint", "is_held_out", "read_lists", "write_list"]

SHORTEST = 5  # words: "Thank you." may stand in a test set and in a corpus
DIGITS = 16  # of the hash, hexadecimal: no innocent sentence is ever taken for a held-out one
LINE = re.compile(rf"[0-9a-f]{{{DIGITS}}}")


def fingerprint(sentence: str) -> str:
    """A hash of a sentence that survives case, punctuation, spacing and Unicode spelling (NFKC)."""
    folded = unicodedata.normalize("NFKC", sentence).casefold()
    return hashlib.sha256(" ".join(re.findall(r"\w+", folded)).encode()).hexdigest()[:DIGITS]


def is_held_out(pair: Pair, held_out: Collection[str]) -> bool:
    """Whether either side of `pair` is one of the sentences behind `held_out`."""
    return any(_counts(side) and fingerprint(side) in held_out for side in (pair.english, pair.target))


def _counts(sentence: str) -> bool:
    return len(sentence.split()) >= SHORTEST


def bundled_lists() -> Path:
    """The folder of the lists that always count."""
    return Path(str(files("l10n").joinpath("data", "held-out")))


def read_lists(paths: Iterable[Path]) -> frozenset[str]:
    """The fingerprints of lists, and of every `*.txt` list in folders; raises `L10nError` on what is no list."""
    listed = [file for path in paths for file in (sorted(path.glob("*.txt")) if path.is_dir() else [path])]
    return frozenset(line for file in listed for line in _read(file))


def _read(path: Path) -> list[str]:
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        if not LINE.fullmatch(line):
            hint = "A list of hashes is wanted, not the text: make one with l10n train hold-out."
            raise L10nError("not a fingerprint", hint, path=path, line=number)
        found.append(line)
    return found


def write_list(path: Path, title: str, tests: Sequence[Path]) -> int:
    """Write the fingerprints of every line of the files `tests`, sorted, as a list; returns how many they are.

    All languages of a test set belong in it: a reference that was learnt by heart spoils a score as well.
    """
    sentences = [line for test in tests for line in test.read_text(encoding="utf-8").splitlines()]
    hashes = sorted({fingerprint(sentence) for sentence in sentences if _counts(sentence)})
    head = f"# {title}\n# Never to be trained on. Each line: see l10n/training/held_out.py, `fingerprint`.\n"
    path.write_text(head + "".join(f"{one}\n" for one in hashes), encoding="utf-8")
    return len(hashes)
