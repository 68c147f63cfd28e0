"""Numbers in words, numbers written as English writes them, and endings that lost their number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.contract import Flaw
from l10n.checks.prose.marks import language
from l10n.model import Check, Severity
from l10n.stages.number_words import AND_A_HALF, ENGLISH, spelt
from l10n.stages.protect import numbers_in, roman

__all__ = ["DANGLING", "FORM", "IN_WORDS", "PERCENT", "dangling", "form", "in_words", "percent"]

IN_WORDS = Check(
    "number-words",
    "prose",
    "Number in words missing",
    Severity.WARNING,
    "Three to ninety-nine in words have to be in the target, in words, digits or Roman numerals. One and two are left"
    " out, which languages leave unsaid (“the two sides”), and capitals in mid-sentence, which are names (Six Flags).",
    good=(
        ("Eleven people came.", "Прийшли 11 людей.", "uk"),
        ("It took twenty-five years.", "На это ушло двадцать пять лет.", "ru"),
        ("He likes Six Flags for ten reasons.", "Er mag Six Flags aus zehn Gründen.", "de"),
    ),
    bad=(
        ("Eleven people came.", "Прийшли люди.", "uk"),
        ("It took twenty-five years.", "На это ушли годы.", "ru"),
        ("It has ten reasons.", "Es hat elf Gründe.", "de"),
    ),
)
FORM = Check(
    "number-form",
    "prose",
    "Number in English form",
    Severity.WARNING,
    "CLDR: Ukrainian, Russian and German write 3,5 where English writes 3.5; thousands are parted by a space (Ukrainian"
    " and Russian) or a full stop (German), never a comma: 1,000 would be read as one. English endings (1st) stay"
    " behind, too. Versions (Python 3.11, 2.0) keep their stop.",
    good=(
        ("3.5 percent of 1,000", "3,5 відсотка від 1 000", "uk"),
        ("Python 3.11 is 2.5 times as fast.", "Python 3.11 в 2,5 раза быстрее.", "ru"),
        ("3.5 percent of 1,000 at 9.30", "3,5 Prozent von 1.000 um 9.30 Uhr", "de"),
    ),
    bad=(
        ("3.5 percent", "3.5 відсотка", "uk"),
        ("1,000 people", "1,000 человек", "ru"),
        ("the 1st of 1,000", "der 1st von 1.000", "de"),
    ),
)
PERCENT = Check(
    "percent",
    "prose",
    "Space before %",
    Severity.INFO,
    "German (DIN 5008) and Russian (GOST 8.417) put a space, one that does not break, between number and %; in"
    " Ukrainian both are in use. Compounds have none: 10%-ный, 10%ig.",
    good=(("4%", "4%", "uk"), ("4%", "4\u00a0%", "ru"), ("4%", "4 %", "de")),
    bad=(("4%", "4%", "ru"), ("4%", "4%", "de")),
)
DANGLING = Check(
    "dangling-ending",
    "prose",
    "Ending without its number",
    Severity.WARNING,
    "Ukrainian and Russian write endings after digits: 60-й, 5-х. An ending by itself has lost its number.",
    good=(("60th goal", "60-й гол", "uk"), ("5th and 6th", "5-е и 6-е", "ru"), ("by rail", "Bus und -bahn", "de")),
    bad=(("his 60th goal", "його -й гол", "uk"), ("5th and 6th", "5-е и -е", "ru")),
)  # fmt: skip
ONES = "one two three four five six seven eight nine"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL = "three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
WORD = re.compile(
    rf"(?<![\w-])(?:({TENS.replace(' ', '|')})[- ]({ONES.replace(' ', '|')})"
    rf"|({'|'.join((*SMALL.split(), 'nineteen', *TENS.split()))}))(?!\w|-\w)(?! (?:hundred|thousand|million|billion))",
    re.IGNORECASE,
)
# Half past six is half of the seventh hour: пів на сьому, половина седьмого, halb sieben.
PAST = re.compile(r"\b(?:half|quarter) past $", re.IGNORECASE)
# Six months are half a year, eighteen a year and a half, each one word.
MONTHS_AS_YEARS = {
    "6": r"\bпів ?року|\bпівріч|\bпол ?года|\bпо?лугод|Halbjahr|\bhalbe[ns]? Jahr",
    "18": r"\bпівтора|\bполтора|\bполутора|\b(?:andert|einein)halb",
}
DECIMAL = re.compile(r"(?<![\w.,:/-])\d{1,3}\.(?!0(?!\d))\d{1,2}(?![\d.:/-]|\s*(?:Uhr|год|ч\b))")
GROUPED = re.compile(r"(?<![\w.,:/-])\d{1,3}(?:,\d{3})+(?![\d,:/-])")
ORDINAL = re.compile(r"\b\d+(?:st|nd|rd|th)\b(?=(\s[A-Z]\w+)?)")
VERSION = re.compile(
    r"(?:[A-Z][\w+-]*|верс\w*\.?|Version|v\.?|§|№|Nr\.|Kapitel|глав\w+|р[ао]зд[еі]л\w*|пункт\w*|п\.|рис\.|табл\.)[\s\u00a0]*$"
)
TIGHT = re.compile(r"\d%(?![\w-])")
ENDING = re.compile(r"(?<!\S)-[а-яіїєґё]{1,3}\b")
BEGINNING = ("", *".!?:“\"‘'(")  # what stands before a sentence
COMMA_LOCALES = frozenset({"uk", "ru", "de"})


def in_words(source: str, target: str, locale: str) -> Iterator[Flaw]:
    """The small numbers that the source has in words and the target not at all."""
    if not target.strip() or language(locale) not in COMMA_LOCALES:
        return
    for match in WORD.finditer(source):
        if match[0][0].isupper() and source[: match.start()].rstrip()[-1:] not in BEGINNING:
            continue
        value = str(sum(ENGLISH[word.lower()] for word in match.groups() if word))
        if PAST.search(source, 0, match.start()) and spelt(str(int(value) % 12 + 1), target, locale):
            continue
        half = {f"{value}.5"} if source.startswith(AND_A_HALF, match.end()) else set()
        months = MONTHS_AS_YEARS.get(value) if source.startswith(" months", match.end()) else None
        if months and re.search(months, target, re.IGNORECASE):
            continue
        if not ({value, *half} & numbers_in(target) or spelt(value, target, locale) or roman(value, target)):
            yield Flaw(f"the number “{match[0]}” is missing")


def form(source: str, target: str, locale: str) -> Iterator[Flaw]:
    """The numbers that stand in the target as English writes them."""
    if language(locale) not in COMMA_LOCALES or not any(map(str.isdigit, target)):
        return
    for match in DECIMAL.finditer(target):
        numbered = not match.start() and target[match.end() :].lstrip()[:1].isupper()  # "1.39 When I try …": a section
        if match[0] in source and not numbered and not VERSION.search(target, 0, match.start()):
            yield _in_english(match, match[0].replace(".", ","))
    for match in GROUPED.finditer(target):
        if match[0].replace(",", ".") in source and match[0] not in source:
            continue  # 1.661 million: 1,661 Millionen
        yield _in_english(match, match[0].replace(",", "." if language(locale) == "de" else "\u00a0"))
    for match in ORDINAL.finditer(target):
        if match[0] in source and match[1] and match[1] in source:
            continue  # 4th Avenue
        yield _in_english(match, None)


def _in_english(match: re.Match[str], suggestion: str | None) -> Flaw:
    return Flaw(f"{match[0]} is written as in English", match.span(), suggestion)


def percent(_source: str, target: str, locale: str) -> Iterator[Flaw]:
    """A number and % without space between them, where the locale wants one."""
    if language(locale) in ("ru", "de"):
        for match in TIGHT.finditer(target):
            yield Flaw(f"no space in {match[0]}", match.span(), f"{match[0][0]}\u00a0%")


def dangling(_source: str, target: str, locale: str) -> Iterator[Flaw]:
    """Cyrillic endings that follow no number."""
    if language(locale) in ("uk", "ru"):
        for match in ENDING.finditer(target):
            yield Flaw(f"“{match[0]}” without its number", match.span())
