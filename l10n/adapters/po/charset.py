"""From bytes to text: the charset that the header declares, and whether the bytes keep to it."""

from __future__ import annotations

import codecs
import re

from l10n.adapters.po.entries import blocks, unit_of
from l10n.adapters.po.lines import Problem

__all__ = ["decode"]

ENTRY = re.compile(rb"^[ \t]*msgid\b", re.MULTILINE)
CHARSET = re.compile(r"^Content-Type:.*?charset\s*=\s*([^\s;]+)", re.IGNORECASE | re.MULTILINE)
ASCII = bytes((9, 10, 13, *range(32, 127)))
# Python knows more codecs than there are charsets for files: these read ASCII as something else, or not at all.
NO_CHARSETS = frozenset({"unicode_escape", "raw-unicode-escape", "raw_unicode_escape", "utf-7", "idna", "punycode"})
SINGLE_BYTE = re.compile(r"iso8859-|cp125|cp86|cp85|koi8|mac-|latin", re.IGNORECASE)


def decode(data: bytes) -> tuple[str, str, tuple[Problem, ...]]:
    """Text, encoding and what was wrong. A wrong charset is read as latin-1, so that every byte can be kept."""
    declared = _declared(data)
    if data.startswith(codecs.BOM_UTF8):
        return _decode(data, "utf-8-sig")
    if declared is None or declared.upper() == "CHARSET":
        return _decode(data, "utf-8")
    name = _codec(declared)
    if name is None:
        problem = Problem(_line_of(data, declared.encode()), "file-charset", f"unknown charset {declared}")
        return data.decode("latin-1"), "latin-1", (problem,)
    text, encoding, problems = _decode(data, name)
    if not problems and SINGLE_BYTE.match(name) and not data.isascii() and _is_utf8(data):
        message = f"the header declares {declared}, but the file is in UTF-8"
        problems = (Problem(_line_of(data, declared.encode()), "file-charset", message),)
    return text, encoding, problems


def _declared(data: bytes) -> str | None:
    """The charset of the header; a `charset=` in an article's own text is none."""
    entries = [match.start() for match in ENTRY.finditer(data)]
    for start, end in zip(entries, [*entries[1:], len(data)], strict=False):  # no entry at all: no start, but an end
        if not re.match(rb'[ \t]*msgid\s*""', data[start:end]):
            continue
        unit = next((unit_of(block) for block in blocks(data[start:end].decode("latin-1"))), None)
        if unit is not None and not unit.source:
            match = CHARSET.search(unit.target)
            return match[1] if match else None
    return None


def _codec(declared: str) -> str | None:
    """Python's name of a charset in which ASCII is ASCII."""
    try:
        name = codecs.lookup(declared).name
        return name if name not in NO_CHARSETS and ASCII.decode(name) == ASCII.decode("ascii") else None
    except (LookupError, ValueError):  # unknown; or rot13, base64: codecs, but not of text
        return None


def _decode(data: bytes, name: str) -> tuple[str, str, tuple[Problem, ...]]:
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        start = error.start + (3 if name == "utf-8-sig" else 0)
        return data.decode("latin-1"), "latin-1", (Problem(_line_at(data, start), "file-charset", _bad(error, name)),)
    if text.encode(name) != data:  # a stateful charset, or one with two codes for one character
        return data.decode("latin-1"), "latin-1", (Problem(1, "file-charset", f"{name} text that cannot be kept"),)
    return text, name, ()


def _bad(error: UnicodeDecodeError, name: str) -> str:
    if error.object.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "the file is in UTF-16, which no gettext program reads: save it as UTF-8"
    return f"byte 0x{error.object[error.start]:02x} is not {name.removesuffix('-sig')}, the declared charset"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _line_of(data: bytes, text: bytes) -> int:
    return _line_at(data, max(data.find(text), 0))


def _line_at(data: bytes, position: int) -> int:
    return len(re.findall(rb"\r\n|\r|\n", data[:position])) + 1
