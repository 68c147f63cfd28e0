"""The baseline: the findings that an old project has and will mend by a date, keyed by content, not by line.

A finding is known while its unit's text is what it was when the baseline was written. The file is JSON, one entry a
line and sorted, so that a mended fault is one line less in a diff.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from l10n.checks.outcome import content_key
from l10n.errors import ConfigError
from l10n.model import Finding

__all__ = ["Baseline", "Entry", "parse_baseline", "render_baseline", "subtract", "write_entries"]

VERSION = 1


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A finding that is known, `count` times; `path` is the file's, below the project's root."""

    path: str
    check: str
    key: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Baseline:
    """The known findings; from the day after `expires` on they are unknown again."""

    written: date
    expires: date
    entries: tuple[Entry, ...] = ()

    def expired(self, today: date) -> bool:
        """Whether its time is over."""
        return today > self.expires


def write_entries(
    findings: Iterable[Finding], today: date, days: int, path_of: Callable[[Finding], str], kept: Iterable[Entry] = ()
) -> Baseline:
    """A baseline of `findings` that holds for `days` days; `kept` are entries of files that were not checked."""
    counts = Counter((path_of(one), one.check, content_key(one, path_of(one))) for one in findings)
    entries = [Entry(*key, count) for key, count in counts.items()]
    return Baseline(today, today + timedelta(days=days), tuple(sorted((*entries, *kept))))


def subtract(
    baseline: Baseline, findings: Sequence[Finding], path_of: Callable[[Finding], str]
) -> tuple[list[Finding], list[Entry]]:
    """The findings that the baseline does not know, and the entries that match nothing, with the count left over."""
    left = Counter({(entry.path, entry.check, entry.key): entry.count for entry in baseline.entries})
    new: list[Finding] = []
    for one in findings:
        key = path_of(one), one.check, content_key(one, path_of(one))
        if left[key] > 0:
            left[key] -= 1
        else:
            new.append(one)
    return new, [Entry(*key, count) for key, count in left.items() if count > 0]


def render_baseline(baseline: Baseline) -> str:
    """The file's text."""
    rows = [
        json.dumps({"path": one.path, "check": one.check, "key": one.key, "count": one.count}, ensure_ascii=False)
        for one in baseline.entries
    ]
    body = ",\n    ".join(rows)
    listed = f"[\n    {body}\n  ]" if rows else "[]"
    return (
        f'{{\n  "version": {VERSION},\n  "written": "{baseline.written}",\n  "expires": "{baseline.expires}",\n'
        f'  "findings": {listed}\n}}\n'
    )


def parse_baseline(text: str, path: str) -> Baseline:
    """The baseline that `text` says; raises `ConfigError` where it is none."""
    try:
        found: Any = json.loads(text)
        if found["version"] != VERSION:
            raise ValueError(f"version {found['version']}")
        entries = [Entry(str(o["path"]), str(o["check"]), str(o["key"]), int(o["count"])) for o in found["findings"]]
        return Baseline(date.fromisoformat(found["written"]), date.fromisoformat(found["expires"]), tuple(entries))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        hint = "Write it again: l10n check --write-baseline."
        raise ConfigError(f"is no baseline that this version reads ({error})", hint, path=path) from error
