"""The translated article: the source with its sentences replaced, and every byte between them as it was."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from l10n.model import Article, Segment, State, Unit
from l10n.stages.slots import drop_flag
from l10n.stages.standing import Sentence, Standing, Standings

__all__ = ["Composition", "Policy", "Use", "compose", "publishable_units", "reviewed_share"]

# A translator's line end would make two paragraphs of one: any that Unicode knows, and the blanks around it.
LINE_END = re.compile("[ \t]*[\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]+[ \t]*")


class Policy(StrEnum):
    """What may be published besides reviewed text.

    Reviewed: nothing, an unreviewed sentence stays English. Machine: whatever text there is. Keep: for a sentence
    that changed, the reviewed translation of its earlier wording.
    """

    REVIEWED = "reviewed"
    MACHINE = "machine"
    KEEP = "keep"


class Use(StrEnum):
    """What of a sentence was published; the value is its mark."""

    REVIEWED = ""
    KEPT = "old"
    UNREVIEWED = "draft"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Composition:
    """The article's text in the other language, and how many sentences of it (repeats counted) are what."""

    text: str
    uses: Mapping[Use, int] = field(default_factory=lambda: MappingProxyType({}))


def compose(article: Article, standings: Standings, policy: Policy, *, mark: bool = False) -> Composition:
    """Put the published texts where the sentences stood.

    What is no sentence to translate (a row of asterisks, a number alone) stays. With `mark`, `[en] `, `[draft] ` or
    `[old] ` stands before every sentence that is not a reviewed translation.
    """
    by_source: dict[str, list[Sentence]] = {}
    for sentence in standings.sentences:
        by_source.setdefault(sentence.unit.source, []).append(sentence)
    uses: Counter[Use] = Counter()
    gaps = article.gaps
    parts = [gaps[0]]
    for segment, gap in zip(article.segments, gaps[1:], strict=True):
        text = segment.text
        if text in by_source:
            text, use = _chosen(_at(segment, by_source[text], article.path), policy)
            uses[use] += 1
            text = f"[{use}] {text}" if mark and use else text
        parts += [text, gap]
    return Composition("".join(parts), MappingProxyType(uses))


def reviewed_share(standings: Standings) -> float:
    """How many of the article's units are reviewed, in percent; an article without any is done."""
    units = len(standings.sentences)
    return 100 * standings.count(Standing.REVIEWED) / units if units else 100.0


def publishable_units(standings: Standings, policy: Policy) -> tuple[Unit, ...]:
    """The entries that an MO file holds under `policy`, fuzzy flags off; plural forms and other files' included."""
    units: list[Unit] = []
    for sentence in standings.sentences:
        text, use = _chosen(sentence, policy)
        targets = (text,) if use is Use.KEPT else sentence.unit.targets
        units += [_cleared(sentence.unit, targets)] if use is not Use.ENGLISH else []
    fit = (State.TRANSLATED, State.FUZZY) if policy is Policy.MACHINE else (State.TRANSLATED,)
    return (*units, *(_cleared(unit, unit.targets) for unit in standings.foreign if unit.state in fit))


def _cleared(unit: Unit, targets: tuple[str, ...]) -> Unit:
    return replace(unit, targets=targets, flags=drop_flag(unit.flags))


def _at(segment: Segment, sentences: Sequence[Sentence], path: str) -> Sentence:
    """Of a repeated sentence with several contexts the one whose entry names this line."""
    place = f"{path}:{segment.line}"
    return next((sentence for sentence in sentences if place in sentence.unit.references), sentences[0])


def _chosen(sentence: Sentence, policy: Policy) -> tuple[str, Use]:
    if sentence.standing is Standing.REVIEWED:
        return _on_one_line(sentence.unit.target), Use.REVIEWED
    if policy is Policy.KEEP and sentence.approved_before.strip():
        return _on_one_line(sentence.approved_before), Use.KEPT
    # Both halves of a split sentence hold the whole old translation: it would stand there twice.
    if policy is Policy.MACHINE and sentence.standing is not Standing.UNTRANSLATED and not sentence.divided:
        return _on_one_line(sentence.unit.target), Use.UNREVIEWED
    return sentence.unit.source, Use.ENGLISH


def _on_one_line(target: str) -> str:
    return LINE_END.sub(" ", target.strip())
