"""Fitting the case model: logistic regression over hashed features, by AdaGrad.

An ending that may be of several cases (Росії) teaches that it is one of them: the loss is that of their probabilities
together, so that the features decide which.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from l10n.training.case_examples import Example

__all__ = ["Score", "fit_cases"]

MOST = 60  # features of a place
EPOCHS, BATCH, RATE, DROPPED = 4, 512, 0.05, 0.3
CHECKED = 4000  # examples kept apart to tell how good the model is


@dataclass(frozen=True, slots=True)
class Score:
    """How well the model does on examples that it was not taught: in percent of those of one sure case, and all."""

    sure: float
    any: float
    examples: int


def fit_cases(
    examples: Sequence[Example], cases: Sequence[str], bits: int, seed: int = 1, told: Callable[[str], None] = print
) -> tuple[list[list[float]], Score]:
    """The weights of the table, a row of one number a case, and how good they are."""
    import numpy as np

    random_ = np.random.default_rng(seed)
    order = random_.permutation(len(examples))
    kept = min(CHECKED, len(examples) // 10)
    batch = _Arrays(examples, cases, 1 << bits)
    weights = np.zeros(((1 << bits) + 1, len(cases)), np.float32)  # the last row is that of no feature
    squares = np.full_like(weights, 1e-2)
    for epoch in range(EPOCHS):
        learn = random_.permutation(order[kept:])
        loss = sum(
            _step(batch, learn[start : start + BATCH], weights, squares, random_)
            for start in range(0, len(learn), BATCH)
        )
        score = _score(batch, order[:kept], weights)
        told(f"epoch {epoch + 1}: loss {loss / max(1, len(learn)):.4f}, right {score.sure:.1f} % of the sure ones")
    return weights[:-1].tolist(), score


class _Arrays:
    """Examples as arrays: rows (padded with `nothing`), allowed cases, weights."""

    def __init__(self, examples: Sequence[Example], cases: Sequence[str], nothing: int) -> None:
        import numpy as np

        self.nothing = nothing
        self.rows = np.full((len(examples), MOST), nothing, np.int32)
        self.allowed = np.zeros((len(examples), len(cases)), bool)
        self.weight = np.array([example.weight for example in examples], np.float32)
        for index, example in enumerate(examples):
            self.rows[index, : len(example.rows)] = example.rows[:MOST]
            self.allowed[index] = [case in example.cases for case in cases]


def _step(batch: _Arrays, chosen: Any, weights: Any, squares: Any, random_: Any) -> float:
    """One step of AdaGrad on the weights of the features in use, some of them dropped; the loss of the examples."""
    import numpy as np

    rows = batch.rows[chosen].copy()
    rows[random_.random(rows.shape) < DROPPED] = batch.nothing
    shares = _softmax(weights[rows].sum(1))
    wanted = shares * batch.allowed[chosen]
    together = wanted.sum(1, keepdims=True) + 1e-9
    slope = (shares - wanted / together) * batch.weight[chosen][:, None]
    used, where = np.unique(rows.ravel(), return_inverse=True)
    spread = np.repeat(slope, rows.shape[1], 0)
    gradient = np.stack([np.bincount(where, spread[:, case], len(used)) for case in range(slope.shape[1])], 1)
    squares[used] += gradient**2
    weights[used] -= RATE * gradient / np.sqrt(squares[used])
    weights[batch.nothing] = 0
    return float(-(np.log(together[:, 0]) * batch.weight[chosen]).sum())


def _softmax(sums: Any) -> Any:
    import numpy as np

    powers = np.exp(sums - sums.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def _score(batch: _Arrays, chosen: Any, weights: Any) -> Score:
    guess = weights[batch.rows[chosen]].sum(1).argmax(1)
    right = batch.allowed[chosen][range(len(chosen)), guess]
    sure = batch.allowed[chosen].sum(1) == 1
    return Score(100 * float(right[sure].mean()), 100 * float(right.mean()), len(chosen))
