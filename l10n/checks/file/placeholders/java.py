"""Java's two: `MessageFormat` with braces, `Formatter` with percent signs; and C#, whose braces are simpler."""

from __future__ import annotations

import re

from l10n.checks.file.placeholders.arguments import Arguments, Counting, PlaceholderError, Placeholders
from l10n.checks.file.placeholders.c import FLOAT, INTEGER
from l10n.checks.file.placeholders.directives import directives

__all__ = ["csharp_placeholders", "java_placeholders", "java_printf_placeholders"]

# Which marks each letter bears is the documentation of java.util.Formatter: %-5d, but not %-5n.
JAVA_DIRECTIVE = re.compile(
    r"%(?:(?P<last><)|(?P<number>\d+)\$)?(?:-*\d*(?P<percent>%)|(?P<line>n)"
    r"|[-#]*\d*(?:\.\d+)?(?P<general>[bBhHsS])|-*\d*(?P<character>[cC])"
    r"|(?:[-0 +,(]*\d*d|[-#0 +(]*\d*(?P<integer>[oxX]))"
    r"|(?:[-#0 +,(]*\d*(?:\.\d+)?[eEfgG]|[-#0 +]*\d*(?:\.\d+)?(?P<float>[aA]))"
    r"|-*\d*(?P<time>[tT][HIklMSLNpzZsQBbhAaCYyjmdeRTrDFc]))"
)
WEAK = "any value"
# DecimalFormat: at least one 0 or # between what else stands there, two such patterns at the most.
JAVA_NUMBER = re.compile(r"[^;0#]*#?[#,]*[0,]*(?:\.0*#*)?(?:E0+)?[^;0#]*")


def java_printf_placeholders(text: str) -> Placeholders:
    """Placeholders of `java-printf-format`, where `%<s` takes the last value again."""
    arguments = Arguments(Counting.APART)
    last: str | None = None
    for match in directives(JAVA_DIRECTIVE, text):
        if match["last"] and last is None:
            raise PlaceholderError("%< takes the last value again, and there is none")
        if match["percent"] or match["line"]:
            continue
        last = arguments.take(last if match["last"] else match["number"], _java_kind(match))
    return arguments.found


def _java_kind(match: re.Match[str]) -> str:
    if match["general"]:
        return WEAK
    if match["character"]:
        return "character"
    if match["time"]:
        return "time"
    return FLOAT if match["float"] or match[0][-1] in "eEfgG" else INTEGER


def java_placeholders(text: str) -> Placeholders:
    """Placeholders of `java-format`: between apostrophes nothing is one, and `''` is an apostrophe."""
    arguments = Arguments(Counting.APART, first=0, weak=WEAK)
    _message(text, arguments)
    return arguments.found


def _message(text: str, arguments: Arguments) -> None:
    place, quoted = 0, False
    while place < len(text):
        if text[place] == "'":
            if text[place + 1 : place + 2] == "'":
                place += 1
            else:
                quoted = not quoted
        elif not quoted and text[place] == "}":
            raise PlaceholderError("a brace is closed that was not opened")
        elif not quoted and text[place] == "{":
            end = _closing(text, place)
            _element(text[place + 1 : end], arguments)
            place = end
        place += 1


def _closing(text: str, opening: int) -> int:
    depth = 0
    for match in re.compile("[{}]").finditer(text, opening):
        depth += 1 if match[0] == "{" else -1
        if not depth:
            return match.start()
    raise PlaceholderError("a brace that is not closed")


def _element(element: str, arguments: Arguments) -> None:
    """What stands between braces: a number, perhaps a format, perhaps a style of it."""
    match = re.fullmatch(r"(\d+)(?:,(time|date|number|choice)(?:,(.*))?)?", element, re.DOTALL)
    if match is None:
        raise PlaceholderError(f"a brace that belongs to no placeholder: {'{' + element[:6]!r}")
    number, form, style = match.groups()
    if form == "number" and style is not None and style not in ("currency", "percent", "integer"):
        _number_style(style)
    if form == "choice" and style is not None:
        _choice(style, arguments)
    kind = {"time": "date", "date": "date", "number": "number", "choice": "number"}.get(form or "", WEAK)
    arguments.take(number, kind)


def _number_style(style: str) -> None:
    bare = re.sub("''|'[^']*'?", "", style)
    parts = bare.split(";")
    if len(parts) > 2 or not all(JAVA_NUMBER.fullmatch(part) and re.search("[0#]", part) for part in parts):
        raise PlaceholderError(f"{style!r} is no style of numbers")


def _choice(style: str, arguments: Arguments) -> None:
    """`0#no files|1#one file|2#{0} files`: limits, and a message for each."""
    for part in _alternatives(style):
        match = re.match(r"[^#<\u2264]*[#<\u2264]", part)
        if match is not None:
            _message(part[match.end() :], arguments)


def _alternatives(style: str) -> list[str]:
    parts, quoted, depth = [""], False, 0
    for char in style:
        quoted ^= char == "'"
        depth += (char == "{") - (char == "}")
        if char == "|" and not quoted and not depth:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def csharp_placeholders(text: str) -> Placeholders:
    """Placeholders of `csharp-format`: `{0,-5:N2}`; a brace itself is doubled."""
    found: Placeholders = {}
    place = 0
    while (brace := re.compile("[{}]").search(text, place)) is not None:
        place = brace.end() + 1
        if text[brace.start() : place] in ("{{", "}}"):
            continue
        match = re.compile(r"\{(\d+)(?:,-?\d+)?(?::[^}]*)?\}").match(text, brace.start())
        if match is None:
            raise PlaceholderError(f"a brace that belongs to no placeholder: {text[brace.start() :][:6]!r}")
        found[str(int(match[1]))] = ""
        place = match.end()
    return found
