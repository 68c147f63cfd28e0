"""Placeholders of format strings: what each is called, and what kind of value it takes.

The formats are those of gettext's flags. C, Objective-C and both of Python's are parsed in full, so that a target
that is no format string at all is known; of the others the placeholders alone are read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from string import Formatter

__all__ = ["FORMATS", "PlaceholderError", "Placeholders", "format_of", "loose_brace_placeholders"]

Placeholders = dict[str, str]
"""Kind by name; placeholders without a name are numbered from 1."""


class PlaceholderError(ValueError):
    """The text is no format string; the message says why."""


C_DIRECTIVE = re.compile(
    r"%(?:(?P<percent>[-+ #0'I]*\d*%)|(?:(?P<number>\d+)\$)?[-+ #0'I]*(?P<width>\*(?:(?P<at>\d+)\$)?|\d+)?"
    r"(?:\.(?P<precision>\*(?:(?P<pat>\d+)\$)?|\d*))?"
    r"(?:<(?P<macro>PRI[a-zA-Z0-9]+)>|(?P<length>hh|h|ll|l|L|q|j|z|Z|t)?(?P<kind>[diouxXeEfFgGaAcspnCSm@])))"
)
PYTHON_DIRECTIVE = re.compile(
    r"%(?:\((?P<name>[^()]*)\))?[-+ #0]*(?P<width>\*|\d+)?(?:\.(?P<precision>\*|\d*))?[hlL]?(?P<kind>[a-zA-Z%])"
)
BRACES = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|\{")
PRINTF = re.compile(
    r"%(?:(?P<percent>%)|\{(?P<braced>\w+)\}|(?:(?P<number>\d+)[$:])?(?:<(?P<named>\w+)>)?"
    r"[-+ #0'_,(]*(?P<star>\*)?\d*(?:\.\d*)?(?:hh|h|ll|l)?(?P<kind>[A-Za-z@])|)"
)
LISP = re.compile(r"~[^A-Za-z~%&|\n\[\](){}<>^*?;]*([A-Za-z\[\](){}<>^*?;])")
LISP_KINDS = dict.fromkeys("asw", "a") | dict.fromkeys("dboxr", "d") | dict.fromkeys("efg$", "f")
ESCAPES = frozenset({"%%", "{{", "}}"})
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
        last = max(map(int, self.found), default=0)
        missing = next((str(place) for place in range(1, last) if str(place) not in self.found), None)
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
            kind = PYTHON_KINDS[match["kind"]]
            if named.setdefault(f"({match['name']})", kind) != kind:
                raise PlaceholderError(f"({match['name']}) is used for values of two kinds")
    if named and numbering.found:
        raise PlaceholderError("it names some placeholders and others not")
    return named or numbering.found


def brace_placeholders(text: str) -> Placeholders:
    """Placeholders of `python-brace-format`; conversions (`!r`) and format specifications belong to them."""
    found: Placeholders = {}
    unnamed = 0
    try:
        for _, name, specification, conversion in Formatter().parse(text):
            if name is None:
                continue
            unnamed += not name
            shown = name or str(unnamed)
            shown += f"!{conversion}" if conversion else ""
            found[f"{{{shown}:{specification}}}" if specification else f"{{{shown}}}"] = ""
    except ValueError as error:
        raise PlaceholderError(str(error).rstrip(".")) from error
    return found


def loose_brace_placeholders(text: str) -> Placeholders:
    """The same for a source that Python refuses, and gettext reads all the same, such as `{a} }`."""
    return dict.fromkeys((match[0] for match in BRACES.finditer(text) if match[0] not in ESCAPES), "")


def printf_placeholders(text: str, *, first: int = 1, without_value: str = "") -> Placeholders:
    """Placeholders of formats that resemble C's: awk, Lua, Perl, PHP, Ruby, Tcl …

    They are numbered from `first`; the letters `without_value` take no value. A lone percent sign, and numbered
    placeholders beside others, count as placeholders of their own: a source without them wants none.
    """
    found: Placeholders = {}
    number = first
    numbered: set[bool] = set()
    for match in PRINTF.finditer(text):
        if match["percent"] or (match["kind"] and match["kind"] in without_value):
            continue
        name = match["number"] or match["named"] or match["braced"] or str(number)
        if match[0] == "%":
            found["%"] = ""
            continue
        numbered.add(name is not match["number"])
        number += name == str(number) and not match["number"]
        kinds = {C_KINDS.get(match["kind"], match["kind"] or ""), *filter(None, [found.get(name)])}
        found[name] = " or ".join(sorted(kinds))
        if match["star"]:
            found[str(number)] = INTEGER
            number += 1
    return found | ({"%1$ beside %": ""} if len(numbered) > 1 else {})


def java_printf_placeholders(text: str) -> Placeholders:
    """Placeholders of `java-printf-format`, where `%n` is a line end."""
    return printf_placeholders(text, without_value="n")


def pascal_placeholders(text: str) -> Placeholders:
    """Placeholders of `object-pascal-format`, which counts from 0."""
    return printf_placeholders(text, first=0)


def boost_placeholders(text: str) -> Placeholders:
    """Placeholders of `boost-format`: `%1%` and `%|1$d|` beside C's."""
    plain = re.sub(r"%\|([^|%]*)\|", lambda match: "%" + re.sub(r"\d$", r"\g<0>$s", match[1]), text)
    return printf_placeholders(re.sub(r"%%|%(\d+)%", lambda match: f"%{match[1]}$s" if match[1] else "%%", plain))


