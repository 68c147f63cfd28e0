"""Python, Perl and Ruby with percent signs, where values may have names, or a vector take several."""

from __future__ import annotations

import re

from l10n.checks.file.placeholders.arguments import Arguments, Counting, PlaceholderError, Placeholders
from l10n.checks.file.placeholders.c import FLOAT, INTEGER, UNSIGNED
from l10n.checks.file.placeholders.directives import directives

__all__ = ["perl_placeholders", "python_placeholders", "ruby_placeholders"]

PYTHON_DIRECTIVE = re.compile(
    r"%(?:\((?P<name>[^()]*(?:\([^()]*\)[^()]*)*)\))?[-+ #0]*(?P<width>\*|\d+)?(?:\.(?P<precision>\*|\d*))?[hlL]?"
    r"(?P<kind>[diouxXeEfFgGrsac%])"
)
PYTHON_KINDS = (
    dict.fromkeys("diouxX", INTEGER)
    | dict.fromkeys("eEfFgG", FLOAT)
    | dict.fromkeys("rs", "string")
    | {"a": "string in ASCII", "c": "character"}
)
POSITION = r"[1-9]\d*"
PERL_DIRECTIVE = re.compile(
    rf"%(?:(?P<number>{POSITION})\$)?[-+ #0]*(?P<vector>(?P<joined>\*(?:(?P<joined_number>{POSITION})\$)?)?v)?"
    rf"(?:(?P<width>\*)(?:(?P<width_number>{POSITION})\$)?|{POSITION})?"
    rf"(?:\.(?:(?P<precision>\*)(?:(?P<precision_number>{POSITION})\$)?|\d*))?"
    r"(?P<length>h|ll?|[LqV]|I(?:64|32)?)?(?P<kind>[%cs_DidUOuboxXeEfFgGpn])"
)
PERL_KINDS = (
    dict.fromkeys("idD", INTEGER)
    | dict.fromkeys("UOuboxX", UNSIGNED)
    | dict.fromkeys("eEfFgG", FLOAT)
    | {"c": "character", "s": "string", "_": "vector", "p": "pointer", "n": "counter"}
)
PERL_SIZES = {"ll": "long long", "L": "long long", "q": "long long", "I64": "long long", "I32": ""}
RUBY_DIRECTIVE = re.compile(
    r"%(?P<head>(?:[ #+\-0]|[1-9]\d*\$|<[^>]*>)*)"
    r"(?P<width>\*(?:(?P<width_number>\d+)\$)?|[1-9]\d*)?(?P<middle>(?:[1-9]\d*\$|<[^>]*>)*)"
    r"(?:\.(?P<precision>\*(?:(?P<precision_number>\d+)\$)?|\d*))?(?P<tail>(?:[1-9]\d*\$|<[^>]*>)*)"
    r"(?:\{(?P<braced>[^}]*)\}|(?P<kind>[%\nspcdiuoxXbBfgGeEaA]))"
)
RUBY_KINDS = (
    dict.fromkeys("diuoxXbB", INTEGER)
    | dict.fromkeys("fgGeEaA", FLOAT)
    | {"s": "any value", "p": "inspected value", "c": "character"}
)


def python_placeholders(text: str) -> Placeholders:
    """Placeholders of `python-format`: named or in order, never both."""
    named: Placeholders = {}
    arguments = Arguments()
    for match in directives(PYTHON_DIRECTIVE, text):
        for star in ("width", "precision"):
            if match[star] == "*":
                arguments.take(None, INTEGER)
        kind = PYTHON_KINDS.get(match["kind"], "")
        if match["name"] is not None:
            _name(named, f"({match['name']})", kind)
        elif kind:
            arguments.take(None, kind)
    return _either(named, arguments)


def _name(named: Placeholders, name: str, kind: str) -> None:
    if named.setdefault(name, kind) != kind:
        raise PlaceholderError(f"{name} is used for values of two kinds")


def _either(named: Placeholders, arguments: Arguments) -> Placeholders:
    if named and arguments.found:
        raise PlaceholderError("it names some placeholders and others not")
    return named or arguments.found


def perl_placeholders(text: str) -> Placeholders:
    """Placeholders of `perl-format`: `%vd` joins the parts of a version, `%*vd` with a string of its own."""
    arguments = Arguments(Counting.APART)
    for match in directives(PERL_DIRECTIVE, text):
        if match["joined"]:
            arguments.take(match["joined_number"], "vector")
        if match["vector"]:
            arguments.take(match["number"], "vector")
        for star in ("width", "precision"):
            if match[star]:
                arguments.take(match[f"{star}_number"], INTEGER)
        if match["kind"] != "%" and not match["vector"]:
            arguments.take(match["number"], _perl_kind(match["kind"], match["length"] or ""))
    return arguments.found


def _perl_kind(letter: str, length: str) -> str:
    kind = PERL_KINDS[letter]
    size = "V" if letter in "DUO" else PERL_SIZES.get(length, length)
    if kind == FLOAT and size in ("h", "l"):
        raise PlaceholderError(f"%{length}{letter} is no placeholder")
    return f"{size} {kind}" if size and letter not in "cs_p" else kind


def ruby_placeholders(text: str) -> Placeholders:
    """Placeholders of `ruby-format`: `%s`, `%1$s`, `%<name>d` or `%{name}`, one way in a string."""
    named: Placeholders = {}
    arguments = Arguments()
    for match in directives(RUBY_DIRECTIVE, text):
        marks = match["head"] + match["middle"] + match["tail"]
        names, numbers = re.findall("<([^>]*)>", marks), re.findall(r"([1-9]\d*)\$", re.sub("<[^>]*>", "", marks))
        names += [match["braced"]] if match["braced"] is not None else []
        if len(names) + len(numbers) > 1:
            raise PlaceholderError(f"{match[0]} says twice which value it takes")
        for star in ("width", "precision"):
            if (match[star] or "").startswith("*"):
                arguments.take(match[f"{star}_number"], INTEGER)
        kind = "any value" if match["braced"] is not None else RUBY_KINDS.get(match["kind"], "")
        if not kind:
            _percent(match[0], names, numbers, named, arguments)
        elif names:
            _name(named, names[0], kind)
        else:
            arguments.take(numbers[0] if numbers else None, kind)
    return _either(named, arguments)


def _percent(text: str, names: list[str], numbers: list[str], named: Placeholders, arguments: Arguments) -> None:
    """`%<name>%` takes no value, and yet may not stand behind `%s`."""
    if (names and arguments.found) or (numbers and (named or False in arguments.numbered)):
        raise PlaceholderError(f"{text} names or numbers what others do not")
