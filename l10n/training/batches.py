"""Batches of about equal size, drawn from packed examples (the file's layout: see `examples`)."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import torch
from torch import Tensor

from l10n.training.network import BOS, EOS, PAD

__all__ = ["Batch", "Examples", "ahead"]

Item = TypeVar("Item")
Made = TypeVar("Made")
JITTER = 1.5  # tokens: mixes lengths a little, so that batches differ between epochs


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded ids, rows × length: what the encoder reads, what the decoder reads, and what it should say.

    `tokens` counts what it should say, padding and language tags left out.
    """

    source: Tensor
    given: Tensor
    wanted: Tensor
    tokens: int


class Examples:
    """The examples of a packed file, `longest` tokens at most on either side."""

    def __init__(self, path: Path, longest: int = 200) -> None:
        archive = np.load(path)
        self.sources, self.source_starts = archive["s"], archive["so"]
        self.targets, self.target_starts = archive["t"], archive["to"]
        self.source_lengths, self.target_lengths = np.diff(self.source_starts), np.diff(self.target_starts)
        fits = (self.source_lengths <= longest) & (self.target_lengths <= longest)
        self.kept = np.nonzero(fits & (self.source_lengths > 0) & (self.target_lengths > 1))[0]
        self.weights = archive["w"][self.kept] if "w" in archive else np.ones(len(self.kept), np.float32)

    def epoch(self, tokens: int, chance: np.random.Generator) -> list[Any]:
        """The examples' numbers in batches of up to `tokens` padded tokens, shuffled, repeats as weighted."""
        times = np.floor(self.weights + chance.random(len(self.kept))).astype(int)
        chosen = np.repeat(self.kept, times)
        lengths = np.maximum(self.source_lengths[chosen], self.target_lengths[chosen] + 1)
        order = np.argsort(lengths + chance.uniform(-JITTER, JITTER, len(chosen)), kind="stable")
        chosen, lengths = chosen[order], lengths[order]
        batches: list[Any] = []
        start = widest = 0
        for place, length in enumerate(lengths):
            if place > start and max(widest, length) * (place - start + 1) > tokens:
                batches.append(chosen[start:place])
                start, widest = place, 0
            widest = max(widest, int(length))
        if start < len(chosen):
            batches.append(chosen[start:])
        return [batches[place] for place in chance.permutation(len(batches))]

    def batch(self, numbers: Any) -> Batch:
        """The examples of `numbers`, padded; the language tag is given to the decoder, never asked of it."""
        source = np.full((len(numbers), int(self.source_lengths[numbers].max())), PAD, np.int64)
        given = np.full((len(numbers), int(self.target_lengths[numbers].max()) + 1), PAD, np.int64)
        wanted = np.full_like(given, PAD)
        for row, number in enumerate(numbers):
            read = self.sources[self.source_starts[number] : self.source_starts[number + 1]]
            said = self.targets[self.target_starts[number] : self.target_starts[number + 1]]
            source[row, : len(read)] = read
            given[row, 0], given[row, 1 : len(said) + 1] = BOS, said
            wanted[row, 1 : len(said)], wanted[row, len(said)] = said[1:], EOS
        tokens = int(self.target_lengths[numbers].sum())  # the language tag is not asked for, the end mark is
        return Batch(torch.from_numpy(source), torch.from_numpy(given), torch.from_numpy(wanted), tokens)


def ahead(items: Iterable[Item], make: Callable[[Item], Made], depth: int = 8) -> Iterator[Made]:
    """`make(item)` for each item in order, `depth` of them made in a thread before they are asked for."""
    waiting = iter(items)
    with ThreadPoolExecutor(max_workers=1) as pool:
        coming: deque[Future[Made]] = deque(pool.submit(make, item) for item in islice(waiting, depth))
        while coming:
            yield coming.popleft().result()
            coming.extend(pool.submit(make, item) for item in islice(waiting, 1))
