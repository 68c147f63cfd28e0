"""Boost's format strings: `%1%` and `%|1$d|` beside C's."""

from __future__ import annotations

import re

from l10n.checks.file.placeholders.arguments import Arguments, Placeholders
from l10n.checks.file.placeholders.c import FLOAT, INTEGER
from l10n.checks.file.placeholders.directives import directives

__all__ = ["boost_placeholders"]

ANY = "any value"
SIZE = (
    r"(?:(?P<number{0}>[1-9]\d*)\$)?[-+ #0'_=hl]*(?:(?P<width{0}>\*)(?:(?P<width_number{0}>\d+)\$)?|\d+)?"
    r"(?:\.(?:(?P<precision{0}>\*)(?:(?P<precision_number{0}>\d+)\$)?|\d*))?[hlL]*"
)
LETTER = "(?P<kind{0}>[cCsSidouxXeEfgGptn]|T(?s:.))"
DIRECTIVE = re.compile(
    r"%(?:%|(?P<whole>[1-9]\d*)%|" + (SIZE + LETTER).format("") + r"|\|" + (SIZE + LETTER + "?").format("_in") + r"\|)"
)
KINDS = dict.fromkeys("cC", "character") | dict.fromkeys("idouxX", INTEGER) | dict.fromkeys("eEfgG", FLOAT)
KINDS |= dict.fromkeys("sS", ANY) | {"p": "pointer", "t": "", "T": "", "n": ""}


def boost_placeholders(text: str) -> Placeholders:
    """Placeholders of `boost-format`; `%t` and `%T` move to a column and take no value."""
    arguments = Arguments(weak=ANY)
    for match in directives(DIRECTIVE, text):
        if match[0] == "%%":
            continue
        if match["whole"]:
            arguments.take(match["whole"], ANY)
            continue
        inside = "_in" if match[0].startswith("%|") else ""
        for star in ("width", "precision"):
            if match[star + inside]:
                arguments.take(match[f"{star}_number{inside}"], INTEGER)
        kind = KINDS[match["kind" + inside][0]] if match["kind" + inside] else ANY
        if kind:
            arguments.take(match["number" + inside], kind)
    return arguments.found
