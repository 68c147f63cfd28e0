"""Articles and the sentences that they are cut into."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Article", "Segment"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence of an article, without the white space around it.

    `text` equals `article.text[start:end]`; `line` is the line that it starts on; `paragraph` counts from 0.
    """

    text: str
    start: int
    end: int
    line: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Article:
    """A source text: what was decoded, how, and its segments in order.

    `path` is relative to the project's root, with forward slashes. The text between the segments is
    `gaps`: with the segments it rebuilds `text`, and `text` encoded with `encoding` (after the byte order
    mark, where `bom` says that there was one) rebuilds the file byte for byte.
    """

    path: str
    text: str
    segments: tuple[Segment, ...] = ()
    encoding: str = "utf-8"
    bom: bool = False

    @property
    def gaps(self) -> tuple[str, ...]:
        """The text before, between and after the segments: always one more than there are segments."""
        ends = (0, *(segment.end for segment in self.segments))
        starts = (*(segment.start for segment in self.segments), len(self.text))
        return tuple(self.text[end:start] for end, start in zip(ends, starts, strict=True))
