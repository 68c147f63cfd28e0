"""Glossaries out to other tools and back: what the other format can hold comes back the same."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.adapters.glossary.csv_glossary import load_glossary
from l10n.adapters.glossary.exchange import read_exchange, render_exchange
from l10n.adapters.glossary.omegat_tsv import read_tsv, render_tsv
from l10n.adapters.glossary.po_glossary import read_po, render_po
from l10n.adapters.glossary.tbx import read_tbx
from l10n.adapters.glossary.tbx_writer import render_tbx
from l10n.errors import ConfigError, GlossaryError
from l10n.model import Match, Rendering, Term, TermKind

ENTITIES = Path(__file__).parents[2] / "glossary" / "entities.csv"

KYIV = Term(
    "Kyiv",
    ("Kiev",),
    TermKind.PLACE,
    {"uk": Rendering("Київ", ("м. Київ",), ("Киев",), ("Києву",)), "de": Rendering("Kiew", ("Kyjiw",))},
    Match.EXACT,
    "capital & seat of <government>",
)

# ---- strategies ------------------------------------------------------------------------------------------------

FORM = (
    st.text(st.sampled_from("abÄБї |!~\\\"'=+-@,;:[]<>&#\u00a0\u00ad"), min_size=1, max_size=8)
    .map(lambda text: " ".join(text.split(" ")).strip())
    .map(lambda text: " ".join(part for part in text.split(" ") if part))
    .filter(lambda text: text.strip() == text and text != "")
)


@st.composite
def renderings(draw: st.DrawFn) -> Rendering:
    """A rendering without a form in two roles."""
    forms = draw(st.lists(FORM, min_size=1, max_size=6, unique=True))
    cuts = sorted(draw(st.lists(st.integers(1, len(forms)), min_size=2, max_size=2)))
    first, second = cuts
    return Rendering(forms[0], tuple(forms[1:first]), tuple(forms[first:second]), tuple(forms[second:]))


@st.composite
def glossaries(draw: st.DrawFn) -> tuple[Term, ...]:
    """Terms of which no two share a spelling."""
    spellings = draw(st.lists(FORM, max_size=4, unique=True))
    cut = draw(st.integers(0, len(spellings)))
    groups = [tuple(spellings[:cut]), *((spelling,) for spelling in spellings[cut:])]
    return tuple(
        Term(
            group[0],
            group[1:],
            draw(st.sampled_from(TermKind)),
            MappingProxyType(draw(st.dictionaries(st.sampled_from(("uk", "de", "pt-BR")), renderings()))),
            draw(st.sampled_from(Match)),
            draw(st.just("") | FORM.filter(lambda note: ":" not in note and note.strip() != "")),
        )
        for group in groups
        if group
    )


# ---- round trips -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", [2, 3])
@settings(max_examples=40)
@given(terms=glossaries())
def test_tbx_holds_everything(version: int, terms: tuple[Term, ...]) -> None:
    assert read_tbx(render_tbx(terms, version)).terms == terms


@settings(max_examples=40)
@given(glossaries())
def test_csv_holds_everything(terms: tuple[Term, ...]) -> None:
    assert read_exchange(render_exchange(terms, "out.csv"), "out.csv").terms == terms


@settings(max_examples=40)
@given(glossaries())
def test_po_holds_everything_of_one_locale(terms: tuple[Term, ...]) -> None:
    wanted = tuple(replace(term, renderings={"uk": term.renderings["uk"]}) for term in terms if "uk" in term.renderings)
    assert read_po(render_po(terms, "uk")).terms == wanted


def test_po_keeps_the_variants_of_a_term_with_forbidden_forms_only() -> None:
    term = replace(KYIV, renderings={"uk": Rendering("", (), ("Киев",))})
    assert read_po(render_po((term,), "uk")).terms == (term,)


@settings(max_examples=40)
@given(glossaries())
def test_tsv_holds_every_pair_with_its_note_and_forbidden_forms(terms: tuple[Term, ...]) -> None:
    read = {term.source: term for term in read_tsv(render_tsv(terms, "uk"), "uk").terms}
    for term in terms:
        if rendering := term.renderings.get("uk"):
            for source in term.sources:
                assert read[source].renderings["uk"].allowed == rendering.allowed


@pytest.mark.parametrize("name", ["g.tbx", "g.csv"])
def test_the_first_article_s_glossary_comes_back(name: str) -> None:
    terms = load_glossary([ENTITIES])
    assert read_exchange(render_exchange(terms, name), name).terms == terms


# ---- TBX ---------------------------------------------------------------------------------------------------------

V2 = """<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><text><body>
<termEntry id="1"><descrip type="subjectField">place</descrip>
 <langSet xml:lang="en-US"><descripGrp><descrip type="definition">A capital.</descrip></descripGrp>
  <ntig><termGrp><term>Kyiv</term></termGrp></ntig>
  <ntig><termGrp><term>Kiev</term>
   <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp></ntig>
 </langSet>
 <langSet xml:lang="uk-UA">
  <tig><term>Киев</term>
   <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig>
  <tig><term>Київ</term></tig></langSet>
 <langSet xml:lang="pt-br"><tig><term>Kiev <hi>city</hi></term></tig></langSet>
