"""Rung d: put the term, in the case of what it replaces, where the model rendered its source words wrongly."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.model import TermMatch
from l10n.ports import Morphology
from l10n.stages.ladder.candidates import Candidate
from l10n.stages.ladder.constrain import same_number
from l10n.stages.ladder.locate import locate

__all__ = ["substitutions"]

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
