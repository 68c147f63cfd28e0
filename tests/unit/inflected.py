"""What the tables of inflected cases share: a rendering from a cell, and a text with what was found in brackets."""

from __future__ import annotations

from l10n.model import Rendering, TermKind
from l10n.ports import Morphology

__all__ = ["FIND", "marked", "plain", "rendering"]

# rendering (as a glossary cell: accepted ones after |, listed forms after ~), kind, text
FIND = tuple[str, TermKind, str]


def rendering(cell: str) -> Rendering:
    """The rendering that a cell describes."""
    forms = cell.split("|")
    preferred, *accepted = (form for form in forms if not form.startswith("~"))
    return Rendering(preferred, tuple(accepted), (), tuple(form[1:] for form in forms if form.startswith("~")))


def marked(morphology: Morphology, cell: str, kind: TermKind, text: str) -> str:
    """The text with every stretch found in brackets."""
    for found in reversed(morphology.find(rendering(cell), text, kind)):
        text = f"{text[: found.start]}[{text[found.start : found.end]}]{text[found.end :]}"
    return text


def plain(text: str) -> str:
    """The text without its brackets."""
    return text.replace("[", "").replace("]", "")
