"""Counting terms in a target: each stretch once, a pronoun for the second time, a surname for the full name."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.adapters.glossary.aho_finder import build_search
from l10n.adapters.glossary.csv_glossary import load_glossary
from l10n.adapters.morphology import open_morphology
from l10n.model import TermVerdict
from l10n.stages.recognise import judge, missing, wanted
from l10n.stages.terms import GlossaryFinder

FINDER = GlossaryFinder(load_glossary([Path(__file__).parents[2] / "glossary"]), build_search)

# locale, source, target, what is said of each term: found/expected, ! for a forbidden form, in the source's order
CASES = {
    "inflected": ("uk", "The White House spoke.", "У Білому домі сказали.", {"White House": "1/1"}),
    "absent": ("uk", "The White House spoke.", "У білому будинку сказали.", {"White House": "0/1"}),
    "twice for twice": ("uk", "Trump on Trump.", "Трамп про Трампа.", {"Trump": "2/2"}),
    "once and a pronoun": ("uk", "Trump on Trump.", "Трамп про себе.", {"Trump": "1/2"}),
    "oftener than asked for": ("de", "Trump spoke.", "Trump sprach, so Trumps Sprecher.", {"Trump": "2/1"}),
    "a surname for the full name": (
        "ru",
        "Donald Trump spoke.",
        "Выступил Трамп.",
        {"Donald Trump": "1/1"},
    ),
    "a full name for the surname": ("ru", "Trump spoke.", "Выступил Дональд Трамп.", {"Trump": "1/1"}),
    "full name and surname": (
        "uk",
        "Donald Trump came. Trump spoke.",
        "Приїхав Дональд Трамп. Трамп виступив.",
        {"Donald Trump": "1/1", "Trump": "1/1"},
    ),
    "one full name for both": (
        "uk",
        "Donald Trump came. Trump spoke.",
        "Приїхав Дональд Трамп і виступив.",
        {"Donald Trump": "1/1", "Trump": "1/2"},
    ),
    "two surnames for both": (
        "de",
        "Donald Trump came. Trump spoke.",
        "Trump kam. Trump sprach.",
        {"Donald Trump": "1/1", "Trump": "1/1"},
    ),
    "another person's surname": ("uk", "Donald Trump spoke.", "Виступила Меланія Трамп.", {"Donald Trump": "0/1"}),
    "the longer term is not the shorter": (
        "uk",
        "Eastern Europe and Europe",
        "Східна Європа",
        {"Eastern Europe": "1/1", "Europe": "0/1"},
    ),
    "the longer and the shorter": (
        "ru",
        "Europe fears for Eastern Europe.",
        "Европа боится за Восточную Европу.",
        {"Europe": "1/1", "Eastern Europe": "1/1"},
    ),
    "a country in the name of its war": (
        "uk",
        "Russia wages the Russia-Ukraine war.",
        "Росія веде війну Росії проти України.",
        {"Russia": "1/1", "Russia-Ukraine war": "1/1"},
    ),
    "the administration is not its president": (
        "de",
        "Trump and the Trump administration",
        "Trump und die Trump-Regierung",
        {"Trump": "1/1", "Trump administration": "1/1"},
    ),
    "two terms with one rendering": (
        "uk",
        "America is the U.S.",
        "США — це США.",
        {"America": "1/1", "U.S.": "1/1"},
    ),
    "two terms share one occurrence": ("uk", "America is the U.S.", "Це США.", {"America": "1/1", "U.S.": "1/2"}),
    "an adjective for the country": ("uk", "a U.S. general", "американського генерала", {"U.S.": "1/1"}),
    "abbreviation and long form": (
        "uk",
        "the Democratic Republic of Congo (DRC)",
        "Демократична Республіка Конго (ДРК)",
        {"Democratic Republic of Congo": "1/1", "DRC": "1/1"},
    ),
    "a forbidden form": ("uk", "Zelensky spoke.", "Зеленский выступил.", {"Zelensky": "0/1!"}),
    "a forbidden form inflected, beside a right one": (
        "uk",
        "Zelensky and Zelensky",
        "Зеленський і слова Зеленского",
        {"Zelensky": "1/2!"},
    ),
    "a Russian first name in German": (
        "de",
        "Volodymyr Zelensky spoke.",
        "Wladimir Selenskyjs Rede",
        {"Volodymyr Zelensky": "1/1!"},
    ),
    "a code in the wrong script": ("ru", "the M23 group", "группа М23", {"M23": "0/1!"}),
    "compounds": (
        "de",
        "Russia-Ukraine war: NATO and the Kremlin",
        "Ukraine-Krieg: NATO-Staaten und Kremlsprecher",
        {"Russia-Ukraine war": "1/1", "NATO": "1/1", "Kremlin": "1/1"},
    ),
    "no term": ("uk", "Nothing here.", "Тут нічого.", {}),
    "an empty target": ("de", "Trump spoke.", "", {"Trump": "0/1"}),
}


def verdicts(locale: str, source: str, target: str) -> tuple[TermVerdict, ...]:
    return judge(FINDER.find(source), target, open_morphology(locale))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_counts(case: tuple[str, str, str, dict[str, str]]) -> None:
    locale, source, target, said = case
    found = {
        verdict.term.source: f"{len(verdict.found)}/{verdict.expected}{'!' if verdict.forbidden else ''}"
        for verdict in verdicts(locale, source, target)
    }
    assert found == said


def test_a_pronoun_may_stand_in_and_a_lost_term_may_not() -> None:
    (pronoun,) = verdicts("uk", "Trump on Trump.", "Трамп про себе.")
    (lost,) = verdicts("uk", "Trump on Trump.", "Він про себе.")
    assert (pronoun.satisfied, pronoun.pronoun) == (True, True)
    assert (lost.satisfied, lost.pronoun) == (False, False)
    assert missing((pronoun, lost)) == (lost,)


def test_occurrences_say_where_and_how_the_term_stands() -> None:
    target = "Слова Зеленського, якого Володимир Зеленський"
    (verdict,) = verdicts("uk", "Volodymyr Zelensky", target)
    places = [(target[one.start : one.end], one.exact, one.partial) for one in verdict.found]
    assert places == [("Зеленського", False, True), ("Володимир Зеленський", True, False)]


def test_a_free_term_asks_for_nothing() -> None:
    assert verdicts("fr", "Trump spoke.", "Il a parlé.") == ()


def test_what_is_wanted_names_every_allowed_form() -> None:
    (verdict,) = verdicts("de", "China", "")
    assert wanted(verdict, "de") == "China or Volksrepublik China"
