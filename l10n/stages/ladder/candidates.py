"""A candidate translation, how it is judged, and which of several is the best."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from l10n.model import Link, Rung, TermVerdict
from l10n.stages.ladder.sources import Source

__all__ = ["Candidate", "best", "contenders", "rank"]

# A rendering that the glossary merely accepts costs this much log-probability a token, so that one article keeps
# to one rendering, unless the sentence clearly wants the other ("американський президент").
ACCEPTED_PENALTY = 0.05
CHARACTERS = 4  # of a token, about: the score is a token's mean, the case score that of the whole


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to translate a segment.

    `source` is what the model read for it, `links` tie `text` to `source.text`; `score` is that of `text` given
    the plain segment, so that candidates of different rungs compare. `misgoverned` counts terms in a case that the
    preposition before them never takes, `strays` names left in English; `case_score` is the log-probability of the
    cases of all terms together. `forced` is where the last term ends that was put in, in characters.
    """

    text: str
    rung: Rung
    source: Source
    verdicts: tuple[TermVerdict, ...] = ()
    faults: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    score: float | None = None
    misgoverned: int = 0
    strays: int = 0
    case_score: float = 0.0
    forced: int = 0

    @property
    def unsatisfied(self) -> int:
        """How many terms the text lacks or renders in a forbidden way."""
        return sum(not verdict.satisfied for verdict in self.verdicts)

    @property
    def shortcomings(self) -> tuple[int, int, int]:
        """What putting terms in is to lessen: terms not held, forbidden forms, strays."""
        return self.unsatisfied, sum(len(verdict.forbidden) for verdict in self.verdicts), self.strays

    @property
    def merit(self) -> tuple[int, ...]:
        """What counts before probability, greatest best: terms held, no faults, cases, no strays, none too few."""
        unsatisfied, forbidden, strays = self.shortcomings
        short = sum(verdict.pronoun for verdict in self.verdicts)
        return -unsatisfied, -forbidden, -len(self.faults), -self.misgoverned, -strays, -short


def rank(candidate: Candidate) -> tuple[tuple[int, ...], float]:
    """The sort key, greatest best: merit, then probability."""
    accepted = sum(
        any(occurrence.rendering in rendering.accepted for rendering in verdict.term.renderings.values())
        for verdict in candidate.verdicts
        for occurrence in verdict.found
    )
    if candidate.score is None:
        return candidate.merit, float("-inf")
    tokens = max(1.0, len(candidate.text) / CHARACTERS)
    return candidate.merit, candidate.score + candidate.case_score / tokens - ACCEPTED_PENALTY * accepted


def best(candidates: Iterable[Candidate]) -> Candidate:
    """The best candidate; of equals the first, so that the cheaper rung wins."""
    return max(candidates, key=rank)


def contenders(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that only their probability can tell apart: those of the greatest merit."""
    kept = list(candidates)
    greatest = max((candidate.merit for candidate in kept), default=None)
    return [candidate for candidate in kept if candidate.merit == greatest]
