"""Checks of whole catalogues: consistency, apostrophes, ё; and the reviewed article, which has no fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.adapters.po import PoStore
from l10n.checks.prose import CATALOG_CHECKS, UNIT_CHECKS
from l10n.model import Unit

REVIEWED = Path(__file__).resolve().parents[1] / "data" / "reviewed"
FUNCTIONS = {check.id: function for check, function in CATALOG_CHECKS}


def found(check: str, pairs: list[tuple[str, str]], locale: str) -> list[int]:
    units = [Unit(source, (target,)) for source, target in pairs]
    return [place for place, _ in FUNCTIONS[check](units, locale)]


@pytest.mark.parametrize("locale", ["uk", "ru", "de"])
def test_the_reviewed_article_has_no_fault(locale: str) -> None:
    units = PoStore().read(REVIEWED / locale / "LC_MESSAGES" / "white-house-talks.po").units
    each = [
        (check.id, flaw.message, unit.target)
        for unit in units
        for check, function in UNIT_CHECKS
        for flaw in function(unit.source, unit.target, locale)
    ]
    together = [(check.id, flaw) for check, function in CATALOG_CHECKS for flaw in function(units, locale)]
    assert each + together == []


@pytest.mark.parametrize(
    ("locale", "one", "other"),
    [("uk", "Це кінець.", "Кінець настав."), ("ru", "Это конец.", "Конец настал."), ("de", "Ende.", "Schluss.")],
)
def test_one_source_has_one_translation(locale: str, one: str, other: str) -> None:
    assert found("inconsistent", [("The end.", one), ("No.", "x"), ("The end.", other)], locale) == [2]
    assert found("inconsistent", [("The end.", one), ("The  end.", one)], locale) == []
    assert found("inconsistent", [("The end.", one), ("The end.", "")], locale) == []


def test_contexts_may_differ() -> None:
    units = [Unit("Open", ("Відкрити",), context="verb"), Unit("Open", ("Відкрито",), context="state")]
    assert not list(FUNCTIONS["inconsistent"](units, "uk"))


@pytest.mark.parametrize(
    ("locale", "target"),
    [
        ("uk", "Переговори у Білому домі завершилися."),
        ("ru", "Переговоры в Белом доме завершились."),
        ("de", "Die Gespräche im Weißen Haus endeten."),
    ],
)
def test_two_sources_have_two_translations(locale: str, target: str) -> None:
    talks = "The talks at the White House ended."
    assert found("same-translation", [(talks, target), ("The war in the east goes on.", target)], locale) == [1]
    assert found("same-translation", [(talks, target), (talks.upper(), target)], locale) == []
    assert found("same-translation", [("Delete it now", "Так"), ("Remove that thing now", "Так")], locale) == []


def test_ukrainian_apostrophes_follow_the_majority() -> None:
    pairs = [("a", "п’ять"), ("b", "м’яч"), ("c", "ім'я"), ("d", "«'слово'»")]
    assert found("apostrophe-mixed", pairs, "uk") == [2]
    assert found("apostrophe-mixed", pairs, "de") == []


def test_russian_spells_a_word_with_yo_everywhere_or_nowhere() -> None:
    assert found("yo", [("a", "Всё мёртвое."), ("b", "Мертвое, все.")], "ru") == [1]
    assert found("yo", [("a", "Все мертвое."), ("b", "Мертвое.")], "ru") == []
    assert found("yo", [("a", "Всё мёртвое."), ("b", "Мертвое.")], "uk") == []
