"""Training: token batches, label smoothing, a learning rate that warms up, stays, and cools down; resumable.

The weights of the cool-down's second half are averaged: the average scores better than any single step (Vaswani et
al. 2017 average their last checkpoints). A run stops on time, because time is what a machine lends; or on steps, which
can be repeated.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional

from l10n.errors import L10nError
from l10n.training.batches import Batch, Examples, ahead
from l10n.training.checkpoints import read_checkpoint, write_checkpoint
from l10n.training.network import PAD, Network, Shape
from l10n.training.optimizers import Optimizers

__all__ = ["Plan", "Progress", "fit", "learning_rate"]

AVERAGE_EVERY = 10  # steps: neighbours hardly differ
DEV_TOKENS = 8_000  # a batch


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train. `minutes`, or `steps` where that is set, is the whole run, interrupted and resumed or not.

    `tokens` a batch are padded tokens; `cool` is the share of the run in which the rate falls; `muon` moves the
    hidden matrices by Muon, which pays on a GPU at best (see `optimizers`).
    """

    minutes: float = 22.0
    steps: int = 0
    tokens: int = 24_000
    rate: float = 8e-4
    warm_steps: int = 2_000
    cool: float = 0.35
    dropout: float = 0.2
    smoothing: float = 0.1
    seed: int = 1
    muon: bool = False
    compile: bool = False
    report_seconds: float = 20.0
    save_seconds: float = 180.0


@dataclass(frozen=True, slots=True)
class Progress:
    """What a run says of itself: losses are nats a token, `seconds` those of the whole run.

    The last report has the last step's loss, a rate of 0, and the dev loss of the average.
    """

    step: int
    epoch: int
    seconds: float
    rate: float
    loss: float
    tokens_a_second: float
    dev_loss: float | None = None


Told = Callable[[Progress], None]


def learning_rate(plan: Plan, step: int, share: float) -> float:
    """The rate of `step` (from 0) when `share` of the run has gone: trapezoid, never quite zero."""
    rate = plan.rate * min(1.0, (step + 1) / plan.warm_steps)
    falling = (1 - share) / plan.cool if plan.cool and share > 1 - plan.cool else 1.0
    return rate * max(falling, 0.02)


def fit(
    train: Path,
    dev: Path | None,
    out: Path,
    shape: Shape,
    plan: Plan,
    *,
    start_from: Path | None = None,
    told: Told = lambda _progress: None,
) -> Path:
    """Train on packed examples; returns the averaged checkpoint, `out/average.pt`.

    `out/last.pt` is saved on the way, and a run that finds it goes on from it: weights, optimizers, average and
    clock, with a fresh order of the examples. Otherwise `start_from` may name a checkpoint whose weights to begin
    with. On a GPU the arithmetic is bfloat16, and the average is kept in float16. Raises `L10nError` when the loss
    is no number any more.
    """
    return _Run(Examples(train), Examples(dev) if dev else None, out, shape, plan, start_from).train(told)


