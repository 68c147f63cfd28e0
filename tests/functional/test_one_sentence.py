"""The bundled article, one sentence more: what of its PO file changes, and what keeps every byte."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path

import pytest

from l10n.adapters.po import parse
from l10n.model import Catalog
from tests.property import editors
from tests.property.desk import Desk

ARTICLE = Path(__file__).resolve().parents[2] / "locales" / "en" / "white-house-talks.txt"
NEW = "Nobody at the table had expected the meeting to end so soon."
BEFORE = "However, the White House showed reluctance"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The bundled article, translated once."""
    desk = Desk(tmp_path)
    desk.article.write_bytes(ARTICLE.read_bytes())
    desk.run()
    return desk


def reviewed(catalog: Catalog) -> Catalog:
    """Every unit approved."""
    return editors.no_fuzzy(catalog)


def half_reviewed(catalog: Catalog) -> Catalog:
    """Every other unit corrected."""
    return replace(
        catalog,
        units=tuple(
            editors.typed(editors.approve(unit), f"Людське {number}.") if number % 2 else unit
            for number, unit in enumerate(catalog.units)
        ),
    )


def insert(desk: Desk, place: Callable[[str], str]) -> None:
    text = desk.article.read_text("utf-8")
    changed = place(text)
    assert changed != text
    desk.article.write_text(changed, "utf-8", newline="")


def in_its_paragraph(text: str) -> str:
    return text.replace(BEFORE, f"{NEW} {BEFORE}")


def as_a_paragraph(text: str) -> str:
    return text.replace("\n\nMore on this story: Russian", f"\n\n{NEW}\n\nMore on this story: Russian")


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """Removed and added lines."""
    lines = list(unified_diff(before.split("\n"), after.split("\n"), n=0))[2:]
    return [line[1:] for line in lines if line[0] == "-"], [line[1:] for line in lines if line[0] == "+"]


@pytest.mark.parametrize("edit", [lambda catalog: catalog, half_reviewed, reviewed], ids=["new", "half", "reviewed"])
@pytest.mark.parametrize("place", [in_its_paragraph, as_a_paragraph])
def test_the_diff_shows_one_new_unit_and_moved_references(
    desk: Desk, edit: editors.Edit, place: Callable[[str], str]
) -> None:
    desk.edit(edit)
    if edit is reviewed:
        desk.ledger.unlink()  # with it, approval of everything at once would have to be said
    before = desk.catalog.read_text("utf-8")
    fuzzy = {unit.source for unit in desk.read().units if unit.fuzzy}
    insert(desk, place)
    desk.run()
    removed, added = changed_lines(before, desk.catalog.read_text("utf-8"))
    assert all(line.startswith("#: ") for line in removed)
    line = next(number for number, text in enumerate(desk.article.read_text().split("\n"), 1) if NEW in text)
    unit = [
        "# machine: made-up 1 ladder:2, score -1.00",
        f"#: locales/en/talks.txt:{line}",
        "#, fuzzy",
        f'msgid "{NEW}"',
        f'msgstr "{desk.machine.target(NEW)}"',
        "",
    ]
    places = [text for text in unit if text.startswith("#: ")]
    lines = [text for text in added if not text.startswith("#: ")]  # from which line on, a diff may choose
    assert sorted(lines) == sorted(text for text in unit if text not in places)
    assert set(places) <= set(desk.catalog.read_text("utf-8").split("\n"))
    assert len(removed) == len(added) - len(unit)
    assert {unit.source for unit in desk.read().units if unit.fuzzy} == fuzzy | {NEW}
    assert len(desk.read().units) == 23


@pytest.mark.tools
def test_a_file_that_an_editor_wrapped_stays_wrapped(desk: Desk) -> None:
    editors.gettext(desk.catalog, "msgcat")
    before = desk.catalog.read_text("utf-8")
    insert(desk, in_its_paragraph)
    desk.run()
    removed, added = changed_lines(before, desk.catalog.read_text("utf-8"))
    assert not removed
    assert f'msgid "{NEW}"' in added


def test_taking_it_out_again_leaves_every_other_byte(desk: Desk) -> None:
    before, text = desk.catalog.read_text("utf-8"), desk.article.read_text("utf-8")
    insert(desk, as_a_paragraph)
    desk.run()
    desk.article.write_text(text, "utf-8", newline="")
    desk.run()
    removed, added = changed_lines(before, desk.catalog.read_text("utf-8"))
    assert not removed
    assert all(not line or line.startswith(("#~ ", "# machine: ", "#, fuzzy")) for line in added)


STRANGE = {
    "an extra header": '"X-Own: kept\\n"\n',
    "flags of 2025": '#: other.c:4\n#, no-wrap\n#= kept, by-hand\nmsgid "flags"\nmsgstr "прапорці"\n',
    "plural forms": '#: locales/en/talks.txt:91\nmsgid "one"\nmsgid_plural "many"\nmsgstr[0] "а"\nmsgstr[1] "б"\n',
    "another file's": '#: other.c:1\n#, c-format\nmsgid "%d foreign"\nmsgstr "%d чужий"\n',
    "unknown comments": '#! odd\n#  two  spaces\n#.by hand\n#: other.c:2\nmsgid "comments"\nmsgstr "примітки"\n',
    "wrapped oddly": '#: other.c:3\nmsgid   "wr" "app"\n\t"ed"\nmsgstr ""\n"загор"\n\n"нуто"\n',
    "an obsolete entry": '#~| msgid "older"\n#~ msgid "old"\n#~ msgstr "старе"\n',
}


def test_what_the_tool_did_not_make_keeps_every_byte(desk: Desk) -> None:
    text = desk.catalog.read_text("utf-8")
    header, rest = text.split("\n\n", 1)
    entries = [block for kind, block in STRANGE.items() if kind != "an extra header"]
    blocks = rest.rstrip("\n").split("\n\n")
    mixed = [*blocks[:3], *(block.rstrip("\n") for block in entries[:-1]), *blocks[3:], entries[-1].rstrip("\n")]
    text = f"{header}\n{STRANGE['an extra header'].rstrip()}\n\n" + "\n\n".join(mixed) + "\n"
    desk.catalog.write_text(text, "utf-8")
    assert not parse(text).defects
    desk.run()
    assert desk.catalog.read_text("utf-8") == text
    insert(desk, as_a_paragraph)
    desk.run()
    after = desk.catalog.read_text("utf-8")
    for kind, block in STRANGE.items():
        assert block.rstrip("\n") in after, kind
    assert after.endswith(entries[-1])
    assert after.index("foreign") > after.index(blocks[2].split("msgid")[1])
