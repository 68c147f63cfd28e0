"""The lines of a PO file: what kind each is, and what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from l10n.adapters.po.literals import LineError, unescape
from l10n.model import Severity

__all__ = ["COMMENT_KINDS", "Line", "Problem", "classify", "split_lines"]

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
BLANK = " \t\r\n\f\v"
TOKEN = re.compile(
    r"(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:[ \t]*\[[ \t]*\d+[ \t]*\])?)(?![\w\[])"
    r'|"(?P<literal>(?:[^"\\]|\\.)*)"',
    re.ASCII,
)
CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?:\s|$)")
COMMENT_KINDS = frozenset({"#", "#.", "#:", "#,", "#=", "#~"})


class Problem(NamedTuple):
    """Something wrong that was found while reading; `line` counts from 1."""

    line: int
    check: str
    message: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its end, or the part of one that belongs to one keyword (`msgid "a" msgstr "b"` gives two).

    `kind` is a comment's mark (`#`, `#.`, `#:`, `#,`, `#=`, and `#~` for an obsolete entry's remark), a keyword
    (`msgid`, `msgstr[1]`), `more` (a string on a line of its own), `blank`, or `junk`. `text` is the comment's
    text, or the value of the `literals` strings; `previous` and `obsolete` say that it stands behind `#|`, `#~`.
    """

    number: int
    raw: str
    kind: str
    text: str = ""
    previous: bool = False
    obsolete: bool = False
    literals: int = 0
    error: LineError | None = None

    @property
    def is_message(self) -> bool:
        """Whether it begins one of an entry's strings."""
        return self.kind.startswith("msg")


def split_lines(text: str) -> Iterator[str]:
    """The lines of `text` with their ends; LF, CR LF and CR end a line, nothing else does."""
    return (match.group() for match in LINE.finditer(text))


def classify(raw: str, number: int) -> tuple[Line, ...]:
    """What the line `raw` is; a line that is none has the kind `junk` and an error."""
    text = raw.strip(BLANK)
    if not text:
        return (Line(number, raw, "blank"),)
    if text.startswith("#"):
        return (_behind_mark(raw, number, text),)
    if CONFLICT.match(text):
        error = LineError("file-conflict", "a conflict marker of version control stands in the file")
        return (Line(number, raw, "junk", error=error),)
    return tuple(_message(part, number, part.strip(BLANK)) for part in _parts(raw))


def _behind_mark(raw: str, number: int, text: str) -> Line:
    if text.startswith("#~|"):
        return _marked(raw, number, text[3:], previous=True, obsolete=True)
    if text.startswith("#~"):
        rest = text[2:].lstrip(BLANK)
        remark = not rest or rest.startswith("#")
        return Line(number, raw, "#~") if remark else _marked(raw, number, rest, obsolete=True)
    if text.startswith("#|"):
        return _marked(raw, number, text[2:], previous=True)
    return _comment(raw, number, text)


def _comment(raw: str, number: int, text: str) -> Line:
    kind = text[:2] if text[:2] in COMMENT_KINDS else "#"
    return Line(number, raw, kind, text[len(kind) :].removeprefix(" "))


def _parts(raw: str) -> list[str]:
    """`raw`, cut before each keyword but the first: end to end they are `raw` again."""
    if raw.count("msg") < 2:
        return [raw]
    starts = [match.start() for match in TOKEN.finditer(raw) if match["keyword"]]
    cuts = [0, *starts[1:], len(raw)] if starts and not raw[: starts[0]].strip(BLANK) else [0, len(raw)]
    return [raw[start:end] for start, end in pairwise(cuts)]


def _marked(raw: str, number: int, body: str, *, previous: bool = False, obsolete: bool = False) -> Line:
    return _message(raw, number, body.strip(BLANK), previous=previous, obsolete=obsolete)


def _message(raw: str, number: int, text: str, *, previous: bool = False, obsolete: bool = False) -> Line:
    match = TOKEN.match(text)
    kind = "more"
    if match and match["keyword"]:
        kind = _kind(match["keyword"])
        text = text[match.end() :].lstrip(BLANK)
    try:
        values = _literals(text)
    except LineError as error:
        return Line(number, raw, kind if kind != "more" else "junk", "", previous, obsolete, 1, error)
    return Line(number, raw, kind, "".join(values), previous, obsolete, len(values))


def _kind(keyword: str) -> str:
    name, bracket, index = keyword.partition("[")
    return f"msgstr[{int(index.rstrip('] '))}]" if bracket else name


def _literals(text: str) -> list[str]:
    """The values of the string literals that `text` consists of."""
    values: list[str] = []
    while text:
        match = TOKEN.match(text)
        if match is None or match["literal"] is None:
            raise LineError("file-syntax", _complaint(text))
        values.append(unescape(match["literal"]))
        text = text[match.end() :].lstrip(BLANK)
    return values


def _complaint(rest: str) -> str:
    if rest.startswith('"'):
        return "a string has no closing quotation mark"
    if rest.startswith("domain"):
        return "the directive `domain` has no meaning in a catalogue"
    return f"neither a comment, a keyword nor a string: {rest[:40]}"
