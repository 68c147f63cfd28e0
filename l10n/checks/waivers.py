"""Waivers in the PO file: `# l10n: ignore[numbers, quotes] reason`, a translator comment, which every editor keeps.

In a unit's comments a waiver silences that unit; in the header's it silences the whole file. Ids and groups count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from l10n.checks.registry import named

__all__ = ["Waiver", "read_waivers"]

MARK = re.compile(r"\s*l10n\s*:\s*ignore\b\s*(?:\[(?P<names>[^\]]*)\])?\s*(?P<reason>.*)")


@dataclass(frozen=True, slots=True)
class Waiver:
    """One name in one waiver: what it silences; `checks` is empty where no check is called that.

    `comment` is the comment's own text, to find its line by.
    """

    name: str
    checks: frozenset[str]
    comment: str


def read_waivers(comments: Sequence[str]) -> tuple[Waiver, ...]:
    """The waivers in translator comments, one a name."""
    return tuple(_read(comments))


def _read(comments: Iterable[str]) -> Iterator[Waiver]:
    for comment in comments:
        found = MARK.match(comment)
        if found is None:
            continue
        names = [name.strip() for name in (found["names"] or "").split(",") if name.strip()]
        for name in names or [""]:
            yield Waiver(name, named(name), comment)
