"""The units of all catalogues over all cores: parts of one long catalogue, or many short ones."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from l10n.checks.gate import Examined, Gate
from l10n.model import Unit

__all__ = ["Work", "examine_all"]

PART = 250  # units; about a tenth of a second, so that no core waits long for the last one
# Units below which one process is faster: each further one loads the glossary and the dictionaries first.
WORTH_IT = 1500


class Work(Protocol):
    """The units of one catalogue, with their indexes in it."""

    @property
    def locale(self) -> str:
        """The catalogue's locale."""
        ...

    @property
    def units(self) -> Sequence[tuple[int, Unit]]:
        """The units to examine."""
        ...


def examine_all(work: Sequence[Work], gate: Gate, open_gate: Callable[[], Gate]) -> list[Examined]:
    """What was found in the units of each piece of work; `open_gate` opens the gate anew in other processes."""
    everything = [(one.locale, one.units) for one in work]
    if sum(len(units) for _, units in everything) < WORTH_IT or _cores() < 2:
        return [gate.examine(locale, units) for locale, units in everything]
    return _in_parallel(everything, open_gate)


def _in_parallel(
    work: Sequence[tuple[str, Sequence[tuple[int, Unit]]]], open_gate: Callable[[], Gate]
) -> list[Examined]:
    from concurrent.futures import ProcessPoolExecutor

    parts = [(number, locale, part) for number, (locale, units) in enumerate(work) for part in _parts(units)]
    results = [Examined() for _ in work]
    with ProcessPoolExecutor(min(_cores(), len(parts)), initializer=_start, initargs=(open_gate,)) as pool:
        for (number, _, _), found in zip(parts, pool.map(_examine, parts), strict=True):
            results[number] += found
    return results


def _parts(units: Sequence[tuple[int, Unit]]) -> Iterator[Sequence[tuple[int, Unit]]]:
    return (units[start : start + PART] for start in range(0, len(units), PART))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_gates: list[Gate] = []  # a worker's own, opened once


def _start(open_gate: Callable[[], Gate]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the first process's to handle
    _gates.append(open_gate())


def _examine(part: tuple[int, str, Sequence[tuple[int, Unit]]]) -> Examined:
    _, locale, units = part
    return _gates[0].examine(locale, units)
