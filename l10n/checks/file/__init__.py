"""File checks: whether a PO file is one that every gettext program reads alike. Never weaker than `msgfmt --check`."""

from __future__ import annotations

from dataclasses import replace

from l10n.checks.file.formats import check_formats
from l10n.checks.file.header import check_charset, check_header
from l10n.checks.file.plurals import check_plurals
from l10n.checks.file.registry import CHECKS
from l10n.checks.file.strings import check_conflicts, check_controls, check_newlines, check_obsolete_duplicates
from l10n.model import Catalog, Finding, Severity

__all__ = ["CHECKS", "check_catalog", "fatal"]

OF_THE_HEADER = (check_header, check_charset, check_plurals)
OF_UNITS = (check_controls, check_newlines, check_formats, check_conflicts, check_obsolete_duplicates)


def check_catalog(catalog: Catalog) -> tuple[Finding, ...]:
    """Every finding of the group `file`, `catalog.defects` included, in the order of the file's lines.

    In a file that cannot be parsed the header may be what is broken: then nothing is said of it.
    """
    found = [replace(defect, locale=catalog.locale) for defect in catalog.defects]
    for check in OF_UNITS if fatal(catalog) else (*OF_THE_HEADER, *OF_UNITS):
        found += check(catalog)
    return tuple(sorted(found, key=lambda item: (item.line or 0, item.check)))


def fatal(catalog: Catalog) -> Finding | None:
    """The first defect because of which the file must not be written: what it says is not known for certain.

    Those are the reader's errors (syntax, charset, escapes, conflict markers, two live entries of one msgid, control
    characters, plural forms out of order); wrong headers, placeholders and byte order marks lose nothing.
    """
    return next((defect for defect in catalog.defects if defect.severity is Severity.ERROR), None)
