"""Terms behind prepositions that never take their case: put into one that they take."""

from __future__ import annotations

from l10n.ports import Morphology
from l10n.stages.government import fitting_form, misgoverned
from l10n.stages.ladder.candidates import Candidate

__all__ = ["regoverned"]


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
