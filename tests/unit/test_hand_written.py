"""Sentences that a person wrote with care pass all checks; slips of the usual kinds are found, in each language.

Dialogue, quotations in quotations, numbers, dates, hours, abbreviations, addresses, lists, headings and names: what a
new user's catalogue holds.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from l10n.model import Catalog, Severity, Unit
from l10n.wiring import open_gate

ROOT = Path(__file__).resolve().parents[2]
GATE = open_gate([ROOT / "glossary"])


def rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "tests" / "data" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def found(locale: str, pairs: list[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Check, message and target of each finding that can fail a build, the file's own form aside."""
    units = tuple(Unit(source, (target,)) for source, target in pairs)
    return [
        (one.check, one.message, one.target)
        for one in GATE.findings(Catalog("x.po", units=units), locale)
        if one.severity > Severity.INFO and not one.check.startswith("file-")
    ]


@pytest.mark.parametrize("locale", ["uk", "ru", "de"])
def test_what_is_right_passes(locale: str) -> None:
    assert found(locale, [(row["en"], row[locale]) for row in rows("right-prose.csv")]) == []


@pytest.mark.parametrize("locale", ["uk", "ru", "de"])
@pytest.mark.parametrize("row", rows("wrong-prose.csv"), ids=lambda row: row["check"])
def test_what_is_wrong_is_found(row: dict[str, str], locale: str) -> None:
    assert row["check"] in {check for check, _, _ in found(locale, [(row["en"], row[locale])])}
