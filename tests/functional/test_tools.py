"""Catalogues that went through other people's programs: every correction is still there, and still counts."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from l10n.cli.app import app
from l10n.model import Unit
from l10n.stages.update import Refresh
from tests.desk import draft, edit, read, review, template, translate, write_article

pytestmark = pytest.mark.tools

ONE = "Kyiv answered the letter that had come from the White House in the first days of the spring."
TWO = "Moscow did not."
THREE = "Washington waits."
FOUR = "Nobody in Berlin expected the minister to resign so early."
ARTICLE = f"{ONE} {TWO}\n\n{THREE}\n\n{FOUR}\n"
LONG = "Київ відповів на листа, що надійшов із Білого дому в перші дні весни, й не чекав «жодної» відповіді."
DRAFT = "Вашингтон, мабуть, чекає."


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A translated article: a reviewed unit, an approved one, a draft, and one that is the machine's."""
    (tmp_path / "l10n.toml").write_text("")
    monkeypatch.chdir(tmp_path)
    write_article(tmp_path, ARTICLE)
    path = translate(tmp_path)
    review(path, {"Kyiv": LONG, "Moscow": f"uk({TWO})"})
    draft(path, {"Washington": DRAFT})
    edit(
        path,
        lambda unit: replace(unit, comments=(*unit.comments, "Питання до редактора.")) if unit.source == ONE else unit,
    )
    translate(tmp_path)
    template(tmp_path)
    return tmp_path


@pytest.fixture
def po(desk: Path) -> Path:
    return desk / "locales/uk/LC_MESSAGES/talks.po"


def run(*command: object) -> None:
    subprocess.run([str(part) for part in command], check=True, capture_output=True)


def unit(path: Path, source: str) -> Unit:
    return next(unit for unit in read(path).live() if unit.source == source)


def said(path: Path) -> list[tuple[str, str, bool, tuple[str, ...]]]:
    return [(unit.source, unit.target, unit.fuzzy, unit.comments) for unit in read(path).live()]


def l10n(*arguments: object) -> dict[str, str]:
    done = CliRunner().invoke(app, [str(part) for part in arguments])
    assert done.exit_code in (0, 1), done.output
    return {unit["source"]: unit["outcome"] for unit in json.loads(done.stdout)["units"]}


IN_PLACE: dict[str, Callable[[Path, Path], None]] = {
    "msgcat, wrapped": lambda po, _: run("msgcat", "-o", po, po),
    "msgcat, wrapped narrowly": lambda po, _: run("msgcat", "--width=40", "-o", po, po),
    "msgcat, not wrapped": lambda po, _: run("msgcat", "--no-wrap", "-o", po, po),
    "msgcat, sorted": lambda po, _: run("msgcat", "--sort-output", "-o", po, po),
    "msgcat, without references": lambda po, _: run("msgcat", "--no-location", "-o", po, po),
    "msgcat, escaped": lambda po, _: run("msgcat", "--escape", "-o", po, po),
    "msgattrib": lambda po, _: run("msgattrib", "--no-obsolete", "-o", po, po),
    "msgmerge": lambda po, pot: run("msgmerge", "--quiet", "--previous", "-o", po, po, pot),
    "pot2po": lambda po, pot: run("pot2po", "--progress=none", "-t", po, pot, po),
}


@pytest.mark.parametrize("tool", IN_PLACE.values(), ids=IN_PLACE)
def test_nothing_a_person_did_is_lost_in_place(desk: Path, po: Path, tool: Callable[[Path, Path], None]) -> None:
    tool(po, desk / "locales/talks.pot")
    for _ in range(2):
        translate(desk, refresh=Refresh.MACHINE, mark="2")
        assert (unit(po, ONE).target, unit(po, ONE).fuzzy) == (LONG, False)
        assert "Питання до редактора." in unit(po, ONE).comments
        assert (unit(po, TWO).target, unit(po, TWO).fuzzy) == (f"uk({TWO})", False), "approved is reviewed"
        assert (unit(po, THREE).target, unit(po, THREE).fuzzy) == (DRAFT, True)
        assert (unit(po, FOUR).target, unit(po, FOUR).fuzzy) == (f"uk2({FOUR})", True), "the machine's is still known"
    assert len(read(po).units) == 4


@pytest.mark.parametrize("arguments", [[], ["--width=40"], ["--no-wrap"]], ids=["wrapped", "narrow", "not wrapped"])
def test_a_file_that_msgcat_laid_out_is_not_rewritten(desk: Path, po: Path, arguments: list[str]) -> None:
    run("msgcat", *arguments, "-o", po, po)
    before = po.read_bytes()
    translate(desk)
    assert po.read_bytes() == before


