"""English that was left standing: all of it, or a stretch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from l10n.checks.contract import Flaw
from l10n.model import Check, Severity
from l10n.stages.faults import echo_in

__all__ = ["LEFT_OVER", "UNTRANSLATED", "left_over", "untranslated"]

TALKS = "The talks at the White House raised questions."

UNTRANSLATED = Check(
    "untranslated",
    "prose",
    "Source copied",
    Severity.ERROR,
    "A target that equals its source was not translated. Names, acronyms and codes may stay as they are (M23, NATO in"
    " German): only two plain words, without capitals and digits, prove that prose was copied.",
    good=(
        ("M23", "M23", "uk"),
        ("White House", "Белый дом", "ru"),
        ("NATO", "NATO", "de"),
        ("iPhone 15", "iPhone 15", "uk"),
    ),
    bad=((TALKS, TALKS, "uk"), (TALKS, TALKS, "ru"), ("peace talks", "peace talks", "de")),
)
LEFT_OVER = Check(
    "left-over",
    "prose",
    "Part left in English",
    Severity.ERROR,
    "Five words in a row that source and target share, three of them plain (four in a language with Latin letters), are"
    " no name but English that nobody translated.",
    good=(
        ("He reads The Economist.", "Він читає The Economist.", "uk"),
        ("He reads The Economist.", "Он читает The Economist.", "ru"),
        ("The Society for the Prevention of Cruelty to Animals helped.", "Die Society for the Prevention of Cruelty to"
         " Animals half.", "de"),
    ),
    bad=(
        (TALKS, "Переговори at the White House raised questions.", "uk"),
        (TALKS, "Переговоры в Белом доме. The talks at the White House raised questions.", "ru"),
        ("It is no conflict over resources but a clash.", "Es ist no conflict over resources but ein Streit.", "de"),
    ),
)  # fmt: skip

PATH = re.compile(r"\w[/.:\[]\w")  # etc/dconf/db/local.d is no English
_echo = lru_cache(maxsize=16)(echo_in)  # two checks ask for one pair in a row


def untranslated(source: str, target: str, locale: str) -> Iterator[Flaw]:
    """Whether the whole target is the source, white space and punctuation aside."""
    if (echo := _echo(source, target, locale)) and echo == target:
        yield Flaw("the source was copied, not translated", (0, len(target)))


def left_over(source: str, target: str, locale: str) -> Iterator[Flaw]:
    """A stretch of the source that stands in the target as it was."""
    echo = _echo(source, target, locale)
    if not echo or echo == target:
        return
    found = re.search(r"\W+".join(map(re.escape, echo.split())), target)
    if found is None or not PATH.search(found[0]):
        yield Flaw(f"“{echo}” was left in English", found.span() if found else None)
