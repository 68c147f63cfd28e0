"""`l10n pipe`: lines in, translated lines out, for use inside other programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from l10n.ports import SentenceSplitter
from l10n.stages.ladder import Enforcer
from l10n.stages.segment import segment
from l10n.stages.units import translatable

__all__ = ["translate_lines"]


def translate_lines(
    batches: Iterable[Sequence[str]], splitter: SentenceSplitter, enforcer: Enforcer
) -> Iterator[list[str]]:
    """Translate batches of lines (without line ends); each batch comes back with as many lines, in order.

    A line is cut into its sentences, and the translations are joined by the very gaps that stood between them.
    """
    for lines in batches:
        yield _translate(lines, splitter, enforcer)


def _translate(lines: Sequence[str], splitter: SentenceSplitter, enforcer: Enforcer) -> list[str]:
    cut = [segment(line, splitter) for line in lines]
    wanted = tuple(dict.fromkeys(part.text for parts in cut for part in parts if translatable(part.text)))
    targets = {done.source: done.target for done in enforcer.translate(wanted)} if wanted else {}
    out: list[str] = []
    for line, parts in zip(lines, cut, strict=True):
        pieces: list[str] = []
        last = 0
        for part in parts:
            pieces += (line[last : part.start], " ".join(targets.get(part.text, part.text).splitlines()))
            last = part.end
        out.append("".join((*pieces, line[last:])))
    return out
