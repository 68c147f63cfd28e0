"""Where in a hypothesis a term was rendered: by what the words look like, and by the model's attention.

A name that was left in English, or in another language's spelling, shows itself (Kremlins, Украине for Україна);
attention, which strays to full stops and function words, decides where nothing does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from l10n.model import Link

__all__ = ["echoes", "insertion_point", "locate"]

# U.S. is one word, and so is what a model makes of it (U.S.S.)
WORD = re.compile(r"(?:\w\.){2,}\w?|\w+(?:[-’ʼ'‑]\w+)*", re.UNICODE)
ALIKE = 70  # percent of letters in common: Украине and Україна have 71, Россию and Росія 73
SHORTEST = 4  # letters of words that are compared
ECHO = 3.0  # what a word that looks like the name counts for, beside the share of its tokens that attend to it
SPARE = 1  # words that a rendering may have more than the term


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the hypothesis and how much speaks for its belonging to the term: above 0 it may."""

    start: int
    end: int
    weight: float


def locate(
    text: str,
    links: Sequence[Link],
    span: tuple[int, int],
    taken: Sequence[tuple[int, int]] = (),
    names: Sequence[str] = (),
) -> tuple[int, int] | None:
    """The words of `text` that render `span` of the source: `[start, end)`, or `None` where nothing tells.

    `names` is what the term is called, in both languages. What is `taken` renders another term and is left alone.
    Of several separate stretches that counts for which most speaks: stray function words attend to names too.
    """
    parts = [part for name in names for part in WORD.findall(name)]
    longest = max((len(WORD.findall(name)) for name in names), default=1) + SPARE
    words = [_weighed(word, links, span, parts) for word in WORD.finditer(text)]
    runs = [part for run in _runs(text, words, taken) for part in _windows(run, longest)]
    best = max(runs, key=lambda run: (sum(word.weight for word in run), run[-1].end - run[0].start), default=None)
    return (best[0].start, best[-1].end) if best else None


def _weighed(word: re.Match[str], links: Sequence[Link], span: tuple[int, int], parts: Sequence[str]) -> _Word:
    own = [link for link in links if link.start < word.end() and word.start() < link.end]
    hits = sum(link.source_start < span[1] and span[0] < link.source_end for link in own)
    share = hits / len(own) if own else 0.0
    return _Word(word.start(), word.end(), share + (ECHO if any(echoes(word[0], part) for part in parts) else 0.0))


def echoes(word: str, part: str) -> bool:
    """Whether a word looks like a word of the name, in its capital too."""
    if part[0].isupper() and not word[0].isupper():
        return False
    one, other = word.casefold(), part.casefold()
    if len(one) < SHORTEST or len(other) < SHORTEST:
        return word == part and len(word) > 1 and word[1] == "."
    return ratio(one, other) >= ALIKE


def _runs(text: str, words: Sequence[_Word], taken: Sequence[tuple[int, int]]) -> Iterator[list[_Word]]:
    """Stretches of words, nothing but spaces between them, that all may belong to the term."""
    run: list[_Word] = []
    for word in words:
        free = not any(word.start < end and start < word.end for start, end in taken)
        if run and not (word.weight and free and text[run[-1].end : word.start].isspace()):
            yield run
            run = []
        if word.weight and free:
            run.append(word)
    if run:
        yield run


def _windows(run: Sequence[_Word], longest: int) -> Iterator[Sequence[_Word]]:
    """A run as a whole, or where it is too long to be one name, each part of the length of one."""
    if len(run) <= longest:
        yield run
    else:
        yield from (run[start : start + longest] for start in range(len(run) - longest + 1))


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
