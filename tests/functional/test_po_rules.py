"""What a PO file needs to survive every editor: one test a rule that no other test holds already."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from l10n.adapters.po import parse, render_text
from l10n.model import Unit
from l10n.pipeline.saving import read_catalog
from l10n.stages.review import reviewed
from l10n.stages.update import Refresh
from tests.property import editors
from tests.property.desk import Desk

LINE_ENDS = ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.article.write_text("The Kremlin did not answer. Europe hopes for peace.\nNobody knows why.\n")
    desk.run()
    return desk


def test_fuzzy_is_the_only_flag_that_is_ever_written(desk: Desk) -> None:
    desk.article.write_text("The Kremlin did not answer. Europe hopes for a new peace.\nHe won.\n")
    desk.edit(editors.on_one(1, lambda unit: editors.typed(editors.approve(unit), "Людське.")))
    desk.run(Refresh.MACHINE)
    assert {flag for unit in desk.read().units for flag in unit.flags} == {"fuzzy"}


@pytest.mark.tools
def test_provenance_survives_msgmerge(desk: Desk) -> None:
    before = desk.read()
    editors.msgmerge(desk.catalog, desk.layout.template(desk.article), ["--previous"])
    assert [unit.comments for unit in desk.read().units] == [unit.comments for unit in before.units]
    assert all(unit.comments for unit in before.units)


def test_state_survives_the_loss_of_every_comment(desk: Desk) -> None:
    desk.edit(editors.on_one(0, lambda unit: editors.typed(unit, "Людська чернетка.", fuzzy=True)))
    desk.run()
    desk.edit(editors.no_comments)
    desk.machine.version = 2
    desk.run(Refresh.MACHINE)
    draft, *others = desk.read().units
    assert draft.target == "Людська чернетка."
    assert all(unit.target == desk.machine.target(unit.source) for unit in others)


@pytest.mark.tools
def test_the_layout_is_that_of_msgcat_without_wrapping_long_references_included(desk: Desk) -> None:
    desk.article.write_text("He won.\n" * 30)
    desk.run()
    done = subprocess.run(["msgcat", "--no-wrap", desk.catalog], capture_output=True, check=True)
    assert done.stdout == desk.catalog.read_bytes()
    assert any(line.startswith("#:") and len(line) > 60 for line in desk.catalog.read_text().split("\n"))


def test_the_headers_order_and_previous_ids_of_obsolete_entries_are_kept(desk: Desk) -> None:
    text = desk.catalog.read_text()
    language = '"Language: uk\\n"\n'
    text = text.replace(language, "").replace('msgstr ""\n', 'msgstr ""\n' + language, 1)
    text += '\n#~| msgid "older"\n#~ msgid "old"\n#~ msgstr "старе"\n'
    desk.catalog.write_text(text)
    desk.run()
    assert desk.catalog.read_text() == text


def test_a_sentence_put_first_makes_nothing_else_fuzzy_for_there_is_no_context(desk: Desk) -> None:
    desk.edit(editors.no_fuzzy)
    desk.ledger.unlink()
    desk.article.write_text("A new one. " + desk.article.read_text())
    desk.run()
    assert [(unit.fuzzy, unit.context) for unit in desk.read().units] == [(True, None), *[(False, None)] * 3]


def test_flag_lines_of_2025_are_read_and_never_written(desk: Desk) -> None:
    text = desk.catalog.read_text().replace("#, fuzzy\n", "#= fuzzy, no-wrap\n", 1)
    desk.catalog.write_text(text)
    first = desk.read().units[0]
    assert first.flags == ("fuzzy", "no-wrap")
    desk.run()
    assert desk.catalog.read_text() == text, "what did not change stays"
    catalog = parse(text)
    approved = replace(catalog, units=(editors.approve(first), *catalog.units[1:]))
    assert "#=" not in render_text(approved)
    assert "#, no-wrap\n" in render_text(approved)


def test_no_file_changes_when_only_the_clock_does(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    files = (desk.catalog, desk.ledger, desk.layout.template(desk.article))
    before = [path.read_bytes() for path in files]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "2000000000")
    desk.run()
    assert [path.read_bytes() for path in files] == before


@pytest.mark.parametrize("end", LINE_ENDS, ids=repr)
def test_no_line_end_of_any_kind_stands_in_a_msgid(desk: Desk, end: str) -> None:
    desk.article.write_bytes(f"The first line{end}Another line.{end}".encode())
    desk.run()
    assert [unit.source for unit in desk.read().live()] == ["The first line", "Another line."]


def test_a_reference_with_a_space_stands_between_isolates(desk: Desk) -> None:
    article = desk.article.with_name("two words.txt")
    desk.article.rename(article)
    desk.article = article
    desk.run()
    text = desk.layout.catalog(article, "uk").read_text()
    assert "#: \u2068locales/en/two words.txt:1\u2069\n" in text
    (found,) = {unit.references for unit in parse(text).units if unit.source == "Nobody knows why."}
    assert found == ("locales/en/two words.txt:2",)


@pytest.mark.parametrize("kind", ["a byte order mark", "no header", "no final newline", "CR LF", "latin-1"])
def test_files_as_they_occur_are_updated_as_they_are(desk: Desk, kind: str) -> None:
    data = desk.catalog.read_bytes()
    header, rest = data.split(b"\n\n", 1)
    if kind == "latin-1":
        data = header.replace(b"UTF-8", b"ISO-8859-1") + b'\n\nmsgid "Nobody knows why."\nmsgstr "f\xfcr"\n'
        desk.article.write_text("Nobody knows why.\n")
        desk.machine.target = lambda source: "latin"  # type: ignore[method-assign]
    else:
        data = {
            "a byte order mark": b"\xef\xbb\xbf" + data, "no header": rest, "no final newline": data.rstrip(b"\n"),
            "CR LF": data.replace(b"\n", b"\r\n"),
        }[kind]  # fmt: skip
    desk.catalog.write_bytes(data)
    desk.article.write_text(desk.article.read_text() + "\nHe won.\n")
    desk.run()
    after = desk.catalog.read_bytes()
    if kind == "latin-1":
        assert b'msgstr "f\xfcr"' in after
    else:
        assert after.startswith(data.rstrip(b"\r\n"))
    assert [unit.source for unit in desk.read().live()][-1] == "He won."
    assert read_catalog(desk.catalog, desk.tools)


@pytest.mark.parametrize("text", ["He won.", "NATO"])
def test_a_translation_may_equal_its_source(desk: Desk, text: str) -> None:
    desk.article.write_text(text)
    desk.run()
    desk.edit(editors.on_one(0, lambda unit: editors.typed(editors.approve(unit), text)))
    before = desk.catalog.read_bytes()
    desk.run(Refresh.MACHINE)
    assert desk.catalog.read_bytes() == before
    assert [unit.source for unit in reviewed(desk.read(), desk.read_ledger())] == [text]


def test_what_an_editor_without_fuzzy_gives_back_waits_for_review_unless_it_was_changed(desk: Desk) -> None:
    """OmegaT writes neither fuzzy nor previous sources."""
    desk.edit(editors.no_fuzzy)
    desk.run()
    assert all(unit.fuzzy for unit in desk.read().units)

    def corrected(unit: Unit) -> Unit:
        return editors.typed(editors.approve(unit), "Людське.")

    desk.edit(editors.on_one(1, corrected))
    desk.run()
    assert [unit.fuzzy for unit in desk.read().units] == [True, False, True]
