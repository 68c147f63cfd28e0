"""The fields of an entry as gettext writes them anew, none of them wrapped.

`msgcat --no-wrap` is the one layout on which gettext and polib agree; only `#:` lines break, at column 80, as gettext
breaks them even then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from l10n.adapters.po.literals import escape
from l10n.model import Unit

__all__ = ["field_lines", "field_values", "rank"]

REFERENCE_WIDTH = 80
COMMENTS = ("comments", "notes", "references", "flags")
KEYWORDS = ("| msgctxt", "| msgid", "| msgid_plural", "msgctxt", "msgid", "msgid_plural", "msgstr")
# What ends a line for polib or Babel, though not for gettext, would make half a comment look like an entry.
LINE_ENDS = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def rank(name: str) -> int:
    """Where a field stands in an entry that gettext writes; fields that it does not know come first."""
    order = (*COMMENTS, *KEYWORDS)
    plain = name.partition("[")[0]
    return order.index(plain) if plain in order else -1


def field_values(unit: Unit) -> dict[str, object]:
    """What each field that the entry has says, in gettext's order; equal values need not be written anew."""
    values: dict[str, object] = {name: getattr(unit, name) for name in COMMENTS if getattr(unit, name)}
    values |= {name: (text, unit.obsolete) for name, text in _strings(unit).items()}
    return values


def _strings(unit: Unit) -> dict[str, str]:
    texts = (
        unit.previous_context,
        unit.previous_source,
        unit.previous_plural if unit.previous_source is not None else None,
        unit.context,
        unit.source,
        unit.source_plural,
    )
    named = {name: text for name, text in zip(KEYWORDS, texts, strict=False) if text is not None}
    if unit.previous_source is None:
        named.pop("| msgctxt", None)  # gettext refuses a previous context on its own
    if unit.source_plural is None:
        return named | {"msgstr": unit.target}
    return named | {f"msgstr[{place}]": text for place, text in enumerate(unit.targets)}


def field_lines(unit: Unit, name: str) -> Iterator[str]:
    """The lines of one field, without line ends."""
    if name == "comments":
        yield from (_comment("#", text) for text in _single_lines(unit.comments))
    elif name == "notes":
        yield from (_comment("#.", text) for text in _single_lines(unit.notes))
    elif name == "references":
        yield from _reference_lines(unit.references)
    elif name == "flags":
        yield "#, " + ", ".join(unit.flags)
    else:
        mark = ("#~" if unit.obsolete else "") + ("|" if name.startswith("|") and unit.obsolete else "")
        mark = "#|" if name.startswith("|") and not unit.obsolete else mark
        yield from _string_lines(f"{mark} " if mark else "", name.removeprefix("| "), _strings(unit)[name])


def _comment(mark: str, text: str) -> str:
    """A comment's line. Behind `# C:\\` gettext would read the next line as part of it, behind a space not."""
    line = f"{mark} {text}".rstrip(" ")
    return f"{line} " if line.endswith("\\") else line


def _single_lines(texts: Sequence[str]) -> Iterator[str]:
    return (part for text in texts for part in LINE_ENDS.split(text))


def _string_lines(mark: str, keyword: str, text: str) -> Iterator[str]:
    """One line, or, for a text with line ends inside, an empty string and a line for each."""
    parts = text.split("\n")
    lines = [part + "\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
    if len(lines) <= 1:
        yield f'{mark}{keyword} "{escape(text)}"'
        return
    yield f'{mark}{keyword} ""'
    yield from (f'{mark}"{escape(line)}"' for line in lines)


def _reference_lines(references: Sequence[str]) -> Iterator[str]:
    line = "#:"
    for reference in references:
        shown = f"\u2068{reference}\u2069" if " " in reference else reference
        if line != "#:" and len(line) + 1 + len(shown) > REFERENCE_WIDTH:
            yield line
            line = "#:"
        line += f" {shown}"
    if line != "#:":
        yield line