</termEntry>
<termEntry id="2"><langSet xml:lang="de"><tig><term>Rom</term></tig></langSet></termEntry>
</body></text></martif>"""

V3_DCT = """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
<conceptEntry id="c1"><min:subjectField>politics</min:subjectField>
 <langSec xml:lang="en"><termSec><term>Kyiv</term><min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec>
 <langSec xml:lang="uk">
  <termSec><term>Киев</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec>
  <termSec><term>м. Київ</term><basic:administrativeStatus>admittedTerm-admn-sts</basic:administrativeStatus></termSec>
  <termSec><term>Київ</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
 </langSec></conceptEntry></body></text></tbx>"""


def test_tbx_v2_of_another_tool() -> None:
    imported = read_tbx(V2.encode(), "other.tbx")
    (term,) = imported.terms
    assert term == Term(
        "Kyiv",
        ("Kiev",),
        TermKind.PLACE,
        {"uk": Rendering("Київ", (), ("Киев",)), "pt-BR": Rendering("Kiev city")},
        note="A capital.",
    )
    assert term.line == 3
    assert len(imported.notices) == 1
    assert "15" in imported.notices[0]


def test_tbx_v3_with_categories_as_elements() -> None:
    (term,) = read_tbx(V3_DCT.encode()).terms
    assert term.renderings["uk"] == Rendering("Київ", ("м. Київ",), ("Киев",))
    assert (term.kind, term.note) == (TermKind.OTHER, "subject: politics")


ENTITIES_OF_ENTITIES = "".join(f'<!ENTITY a{n + 1} "' + 10 * f"&a{n};" + '">' for n in range(11))
BOMB = f'<!DOCTYPE tbx [<!ENTITY a0 "aaaaaaaaaa">{ENTITIES_OF_ENTITIES}]><tbx><text><body>&a11;</body></text></tbx>'


@pytest.mark.parametrize(
    "data",
    [
        BOMB,
        BOMB.replace("<tbx>", '<tbx a="&a11;">'),
        '<!DOCTYPE tbx [<!ENTITY f SYSTEM "file:///etc/hostname">]><tbx><text>&f;</text></tbx>',
        "<tbx><text>",
        "source,uk\nKyiv,Kyiv",
        "",
        "<xliff/>",
    ],
    ids=["billion laughs", "in an attribute", "a file as entity", "cut off", "no XML", "empty", "other XML"],
)
def test_tbx_refused(data: str) -> None:
    with pytest.raises(GlossaryError):
        read_tbx(data.encode(), "bad.tbx")


# ---- PO ----------------------------------------------------------------------------------------------------------

WEBLATE = """msgid ""
msgstr ""
"Language: pt_BR\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

# from the style guide
#, read-only, terminology
msgid "NATO"
msgstr ""

#,variant:"NATO, the alliance", terminology
msgid "N.A.T.O."
msgstr "OTAN"

#, forbidden
msgctxt "2"
msgid "Kyiv"
msgstr "Kiev"

#=c-format
msgid "Kyiv"
msgstr "Kyiv, a capital"

