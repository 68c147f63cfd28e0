"""What the model is given to read: the plain segment, or the segment with its terms annotated in line."""

from __future__ import annotations

from dataclasses import dataclass

from l10n.model import TermMarkup, TermMatch

__all__ = ["Source", "annotated", "plain"]


@dataclass(frozen=True, slots=True)
class Source:
    """A text for the model to decode; `spans[i]` is where the i-th term match stands in it, marks included."""

    text: str
    spans: tuple[tuple[int, int], ...]
    annotated: bool = False


def plain(segment: str, matches: tuple[TermMatch, ...]) -> Source:
    """The segment as it is."""
    return Source(segment, tuple((match.start, match.end) for match in matches))


def annotated(segment: str, matches: tuple[TermMatch, ...], locale: str, markup: TermMarkup) -> Source:
    """The segment with each term followed by its dictionary form in `locale`, in the model's own markup.

    The marks take the place that they had in training: `the <term> White House <as> Білий дім </term> ’s plan`.
    """
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    length = last = 0
    for match in matches:
        before = segment[last : match.start]
        rendering = match.term.rendering(locale)
        surface = segment[match.start : match.end]
        lemma = rendering.preferred if rendering else ""
        inline = f"{markup.start} {surface} {markup.middle} {lemma} {markup.end}" if lemma else surface
        parts += (before, inline)
        length += len(before)
        spans.append((length, length + len(inline)))
        length += len(inline)
        last = match.end
    return Source("".join((*parts, segment[last:])), tuple(spans), annotated=True)
