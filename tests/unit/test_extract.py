"""Names that articles hold and the glossary lacks."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from l10n.adapters.cldr_names import known_names
from l10n.adapters.glossary.aho_finder import build_search
from l10n.adapters.glossary.csv_glossary import load_glossary, read_csv
from l10n.adapters.sentencex_splitter import SentencexSplitter
from l10n.cli.app import app
from l10n.model import Term, TermKind
from l10n.stages.extract import candidate_term, extract_names
from l10n.stages.segment import segment
from l10n.stages.terms import GlossaryFinder

ROOT = Path(__file__).resolve().parents[2]
KNOWN = known_names(("uk", "ru", "de"))


def article_segments() -> list[str]:
    text = (ROOT / "locales" / "en" / "white-house-talks.txt").read_text(encoding="utf-8")
    return [part.text for part in segment(text, SentencexSplitter())]


def names(*segments: str) -> list[str]:
    return [candidate.source for candidate in extract_names(segments, KNOWN)]


def finder(*sources: str) -> GlossaryFinder:
    return GlossaryFinder([Term(source) for source in sources], build_search)


def test_every_name_of_the_article_is_found_and_hardly_another() -> None:
    """The measure: all names of the glossary that stand in the article, and at most ten others."""
    segments = article_segments()
    glossary = GlossaryFinder(load_glossary([ROOT / "glossary"]), build_search)
    expected = {text[match.start : match.end] for text in segments for match in glossary.find(text)}
    found = {candidate.source for candidate in extract_names(segments, KNOWN)}
    assert expected <= found
    assert len(found - expected) <= 10
    assert len(expected) >= 24


def test_a_full_glossary_leaves_no_name_of_the_article() -> None:
    glossary = GlossaryFinder(load_glossary([ROOT / "glossary"]), build_search)
    assert extract_names(article_segments(), KNOWN, glossary) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The plan of U.S. President Donald Trump failed.", ["U.S.", "Donald Trump"]),
        ("He met Prime Minister Keir Starmer there.", ["Keir Starmer"]),
        ("He met Secretary of State Marco Rubio and Mr. Brown.", ["Marco Rubio", "Brown"]),
        ("It angered President Zelensky of Ukraine.", ["Zelensky", "Ukraine"]),
        ("He leads the Bank of England and the University of Leeds.", ["Bank of England", "University of Leeds"]),
        ("The Trump administration and the Baltic states agreed.", ["Trump administration", "Baltic states"]),
        ("The Democratic Republic of Congo (DRC) signed.", ["Democratic Republic of Congo", "DRC"]),
        ("They fought in World War II and the Cold War.", ["World War II", "Cold War"]),
        ("The M23 group flew F-16 jets.", ["M23", "F-16"]),
        ("A pro-Trump crowd met NATO-led troops.", ["Trump", "NATO"]),
        ("They saw Bashar al-Assad and Charles de Gaulle.", ["Bashar al-Assad", "Charles de Gaulle"]),
        ("Talks in Guinea-Bissau ended.", ["Guinea-Bissau"]),
        ("The poet George W. Bush of Texas read.", ["George W. Bush of Texas"]),
        ("Orbán said nothing.", ["Orbán"]),
        ("New York and New Zealand wrote.", ["New York", "New Zealand"]),
        ("Black Sea ports lie on a black list.", ["Black Sea"]),
        ("Reportedly Macron agreed; yesterday Macron did not.", ["Macron"]),
        ("Hungary’s vote failed.", ["Hungary"]),
        ("The Russian Federation protested.", ["Russian Federation"]),
        ("It cost two million euros and a hryvnia.", ["Euro", "hryvnia"]),
        ("He wrote it in Ukrainian.", ["Ukrainian"]),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Countries with limited resources could lose.",
        "On Monday, in February, I left.",
        "Pro-Russian forces and Ukrainian troops met Americans.",
        "He said: “Nobody knows.” Then he left.",
        "More on this story: Facts proving war crimes",
        "Officials said that it was over.",
        "It cost real money.",
        "Leaders Meet Again To Discuss New Peace Deal",
        "LEADERS MEET AGAIN TO DISCUSS PEACE",
        "",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert names(text) == []


def test_a_first_word_is_a_name_where_it_is_one_elsewhere() -> None:
    assert names("Kallas was there.", "They asked Kallas.") == ["Kallas"]
    assert names("Bread was dear.", "They wanted bread.") == []


def test_names_are_counted_and_shown_where_they_stand() -> None:
    (first, _) = extract_names(["He saw Kyiv and Riga.", "They like Kyiv."], KNOWN)
    assert (first.source, first.count) == ("Kyiv", 2)
    assert first.contexts == ("He saw Kyiv and Riga.", "They like Kyiv.")
    assert candidate_term(first).note == "2 times: He saw Kyiv and Riga. / They like Kyiv."


def test_spellings_of_one_name_become_variants() -> None:
    (found,) = extract_names(["They saw the U.S. and the US and the U.S. again."], KNOWN)
    assert (found.source, found.variants, found.count) == ("U.S.", ("US",), 3)


def test_cldr_names_are_filled_in() -> None:
    (found,) = extract_names(["They went to Eastern Europe."], KNOWN)
    assert {tag: rendering.preferred for tag, rendering in found.renderings.items()} == {
        "uk": "Східна Європа",
        "ru": "Восточная Европа",
        "de": "Osteuropa",
    }
    assert found.kind is TermKind.PLACE


def test_a_surname_is_a_person_as_its_full_name() -> None:
    found = extract_names(["They met President Volodymyr Zelensky.", "They like Zelensky."], KNOWN)
    assert {candidate.source: candidate.kind for candidate in found} == {
        "Volodymyr Zelensky": TermKind.PERSON,
        "Zelensky": TermKind.PERSON,
    }


def test_the_glossary_hides_what_it_has_and_no_longer_name() -> None:
    text = "Europe and Eastern Europe differ from Africa."
    assert [found.source for found in extract_names([text], KNOWN, finder("Europe"))] == ["Eastern Europe", "Africa"]
    assert [found.source for found in extract_names([text], KNOWN, finder("Eastern Europe"))] == ["Europe", "Africa"]


@given(st.lists(st.text() | st.text(alphabet=st.sampled_from("AbU.S. -’of'The23")), max_size=3))
def test_any_text_gives_names_that_stand_in_it(segments: list[str]) -> None:
    for found in extract_names(segments, KNOWN):
        spellings = (found.source, *found.variants)
        assert found.count >= 1
        assert any(part.lower() in " ".join(segments).replace("\u00a0", " ").lower() for part in spellings)


def test_the_command_writes_a_glossary_to_fill_in(project: Path) -> None:
    done = CliRunner().invoke(app, ["glossary", "extract", "locales/en", "--no-glossary", "--to", "new.csv"])
    assert done.exit_code == 0, done.output
    terms = {term.source: term for term in read_csv((project / "new.csv").read_bytes())}
    assert terms["Hungary"].rendering("de") is not None
    assert terms["White House"].rendering("de") is None
    assert "3 times" in terms["White House"].note


def test_the_command_lists_nothing_that_the_glossary_has(project: Path) -> None:
    done = CliRunner().invoke(app, ["glossary", "extract", "locales/en/white-house-talks.txt"])
    assert done.exit_code == 0
    assert done.stdout == "source,kind,uk,ru,de,match,note\n"


def test_an_article_that_cannot_be_read_does_not_stop_the_others(project: Path) -> None:
    (project / "bad.txt").write_bytes(b"\xff\x00\x01")
    done = CliRunner().invoke(app, ["glossary", "extract", "bad.txt", "locales/en", "--no-glossary"])
    assert done.exit_code == 1
    assert "Hungary" in done.stdout
