"""The compilers of GCC: quotation marks, declarations and places in the source are placeholders of their own."""

from __future__ import annotations

import re

from l10n.checks.file.placeholders.arguments import ALWAYS, Arguments, Counting, PlaceholderError, Placeholders
from l10n.checks.file.placeholders.c import FLOAT, INTEGER, UNSIGNED
from l10n.checks.file.placeholders.directives import directives

__all__ = ["gcc_placeholders", "gfc_placeholders", "old_gcc_placeholders"]

GCC_DIRECTIVE = re.compile(
    r"%(?:(?P<bare>[%<>}'RmC])|(?:(?P<number>\d+)\$)?(?P<flags>[qlwzt+#]*)"
    r"(?:\.(?:\d+|(?P<precision>\*)(?:(?P<precision_number>\d+)\$)?)(?P<cut>s)"
    r"|(?P<kind>[r{csidouxfp@eZDEFTVvAHIOPQSXL])))"
)
OLD_GCC_DIRECTIVE = re.compile(
    r"%(?:(?P<bare>[%<>'m])|(?:(?P<number>\d+)\$)?(?P<flags>[qlw+#]*)"
    r"(?:\.(?:\d+|(?P<precision>\*)(?:(?P<precision_number>\d+)\$)?)(?P<cut>s)|(?P<kind>[csidouxpDEFTJVKCLOPQAH])))"
)
GCC_KINDS = dict.fromkeys("id", INTEGER) | dict.fromkeys("oux", UNSIGNED) | {"f": FLOAT}
GCC_KINDS |= {"c": "character", "s": "string", "p": "pointer"}
PAIRS = {">": "<", "R": "r", "}": "{"}
ONCE = ("q", "w", "z", "t", "+", "#")
GFC_DIRECTIVE = re.compile(r"%(?:%|(?:(?P<number>\d+)\$)?(?P<kind>[CLcs]|l?[idu]))")
GFC_KINDS = {"C": "place", "L": "locus", "c": "character", "s": "string"}


def gcc_placeholders(text: str) -> Placeholders:
    """Placeholders of `gcc-internal-format` since GCC 5; what opens (`%<`, `%r`, `%{`) has to close."""
    arguments = Arguments()
    marks: Placeholders = {}
    still_open: set[str] = set()
    for match in directives(GCC_DIRECTIVE, text):
        sign = match["bare"] or match["kind"] or "s"
        _pair(sign, still_open)
        if match["bare"]:
            if sign in "mC":
                marks[f"%{sign}"] = ALWAYS
            continue
        size = _flags(match["flags"])
        if match["precision"]:
            arguments.take(match["precision_number"], INTEGER)
        if match["kind"] == "Z":
            arguments.take(None, "numbers")
        kind = GCC_KINDS.get(sign, f"%{sign}")
        arguments.take(match["number"], f"{size} {kind}" if size and sign in "idoux" else kind)
    if still_open:
        raise PlaceholderError(f"%{min(still_open)} is not closed")
    return arguments.found | marks


def old_gcc_placeholders(text: str) -> Placeholders:
    """The same for older compilers, where `%C` takes a value and quotation marks need no partner."""
    arguments = Arguments()
    marks: Placeholders = {}
    for match in directives(OLD_GCC_DIRECTIVE, text):
        if match["bare"]:
            marks |= {"%m": ALWAYS} if match["bare"] == "m" else {}
            continue
        if match["precision"]:
            arguments.take(match["precision_number"], INTEGER)
        letter, size = match["kind"] or "s", _flags(match["flags"])
        kind = GCC_KINDS.get(letter, f"%{letter}")
        arguments.take(match["number"], f"{size} {kind}" if size and letter in "idoux" else kind)
    return arguments.found | marks


def _pair(sign: str, still_open: set[str]) -> None:
    if sign in "<r{":
        if sign in still_open:
            raise PlaceholderError(f"%{sign} opens twice")
        still_open.add(sign)
    elif sign in PAIRS:
        if PAIRS[sign] not in still_open:
            raise PlaceholderError(f"%{sign} closes what was not opened")
        still_open.remove(PAIRS[sign])


def _flags(flags: str) -> str:
    """The size of an integer; each flag stands once, `l` twice, and sizes exclude each other."""
    sizes = [flag for flag in "lwzt" if flag in flags]
    if any(flags.count(flag) > 1 for flag in ONCE) or flags.count("l") > 2 or len(sizes) > 1:
        raise PlaceholderError(f"the flags {flags} do not go together")
    return "l" * flags.count("l") or (sizes[0] if sizes else "")


def gfc_placeholders(text: str) -> Placeholders:
    """Placeholders of `gfc-internal-format`; `%C`, the current place, has a number and takes no value."""
    arguments = Arguments(Counting.ONWARD)
    for match in directives(GFC_DIRECTIVE, text):
        if match["kind"]:
            letter = match["kind"][-1]
            kind = GFC_KINDS.get(letter) or ("long " if match["kind"][0] == "l" else "") + (
                UNSIGNED if letter == "u" else INTEGER
            )
            arguments.take(match["number"], kind)
    kinds = [kind for _, kind in sorted(arguments.without_gaps().items(), key=lambda item: int(item[0]))]
    values = [kind for kind in kinds if kind != "place"]
    found = {str(number): kind for number, kind in enumerate(values, start=1)}
    return found | ({"%C": ALWAYS} if "place" in kinds else {})
