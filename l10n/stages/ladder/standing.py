"""The cases that a candidate's terms stand in: how likely they are there, and the terms put into likelier ones.

A translation model knows grammar in general and names badly; the case model knows just this. Both are asked: the
candidate of one ranks by the probability of both (`candidates.rank`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from l10n.model import Occurrence, TermMatch, TermVerdict
from l10n.ports import CaseModel, Form, Morphology
from l10n.stages.government import (
    CASES,
    NUMBERS,
    fitting_form,
    forms_like,
    in_compound,
    is_german,
    may_own,
    misgoverned,
)
from l10n.stages.ladder.articles import disagrees, with_article
from l10n.stages.ladder.fill import capitalised, place_of
from l10n.stages.ladder.forms import likeliest, possible_cases, possible_forms

__all__ = ["Standing", "recased", "standings"]

UNLIKELY = 0.1  # below this a likelier form is tried: one in twenty right names stands in such a case
DISAGREES = 0.02  # what a wrong article takes from that: models write a few
LEAST = 1e-3  # no case is impossible to a model that has seen but few names


@dataclass(frozen=True, slots=True)
class Standing:
    """An occurrence of a term in a text, and the probability of each case there (empty: nobody knows).

    `agrees`: what stands before it, a German article, can stand before it.
    """

    occurrence: Occurrence
    verdict: TermVerdict
    readings: tuple[frozenset[str], ...]
    chances: Mapping[str, float]
    agrees: bool

    @property
    def chance(self) -> float:
        """The probability of the cases that the term may be in as it stands; 1 where nothing is known of them."""
        cases = _cases(self.readings)
        if not cases or not self.chances:
            return 1.0
        return max(LEAST, sum(self.chances.get(case, 0.0) for case in cases) * (1.0 if self.agrees else DISAGREES))

    @property
    def log_probability(self) -> float:
        """The logarithm of the same."""
        return math.log(self.chance)


def _cases(readings: Sequence[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*readings) & CASES.keys()


def standings(
    text: str,
    segment: str,
    verdicts: Sequence[TermVerdict],
    matches: Sequence[TermMatch],
    morphology: Morphology,
    model: CaseModel | None,
) -> list[Standing]:
    """Every occurrence of the segment's terms in a translation of it, in order, of nested ones the longer first."""
    found: dict[tuple[int, int], Standing] = {}
    german = is_german(morphology.locale)
    for verdict in verdicts:
        own = [match for match in matches if match.term.source == verdict.term.source]
        for index, occurrence in enumerate(verdict.found):
            start, end = occurrence.start, occurrence.end
            place = place_of(text[:start], text[end:], segment, own[min(index, len(own) - 1)])
            readings = morphology.tags(text[start:end])
            owner = german and {"gent"} == _cases(readings) and may_own(text[end:], morphology.locale)
            chances = model.cases(place) if model and readings and not owner else {}
            agrees = in_compound(text, start, end) or not disagrees(text[:start], text[start:end], morphology)
            found.setdefault((start, end), Standing(occurrence, verdict, readings, chances, agrees))
    return [found[span] for span in sorted(found, key=lambda span: (span[0], -span[1]))]


def recased(text: str, standing: Sequence[Standing], morphology: Morphology) -> str:
    """The text with every term in a form that fits: behind its preposition, and where another case is far likelier.

    In German also with the ending that the article asks for, and an article that can be the term's.
    """
    for start, end, changed in reversed(list(_better(text, standing, morphology))):
        text = text[:start] + changed + text[end:]
    return text


def _better(text: str, standing: Sequence[Standing], morphology: Morphology) -> Iterator[tuple[int, int, str]]:
    """Stretches of the text to be replaced, in order and apart."""
    last = 0
    for one in standing:
        start, end = one.occurrence.start, one.occurrence.end
        if start < last:
            continue
        before, surface = text[last:start], text[start:end]
        ranked = _ranked(text[:start], one, surface, morphology)
        changed_before, changed = before, _fitting(text, one, ranked, morphology)
        if not in_compound(text, start, end):
            form = next((form for form in ranked if form.text.casefold() == changed.casefold()), Form(changed))
            changed_before = with_article(before, form, one.verdict.term.kind, morphology)
        if (changed_before, changed) != (before, surface):
            yield last, end, changed_before + changed
        last = end


def _fitting(text: str, one: Standing, ranked: Sequence[Form], morphology: Morphology) -> str:
    """The form in which a term is to stand, of those `ranked`: as it does, where nothing speaks against it."""
    occurrence, kind = one.occurrence, one.verdict.term.kind
    surface = text[occurrence.start : occurrence.end]
    wrong = misgoverned(text, occurrence.start, occurrence.end, morphology)
    if wrong and not one.chances:
        return fitting_form(kind, occurrence, surface, wrong, morphology) or surface
    if not ranked or not (wrong or one.chance < UNLIKELY or _misdeclined(surface, ranked)):
        return surface
    form = ranked[0].text
    return capitalised(form) if surface[:1].isupper() else form  # Країни Балтії at a sentence's start


def _misdeclined(surface: str, ranked: Sequence[Form]) -> bool:
    """Whether a form is that of another German declension: die baltische Staaten."""
    declined = any(form.tags & {"strong", "weak", "mixed"} for form in ranked)
    return declined and surface.casefold() not in {form.text.casefold() for form in ranked}


def _ranked(before: str, one: Standing, surface: str, morphology: Morphology) -> list[Form]:
    """The forms in the number of the surface that can stand there, likeliest first; none where they are not known."""
    if not one.chances:
        return []
    forms = forms_like(one.verdict.term.kind, one.occurrence, surface, morphology)
    numbers = frozenset().union(*one.readings) & NUMBERS
    alike = [form for form in forms if form.tags & CASES.keys() and (not numbers or form.tags & numbers)]
    possible = possible_forms(alike, before, morphology.locale)
    return likeliest(possible, possible_cases(one.chances, before, possible, morphology))
