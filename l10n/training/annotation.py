"""Term annotations: source spans followed by their translation's dictionary form, in line.

    the <term> White House <as> Білий дім </term> shifted responsibility

A model that has read enough of them takes a glossary's entry and inflects it where it puts it (target-lemma
annotation: Bergmanis and Pinnis 2021).
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from l10n.training.lemmas import dictionary_form

__all__ = ["MARKS", "Span", "annotate", "spans", "words"]

MARKS = ("<term>", "<as>", "</term>")
WORD = re.compile(r"(?:[A-Z]\.){2,}|['’]s\b|\w+(?:['’ʼ](?!s\b)\w+)*|[^\s\w]")
LONGEST = 4  # words
STOP = frozenset(
    """
    the a an of to in on at for by with and or but is are was were be been being it its this that these those as
    from not no do does did have has had will would can could may might shall should i you he she we they them his
    her their our your my me him us if then than so
    """.split()
)
KEEP_COPIES = 0.6  # of the spans whose dictionary form is their very text: too many teach copying


@dataclass(frozen=True, slots=True)
class Span:
    """`length` English words from `start` that are, word by word aligned, `target_length` words from `target`."""

    start: int
    length: int
    target: int
    target_length: int


def words(text: str) -> list[re.Match[str]]:
    """The words and punctuation marks of a sentence, as the aligner sees them."""
    return list(WORD.finditer(text))


def annotate(
    locale: str, english: str, target: str, links: Iterable[tuple[int, int]], chance: random.Random
) -> str | None:
    """`english` with one to three of its spans annotated, or `None` where none is fit."""
    ours, theirs = words(english), words(target)
    found = spans([word.group() for word in ours], [word.group() for word in theirs], links, chance)
    parts: list[str] = []
    last = 0
    for span in found:
        if locale != "de" and span.start == 0 and span.length == 1:
            continue  # the capital of a first word says nothing of its dictionary form: Війна for війна
        names = [word.group() for word in ours[span.start : span.start + span.length]]
        rendered = [word.group() for word in theirs[span.target : span.target + span.target_length]]
        lemma = dictionary_form(locale, rendered, names, chance)
        if not lemma or (lemma == " ".join(rendered) and chance.random() > KEEP_COPIES):
            continue
        if locale != "de" and span.target == 0 and names[0].islower():
            lemma = lemma[:1].lower() + lemma[1:]  # a glossary says письменник, and the sentence begins with Письменник
        start, end = ours[span.start].start(), ours[span.start + span.length - 1].end()
        parts += (english[last:start], f"{MARKS[0]} {english[start:end]} {MARKS[1]} {lemma} {MARKS[2]}")
        last = end
    return "".join((*parts, english[last:])) if parts else None


def spans(
    english: Sequence[str], target: Sequence[str], links: Iterable[tuple[int, int]], chance: random.Random
) -> list[Span]:
    """A few spans of content words whose links cover one stretch of the target and nothing else, names preferred."""
    forth: dict[int, set[int]] = defaultdict(set)
    back: dict[int, set[int]] = defaultdict(set)
    for ours, theirs in links:
        forth[ours].add(theirs)
        back[theirs].add(ours)
    candidates = [
        span
        for start in range(len(english))
        for length in range(1, LONGEST + 1)
        if start + length <= len(english) and (span := _span(english, target, start, length, forth, back))
    ]
    candidates.sort(key=lambda span: -_weight(span, english, target) * chance.random())
    return _apart(candidates, chance.choice((1, 1, 2, 3)))


def _weight(span: Span, english: Sequence[str], target: Sequence[str]) -> float:
    names = sum(word[0].isupper() for word in english[span.start : span.start + span.length])
    names += sum(word[0].isupper() for word in target[span.target : span.target + span.target_length])
    return 1 + 3 * names * (span.start > 0)  # every sentence begins with a capital


def _apart(candidates: Iterable[Span], most: int) -> list[Span]:
    used: set[int] = set()
    chosen: list[Span] = []
    for span in candidates:
        covered = set(range(span.start, span.start + span.length))
        if not used & covered and len(chosen) < most:
            used |= covered
            chosen.append(span)
    return sorted(chosen, key=lambda span: span.start)


def _span(
    english: Sequence[str],
    target: Sequence[str],
    start: int,
    length: int,
    forth: dict[int, set[int]],
    back: dict[int, set[int]],
) -> Span | None:
    inside = range(start, start + length)
    if not all(forth.get(place) and english[place][0].isalpha() for place in inside):
        return None
    # "of" may stand inside a name (Republic of Congo), never at its edge
    if any(english[place].lower() in STOP and not (english[place] == "of" and place not in (inside[0], inside[-1]))
           for place in inside):  # fmt: skip
        return None
    covered = sorted(set().union(*(forth[place] for place in inside)))
    whole = covered[-1] - covered[0] + 1 == len(covered) <= LONGEST
    faithful = not set().union(*(back[place] for place in covered)) - set(inside)
    if not whole or not faithful or not all(target[place][0].isalpha() for place in covered):
        return None
    return Span(start, length, covered[0], len(covered))
