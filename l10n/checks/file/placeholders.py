"""Placeholders of format strings: what each is called, and what kind of value it takes.

The formats are those of gettext's flags. C, Objective-C and both of Python's are parsed in full, so that a target
that is no format string at all is known; of the others the placeholders alone are read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from string import Formatter

__all__ = ["FORMATS", "PlaceholderError", "Placeholders", "format_of"]

Placeholders = dict[str, str]
"""Kind by name; placeholders without a name are numbered from 1."""


class PlaceholderError(ValueError):
    """The text is no format string; the message says why."""


C_DIRECTIVE = re.compile(
    r"%(?:(?P<percent>%)|(?:(?P<number>\d+)\$)?[-+ #0'I]*(?P<width>\*(?:(?P<at>\d+)\$)?|\d+)?"
    r"(?:\.(?P<precision>\*(?:(?P<pat>\d+)\$)?|\d*))?"
    r"(?:<(?P<macro>PRI[a-zA-Z0-9]+)>|(?P<length>hh|h|ll|l|L|q|j|z|Z|t)?(?P<kind>[diouxXeEfFgGaAcspnCSm@])))"
)
PYTHON_DIRECTIVE = re.compile(
    r"%(?:\((?P<name>[^()]*)\))?[-+ #0]*(?P<width>\*|\d+)?(?:\.(?P<precision>\*|\d*))?[hlL]?(?P<kind>[a-zA-Z%])"
)
BRACES = re.compile(r"\{([^{}!]*)(?:![a-z])?\}")
PRINTF = re.compile(
    r"%(?:(%)|(?:(\d+)[$:])?(?:<(\w+)>|\{(\w+)\})?[-+ #0'_,(]*(\*)?\d*(?:\.\d*)?(?:hh|h|ll|l|L|w|q|j|z|t)?([A-Za-z@]))"
)
INTEGER, UNSIGNED, FLOAT = "integer", "unsigned integer", "floating-point number"
C_KINDS = (
    dict.fromkeys("di", INTEGER)
    | dict.fromkeys("ouxX", UNSIGNED)
    | dict.fromkeys("eEfFgGaA", FLOAT)
    | {"c": "character", "s": "string", "p": "pointer", "n": "counter", "C": "wide character", "S": "wide string"}
    | {"@": "object"}
)
PYTHON_KINDS = (
    dict.fromkeys("diouxX", INTEGER)
    | dict.fromkeys("eEfFgG", FLOAT)
    | dict.fromkeys("rsa", "string")
    | {"c": "character"}
)


class _Numbering:
    """Collects placeholders that are numbered, or all of them not."""

    def __init__(self) -> None:
        self.found: Placeholders = {}
        self.numbered: set[bool] = set()

    def add(self, number: str | None, kind: str) -> None:
        self.numbered.add(number is not None)
        if len(self.numbered) > 1:
            raise PlaceholderError("it numbers some placeholders and others not")
        name = str(int(number)) if number else str(len(self.found) + 1)
        if name == "0":
            raise PlaceholderError("placeholders are numbered from 1")
        if self.found.get(name, kind) != kind:
            raise PlaceholderError(f"placeholder {name} is used as {self.found[name]} and as {kind}")
        self.found[name] = kind

    def all(self) -> Placeholders:
        missing = next((str(place) for place in range(1, len(self.found)) if str(place) not in self.found), None)
        if missing:
            raise PlaceholderError(f"placeholder {missing} is left out before a later one")
        return self.found


def _directives(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """Every `%…` of `text`; raises where one is none."""
    found: list[re.Match[str]] = []
    place = text.find("%")
    while place >= 0:
        match = pattern.match(text, place)
        if match is None:
            raise PlaceholderError(f"{text[place : place + 6]!r} is no placeholder; a percent sign is written %%")
        found.append(match)
        place = text.find("%", match.end())
    return found


def c_placeholders(text: str, *, objects: bool = False) -> Placeholders:
    """Placeholders of `c-format` (C11 and gettext's `<PRId64>`), with `objects` of `objc-format`."""
    numbering = _Numbering()
    for match in _directives(C_DIRECTIVE, text):
        if match["percent"] or match["kind"] == "m":  # %m takes its value from errno
            continue
        if match["kind"] == "@" and not objects:
            raise PlaceholderError("%@ is no placeholder of C")
        for star, at in (("width", "at"), ("precision", "pat")):
            if (match[star] or "").startswith("*"):
                numbering.add(match[at], INTEGER)
        numbering.add(match["number"], _c_kind(match))
    return numbering.all()


def _c_kind(match: re.Match[str]) -> str:
    if match["macro"]:
        letter, size = match["macro"][3], match["macro"][4:]
        return f"{C_KINDS.get(letter, letter)} {size}"
    return " ".join(part for part in (match["length"], C_KINDS[match["kind"]]) if part)


def objc_placeholders(text: str) -> Placeholders:
    """Placeholders of `objc-format`: C's and `%@`."""
    return c_placeholders(text, objects=True)


def python_placeholders(text: str) -> Placeholders:
    """Placeholders of `python-format`: named or in order, never both."""
    named: Placeholders = {}
    numbering = _Numbering()
    for match in _directives(PYTHON_DIRECTIVE, text):
        if match["kind"] == "%":
            continue
        if match["kind"] not in PYTHON_KINDS:
            raise PlaceholderError(f"%{match['kind']} is no placeholder; a percent sign is written %%")
        stars = [name for name in ("width", "precision") if match[name] == "*"]
        for _ in stars:
            numbering.add(None, INTEGER)
        if match["name"] is None:
            numbering.add(None, PYTHON_KINDS[match["kind"]])
        else:
            named[f"({match['name']})"] = PYTHON_KINDS[match["kind"]]
    if named and numbering.found:
        raise PlaceholderError("it names some placeholders and others not")
    return named or numbering.found


def brace_placeholders(text: str) -> Placeholders:
    """Placeholders of `python-brace-format`; format specifications count, conversions such as `!r` do not."""
    found: Placeholders = {}
    unnamed = 0
    try:
        for _, name, specification, _ in Formatter().parse(text):
            if name is None:
                continue
            if not name:
                unnamed += 1
            shown = name or str(unnamed)
            found[f"{{{shown}:{specification}}}" if specification else f"{{{shown}}}"] = ""
    except ValueError as error:
        raise PlaceholderError(str(error).rstrip(".")) from error
    return found


def printf_placeholders(text: str) -> Placeholders:
    """Placeholders of formats that resemble C's: awk, Java, Lua, Perl, PHP, Ruby, Tcl …; the rest is text."""
    found: Placeholders = {}
    for match in PRINTF.finditer(text):
        percent, number, angled, braced, star, kind = match.groups()
        if percent:
            continue
        if star:
            found[str(len(found) + 1)] = INTEGER
        name = number or angled or braced or str(len(found) + 1)
        found[name] = C_KINDS.get(kind, kind) if not braced else ""
    return found


def _pattern(expression: str) -> Callable[[str], Placeholders]:
    compiled = re.compile(expression)

    def parse(text: str) -> Placeholders:
        return dict.fromkeys((match[match.lastindex or 0] for match in compiled.finditer(text)), "")

    return parse


def _counted(expression: str) -> Callable[[str], Placeholders]:
    """Placeholders that count in their order, each as what it is."""
    compiled = re.compile(expression)
    return lambda text: {str(place): match.lower() for place, match in enumerate(compiled.findall(text), start=1)}


FORMATS: Mapping[str, Callable[[str], Placeholders]] = {
    "c-format": c_placeholders,
    "objc-format": objc_placeholders,
    "python-format": python_placeholders,
    "python-brace-format": brace_placeholders,
    **dict.fromkeys(
        (
            "awk-format", "elisp-format", "gcc-internal-format", "gfc-internal-format", "java-printf-format",
            "javascript-format", "librep-format", "lua-format", "object-pascal-format", "perl-format", "php-format",
            "ruby-format", "tcl-format",
        ),
        printf_placeholders,
    ),
    "boost-format": _pattern(r"%%|%(\d+)%|%\|?(?:\d+\$)?[-+ #0=_]*\d*(?:\.\d+)?[a-zA-Z]?\|?"),
    "csharp-format": _pattern(r"\{\{|\}\}|\{(\d+)[^{}]*\}"),
    "java-format": _pattern(r"\{(\d+)[^{}]*\}"),
    "kde-format": _pattern(r"%(\d+)"),
    "kde-kuit-format": _pattern(r"%(\d+)"),
    "perl-brace-format": _pattern(r"\{([A-Za-z_]\w*)\}"),
    "qt-format": _pattern(r"%L?(\d{1,2}|n)"),
    "qt-plural-format": _pattern(r"%L?(n)"),
    "sh-format": _pattern(r"\$\{?([A-Za-z_]\w*)\}?"),
    "smalltalk-format": _pattern(r"%(\d)"),
    "ycp-format": _pattern(r"%(\d)"),
    "lisp-format": _counted(r"~[^A-Za-z~%&|\n\[\](){}<>^*?;]*[A-Za-z\[\](){}<>^*?;]"),
    "scheme-format": _counted(r"~[^A-Za-z~%&|\n\[\](){}<>^*?;]*[A-Za-z\[\](){}<>^*?;]"),
}  # fmt: skip


def format_of(flags: tuple[str, ...]) -> str | None:
    """The format that an entry's flags name: `c-format`, and `possible-c-format`, which msgfmt takes for the same."""
    named = (flag.removeprefix("possible-") for flag in flags)
    return next((flag for flag in named if flag in FORMATS), None)
