"""A translator that says what a test wants."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from l10n.model import Hypothesis, TermMarkup
from l10n.ports import Request

__all__ = ["FakeTranslator"]


@dataclass
class FakeTranslator:
    """Answers from a function; remembers what it was asked."""

    answer: Callable[[Request], Sequence[Hypothesis]]
    scores: dict[str, float] = field(default_factory=dict)
    term_markup: TermMarkup | None = None
    name: str = "fake 1"
    signature: str = "fake-1"
    locale: str = "uk"
    asked: list[Request] = field(default_factory=list)

    def translate(
        self, requests: Sequence[Request], *, n_best: int = 1, links: bool = False
    ) -> list[tuple[Hypothesis, ...]]:
        self.asked += requests
        return [tuple(self.answer(request))[:n_best] for request in requests]

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        return [self.scores.get(target, -5.0 if self.scores else -1.0) for _, target in pairs]
