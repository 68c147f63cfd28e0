"""Where a missing term goes in a hypothesis, and in which of its forms it may stand there."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from l10n.model import Link, TermMatch, TermVerdict
from l10n.ports import Form, Morphology
from l10n.stages.government import CASES, NUMBERS, governed_cases
from l10n.stages.ladder.agree import agreeing
from l10n.stages.ladder.candidates import Candidate
from l10n.stages.ladder.locate import insertion_point, locate

__all__ = ["FORMS", "Filling", "Slot", "fillings", "find_slot", "fitting"]

FORMS = 7  # a Slavic noun has seven cases in one number; more forms only cost time
OPENING = "«„“(‚[–—-"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a term in a candidate: `text[start:end]` is to give way; an empty stretch is a gap between words.

    `source` is where the term stands in what the model read.
    """

    base: Candidate
    verdict: TermVerdict
    start: int
    end: int
    source: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Filling:
    """A slot filled with one form of its term: the whole text, its links, and where its last forced term ends."""

    text: str
    links: tuple[Link, ...]
    forced: int


def find_slot(candidate: Candidate, matches: Sequence[TermMatch]) -> Slot | None:
    """The place of the first term that the candidate lacks: where a forbidden form stands, where attention says
    that its words were rendered, else after the words for what stands before it.

    `None` where nothing is lacking, or nothing tells where it goes.
    """
    wanted = {verdict.term.source: verdict for verdict in candidate.verdicts if not verdict.satisfied}
    for index, match in enumerate(matches):
        verdict = wanted.get(match.term.source)
        if verdict and (verdict.forbidden or candidate.links):
            source = candidate.source.spans[index]
            return Slot(candidate, verdict, *_place(candidate, verdict, source), source)
    return None


def _place(candidate: Candidate, verdict: TermVerdict, source: tuple[int, int]) -> tuple[int, int]:
    if verdict.forbidden:
        return verdict.forbidden[0].start, verdict.forbidden[0].end
    taken = [(found.start, found.end) for other in candidate.verdicts for found in other.found]
    if found := locate(candidate.text, candidate.links, source, taken):
        return found
    point = insertion_point(candidate.text, candidate.links, source)
    point = next((end for start, end in taken if start < point < end), point)
    return point, point


def fillings(slot: Slot, morphology: Morphology) -> list[Filling]:
    """The slot filled with each form that may stand there, an adjective before it agreeing."""
    text = slot.base.text
    before, after = text[: slot.start], text[slot.end :]
    if before and not before[-1].isspace() and before[-1] not in OPENING:
        before += " "
    if after[:1].isalnum():
        after = " " + after
    replaced = text[slot.start : slot.end]
    return [
        _fill(slot, agreeing(before, replaced, form, morphology) if replaced else before, form.text, after)
        for form in _forms(slot, morphology)
    ]


def _fill(slot: Slot, before: str, form: str, after: str) -> Filling:
    if not before and slot.base.text[:1].isupper():
        form = form[:1].upper() + form[1:]
    start, end = len(before), len(before) + len(form)
    delta = len(before + form + after) - len(slot.base.text)
    links = [link for link in slot.base.links if link.end <= slot.start]
    links.append(Link(start, end, *slot.source))
    links += [_moved(link, delta) for link in slot.base.links if link.start >= slot.end]
    forced = slot.base.forced + delta if slot.base.forced >= slot.end else 0
    return Filling(before + form + after, tuple(links), max(end, forced))


def _moved(link: Link, delta: int) -> Link:
    return Link(link.start + delta, link.end + delta, link.source_start, link.source_end)


def _forms(slot: Slot, morphology: Morphology) -> list[Form]:
    """The term's forms in the cases that the preposition before the slot takes, or that its present words have."""
    rendering = slot.verdict.term.rendering(morphology.locale)
    if rendering is None or not rendering.preferred:
        return []
    forms = _same_number(morphology.forms(rendering.preferred, slot.verdict.term.kind))
    forms = fitting(forms, slot.base.text[: slot.start], morphology.locale)
    readings = morphology.tags(slot.base.text[slot.start : slot.end]) if slot.start < slot.end else ()
    forms = _in_cases(forms, frozenset().union(*readings) & CASES.keys())
    return forms[:FORMS]


def _same_number(forms: Sequence[Form]) -> list[Form]:
    """The forms in the grammatical number of the dictionary form: Росія has no use for a plural."""
    number = forms[0].tags & NUMBERS if forms else frozenset()
    return [form for form in forms if not number or not form.tags or form.tags & number]


def fitting(forms: Sequence[Form], before: str, locale: str) -> list[Form]:
    """The forms in a case that can stand behind `before`: never a vocative, and what its last preposition takes."""
    governing = governed_cases(before, locale)
    return _in_cases(forms, governing[1] if governing else CASES.keys() - {"voct"})


def _in_cases(forms: Sequence[Form], cases: Set[str]) -> list[Form]:
    """The forms in one of `cases` or in none that is known; all of them where there is no such form."""
    found = [form for form in forms if form.tags & cases or not form.tags & CASES.keys()]
    return found or list(forms)
