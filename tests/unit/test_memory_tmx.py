"""TMX: what other tools write is read, what we write they read, and what is no TMX is said to be none."""

from __future__ import annotations

import pytest

from l10n.adapters.memory.tmx import read_tmx, render_tmx
from l10n.errors import MemoryStoreError
from l10n.ports import MemoryPair


def tmx(*units: str, header: str = "") -> bytes:
    body = "".join(f"<tu>{unit}</tu>" for unit in units)
    return f'<?xml version="1.0"?>{header}<tmx version="1.4"><header/><body>{body}</body></tmx>'.encode()


def variant(language: str, text: str, attribute: str = "xml:lang") -> str:
    return f'<tuv {attribute}="{language}"><seg>{text}</seg></tuv>'


def test_what_is_written_is_read_again() -> None:
    pairs = (
        MemoryPair("uk", "Tom & “Jerry” <3", "Том і «Джеррі» <3"),
        MemoryPair("de", "Growth of 4 %.", "Wachstum von 4\u00a0%."),
        MemoryPair("pt-BR", "Yes.", "Sim."),
    )
    assert read_tmx(render_tmx(pairs), "x.tmx") == pairs


def test_translate_toolkit_reads_what_is_written() -> None:
    from translate.storage.tmx import tmxfile

    store = tmxfile.parsestring(render_tmx([MemoryPair("uk", "Yes.", "Так.")]))  # type: ignore[no-untyped-call]
    assert store.translate("Yes.", "en", "uk") == "Так."
    header = store.document.getroot().find("header")
    assert (header.get("srclang"), header.get("creationtool")) == ("en", "l10n")


def test_characters_that_xml_cannot_hold_do_not_stop_an_export() -> None:
    (found,) = read_tmx(render_tmx([MemoryPair("uk", "A\x0cB\x1b", "C\x00D")]), "x.tmx")
    assert (found.source[0], found.target[0]) == ("A", "C")


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (variant("en", "Yes.") + variant("uk", "Так."), [("uk", "Yes.", "Так.")]),
        (variant("EN-US", "Yes.") + variant("uk_UA", "Так."), [("uk", "Yes.", "Так.")]),
        (variant("en", "Yes.", "lang") + variant("de-DE", "Ja.", "lang"), [("de", "Yes.", "Ja.")]),
        (variant("en", "Yes.") + variant("de-AT", "Jo."), [("de-AT", "Yes.", "Jo.")]),
        (variant("uk", "Так.") + variant("en", "Yes."), [("uk", "Yes.", "Так.")]),
        (variant("en", "Yes.") + variant("uk", "Так.") + variant("ru", "Да."),
         [("uk", "Yes.", "Так."), ("ru", "Yes.", "Да.")]),
        (variant("en", "A <bpt i='1'>&lt;b&gt;</bpt>bold<ept i='1'/> <hi>word</hi>") + variant("uk", "слово"),
         [("uk", "A bold word", "слово")]),
        (variant("en", "Two\n  lines") + variant("uk", "два\u2028рядки"), [("uk", "Two lines", "два рядки")]),
        (variant("fr", "Oui.") + variant("uk", "Так."), []),
        (variant("en", "Yes.") + variant("uk", ""), []),
        (variant("en", "Yes."), []),
    ],
    ids=["plain", "regions", "the old attribute", "a region that matters", "the other way round", "two targets",
         "inline codes", "line ends", "no English", "an empty target", "no target"],
)  # fmt: skip
def test_units_of_other_tools(unit: str, expected: list[tuple[str, str, str]]) -> None:
    assert read_tmx(tmx(unit), "x.tmx") == tuple(MemoryPair(*entry) for entry in expected)


def test_one_language_is_taken_with_its_regional_variants() -> None:
    data = tmx(variant("en", "Yes.") + variant("de-AT", "Jo.") + variant("uk", "Так."))
    assert read_tmx(data, "x.tmx", "de") == (MemoryPair("de", "Yes.", "Jo."),)


TENFOLD = "".join(f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in zip("abcdefgh", "bcdefghi", strict=True))
BOMB = f"<!DOCTYPE tmx [<!ENTITY a 'aaaaaaaaaa'>{TENFOLD}]>"
OUTSIDE = "<!DOCTYPE tmx [<!ENTITY i SYSTEM 'file:///etc/hostname'>]>"


@pytest.mark.parametrize(
    "data",
    [b"", b"hello", b"\x00\x01", b"<html/>", b'<xliff version="1.2"/>', tmx()[:60],
     tmx(variant("en", "&i;") + variant("uk", "x"), header=BOMB)],
    ids=["empty", "text", "binary", "HTML", "XLIFF", "cut off", "entities that multiply"],
)  # fmt: skip
def test_what_is_no_tmx_is_one_sentence(data: bytes) -> None:
    with pytest.raises(MemoryStoreError) as caught:
        read_tmx(data, "x.tmx")
    assert str(caught.value).startswith("x.tmx:")
    assert "is no TMX file: " in str(caught.value)
    assert "<string>" not in str(caught.value)


def test_no_other_file_is_read() -> None:
    data = tmx(variant("en", "A &i; B") + variant("uk", "x"), header=OUTSIDE)
    assert read_tmx(data, "x.tmx") == (MemoryPair("uk", "A B", "x"),)
