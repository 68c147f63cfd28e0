"""From segments to units: what of an article there is to translate."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.model import Segment, Unit

__all__ = ["translatable", "translatable_units"]


def translatable(text: str) -> bool:
    """Whether a segment has anything to translate: a letter. A row of asterisks or a lone number has not."""
    return any(character.isalpha() for character in text)


def translatable_units(segments: Sequence[Segment], path: str) -> tuple[Unit, ...]:
    """One untranslated unit for each distinct sentence, in article order; a repeat adds a reference."""
    references: dict[str, dict[str, None]] = {}
    for segment in segments:
        if translatable(segment.text):
            references.setdefault(segment.text, {})[f"{path}:{segment.line}"] = None
    return tuple(Unit(source=text, references=tuple(places)) for text, places in references.items())
