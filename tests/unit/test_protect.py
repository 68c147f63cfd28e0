"""Protected tokens: carried over however the locale writes them, and missed when they are gone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.stages.protect import added_numbers, lost_tokens, protected_tokens

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
    ("It grew by 4%.", "Зросло на 4 %.", "uk"),
    ("It left at 9:30 p.m.", "Er fuhr um 21:30 Uhr ab.", "de"),
    ("It left at 9:30.", "Er fuhr um 9.30 Uhr ab.", "de"),
    ("It cost 2.5 million dollars.", "Це коштувало 2,5 млн доларів.", "uk"),
    ("It cost 2.5 million dollars.", "Это стоило 2 500 000 долларов.", "ru"),
    ("It cost 2,500,000 dollars.", "Es kostete 2,5 Mio. Dollar.", "de"),
    ("It cost three thousand dollars.", "Это стоило 3000 долларов.", "ru"),
    ("They lost 25 men.", "Sie verloren fünfundzwanzig Mann.", "de"),
    ("They lost 25 men.", "Вони втратили двадцять п’ять людей.", "uk"),
    ("In the 1930s it began.", "Це почалося у 30-х роках.", "uk"),
    ("In the 1930s it began.", "Es begann in den dreißiger Jahren.", "de"),
    ("It is open 24/7.", "Працює цілодобово.", "uk"),
    ("It is open 24/7.", "Es ist rund um die Uhr geöffnet.", "de"),
    ("The 24th brigade fell back.", "24-та бригада відступила.", "uk"),
    ("It took 1,200 m2.", "Заняло 1200 квадратных метров.", "ru"),
    ("A 100-metre ship sank.", "Стометровый корабль затонул.", "ru"),
    ("He was 2nd.", "Он был вторым.", "ru"),
    ("See example.org/news for more.", "Див. example.org/news.", "uk"),
    ("Ask @nato about #peace.", "Fragen Sie @nato nach #peace.", "de"),
    ("COVID-19 spread.", "Поширився COVID‑19.", "uk"),
    ("They have ISO 9001.", "Вони мають ISO 9001.", "uk"),
    ("Signed on 24 February 2022.", "Unterzeichnet am 24.02.2022.", "de"),
    ("Use <b>this</b> and %(name)s.", "Вживайте <b>це</b> та %(name)s.", "uk"),
]
LOST = [
    ("It grew by 3.5 percent.", "Зросло на 35 відсотків.", "uk", "3.5"),
    ("In 2022 it began.", "Це почалося.", "uk", "2022"),
    ("In 2022 it began.", "Es begann 2023.", "de", "2022"),
    ("The M23 group fled.", "Група втекла.", "uk", "M23"),
    ("See https://example.org/a.", "Див. https://example.org/b.", "uk", "https://example.org/a"),
    ("Write to a@example.org.", "Пишите на a@example.com.", "ru", "a@example.org"),
    ("Use {name}.", "Вжийте ім'я.", "uk", "{name}"),
    ("It grew by 35 percent.", "Зросло на 3,5 відсотка.", "uk", "35"),
    ("It cost 1,000 dollars.", "Это стоило 100 долларов.", "ru", "1,000"),
    ("It cost 2.5 million dollars.", "Це коштувало 25 млн доларів.", "uk", "2.5"),
    ("Two of the 7 men left.", "Двоє з чоловіків пішли, їхня сім’я теж.", "uk", "7"),
    ("The 5 men left on Friday.", "Мужчины ушли в пятницу.", "ru", "5"),
    ("The 2 men attacked.", "Мужчины начали вторжение.", "ru", "2"),
    ("The 4 men left.", "Чоловіки пішли у четвер.", "uk", "4"),
    ("The 3 men waited.", "Чоловіки чекали, доки тривав бій.", "uk", "3"),
    ("The 2 men agreed.", "Die Männer stimmten ohne Zweifel zu.", "de", "2"),
    ("The F-16 came.", "Прилетів F-160.", "uk", "F-16"),
    ("See example.org/news for more.", "Див. приклад.", "uk", "example.org/news"),
    ("It is open 24/7.", "Працює щодня, 7 днів.", "uk", "24"),
    ("In the 1930s it began.", "Це почалося у 40-х роках.", "uk", "1930"),
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


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("It cost 5 dollars.", "Це коштувало 50 доларів."),
        ("It grew by 35 percent.", "Зросло на 3,5 відсотка."),
        ("It grew.", "Зросло на 2,5 млн."),
    ],
)
def test_a_changed_number_is_named(source: str, target: str) -> None:
    assert len(added_numbers(source, target)) == 1


@pytest.mark.parametrize("words", ["twenty-five", "twenty five", "twenty-fifth"])
def test_numbers_in_words_are_read(words: str) -> None:
    assert added_numbers(f"It took {words} days.", "Це тривало 25 днів.") == ()


def test_tokens_stand_in_order_and_none_in_another() -> None:
    source = "Mail a1@b2.org or see https://c3.org/4?d=5 about F-16, 3.5 and {x6} by @user7 #tag8."
    found = protected_tokens(source)
    assert [token.kind for token in found] == ["email", "url", "code", "number", "placeholder", "handle", "handle"]
    assert all(source[token.start : token.end] == token.text for token in found)
    assert all(first.end <= second.start for first, second in pairwise(found))


@given(st.text() | st.text(alphabet=st.sampled_from("12 .,:-%kmilonAFp\u00a0")))
def test_a_text_carries_its_own_tokens(text: str) -> None:
    assert lost_tokens(text, text, "de") == ()
    assert added_numbers(text, text) == ()


@pytest.mark.parametrize("locale", ["uk", "ru", "de", "fr"])
def test_every_small_number_is_looked_for_in_every_locale(locale: str) -> None:
    """In a language whose number words nobody knows, 30 asked for 30 again, for ever."""
    for number in range(101):
        assert [token.text for token in lost_tokens(f"Take {number}.", "—", locale)] == [str(number)]
