"""The lines of a PO file: what kind each is, and what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Line", "LineError", "classify", "escape", "split_lines", "unescape"]

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr)(?:\s*\[\s*(\d+)\s*\])?\s*(?=\"|$)")
LITERAL = re.compile(r'\s*"((?:[^"\\]|\\.)*)"\s*')
CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)")
ESCAPE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|(.)|$)")
NAMED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "a": "\a", '"': '"', "\\": "\\"}
ESCAPED = {value: "\\" + name for name, value in NAMED.items()}


class LineError(ValueError):
    """A line that gettext would not accept; `check` is the id of the finding."""

    def __init__(self, check: str, message: str) -> None:
        super().__init__(message)
        self.check = check


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its end. `kind` is a comment's mark (`#`, `#.`, `#:`, `#,`, `#=`), a keyword (`msgid`,
    `msgstr[1]`), `more` (a string on a line of its own), `blank`, or `junk`.

    `text` is the comment's text, or the string's value; `previous` and `obsolete` say that it stands behind `#|`, `#~`.
    """

    number: int
    raw: str
    kind: str
    text: str = ""
    previous: bool = False
    obsolete: bool = False
    error: LineError | None = None


def split_lines(text: str) -> Iterator[str]:
    """The lines of `text` with their ends; LF, CR LF and CR end a line, nothing else does."""
    return (match.group() for match in LINE.finditer(text))


def classify(raw: str, number: int) -> Line:
    """What the line `raw` is; a line that is none has the kind `junk` and an error."""
    text = raw.strip(" \t\r\n\f\v")
    if not text:
        return Line(number, raw, "blank")
    if text.startswith("#~"):
        return _message(raw, number, text[2:].lstrip("| "), previous=text.startswith("#~|"), obsolete=True)
    if text.startswith("#|"):
        return _message(raw, number, text[2:].lstrip(), previous=True)
    if text.startswith("#"):
        return _comment(raw, number, text)
    if CONFLICT.match(text):
        error = LineError("file-conflict", "a conflict marker of version control stands in the file")
        return Line(number, raw, "junk", error=error)
    return _message(raw, number, text)


def _comment(raw: str, number: int, text: str) -> Line:
    kind = text[:2] if text[1:2] in {".", ":", ",", "="} else "#"
    rest = text[len(kind) :]
    return Line(number, raw, kind, rest.removeprefix(" "))


def _message(raw: str, number: int, text: str, *, previous: bool = False, obsolete: bool = False) -> Line:
    keyword = KEYWORD.match(text)
    kind = "more"
    if keyword:
        kind = keyword[1] + (f"[{int(keyword[2])}]" if keyword[2] is not None else "")
        text = text[keyword.end() :]
    try:
        value = _literals(text)
    except LineError as error:
        return Line(number, raw, kind if keyword else "junk", "", previous, obsolete, error)
    return Line(number, raw, kind, value, previous, obsolete)


def _literals(text: str) -> str:
    """The value of one or more string literals on one line."""
    parts: list[str] = []
    place = 0
    while place < len(text) or not parts:
        match = LITERAL.match(text, place)
        if match is None:
            raise LineError("file-syntax", _complaint(text[place:]))
        parts.append(unescape(match[1]))
        place = match.end()
    return "".join(parts)


def _complaint(rest: str) -> str:
    if rest.lstrip().startswith('"'):
        return "a string has no closing quotation mark"
    if not rest.strip():
        return "a keyword without a string"
    return f"neither a comment, a keyword nor a string: {rest.strip()[:40]}"


def unescape(text: str) -> str:
    """The value of a literal's inside; raises `LineError` on an escape that gettext does not know."""

    def value(match: re.Match[str]) -> str:
        octal, hexadecimal, name = match.groups()
        if octal:
            return chr(int(octal, 8))
        if hexadecimal:
            return chr(int(hexadecimal, 16))
        if name in NAMED:
            return NAMED[name]
        raise LineError("file-escape", f"\\{name or ''} is no escape sequence of PO files")

    return ESCAPE.sub(value, text) if "\\" in text else text


def escape(text: str) -> str:
    """The inside of a literal for `text`, as gettext writes it."""
    return "".join(ESCAPED.get(character, character) for character in text)
