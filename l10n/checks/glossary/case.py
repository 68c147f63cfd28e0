"""A term's case against the preposition before it: „в Росія“ holds the term, and is no sentence."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.contract import Flaw
from l10n.model import Occurrence, TermVerdict
from l10n.ports import Morphology
from l10n.stages.government import Misgoverned, case_names, misgoverned

__all__ = ["case_flaws"]

NUMBERS = frozenset({"sing", "plur"})
# Where a preposition takes several cases: the commoner first (в Білому домі before у Білого дому).
COMMON = ("loct", "ablt", "datv", "accs", "gent")


def case_flaws(verdict: TermVerdict, target: str, morphology: Morphology) -> Iterator[Flaw]:
    """The occurrences of a term in a case that the preposition right before them never takes, with the right form."""
    for occurrence in verdict.found:
        wrong = misgoverned(target, occurrence.start, occurrence.end, morphology)
        if wrong is not None:
            surface = target[occurrence.start : occurrence.end]
            message = (
                f"“{surface}” is in the {case_names(wrong.stands_in)}, but “{wrong.preposition}” takes the "
                f"{case_names(wrong.takes)}"
            )
            span = occurrence.start, occurrence.end
            yield Flaw(message, span, _right_form(verdict, occurrence, surface, wrong, morphology))


def _right_form(
    verdict: TermVerdict, occurrence: Occurrence, surface: str, wrong: Misgoverned, morphology: Morphology
) -> str | None:
    """The rendering in a case that the preposition takes, in the number of what stands there."""
    numbers = {number for tags in morphology.tags(surface) for number in tags & NUMBERS}
    forms = morphology.forms(surface if occurrence.partial else occurrence.rendering, verdict.term.kind)
    fitting = (form for case in COMMON if case in wrong.takes for form in forms if case in form.tags)
    return next((form.text for form in fitting if not numbers or form.tags & numbers), None)
