"""Reads TermBase eXchange, v2 (ISO 30042:2008, `martif`) and v3 Basic (ISO 30042:2019, `tbx`), all languages at once.

`administrativeStatus` says what a word is: preferred, admitted (a variant of the source, an accepted form) or
deprecated (forbidden). The notes `inflected form` and `match: …` on a word hold what TBX has no category for.
Both styles are read (category as attribute, category as element), other tools' statuses and regions too; no entity is
resolved and no other file opened.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from l10n.adapters.glossary.csv_glossary import locale_tag
from l10n.adapters.glossary.imported import Imported, rendering_of
from l10n.errors import GlossaryError
from l10n.model import Match, Rendering, Term, TermKind

__all__ = ["INFLECTED_NOTE", "MATCH_NOTES", "SOURCE_LANGUAGE", "read_tbx"]

SOURCE_LANGUAGE = "en"
INFLECTED_NOTE = "inflected form"
MATCH_NOTES = {f"match: {match.value}": match for match in Match if match.value}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_KINDS = {kind.value: kind for kind in TermKind}
_STATUS = ("administrativeStatus", "normativeAuthorization")
_FORBIDDEN = ("deprecated", "superseded", "obsolete", "forbidden", "notrecommended")
_PREFERRED = ("preferred", "standardized", "legal", "regulated")
# the region says nothing that the language does not (as in de-DE): the column `uk` serves uk-UA
_HOME_REGIONS = {"be-BY", "cs-CZ", "da-DK", "el-GR", "et-EE", "ja-JP", "ko-KR", "sl-SI", "sv-SE", "uk-UA"}


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    forbidden: bool
    preferred: bool
    inflected: bool
    notes: tuple[str, ...]


def read_tbx(data: bytes, path: str = "") -> Imported:
    """The terms of a TBX file of either version; entries without an English word are left out with a notice.

    Raises `GlossaryError` for what is not well-formed, is no TBX, or declares entities.
    """
    root = _parse(data, path)
    terms: list[Term] = []
    skipped: list[str] = []
    for entry in root.iter("{*}termEntry", "{*}conceptEntry"):
        term = _term(entry, path)
        if term:
            terms.append(term)
        else:
            skipped.append(str(entry.sourceline))
    if not skipped:
        return Imported(tuple(terms))
    return Imported(tuple(terms), (f"{len(skipped)} without an English term, on lines {', '.join(skipped[:10])}",))


def _parse(data: bytes, path: str) -> Any:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise GlossaryError(
            f"is not well-formed XML: {error.msg}", "Export it again.", path=path, line=line, column=column
        ) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(declared.iterentities()):
        raise GlossaryError("declares XML entities", "Export it again without them: they are not resolved.", path=path)
    name = etree.QName(root).localname
    if name not in ("martif", "tbx", "TBX"):
        raise GlossaryError(f"is no TBX: its root is <{name}>", "Give a file with <martif> or <tbx>.", path=path)
    return root


def _term(entry: Any, path: str) -> Term | None:
    languages: dict[str, list[_Word]] = {}
    for language in entry.iterchildren("{*}langSet", "{*}langSec"):
        tag = _language(language.get(_LANG) or language.get("lang") or "")
        languages.setdefault(tag, []).extend(_words(language))
    english = languages.pop(SOURCE_LANGUAGE, [])
    if not english:
        return None
    # a deprecated English spelling still stands in texts: it is a variant as well
    sources = dict.fromkeys(
        word.text for word in sorted(english, key=lambda word: (word.forbidden, not word.preferred))
    )
    source, *variants = sources
    subject = " ".join(_category(entry, ("subjectField",)))
    renderings = {tag: _rendering(words) for tag, words in languages.items() if tag and words}
    return Term(
        source,
        tuple(variants),
        _KINDS.get(subject, TermKind.OTHER),
        MappingProxyType(renderings),
        _match(english),
        "\n".join(_notes(entry, "" if subject in _KINDS else subject)),
        path,
        entry.sourceline or 0,
    )


def _language(name: str) -> str:
    tag = locale_tag(name) or ""
    language, _, region = tag.partition("-")
    if language == SOURCE_LANGUAGE or language.upper() == region or tag in _HOME_REGIONS:
        return language
    return tag


def _words(language: Any) -> Iterator[_Word]:
    for holder in language.iter("{*}tig", "{*}ntig", "{*}termSec"):
        element = holder.find(".//{*}term")
        text = " ".join("".join(element.itertext()).replace("\u00a0", "\0").split()) if element is not None else ""
        if text := text.replace("\0", "\u00a0"):
            status = "".join(_category(holder, _STATUS)).lower()
            notes = _texts(holder.iter("{*}note"))
            yield _Word(
                text, status.startswith(_FORBIDDEN), status.startswith(_PREFERRED), INFLECTED_NOTE in notes, notes
            )


def _rendering(words: Sequence[_Word]) -> Rendering:
    allowed = [word for word in words if not word.forbidden and not word.inflected]
    return rendering_of(
        [word.text for word in sorted(allowed, key=lambda word: not word.preferred)],
        [word.text for word in words if word.forbidden],
        [word.text for word in words if word.inflected and not word.forbidden],
    )


def _match(english: Sequence[_Word]) -> Match:
    return next((MATCH_NOTES[note] for word in english for note in word.notes if note in MATCH_NOTES), Match.SMART)


def _category(holder: Any, names: Sequence[str]) -> tuple[str, ...]:
    """The texts of a data category, as `<termNote type="…">` and as an element of its name."""
    typed = (element for element in holder.iter() if element.get("type") in names)
    return _texts(typed) + _texts(holder.iter(*(f"{{*}}{name}" for name in names)))


def _notes(entry: Any, subject: str) -> Iterator[str]:
    if subject:
        yield f"subject: {subject}"
    own = {INFLECTED_NOTE, *MATCH_NOTES}
    notes = _texts(entry.iter("{*}note")) + _category(entry, ("definition",))
    yield from dict.fromkeys(note for note in notes if note not in own)


def _texts(elements: Iterator[Any]) -> tuple[str, ...]:
    return tuple(text for element in elements if (text := "".join(element.itertext()).strip()))
