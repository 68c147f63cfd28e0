"""The weights of a case model: a row of small whole numbers for each hashed feature, one number a case.

A file is a line of ASCII (`l10n-cases 1 uk 16 32`: the format, the locale, bits of the hash, weights a unit) and
then 2^bits rows of signed bytes, in the order of `CASES`. Features share rows where their hashes meet: with some
hundred thousand of them that costs less than their names would.
"""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from l10n.adapters.cases.features import features
from l10n.errors import EngineError
from l10n.ports import Place

__all__ = ["CASES", "CaseTable", "read_table", "row_of", "write_table"]

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
MAGIC = "l10n-cases 1"
HEAD = re.compile(rb"l10n-cases 1 ([a-z]{2,3}) (\d{1,2}) ([1-9]\d{0,3})")
UNIT = 24  # of a weight of 1: a byte then holds weights up to 5, and none but a few are greater


@dataclass(frozen=True, slots=True)
class CaseTable:
    """The model of one locale; implements `l10n.ports.CaseModel`."""

    locale: str
    bits: int
    unit: int
    weights: bytes

    @property
    def signature(self) -> str:
        """A short hash of the weights: `cases:1f0a3c`."""
        return f"cases:{sha256(self.weights).hexdigest()[:6]}"

    def cases(self, place: Place) -> Mapping[str, float]:
        """The probability of each case at a place; they sum to 1."""
        sums = [0] * len(CASES)
        for feature in features(place, self.locale):
            start = row_of(feature, self.bits) * len(CASES)
            for case, weight in enumerate(self.weights[start : start + len(CASES)]):
                sums[case] += weight - 256 if weight > 127 else weight
        highest = max(sums)
        shares = [math.exp((one - highest) / self.unit) for one in sums]
        return {case: share / sum(shares) for case, share in zip(CASES, shares, strict=True)}


def row_of(feature: str, bits: int) -> int:
    """The row that a feature's hash leads to."""
    return zlib.crc32(feature.encode()) & ((1 << bits) - 1)


def read_table(data: bytes, name: str) -> CaseTable:
    """The table in the bytes of the file `name`; raises `EngineError` where it is none."""
    head, _, weights = data.partition(b"\n")
    found = HEAD.fullmatch(head)
    if found is None or len(weights) != len(CASES) << int(found[2]):
        raise EngineError(f"{name} is no case model of this version", "Reinstall l10n.")
    return CaseTable(found[1].decode(), int(found[2]), int(found[3]), weights)


def write_table(locale: str, bits: int, rows: Sequence[Sequence[float]]) -> bytes:
    """The bytes of a table; weights beyond what a signed byte holds are cut to it."""
    whole = (max(-128, min(127, round(weight * UNIT))) for row in rows for weight in row)
    return f"{MAGIC} {locale} {bits} {UNIT}\n".encode() + bytes(weight & 0xFF for weight in whole)
