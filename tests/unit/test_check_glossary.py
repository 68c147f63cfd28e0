"""The glossary checks: silent on every inflected form, exact on what is missing, forbidden or left as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.adapters.morphology import open_morphology
from l10n.adapters.po import parse
from l10n.checks.glossary import CHECKS, TermFlaw, check_terms
from l10n.checks.rules import Rules
from l10n.model import Finding
from l10n.wiring import open_gate

GLOSSARY = Path(__file__).resolve().parents[2] / "glossary"
GATE = open_gate([GLOSSARY])
HEADER = 'msgid ""\nmsgstr "Language: {locale}\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'


def flaws(source: str, target: str, locale: str) -> tuple[TermFlaw, ...]:
    assert GATE.finder is not None
    return check_terms(source, target, GATE.finder, open_morphology(locale))[0]


def findings(locale: str, *pairs: tuple[str, str]) -> list[Finding]:
    entries = "".join(f'msgid "{source}"\nmsgstr "{target}"\n\n' for source, target in pairs)
    found = GATE.findings(parse(HEADER.format(locale=locale) + entries, "x.po"))
    return [one for one in found if one.check.startswith("glossary-")]


EXAMPLES = [
    (check.id, kind, *example) for check in CHECKS for kind in ("good", "bad") for example in getattr(check, kind)
]


@pytest.mark.parametrize(("check", "kind", "source", "target", "locale"), EXAMPLES)
def test_the_documented_examples_are_true(check: str, kind: str, source: str, target: str, locale: str) -> None:
    assert [one.check for one in flaws(source, target, locale)] == ([check] if kind == "bad" else [])


SILENT = {
    "a locative": ("The White House said so.", "У Білому домі так сказали.", "uk"),
    "a surname for a full name": ("words of Volodymyr Zelensky", "слова Зеленського", "uk"),
    "an instrumental": ("with the Kremlin", "с Кремлём", "ru"),
    "a German genitive": ("the White House’s plan", "der Plan des Weißen Hauses", "de"),
    "a German compound": ("NATO countries", "die NATO-Staaten", "de"),
    "the same word in German": ("Trump in Washington", "Trump in Washington", "de"),
    "an accepted rendering": ("China said", "КНР заявила", "uk"),
    "an adjective for U.S.": ("U.S. President", "американський президент", "uk"),
    "no term at all": ("It rains.", "Дощить.", "uk"),
    "an untranslated unit": ("The Kremlin.", "", "uk"),
}


@pytest.mark.parametrize(("source", "target", "locale"), SILENT.values(), ids=SILENT)
def test_nothing_is_said_of(source: str, target: str, locale: str) -> None:
    assert flaws(source, target, locale) == ()


def test_a_forbidden_form_is_pointed_at_and_the_right_one_suggested_in_its_case() -> None:
    (flaw,) = flaws("with Volodymyr Zelensky", "зустріч із Владимиром Зеленским, так", "uk")
    assert (flaw.check, flaw.term) == ("glossary-forbidden", "Volodymyr Zelensky")
    assert flaw.flaw.span == (11, 31)
    assert flaw.flaw.suggestion == "Володимиром Зеленським"
    assert "“Володимир Зеленський” expected" in flaw.flaw.message


def test_one_fault_is_said_once() -> None:
    """A name left in Latin letters is not missing as well; nor is one in a forbidden form."""
    assert [one.check for one in flaws("The Kremlin denied it.", "Kremlin заперечив.", "uk")] == [
        "glossary-untranslated"
    ]
    assert [one.check for one in flaws("Zelensky left.", "Зеленский пішов.", "uk")] == ["glossary-forbidden"]


def test_of_two_names_in_the_source_the_one_left_in_latin_letters_is_found() -> None:
    (flaw,) = flaws("The Kremlin and the Kremlin.", "Кремль і Kremlin.", "uk")
    assert (flaw.check, flaw.flaw.span) == ("glossary-untranslated", (9, 16))


def test_a_gloss_in_brackets_is_no_name_left_untranslated() -> None:
    assert flaws("NATO agreed.", "НАТО (NATO) погодилося.", "uk") == ()


def test_two_accepted_renderings_of_one_name_in_one_article_are_inconsistent() -> None:
    (found,) = findings(
        "uk",
        ("With Vladimir Putin.", "З Володимиром Путіним."),
        ("Vladimir Putin.", "Володимир Путін."),
        ("Of Vladimir Putin.", "Владіміра Путіна."),
    )
    assert (found.check, found.line, found.term) == ("glossary-inconsistent", 11, "Vladimir Putin")
    assert found.suggestion == "Володимира Путіна", "in the case of what it replaces"


CONSISTENT = {
    "an acronym and its long form": (("In the U.S.", "У Сполучених Штатах"), ("The U.S.", "США")),
    "an adjective and the name": (("U.S. President", "американський президент"), ("The U.S.", "США")),
    "two spellings in the source": (("DRC", "ДРК"), ("Democratic Republic of Congo", "ДР Конго")),
    "a name and its short form": (("World War II", "Друга світова"), ("World War II!", "Друга світова війна!")),
    "a surname and the full name": (("Vladimir Putin", "Путін"), ("Vladimir Putin!", "Володимир Путін!")),
}


@pytest.mark.parametrize("pairs", CONSISTENT.values(), ids=CONSISTENT)
def test_no_contradiction_is_seen_between(pairs: tuple[tuple[str, str], ...]) -> None:
    assert findings("uk", *pairs) == []


def test_a_pronoun_may_stand_for_a_name_so_that_a_lower_count_is_a_note_only() -> None:
    (found,) = findings("uk", ("Trump said Trump was right.", "Трамп сказав, що він мав рацію."))
    assert (found.check, found.severity.label) == ("glossary-count", "info")


def test_without_a_glossary_nothing_is_checked_against_one() -> None:
    gate = open_gate([], Rules())
    found = gate.findings(parse(HEADER.format(locale="uk") + 'msgid "The Kremlin"\nmsgstr "Замок"\n', "x.po"))
    assert not [one for one in found if one.check.startswith("glossary-")]
