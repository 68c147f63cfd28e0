"""Where the ladder puts a term: names left in English or misspelt show themselves."""

from __future__ import annotations

import pytest

from l10n.adapters.glossary.aho_finder import build_search
from l10n.adapters.morphology import open_morphology
from l10n.model import Link, Rendering, Term, TermKind
from l10n.stages.ladder.locate import locate
from l10n.stages.ladder.strays import find_strays
from l10n.stages.recognise import judge
from l10n.stages.terms import GlossaryFinder

TERMS = {
    "uk": [
        Term("Kremlin", kind=TermKind.PLACE, renderings={"uk": Rendering("Кремль")}),
        Term("White House", kind=TermKind.PLACE, renderings={"uk": Rendering("Білий дім")}),
        Term("Baltic states", kind=TermKind.PLACE, renderings={"uk": Rendering("країни Балтії")}),
        Term("Donald Trump", kind=TermKind.PERSON, renderings={"uk": Rendering("Дональд Трамп")}),
        Term("Ukraine", kind=TermKind.PLACE, renderings={"uk": Rendering("Україна")}),
        Term("NATO", kind=TermKind.ORGANISATION, renderings={"uk": Rendering("НАТО")}),
    ],
    "de": [
        Term("Kremlin", kind=TermKind.PLACE, renderings={"de": Rendering("Kreml")}),
        Term("Ukraine", kind=TermKind.PLACE, renderings={"de": Rendering("Ukraine")}),
        Term("America", kind=TermKind.PLACE, renderings={"de": Rendering("Amerika")}),
    ],
}


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("Це зменшення Kremlins не диво", ("Kremlin", "Кремль"), "Kremlins"),
        ("Війна в Украине триває", ("Ukraine", "Україна"), "Украине"),
        ("Якщо U.S.S. готові", ("U.S.", "США"), "U.S.S."),
        ("Для літа станів Baltic добре", ("Baltic states", "країни Балтії"), "Baltic"),
        ("Його країна велика", ("Ukraine", "Україна"), None),
        ("Він читає вірші", ("Kremlin", "Кремль"), None),
    ],
    ids=["bungled", "another language's", "an abbreviation", "one of two words", "a common noun", "nothing alike"],
)
def test_a_name_is_found_by_its_looks(text: str, names: tuple[str, ...], found: str | None) -> None:
    place = locate(text, (), (0, 5), names=names)
    assert (text[slice(*place)] if place else None) == found


def test_words_that_attend_to_the_term_are_taken_together_with_its_remains() -> None:
    text = "для літатичних станів Baltic і Європи"
    links = (Link(4, 14, 0, 6), Link(15, 21, 7, 13), Link(22, 28, 0, 6), Link(29, 30, 14, 17))
    assert (
        text[slice(*(locate(text, links, (0, 13), names=("Baltic states",)) or (0, 0)))] == "літатичних станів Baltic"
    )


def test_what_renders_another_term_is_left_alone() -> None:
    text = "Кремль і Kremlin"
    assert locate(text, (Link(0, 6, 0, 5),), (0, 5), taken=((0, 6), (9, 16)), names=("Kremlin",)) is None


@pytest.mark.parametrize(
    ("locale", "source", "target", "strays"),
    [
        ("uk", "The Kremlin is silent.", "Кремль мовчить про Kremlin.", ["Kremlin"]),
        ("uk", "The Kremlin’s plan.", "План Кремля і Kremlins.", ["Kremlins"]),
        ("uk", "Ukraine and the Ukrainian army.", "Україна й Ukrainian армія.", []),
        ("uk", "The Kremlin is silent.", "Кремль мовчить.", []),
        ("uk", "NATO and the Kremlin.", "НАТО і Кремль у Telegram.", []),
        ("uk", "The White House is silent.", "Білий дім мовчить, каже White House.", ["White House"]),
        ("uk", "The Baltic states agree.", "Країни Балтії згодні з Baltic states.", ["Baltic states"]),
        ("uk", "The Baltic states agree.", "Країни Балтії згодні з країнами Baltic.", ["країнами Baltic"]),
        ("uk", "Donald Trump is silent.", "Donald Трамп мовчить.", ["Donald Трамп"]),
        ("uk", "The White House’s plan.", "План White House’s Білого дому.", ["White House’s Білого дому"]),
        ("de", "The Kremlin is silent.", "Der Kreml schweigt im Kremlin.", ["Kremlin"]),
        ("de", "Ukraine fights.", "Die Ukraine kämpft, sagen Ukrainer.", []),
        ("de", "America waits.", "Amerika wartet auf Amerikaner.", []),
    ],
    ids=[
        "left in English", "with an ending", "the source says it itself", "none", "another name",
        "two words", "a small letter", "half translated", "beside half of the name", "beside the name",
        "German", "inhabitants", "inhabitants, alike",
    ],
)  # fmt: skip
def test_strays(locale: str, source: str, target: str, strays: list[str]) -> None:
    matches = GlossaryFinder(TERMS[locale], build_search).find(source)
    verdicts = judge(matches, target, open_morphology(locale))
    found = [target[slice(*span)] for _, span in find_strays(target, source, matches, verdicts, locale)]
    assert found == strays
