"""What the network is shown, as numbers: written by `prepare`, read by `batches`.

The file is a NumPy archive: `s` and `t` hold the piece numbers of all sources and targets end to end, `so` and `to`
where each begins (one more than there are examples), `w`, where it is there, how often an epoch shows each, on
average. A target begins with its language tag.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from l10n.training.pieces import Pieces

__all__ = ["Example", "pack"]

CHUNK = 50_000  # examples: as Python lists, the numbers of a million would take gigabytes


@dataclass(frozen=True, slots=True)
class Example:
    """A source as the model reads it, its target, and how many times an epoch it is seen."""

    locale: str
    source: str
    target: str
    weight: float


def pack(examples: Sequence[Example], path: Path, pieces: Pieces) -> None:
    """Number the examples and write them to `path`."""
    import numpy as np

    chunks = [examples[start : start + CHUNK] for start in range(0, len(examples), CHUNK)]
    sources = _end_to_end(pieces.source([one.source for one in chunk]) for chunk in chunks)
    targets = _end_to_end(
        pieces.target([one.locale for one in chunk], [one.target for one in chunk]) for chunk in chunks
    )
    weights = np.array([example.weight for example in examples], np.float32)
    np.savez(path, s=sources[0], so=sources[1], t=targets[0], to=targets[1], w=weights)


def _end_to_end(chunks: Iterable[list[list[int]]]) -> tuple[Any, Any]:
    """All numbers in one array, and where each row begins, the end of the last row included."""
    import numpy as np

    numbers, lengths = [np.empty(0, np.uint16)], [0]
    for rows in chunks:
        numbers.append(np.fromiter(chain.from_iterable(rows), np.uint16))
        lengths += map(len, rows)
    return np.concatenate(numbers), np.cumsum(lengths, dtype=np.int64)
