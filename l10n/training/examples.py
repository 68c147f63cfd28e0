"""What the network is shown, as numbers: written by `prepare`, read by `batches`.

The file is a NumPy archive: `s` and `t` hold the piece numbers of all sources and targets end to end, `so` and `to`
where each begins (one more than there are examples), `w`, where it is there, how often an epoch shows each, on
average. A target begins with its language tag.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.training.pieces import Pieces

__all__ = ["Example", "pack"]


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

    sources = pieces.source([example.source for example in examples])
    targets = pieces.target([example.locale for example in examples], [example.target for example in examples])
    np.savez(
        path,
        s=np.fromiter((piece for ids in sources for piece in ids), np.uint16),
        so=np.cumsum([0, *map(len, sources)], dtype=np.int64),
        t=np.fromiter((piece for ids in targets for piece in ids), np.uint16),
        to=np.cumsum([0, *map(len, targets)], dtype=np.int64),
        w=np.array([example.weight for example in examples], np.float32),
    )
