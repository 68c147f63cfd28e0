"""A term's case against the preposition before it: „в Росія“ holds the term, and is no sentence."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.contract import Flaw
from l10n.model import TermVerdict
from l10n.ports import Morphology
from l10n.stages.government import case_names, fitting_form, misgoverned

__all__ = ["case_flaws"]


def case_flaws(verdict: TermVerdict, target: str, morphology: Morphology) -> Iterator[Flaw]:
    """The occurrences of a term in a case that the preposition right before them never takes, with the right form."""
    for occurrence in verdict.found:
        span = occurrence.start, occurrence.end
        wrong = misgoverned(target, *span, morphology)
        if wrong is not None:
            surface = target[slice(*span)]
            message = (
                f"“{surface}” is in the {case_names(wrong.stands_in)}, but “{wrong.preposition}” takes the "
                f"{case_names(wrong.takes)}"
            )
            yield Flaw(message, span, fitting_form(verdict.term.kind, occurrence, surface, wrong, morphology))
