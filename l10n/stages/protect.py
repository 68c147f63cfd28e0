"""Tokens that a translation must carry over: numbers, codes, addresses, placeholders; and which it lost.

Numbers are compared by value, as the locale writes them (CLDR: 3.5 → 3,5 and 1,000 → 1 000 or 1.000), small ones may
be words, and a code may be written with Cyrillic letters (M23 → М23).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from l10n.stages.number_words import spelt, spelt_values

__all__ = ["Token", "added_numbers", "lost_tokens", "numbers_in", "protected_tokens"]

URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”«»]+[^\s<>\"“”«».,;:!?)\]’']")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PLACEHOLDER = re.compile(r"\{\w*\}|%\(\w+\)[sd]|%(?:\d+\$)?[sd](?!\w)|</?[a-zA-Z][\w-]*(?:\s[^<>]*)?>|\$\{\w+\}")
HANDLE = re.compile(r"(?<![\w@])@\w{2,}|(?<![\w#&])#[^\W\d]\w+")
CODE = re.compile(r"(?<![\w.-])(?=[\w-]*\d)[A-Z]{1,8}[-–‑]?\d[\dA-Za-z]*(?:[-–‑]\d+)*(?![\w])")
ADDRESSES = (("url", URL), ("email", EMAIL), ("placeholder", PLACEHOLDER), ("handle", HANDLE))
SOURCE_NUMBER = re.compile(r"(?<![\w.])\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
TARGET_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f\u2009 ’']\d{3})*(?:[.,]\d+)?")
PM = re.compile(r"\s*p\.?\s?m\b", re.IGNORECASE)
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
    for kind, pattern in (*ADDRESSES, ("code", CODE), ("number", SOURCE_NUMBER)):
        for match in pattern.finditer(source):
            start, end = match.span()
            if not any(start < other.end and other.start < end for other in found):
                found.append(Token(kind, match[0], start, end))
    return tuple(sorted(found, key=lambda token: token.start))


def lost_tokens(source: str, target: str, locale: str) -> tuple[Token, ...]:
    """The tokens of `source` that `target` does not carry; a token that stands twice may stand there once."""
    return tuple(token for token in protected_tokens(source) if not _carried(token, source, target, locale))


def _carried(token: Token, source: str, target: str, locale: str) -> bool:
    if token.kind == "code":
        return all(digits in target for digits in re.findall(r"\d+", token.text))
    if token.kind != "number":
        return token.text in target
    values = _source_values(token, source)
    present = numbers_in(target)
    return bool(values & present) or any(spelt(value, target, locale) or _roman(value, target) for value in values)


def _roman(value: str, target: str) -> bool:
    """Whether a small number stands there in Roman numerals: the 18th century is the XVIII in Russian and Ukrainian."""
    if not value.isdigit() or not 0 < int(value) < 40:
        return False
    tens, ones = divmod(int(value), 10)
    numeral = "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
    return re.search(rf"(?<![^\W_]){numeral}(?![^\W_])", target.translate(LOOKALIKES)) is not None


def _source_values(token: Token, source: str) -> frozenset[str]:
    """What the number may be in the target: its value, an afternoon hour on the 24-hour clock, a decade's digits."""
    value = _canonical(token.text.replace(",", ""))
    values = {value}
    if PM.match(source, token.end) and value.isdigit() and int(value) < 12:
        values.add(str(int(value) + 12))
    return frozenset(values)


def numbers_in(text: str) -> frozenset[str]:
    """The values of the numbers in a target, every reading of `1.000` and `1,5` included."""
    found: set[str] = set()
    for match in TARGET_NUMBER.finditer(text):
        found |= set(_readings(match[0]))
        found |= {_canonical(part) for part in re.findall(r"\d+", match[0])}
    return frozenset(found)


def _readings(text: str) -> Iterator[str]:
    plain = text.translate(GROUPS)
    yield _canonical(plain.replace(".", "").replace(",", "."))
    yield _canonical(plain.replace(",", ""))
    yield _canonical(plain.replace(".", "").replace(",", ""))


def _canonical(number: str) -> str:
    """`007` → `7`, `3.50` → `3.5`, `2.0` → `2`."""
    whole, _, fraction = number.partition(".")
    whole, fraction = whole.lstrip("0") or "0", fraction.rstrip("0")
    return f"{whole}.{fraction}" if fraction else whole


def added_numbers(source: str, target: str) -> tuple[str, ...]:
    """The numbers of two digits or more in `target` that nothing in `source` accounts for."""
    known = set(spelt_values(source)) | {_canonical(text) for text in re.findall(r"\d+", source)}
    for match in SOURCE_NUMBER.finditer(source):
        known |= _source_values(Token("number", match[0], *match.span()), source)
    added = Counter(match[0] for match in TARGET_NUMBER.finditer(target) if not (set(_readings(match[0])) & known))
    return tuple(text for text in added if len(re.sub(r"\D", "", text)) > 1 and not _all_parts_known(text, known))


def _all_parts_known(text: str, known: set[str]) -> bool:
    return all(_canonical(part) in known for part in re.findall(r"\d+", text))
