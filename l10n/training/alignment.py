"""Word alignment by eflomal, both directions intersected: few links, but right ones."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

__all__ = ["align", "parse_links"]

STEM = 12  # characters: endings blur what belongs together


def align(pairs: Sequence[tuple[Sequence[str], Sequence[str]]]) -> list[list[tuple[int, int]]]:
    """The links `(English word, target word)` of each pair of word lists, in order."""
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
