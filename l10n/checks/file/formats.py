"""Format strings: the target takes the same values as the source."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from l10n.checks.file.placeholders import FORMATS, PlaceholderError, Placeholders, format_of, loose_brace_placeholders
from l10n.checks.file.places import finding, severity_of, target_name
from l10n.checks.file.plural_formula import often
from l10n.checks.file.plurals import plural_forms_of
from l10n.model import Catalog, Finding, Unit

__all__ = ["check_formats", "compare"]


def check_formats(catalog: Catalog) -> Iterator[Finding]:
    """`file-format`: placeholders missing from a flagged entry's target, added there, or of another kind."""
    flagged = [unit for unit in catalog.live() if format_of(unit.flags) and any(unit.targets)]
    if not flagged:
        return
    forms = plural_forms_of(catalog)
    many = often(forms) if forms else ()
    for unit in flagged:
        yield from _unit(catalog, unit, many)


def _unit(catalog: Catalog, unit: Unit, many: tuple[bool, ...]) -> Iterator[Finding]:
    severity = severity_of(unit)
    name = format_of(unit.flags)
    if severity is None or name is None:
        return
    source = unit.source if unit.source_plural is None else unit.source_plural
    for form, target in enumerate(unit.targets):
        every = unit.source_plural is None or form >= len(many) or many[form]
        message = compare(name, source, target, every=every) if target else None
        if message:
            keyword = target_name(unit, form)
            yield finding(catalog, unit, "file-format", message, keyword, severity=severity, form=form)


def compare(name: str, source: str, target: str, *, every: bool = True) -> str | None:
    """What is wrong with `target` as a format string of the kind `name`, or `None`.

    `every` is false for a plural form that one number alone takes: it may leave placeholders out. Where the source
    itself is no format string, nothing can be said.
    """
    parse = FORMATS[name]
    try:
        wanted = parse(source)
    except PlaceholderError:
        parse = _lenient(name)
        wanted = parse(source)
    try:
        found = parse(target)
    except PlaceholderError as error:
        return f"no {name} string, unlike the source: {error}"
    return _difference(wanted, found, every=every)


def _lenient(name: str) -> Callable[[str], Placeholders]:
    """For a source that is itself no format string: gettext reads braces even where Python would not."""
    return loose_brace_placeholders if name == "python-brace-format" else lambda _: {}


def _difference(wanted: Placeholders, found: Placeholders, *, every: bool) -> str | None:
    added = [name for name in found if name not in wanted]
    missing = [name for name in wanted if name not in found]
    if added:
        return f"placeholder {', '.join(added)} is not in the source"
    if missing and every:
        return f"placeholder {', '.join(missing)} of the source is missing"
    other = next((name for name in found if found[name] != wanted[name]), None)
    if other:
        return f"placeholder {other} is a {found[other] or 'different one'} here, a {wanted[other]} in the source"
    return None
