"""How far the translations have come, as its users ask; catalogues are made without an engine."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from l10n.adapters.po import parse
from l10n.cli.app import app
from l10n.model import Unit
from l10n.stages.last_edit import last_edit
from l10n.stages.ledger import Ledger, LedgerEntry
from tests.desk import SOURCE, draft, edit, review, translate, write_article

ARTICLE = """Kyiv answered the letter. Moscow did not.

Washington waits. Nobody in Berlin expected the minister to resign so early. 2025.
"""


def l10n(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def status(*arguments: str) -> dict[str, object]:
    done = l10n("status", "--to", "uk", "--json", *arguments)
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    (catalog,) = found["locales"]
    return {**catalog, "article": found["article"], "all_units": found["units"], "all_words": found["words"]}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "l10n.toml").write_text("")
    (tmp_path / "terms.csv").write_text("source,kind,uk\nKyiv,place,Київ\nMoscow,place,Москва|!Масква\n")
    monkeypatch.chdir(tmp_path)
    write_article(tmp_path, ARTICLE)
    return tmp_path


def test_an_article_without_a_catalogue_is_untranslated(desk: Path) -> None:
    found = status()
    assert (found["path"], found["untranslated"], found["all_units"], found["all_words"]) == (None, 4, 4, 19)
    assert (found["terms_open"], found["failing"], found["last_edited"]) == (None, None, None)
    assert not (desk / "locales/uk").exists(), "asking changes nothing"


def test_every_unit_is_counted_once_by_what_it_is(desk: Path) -> None:
    path = translate(desk)
    review(path, {"Kyiv": "Київ відповів на лист.", "Nobody": "Ніхто в Берліні не чекав такої ранньої відставки."})
    draft(path, {"Washington": "Вашингтон, мабуть, чекає."})
    write_article(desk, ARTICLE.replace("so early", "so very early") + "\nIt rains.\n")
    for _ in ("before l10n translate", "after it"):
        found = status()
        counts = [found[key] for key in ("reviewed", "machine", "draft", "changed", "untranslated", "obsolete")]
        assert counts == [1, 1, 1, 1, 1, 0]
        assert found["words"] == {"reviewed": 4, "machine": 3, "draft": 2, "changed": 11, "untranslated": 2}
        translate_but_the_new(desk)


def translate_but_the_new(desk: Path) -> None:
    edit(translate(desk), lambda unit: replace(unit, targets=("",), flags=()) if unit.source == "It rains." else unit)


def test_sentences_that_are_gone_are_counted(desk: Path) -> None:
    review(translate(desk), {"Washington": "Вашингтон чекає."})
    write_article(desk, ARTICLE.replace("Washington waits. ", ""))
    translate(desk)
    assert status()["obsolete"] == 1


def test_open_terms_and_failing_checks_are_counted(desk: Path) -> None:
    path = translate(desk)
    review(path, {"Kyiv": "Вони відповіли на лист.", "Moscow": "Масква — ні.", "Washington": "Вашингтон чекає."})
    found = status("--glossary", "terms.csv")
    assert found["terms_open"] == 2
    assert found["failing"] >= 2  # type: ignore[operator]
    assert status("--glossary", "terms.csv", "--quick")["terms_open"] is None
    (desk / "l10n.toml").write_text('[check]\nfail-on = "never"\n')
    assert status("--glossary", "terms.csv")["failing"] == 0


def test_plain_text_is_a_table_for_people_and_pipes(desk: Path) -> None:
    review(translate(desk), {"Kyiv": "Київ відповів на лист."})
    done = l10n("status", "--to", "uk,de", "--quick")
    title, head, uk, de = done.stdout.splitlines()
    assert title == f"{SOURCE}: 4 units, 19 words"
    assert head.split()[:3] == ["to", "reviewed", "machine"]
    assert uk.split()[:4] == ["uk", "1", "(25%)", "3"]
    assert de.split()[:4] == ["de", "0", "(0%)", "0"]


def test_a_terminal_gets_a_table_with_lines(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("l10n.cli.status._on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    edit(translate(desk), lambda unit: replace(unit, targets=("Людське.",), flags=()))
    translate(desk)
    shown = l10n("status", "--to", "uk", "--quick").stdout
    assert "─" in shown
    assert "2026-03-01" in shown
    assert "…" not in shown, "nothing is cut off in 80 columns"
    assert max(map(len, shown.splitlines())) <= 80


def test_a_broken_catalogue_stops_its_locale_only(desk: Path) -> None:
    path = translate(desk)
    path.write_text(path.read_text() + 'msgid "Open\n')
    done = l10n("status", "--to", "uk,de", "--json")
    assert done.exit_code == 1
    assert f"talks.po:{len(path.read_text().splitlines())}" in done.output
    assert l10n("status", "--to", "uk").exit_code == 2


def test_no_source_is_one_sentence(desk: Path) -> None:
    done = l10n("status", "none.txt")
    assert (done.exit_code, "no such file" in done.output) == (2, True)


# ---- the last edit -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "edited", "expected"),
    [
        ({"Last-Translator": "Unreviewed machine translation <x>", "X-Generator": "l10n 1"}, "", None),
        ({"Last-Translator": "Олена <o@example.org>", "X-Generator": "l10n 1"}, "",
         datetime(2026, 3, 4, 10, tzinfo=UTC)),
        ({"Last-Translator": "Unreviewed machine translation <x>", "X-Generator": "Poedit 3"}, "",
         datetime(2026, 3, 4, 10, tzinfo=UTC)),
        ({"Last-Translator": "Unreviewed machine translation <x>", "X-Generator": "l10n 1"}, "2026-05-01T00:00:00Z",
         datetime(2026, 5, 1, tzinfo=UTC)),
        ({"Last-Translator": "Олена <o@example.org>", "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE"}, "", None),
        ({"Last-Translator": "Олена <o@example.org>", "PO-Revision-Date": "2026-03-04 12:30"}, "",
         datetime(2026, 3, 4, 12, 30, tzinfo=UTC)),
    ],
    ids=["the tool's own", "a translator", "an editor", "the ledger", "a placeholder", "no zone"],
)  # fmt: skip
def test_the_last_edit_is_a_persons(header: dict[str, str], edited: str, expected: datetime | None) -> None:
    catalog = replace(parse(""), header={"PO-Revision-Date": "2026-03-04 12:00+0200", **header})
    ledger = Ledger(
        {"key": LedgerEntry(human="Так.", edited=edited), "other": LedgerEntry(written="a", edited="2027-01-01")}
    )
    assert last_edit(catalog, ledger) == expected


def test_a_catalogue_without_a_header_has_no_date() -> None:
    assert last_edit(replace(parse(""), units=(Unit("a", ("b",)),)), Ledger()) is None
