"""Format strings: the target takes the same values as the source."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from l10n.checks.file.placeholders import (
    ALWAYS,
    FORMATS,
    OPTIONAL,
    WHOLE,
    PlaceholderError,
    Placeholders,
    formats_of,
    without_own_digits,
)
from l10n.checks.file.places import finding, severity_of, target_name
from l10n.checks.file.plural_formula import often
from l10n.checks.file.plurals import plural_forms_of
from l10n.model import Catalog, Finding, Unit

__all__ = ["check_formats", "compare"]

# How many placeholders a plural form of one number may leave out, where it is not as many as it likes: these programs
# stop when a value is left over, KDE's take the number alone for granted.
SPARE = {"kde-format": 1, "kde-kuit-format": 1} | dict.fromkeys(
    ("lisp-format", "lua-format", "qt-format", "scheme-format"), 0
)
NUMBERED = frozenset(
    f"{name}-format" for name in "awk boost c elisp java-printf javascript objc perl php ruby sh-printf tcl".split()
)
UNNAMED = ("python-format", "ruby-format")  # these stop, too, unless values are taken by name


def check_formats(catalog: Catalog) -> Iterator[Finding]:
    """`file-format`: placeholders missing from a flagged entry's target, added there, or of another kind."""
    flagged = [unit for unit in catalog.live() if formats_of(unit.flags) and any(unit.targets)]
    if not flagged:
        return
    forms = plural_forms_of(catalog)
    many = often(forms) if forms else ()
    for unit in flagged:
        for name in formats_of(unit.flags):
            yield from _unit(catalog, unit, name, many)


def _unit(catalog: Catalog, unit: Unit, name: str, many: tuple[bool, ...]) -> Iterator[Finding]:
    severity = severity_of(unit)
    if severity is None:
        return
    source = unit.source if unit.source_plural is None else unit.source_plural
    for form, target in enumerate(unit.targets):
        # without a formula nobody knows which numbers a form stands for, and file-plural says so
        every = len(unit.targets) == 1 or (form < len(many) and many[form])
        message = compare(name, source, target, every=every) if target else None
        if message:
            keyword = target_name(unit, form)
            yield finding(catalog, unit, "file-format", message, keyword, severity=severity, form=form)


def compare(name: str, source: str, target: str, *, every: bool = True) -> str | None:
    """What is wrong with `target` as a format string of the kind `name`, or `None`.

    `every` is false for a plural form that few numbers take: it may leave placeholders out. Where the source itself
    is no format string, nothing can be said.
    """
    spare = 0 if every else SPARE.get(name, sys.maxsize)
    if name in ("c-format", "objc-format"):
        target = without_own_digits(target)
    messages = (_compare(parse, name, source, target, spare) for parse in FORMATS[name])
    return next(filter(None, messages), None)


def _compare(parse: Callable[[str], Placeholders], name: str, source: str, target: str, spare: int) -> str | None:
    """`spare` is how many placeholders the target may leave out."""
    try:
        wanted = parse(source)
    except PlaceholderError:
        return None
    try:
        found = parse(target)
    except PlaceholderError as error:
        return f"no {name} string, unlike the source: {error}"
    if name in UNNAMED and any(map(str.isdigit, wanted)):
        spare = 0
    return _difference(wanted, found, spare, signed=name in NUMBERED and "$" not in target)


def _difference(wanted: Placeholders, found: Placeholders, spare: int, *, signed: bool) -> str | None:
    """`signed` says whether `%2$s` would be understood, and is not used."""
    if WHOLE in (wanted | found):
        return None if wanted == found else "its directives are not the source's, or in another order"
    added = [name for name in found if name not in wanted]
    missing = [name for name in wanted if name not in found and wanted[name] != OPTIONAL]
    if added:
        return f"placeholder {', '.join(added)} is not in the source"
    if len(missing) > spare or any(wanted[name] == ALWAYS for name in missing):
        return f"placeholder {', '.join(missing)} of the source is missing"
    other = next((name for name in found if found[name] != wanted[name]), None)
    if other:
        kinds = found[other] or "different one", wanted[other] or "different one"
        message = f"placeholder {other} is {_a(kinds[0])} here, {_a(kinds[1])} in the source"
        moved = other.isdigit() and sorted(found.values()) == sorted(wanted.values())
        return f"{message}; in another order they need numbers, such as %2$s" if moved and signed else message
    return None


def _a(kind: str) -> str:
    return kind if kind.startswith("any ") else f"{'an' if kind[0] in 'aeio' else 'a'} {kind}"