#, fuzzy
msgid "Riga"
msgstr "Riga"
"""


def test_po_of_weblate() -> None:
    imported = read_po(WEBLATE.encode())
    assert imported.terms == (
        Term("NATO", renderings={"pt-BR": Rendering("NATO")}, note="from the style guide"),
        Term("NATO, the alliance", ("N.A.T.O.",), renderings={"pt-BR": Rendering("OTAN")}),
        Term("Kyiv", renderings={"pt-BR": Rendering("Kyiv, a capital", (), ("Kiev",))}),
    )
    assert len(imported.notices) == 1


def test_po_flags() -> None:
    text = render_po((KYIV, Term("M23", renderings={"uk": Rendering("M23")})), "uk").decode()
    assert '#, terminology, forbidden\nmsgctxt "forbidden: Киев"\nmsgid "Kyiv"\nmsgstr "Киев"\n' in text
    assert '#, terminology, read-only\nmsgid "M23"\nmsgstr "M23"\n' in text
    assert '#, terminology, variant:"Kyiv"\nmsgid "Kiev"\nmsgstr "Київ"\n' in text


@pytest.mark.parametrize("data", [b"\xff", b"no catalogue", b'msgid "a"\nmsgstr "b"'], ids=["bytes", "text", "locale"])
def test_po_refused(data: bytes) -> None:
    with pytest.raises(GlossaryError):
        read_po(data, path="bad.po")


def test_po_with_an_open_string_is_refused_at_its_line() -> None:
    with pytest.raises(GlossaryError) as caught:
        read_po(b'msgid "a"\nmsgstr "b"\n\nmsgid "c\nmsgstr "d"\n', "uk", "bad.po")
    assert caught.value.line == 4


def test_po_with_windows_line_ends_and_a_mark() -> None:
    data = b"\xef\xbb\xbf" + WEBLATE.replace("\n", "\r\n").encode()
    assert read_po(data).terms == read_po(WEBLATE.encode()).terms


def test_tbx_leaves_out_what_xml_cannot_hold() -> None:
    (term,) = read_tbx(render_tbx([Term("a\0b", note="one\n\x0btwo")])).terms
    assert (term.source, term.note) == ("ab", "one\ntwo")


def test_tbx_in_utf_16() -> None:
    text = render_tbx([KYIV]).decode().replace("UTF-8", "UTF-16")
    assert read_tbx(text.encode("utf-16")).terms == (KYIV,)


@pytest.mark.tools
def test_msgfmt_accepts_the_catalogue(tmp_path: Path) -> None:
    path = tmp_path / "uk.po"
    path.write_bytes(render_po((*load_glossary([ENTITIES]), KYIV), "uk"))
    done = subprocess.run(["msgfmt", "-c", "-o", str(tmp_path / "uk.mo"), str(path)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


# ---- OmegaT ------------------------------------------------------------------------------------------------------


def test_tsv_of_omegat() -> None:
    text = "# comment\nKyiv\tКиїв\tcapital\nKyiv\tм. Київ\n\nRiga\n\tРига\nNATO\tНАТО\t\textra\n"
    imported = read_tsv(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(), "uk")
    assert imported.terms == (
        Term("Kyiv", renderings={"uk": Rendering("Київ", ("м. Київ",))}, note="capital"),
        Term("NATO", renderings={"uk": Rendering("НАТО")}),
    )
    assert imported.notices == ("line 5 has no source or no target", "line 6 has no source or no target")


def test_tsv_tells_translators_what_is_forbidden() -> None:
    text = render_tsv((replace(KYIV, note="a\tb"),), "uk").decode()
    assert text.splitlines()[0] == "Kyiv\tКиїв\ta b [not: Киев]"
    (kyiv, _kiev) = read_tsv(text.encode(), "uk").terms
    assert (kyiv.renderings["uk"].forbidden, kyiv.note) == (("Киев",), "a b")


@pytest.mark.tools
def test_another_tool_reads_what_is_exported(tmp_path: Path) -> None:
    from translate.storage import factory

    terms = load_glossary([ENTITIES])
    for name, locale in (("v2.tbx", "uk"), ("out.po", "uk"), ("out.utf8", "uk")):
        path = tmp_path / name
        path.write_bytes(render_exchange(terms, name, locale, tbx=2))
        read = {(unit.source, unit.target) for unit in factory.getobject(str(path)).units}
        preferred = {(term.source, term.renderings["uk"].preferred) for term in terms}
        assert preferred <= read, name


# ---- file names ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["out.docx", "out", "out.tsv", "out.po"])
def test_a_name_or_locale_that_is_missing(name: str) -> None:
    with pytest.raises(ConfigError) as caught:
        render_exchange((KYIV,), name)
    assert caught.value.hint


def test_one_locale_of_many() -> None:
    data = render_exchange((KYIV,), "out.csv", "de")
    assert data.decode().splitlines()[0] == "source,kind,de,match,note"
    assert "Київ".encode() not in render_exchange((KYIV,), "out.tbx", "de", tbx=2)
    assert render_exchange((replace(KYIV, renderings={"de": Rendering("Kiew")}),), "out.tsv").startswith(b"Kyiv\tKiew")
