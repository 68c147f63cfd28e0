"""The catalogue store: nothing is lost, nothing that did not change is rewritten, gettext agrees."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.adapters.po import PoStore, parse, render_text
from l10n.adapters.po.header import new_header
from l10n.errors import CatalogError
from l10n.model import Catalog, State, Unit

HEADER = new_header("uk", project="talks", generator="l10n 0", created=datetime(2025, 3, 4, 12, 30, tzinfo=UTC))

# What editors and people leave behind: every kind of comment, wrapping, obsolete entries with previous ids.
ODD = """# Translators: somebody
#
msgid ""
msgstr ""
"Project-Id-Version: x\\n"
"Language:   uk\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"X-Poedit-Basepath: ../..\\n"

# a note
#. White House → Білий дім
#: a.txt:1 a.txt:2
#: \u2068with space.txt\u2069:3
#, fuzzy, my-own-flag
#= no-wrap
#| msgctxt "old context"
#| msgid "Old "
#| "text"
msgid ""
"A wrapped "
"sentence."
msgstr ""
"Загорнуте "
"речення."
msgid "No blank line before" "and two literals"
msgstr "\\"лапки\\" \\t \\\\"


#, c-format
msgid "%d file"
msgid_plural "%d files"
msgstr[0] "%d файл"
msgstr[1] "%d файли"
msgstr[2] "%d файлів"

msgctxt "menu"
msgid "Open"
msgstr ""

