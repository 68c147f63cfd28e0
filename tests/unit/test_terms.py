"""Finding terms in the source: sentences as they stand in newspapers, and what must be found in them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.adapters.glossary.aho_finder import build_search
from l10n.adapters.glossary.csv_glossary import load_glossary
from l10n.model import Match, Term
from l10n.stages.folding import fold
from l10n.stages.terms import GlossaryFinder

TERMS = (
    Term("Donald Trump"),
    Term("Trump"),
    Term("Trump administration"),
    Term("Volodymyr Zelensky", ("Volodymyr Zelenskyy",)),
    Term("Putin"),
    Term("Xi"),
    Term("White House"),
    Term("Kremlin"),
    Term("U.S.", ("US", "USA", "United States")),
    Term("Washington"),
    Term("Washington Post"),
    Term("Russia"),
    Term("Russian"),
    Term("Ukraine"),
    Term("Baltic states"),
    Term("Baltic Sea"),
    Term("Congo"),
    Term("Democratic Republic of Congo"),
    Term("M23"),
    Term("NATO"),
    Term("NGO"),
    Term("Côte d’Ivoire"),
    Term("Guinea-Bissau"),
    Term("World War II"),
    Term("Cold War"),
    Term("ceasefire"),
    Term("peace talks"),
    Term("country"),
    Term("G7"),
    Term("Booking.com"),
    Term("Polish"),
    Term("polish"),
    Term("iPhone"),
    Term("deal", match=Match.EXACT),
    Term("Air Force One", match=Match.IGNORE_CASE),
    Term("Charles de Gaulle"),
)
FINDER = GlossaryFinder(TERMS, build_search)

# A sentence with what must be found in it: the surface, then ' for a possessive, - for a compound,
# = and the term's source where that differs from the surface.
FOUND = {
    "a name": ("He met Trump today.", "Trump"),
    "the longest name wins": ("Donald Trump spoke.", "Donald Trump"),
    "two names side by side": ("Trump, Putin", "Trump", "Putin"),
    "a term twice": ("Trump on Trump", "Trump", "Trump"),
    "a longer term beats its part": ("The Trump administration left.", "Trump administration"),
    "the part alone after the longer term": ("Washington Post: Washington", "Washington Post", "Washington"),
    "the whole text": ("NATO", "NATO"),
    "before a full stop": ("They left the Kremlin.", "Kremlin"),
    "in parentheses": ("the alliance (NATO)", "NATO"),
    "in curly quotes": ("“Trump” and ‘Putin’", "Trump", "Putin"),
    "in guillemets": ("«Trump»", "Trump"),
    "after an em dash without spaces": ("talks—Trump said—failed", "Trump"),
    "after an ellipsis": ("…Trump…", "Trump"),
    "curly possessive": ("Trump’s surprise", "Trump'"),
    "plain possessive": ("Ukraine's soil", "Ukraine'"),
    "possessive with a spacing accent": ("Ukraine´s soil", "Ukraine'"),
    "possessive of a plural": ("the Baltic states’ fear", "Baltic states'"),
    "a closing quote is no possessive": ("the ‘Baltic states’ fear", "Baltic states"),
    "a closing plain quote is no possessive": ("the 'Baltic states' fear", "Baltic states"),
    "a quote after a name without s": ("'Trump' said", "Trump"),
    "possessive of an abbreviation with points": ("the U.S.’s role", "U.S.'"),
    "possessive of an abbreviation, news agency style": ("the U.S.’ role", "U.S.'"),
    "possessive in capitals": ("TRUMP’S DEAL", "TRUMP'=Trump"),
    "plural of a name": ("the Trumps arrived", "Trumps=Trump"),
    "possessive of a plural name": ("the Trumps’ house", "Trumps'=Trump"),
    "plural of an acronym": ("two NGOs left", "NGOs=NGO"),
    "plural in -ies": ("many countries", "countries=country"),
    "plural in -es": ("three Congoes", "Congoes=Congo"),
    "plural of a compound term": ("two White Houses", "White Houses=White House"),
    "a contraction": ("Trump’ll go, Putin’d stay", "Trump", "Putin"),
    "hyphenated pair": ("the Russia-Ukraine war", "Russia-", "Ukraine-"),
    "pair with an en dash": ("the Russia–Ukraine war", "Russia-", "Ukraine-"),
    "pair with a non-breaking hyphen": ("the Russia\u2011Ukraine war", "Russia-", "Ukraine-"),
    "a term hyphenated before a noun": ("the Cold-War era", "Cold-War=Cold War"),
    "and before a participle": ("White-House-led", "White-House-=White House"),
    "term before a participle": ("NATO-led troops", "NATO-"),
    "abbreviation before a participle": ("U.S.-backed forces", "U.S.-"),
    "after an abbreviation and a hyphen": ("the U.S.-Russia talks", "U.S.-", "Russia-"),
    "term after a prefix": ("the pre-Trump era", "Trump-"),
    "adjective after a prefix is the adjective": ("Pro-Russian forces", "Russian-"),
    "suspended hyphen": ("Russia- and Ukraine-related", "Russia-", "Ukraine-"),
    "a spaced dash makes no compound": ("Trump – Putin - NATO", "Trump", "Putin", "NATO"),
    "a double hyphen makes no compound": ("Trump--who left", "Trump"),
    "possessive in a compound": ("Russia’s-eye view", "Russia'-"),
    "a term with its own hyphen": ("in Guinea-Bissau", "Guinea-Bissau"),
    "its hyphen typeset": ("in Guinea‑Bissau", "Guinea‑Bissau=Guinea-Bissau"),
    "slash between names": ("the Russia/Ukraine war", "Russia", "Ukraine"),
    "abbreviation in the sentence": ("the U.S. said", "U.S."),
    "abbreviation at the end": ("upheld by the U.S.", "U.S."),
    "abbreviation before a comma": ("in the U.S., too", "U.S."),
    "variant without points": ("the US said", "US=U.S."),
    "longer variant": ("USA and US", "USA=U.S.", "US=U.S."),
    "variant of several words": ("the United States said", "United States=U.S."),
    "spelling variant": ("Volodymyr Zelenskyy said", "Volodymyr Zelenskyy=Volodymyr Zelensky"),
    "code with digits": ("the M23 group", "M23"),
    "digits before punctuation": ("the G7, M23’s", "G7", "M23'"),
    "Roman number": ("after World War II.", "World War II"),
    "accent and apostrophe": ("in Côte d'Ivoire", "Côte d'Ivoire=Côte d’Ivoire"),
    "accent decomposed": ("in Co\u0302te d’Ivoire now", "Co\u0302te d’Ivoire=Côte d’Ivoire"),
    "no-break space": ("the White\u00a0House said", "White\u00a0House=White House"),
    "two spaces": ("the White  House said", "White  House=White House"),
    "a line end within the term": ("the White\nHouse said", "White\nHouse=White House"),
    "a thin space": ("World War\u2009II", "World War\u2009II=World War II"),
    "a soft hyphen inside": ("Wash\u00adington said", "Wash\u00adington=Washington"),
    "a zero-width space around": ("\u200bTrump\u200b said", "Trump"),
    "after a letter whose lower case is longer": ("İ Trump", "Trump"),
    "lower-case term at the start of a line": ("Ceasefire holds", "Ceasefire=ceasefire"),
    "lower-case term in title case": ("Peace Talks Fail", "Peace Talks=peace talks"),
    "heading in capitals": ("WHITE HOUSE AND NATO", "WHITE HOUSE=White House", "NATO"),
    "short name in a heading": ("XI MEETS PUTIN", "XI=Xi", "PUTIN=Putin"),
    "dateline in running text": ("WASHINGTON — He said", "WASHINGTON=Washington"),
    "capitals of a title": ("the Baltic States", "Baltic States=Baltic states"),
    "a particle with a capital": ("Charles De Gaulle", "Charles De Gaulle=Charles de Gaulle"),
    "the entry whose case fits": ("Polish it", "Polish"),
    "the entry in lower case": ("to polish it", "polish"),
    "case ignored": ("on air force one", "air force one=Air Force One"),
    "exact match": ("the deal", "deal"),
    "no space after a full stop": ("in Ukraine.The", "Ukraine"),
    "a name that is a domain": ("at Booking.com now", "Booking.com"),
    "beside an address": ("trump.com, Trump", "Trump"),
}  # fmt: skip

NOT_FOUND = {
    "a longer word": "Trumpism and Trumped",
    "a word that begins differently": "the Decongo group",
    "underscore": "Trump_speech",
    "accent after the term": "Trumpé",
    "combining accent after the term": "Trump\u0301",
    "code within a longer code": "M234 and XM23",
    "decimal after a code": "M23.5",
    "lower case of a capitalised term": "the white house",
    "half lower case": "the white House",
    "code in lower case": "m23",
    "pronoun": "tell us more",
    "short Roman number": "Louis XI of France",
    "plural in capitals after lower case": "two NATOS",
    "exact term in another case": "Deal",
    "plural of an exact term": "deals",
    "domain": "see trump.com today",
    "domain with path": "see example.com/Trump/news",
    "address": "write to Trump@example.com or info@Trump.org",
    "URL": "https://example.com/Russia?x=Ukraine",
    "file name": "open Putin.docx and M23.pdf",
    "path": "docs/Trump/talks.txt and /home/Putin/notes",
    "handle and hashtag": "@Trump #Ukraine",
    "apostrophe before": "O'Trump",
    "apostrophe inside a name": "Xi'an",
    "a hyphen that is missing": "in Guinea Bissau",
    "term across a comma": "White, House",
    "abbreviation within a longer one": "the U.S.S.R. fell",
    "points left out in one place": "U.S.A",
}  # fmt: skip


def describe(source: str) -> tuple[str, ...]:
    """What was found, written as in the table above."""
    found = []
    for match in FINDER.find(source):
        surface = source[match.start : match.end]
        marks = "'" * match.possessive + "-" * match.compound
        found.append(surface + marks + (f"={match.term.source}" if match.term.source != surface else ""))
    return tuple(found)


@pytest.mark.parametrize("case", FOUND.values(), ids=FOUND)
def test_found(case: tuple[str, ...]) -> None:
    source, *wanted = case
    assert describe(source) == tuple(wanted)


@pytest.mark.parametrize("source", NOT_FOUND.values(), ids=NOT_FOUND)
def test_not_found(source: str) -> None:
    assert describe(source) == ()


def test_an_empty_glossary_finds_nothing() -> None:
    assert GlossaryFinder((), build_search).find("Trump") == ()


def test_an_unusable_source_finds_nothing() -> None:
    assert GlossaryFinder((Term("…"), Term(" ")), build_search).find("… - …") == ()


def test_of_two_entries_with_one_spelling_the_first_is_found() -> None:
    first, second = Term("Kyiv", note="first"), Term("Kyiv", note="second")
    assert [match.term for match in GlossaryFinder((first, second), build_search).find("in Kyiv")] == [first]


WORDS = st.sampled_from(
    (
        "Trump",
        "White",
        "House",
        "the",
        "NATO",
        "U.S.",
        "’s",
        "'",
        "-",
        "–",
        " ",
        "\u00a0",
        "\u00ad",
        "é",
        "e\u0301",
        ".",
        "İ",
        "S",
        "s",
    )
)


@given(st.lists(WORDS, max_size=12).map("".join))
def test_matches_are_ordered_disjoint_and_spell_a_source(source: str) -> None:
    end = 0
    for match in FINDER.find(source):
        assert end <= match.start < match.end <= len(source)
        end = match.end
        surface = fold(source[match.start : match.end]).folded
        assert any(surface.startswith(fold(spelling).folded.rstrip("y")) for spelling in match.term.sources)


@given(st.text(max_size=60))
def test_folding_keeps_lengths_and_the_way_back(text: str) -> None:
    folded = fold(text)
    assert len(folded.plain) == len(folded.folded)
    for at in range(len(folded.plain)):
        start, end = folded.span(at, at + 1)
        assert 0 <= start < end <= len(text)


ROOT = Path(__file__).parents[2]

# read off the article by eye
IN_ARTICLE = {
    "Donald Trump": 1,
    "Trump": 3,
    "Trump administration": 1,
    "Volodymyr Zelensky": 1,
    "Zelensky": 1,
    "Putin": 1,
    "White House": 3,
    "Kremlin": 3,
    "U.S.": 6,
    "America": 1,
    "Washington": 3,
    "Russia": 5,
    "Russia-Ukraine war": 1,
    "Ukraine": 5,
    "Hungary": 1,
    "NATO": 2,
    "Africa": 1,
    "Democratic Republic of Congo": 1,
    "DRC": 1,
    "M23": 1,
    "World War II": 2,
    "Baltic states": 1,
    "Eastern Europe": 1,
    "Europe": 3,
    "Cold War": 1,
    "China": 1,
}


def test_every_name_of_the_first_article_is_found() -> None:
    finder = GlossaryFinder(load_glossary([ROOT / "glossary" / "entities.csv"]), build_search)
    article = (ROOT / "locales" / "en" / "white-house-talks.txt").read_text(encoding="utf-8")
    found = Counter(match.term.source for line in article.splitlines() for match in finder.find(line))
    assert found == IN_ARTICLE
