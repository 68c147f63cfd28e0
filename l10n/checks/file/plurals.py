"""Plural forms: the header's formula, and as many forms as it says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.file.places import finding, header_finding, target_name
from l10n.checks.file.plural_formula import FormulaError, PluralForms, parse_plural_forms
from l10n.model import Catalog, Finding, Severity, Unit

__all__ = ["check_plurals", "plural_forms_of"]


def plural_forms_of(catalog: Catalog) -> PluralForms | None:
    """What the header's `Plural-Forms` says; `None` where it is missing or wrong."""
    try:
        return parse_plural_forms(catalog.header.get("Plural-Forms", ""))
    except FormulaError:
        return None


def check_plurals(catalog: Catalog) -> Iterator[Finding]:
    """`file-plural`: formula and number of forms in the header, then the forms of each translated plural entry."""
    plural = [unit for unit in catalog.live() if unit.source_plural is not None and any(unit.targets)]
    text = catalog.header.get("Plural-Forms")
    for name, value in catalog.header.items():
        if name != "Plural-Forms" and re.search("plural=|nplurals=", name + value):
            message = "a plural formula outside Plural-Forms: gettext takes the first that stands in the header"
            yield header_finding(catalog, "file-plural", message, name)
    if not text:
        for unit in plural[:1]:
            if not unit.fuzzy:
                yield _at(catalog, unit, "plural forms here, but the header has no Plural-Forms", 0)
        return
    if catalog.path.endswith(".pot") and not plural:
        return
    try:
        forms = parse_plural_forms(text)
    except FormulaError as error:
        yield header_finding(catalog, "file-plural", f"Plural-Forms: {error}", "Plural-Forms")
        return
    for unit in plural:
        yield from _forms(catalog, unit, forms.count)


def _forms(catalog: Catalog, unit: Unit, count: int) -> Iterator[Finding]:
    if unit.fuzzy:
        return
    if len(unit.targets) != count:
        yield _at(catalog, unit, f"{len(unit.targets)} plural forms, where the header says {count}", 0)
    for form, target in enumerate(unit.targets):
        if not target:
            yield _at(catalog, unit, f"msgstr[{form}] is empty, others are not: its numbers would show nothing", form)


def _at(catalog: Catalog, unit: Unit, message: str, form: int) -> Finding:
    keyword = target_name(unit, form)
    return finding(catalog, unit, "file-plural", message, keyword, severity=Severity.ERROR, form=form)