@pytest.mark.parametrize(
    "update",
    [
        lambda po, pot: run("msgmerge", "--quiet", "--previous", "-o", po, po, pot),
        lambda po, pot: run("pot2po", "--progress=none", "-t", po, pot, po),
    ],
    ids=["msgmerge --previous", "pot2po"],
)
def test_a_changed_sentence_keeps_its_translation_whoever_updates(
    desk: Path, po: Path, update: Callable[[Path, Path], None]
) -> None:
    changed = ONE.replace("first", "very first")
    write_article(desk, ARTICLE.replace(ONE, changed))
    update(po, template(desk))
    for _ in range(2):
        assert (unit(po, changed).target, unit(po, changed).fuzzy) == (LONG, True)
        translate(desk, refresh=Refresh.MACHINE)
    write_article(desk, ARTICLE)
    translate(desk)
    assert unit(po, ONE).target == LONG


def test_a_catalogue_without_its_fuzzy_entries_gets_them_back(desk: Path, po: Path) -> None:
    run("msgattrib", "--no-fuzzy", "-o", po, po)
    translate(desk)
    assert [unit.source for unit in read(po).live()] == [ONE, TWO, THREE, FOUR]
    assert (unit(po, ONE).target, unit(po, ONE).fuzzy) == (LONG, False)


def test_set_fuzzy_makes_drafts_of_reviews_and_nothing_is_overwritten(desk: Path, po: Path) -> None:
    run("msgattrib", "--set-fuzzy", "-o", po, po)
    translate(desk, refresh=Refresh.MACHINE, mark="2")
    assert (unit(po, ONE).target, unit(po, ONE).fuzzy) == (LONG, True)
    assert unit(po, THREE).target == DRAFT


def test_clear_fuzzy_on_a_fresh_catalogue_reviews_nothing(tmp_path: Path, desk: Path, po: Path) -> None:
    po.unlink()
    po.with_suffix(".l10n.jsonl").unlink()
    translate(desk)
    run("msgattrib", "--clear-fuzzy", "-o", po, po)
    translate(desk)
    assert all(unit.fuzzy for unit in read(po).live())


# ---- XLIFF and CSV -------------------------------------------------------------------------------------------


@pytest.fixture
def sent(desk: Path, po: Path) -> Path:
    (desk / "inbox").mkdir()
    return Path(shutil.copy(po, desk / "inbox" / "talks.po"))


def test_an_untouched_xliff_brings_nothing(po: Path, sent: Path) -> None:
    run("po2xliff", "--progress=none", sent, sent.with_suffix(".xlf"))
    before = po.read_bytes()
    assert set(l10n("merge", "--json", sent.with_suffix(".xlf")).values()) == {"unchanged"}
    assert po.read_bytes() == before


def test_corrections_in_xliff_come_in(po: Path, sent: Path) -> None:
    """As a CAT tool saves them: the target replaced, the unit approved."""
    xliff = sent.with_suffix(".xlf")
    run("po2xliff", "--progress=none", sent, xliff)
    machine = f"uk({FOUR})"
    text = xliff.read_text()
    start = text.rindex("<trans-unit", 0, text.index(machine))
    unit_text = text[start:]
    approved = unit_text.replace('approved="no"', 'approved="yes"', 1).replace(machine, "Ніхто не чекав.", 1)
    xliff.write_text(text[:start] + approved.replace('state="needs-translation"', 'state="final"', 1))
    done = l10n("merge", "--json", xliff)
    assert (done[FOUR], done[ONE]) == ("changed", "unchanged")
    assert (unit(po, FOUR).target, unit(po, FOUR).fuzzy) == ("Ніхто не чекав.", False)
    assert (unit(po, ONE).target, unit(po, THREE).target) == (LONG, DRAFT)


def test_a_round_trip_through_xliff_and_back_to_po(po: Path, sent: Path) -> None:
    review(sent, {"Nobody": "Ніхто не чекав."})
    run("po2xliff", "--progress=none", sent, sent.with_suffix(".xlf"))
    sent.unlink()
    run("xliff2po", "--progress=none", sent.with_suffix(".xlf"), sent)
    assert l10n("merge", "--json", sent) == {ONE: "unchanged", TWO: "unchanged", THREE: "unchanged", FOUR: "changed"}
    assert (unit(po, FOUR).target, unit(po, FOUR).fuzzy) == ("Ніхто не чекав.", False)


def test_a_round_trip_through_csv(po: Path, sent: Path) -> None:
    table = sent.with_suffix(".csv")
    run("po2csv", "--progress=none", sent, table)
    table.write_text(table.read_text().replace(f"uk({FOUR})", "Ніхто, мабуть, не чекав."))
    done = l10n("merge", "--json", table, "--to", "uk")
    assert done == {ONE: "unchanged", TWO: "unchanged", THREE: "unread", FOUR: "changed"}
    assert unit(po, FOUR).target == "Ніхто, мабуть, не чекав."
    assert unit(po, ONE).target == LONG
