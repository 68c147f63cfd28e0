"""Sentence boundaries by sentencex."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["SentencexSplitter"]

# sentencex 1.0 takes a wide space for one byte long and panics on "plan A\u00a0."; plain spaces keep the positions.
WIDE_SPACE = re.compile(r"[^\S\x00-\x7f]")


class SentencexSplitter:
    """Implements `ports.SentenceSplitter` for one language."""

    def __init__(self, locale: str = "en") -> None:
        self._locale = locale

    def split(self, line: str) -> Sequence[tuple[int, int]]:
        """`[start, end)` of each sentence of one line, in characters; trailing space belongs to the sentence.

        The whole line is one sentence where the library fails on it.
        """
        from sentencex import get_sentence_boundaries

        try:
            found = get_sentence_boundaries(self._locale, WIDE_SPACE.sub(" ", line)) if line.strip() else ()
        except BaseException as error:  # a Rust panic is no Exception, and its class cannot be imported
            if type(error).__name__ != "PanicException":
                raise
            return [(0, len(line))]
        return [(sentence["start_index"], sentence["end_index"]) for sentence in found]
