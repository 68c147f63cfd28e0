"""The values that a format string takes: collected by number, in whichever way its language counts."""

from __future__ import annotations

from enum import Enum

__all__ = ["ALWAYS", "OPTIONAL", "WHOLE", "Arguments", "Counting", "PlaceholderError", "Placeholders"]

Placeholders = dict[str, str]
"""Kind by name; placeholders without a name are numbered."""

ALWAYS = "needed in every plural form"
"""The kind of what no plural form may leave out."""

OPTIONAL = "never missed"
"""The kind of what a target may leave out, and must not add."""


WHOLE = "the order of directives"
"""The name of what takes the place of all others, where they can only be compared together."""


class PlaceholderError(ValueError):
    """The text is no format string; the message says why."""


class Counting(Enum):
    """What `%2$s` means for the `%s` beside it."""

    ALONE = "numbered or not, never both"  # C: printf's behaviour is undefined otherwise
    APART = "numbered ones do not move the count of the others"  # Perl, PHP, Java
    ONWARD = "the next one without a number follows the last one"  # Emacs Lisp, Go


class Arguments:
    """The values of one string. Two uses of one value have to agree, but for a `weak` kind, which fits any other."""

    def __init__(self, counting: Counting = Counting.ALONE, *, first: int = 1, weak: str | None = None) -> None:
        self.found: Placeholders = {}
        self.counting = counting
        self.first = first
        self.next = first
        self.weak = weak
        self.numbered: set[bool] = set()

    def take(self, number: str | None, kind: str) -> str:
        """Notes a value and gives its name; raises `PlaceholderError` where it contradicts another."""
        if number is not None:
            self._check(number)
        self.numbered.add(number is not None)
        if self.counting is Counting.ALONE and len(self.numbered) > 1:
            raise PlaceholderError("it numbers some placeholders and others not")
        place = self.next if number is None else int(number)
        if number is None or self.counting is Counting.ONWARD:
            self.next = place + 1
        self._note(str(place), kind)
        return str(place)

    def move(self, number: str) -> None:
        """A directive with a number that takes no value: `%2$%`."""
        self._check(number)
        if self.counting is Counting.ONWARD:
            self.next = int(number)

    def _check(self, number: str) -> None:
        if int(number) < self.first:
            raise PlaceholderError(f"placeholders are numbered from {self.first}")

    def _note(self, name: str, kind: str) -> None:
        known = self.found.get(name, kind)
        if kind == self.weak:
            kind = known
        if known not in (kind, self.weak):
            raise PlaceholderError(f"placeholder {name} is used as {known} and as {kind}")
        self.found[name] = kind

    def without_gaps(self) -> Placeholders:
        """The values, where none before the last may be left out; raises `PlaceholderError`."""
        last = max(map(int, self.found), default=0)
        missing = next((str(place) for place in range(self.first, last) if str(place) not in self.found), None)
        if missing:
            raise PlaceholderError(f"placeholder {missing} is left out before a later one")
        return self.found
