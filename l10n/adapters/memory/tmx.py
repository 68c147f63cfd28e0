"""Translation Memory eXchange 1.4 (TMX, once of LISA), through Translate Toolkit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from l10n import __version__
from l10n.errors import MemoryStoreError
from l10n.ports import MemoryPair

__all__ = ["SOURCE_LANGUAGE", "read_tmx", "render_tmx"]

SOURCE_LANGUAGE = "en"
HINT = "Nothing was imported; other tools export their memories as TMX 1.4."
PLACE = re.compile(r",? line \d+, column \d+.*", re.DOTALL)
# A no-break space is a part of the text ("4\u00a0%"); of other white space XML keeps one space.
SPACE = re.compile(r"[^\S\u00a0\u2007\u202f]+")
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CODES = {"bpt", "ept", "ph", "it", "ut"}  # what stands inside is markup of the source's format, not text


def read_tmx(data: bytes, path: str, locale: str | None = None) -> tuple[MemoryPair, ...]:
    """The translations from English of a TMX file, those into `locale` alone where one is named.

    Inline codes are left out and their text content kept. Raises `MemoryStoreError` for what is no TMX.
    """
    from lxml import etree
    from translate.storage.tmx import tmxfile

    try:
        store = tmxfile.parsestring(data)  # type: ignore[no-untyped-call]
    except etree.XMLSyntaxError as error:
        reason = PLACE.sub("", error.msg or "").lower()
        raise MemoryStoreError(f"is no TMX file: {reason}", HINT, path=path, line=error.lineno) from error
    except (AssertionError, ValueError, AttributeError) as error:
        raise MemoryStoreError(
            f"is no TMX file: {error or 'its root element is not <tmx>'}", HINT, path=path
        ) from error
    return tuple(pair for unit in store.units for pair in _pairs(unit.xmlelement, locale))


def _pairs(unit: Any, locale: str | None) -> Iterator[MemoryPair]:
    texts: list[tuple[str, str]] = []
    for variant in unit.iter("{*}tuv", "tuv"):
        segment = next(variant.iter("{*}seg", "seg"), None)
        text = SPACE.sub(" ", _text(segment)).strip() if segment is not None else ""
        if text:
            texts.append((_tag(variant.get(LANG) or variant.get("lang") or ""), text))
    source = next((text for tag, text in texts if _base(tag) == SOURCE_LANGUAGE), None)
    if source is None:
        return
    for tag, text in texts:
        if _base(tag) == SOURCE_LANGUAGE or not tag:
            continue
        if locale is None:
            yield MemoryPair(tag, source, text)
        elif tag == locale or _base(tag) == locale:
            yield MemoryPair(locale, source, text)


def _text(node: Any) -> str:
    parts = [node.text or ""]
    for child in node:
        tag = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        parts += ["" if not tag or tag in CODES else _text(child), child.tail or ""]
    return "".join(parts)


def _tag(language: str) -> str:
    """`UK_ua` → `uk-UA`; a region that says nothing more than the language is left out: `uk`."""
    base, *rest = language.replace("_", "-").split("-")
    base = base.lower()
    regions = [part.upper() if len(part) == 2 else part.title() for part in rest]
    plain = regions in ([], [base.upper()], *([["UA"]] if base == "uk" else []))
    return base if plain else "-".join((base, *regions))


def _base(tag: str) -> str:
    return tag.split("-", maxsplit=1)[0]


def render_tmx(pairs: Iterable[MemoryPair]) -> bytes:
    """A TMX 1.4 file of the translations."""
    from translate.storage.tmx import tmxfile

    store = tmxfile(sourcelanguage=SOURCE_LANGUAGE)
    header = store.document.getroot().find("header")
    header.set("srclang", SOURCE_LANGUAGE)
    header.set("creationtool", "l10n")
    header.set("creationtoolversion", __version__)
    for pair in pairs:
        store.addtranslation(pair.source, SOURCE_LANGUAGE, pair.target, pair.locale)
    out = BytesIO()
    store.serialize(out)
    return out.getvalue()
