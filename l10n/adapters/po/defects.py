"""What is wrong with the text of a PO file, found while reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from l10n.adapters.po.entries import Block
from l10n.adapters.po.grammar import problems_of
from l10n.adapters.po.lines import Problem, split_lines
from l10n.model import Severity, Unit

__all__ = ["defects_of"]

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
NAMES = {"\n": "LF", "\r\n": "CR LF", "\r": "CR"}


def defects_of(text: str, found: Sequence[Block], header: Unit | None, units: Sequence[Unit]) -> Iterator[Problem]:
    """Everything that can be told from the text alone; an error makes the file unsafe to write."""
    broken: set[int] = set()
    for block in found:
        problems = problems_of(block)
        broken |= {block.lines[0].number} if problems else set()
        yield from problems
    yield from _controls(text)
    yield from _joined(text)
    yield from _newlines(text)
    whole = [unit for unit in ([header] if header else []) + list(units) if unit.line not in broken]
    yield from _duplicates(whole)  # an entry whose msgid cannot be read is a duplicate of nothing
    if header is not None:
        yield from _header_lines(header)


def _controls(text: str) -> Iterator[Problem]:
    """Control characters in strings; a form feed between entries, or a mark in a comment, does little harm."""
    if not CONTROL.search(text):
        return
    for number, line in enumerate(split_lines(text), start=1):
        match = CONTROL.search(line.strip(" \t\r\n\f\v"))
        if match:
            harmless = line.lstrip().startswith("#") and match[0] != "\0"
            message = f"control character U+{ord(match[0]):04X}"
            yield Problem(number, "file-control", message, Severity.WARNING if harmless else Severity.ERROR)


def _joined(text: str) -> Iterator[Problem]:
    """A comment that ends with a backslash: gettext reads the next line as a part of it, so that an entry is lost."""
    if "\\\n" not in text and "\\\r" not in text:
        return
    for number, (line, following) in enumerate(pairwise(split_lines(text)), start=1):
        joined = line.lstrip().startswith("#") and line.rstrip("\r\n").endswith("\\")
        if joined and following.strip() and not following.lstrip().startswith("#"):
            message = "the comment ends with a backslash: gettext joins the next line to it"
            yield Problem(number, "file-syntax", message)


def _newlines(text: str) -> Iterator[Problem]:
    """The first line that ends unlike most lines of the file."""
    ends = [line[len(line.rstrip("\r\n")) :] for line in split_lines(text)]
    counts = Counter(end for end in ends if end)
    if len(counts) < 2:
        return
    usual = max(counts, key=lambda end: (counts[end], end == "\n"))
    line, end = next((number, end) for number, end in enumerate(ends, start=1) if end not in ("", usual))
    message = f"this line ends with {NAMES[end]}, most others with {NAMES[usual]}"
    yield Problem(line, "file-newlines", message, Severity.WARNING)


def _duplicates(units: Sequence[Unit]) -> Iterator[Problem]:
    first: dict[tuple[str | None, str], int] = {}
    for unit in units:
        if unit.obsolete:
            continue
        line = _line(unit)
        if unit.key in first:
            what = "msgid" if unit.source else "header"
            yield Problem(line, "file-duplicate", f"the same {what} as in line {first[unit.key]}")
        first.setdefault(unit.key, line)


def _line(unit: Unit) -> int:
    """Where the entry's comments are over: duplicates are looked for by their msgid."""
    for offset, line in enumerate(split_lines(unit.raw or "")):
        if line.lstrip(" \t").startswith("msg"):
            return (unit.line or 1) + offset
    return unit.line or 1


def _header_lines(header: Unit) -> Iterator[Problem]:
    seen: set[str] = set()
    for text in header.target.split("\n"):
        name, colon, _ = text.partition(":")
        line = _place(header, text)
        if text.strip() and not colon:
            message = f"no header field: {text.strip()[:40]}"
            yield Problem(line, "file-header", message, Severity.WARNING)
        elif colon and name.strip().lower() in seen:
            yield Problem(line, "file-header", f"a second {name.strip()} in the header", Severity.WARNING)
        seen.add(name.strip().lower())


def _place(header: Unit, text: str) -> int:
    lines = list(split_lines(header.raw or ""))
    places = [place for place, line in enumerate(lines) if text[:30] in line]
    return (header.line or 1) + (places[-1] if places else 0)
