"""What no string of a catalogue should hold, and how source and target begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.file.places import finding, severity_of, target_name
from l10n.model import Catalog, Finding, Severity, Unit

__all__ = ["check_conflicts", "check_controls", "check_newlines", "check_obsolete_duplicates"]

# EOT parts msgctxt from msgid in .mo files, NUL the plural forms: inside a string either breaks the file.
SEPARATORS = re.compile("[\x00\x04]")
LINE_SEPARATORS = "\x85\u2028\u2029"
CONTROL = re.compile("[\x01-\x03\x05-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")
MERGED = "#-#-#-#-#"


def check_controls(catalog: Catalog) -> Iterator[Finding]:
    """`file-control`: separators of `.mo` files anywhere, other control characters that the source lacks.

    U+0085, U+2028 and U+2029 count, too: polib and Babel end a line there and lose the rest of the entry.
    """
    for unit in catalog.units:
        bare = set(unit.raw or "") - set(LINE_SEPARATORS)  # what stands there bare, the reader has found
        for keyword, text, form in _strings(unit):
            separator = next((char for char in SEPARATORS.findall(text) if char not in bare), None)
            if separator:
                yield _control(catalog, unit, keyword, separator, Severity.ERROR, form)
            elif keyword.startswith("msgstr") and not unit.obsolete:
                known = {"\r", *unit.source, *bare}
                odd = next((char for char in CONTROL.findall(text) if char not in known), None)
                if odd:
                    yield _control(catalog, unit, keyword, odd, Severity.WARNING, form)


def _strings(unit: Unit) -> Iterator[tuple[str, str, int]]:
    if unit.context is not None:
        yield "msgctxt", unit.context, 0
    yield "msgid", unit.source, 0
    if unit.source_plural is not None:
        yield "msgid_plural", unit.source_plural, 0
    for text in (unit.previous_context, unit.previous_source, unit.previous_plural):
        if text:
            yield "msgid", text, 0
    for form, target in enumerate(unit.targets):
        yield target_name(unit, form), target, form


def _control(catalog: Catalog, unit: Unit, keyword: str, char: str, severity: Severity, form: int) -> Finding:
    message = f"{keyword} has the control character U+{ord(char):04X}"
    return finding(catalog, unit, "file-control", message, keyword, severity=severity, form=form)


def check_newlines(catalog: Catalog) -> Iterator[Finding]:
    r"""`file-newlines`: both or neither of source and target begin with `\n`, and both or neither end with it."""
    for unit in catalog.live():
        severity = severity_of(unit)
        if severity is None or not any(unit.targets) or not unit.source:
            continue
        pairs = [(target_name(unit, form), text, form) for form, text in enumerate(unit.targets) if text]
        pairs += [("msgid_plural", unit.source_plural, 0)] if unit.source_plural else []
        for keyword, text, form in pairs:
            for end, message in _ends(unit.source, text, keyword):
                if end:
                    yield finding(catalog, unit, "file-newlines", message, keyword, severity=severity, form=form)


def _ends(source: str, text: str, keyword: str) -> Iterator[tuple[bool, str]]:
    yield source.startswith("\n") != text.startswith("\n"), rf"msgid and {keyword} do not both begin with \n"
    yield source.endswith("\n") != text.endswith("\n"), rf"msgid and {keyword} do not both end with \n"


def check_conflicts(catalog: Catalog) -> Iterator[Finding]:
    """`file-conflict`: what msgcat writes between two translations of one source."""
    for unit in catalog.live():
        form = next((form for form, text in enumerate(unit.targets) if MERGED in text), None)
        if form is not None and MERGED not in unit.source:
            severity = Severity.WARNING if unit.fuzzy else Severity.ERROR
            keyword = target_name(unit, form)
            message = "several translations that msgcat put together: keep one"
            yield finding(catalog, unit, "file-conflict", message, keyword, severity=severity, form=form)


def check_obsolete_duplicates(catalog: Catalog) -> Iterator[Finding]:
    """`file-duplicate`: an obsolete entry with the msgid of another entry; msgfmt refuses that, too."""
    seen = {unit.key for unit in catalog.live()}
    for unit in catalog.units:
        if unit.obsolete and unit.key in seen:
            message = "an obsolete entry with a msgid that stands in the file already"
            yield finding(catalog, unit, "file-duplicate", message, "msgid", severity=Severity.ERROR)
        seen.add(unit.key)
