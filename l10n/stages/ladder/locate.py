"""Where in a hypothesis a term was rendered, by the model's attention."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.model import Link

__all__ = ["insertion_point", "locate"]

WORD = re.compile(r"\w+(?:[-’ʼ'‑]\w+)*", re.UNICODE)


def locate(
    text: str, links: Sequence[Link], span: tuple[int, int], taken: Sequence[tuple[int, int]] = ()
) -> tuple[int, int] | None:
    """The words of `text` that attend to `span` of the source: `[start, end)`, or `None` where none does.

    Of several separate stretches the longest counts: stray function words attend to names too. What is `taken`
    renders another term and is left alone.
    """
    hits = [link for link in links if link.source_start < span[1] and span[0] < link.source_end]
    runs: list[tuple[int, int]] = []
    for link in sorted(hits, key=lambda one: one.start):
        if any(link.start < end and start < link.end for start, end in taken):
            continue
        if runs and text[runs[-1][1] : link.start].strip() == "":
            runs[-1] = (runs[-1][0], max(runs[-1][1], link.end))
        else:
            runs.append((link.start, link.end))
    widened = [found for run in runs if (found := _to_words(text, run))]
    return max(widened, key=lambda run: run[1] - run[0], default=None)


def _to_words(text: str, run: tuple[int, int]) -> tuple[int, int] | None:
    words = [word.span() for word in WORD.finditer(text) if word.start() < run[1] and run[0] < word.end()]
    return (words[0][0], words[-1][1]) if words else None


def insertion_point(text: str, links: Sequence[Link], span: tuple[int, int]) -> int:
    """Where a term that was not rendered at all would go: after the words for what stands before it.

    The end of the sentence stays its end, also where the full stop attends to a word.
    """
    ends = [link.end for link in links if link.source_end <= span[0]]
    latest = min(max(ends, default=0), len(text.rstrip(' .!?…»“"”)')))
    for word in WORD.finditer(text):
        if word.start() < latest < word.end():
            return word.end()
    return latest
