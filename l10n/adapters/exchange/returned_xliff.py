"""XLIFF files that come back (OASIS, XLIFF 1.2 and 2.0; 1.1 is what po2xliff writes), through Translate Toolkit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from l10n.errors import CatalogError
from l10n.files import read_bytes
from l10n.ports import ReturnedFile, ReturnedUnit

__all__ = ["read_xliff"]

ADVICE = "Nothing was taken from it; ask for the file again, or repair it."
FINISHED = {"translated", "reviewed", "final", "signed-off"}  # both versions' states of a finished target
PO_HEADER = "x-gettext-domain-header"
PO_PLURALS = "x-gettext-plurals"


def read_xliff(path: Path) -> ReturnedFile:
    """The translations of an XLIFF file, those of plural forms left out; raises `CatalogError`."""
    data = read_bytes(path)
    root = _checked(data, path)
    version = str(root.get("version", ""))
    files = list(root.iter("{*}file"))
    locale = root.get("trgLang") or next((file.get("target-language") for file in files), None) or ""
    originals = [Path(str(file.get("original"))).stem for file in files if file.get("original")]
    units = tuple(_units(_parsed(data, version, path)))
    return ReturnedFile(path, locale.replace("_", "-"), (path.stem, *originals), units)


def _checked(data: bytes, path: Path) -> Any:
    """The root element; a document type is refused, since its entities could read files or fill the memory."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        message = f"is no well-formed XML: {error.msg}"
        raise CatalogError(message, ADVICE, path=path, line=line, column=column) from error
    if etree.QName(root).localname != "xliff":
        raise CatalogError(f"is no XLIFF: its root is <{etree.QName(root).localname}>", ADVICE, path=path, line=1)
    if root.getroottree().docinfo.doctype:
        raise CatalogError("has a document type, which XLIFF has not", ADVICE, path=path, line=1)
    return root


def _parsed(data: bytes, version: str, path: Path) -> Any:
    from translate.storage import xliff, xliff2

    kind: Any = xliff2.Xliff2File if version.startswith("2") else xliff.xlifffile
    try:
        return kind.parsestring(data)
    except (ValueError, AssertionError, AttributeError, KeyError, TypeError) as error:
        raise CatalogError(f"is no XLIFF that can be read: {error}", ADVICE, path=path) from error


def _units(store: Any) -> Iterator[ReturnedUnit]:
    for unit in store.units:
        element = unit.xmlelement
        if not unit.source or element.get("restype") == PO_HEADER or _is_plural(element):
            continue
        yield ReturnedUnit(
            source=str(unit.source),
            targets=(str(unit.target or ""),),
            context=_context(element),
            fuzzy=_fuzzy(element),
            line=element.sourceline,
        )


def _is_plural(element: Any) -> bool:
    parent = element.getparent()
    return parent is not None and parent.get("restype") == PO_PLURALS


def _context(element: Any) -> str | None:
    """The msgctxt that po2xliff keeps in a context element."""
    found = (node.text for node in element.iter("{*}context") if node.get("context-type") == "x-po-msgctxt")
    return next(found, None)


def _fuzzy(element: Any) -> bool | None:
    """XLIFF 1 says it in `approved` or the target's `state`, XLIFF 2 in the segment's; many tools say nothing."""
    target = next(element.iter("{*}target"), None)
    state = element.get("state") or (target.get("state") if target is not None else None)
    approved = element.get("approved")
    if approved == "yes" or state in FINISHED:
        return False
    return True if state or approved == "no" else None
