"""Names in braces: Python's `format`, Rust, C++ and Perl."""

from __future__ import annotations

import re
from string import Formatter

from l10n.checks.file.placeholders.arguments import Arguments, PlaceholderError, Placeholders

__all__ = ["brace_placeholders", "loose_brace_placeholders", "perl_brace_placeholders", "rust_placeholders"]

# An escaped brace, a field with fields in it, or a brace by itself.
TOKEN = re.compile(r"\{\{|\}\}|(?P<field>\{(?:[^{}]|\{[^{}]*\})*\})|\}")
RUST_FIELD = re.compile(r"\{(?:\{|(?P<name>[^\W\d]\w*|\d*)(?::[^{}]*)?\s*\})")
PERL_FIELD = re.compile(r"\{([A-Za-z_]\w*)\}", re.ASCII)


def brace_placeholders(text: str) -> Placeholders:
    """Placeholders of `python-brace-format`, conversion (`!r`) and format specification included."""
    found: Placeholders = {}
    try:
        fields = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError as error:
        raise PlaceholderError(str(error).rstrip(".")) from error
    if "" in fields and any(name[:1].isdigit() for name in fields):
        raise PlaceholderError("it numbers some placeholders and others not")
    for match in TOKEN.finditer(text):
        field = match["field"]
        if field:
            again = f" ({len(found) + 1})" if field[1] in ":!}" and found else ""
            found[field + again] = ""
    return found


def loose_brace_placeholders(text: str) -> Placeholders:
    """The same where a closing brace too many is text: for gettext it is, for Python an error."""
    return brace_placeholders(TOKEN.sub(lambda match: "}}" if match[0] == "}" else match[0], text))


def rust_placeholders(text: str) -> Placeholders:
    """Placeholders of `rust-format` and `c++-format`: `{}`, `{0}`, `{name}`, with or without `:>5`."""
    arguments = Arguments(first=0)
    named: Placeholders = {}
    place = text.find("{")
    while place >= 0:
        match = RUST_FIELD.match(text, place)
        if match is None:
            raise PlaceholderError(f"a brace that belongs to no placeholder: {text[place:][:6]!r}")
        name = match["name"]
        if name is not None and name and not name.isdigit():
            named[name] = ""
        elif name is not None:
            arguments.take(name or None, "")
        place = text.find("{", match.end())
    return named | arguments.found


def perl_brace_placeholders(text: str) -> Placeholders:
    """Placeholders of `perl-brace-format`: any other brace is text."""
    return dict.fromkeys(PERL_FIELD.findall(text), "")
