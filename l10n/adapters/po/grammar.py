"""What is wrong with an entry, by the grammar of PO files that gettext reads."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.adapters.po.entries import Block
from l10n.adapters.po.lines import COMMENT_KINDS, Line, Problem

__all__ = ["problems_of"]

ORDER = ("msgctxt", "msgid", "msgid_plural", "msgstr")


def problems_of(block: Block) -> tuple[Problem, ...]:
    """Every breach in a block, with the line where a person has to look."""
    lines = [line for line in block.lines if line.kind != "blank"]
    found = [Problem(line.number, line.error.check, str(line.error)) for line in lines if line.error]
    found += _stray(lines)
    found += _obsolete(lines)
    found += _order([line for line in lines if line.is_message and line.previous])
    current = [line for line in lines if line.is_message and not line.previous]
    found += _order(current)
    found += _missing(lines, current)
    found += _plurals(current)
    return tuple(found)


def _stray(lines: list[Line]) -> Iterator[Problem]:
    """Strings without a keyword, keywords without a string, comments inside."""
    last: Line | None = None
    literals = 1
    for line in lines:
        if line.kind == "more":
            if last is None or last.previous != line.previous:
                yield Problem(line.number, "file-syntax", "a string without a keyword before it")
            literals += line.literals
            continue
        if last and not literals:
            yield Problem(last.number, "file-syntax", f"{last.kind} without a string")
        if line.kind in COMMENT_KINDS and last:
            yield Problem(line.number, "file-syntax", "a comment in the middle of an entry")
        last = line if line.is_message else last
        literals = line.literals if line.is_message else 1
    if last and not literals:
        yield Problem(last.number, "file-syntax", f"{last.kind} without a string")


def _obsolete(lines: list[Line]) -> Iterator[Problem]:
    marks = [line for line in lines if line.is_message or line.kind == "more"]
    odd = next((line for line in marks if line.obsolete != marks[0].obsolete), None)
    if odd:
        yield Problem(odd.number, "file-syntax", "an entry is marked obsolete (#~) on some of its lines only")


def _order(lines: list[Line]) -> Iterator[Problem]:
    """Each keyword once, in gettext's order."""
    seen: list[Line] = []
    for line in lines:
        if any(other.kind == line.kind for other in seen):
            check = "file-plural" if "[" in line.kind else "file-syntax"
            yield Problem(line.number, check, f"a second {line.kind} in one entry")
        elif seen and _rank(seen[-1]) > _rank(line):
            yield Problem(line.number, "file-syntax", f"{line.kind} must stand before {seen[-1].kind}")
        seen.append(line)


def _rank(line: Line) -> int:
    return ORDER.index(line.kind.partition("[")[0])


def _missing(lines: list[Line], current: list[Line]) -> Iterator[Problem]:
    previous = [line for line in lines if line.is_message and line.previous]
    kinds = {line.kind for line in current}
    if previous and "msgid" not in {line.kind for line in previous}:
        yield Problem(previous[0].number, "file-syntax", "previous strings (#|) without a msgid among them")
    if any(line.kind.startswith("msgstr") for line in previous):
        yield Problem(previous[-1].number, "file-syntax", "a previous msgstr (#|): only msgctxt and msgid can be")
    if (current or previous) and "msgid" not in kinds:
        yield Problem((current or previous)[0].number, "file-syntax", "an entry without msgid")
    elif current and not any(kind.startswith("msgstr") for kind in kinds):
        line = next(line for line in current if line.kind == "msgid")
        yield Problem(line.number, "file-syntax", "an entry without msgstr")


def _plurals(current: list[Line]) -> Iterator[Problem]:
    plural = any(line.kind == "msgid_plural" for line in current)
    forms = [line for line in current if "[" in line.kind]
    single = next((line for line in current if line.kind == "msgstr"), None)
    if plural and single:
        yield Problem(single.number, "file-plural", "msgid_plural wants msgstr[0], msgstr[1] …, not msgstr")
    if forms and not plural:
        yield Problem(forms[0].number, "file-plural", f"{forms[0].kind} in an entry without msgid_plural")
    wrong = next((line for place, line in enumerate(forms) if line.kind != f"msgstr[{place}]"), None)
    if wrong:
        yield Problem(wrong.number, "file-plural", f"{wrong.kind} where the forms are to be numbered 0, 1, 2 …")
