"""The report for people: a line a finding, as compilers write it, then the place in the target."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from l10n.checks.outcome import Outcome
from l10n.model import Finding, Severity

__all__ = ["render", "summary"]

RED, YELLOW, BLUE, BOLD, DIM = "31", "33", "34", "1", "2"
COLOURS = {Severity.ERROR: RED, Severity.WARNING: YELLOW, Severity.INFO: BLUE}
BEFORE, AFTER = 32, 40  # characters of the target shown around the place


def render(outcome: Outcome, *, colour: bool = False) -> str:
    """`path:line: error[check] message`, the words in their sentence, a suggestion; at the end one line of counts."""
    lines = [line for finding in outcome.findings for line in _finding(finding, colour)]
    return "\n".join((*lines, summary(outcome))) + "\n"


def _finding(finding: Finding, colour: bool) -> Iterator[str]:
    place = f"{finding.path}:{finding.line}" if finding.line else finding.path
    level = _paint(finding.severity.label, COLOURS[finding.severity], colour)
    yield f"{_paint(_plain(place), BOLD, colour)}: {level}[{finding.check}] {_plain(finding.message)}"
    if finding.span is not None and finding.target:
        yield from _excerpt(finding.target, *finding.span, COLOURS[finding.severity], colour)
    elif finding.target:
        yield f"    {_paint(_plain(_cut(finding.target)), DIM, colour)}"
    if finding.suggestion is not None:
        shown = finding.suggestion if finding.suggestion.strip() else repr(finding.suggestion)
        yield f"    suggestion: {_plain(shown)}"


def _excerpt(target: str, start: int, end: int, shade: str, colour: bool) -> Iterator[str]:
    """The words around the place, and marks below it."""
    first, last = max(0, start - BEFORE), min(len(target), end + AFTER)
    before = ("…" if first else "") + _plain(target[first:start])
    words = _plain(target[start:end])
    after = _plain(target[end:last]) + ("…" if last < len(target) else "")
    yield f"    {before}{_paint(words, shade, colour)}{after}"
    yield f"    {' ' * _width(before)}{_paint('^' * max(1, _width(words)), shade, colour)}"


def _cut(text: str) -> str:
    return text if len(text) <= BEFORE + AFTER else text[: BEFORE + AFTER] + "…"


def summary(outcome: Outcome) -> str:
    """What was looked at and what was found, in one line."""
    counts = [
        _count(outcome.count(Severity.ERROR), "error"),
        _count(outcome.count(Severity.WARNING), "warning"),
        _count(outcome.count(Severity.INFO), "note"),
    ]
    silent = f"; {outcome.waived} waived" if outcome.waived else ""
    silent += f"; {outcome.baselined} in the baseline" if outcome.baselined else ""
    return f"{_count(outcome.units, 'unit')} in {_count(outcome.files, 'file')}: {', '.join(counts)}{silent}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _paint(text: str, shade: str, colour: bool) -> str:
    return f"\x1b[{shade}m{text}\x1b[0m" if colour else text


def _plain(text: str) -> str:
    """Without what a terminal would obey or hide: escape sequences, line ends, marks of direction."""
    return "".join(
        f"\\u{ord(char):04x}" if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp", "Cs") else char
        for char in text.replace("\n", "\\n").replace("\t", "\\t")
    )


def _width(text: str) -> int:
    """Columns on a terminal: combining marks take none, East Asian wide characters two."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
