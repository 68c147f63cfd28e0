"""The examples of checks that need a stretch of a PO file: what is wrong is found on its line, what is right never."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.adapters.po import parse_bytes
from l10n.checks.registry import CHECKS
from l10n.model import CatalogExample, Check, Severity
from l10n.wiring import open_gate

GATE = open_gate([Path(__file__).resolve().parents[2] / "glossary"])
PLURALS = {
    "uk": "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2;",
    "ru": "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2;",
    "de": "nplurals=2; plural=n != 1;",
}
HEADER = """msgid ""
msgstr ""
"Project-Id-Version: talks\\n"
"PO-Revision-Date: 2025-03-04 12:30+0200\\n"
"Last-Translator: Olha <olha@example.org>\\n"
"Language-Team: none\\n"
"Language: {locale}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""
EXAMPLES = [
    pytest.param(check, example, id=f"{check.id} {example.locale} {number}")
    for check in CHECKS
    for number, example in enumerate(check.catalogs)
]


@pytest.mark.parametrize(("check", "example"), EXAMPLES)
def test_catalogue_examples_are_what_they_say(check: Check, example: CatalogExample) -> None:
    header = "" if example.whole else HEADER.format(locale=example.locale, plurals=PLURALS[example.locale])
    found = GATE.findings(parse_bytes((header + example.text).encode(), "x.po"), example.locale)
    above = header.count("\n")
    assert {(one.line or 0) - above for one in found if one.check == check.id} == set(example.wrong)
    if not example.wrong:
        assert [one for one in found if one.severity > Severity.INFO] == []


NEED_A_BASELINE = {"baseline-unused", "baseline-expired"}
# What a language does not have cannot be wrong in it.
ONLY_IN = {
    "alphabet": {"uk", "ru"}, "apostrophe-mixed": {"uk"}, "dangling-ending": {"uk", "ru"}, "percent": {"ru", "de"},
    "yo": {"ru"},
}  # fmt: skip


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_every_check_shows_right_and_wrong_in_all_three_languages(check: Check) -> None:
    """Of a file's form each language need not show both: it is the same in all."""
    right = {example[2] for example in check.good} | {one.locale for one in check.catalogs if not one.wrong}
    wrong = {example[2] for example in check.bad} | {one.locale for one in check.catalogs if one.wrong}
    every = {"uk", "ru", "de"}
    if check.id in NEED_A_BASELINE:
        return
    if check.group in ("file", "silence"):
        assert right
        assert wrong
        assert right | wrong == every
        return
    assert right >= every
    assert wrong >= ONLY_IN.get(check.id, every)
