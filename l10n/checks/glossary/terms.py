"""The terms of one unit: missing, forbidden, left in the source language, or fewer than in the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from l10n.checks.contract import Flaw
from l10n.checks.glossary.case import case_flaws
from l10n.checks.glossary.consistency import Use, uses
from l10n.checks.glossary.forms import agreeing
from l10n.checks.glossary.registry import CASE, COUNT, FORBIDDEN, MISSING, UNTRANSLATED
from l10n.model import Occurrence, TermVerdict
from l10n.ports import Morphology, TermFinder
from l10n.stages.recognise import judge

__all__ = ["TermFlaw", "check_terms"]


@dataclass(frozen=True, slots=True)
class TermFlaw:
    """A flaw of one term; `term` is the glossary's source."""

    check: str
    term: str
    flaw: Flaw


def check_terms(
    source: str, target: str, finder: TermFinder, morphology: Morphology
) -> tuple[tuple[TermFlaw, ...], tuple[Use, ...]]:
    """What is wrong with the terms of a translated unit, and how each name was rendered (for `inconsistent`)."""
    matches = finder.find(source)
    if not matches or not target:
        return (), ()
    verdicts = judge(matches, target, morphology)
    flaws = tuple(flaw for verdict in verdicts for flaw in _flaws(verdict, target, finder, morphology))
    return flaws, tuple(uses(source, target, matches, verdicts))


def _flaws(verdict: TermVerdict, target: str, finder: TermFinder, morphology: Morphology) -> Iterator[TermFlaw]:
    """One fault is said once: a forbidden form is not missing as well, nor is a name left as it was."""
    term = verdict.term.source
    for occurrence in verdict.forbidden:
        yield TermFlaw(FORBIDDEN, term, _forbidden(verdict, occurrence, target, morphology))
    for flaw in case_flaws(verdict, target, morphology):
        yield TermFlaw(CASE, term, flaw)
    short = verdict.expected - len(verdict.found) - len(verdict.forbidden)
    rendering = verdict.term.rendering(morphology.locale)
    if short <= 0 or rendering is None or not rendering.allowed:
        return
    left = _left(verdict, target, finder)[:short]
    for start, end in left:
        message = f"“{target[start:end]}” is left as in the source; {expected(verdict, morphology.locale)} expected"
        yield TermFlaw(UNTRANSLATED, term, Flaw(message, (start, end), rendering.allowed[0]))
    if left or verdict.forbidden:
        return
    if verdict.found:
        message = f"“{term}” stands {verdict.expected} times in the source, here {len(verdict.found)}"
        yield TermFlaw(COUNT, term, Flaw(message))
    else:
        message = f"{expected(verdict, morphology.locale)} expected for “{term}”, and not found"
        yield TermFlaw(MISSING, term, Flaw(message, None, rendering.allowed[0]))


def _forbidden(verdict: TermVerdict, occurrence: Occurrence, target: str, morphology: Morphology) -> Flaw:
    span = occurrence.start, occurrence.end
    surface = target[slice(*span)]
    wanted = expected(verdict, morphology.locale)
    message = f"“{surface}” is forbidden for “{verdict.term.source}”" + (f"; {wanted} expected" if wanted else "")
    rendering = verdict.term.rendering(morphology.locale)
    right = rendering.allowed[0] if rendering and rendering.allowed else None
    return Flaw(
        message, span, agreeing(right, occurrence.rendering, verdict.term.kind, surface, morphology) if right else None
    )


def expected(verdict: TermVerdict, locale: str) -> str:
    """The accepted renderings, for a message: `“Білий дім” or “Вайт-Гаус”`."""
    rendering = verdict.term.rendering(locale)
    return " or ".join(f"“{text}”" for text in rendering.allowed) if rendering else ""


def _left(verdict: TermVerdict, target: str, finder: TermFinder) -> Sequence[tuple[int, int]]:
    """Where the source's name stands in the target as it was, without what counts as rendered (Trump in German)."""
    taken = [(occurrence.start, occurrence.end) for occurrence in verdict.found]
    return [
        (match.start, match.end)
        for match in finder.find(target)
        if match.term.source == verdict.term.source
        and not any(start < match.end and match.start < end for start, end in taken)
    ]
