"""Glossary files as spreadsheets and people write them."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.adapters.glossary.cells import guard, read_rendering, read_sources, unguard, write_rendering, write_sources
from l10n.adapters.glossary.csv_glossary import load_glossary, read_csv, render_csv
from l10n.errors import GlossaryError
from l10n.model import Match, Rendering, Term, TermKind

RENDERINGS = {
    "one form": ("Київ", Rendering("Київ")),
    "further forms": ("США|Сполучені Штати", Rendering("США", ("Сполучені Штати",))),
    "a forbidden form": ("Київ|!Киев", Rendering("Київ", (), ("Киев",))),
    "an inflected form": ("Конго|~Конґу", Rendering("Конго", (), (), ("Конґу",))),
    "forbidden first": ("!Киев|Київ|~Києву", Rendering("Київ", (), ("Киев",), ("Києву",))),
    "forbidden only": ("!Киев", Rendering("", (), ("Киев",))),
    "spaces around": (" Київ | ! Киев ", Rendering("Київ", (), ("Киев",))),
    "empty parts and repeats": ("|Київ||Київ|!|", Rendering("Київ")),
    "an escaped bar": (r"AC\|DC", Rendering("AC|DC")),
    "an escaped mark": (r"\!Xóõ|\~x", Rendering("!Xóõ", ("~x",))),
    "a mark inside needs no escape": ("Yahoo!|a~b", Rendering("Yahoo!", ("a~b",))),
    "an escaped backslash": (r"C:\\", Rendering("C:\\")),
    "a lone backslash": (r"C:\temp", Rendering(r"C:\temp")),
    "a guarded formula": ("'=1+1", Rendering("=1+1")),
    "an apostrophe that guards nothing": ("'s-Hertogenbosch", Rendering("'s-Hertogenbosch")),
    "nothing": ("  ", None),
}

ERRORS = {
    "an unknown column": ("source,target\nKyiv,Київ", "unknown column “target”", 1, 8),
    "English as a target": ("source,en\nKyiv,Kyiv", "unknown column “en”", 1, 8),
    "a column twice": ("source,uk,UK\n", "column “uk” stands twice", 1, 11),
    "no source column": ("term_name_x;uk\n", "unknown column “term_name_x”", 1, 1),
    "no header": ("", "no column “source”", 1, 1),
    "an unknown kind": ("source,kind\nKyiv,city", "unknown kind “city”", 2, 6),
    "an unknown match": ("source,uk,match\n\nKyiv,Київ,fuzzy", "unknown match “fuzzy”", 3, 11),
    "no source in a row": ("uk,source\nКиїв,", "no source", 2, 6),
    "a source of marks only": ("source,uk\n | ,Київ", "no source", 2, 1),
    "too many cells": ("source,uk\nKyiv,Київ,Киев", "3 cells in a row where the header has 2", 2, 11),
    "an open quote": ('source,uk\nKyiv,"Київ\nRiga,Рига', "the row cannot be split into cells", 2, 1),
    "text behind a quote": ('source,uk\nKyiv,"Ки"їв', "the row cannot be split into cells", 2, 1),
    "a place behind a quoted line end": ('source,note,kind\nKyiv,"a ""b"",\nc",city', "unknown kind “city”", 3, 4),
    "a place in a spreadsheet's dialect": ("sep=;\r\nsource;kind\r\nKyiv;city\r\n", "unknown kind “city”", 3, 6),
}


@pytest.mark.parametrize(("cell", "rendering"), RENDERINGS.values(), ids=RENDERINGS)
def test_rendering(cell: str, rendering: Rendering | None) -> None:
    assert read_rendering(cell) == rendering


def test_all_columns() -> None:
    data = "source,kind,uk,ru,de,match,note,pt_br\nU.S.|US,place,США,США,USA,exact,a note,EUA\n"
    (term,) = read_csv(data.encode(), "terms.csv")
    assert term == Term(
        "U.S.",
        ("US",),
        TermKind.PLACE,
        {"uk": Rendering("США"), "ru": Rendering("США"), "de": Rendering("USA"), "pt-BR": Rendering("EUA")},
        Match.EXACT,
        "a note",
    )
    assert (term.path, term.line) == ("terms.csv", 2)


@pytest.mark.parametrize(
    "data",
    [
        "source,uk\nKyiv,Київ\n".encode(),
        b"\xef\xbb\xbf" + "source,uk\r\nKyiv,Київ\r\n".encode(),
        "source;uk\nKyiv;Київ".encode(),
        "source\tuk\rKyiv\tКиїв\r".encode(),
        "sep=;\r\nsource;uk\r\nKyiv;Київ\r\n".encode(),
        'Source, UK\n"Kyiv", "Київ"\n\n,\n'.encode(),
        "\nuk,source,,\nКиїв,Kyiv,,\n".encode(),
        unicodedata.normalize("NFD", "source,uk\nKyiv,Київ\n").encode(),
    ],
    ids=["plain", "BOM and CRLF", "semicolons", "tabs and CR", "sep line", "spaces and blank rows", "order", "NFD"],
)
def test_dialects(data: bytes) -> None:
    assert read_csv(data) == (Term("Kyiv", renderings={"uk": Rendering("Київ")}),)


@pytest.mark.parametrize(("text", "message", "line", "column"), ERRORS.values(), ids=ERRORS)
def test_errors_name_the_place_and_the_way_out(text: str, message: str, line: int, column: int) -> None:
    with pytest.raises(GlossaryError) as caught:
        read_csv(text.encode(), "terms.csv")
    error = caught.value
    assert error.message.startswith(message)
    assert (error.path, error.line, error.column) == ("terms.csv", line, column)
    assert error.hint


def test_bytes_that_are_not_utf_8() -> None:
    with pytest.raises(GlossaryError) as caught:
        read_csv("source,uk\nKyiv,Київ\n".encode("cp1251"), "terms.csv")
    assert (caught.value.line, caught.value.column) == (2, 6)


def test_folders_and_files(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("source\nRiga\n", encoding="utf-8")
    (tmp_path / "a.csv").write_text("source\nKyiv\n", encoding="utf-8")
    (tmp_path / "~$a.csv").write_bytes(b"\xff")
    (tmp_path / "notes.txt").write_bytes(b"\xff")
    assert [term.source for term in load_glossary([tmp_path])] == ["Kyiv", "Riga"]
    assert [term.source for term in load_glossary([tmp_path / "b.csv", tmp_path])] == ["Riga", "Kyiv"]
    assert [term.source for term in load_glossary([tmp_path / "b.csv"])] == ["Riga"]
    with pytest.raises(GlossaryError, match=r"absent\.csv"):
        load_glossary([tmp_path / "absent.csv"])


@pytest.mark.parametrize("start", "=+-@\t\r\n")
def test_no_cell_starts_a_formula(start: str) -> None:
    for cell in (f"{start}cmd|' /C calc'!A0", f"'{start}x", f"''{start}x"):
        assert guard(cell)[0] == "'"
        assert unguard(guard(cell)) == cell


FORM = (
    st.text(st.sampled_from("aБї |!~\\'\"=+-@,;\n\u00a0"), max_size=6)
    .map(lambda text: unicodedata.normalize("NFC", text).strip())
    .filter(bool)
)
FORMS = st.lists(FORM, max_size=2, unique=True).map(tuple)


@st.composite
def _rendering(draw: st.DrawFn) -> Rendering:
    return Rendering(draw(FORM), (), draw(FORMS), draw(FORMS))


@given(st.lists(FORM, min_size=1, max_size=3, unique=True).map(tuple))
def test_sources_are_read_as_written(sources: tuple[str, ...]) -> None:
    assert read_sources(guard(write_sources(sources))) == sources


@given(_rendering())
def test_renderings_are_read_as_written(rendering: Rendering) -> None:
    assert read_rendering(guard(write_rendering(rendering))) == rendering


@given(
    st.lists(
        st.builds(
            Term,
            FORM,
            kind=st.sampled_from(TermKind),
            renderings=st.dictionaries(st.sampled_from(("uk", "de", "pt-BR")), _rendering()),
            match=st.sampled_from(Match),
            note=FORM | st.just(""),
        ),
        max_size=3,
    ).map(tuple)
)
def test_files_are_read_as_written(terms: tuple[Term, ...]) -> None:
    assert read_csv(render_csv(terms)) == terms
