"""One sentence, one translation, and the other way round: what shows when a catalogue's units are read together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from l10n.checks.contract import Flaw, units_example
from l10n.model import CatalogExample, Check, Severity, Unit

__all__ = ["INCONSISTENT", "SAME", "inconsistent", "same_translation"]

CONTEXTS = """msgctxt "button"
msgid "Open"
msgstr "Öffnen"

msgctxt "state of a shop"
msgid "Open"
msgstr "Geöffnet"
"""
INCONSISTENT = Check(
    "inconsistent",
    "prose",
    "One source, two translations",
    Severity.WARNING,
    "The same sentence twice in a catalogue should be translated once; entries that differ in msgctxt are told apart on"
    " purpose.",
    catalogs=(
        units_example(
            "uk", ("The talks failed.", "Переговори зірвалися."), ("Nobody was hurt.", "Ніхто не постраждав.")
        ),
        units_example("ru", ("Read more", "Читать дальше"), ("Read less", "Свернуть")),
        CatalogExample(CONTEXTS, "de"),
        units_example(
            "uk",
            ("Read  more", "Читати далі"),
            ("The talks failed.", "Переговори зірвалися."),
            ("Read more", "Докладніше"),
            wrong=3,
        ),
        units_example(
            "ru",
            ("The talks failed.", "Переговоры сорвались."),
            ("The talks failed.", "Переговоры провалились."),
            wrong=2,
        ),
        units_example("de", ("Read more", "Weiterlesen"), ("Read more", "Mehr erfahren"), wrong=2),
    ),
)
SAME = Check(
    "same-translation",
    "prose",
    "Two sources, one translation",
    Severity.WARNING,
    "Two different sentences with one and the same translation: one of the two was pasted into the wrong place. Sources"
    " that differ in case, punctuation or spacing alone, and texts of fewer than four words, may share one.",
    catalogs=(
        units_example("uk", ("Delete it now", "Так"), ("Remove that thing now", "Так")),
        units_example(
            "ru", ("The war is not over.", "Война ещё не окончена."), ("The War Is Not Over.", "Война ещё не окончена.")
        ),
        units_example(
            "de", ("The talks went on.", "Die Gespräche gingen weiter."), ("The war went on.", "Der Krieg ging weiter.")
        ),
        units_example(
            "uk",
            ("The talks ended late.", "Переговори завершилися пізно вночі."),
            ("Nobody expected the result.", "Переговори завершилися пізно вночі."),
            wrong=2,
        ),
        units_example(
            "ru",
            ("The talks ended late.", "Переговоры закончились поздно ночью."),
            ("Nobody expected the result.", "Переговоры закончились поздно ночью."),
            wrong=2,
        ),
        units_example(
            "de",
            ("The talks ended late.", "Die Gespräche endeten spät."),
            ("Nobody expected the result.", "Die Gespräche endeten spät."),
            wrong=2,
        ),
    ),
)
WORD = re.compile(r"\w+")
WORDS = 4


def inconsistent(units: Sequence[Unit], _locale: str) -> Iterator[tuple[int, Flaw]]:
    """Units with the source and context of an earlier one, and another target."""
    first: dict[tuple[str | None, str], str] = {}
    for place, unit in enumerate(units):
        if not unit.target.strip():
            continue
        known = first.setdefault((unit.context, _folded(unit.source)), unit.target)
        if _folded(known) != _folded(unit.target):
            yield place, Flaw(f"elsewhere translated as “{known}”", (0, len(unit.target)), known)


def same_translation(units: Sequence[Unit], _locale: str) -> Iterator[tuple[int, Flaw]]:
    """Units with the target of an earlier one, and another source."""
    first: dict[str, str] = {}
    for place, unit in enumerate(units):
        target = _bare(unit.target)
        if len(target.split()) < WORDS or len(_bare(unit.source).split()) < WORDS:
            continue
        known = first.setdefault(target, unit.source)
        if _bare(known) != _bare(unit.source):
            yield place, Flaw(f"also translates “{known}”", (0, len(unit.target)))


def _folded(text: str) -> str:
    return " ".join(text.split())


def _bare(text: str) -> str:
    """The words alone."""
    return " ".join(WORD.findall(text.lower()))