class _Run:
    def __init__(
        self, train: Examples, dev: Examples | None, out: Path, shape: Shape, plan: Plan, start_from: Path | None
    ) -> None:
        torch.manual_seed(plan.seed)
        torch.set_float32_matmul_precision("high")  # TensorFloat-32 where the GPU has it
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.examples, self.dev, self.out, self.plan = train, dev, out, plan
        self.step = self.epoch = self.averaged = 0
        self.earlier = 0.0
        self.average: dict[str, torch.Tensor] = {}
        self.network = Network(shape, plan.dropout).to(self.device)
        self.optimizers = Optimizers(self.network, plan.rate, plan.muon)
        out.mkdir(parents=True, exist_ok=True)
        self._begin(out / "last.pt", start_from)
        self.chance = np.random.default_rng((plan.seed, self.step))
        self.compiled: Any = torch.compile(self.network, dynamic=True) if plan.compile else self.network
        self.started = time.monotonic()

    def _begin(self, last: Path, start_from: Path | None) -> None:
        found = last if last.exists() else start_from
        if found is None:
            return
        state = read_checkpoint(found, self.device)
        if state["shape"] != self.network.shape.as_dict():
            raise L10nError(f"has another shape: {state['shape']}", "Give the sizes that it has.", path=found)
        self.network.load_state_dict({name: weight.float() for name, weight in state["weights"].items()})
        if found == last:
            self.optimizers.restore(state["optimizers"])
            self.step, self.epoch, self.earlier = state["step"], state["epoch"], state["seconds"]
            self.average, self.averaged = state["average"], state["averaged"]

    @property
    def seconds(self) -> float:
        return self.earlier + time.monotonic() - self.started

    @property
    def share(self) -> float:
        return self.step / self.plan.steps if self.plan.steps else self.seconds / (60 * self.plan.minutes)

    def train(self, told: Told) -> Path:
        self.network.train()
        reported, saved, tokens, loss = -math.inf, self.seconds, 0, torch.tensor(math.nan)
        for batch in self._batches():
            if (share := self.share) >= 1:
                break
            rate = learning_rate(self.plan, self.step, share)
            loss = self._learn(batch, rate)
            tokens += batch.tokens
            if share > 1 - self.plan.cool / 2 and self.step % AVERAGE_EVERY == 0:
                self._include_in_average()
            save = self.seconds - saved > self.plan.save_seconds
            if save or self.seconds - reported > self.plan.report_seconds:
                speed = tokens / max(self.seconds - max(reported, self.earlier), 1e-9)
                told(self._progress(rate, _number(loss), speed, self._dev_loss() if save else None))
                reported, tokens = self.seconds, 0
            if save:
                self._save_last()
                saved = self.seconds
        return self._finish(told, float(loss.item()))

    def _batches(self) -> Iterator[Batch]:
        while True:
            self.epoch += 1
            yield from ahead(self.examples.epoch(self.plan.tokens, self.chance), self.examples.batch)

    def _learn(self, batch: Batch, rate: float) -> torch.Tensor:
        loss = self._loss(batch, self.plan.smoothing)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizers.step(rate)
        self.step += 1
        return loss.detach()

    def _loss(self, batch: Batch, smoothing: float) -> torch.Tensor:
        """The mean cross-entropy a wanted token; padding and language tag are not asked for."""
        source, given, wanted = (part.to(self.device) for part in (batch.source, batch.given, batch.wanted))
        # bfloat16 on a CPU without AMX is emulated, and slower than float32
        with torch.autocast(self.device, dtype=torch.bfloat16, enabled=self.device == "cuda"):
            states = self.compiled(source, given)
            asked = wanted != PAD
            logits = self.network.logits(states[asked])
        return functional.cross_entropy(logits.float(), wanted[asked], label_smoothing=smoothing)

    def _dev_loss(self) -> float | None:
        if self.dev is None:
            return None
        self.network.eval()
        total = count = 0.0
        with torch.no_grad():
            for numbers in self.dev.epoch(DEV_TOKENS, np.random.default_rng(0)):
                batch = self.dev.batch(numbers)
                total += self._loss(batch, 0.0).item() * batch.tokens
                count += batch.tokens
        self.network.train()
        return total / max(count, 1)

    def _progress(self, rate: float, loss: float, speed: float, dev_loss: float | None) -> Progress:
        return Progress(self.step, self.epoch, self.seconds, rate, loss, speed, dev_loss)

    def _include_in_average(self) -> None:
        self.averaged += 1
        for name, weight in self.network.state_dict().items():
            mean = self.average.setdefault(name, weight.detach().clone().float())
            mean += (weight.float() - mean) / self.averaged

    def _save_last(self) -> None:
        write_checkpoint(
            self.out / "last.pt",
            self.network.shape,
            self.network.state_dict(),
            optimizers=self.optimizers.state(),
            average=self.average,
            averaged=self.averaged,
            step=self.step,
            epoch=self.epoch,
            seconds=self.seconds,
        )

    def _finish(self, told: Told, loss: float) -> Path:
        self._save_last()
        if self.average:
            self.network.load_state_dict(self.average)
        told(self._progress(0.0, loss, 0.0, self._dev_loss()))
        kind = torch.float16 if self.device == "cuda" else torch.float32
        weights = {name: weight.to(kind) for name, weight in self.network.state_dict().items()}
        return write_checkpoint(self.out / "average.pt", self.network.shape, weights, plan=asdict(self.plan))


def _number(loss: torch.Tensor) -> float:
    value = float(loss.item())
    if not math.isfinite(value):
        raise L10nError(f"the loss is {value}: training has diverged", "Begin anew with a lower --rate.")
    return value
