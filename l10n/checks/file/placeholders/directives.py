"""Directives that begin with a percent sign: found one by one, so that a stray sign is noticed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from l10n.checks.file.placeholders.arguments import Arguments, Counting, PlaceholderError, Placeholders

__all__ = ["Printf", "directive", "directives"]

NUMBER = r"(?:(?P<number>\d+)\$)?"
WIDTH = r"(?:(?P<width>\*)(?:(?P<width_number>\d+)\$)?|\d+)?"
PRECISION = r"(?:\.(?:(?P<precision>\*)(?:(?P<precision_number>\d+)\$)?|\d*))?"
STARLESS = r"\d*(?:\.\d*)?"


def directive(
    letters: str, *, number: str = NUMBER, flags: str = "[-+ #0]*", size: str = WIDTH + PRECISION, length: str = ""
) -> re.Pattern[str]:
    """The pattern of one directive; `letters` may end it, `%` among them where more may stand between two signs."""
    return re.compile(f"%(?:(?P<percent>%)|{number}{flags}{size}{length}(?P<kind>[{letters}]))", re.DOTALL)


def directives(pattern: re.Pattern[str], text: str, sign: str = "%") -> Iterator[re.Match[str]]:
    """Every directive of `text`; raises `PlaceholderError` where a sign begins none."""
    place = text.find(sign)
    while place >= 0:
        match = pattern.match(text, place)
        if match is None:
            raise PlaceholderError(
                f"{text[place : place + 6]!r} is no placeholder; the sign itself is written {sign * 2}"
            )
        yield match
        place = text.find(sign, match.end())


@dataclass(frozen=True, slots=True)
class Printf:
    """The parser of a language whose directives resemble C's; kinds by letter, "" for a letter that takes no value."""

    pattern: re.Pattern[str]
    kinds: Mapping[str, str]
    counting: Counting = Counting.ALONE
    short: str = ""  # the length that makes another kind of a value; others do not
    stars_count: bool = False  # %1$*d takes its width from the first value, its number from the second

    def __call__(self, text: str) -> Placeholders:
        """The values that `text` takes; raises `PlaceholderError`."""
        arguments = Arguments(self.counting)
        for match in directives(self.pattern, text):
            if match["percent"] is None:
                self._take(match, arguments)
        return arguments.found

    def _take(self, match: re.Match[str], arguments: Arguments) -> None:
        parts = match.groupdict()
        number = parts.get("number")
        for star in ("width", "precision"):
            if parts.get(star):
                arguments.take(number if self.stars_count else parts.get(f"{star}_number"), "integer")
                number = str(int(number) + 1) if number and self.stars_count else number
        kind = self.kinds[match["kind"]]
        if self.short and parts.get("length") == self.short and "integer" in kind:
            kind = f"short {kind}"
        if kind:
            arguments.take(number, kind)
        elif number:
            arguments.move(number)
