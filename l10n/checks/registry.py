"""Every check that there is, by id and by group: one explicit list, for selection, reports and documentation."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from l10n.checks import file, glossary, prose
from l10n.checks.silence import CHECKS as SILENCE
from l10n.errors import ConfigError
from l10n.model import Check

__all__ = ["BY_ID", "CHECKS", "GROUPS", "named", "names_of", "resolve"]

CHECKS: tuple[Check, ...] = (
    *file.CHECKS,
    *glossary.CHECKS,
    *(check for check, _ in prose.UNIT_CHECKS),
    *(check for check, _ in prose.CATALOG_CHECKS),
    *SILENCE,
)
BY_ID = {check.id: check for check in CHECKS}
GROUPS = tuple(dict.fromkeys(("file", "glossary", "prose", *(check.group for check in CHECKS))))


def named(name: str) -> frozenset[str]:
    """The ids that an id or a group's name stands for; empty where it is neither."""
    if name in BY_ID:
        return frozenset({name})
    return frozenset(check.id for check in CHECKS if check.group == name)


def resolve(names: Iterable[str]) -> frozenset[str]:
    """The ids that ids and groups stand for; raises `ConfigError` with names that resemble an unknown one."""
    found: set[str] = set()
    for name in names:
        if name not in BY_ID and name not in GROUPS:
            raise ConfigError(f"no check is called {name!r}", _near(name))
        found |= named(name)
    return frozenset(found)


def names_of(ids: Iterable[str]) -> tuple[str, ...]:
    """The ids in the registry's order."""
    wanted = set(ids)
    return tuple(check.id for check in CHECKS if check.id in wanted)


def _near(name: str) -> str:
    near = get_close_matches(name.lower(), [*BY_ID, *GROUPS], n=3, cutoff=0.5)
    return f"Did you mean {' or '.join(near)}?" if near else f"Groups: {', '.join(GROUPS)}; ids: {', '.join(BY_ID)}."
