"""Lisp and Scheme, whose directives can choose, repeat and jump (Common Lisp HyperSpec, section 22.3).

Which values a string with choices or loops takes is a question of its own language. Such strings are compared
directive by directive: a translation keeps them in their order, and changes the words alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set

from l10n.checks.file.placeholders.arguments import WHOLE, PlaceholderError, Placeholders
from l10n.checks.file.placeholders.directives import directives

__all__ = ["lisp_placeholders", "scheme_placeholders"]

PARAMETER = r"(?:[-+]?\d+|'(?s:.)|#|[vV])?"
DIRECTIVE = re.compile(rf"~(?P<parameters>{PARAMETER}(?:,{PARAMETER})*)(?P<marks>[:@]*)(?P<kind>(?s:.))")
CALL = re.compile(rf"~(?P<parameters>{PARAMETER}(?:,{PARAMETER})*)(?P<marks>[:@]*)(?P<kind>/[^/]*/|(?s:.))")
NUMBER = "n"
DIGITS = "+-0123456789"
# What each directive allows before its letter: n a number, c a character.
COMMON = (
    dict.fromkeys("as", "nnnc") | dict.fromkeys("dbox", "nccn") | {"r": "nnccn", "f": "nnncc", "$": "nnnc"}
    | dict.fromkeys("eg", "nnnncc") | dict.fromkeys("%&|~*_", "n") | dict.fromkeys("([])}?;!\n", "") | {"t": "nn"}
    | {"c": "n", "p": "", "^": "", "[": "", "{": ""}
)  # fmt: skip
LISP = COMMON | {"w": "", "i": "n", "<": "", ">": "", "/": ""}
SCHEME = COMMON | {"y": "", "q": "", "k": "", "i": "nnncc", "/": "n"}
KINDS = dict.fromkeys("aswyp", "object") | dict.fromkeys("dboxr", "integer") | dict.fromkeys("efg$", "real number")
KINDS |= {"c": "character"}
SILENT = frozenset("%&|~_qt\n")
PAIRS = {"]": "[", ")": "(", "}": "{", ">": "<"}


def lisp_placeholders(text: str) -> Placeholders:
    """Placeholders of `lisp-format`: kinds by place, or where it is not plain, the whole sequence."""
    return _placeholders(list(directives(CALL, text, "~")), LISP, KINDS, SILENT | {"i"})


def scheme_placeholders(text: str) -> Placeholders:
    """Placeholders of `scheme-format`, Guile's: `~i` is a complex number, `~/` a tab."""
    return _placeholders(list(directives(DIRECTIVE, text, "~")), SCHEME, KINDS | {"i": "number"}, SILENT | {"/", "!"})


def _placeholders(
    found: list[re.Match[str]], known: Mapping[str, str], kinds: Mapping[str, str], silent: Set[str]
) -> Placeholders:
    waiting: list[str] = []
    for match in found:
        if _letter(match) not in known:
            raise PlaceholderError(f"{match[0]} is no placeholder; a tilde is written ~~")
        _nested(match["kind"], waiting)
    if waiting:
        raise PlaceholderError(f"~{waiting[-1]} is not closed")
    dumb = silent | {"(", ")"}
    plain = all(_letter(match) in kinds or _letter(match) in dumb for match in found)
    values = _values(found, known, kinds) if plain and all(_usual(match, known) for match in found) else None
    return {WHOLE: _sequence(found)} if values is None else values


def _letter(match: re.Match[str]) -> str:
    return match["kind"][0].lower()


def _usual(match: re.Match[str], known: Mapping[str, str]) -> bool:
    """Whether the parameters are as many as the language knows, numbers and characters where they belong."""
    allowed = known[_letter(match)]
    given = _parameters(match)
    while given and not given[-1]:
        given.pop()
    return len(given) <= len(allowed) and not any(
        parameter and ((parameter[0] == "'" and kind == NUMBER) or (parameter[0] in DIGITS and kind != NUMBER))
        for parameter, kind in zip(given, allowed, strict=False)
    )


def _parameters(match: re.Match[str]) -> list[str]:
    text = match["parameters"]
    return re.findall(r"(?:^|(?<=,))('(?s:.)|[^,]*)(?=,|$)", text) if text else []


def _sequence(found: list[re.Match[str]]) -> str:
    """The directives as they stand; `~{~}` with nothing inside takes what it repeats from a value."""
    ends = {match.end() for match in found if match["kind"] == "{"}
    return " ".join(
        ("!" if match.start() in ends and match["kind"] == "}" else "") + match[0].lower() for match in found
    )


def _nested(letter: str, waiting: list[str]) -> None:
    if letter in PAIRS.values():
        waiting.append(letter)
    elif letter in PAIRS:
        if not waiting or waiting.pop() != PAIRS[letter]:
            raise PlaceholderError(f"~{letter} closes what was not opened")
    elif letter == ";" and (not waiting or waiting[-1] not in "[<"):
        raise PlaceholderError("~; stands outside a choice")


def _values(found: list[re.Match[str]], known: Mapping[str, str], kinds: Mapping[str, str]) -> Placeholders | None:
    """The kinds by place; `None` where `~:p` looks back beyond the first."""
    values: Placeholders = {}
    place = 1
    for match in found:
        for parameter, kind in zip(_parameters(match), known[_letter(match)], strict=False):
            if parameter.lower() == "v":
                values[str(place)] = "number parameter" if kind == NUMBER else "character parameter"
                place += 1
        if _letter(match) in kinds:
            if _letter(match) == "p" and ":" in match["marks"]:
                if place == 1:
                    return None
                continue
            values[str(place)] = kinds[_letter(match)]
            place += 1
    return values
