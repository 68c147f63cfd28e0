"""C and Objective-C: the gettext manual's sections “C Format Strings” and “Objective C Format Strings”."""

from __future__ import annotations

import re

from l10n.checks.file.placeholders.arguments import Arguments, PlaceholderError, Placeholders
from l10n.checks.file.placeholders.directives import NUMBER, PRECISION, WIDTH, directives

__all__ = ["C_KINDS", "c_placeholders", "objc_placeholders", "without_own_digits"]

INTEGER, UNSIGNED, FLOAT = "integer", "unsigned integer", "floating-point number"
C_KINDS = (
    dict.fromkeys("di", INTEGER)
    | dict.fromkeys("bouxX", UNSIGNED)
    | dict.fromkeys("eEfFgGaA", FLOAT)
    | {"c": "character", "s": "string", "p": "pointer", "n": "counter", "C": "wide character", "S": "wide string"}
    | {"@": "object", "m": "", "%": ""}
)
# %m takes its value from errno; b, w8 and wf8 are C23's.
MACRO = r"<PRI(?P<macro>[diouxX])(?P<bits>(?:LEAST|FAST)?(?:8|16|32|64)|MAX|PTR)>"
C_DIRECTIVE = re.compile(
    f"%{NUMBER}[-+ #0']*{WIDTH}{PRECISION}(?:{MACRO}|(?P<length>(?:wf?(?:8|16|32|64)|[hlLqjzZt])*)"
    r"(?P<kind>[%diouxXbeEfFgGaAcspnCSm@]))"
)
OWN_DIGITS = re.compile(r"(%(?:\d+\$)?[-+ #0']*)I+(?=[-+ #0'\d.*$hlLqjzZt]*[diouxXeEfFgGaA])")
SAME = {"q": "long long", "L": "long long", "z": "size", "Z": "size", "j": "MAX", "t": "difference"}
SIZED = {"integer", "unsigned integer", "counter"}


def c_placeholders(text: str, *, objects: bool = False) -> Placeholders:
    """Placeholders of `c-format`, with the `objects` of `objc-format`."""
    arguments = Arguments()
    for match in directives(C_DIRECTIVE, text):
        for star in ("width", "precision"):
            if match[star]:
                arguments.take(match[f"{star}_number"], INTEGER)
        kind = (
            f"{match['bits']} {C_KINDS[match['macro']]}" if match["macro"] else _sized(match["kind"], match["length"])
        )
        if kind == "object" and not objects:
            raise PlaceholderError("%@ is no placeholder of C")
        if kind:
            arguments.take(match["number"], kind)
    return arguments.without_gaps()


def without_own_digits(target: str) -> str:
    """`target` without the flag `I`, by which a translation alone asks for its locale's digits (`%Id`)."""
    return OWN_DIGITS.sub(r"\1", target)


def _sized(letter: str, length: str) -> str:
    """The kind of a letter behind `hh`, `l`, `ll` …: C's compilers and gettext take the last of several."""
    kind, size = C_KINDS[letter], ""
    for mark in re.findall(r"wf?\d+|hh?|ll?|.", length):
        size = {"h": "short", "hh": "char", "l": "long", "ll": "long long"}.get(mark) or SAME.get(mark, mark)
    wide = size in ("long", "long long")
    if kind in ("character", "string"):
        return f"wide {kind}" if wide else kind
    if kind == FLOAT:
        return f"long {kind}" if size == "long long" else kind
    return f"{size} {kind}" if size and kind in SIZED else kind


def objc_placeholders(text: str) -> Placeholders:
    """Placeholders of `objc-format`: C's and `%@`."""
    return c_placeholders(text, objects=True)