#~| msgid "older"
#~ msgid "old"
#~ msgstr "старе"
# an orphan comment at the end
"""

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\x85\u2028\u2029"), max_size=30)
LINES = st.lists(WORDS, max_size=3).map("\n".join)
COMMENTS = st.lists(WORDS.map(str.strip), max_size=2).map(tuple)


@st.composite
def units(draw: st.DrawFn) -> Unit:
    obsolete = draw(st.booleans())
    return Unit(
        source=draw(LINES.filter(bool)),
        targets=(draw(LINES),),
        context=draw(st.none() | WORDS),
        comments=() if obsolete else tuple(text for text in draw(COMMENTS) if not text.startswith(tuple(".:,=~|"))),
        notes=() if obsolete else draw(COMMENTS),
        references=() if obsolete else tuple(draw(st.lists(st.sampled_from(["a.txt:1", "b c.txt:2"]), max_size=2))),
        flags=tuple(draw(st.lists(st.sampled_from(["fuzzy", "no-wrap"]), unique=True, max_size=2))),
        previous_source=draw(st.none() | LINES),
        obsolete=obsolete,
    )


CATALOGS = st.lists(units(), max_size=5, unique_by=lambda unit: (unit.key, unit.obsolete)).map(
    lambda found: Catalog("x.po", header=HEADER, units=tuple(found))
)


def test_an_odd_file_is_understood() -> None:
    catalog = parse(ODD, "odd.po")
    first, joined, plural, menu, old = catalog.units
    assert not catalog.defects
    assert (first.source, first.target, first.state) == ("A wrapped sentence.", "Загорнуте речення.", State.FUZZY)
    assert (first.previous_context, first.previous_source) == ("old context", "Old text")
    assert first.flags == ("fuzzy", "my-own-flag", "no-wrap")
    assert joined.source == "No blank line beforeand two literals"
    assert joined.target == '"лапки" \t \\'
    assert plural.targets == ("%d файл", "%d файли", "%d файлів")
    assert (menu.context, menu.state) == ("menu", State.UNTRANSLATED)
    assert (old.obsolete, old.target, old.previous_source) == (True, "старе", "older")
    assert catalog.locale == "uk"


def test_lines_are_those_of_the_file() -> None:
    lines = ODD.split("\n")
    for unit in parse(ODD, "odd.po").units:
        assert unit.target_line is not None
        assert "msgstr" in lines[unit.target_line - 1]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("tail", ["", "\n\n\n"])
def test_unchanged_files_keep_every_byte(newline: str, tail: str) -> None:
    text = (ODD + tail).replace("\n", newline)
    assert render_text(parse(text, "odd.po")) == text


@given(st.text())
def test_any_text_at_all_keeps_every_byte(text: str) -> None:
    assert render_text(parse(text, "x.po")) == text


@given(st.lists(st.sampled_from(ODD.split("\n")), max_size=30))
def test_any_shuffle_of_lines_keeps_every_byte(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert render_text(parse(text, "x.po")) == text


def test_a_changed_unit_changes_only_its_changed_fields() -> None:
    catalog = parse(ODD, "odd.po")
    moved = replace(catalog.units[0], references=("a.txt:9",))
    text = render_text(replace(catalog, units=(moved, *catalog.units[1:])))
    assert text == ODD.replace("#: a.txt:1 a.txt:2\n#: \u2068with space.txt\u2069:3\n", "#: a.txt:9\n")


def test_a_translated_unit_changes_only_its_msgstr() -> None:
    catalog = parse(ODD, "odd.po")
    open_ = replace(catalog.units[3], targets=("Відкрити",))
    text = render_text(replace(catalog, units=(*catalog.units[:3], open_, catalog.units[4])))
    assert text == ODD.replace('msgid "Open"\nmsgstr ""', 'msgid "Open"\nmsgstr "Відкрити"')


def test_a_changed_header_field_leaves_the_others() -> None:
    catalog = parse(ODD, "odd.po")
    text = render_text(replace(catalog, header={**catalog.header, "Last-Translator": "Me <me@example.org>"}))
    assert '"X-Poedit-Basepath: ../..\\n"' in text
    assert parse(text, "odd.po").units == catalog.units
    assert "# Translators: somebody" in text


@given(CATALOGS)
def test_what_is_written_is_read_back(catalog: Catalog) -> None:
    text = render_text(catalog)
    again = parse(text, "x.po")
    assert not [defect for defect in again.defects if defect.check != "file-duplicate"]
    assert again.units == catalog.units
    assert dict(again.header) == dict(HEADER)
    assert render_text(again) == text


@given(CATALOGS.filter(lambda catalog: len(catalog.units) > 1), st.data())
def test_changing_one_unit_changes_only_its_lines(catalog: Catalog, data: st.DataObject) -> None:
    read = parse(render_text(catalog), "x.po")
    place = data.draw(st.integers(0, len(read.units) - 1))
    changed = replace(read.units[place], targets=("зовсім інше",))
    new = replace(read, units=(*read.units[:place], changed, *read.units[place + 1 :]))
    text = render_text(new)
    for number, unit in enumerate(read.units):
        assert number == place or (unit.raw or "").rstrip("\n") in text
    assert parse(text, "x.po").units == new.units


@pytest.mark.parametrize(
    ("text", "check", "line"),
    [
        ('msgid "a\nmsgstr "b"\n', "file-syntax", 1),
        ('msgid "a"\nmsgstr "b\n', "file-syntax", 2),
        ('msgid "a"\n<<<<<<< HEAD\nmsgstr "b"\n=======\nmsgstr "c"\n>>>>>>> x\n', "file-conflict", 2),
        ('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', "file-duplicate", 4),
        ('msgid "a\\q"\nmsgstr "b"\n', "file-escape", 1),
        ('msgid "a"\nmsgstr "b\x07"\n', "file-control", 2),
        ('msgid "a"\nmsgid "b"\nmsgstr "c"\n', "file-syntax", 1),
        ('msgid "a"\n\nmsgid "b"\nmsgstr "c"\n', "file-syntax", 1),
        ('msgstr "c"\n', "file-syntax", 1),
        ("msgid a\n", "file-syntax", 1),
        ('"lost string"\n', "file-syntax", 1),
    ],
)
def test_broken_files_are_named_with_their_line(text: str, check: str, line: int) -> None:
    found = [(defect.check, defect.line) for defect in parse(text, "x.po").defects]
    assert (check, line) in found


def test_charsets_are_kept_or_refused(tmp_path: Path) -> None:
    text = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n\nmsgid "a"\nmsgstr "ü"\n'
    path = tmp_path / "x.po"
    path.write_bytes(text.encode("latin-1"))
    store = PoStore()
    catalog = store.read(path)
    assert catalog.units[0].target == "ü"
    assert store.render(catalog) == text.encode("latin-1")
    with pytest.raises(CatalogError, match="cannot hold"):
        store.render(replace(catalog, units=(replace(catalog.units[0], targets=("ї",)),)))
    path.write_bytes(text.replace("ISO-8859-1", "UTF-8").encode("latin-1"))
    assert [defect.check for defect in store.read(path).defects] == ["file-charset"]


def test_a_byte_order_mark_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(b"\xef\xbb\xbf" + ODD.encode())
    assert PoStore().render(PoStore().read(path)) == path.read_bytes()


SAMPLE = Catalog(
    "x.po",
    header=HEADER,
    units=(
        Unit('He said "no".', ("Він сказав «ні».",), references=tuple(f"locales/en/a.txt:{n}" for n in range(9)),
             flags=("fuzzy",), notes=("White House → Білий дім",), comments=("machine: x",)),
        Unit("Two\nlines\n", ("Два\nрядки\n",)),
        Unit("New", ("Нове",), previous_source="Old", flags=("fuzzy",)),
        Unit("Gone", ("Зникло",), obsolete=True, previous_source="Before"),
    ),
)  # fmt: skip


@pytest.mark.tools
def test_msgfmt_accepts_what_is_written(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(PoStore().render(SAMPLE))
    done = subprocess.run(
        ["msgfmt", "--check", "--statistics", "-o", "/dev/null", str(path)], capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == "1 translated message, 2 fuzzy translations."


@pytest.mark.tools
@pytest.mark.parametrize("command", [["msgcat", "--no-wrap"], ["msgattrib", "--no-wrap"]])
def test_gettext_writes_the_same_bytes(tmp_path: Path, command: list[str]) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(PoStore().render(SAMPLE))
    done = subprocess.run([*command, str(path)], capture_output=True, check=True)
    assert done.stdout.decode() == path.read_text()


@pytest.mark.tools
def test_a_comment_that_ends_with_a_backslash_swallows_no_line(tmp_path: Path) -> None:
    """gettext joins lines behind a backslash, in comments too."""
    path = tmp_path / "x.po"
    units = tuple(replace(unit, comments=("it lies in C:\\",), notes=("C:\\",)) for unit in SAMPLE.units[:3])
    path.write_bytes(PoStore().render(replace(SAMPLE, units=units)))
    done = subprocess.run(
        ["msgfmt", "--statistics", "-o", "/dev/null", path], capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == "1 translated message, 2 fuzzy translations."
    assert PoStore().read(path).units == units


@pytest.mark.tools
def test_wrapped_by_msgcat_it_says_the_same(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(PoStore().render(SAMPLE))
    subprocess.run(["msgcat", "--width=40", str(path), "-o", str(path)], check=True)
    catalog = PoStore().read(path)
    assert catalog.units == SAMPLE.units
    assert PoStore().render(catalog) == path.read_bytes()


@pytest.mark.tools
def test_translate_toolkit_reads_the_same(tmp_path: Path) -> None:
    from translate.storage.pypo import pofile

    path = tmp_path / "x.po"
    path.write_bytes(PoStore().render(SAMPLE))
    store = pofile.parsefile(str(path))
    found = [(unit.source, unit.target, unit.isfuzzy()) for unit in store.units if not unit.isheader()]
    assert found == [(unit.source, unit.target, unit.fuzzy) for unit in SAMPLE.units]
