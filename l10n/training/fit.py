"""Training: token batches, label smoothing, a learning rate that warms up, stays, and cools down; resumable.

The weights of the cool-down's second half are averaged: the average scores better than any single step (Vaswani et
al. 2017 average their last checkpoints). A run stops on time, not on steps, because time is what a machine lends.
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

from l10n.training.batches import Batch, Examples, ahead
from l10n.training.network import PAD, Network, Shape

__all__ = ["Plan", "Progress", "fit", "learning_rate"]


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train. `tokens` a batch are padded tokens; `cool` is the share of the time that the rate falls.

    `minutes` is what this run may take, earlier runs that it resumes not counted; `report_every` and `save_every`
    count steps.
    """

    minutes: float
    tokens: int = 24_000
    rate: float = 8e-4
    warm_steps: int = 2_000
    cool: float = 0.35
    dropout: float = 0.2
    smoothing: float = 0.1
    seed: int = 1
    report_every: int = 100
    save_every: int = 1_000
    compile: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """What a run says of itself: losses are nats a token."""

    step: int
    epoch: int
    seconds: float
    rate: float
    loss: float
    tokens_a_second: float
    dev_loss: float | None = None


def learning_rate(plan: Plan, step: int, share: float) -> float:
    """The rate of `step` (from 0) when `share` of the time has gone: trapezoid, never quite zero."""
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
    told: Callable[[Progress], None] = lambda _progress: None,
) -> Path:
    """Train on packed examples; returns the averaged checkpoint, `out/average.pt`.

    `out/last.pt` is saved on the way; where it exists, the run goes on from it, optimiser, epoch and all. Otherwise
    `start_from` may name a checkpoint whose weights to begin with. On a GPU the arithmetic is bfloat16 and
    checkpoints are float16.
    """
    return _Run(Examples(train), Examples(dev) if dev else None, out, shape, plan, start_from).train(told)


class _Run:
    def __init__(
        self, train: Examples, dev: Examples | None, out: Path, shape: Shape, plan: Plan, start_from: Path | None
    ) -> None:
        torch.manual_seed(plan.seed)
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.examples, self.dev, self.out, self.plan = train, dev, out, plan
        self.chance = np.random.default_rng(plan.seed)
        self.step = self.epoch = 0
        self.network = Network(shape, plan.dropout).to(self.device)
        self.optimizer = torch.optim.AdamW(
            self.network.parameters(), lr=plan.rate, betas=(0.9, 0.98), eps=1e-9, weight_decay=0.01
        )
        self.average: dict[str, torch.Tensor] = {}
        self.averaged = 0
        out.mkdir(parents=True, exist_ok=True)
        self._resume(out / "last.pt", start_from)
        self.compiled: Any = torch.compile(self.network, dynamic=True) if plan.compile else self.network

    def _resume(self, last: Path, start_from: Path | None) -> None:
        found = last if last.exists() else start_from
        if found is None:
            return
        state = torch.load(found, map_location=self.device, weights_only=True)
        self.network.load_state_dict({name: weight.float() for name, weight in state["weights"].items()})
        if found == last:
            self.optimizer.load_state_dict(state["optimizer"])
            self.step, self.epoch = state["step"], state["epoch"]
            self.chance = np.random.default_rng((self.plan.seed, self.step))

    def train(self, told: Callable[[Progress], None]) -> Path:
        started = reported = time.monotonic()
        tokens, loss = 0, float("nan")
        self.network.train()
        for batch in self._batches():
            seconds = time.monotonic() - started
            share = seconds / (60 * self.plan.minutes)
            if share >= 1:
                break
            rate = learning_rate(self.plan, self.step, share)
            loss_now, count = self._learn(batch, rate)
            tokens += count
            if self.step % self.plan.report_every == 0 or math.isnan(loss):  # the first loss too
                loss, now = loss_now.item(), time.monotonic()
                speed = tokens / max(now - reported, 1e-9)
                told(Progress(self.step, self.epoch, seconds, rate, loss, speed, self._dev_loss_when_due()))
                tokens, reported = 0, now
            if share > 1 - self.plan.cool / 2:
                self._include_in_average()
        self._save_last()
        return self._save_average(told, time.monotonic() - started)

    def _batches(self) -> Iterator[Batch]:
        while True:
            self.epoch += 1
            yield from ahead(self.examples.epoch(self.plan.tokens, self.chance), self.examples.batch)

    def _learn(self, batch: Batch, rate: float) -> tuple[torch.Tensor, int]:
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        loss, count = self._loss(batch, self.plan.smoothing)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.step += 1
        if self.step % self.plan.save_every == 0:
            self._save_last()
        return loss.detach(), count

    def _loss(self, batch: Batch, smoothing: float) -> tuple[torch.Tensor, int]:
        """The mean cross-entropy a wanted token (padding and language tag left out), and how many there are."""
        source, given, wanted = (part.to(self.device) for part in (batch.source, batch.given, batch.wanted))
        # bfloat16 on a CPU without AMX is emulated, and slower than float32
        with torch.autocast(self.device, dtype=torch.bfloat16, enabled=self.device == "cuda"):
            states = self.compiled(source, given)
            asked = wanted != PAD
            logits = self.network.logits(states[asked])
        return functional.cross_entropy(logits.float(), wanted[asked], label_smoothing=smoothing), int(asked.sum())

    def _dev_loss_when_due(self) -> float | None:
        due = self.dev is not None and self.step % self.plan.save_every == 0
        return self._dev_loss() if due else None

    def _dev_loss(self) -> float:
        assert self.dev is not None
        self.network.eval()
        total = count = 0.0
        with torch.no_grad():
            for numbers in self.dev.epoch(8_000, np.random.default_rng(0)):
                loss, tokens = self._loss(self.dev.batch(numbers), 0.0)
                total, count = total + loss.item() * tokens, count + tokens
        self.network.train()
        return total / max(count, 1)

    def _include_in_average(self) -> None:
        self.averaged += 1
        for name, weight in self.network.state_dict().items():
            mean = self.average.setdefault(name, weight.detach().clone().float())
            mean += (weight.float() - mean) / self.averaged

    def _save_last(self) -> None:
        extra = {"optimizer": self.optimizer.state_dict(), "step": self.step, "epoch": self.epoch}
        self._save("last.pt", self.network.state_dict(), extra)

    def _save_average(self, told: Callable[[Progress], None], seconds: float) -> Path:
        if self.average:
            self.network.load_state_dict(self.average)
        if self.dev is not None:
            told(Progress(self.step, self.epoch, seconds, 0.0, float("nan"), 0.0, self._dev_loss()))
        return self._save("average.pt", self.network.state_dict(), {"plan": asdict(self.plan)})

    def _save(self, name: str, weights: dict[str, Any], extra: dict[str, Any]) -> Path:
        kind = torch.float16 if self.device == "cuda" and name == "average.pt" else torch.float32
        half = {key: value.detach().to(kind).cpu() for key, value in weights.items()}
        path, partial = self.out / name, self.out / (name + ".partial")
        torch.save({"shape": self.network.shape.as_dict(), "weights": half, **extra}, partial)
        partial.replace(path)
        return path
