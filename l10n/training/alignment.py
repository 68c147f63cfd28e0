"""Word alignment by eflomal, both directions intersected: few links, but right ones."""

from __future__ import annotations

import hashlib
import io
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeAlias

__all__ = ["Links", "WordPair", "align", "align_once", "parse_links"]

WordPair: TypeAlias = tuple[Sequence[str], Sequence[str]]
"""The words of an English sentence, and of its translation."""
Links: TypeAlias = Sequence[tuple[int, int]]
"""`(English word, target word)`, counted from 0, in order."""

STEM = 12  # characters: endings blur what belongs together


def align_once(pairs: Sequence[WordPair], kept: Path) -> list[Links]:
    """The links of each pair, read from `kept` where it holds those of these very pairs, else made and kept there.

    eflomal takes its randomness from the system and cannot be seeded: kept links make a preparation repeatable.
    """
    text = hashlib.sha256(repr([[*map(list, pair)] for pair in pairs]).encode()).hexdigest()
    if kept.exists() and (lines := kept.read_text().splitlines())[0] == text:
        return [parse_links(line) for line in lines[1:]]
    found = align(pairs)
    kept.write_text("\n".join((text, *map(_line, found))) + "\n")
    return found


def align(pairs: Sequence[WordPair]) -> list[Links]:
    """The links of each pair."""
    import eflomal

    with tempfile.TemporaryDirectory() as folder:
        forward, reverse = Path(folder, "forward"), Path(folder, "reverse")
        aligner = eflomal.Aligner(
            model=3, score_model=0, n_iterations=None, n_samplers=1, rel_iterations=1.0, null_prior=0.2
        )
        aligner.align(
            io.StringIO(_text(english for english, _ in pairs)),
            io.StringIO(_text(target for _, target in pairs)),
            links_filename_fwd=str(forward),
            links_filename_rev=str(reverse),
            quiet=True,
        )
        lines = zip(forward.read_text().splitlines(), reverse.read_text().splitlines(), strict=True)
        return [sorted(set(parse_links(one)) & set(parse_links(other))) for one, other in lines]


def _text(sentences: Iterable[Sequence[str]]) -> str:
    return "".join(" ".join(word.lower()[:STEM] for word in words) + "\n" for words in sentences)


def parse_links(line: str) -> list[tuple[int, int]]:
    """The links of a line such as `0-0 1-2`."""
    return [(int(ours), int(theirs)) for ours, _, theirs in (link.partition("-") for link in line.split())]


def _line(links: Links) -> str:
    return " ".join(f"{ours}-{theirs}" for ours, theirs in links)
