"""Waivers in the configuration: silence for some checks in some files, perhaps until a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from l10n.checks.registry import BY_ID
from l10n.checks.rules import PathWaiver
from l10n.checks.silence import WAIVER_UNUSED
from l10n.model import Finding

__all__ = ["about_unused", "waive"]


def waive(
    findings: Iterable[Finding], path: str, waivers: Sequence[PathWaiver], today: date
) -> tuple[list[Finding], set[int]]:
    """The findings in the file at `path` that no waiver silences, and the numbers of the waivers that did."""
    valid = [
        (number, waiver)
        for number, waiver in enumerate(waivers)
        if waiver.covers(path) and (waiver.until is None or today <= waiver.until)
    ]
    left: list[Finding] = []
    used: set[int] = set()
    for finding in findings:
        by = {number for number, waiver in valid if finding.check in waiver.checks}
        used |= by
        if not by:
            left.append(finding)
    return left, used


def about_unused(
    waivers: Sequence[PathWaiver],
    used: Collection[int],
    paths: Collection[str],
    runs: frozenset[str],
    config: str,
    today: date,
    *,
    everything: bool,
) -> Iterator[Finding]:
    """Waivers that silenced nothing, though their checks ran on a file of theirs, or on `everything`."""
    for number, waiver in enumerate(waivers):
        tried = everything or any(waiver.covers(path) for path in paths)
        if number in used or not tried or not waiver.checks & runs or WAIVER_UNUSED not in runs:
            continue
        over = waiver.until is not None and waiver.until < today
        why = f"ended on {waiver.until}" if over else "matches nothing: remove it"
        message = f"the waiver of {', '.join(waiver.names)} for {', '.join(waiver.paths)} {why}"
        yield Finding(WAIVER_UNUSED, BY_ID[WAIVER_UNUSED].severity, message, config)
