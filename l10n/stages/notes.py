"""What the translator is told beside a unit, in `#.` comments: the terms in play and what they are."""

from __future__ import annotations

from l10n.ports import TermFinder

__all__ = ["term_notes"]


def term_notes(source: str, finder: TermFinder, locale: str) -> tuple[str, ...]:
    """A line `White House → Білий дім` for each term of the glossary in `source`, in text order.

    Nothing positional stands here: a moved sentence keeps its notes.
    """
    notes: dict[str, None] = {}
    for match in finder.find(source):
        rendering = match.term.rendering(locale)
        if rendering and rendering.preferred:
            notes[f"{match.term.source} → {rendering.preferred}"] = None
    return tuple(notes)
