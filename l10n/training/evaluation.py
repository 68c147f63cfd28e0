"""Measuring a package: BLEU and chrF2 (sacrebleu), term success and speed; every figure with its signature."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Score", "evaluate", "read_lines"]

Translate = Callable[[Sequence[str]], Sequence[str]]
"""Sources to targets, in order."""


@dataclass(frozen=True, slots=True)
class Score:
    """BLEU and chrF2 are 0-100; `speed` counts source words a second; `signature` is sacrebleu's."""

    locale: str
    bleu: float
    chrf: float
    speed: float
    signature: str


def evaluate(locale: str, sources: Sequence[str], references: Sequence[str], translate: Translate) -> Score:
    """Translate `sources` and compare with `references`, line by line."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    start = time.monotonic()
    targets = list(translate(sources))
    seconds = time.monotonic() - start
    bleu, chrf = BLEU(), CHRF()
    return Score(
        locale,
        bleu.corpus_score(targets, [list(references)]).score,
        chrf.corpus_score(targets, [list(references)]).score,
        sum(len(source.split()) for source in sources) / max(seconds, 1e-9),
        str(bleu.get_signature()),
    )


def read_lines(path: Path) -> list[str]:
    """The lines of a test-set file."""
    return path.read_text(encoding="utf-8").splitlines()
