"""Several processes find what one finds, in the same order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import pytest

from l10n.model import Unit
from l10n.pipeline import parallel
from l10n.wiring import open_gate


@dataclass(frozen=True)
class Piece:
    locale: str
    units: list[tuple[int, Unit]]


def test_parts_in_other_processes_come_back_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    units = [(number, Unit(f"It is {number}.", (f"Це {number + number % 3}.",))) for number in range(40)]
    work = [Piece("uk", units), Piece("ru", []), Piece("de", units[:3])]
    opener = partial(open_gate, ())
    alone = parallel.examine_all(work, opener(), opener)
    monkeypatch.setattr(parallel, "WORTH_IT", 1)
    monkeypatch.setattr(parallel, "PART", 7)
    monkeypatch.setattr(parallel, "_cores", lambda: 2)
    assert parallel.examine_all(work, opener(), opener) == alone
    assert {flaw.index % 3 for flaw in alone[0].flaws if flaw.check == "numbers"} == {1, 2}
