"""The header: there, complete, and meaning something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.file.places import header_finding
from l10n.model import Catalog, Finding, Severity

__all__ = ["check_charset", "check_header"]

# msgfmt --check asks for these, and for other values than the ones that xgettext writes.
REQUIRED = {
    "Project-Id-Version": "PACKAGE VERSION",
    "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE",
    "Last-Translator": "FULL NAME <EMAIL@ADDRESS>",
    "Language-Team": "LANGUAGE <LL@li.org>",
    "Language": "",
    "MIME-Version": None,
    "Content-Type": "text/plain; charset=CHARSET",
    "Content-Transfer-Encoding": "ENCODING",
}
DATE = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d)?(?:[+-]\d\d:?\d\d|Z)?")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:[_-][A-Z][a-z]{3})?(?:[_-](?:[A-Z]{2}|\d{3}))?(?:@\w+)?")
CHARSET = re.compile(r"charset\s*=\s*([^\s;]+)", re.IGNORECASE)


def check_header(catalog: Catalog) -> Iterator[Finding]:
    """`file-header`: no header at all is an error, as for msgfmt; a field that lacks or says nothing a warning.

    Templates (`.pot`) have the initial values.
    """
    if "Content-Type" not in catalog.header and len(catalog.header) < 2:
        yield header_finding(catalog, "file-header", "the file has no header: msgfmt refuses it")
        return
    if catalog.path.endswith(".pot"):
        return
    for field, message in _fields(catalog):
        yield header_finding(catalog, "file-header", message, field, Severity.WARNING)


def _fields(catalog: Catalog) -> Iterator[tuple[str, str]]:
    for field, initial in REQUIRED.items():
        value = catalog.header.get(field)
        if value is None:
            yield field, f"the header lacks {field}"
        elif value == initial:
            yield field, f"{field} is not filled in"
    date = catalog.header.get("PO-Revision-Date", "")
    if date and date != REQUIRED["PO-Revision-Date"] and not DATE.fullmatch(date):
        yield "PO-Revision-Date", f"PO-Revision-Date is no date such as 2025-03-04 12:30+0200: {date}"
    language = catalog.header.get("Language", "")
    if language and not LANGUAGE.fullmatch(language):
        yield "Language", f"Language is no code such as uk or pt_BR: {language}"
    encoding = catalog.header.get("Content-Transfer-Encoding", "8bit")
    if encoding.lower() not in ("8bit", "7bit", "binary", "encoding"):
        yield "Content-Transfer-Encoding", f"Content-Transfer-Encoding is 8bit in PO files, not {encoding}"
    if "fuzzy" in catalog.header_flags:
        yield "", "the header is marked fuzzy"


def check_charset(catalog: Catalog) -> Iterator[Finding]:
    """`file-charset`: a byte order mark, which msgfmt refuses, or a charset that is not named."""
    if catalog.encoding.replace("_", "-") == "utf-8-sig":
        message = "the file begins with a byte order mark: msgfmt refuses it"
        yield Finding("file-charset", Severity.ERROR, message, catalog.path, 1, catalog.locale)
    if not catalog.header or catalog.path.endswith(".pot"):
        return
    match = CHARSET.search(catalog.header.get("Content-Type", ""))
    field = "Content-Type"
    if field in catalog.header and (match is None or match[1] == "CHARSET"):
        yield header_finding(catalog, "file-charset", "the header names no charset", field, Severity.WARNING)
    elif match and match[1].lower() == "utf8":
        message = "the charset's name is UTF-8, with a hyphen: gettext knows no other"
        yield header_finding(catalog, "file-charset", message, field, Severity.WARNING)
