"""Quotation marks as the locale sets them, in pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from l10n.checks.contract import Flaw
from l10n.checks.prose.marks import language
from l10n.model import Check, Severity

__all__ = ["QUOTES", "STRAIGHT", "quotes", "straight"]

QUOTES = Check(
    "quotes",
    "prose",
    "Quotation marks",
    Severity.WARNING,
    "Ukrainian and Russian set « » and inside them „ “ (Ukrainian also “ ”), German „ “ or » « (in Switzerland « »),"
    " never the English “ ”; and what opens closes, where the source's does. Typewriter marks have a check of their"
    " own.",
    good=(
        ("“Go,” he said.", "«Іди», — сказав він.", "uk"),
        ("The “Grand ‘Hotel’”", "«Гранд „Отель“»", "ru"),
        ("“Go,” he said.", "„Geh“, sagte er.", "de"),
        ("“Go,” he said.", "»Geh«, sagte er.", "de"),
        ("“Go,” he said.", "«Geh», sagte er.", "de-CH"),
        ('5" long', '5" завдовжки', "uk"),
    ),
    bad=(
        ("“Go,” he said.", "“Іди”, — сказав він.", "uk"),
        ("“Go,” he said.", "„Іди“, — сказав він.", "uk"),
        ("“Go,” he said.", "«Иди, — сказал он.", "ru"),
        ("“Go,” he said.", "»Иди«, — сказал он.", "ru"),
        ("“Go,” he said.", "“Geh”, sagte er.", "de"),
        ("“Go,” he said.", "„Geh”, sagte er.", "de"),
        ("“Go,” he said.", "«Geh», sagte er.", "de"),
    ),
)
STRAIGHT = Check(
    "straight-quotes",
    "prose",
    "Typewriter quotation marks",
    Severity.INFO,
    'The marks on the keyboard, " ", are nobody\'s convention, but many texts use them throughout; typeset text has the'
    " locale's own.",
    good=(("“Go!”", "«Іди!»", "uk"), ("“Go!”", "«Иди!»", "ru"), ("“Go!”", "„Geh!“", "de")),
    bad=(("“Go!”", '"Іди!"', "uk"), ("“Go!”", '"Иди!"', "ru"), ("“Go!”", '"Geh!"', "de")),
)


@dataclass(frozen=True, slots=True)
class Convention:
    """Pairs (two characters each) that may stand outside and inside; the first of `outer` is suggested."""

    outer: tuple[str, ...]
    inner: tuple[str, ...]


# CLDR's delimiters; » « is what German books have, « » what Switzerland has, “ ” inside what the Ukrainian orthography
# of 2019 allows. Typewriter marks pass here.
CONVENTIONS = {
    "uk": Convention(("«»", '""'), ("„“", "“”", "«»", '""')),
    "ru": Convention(("«»", '""'), ("„“", "«»", '""')),
    "de": Convention(("„“", "»«", '""'), ("„“", "»«", '""', "«»")),
    "de-CH": Convention(("«»", "„“", '""'), ("«»", "„“", '""')),
}
MARK = re.compile('[«»„“”"‟]')
# What each mark can close, in the order in which it is tried; a mark that closes nothing opens.
CLOSES = {"»": "«", "«": "»", "“": "„", "”": "“„", '"': '"„“'}
NEVER_OPENS = "”"
SINGLE = re.compile(r"(?<![^\W_])‘(?=[^\W_][^‘’]*[^\s‘’]’(?![^\W_]))")  # ‘so’ in English; German closes with ‘
INCHES = re.compile(r"\d\"")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A pair of marks at `start` and `end`, `depth` others around it; `end` is `None` where it never closes."""

    start: int
    end: int | None
    depth: int


def quotes(source: str, target: str, locale: str) -> Iterator[Flaw]:
    """Marks that are not the locale's, then marks without a partner."""
    convention = CONVENTIONS.get(locale) or CONVENTIONS.get(language(locale))
    found = quotations(target)
    paired = all(quotation.end is not None for quotation in found)
    if convention:
        yield from _wrong(target, found, convention)
        yield from _singles(target, convention)
    if not paired and not INCHES.search(target) and all(item.end is not None for item in quotations(source)):
        place = next(item.start for item in found if item.end is None)
        yield Flaw(f"“{target[place]}” without its partner", (place, place + 1))


def quotations(text: str) -> list[Quotation]:
    """The quotations of `text`: each mark closes the innermost one that it can close, or opens another."""
    waiting: list[int] = []
    found: list[Quotation] = []
    for match in MARK.finditer(text):
        mark, place = match[0], match.start()
        if waiting and text[waiting[-1]] in CLOSES.get(mark, "") and not _opens(text, place):
            start = waiting.pop()
            found.append(Quotation(start, place, len(waiting)))
        elif mark in NEVER_OPENS:
            found.append(Quotation(place, None, len(waiting)))
        else:
            waiting.append(place)
    return [*found, *(Quotation(start, None, 0) for start in waiting)]


def _opens(text: str, place: int) -> bool:
    """Whether a mark that could close opens one more: it stands after a space and before a word."""
    return text[place] in '«»"' and text[place - 1 : place].isspace() and text[place + 1 : place + 2].isalnum()


def _wrong(target: str, found: list[Quotation], convention: Convention) -> Iterator[Flaw]:
    for item in found:
        if item.end is None:
            continue
        pair = target[item.start] + target[item.end]
        if pair not in (convention.inner if item.depth else convention.outer):
            wanted = (convention.inner if item.depth else convention.outer)[0]
            inside = target[item.start + 1 : item.end]
            message = f"{pair[0]} {pair[1]} instead of {wanted[0]} {wanted[1]}"
            yield Flaw(message, (item.start, item.end + 1), f"{wanted[0]}{inside}{wanted[1]}")


def _singles(target: str, convention: Convention) -> Iterator[Flaw]:
    for match in SINGLE.finditer(target):
        wanted = convention.inner[0]
        yield Flaw(f"‘ ’ instead of {wanted[0]} {wanted[1]}", match.span())


def straight(_source: str, target: str, locale: str) -> Iterator[Flaw]:
    """Typewriter marks in a locale that has its own."""
    if '"' not in target or INCHES.search(target) or "<" in target:
        return
    convention = CONVENTIONS.get(locale) or CONVENTIONS.get(language(locale))
    if convention:
        place = target.index('"')
        wanted = convention.outer[0]
        yield Flaw(f'" " instead of {wanted[0]} {wanted[1]}', (place, place + 1))
