"""Marks at the end of a sentence, whatever quotation marks and brackets close after them."""

from __future__ import annotations

import re

__all__ = ["final_mark", "language"]

# Stop, ellipsis, question, exclamation, colon, semicolon, comma; then whatever closes; then white space.
FINAL = re.compile(r"(?P<marks>[.…?!:;,‽？！。]*)(?P<closers>[\"'“”’»«‘›‹)\]}]*)(?P<more>[.…?!:;,‽？！。]*)\s*$")
LOOKED_AT = 12  # characters: no text ends with more marks


def final_mark(text: str) -> tuple[str, int]:
    """The last mark of `text` and where it stands: `.`, `…`, `?`, `!`, `?!`, `:`, `;`, `,`, or nothing.

    What closes after it is looked through, because languages differ in the order: `here."` is `hier“.` and `тут».`
    """
    found = FINAL.search(text, max(0, len(text.rstrip()) - LOOKED_AT))
    if found is None:
        return "", len(text)
    inner, outer = found["marks"], found["more"]
    if asked := "".join(mark for mark in "?!" if mark in (inner + outer).translate(_WIDE)):
        return asked, found.start("marks") if inner else found.start("more")
    if not inner and not outer:
        return "", found.start("closers")
    marks, place = (outer, found.start("more")) if outer else (inner, found.start("marks"))
    return ("…" if "…" in marks or "..." in marks else marks[-1].replace("。", ".")), place


def language(locale: str) -> str:
    """The language of a BCP 47 tag: `de` of `de-CH`."""
    return locale.split("-", maxsplit=1)[0]


_WIDE = str.maketrans("？！", "?!") | {ord("‽"): "?!"}
