"""Findings of file checks: made in one way, with the line where a person has to look."""

from __future__ import annotations

import re

from l10n.model import Catalog, Finding, Severity, Unit

__all__ = ["finding", "header_finding", "header_line", "line_of", "severity_of", "target_name"]

LINE_END = re.compile(r"\r\n|\r|\n")


def line_of(unit: Unit, keyword: str) -> int | None:
    """The line on which `keyword` (`msgid`, `msgstr[1]`) stands in the file; the entry's, where it cannot be found."""
    for offset, line in enumerate(LINE_END.split(unit.raw or "")):
        text = line.lstrip(" \t").removeprefix("#~").lstrip(" \t")
        if re.match(re.escape(keyword) + r"(?![\w\[])", text):
            return (unit.line or 1) + offset
    return unit.target_line if keyword.startswith("msgstr") else unit.line


def target_name(unit: Unit, form: int) -> str:
    """`msgstr`, or `msgstr[1]` where there are plural forms."""
    return "msgstr" if unit.source_plural is None else f"msgstr[{form}]"


def severity_of(unit: Unit) -> Severity | None:
    """How bad a mismatch of source and target is: a fuzzy target is not final.

    With a previous source it is known to belong to another sentence (`None`: nothing to report).
    """
    if not unit.fuzzy:
        return Severity.ERROR
    return Severity.WARNING if unit.previous_source is None else None


def finding(
    catalog: Catalog, unit: Unit, check: str, message: str, keyword: str, *, severity: Severity, form: int = 0
) -> Finding:
    """A finding on a unit, at the line of `keyword`."""
    return Finding(
        check=check,
        severity=severity,
        message=message,
        path=catalog.path,
        line=line_of(unit, keyword),
        locale=catalog.locale,
        context=unit.context,
        source=unit.source,
        target=unit.targets[form] if form < len(unit.targets) else "",
    )


def header_finding(
    catalog: Catalog, check: str, message: str, field: str = "", severity: Severity = Severity.ERROR
) -> Finding:
    """A finding on the header, at the line of `field`."""
    return Finding(check, severity, message, catalog.path, header_line(catalog, field), catalog.locale)


def header_line(catalog: Catalog, field: str) -> int:
    """The line of a header's field, else that of the header's msgid, else 1."""
    lines = LINE_END.split(catalog.raw or "")
    wanted = [rf"^\s*(?:msgstr\s*)?\"{re.escape(field)}\s*:"] if field else []
    for pattern in (*wanted, r"^\s*msgid\s*\"\"\s*$"):
        for number, line in enumerate(lines, start=1):
            if re.match(pattern, line):
                return number
    return 1