def java_placeholders(text: str) -> Placeholders:
    """Placeholders of `java-format` (MessageFormat): after an apostrophe nothing is one, up to the next."""
    bare = re.sub(r"''|'[^']*'?", "", text)
    _balanced(bare, r"\{\s*\d+\s*[,}]")
    return {match[1]: match[2] or "" for match in re.finditer(r"\{(\d+)\s*(?:,\s*(\w+))?[^{}]*\}", bare)}


def csharp_placeholders(text: str) -> Placeholders:
    """Placeholders of `csharp-format`: numbers in braces; a brace itself is doubled."""
    bare = re.sub(r"\{\{|\}\}", "", text)
    _balanced(bare, r"\{\d+\s*[,:}]")
    return dict.fromkeys(re.findall(r"\{(\d+)", bare), "")


def _balanced(text: str, opening: str) -> None:
    """Raises where a brace belongs to no placeholder, each of which begins as `opening` says."""
    depth = 0
    for brace in re.finditer(r"[{}]", text):
        depth += 1 if brace[0] == "{" else -1
        if depth < 0 or (brace[0] == "{" and not re.match(opening, text[brace.start() :])):
            raise PlaceholderError(f"a brace that belongs to no placeholder: {text[brace.start() :][:6]!r}")
    if depth:
        raise PlaceholderError("a brace that is not closed")


def _pattern(expression: str) -> Callable[[str], Placeholders]:
    compiled = re.compile(expression)

    def parse(text: str) -> Placeholders:
        found = (match for match in compiled.finditer(text) if match[0] not in ESCAPES)
        return dict.fromkeys((match[match.lastindex or 0] for match in found), "")

    return parse


def lisp_placeholders(text: str) -> Placeholders:
    """Placeholders of `lisp-format` and `scheme-format`, in their order."""
    kinds = (LISP_KINDS.get(match.lower(), match) for match in LISP.findall(text))
    return {str(place): kind for place, kind in enumerate(kinds, start=1)}


FORMATS: Mapping[str, Callable[[str], Placeholders]] = {
    "c-format": c_placeholders,
    "objc-format": objc_placeholders,
    "python-format": python_placeholders,
    "python-brace-format": brace_placeholders,
    **dict.fromkeys(
        (
            "awk-format", "elisp-format", "gcc-internal-format", "gfc-internal-format", "javascript-format",
            "librep-format", "lua-format", "perl-format", "php-format", "ruby-format", "tcl-format",
        ),
        printf_placeholders,
    ),
    **dict.fromkeys(("lisp-format", "scheme-format"), lisp_placeholders),
    "boost-format": boost_placeholders,
    "csharp-format": csharp_placeholders,
    "java-format": java_placeholders,
    "java-printf-format": java_printf_placeholders,
    "kde-format": _pattern(r"%(\d+)"),
    "kde-kuit-format": _pattern(r"%(\d+)"),
    "object-pascal-format": pascal_placeholders,
    "perl-brace-format": _pattern(r"\{([A-Za-z_]\w*)\}"),
    "qt-format": _pattern(r"%L?(\d{1,2})"),
    "qt-plural-format": _pattern(r"%L?(n)"),
    "sh-format": _pattern(r"\$\{?([A-Za-z_]\w*)\}?|\$"),
    "smalltalk-format": _pattern(r"%%|%(\d)|%"),
    "ycp-format": _pattern(r"%%|%(\d)|%"),
}  # fmt: skip


def format_of(flags: tuple[str, ...]) -> str | None:
    """The format that an entry's flags name: `c-format`, and `possible-c-format`, which msgfmt takes for the same."""
    named = (flag.removeprefix("possible-") for flag in flags)
    return next((flag for flag in named if flag in FORMATS), None)
