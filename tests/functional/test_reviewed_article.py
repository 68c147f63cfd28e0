"""The seed article as careful people would translate it: nothing that judges translations may object to it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from l10n.adapters.glossary.aho_finder import build_search
from l10n.adapters.glossary.csv_glossary import load_glossary
from l10n.adapters.morphology import open_morphology
from l10n.adapters.po import PoStore
from l10n.cli.app import app
from l10n.stages.faults import faults_in
from l10n.stages.government import misgoverned
from l10n.stages.recognise import judge
from l10n.stages.terms import GlossaryFinder

ROOT = Path(__file__).resolve().parents[2]
REVIEWED = ROOT / "tests" / "data" / "reviewed"
LOCALES = ("uk", "ru", "de")
# check, what stands once in the catalogue, what is put in its place
SPOILT = {
    "uk": (
        ("numbers", "до 1939 року", "до 1938 року"),
        ("glossary-missing", "зокрема Африка,", "зокрема вона,"),
        ("end-punctuation", "помітили цей сигнал.", "помітили цей сигнал"),
        ("doubled-word", "помітили цей сигнал.", "помітили помітили цей сигнал."),
        ("mixed-script", "помітили цей сигнал.", "пoмітили цей сигнал."),
        ("wrong-language", "помітили цей сигнал.", "заметили этот сигнал, и это был большой сигнал."),
        ("glossary-case", "джерел у Росії", "джерел у Росія"),
    ),
    "ru": (
        ("numbers", "до 1939 года", "до 1938 года"),
        ("glossary-missing", "в том числе Африка,", "в том числе она,"),
        ("end-punctuation", "заметили этот сигнал.", "заметили этот сигнал"),
        ("doubled-word", "заметили этот сигнал.", "заметили заметили этот сигнал."),
        ("mixed-script", "заметили этот сигнал.", "зaметили этот сигнал."),
    ),
    "de": (
        ("numbers", "vor 1939", "vor 1938"),
        ("glossary-missing", "Regionen wie Afrika haben", "Regionen haben"),
        ("end-punctuation", "dieses Signal bemerkt.", "dieses Signal bemerkt"),
        ("doubled-word", "dieses Signal bemerkt.", "dieses Signal Signal bemerkt."),
        ("mixed-script", "dieses Signal bemerkt.", "dieses Signаl bemerkt."),
    ),
}


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


def test_l10n_check_has_nothing_to_say_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    done = CliRunner().invoke(app, ["check", str(REVIEWED), "--format", "json", "--fail-on", "warning"])
    assert done.exit_code == 0, done.output
    report = json.loads(done.stdout)
    assert report["findings"] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_l10n_check_sees_each_way_to_spoil_a_sentence(locale: str, tmp_path: Path) -> None:
    """One unit each: a number changed, a name dropped, a full stop lost, a word doubled, a look-alike letter."""
    text = catalogue(locale).read_text(encoding="utf-8")
    path = tmp_path / "locales" / locale / "LC_MESSAGES" / "talks.po"
    path.parent.mkdir(parents=True)
    for check, old, new in SPOILT[locale]:
        assert text.count(old) == 1, old
        path.write_text(text.replace(old, new), encoding="utf-8")
        arguments = ["check", str(path), "--glossary", str(ROOT / "glossary"), "--format", "json"]
        report = json.loads(CliRunner().invoke(app, arguments).stdout)
        found = {finding["check"] for finding in report["findings"]}
        assert check in found, (check, new, found)
