"""Tokens that a translation must carry over: numbers, codes, addresses, placeholders; and which it lost.

Numbers are compared by value, as the locale writes them (CLDR: 3.5 → 3,5 and 1,000 → 1 000 or 1.000), small ones may
be words, and a code may be written with Cyrillic letters (M23 → М23).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from l10n.stages.number_words import SCALES, spelt, spelt_values

__all__ = ["Token", "added_numbers", "lost_tokens", "numbers_in", "protected_tokens", "roman"]

URL = re.compile(
    r"(?:https?://|ftp://|www\.)[^\s<>\"“”«»]+[^\s<>\"“”«».,;:!?)\]’']"
    r"|(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|org|net|gov|edu|info|int|mil|io|eu|ua|uk|de|ru)\b(?:/[\w./?=&%#~-]*[\w/])?"
)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PLACEHOLDER = re.compile(r"\{\w*\}|%\(\w+\)[sd]|%(?:\d+\$)?[sd](?!\w)|</?[a-zA-Z][\w-]*(?:\s[^<>]*)?>|\$\{\w+\}")
HANDLE = re.compile(r"(?<![\w@])@\w{2,}|(?<![\w#&])#[^\W\d]\w+")
# Covid-19 is how newspapers write it that write Nato, too.
CODE = re.compile(r"(?<![\w.-])Covid-19\b|(?<![\w.-])(?=[\w-]*\d)[A-Z]{1,8}[-–‑]?\d[\dA-Za-z]*(?:[-–‑]\d+)*(?![\w])")
# Not in mm2, CO2 or 4x4, where a letter stands before it.
# 2,06,737 is how India groups (CLDR: #,##,##0), .08 is 0.08. What a 3rd party or a 2nd hand does is no matter of
# counting.
SOURCE_NUMBER = re.compile(
    r"(?<![\w.])\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?|(?<![\w.,])\d{1,3}(?:[\u00a0\u2009\u202f]\d{3}| 000)+(?!\d)"
    r"|(?<![^\s(])\.\d+(?![\w.])"
    r"|(?<![^\W_])\d+(?:\.\d+)?(?!\d|nd[- ]hand\b|rd[- ]part(?:y|ies)\b)"
)
# Kind, pattern, and what a text has at least where the pattern matches: most texts have none of it, as is quick to see.
PROTECTED = tuple(
    (kind, pattern, re.compile(hint))
    for kind, pattern, hint in (
        ("url", URL, r"\.[a-z]|://|www"), ("email", EMAIL, "@"), ("placeholder", PLACEHOLDER, "[{%<$]"),
        ("handle", HANDLE, "[@#]"), ("code", CODE, r"\d"), ("number", SOURCE_NUMBER, r"\d"),
    )
)  # fmt: skip
TARGET_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f\u2009 ’']\d{3}(?!\d))*(?:[.,]\d+)?")
RANGE = re.compile(r"\s?[-–—]\s?\d+(?:[.,]\d+)?(?=\D)")  # 600–700 thousand: both are thousands
YEARS = re.compile(r"(?<!\d)(\d\d)\d\d[-–/](\d\d)(?!\d)")  # 2013-14: 2013–2014
# 7pm, 7:30 p.m., 4-7 pm, 7 o'clock (in the evening): 19 Uhr
PM = re.compile(r"(?::\d\d)?(?:\s?[-–]\s?\d{1,2}(?::\d\d)?)?\s*p\.?\s?m\b|\s*o['’]clock\b", re.IGNORECASE)
DECADE = re.compile(r"(?:1\d|20)?\d0['’]?s\b")  # the 1930s: 30-х, dreißiger
ROUND_THE_CLOCK = re.compile(r"24(?:/7|[ -]hours?\b)")
# "0230 UTC", "at 1430 hours": 02:30, 14.30 Uhr
MILITARY_TIME = re.compile(r"(?<!\d)([01]\d|2[0-3])([0-5]\d)(?=[ \u00a0]?(?:hours|hrs|UTC|GMT|Z)\b)")
# 10.42pm: 22:42
CLOCK = re.compile(
    r"(?<![\d.])(1?\d)\.([0-5]\d)(?=(?:\s?[-–]\s?\d{1,2}(?:[.:]\d\d)?)?\s?([ap])\.?\s?m\b)", re.IGNORECASE
)
TWELVE = re.compile(r"12(?:[:.]00)?\s?(?:[ap]\.?\s?m\b|noon|midnight)", re.IGNORECASE)
NOON_OR_MIDNIGHT = re.compile(r"півноч|північ|півд[ен]|полноч|полуноч|полд|полуд|Mitternacht|\bMittag", re.IGNORECASE)
# The group of seven is a “Big Seven” elsewhere: Велика сімка, «большая семёрка».
GROUP = re.compile(r"G\d{1,2}")
DAY_AND_NIGHT = re.compile(r"цілодоб|круглосут|круглые сутки|rund um die Uhr|Tag und Nacht", re.IGNORECASE)
# .08, and groups of a telephone number: “+1 555 0100” may not be read as a million.
LETTER_BY_LETTER = re.compile(r"\.\d+|0\d{2,}|\d{6,}")
DOTTED = re.compile(r"\d+(?:[.,:/]\d+)+")
LOOKALIKES = str.maketrans("ХІ", "XI")  # Cyrillic letters that Roman numerals are often written with
GROUPS = str.maketrans("", "", "\u00a0\u202f\u2009 ’'")


@dataclass(frozen=True, slots=True)
class Token:
    """A protected token: its kind (`number`, `code`, `url`, `email`, `handle`, `placeholder`), text and place."""

    kind: str
    text: str
    start: int
    end: int

    @property
    def message(self) -> str:
        """A sentence for the translator."""
        return f"The {self.kind} {self.text} of the source is missing."


def protected_tokens(source: str) -> tuple[Token, ...]:
    """The protected tokens of a source text, in order, none inside another."""
    found: list[Token] = []
    for kind, pattern, hint in PROTECTED:
        for match in pattern.finditer(source) if hint.search(source) else ():
            start, end = match.span()
            if not any(start < other.end and other.start < end for other in found):
                found.append(Token(kind, match[0], start, end))
    return tuple(sorted(found, key=lambda token: token.start))


def lost_tokens(source: str, target: str, locale: str) -> tuple[Token, ...]:
    """The tokens of `source` that `target` (in `locale`, a BCP 47 tag) does not carry.

    A token that stands twice may stand there once: languages repeat themselves differently.
    """
    return tuple(token for token in protected_tokens(source) if not _carried(token, source, target, locale))


def added_numbers(source: str, target: str) -> tuple[str, ...]:
    """The numbers of two digits or more in `target` that nothing in `source` accounts for."""
    known = set(spelt_values(source)) | {_canonical(text) for text in re.findall(r"\d+", source)}
    known |= {_canonical(part) for clock in MILITARY_TIME.finditer(source) for part in clock.groups()}
    known |= {hour for clock in CLOCK.finditer(source) for hour in _hours(clock)}
    for match in SOURCE_NUMBER.finditer(source):
        known |= _source_values(match[0], match.start(), match.end(), source)
    found = (match for match in TARGET_NUMBER.finditer(target) if not _verbatim(match.start(), target, source))
    added = [match for match in found if not _accounted(match, target, known)]
    return tuple(dict.fromkeys(match[0] for match in added if sum(map(str.isdigit, match[0])) > 1))


def numbers_in(text: str) -> frozenset[str]:
    """The values of the numbers in a target, every reading of `1.000` and `2,5 Mio.` included."""
    return frozenset(
        value for match in TARGET_NUMBER.finditer(text) for value in (*_readings(match[0]), *_scaled(match, text))
    )


def _carried(token: Token, source: str, target: str, locale: str) -> bool:
    if token.kind == "code":
        digits = re.findall(r"\d+", token.text)
        in_words = GROUP.fullmatch(token.text) is not None and spelt(digits[0], target, locale)
        return in_words or all(re.search(rf"(?<!\d){number}(?!\d)", target) for number in digits)
    if token.kind != "number":
        return token.text in target
    if _verbatim(token.start, source, target) or (LETTER_BY_LETTER.fullmatch(token.text) and token.text in target):
        return True
    return _number_carried(token, source, target, locale)


def _number_carried(token: Token, source: str, target: str, locale: str) -> bool:
    if clock := MILITARY_TIME.match(source, token.start):
        return re.search(rf"(?<!\d)0?{int(clock[1])}[:.]?{clock[2]}(?!\d)", target) is not None
    if TWELVE.match(source, token.start) and NOON_OR_MIDNIGHT.search(target):
        return True
    if clock := CLOCK.match(source, token.start):
        return any(re.search(rf"(?<!\d)0?{hour}[:.]{clock[2]}(?!\d)", target) for hour in _hours(clock))
    values = _source_values(token.text, token.start, token.end, source)
    if values & numbers_in(target) or any(spelt(value, target, locale) or roman(value, target) for value in values):
        return True
    return bool(ROUND_THE_CLOCK.search(source, max(0, token.start - 3))) and bool(DAY_AND_NIGHT.search(target))


def _hours(clock: re.Match[str]) -> tuple[str, ...]:
    """The hour as it stands, and in the afternoon that of the 24-hour clock."""
    hour = int(clock[1])
    return (str(hour), str(hour + 12)) if clock[3].lower() == "p" and hour < 12 else (str(hour),)


def _verbatim(start: int, text: str, other: str) -> bool:
    """Whether the digits at `start` are of a version, an IP address or the like that `other` holds letter by letter."""
    run = next((run for run in DOTTED.finditer(text) if run.start() <= start < run.end()), None)
    return run is not None and re.search(rf"(?<!\d){re.escape(run[0])}(?!\d)", other) is not None


def roman(value: str, target: str) -> bool:
    """Whether a small number stands there in Roman numerals: the 18th century is the XVIII in Russian and Ukrainian."""
    if not value.isdigit() or not 0 < int(value) < 40:
        return False
    tens, ones = divmod(int(value), 10)
    numeral = "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
    return re.search(rf"(?<![^\W_]){numeral}(?![^\W_])", target.translate(LOOKALIKES)) is not None


def _source_values(text: str, start: int, end: int, source: str) -> frozenset[str]:
    """What a number may be in the target: itself, an hour of the 24-hour clock, with its million, a decade."""
    value = _canonical(text.replace(",", "").translate(GROUPS))
    values = {value, *_times(value, source, end)}
    if value.isdigit() and int(value) < 12 and PM.match(source, end):
        values.add(str(int(value) + 12))
    if DECADE.match(source, start):
        values.add(_canonical(text[2:]) if len(text) > 2 else f"19{text}")
    values |= {years[1] + years[2] for years in YEARS.finditer(source) if years.start(2) == start}
    return frozenset(values)


def _scaled(match: re.Match[str], text: str) -> Iterator[str]:
    to = RANGE.match(text, match.end())
    for value in _readings(match[0]):
        yield from _times(value, text, match.end())
        if to:
            yield from _times(value, text, to.end())


def _times(value: str, text: str, end: int) -> Iterator[str]:
    """The value with the thousand, million or billion that follows it written out."""
    for pattern, power in SCALES:
        if pattern.match(text, end):
            whole, _, fraction = value.partition(".")
            yield _canonical(f"{whole}{fraction.ljust(power, '0')[:power]}.{fraction[power:]}")


def _readings(text: str) -> Iterator[str]:
    """The values that a number in the target may have.

    Comma and stop both divide whole from fraction or thousands (3,5; 3.5; 1.000; 1,000); a stop, a time or a date too
    (9.30, 24.02.2022); a space, two numbers. But 3,5 is neither 35 nor 3 and 5.
    """
    parts = re.findall(r"\d+", text)
    marks = re.findall(r"\D", text)
    if not marks:
        yield _canonical(text)
        return
    joined = text.translate(GROUPS)
    if len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:]):
        yield _canonical("".join(parts))
    if marks[-1] in ".,":
        yield _canonical(f"{''.join(parts[:-1])}.{parts[-1]}")
    if "," not in marks and (marks[-1] != "." or len(parts[-1]) == 2 or len(parts) > 2):
        yield from (_canonical(part) for part in parts)
    if marks[-1] not in ".,":
        yield _canonical(joined)


def _canonical(number: str) -> str:
    """`007` → `7`, `3.50` → `3.5`, `2.0` → `2`."""
    whole, _, fraction = number.partition(".")
    whole, fraction = whole.lstrip("0") or "0", fraction.rstrip("0")
    return f"{whole}.{fraction}" if fraction else whole


def _accounted(match: re.Match[str], target: str, known: set[str]) -> bool:
    """Whether the source has the number, or each part of it: 02.24, 1990 200."""
    if known & {*_readings(match[0]), *_scaled(match, target)}:
        return True
    return "," not in match[0] and all(_canonical(part) in known for part in re.findall(r"\d+", match[0]))
