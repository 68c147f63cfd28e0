"""Protected tokens: carried over however the locale writes them, and missed when they are gone."""

from __future__ import annotations

import pytest

from l10n.stages.protect import added_numbers, lost_tokens

CARRIED = [
    ("It grew by 3.5 percent.", "Зросло на 3,5 відсотка.", "uk"),
    ("It cost 1,000 dollars.", "Це коштувало 1 000 доларів.", "uk"),
    ("It cost 1,000 dollars.", "Es kostete 1.000 Dollar.", "de"),
    ("It cost 12,345.67 dollars.", "Es kostete 12.345,67 Dollar.", "de"),
    ("It cost 12,345.67 dollars.", "Это стоило 12 345,67 доллара.", "ru"),
    ("The 2 sides met.", "Дві сторони зустрілися.", "uk"),
    ("It opens at 5 p.m.", "Es öffnet um 17 Uhr.", "de"),
    ("The M23 group fled.", "Група М23 втекла.", "uk"),
    ("F-16 jets came.", "Прилетіли Ф-16.", "ru"),
    ("The 18th century ended.", "XVIII век закончился.", "ru"),
    ("See https://example.org/a?b=1.", "Див. https://example.org/a?b=1.", "uk"),
    ("Write to a.b@example.org.", "Schreiben Sie an a.b@example.org.", "de"),
    ("Use {name} and %s.", "Вжийте {name} та %s.", "uk"),
    ("pre-1939 conditions", "умови до 1939 року", "uk"),
]
LOST = [
    ("It grew by 3.5 percent.", "Зросло на 35 відсотків.", "uk", "3.5"),
    ("In 2022 it began.", "Це почалося.", "uk", "2022"),
    ("In 2022 it began.", "Es begann 2023.", "de", "2022"),
    ("The M23 group fled.", "Група втекла.", "uk", "M23"),
    ("See https://example.org/a.", "Див. https://example.org/b.", "uk", "https://example.org/a"),
    ("Write to a@example.org.", "Пишите на a@example.com.", "ru", "a@example.org"),
    ("Use {name}.", "Вжийте ім'я.", "uk", "{name}"),
]


@pytest.mark.parametrize(("source", "target", "locale"), CARRIED)
def test_a_token_that_is_there_is_found(source: str, target: str, locale: str) -> None:
    assert lost_tokens(source, target, locale) == ()
    assert added_numbers(source, target) == ()


@pytest.mark.parametrize(("source", "target", "locale", "text"), LOST)
def test_a_token_that_is_gone_is_named(source: str, target: str, locale: str, text: str) -> None:
    lost = lost_tokens(source, target, locale)
    assert [token.text for token in lost] == [text]
    assert text in lost[0].message


def test_a_number_from_nowhere_is_named() -> None:
    assert added_numbers("It began in spring.", "Це почалося навесні 2014 року.") == ("2014",)
