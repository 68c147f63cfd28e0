"""Rung d: put the term, in the case of what it replaces, where the model rendered its source words wrongly."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.model import TermMatch
from l10n.ports import Morphology
from l10n.stages.government import fitting_form, misgoverned
from l10n.stages.ladder.candidates import Candidate
from l10n.stages.ladder.constrain import same_number
from l10n.stages.ladder.locate import locate

__all__ = ["regoverned", "substitutions"]

CASES = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct", "voct"})


def substitutions(candidate: Candidate, index: int, match: TermMatch, morphology: Morphology) -> Iterator[str]:
    """The texts with the wrong rendering of one term replaced, one a plausible form, likeliest case first."""
    rendering = match.term.rendering(morphology.locale)
    found = locate(candidate.text, candidate.links, candidate.source.spans[index])
    if rendering is None or not rendering.preferred or found is None:
        return
    start, end = found
    readings = morphology.tags(candidate.text[start:end])
    cases = frozenset(tag for reading in readings for tag in reading) & CASES
    for form in same_number(morphology.forms(rendering.preferred, match.term.kind)):
        if not cases or not form.tags & CASES or form.tags & cases:
            yield candidate.text[:start] + form.text + candidate.text[end:]


def regoverned(candidate: Candidate, morphology: Morphology) -> str:
    """The text with every term that its preposition cannot take put into a case that it can: від Росія → від Росії."""
    text = candidate.text
    found = [(occurrence, verdict.term.kind) for verdict in candidate.verdicts for occurrence in verdict.found]
    for occurrence, kind in sorted(found, key=lambda pair: -pair[0].start):
        wrong = misgoverned(candidate.text, occurrence.start, occurrence.end, morphology)
        surface = candidate.text[occurrence.start : occurrence.end]
        right = fitting_form(kind, occurrence, surface, wrong, morphology) if wrong else None
        if right is not None and text.startswith(surface, occurrence.start):  # not twice: two terms share a rendering
            text = text[: occurrence.start] + right + text[occurrence.end :]
    return text
