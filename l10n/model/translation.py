"""What a model proposes, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from l10n.model.catalogues import Origin
from l10n.model.glossary import TermVerdict

__all__ = ["Hypothesis", "Link", "Rung", "TermMarkup", "Translation"]


@dataclass(frozen=True, slots=True)
class TermMarkup:
    """The in-line annotation that a model was trained with: `start` source `middle` lemma `end`."""

    start: str
    middle: str
    end: str


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of a hypothesis and the stretch of the source that the model attended to most for it."""

    start: int
    end: int
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What a model proposes for one source.

    `score` is the mean log-probability a token of the whole hypothesis, end mark included and language tag left
    out; `None` where it was not computed. `links` are there when they were asked for. `truncated`: the source was
    longer than the model reads, or the hypothesis hit the length limit before its end.
    """

    text: str
    score: float | None = None
    links: tuple[Link, ...] = ()
    truncated: bool = False


class Rung(StrEnum):
    """How a translation came to hold its terms, from the cheapest way to the last."""

    NO_TERMS = "no-terms"
    UNCONSTRAINED = "unconstrained"
    ANNOTATION = "annotation"
    N_BEST = "n-best"
    PREFIX = "prefix"
    SUBSTITUTION = "substitution"
    UNSATISFIED = "unsatisfied"


@dataclass(frozen=True, slots=True)
class Translation:
    """A target with where it came from.

    `signature` names engine, model version and settings, so that the same signature and source give the same
    target; `verdicts` cover every term in play; `problems` are sentences for the translator (a lost number,
    a loop, an echo of the source).
    """

    source: str
    target: str
    origin: Origin
    signature: str
    score: float | None = None
    rung: Rung = Rung.NO_TERMS
    verdicts: tuple[TermVerdict, ...] = ()
    problems: tuple[str, ...] = ()
