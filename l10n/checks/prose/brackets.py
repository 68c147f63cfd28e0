"""Brackets that open and close."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.contract import Flaw
from l10n.model import Check, Severity

__all__ = ["CHECK", "brackets"]

CHECK = Check(
    "brackets",
    "prose",
    "Bracket without its partner",
    Severity.ERROR,
    "What opens has to close. Numbers of a list, “a)”, and smileys stand alone; a source that leaves a bracket open is"
    " followed.",
    good=(
        ("NATO (the alliance)", "НАТО (альянс)", "uk"),
        ("a) first; b) second", "а) первое; б) второе", "ru"),
        ("Good :)", "Gut :)", "de"),
    ),
    bad=(
        ("NATO (the alliance)", "НАТО (альянс", "uk"),
        ("NATO (the alliance)", "НАТО альянс)", "ru"),
        ("He [Trump] left.", "Er [Trump) ging.", "de"),
    ),
)
CLOSING = {")": "(", "]": "[", "}": "{"}
OPENING = {opening: closing for closing, opening in CLOSING.items()}
BRACKET = re.compile(r"[()\[\]{}]")
# "a)", "12)", "iv)" at the beginning or after a mark; but "(5 m)" that lost its first bracket is no list.
LISTED = re.compile(r"(?<=\s)(?:[^\W\d_]|\d|[ivx]{1,4})\)(?=\s)")
LISTED_WHOLE = re.compile(r"\((?:[^\W\d_]|\d|[ivx]{1,4})\) ")
ALONE = re.compile(
    r"(?:^|[;:,.]\s+|\n\s*)(?:[^\W\d_]|\d{1,2}|[ivx]{1,4})\)(?=\s)|[:;=8][-'^]?[()\[\]]+|(?<=\s)\)+(?=\s|$)"
)


def brackets(source: str, target: str, _locale: str) -> Iterator[Flaw]:
    """The first bracket of the target that has no partner, where those of the source have theirs."""
    # what the source lists as (a) … (b) may be listed as a) … b), in mid-sentence, too
    place = unpaired(LISTED.sub(" ", target) if LISTED_WHOLE.search(source) else target)
    if place is None or unpaired(source) is not None:
        return
    bracket = target[place]
    partner = CLOSING.get(bracket) or OPENING[bracket]
    yield Flaw(f"“{bracket}” without “{partner}”", (place, place + 1))


def unpaired(text: str) -> int | None:
    """Where a bracket without partner stands, if any. Numbers of a list may stand inside brackets."""
    waiting: list[int] = []
    alone: set[int] | None = None
    for match in BRACKET.finditer(text):
        place = match.start()
        if match[0] in OPENING:
            waiting.append(place)
        elif waiting and text[waiting[-1]] == CLOSING[match[0]]:
            waiting.pop()
        else:
            alone = _alone(text) if alone is None else alone
            if place not in alone:
                return place
    return next((place for place in waiting if place not in _alone(text)), None) if waiting else None


def _alone(text: str) -> set[int]:
    return {place for match in ALONE.finditer(text) for place in range(*match.span())}
