"""What must be carried over letter by letter: addresses, codes, placeholders."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from l10n.checks.contract import Flaw
from l10n.model import Check, Severity
from l10n.stages.protect import Token, lost_tokens

__all__ = ["CODES", "PLACEHOLDERS", "URLS", "codes", "lost", "placeholders", "urls"]

URLS = Check(
    "urls",
    "prose",
    "Address missing",
    Severity.ERROR,
    "URLs, e-mail addresses and handles lead nowhere when one letter changes. Where a translated page exists, waive the"
    " finding.",
    good=(
        ("See https://example.org/a.", "Див. https://example.org/a.", "uk"),
        ("Write to desk@example.org.", "Пишите на desk@example.org.", "ru"),
        ("Follow @desk_news.", "Folgen Sie @desk_news.", "de"),
    ),
    bad=(
        ("See https://example.org/a.", "Див. https://example.org/б.", "uk"),
        ("Write to desk@example.org.", "Пишите в редакцию.", "ru"),
        ("Follow @desk_news.", "Folgen Sie @desk-news.", "de"),
    ),
)
CODES = Check(
    "codes",
    "prose",
    "Code missing",
    Severity.WARNING,
    "Designations such as M23, F-16 and COVID-19 keep their digits; their letters may become Cyrillic.",
    good=(
        ("The F-16 landed.", "F-16 приземлився.", "uk"),
        ("The M23 group", "Группировка М23", "ru"),
        ("COVID-19 spread.", "COVID-19 breitete sich aus.", "de"),
    ),
    bad=(
        ("The F-16 landed.", "F-18 приземлився.", "uk"),
        ("The M23 group", "Группировка М32", "ru"),
        ("COVID-19 spread.", "COVID breitete sich aus.", "de"),
    ),
)
PLACEHOLDERS = Check(
    "placeholders",
    "prose",
    "Placeholder or tag missing",
    Severity.ERROR,
    "A program puts a value in for {name} and %s, a browser reads <b>: without it the value is lost or the page is"
    " broken. In entries with a format flag file-format sees to the values, and this check to tags alone.",
    good=(
        ("Hello, {name}!", "Вітаю, {name}!", "uk"),
        ("%s files", "Файлов: %s", "ru"),
        ("<b>Bold</b>", "<b>Fett</b>", "de"),
    ),
    bad=(
        ("Hello, {name}!", "Вітаю, {ім'я}!", "uk"),
        ("%s files", "Файлов: % s", "ru"),
        ("<b>Bold</b>", "<b>Fett<b>", "de"),
    ),
)
ADDRESSES = {"url": "address", "email": "e-mail address", "handle": "handle"}


@lru_cache(maxsize=16)
def lost(source: str, target: str, locale: str) -> tuple[Token, ...]:
    """What the target lacks of the source's tokens; remembered, because four checks ask for one pair in a row."""
    return lost_tokens(source, target, locale) if target.strip() else ()


def urls(source: str, target: str, locale: str) -> Iterator[Flaw]:
    """The URLs, e-mail addresses and handles of the source that are not in the target."""
    for token in lost(source, target, locale):
        if token.kind in ADDRESSES and not (token.text[0] == "#" and "#" in target):  # #today may be #сегодня
            yield Flaw(f"the {ADDRESSES[token.kind]} {token.text} is missing")


def codes(source: str, target: str, locale: str) -> Iterator[Flaw]:
    """The designations of the source whose digits are not in the target."""
    yield from _missing("code", lost(source, target, locale))


def placeholders(source: str, target: str, locale: str) -> Iterator[Flaw]:
    """The placeholders and tags of the source that are not in the target."""
    yield from _missing("placeholder", lost(source, target, locale))


def _missing(kind: str, tokens: tuple[Token, ...]) -> Iterator[Flaw]:
    for text in dict.fromkeys(token.text for token in tokens if token.kind == kind):
        yield Flaw(f"the {kind} {text} is missing")
