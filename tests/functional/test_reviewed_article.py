"""The seed article as careful people would translate it: nothing that judges translations may object to it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from l10n.adapters.glossary.aho_finder import build_search
from l10n.adapters.glossary.csv_glossary import load_glossary
from l10n.adapters.morphology import open_morphology
from l10n.adapters.po import PoStore
from l10n.stages.faults import faults_in
from l10n.stages.government import misgoverned
from l10n.stages.recognise import judge
from l10n.stages.terms import GlossaryFinder

ROOT = Path(__file__).resolve().parents[2]
REVIEWED = ROOT / "tests" / "data" / "reviewed"
LOCALES = ("uk", "ru", "de")


def catalogue(locale: str) -> Path:
    return REVIEWED / locale / "LC_MESSAGES" / "white-house-talks.po"


@pytest.mark.tools
@pytest.mark.parametrize("locale", LOCALES)
def test_gettext_takes_it_as_22_translations(locale: str) -> None:
    command = ["msgfmt", "--check", "--statistics", "-o", "/dev/null", str(catalogue(locale))]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "22 translated messages."


@pytest.mark.parametrize("locale", LOCALES)
def test_every_term_is_found_as_often_as_the_source_has_it_and_in_a_case_that_can_be(locale: str) -> None:
    finder = GlossaryFinder(load_glossary([ROOT / "glossary"]), build_search)
    morphology = open_morphology(locale)
    count = 0
    for unit in PoStore().read(catalogue(locale)).units:
        for verdict in judge(finder.find(unit.source), unit.target, morphology):
            assert verdict.satisfied, (verdict.term.source, unit.target)
            assert not verdict.pronoun, (verdict.term.source, unit.target)
            for found in verdict.found:
                assert misgoverned(unit.target, found.start, found.end, morphology) is None
            count += 1
    assert count == 50


@pytest.mark.parametrize("locale", LOCALES)
def test_no_fault_of_machine_translation_is_seen_in_it(locale: str) -> None:
    for unit in PoStore().read(catalogue(locale)).units:
        assert faults_in(unit.source, unit.target, locale) == ()
