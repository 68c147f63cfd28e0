"""Writes TermBase eXchange v2 and v3 Basic (style dca); `tbx` reads back what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from l10n.adapters.glossary.tbx import INFLECTED_NOTE, SOURCE_LANGUAGE
from l10n.errors import ConfigError
from l10n.model import Match, Rendering, Term, TermKind

__all__ = ["render_tbx"]

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class _Dialect:
    """What the two versions call the same things."""

    root: str
    attributes: dict[str, str]
    header: str
    entry: str
    language: str
    word: str
    namespace: str | None = None
    doctype: str | None = None


_DIALECTS = {
    2: _Dialect(
        "martif",
        {"type": "TBX"},
        "martifHeader",
        "termEntry",
        "langSet",
        "tig",
        doctype='<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">',
    ),
    3: _Dialect(
        "tbx",
        {"type": "TBX-Basic", "style": "dca"},
        "tbxHeader",
        "conceptEntry",
        "langSec",
        "termSec",
        namespace="urn:iso:std:iso:30042:ed-2",
    ),
}


def render_tbx(terms: Sequence[Term], version: int = 3) -> bytes:
    """A TBX file of version 2 or 3 with every language of `terms`; raises `ConfigError` for another version."""
    from lxml import etree

    if version not in _DIALECTS:
        raise ConfigError(f"there is no TBX version {version} here", "Use 2 or 3.")
    dialect = _DIALECTS[version]
    writer = _Writer(dialect)
    nsmap = {None: dialect.namespace} if dialect.namespace else None
    root = etree.Element(writer.name(dialect.root), dialect.attributes, nsmap=nsmap)
    root.set(_LANG, SOURCE_LANGUAGE)
    source = writer.add(writer.add(writer.add(root, dialect.header), "fileDesc"), "sourceDesc")
    writer.add(source, "p", "Glossary of l10n")
    body = writer.add(writer.add(root, "text"), "body")
    for number, term in enumerate(terms, 1):
        writer.add_term(body, number, term)
    written: bytes = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", pretty_print=True, doctype=dialect.doctype
    )
    return written


@dataclass(frozen=True, slots=True)
class _Writer:
    dialect: _Dialect

    def name(self, tag: str) -> str:
        return f"{{{self.dialect.namespace}}}{tag}" if self.dialect.namespace else tag

    def add(self, parent: Any, tag: str, text: str | None = None, **attributes: str) -> Any:
        from lxml import etree

        child = etree.SubElement(parent, self.name(tag), attributes)
        child.text = text if text is None else _NOT_XML.sub("", text)
        return child

    def add_term(self, body: Any, number: int, term: Term) -> None:
        entry = self.add(body, self.dialect.entry, id=f"c{number}")
        if term.kind is not TermKind.OTHER:
            self.add(entry, "descrip", term.kind.value, type="subjectField")
        if term.note:
            self.add(entry, "note", term.note)
        self.add_language(entry, SOURCE_LANGUAGE, _source_words(term))
        for locale, rendering in term.renderings.items():
            self.add_language(entry, locale, _words(rendering))

    def add_language(self, entry: Any, locale: str, words: Iterator[tuple[str, str, str]]) -> None:
        language = self.add(entry, self.dialect.language)
        language.set(_LANG, locale)
        for text, status, note in words:
            word = self.add(language, self.dialect.word)
            self.add(word, "term", text)
            self.add(word, "termNote", f"{status}Term-admn-sts", type="administrativeStatus")
            if note:
                self.add(word, "note", note)


def _source_words(term: Term) -> Iterator[tuple[str, str, str]]:
    yield term.source, "preferred", "" if term.match is Match.SMART else f"match: {term.match.value}"
    for variant in term.variants:
        yield variant, "admitted", ""


def _words(rendering: Rendering) -> Iterator[tuple[str, str, str]]:
    """`(word, status, note)` of each form."""
    if rendering.preferred:
        yield rendering.preferred, "preferred", ""
    for form in rendering.accepted:
        yield form, "admitted", ""
    for form in rendering.inflected:
        yield form, "admitted", INFLECTED_NOTE
    for form in rendering.forbidden:
        yield form, "deprecated", ""
