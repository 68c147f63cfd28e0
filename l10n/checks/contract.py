"""What a check of prose is: a pure function beside its `Check`, which the gate calls for every unit.

A unit check sees one source, one target and the locale; of a unit with plural forms it sees each form by itself. A
catalogue check sees all units that are to be checked, in file order, and answers with their places in that sequence.
Neither knows of files, lines, severities, waivers or reports: those are the gate's (`l10n.checks.gate`).

Checks must not fail on any text, and must say nothing where the target is empty (but for the check that looks for
just that): the gate calls them with every unit, untranslated ones too. The locale may have a region (`uk-UA`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from l10n.model import CatalogExample, Check, Unit

__all__ = ["CatalogCheck", "Flaw", "UnitCheck", "units_example"]


@dataclass(frozen=True, slots=True)
class Flaw:
    """What a check found: a sentence without a full stop, where in the target, and what should stand there.

    `message` quotes the offending words and says what was expected. `span` is `[start, end)` in characters of the
    target, `None` where nothing in it can be pointed at (a number that is missing). `suggestion` replaces the span.
    """

    message: str
    span: tuple[int, int] | None = None
    suggestion: str | None = None


UnitCheck: TypeAlias = tuple[Check, Callable[[str, str, str], Iterable[Flaw]]]
"""A check and its function `(source, target, locale) -> flaws`."""

CatalogCheck: TypeAlias = tuple[Check, Callable[[Sequence[Unit], str], Iterable[tuple[int, Flaw]]]]
"""A check and its function `(units, locale) -> (index of the unit, flaw)`."""


def units_example(locale: str, *pairs: tuple[str, str], wrong: int | None = None) -> CatalogExample:
    """An example of several units; `wrong` is the number, from 1, of the unit that is found."""
    text = "\n".join(f'msgid "{source}"\nmsgstr "{target}"\n' for source, target in pairs)
    return CatalogExample(text, locale, () if wrong is None else (3 * wrong - 1,))
