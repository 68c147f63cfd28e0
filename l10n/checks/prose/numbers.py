"""Numbers by value: what the source says, the target says, in the locale's way of writing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.contract import Flaw
from l10n.checks.prose.carried import lost
from l10n.checks.prose.marks import language
from l10n.model import Check, Severity
from l10n.stages.protect import PLACEHOLDER, added_numbers, roman

__all__ = ["ADDED", "NUMBERS", "added", "numbers"]

NUMBERS = Check(
    "numbers",
    "prose",
    "Number missing",
    Severity.ERROR,
    "Every number of the source has to be in the target, compared by value: 3.5 is 3,5; 1,000 is 1 000 or 1.000; small"
    " ones may be words, centuries Roman, millions written out, hours those of the 24-hour clock.",
    good=(
        ("It cost 3.5 million in 2022.", "Це коштувало 3,5 млн у 2022 р.", "uk"),
        ("In the 19th century 2 men met.", "В XIX веке встретились два человека.", "ru"),
        ("1,000 people came at 5 pm.", "1.000 Menschen kamen um 17 Uhr.", "de"),
    ),
    bad=(
        ("It cost 3.5 million in 2022.", "Це коштувало 35 млн у 2022 р.", "uk"),
        ("In the 19th century 2 men met.", "В XIX веке встретились люди.", "ru"),
        ("1,000 people came.", "100 Menschen kamen.", "de"),
    ),
)
ADDED = Check(
    "added-numbers",
    "prose",
    "Number that the source lacks",
    Severity.WARNING,
    "A number of two digits or more that nothing in the source accounts for, neither a digit nor a number word, a"
    " Roman numeral or the name of a month, is a slip of the keyboard or an invention of a machine.",
    good=(
        ("Twenty-five people came in February.", "25 людей прийшли 02.", "uk"),
        ("A dozen of them left.", "12 из них ушли.", "ru"),
        ("Two thousand came.", "2.000 kamen.", "de"),
    ),
    bad=(
        ("People came.", "Прийшли 25 людей.", "uk"),
        ("Some of them left.", "12 из них ушли.", "ru"),
        ("Many came in 1939.", "Viele kamen 1939 und 1945.", "de"),
    ),
)
NAME_OF_CODE = re.compile(r"([^\W\d_]{3,})[-–‑]$")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DECADES = {f"19{ten}0": word for ten, word in zip("23456789", "twenties thirties forties fifties sixties seventies"
           " eighties nineties".split(), strict=True)}  # fmt: skip
SLASHED = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\d/])")
MONTH_NAMES = {  # CLDR; the beginnings that all cases share
    "uk": "січ лют бер квіт трав черв лип серп вер жовт лист груд",
    "ru": "янв февр мар апр ма[йя] июн июл авг сент окт нояб дек",
    "de": "jan feb mär apr mai jun jul aug sep okt nov dez",
}
MONTH = re.compile(rf"\b({'|'.join(MONTHS)})[a-z]*", re.IGNORECASE)


def numbers(source: str, target: str, locale: str) -> Iterator[Flaw]:
    """The numbers of the source that are not in the target."""
    missing = [
        token.text
        for token in lost(source, target, locale)
        if token.kind == "number"
        and not _made_metric(source, target, token.end)
        and not _month_by_name(source, target, token.start, language(locale))
    ]
    # "1 file" or "%d files": the form for 1 is the one for 21, too, in Ukrainian and Russian, and shows the number
    if missing == ["1"] and PLACEHOLDER.search(target) and not PLACEHOLDER.search(source):
        return
    for text in dict.fromkeys(missing):
        yield Flaw(f"the number {text} is missing")


def _month_by_name(source: str, target: str, start: int, own: str) -> bool:
    """Whether the number is a month of 12/05/2019 that the target calls by its name."""
    date = next((date for date in SLASHED.finditer(source) if date.start() <= start < date.end()), None)
    if date is None or own not in MONTH_NAMES:
        return False
    number = re.compile(r"\d+").match(source, start)
    names = MONTH_NAMES[own].split()
    month = int(number[0]) if number else 0
    return 0 < month <= len(names) and re.search(rf"\b{names[month - 1]}", target, re.IGNORECASE) is not None


def _made_metric(source: str, target: str, end: int) -> bool:
    """Whether the number that ends there counts an English unit that the target gave up for a metric one."""
    if not ENGLISH_MEASURE.match(source, end) or ENGLISH_UNIT_KEPT.search(target):
        return False
    return any(METRIC_UNIT.match(target, number.end()) for number in re.finditer(r"\d+", target))


# Editors give the metric measure for an English one: "17 pounds" is 7,7 kg, "90 °F" may be 90 °F (32 °C).
ENGLISH_UNIT = re.compile(
    r"\bmile(?:s|rs?)?\b|\b(?:pounds?|lbs?|ounces?|oz|inch(?:es)?|f(?:ee|oo)t|ft|yards?|acres?|gallons?|mph)\b|\bFahrenheit|°\s?F\b|\(F\)"
)
ENGLISH_MEASURE = re.compile(rf"[\s\u00a0-]*(?:degrees? )?(?:{ENGLISH_UNIT.pattern})")
ENGLISH_UNIT_KEPT = re.compile(
    r"\bмил[ьіяею]|Meile|\bфут|Fuß|дюйм|Zoll|[Фф]аренгейт|Fahrenheit|фунт|Pfund|\bакр|Acre|\bярд|Yard|гал+он|Gallone|унц"
    r"|Unze|°\s?F\b|\bmph\b|\bmi\b|\bft\b"
)
METRIC_UNIT = re.compile(
    r"[\s\u00a0-]*(?:°\s?[CС]\b|градус|Grad|[kкcсmм]?[mмгg][²³23]?(?!\w)|кілом|килом|метр|сантим|міліметр|миллим|Kilo|Meter|Zentim"
    r"|тонн|Tonne|га\b|ha\b|гектар|Hektar|л\b|l\b|літр|литр|Liter|[kк][mм]/)",
    re.IGNORECASE,
)


def added(source: str, target: str, _locale: str) -> Iterator[Flaw]:
    """The numbers of the target that are not in the source."""
    if not any(map(str.isdigit, target)):
        return
    months = {f"{MONTHS.index(match[1].lower()) + 1:02}" for match in MONTH.finditer(source)}
    converted = ENGLISH_UNIT.search(source) or ENGLISH_UNIT.search(target)
    for number in added_numbers(source, target):
        start = target.find(number)
        decade = DECADES.get(number.removesuffix("er"))
        if (
            (decade and decade in source.lower())
            or number in months
            or roman(number, source)
            or (number == "00" and target[start - 1 : start] == ":")
        ):  # at 10 am: um 10:00 Uhr
            continue
        name = NAME_OF_CODE.search(target, 0, start)  # Covid: COVID-19
        if name and name[1].casefold() in source.casefold():
            continue
        if not (converted and METRIC_UNIT.match(target, start + len(number))):
            yield Flaw(f"the number {number} is not in the source", (start, start + len(number)))
