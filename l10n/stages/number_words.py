"""Small numbers in words: "two" and "second" for 2, дв-, zwei."""

# ruff: noqa: E501 - a table

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

__all__ = ["spelt", "spelt_values"]

# Stems, because all but German inflect them; the first letters suffice where no common word shares them.
STEMS: Mapping[str, Mapping[int, str]] = {
    "en": {
        0: "zero", 1: "one|first|once|single", 2: "two|second|twice|both|double|half|pair", 3: "three|third|triple",
        4: "four|fourth|quarter", 5: "five|fifth", 6: "six|sixth", 7: "seven|seventh", 8: "eight|eighth", 9: "nine|ninth",
        10: "ten|tenth|decade", 11: "eleven|eleventh", 12: "twelve|twelfth|dozen", 13: "thirteen", 14: "fourteen",
        15: "fifteen", 16: "sixteen", 17: "seventeen", 18: "eighteen", 19: "nineteen", 20: "twenty|twentieth", 30: "thirty",
        40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety", 100: "hundred|century|centuries",
        1000: "thousand|millennium",
    },
    "uk": {
        0: "нуль|нул", 1: "один|одн|перш", 2: "дв|друг|обидв|обох", 3: "тр(?:и|ьо|ет)|троє", 4: "чотир|четвер",
        5: "п['’ʼ]ят", 6: "шіст|шест|шост", 7: "сім|сьом|сем", 8: "вісім|восьм|вісьм", 9: "дев['’ʼ]ят", 10: "десят",
        11: "одинадцят", 12: "дванадцят", 13: "тринадцят", 14: "чотирнадцят", 15: "п['’ʼ]ятнадцят", 16: "шістнадцят",
        17: "сімнадцят", 18: "вісімнадцят", 19: "дев['’ʼ]ятнадцят", 20: "двадцят", 30: "тридцят", 40: "сорок",
        50: "п['’ʼ]ятдесят", 60: "шістдесят", 70: "сімдесят", 80: "вісімдесят", 90: "дев['’ʼ]яност", 100: "сто|сот|ст[аі]",
        1000: "тисяч",
    },
    "ru": {
        0: "ноль|нол|нул", 1: "один|одн|перв", 2: "дв|втор|оба|обе|обо", 3: "тр(?:и|[её]х|[её]м|ет)|трое", 4: "четыр|четв[её]р",
        5: "пят", 6: "шест", 7: "сем|седьм", 8: "восем|восьм", 9: "девят", 10: "десят", 11: "одиннадцат", 12: "двенадцат",
        13: "тринадцат", 14: "четырнадцат", 15: "пятнадцат", 16: "шестнадцат", 17: "семнадцат", 18: "восемнадцат",
        19: "девятнадцат", 20: "двадцат", 30: "тридцат", 40: "сорок", 50: "пятьдесят|пятидесят", 60: "шестьдесят|шестидесят",
        70: "семьдесят|семидесят", 80: "восемьдесят|восьмидесят", 90: "девяност", 100: "сто|сот|ста", 1000: "тысяч",
    },
    "de": {
        0: "null", 1: "ein|erst|einmal", 2: "zwei|zweit|beid", 3: "drei|dritt", 4: "vier", 5: "fünf", 6: "sechs",
        7: "sieben|siebt", 8: "acht", 9: "neun", 10: "zehn", 11: "elf", 12: "zwölf", 13: "dreizehn", 14: "vierzehn",
        15: "fünfzehn", 16: "sechzehn", 17: "siebzehn", 18: "achtzehn", 19: "neunzehn", 20: "zwanzig", 30: "dreißig",
        40: "vierzig", 50: "fünfzig", 60: "sechzig", 70: "siebzig", 80: "achtzig", 90: "neunzig", 100: "hundert",
        1000: "tausend",
    },
}  # fmt: skip


@cache
def _pattern(value: int, locale: str) -> re.Pattern[str] | None:
    stems = STEMS.get(locale.split("-", maxsplit=1)[0], {}).get(value)
    return re.compile(rf"\b(?:{stems})", re.IGNORECASE) if stems else None


def spelt(value: str, text: str, locale: str) -> bool:
    """Whether `text` has the number `value` in words."""
    pattern = _pattern(int(value), locale) if value.isdigit() else None
    return bool(pattern and pattern.search(text))


def spelt_values(english: str) -> Iterator[str]:
    """The values of the number words in an English text."""
    for value in STEMS["en"]:
        pattern = _pattern(value, "en")
        if pattern and pattern.search(english):
            yield str(value)
