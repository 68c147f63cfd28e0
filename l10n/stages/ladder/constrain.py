"""Rung c: force the hypothesis up to a missing term and through one of its forms; let the model go on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.model import TermMatch
from l10n.ports import Form, Morphology, Request
from l10n.stages.government import CASES, governed_cases
from l10n.stages.ladder.candidates import Candidate
from l10n.stages.ladder.locate import insertion_point, locate

__all__ = ["FORMS", "fitting", "missing_matches", "prefixes", "same_number"]

FORMS = 8  # a Slavic noun has seven cases in one number; more forms only cost time


def missing_matches(candidate: Candidate, matches: Sequence[TermMatch]) -> list[int]:
    """The indexes of the matches whose term the candidate does not satisfy, one a term, in text order."""
    wanted = {verdict.term.source for verdict in candidate.verdicts if not verdict.satisfied}
    indexes: list[int] = []
    for index, match in enumerate(matches):
        if match.term.source in wanted:
            wanted.discard(match.term.source)
            indexes.append(index)
    return indexes


def same_number(forms: Sequence[Form]) -> tuple[Form, ...]:
    """The forms in the grammatical number of the dictionary form: Росія has no use for a plural."""
    number = forms[0].tags & {"sing", "plur"} if forms else frozenset()
    return tuple(form for form in forms if not number or not form.tags or form.tags & number)[:FORMS]


def fitting(forms: Sequence[Form], before: str, locale: str) -> tuple[Form, ...]:
    """The forms in a case that can stand behind `before`: never a vocative, and what its last preposition takes."""
    governing = governed_cases(before, locale)
    possible = governing[1] if governing else CASES.keys() - {"voct"}
    cases = [(form, form.tags & CASES.keys()) for form in forms]
    return tuple(form for form, own in cases if not own or own & possible) or tuple(forms)


def prefixes(candidate: Candidate, index: int, match: TermMatch, morphology: Morphology) -> Iterator[Request]:
    """A request for each form of the term, each beginning with the hypothesis up to where the term goes."""
    rendering = match.term.rendering(morphology.locale)
    if rendering is None or not rendering.preferred:
        return
    span = candidate.source.spans[index]
    found = locate(candidate.text, candidate.links, span)
    start = found[0] if found else insertion_point(candidate.text, candidate.links, span)
    before = candidate.text[:start]
    gap = "" if not before or before[-1].isspace() or before[-1] in "«„“(‚" else " "
    forms = same_number(morphology.forms(rendering.preferred, match.term.kind))
    for form in fitting(forms, before + gap, morphology.locale):
        yield Request(candidate.source.text, prefix=before + gap + form.text)
