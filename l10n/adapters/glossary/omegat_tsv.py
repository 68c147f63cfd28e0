"""OmegaT's glossary: lines of source, target and comment between tabs, one locale a file, UTF-8.

A line is one source spelling and one allowed form; several lines of one source are its forms, the preferred one
first. The format has no forbidden forms: they stand in the comment, `[not: Киев | Кієв]`, where translators see
them and the reader finds them again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType

from l10n.adapters.glossary.imported import Imported, one_line, rendering_of
from l10n.errors import GlossaryError
from l10n.model import Term

__all__ = ["read_tsv", "render_tsv"]

_NOT = re.compile(r"\s*\[not: (.*)\]$")
_SEPARATOR = " | "


def read_tsv(data: bytes, locale: str, path: str = "") -> Imported:
    """The terms of an OmegaT glossary whose targets are in `locale`; raises `GlossaryError` where it is not UTF-8.

    A line without a target is left out with a notice.
    """
    rows: dict[str, list[tuple[int, list[str]]]] = {}
    notices: list[str] = []
    for number, line in enumerate(_decode(data, path).splitlines(), 1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not line.strip() or line.startswith("#"):
            continue
        if len(cells) < 2 or not cells[0] or not cells[1]:
            notices.append(f"line {number} has no source or no target")
            continue
        rows.setdefault(cells[0], []).append((number, [*cells, ""]))
    return Imported(tuple(_term(source, lines, locale, path) for source, lines in rows.items()), tuple(notices))


def render_tsv(terms: Sequence[Term], locale: str) -> bytes:
    """The glossary of `locale`, tabs and line ends within a cell turned into spaces; free terms are left out."""
    lines = (line for term in terms for line in _lines(term, locale))
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _decode(data: bytes, path: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise GlossaryError("is not UTF-8", "Save it as UTF-8 (OmegaT: .utf8).", path=path, line=line) from error


def _term(source: str, lines: Sequence[tuple[int, Sequence[str]]], locale: str, path: str) -> Term:
    comments = [cells[2] for _, cells in lines]
    forbidden = [form for comment in comments if (found := _NOT.search(comment)) for form in found[1].split(_SEPARATOR)]
    notes = dict.fromkeys(_NOT.sub("", comment) for comment in comments)
    rendering = rendering_of((cells[1] for _, cells in lines), filter(None, forbidden))
    note = "; ".join(filter(None, notes))
    return Term(source, renderings=MappingProxyType({locale: rendering}), note=note, path=path, line=lines[0][0])


def _lines(term: Term, locale: str) -> Iterator[str]:
    rendering = term.rendering(locale)
    if rendering is None:
        return
    comment = one_line(f"{term.note}{_not(rendering.forbidden)}")
    for source in term.sources:
        for form in rendering.allowed:
            yield "\t".join((_first_cell(one_line(source)), one_line(form), comment)).rstrip("\t")


def _not(forbidden: Iterable[str]) -> str:
    forms = _SEPARATOR.join(forbidden)
    return f" [not: {forms}]" if forms else ""


def _first_cell(source: str) -> str:
    return f" {source}" if source.startswith("#") else source  # a line that begins with # is a comment
