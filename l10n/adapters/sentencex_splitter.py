"""Sentence boundaries by sentencex."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["SentencexSplitter"]


class SentencexSplitter:
    """Implements `ports.SentenceSplitter` for one language."""

    def __init__(self, locale: str = "en") -> None:
        self._locale = locale

    def split(self, line: str) -> Sequence[tuple[int, int]]:
        """`[start, end)` of each sentence of one line, in characters; trailing space belongs to the sentence."""
        from sentencex import get_sentence_boundaries

        found = get_sentence_boundaries(self._locale, line) if line.strip() else ()
        return [(sentence["start_index"], sentence["end_index"]) for sentence in found]
