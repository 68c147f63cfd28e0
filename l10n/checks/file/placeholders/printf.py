"""Languages whose format strings resemble C's, each after its section of the gettext manual."""

from __future__ import annotations

import re

from l10n.checks.file.placeholders.arguments import Arguments, Counting, Placeholders
from l10n.checks.file.placeholders.c import FLOAT, INTEGER, UNSIGNED
from l10n.checks.file.placeholders.directives import STARLESS, Printf, directive, directives

__all__ = [
    "AWK", "ELISP", "GO", "JAVASCRIPT", "LIBREP", "LUA", "LUA_BARE", "PHP", "PHP_OLD", "SH_PRINTF", "TCL",
    "pascal_placeholders",
]  # fmt: skip

CHARACTER, STRING = "character", "string"
TEXT = {"c": CHARACTER, "s": STRING, "%": ""}
SIGNED = dict.fromkeys("di", INTEGER) | dict.fromkeys("ouxX", UNSIGNED)
WHOLE = dict.fromkeys("dibouxX", INTEGER)
REAL = dict.fromkeys("aAeEfFgG", FLOAT)
PRECISE = r"\d*(?:\.\d+)?"
NAMED = {"s": "text", "S": "object"}

AWK = Printf(directive("%csdiouxXeEfgG"), TEXT | SIGNED | REAL)
TCL = Printf(
    directive(
        "csdiouxXeEfgG", size=r"(?:(?P<width>\*)|\d+)?(?:\.(?:(?P<precision>\*)|\d*))?", length="(?P<length>[hl])?"
    ),
    TEXT | SIGNED | REAL,
    short="h",
    stars_count=True,
)
SH_PRINTF = Printf(directive("%csdiouxXeEfFgGaAb"), TEXT | SIGNED | REAL | {"b": "escaped string"}, Counting.APART)
ELISP = Printf(directive("%csSdioxXeEfgG"), TEXT | WHOLE | REAL | NAMED, Counting.ONWARD, stars_count=True)
LIBREP = Printf(directive("%csSdoxX", flags="[-^0+ ]*", size=STARLESS), TEXT | WHOLE | NAMED, Counting.ONWARD)
JAVASCRIPT = Printf(directive("%csbdoxXfj", flags="[-+ 0I]*", size=STARLESS), TEXT | WHOLE | REAL | {"j": "any value"})
QUOTED = TEXT | WHOLE | REAL | {"q": "escaped string"}
LUA_BARE = Printf(directive("cdiouxXaAeEfgGqs", number="", flags="", size=STARLESS), QUOTED)
LUA = Printf(directive("cdiouxXaAeEfgGqs", number="", size=STARLESS), QUOTED)
# Kinds are left out: Go's verbs take many (%x a number, a text or a pointer).
GO = Printf(
    directive(
        "%vTtcUsqeEfFgGOdobxX",
        number="",
        size=r"(?:(?:\[(?P<width_number>\d+)\])?(?P<width>\*)|\d+)?"
        r"(?:\.(?:(?:\[(?P<precision_number>\d+)\])?(?P<precision>\*)|\d*))?(?:\[(?P<number>\d+)\])?",
    ),
    dict.fromkeys("vTtcUsqeEfFgGOdobxX", "value") | {"%": ""},
    Counting.ONWARD,
)
PHP_OLD = Printf(
    directive("csbduoxXef", flags="(?:[- 0]|'.)*", size=PRECISE, length="l?"), TEXT | WHOLE | REAL, Counting.APART
)
PHP = Printf(
    directive("csbduoxXeEfFgG", flags="(?:[-+ 0]|'.)*", size=PRECISE, length="l?"), TEXT | WHOLE | REAL, Counting.APART
)
PASCAL_DIRECTIVE = re.compile(
    r"%(?:%|(?:(?P<number>\d*):|(?P<unknown>\*):)?-?(?:(?P<width>\*)|\d+)?(?:\.(?:(?P<precision>\*)|\d+))?"
    r"(?P<kind>[duxefgnmspDUXEFGNMSP]))"
)
PASCAL_KINDS = dict.fromkeys("dux", INTEGER) | dict.fromkeys("efgnm", FLOAT) | {"s": STRING, "p": "pointer"}


def pascal_placeholders(text: str) -> Placeholders:
    """Placeholders of `object-pascal-format`, which counts from 0 and writes numbers as in `%1:s`."""
    arguments = Arguments(Counting.APART, first=0)
    for match in directives(PASCAL_DIRECTIVE, text):
        for _ in filter(None, (match["width"], match["precision"])):
            arguments.take(None, INTEGER)
        if match["unknown"]:  # %*:d takes the number of its value from a value
            arguments.take(None, INTEGER)
        elif match["kind"]:
            number = None if match["number"] is None else match["number"] or "0"
            arguments.take(number, PASCAL_KINDS[match["kind"].lower()])
    return arguments.found
