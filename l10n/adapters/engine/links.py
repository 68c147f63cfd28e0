"""Attention as links between characters."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.adapters.engine.tokens import Pieces
from l10n.model import Link

__all__ = ["links_from"]


def links_from(attention: Sequence[Sequence[float]], source: Pieces, target: Pieces) -> tuple[Link, ...]:
    """A link for each target token that has text, to the source token it attends to most.

    `attention` has a row a target token and a column a source token; a column for the end mark of models with
    `add_source_eos` is left out, as it stands for no text.
    """
    width = len(source.tokens)
    if not width:
        return ()
    links = []
    for row, (start, end) in zip(attention, target.spans, strict=False):
        column = max(range(min(width, len(row))), key=row.__getitem__)
        source_start, source_end = source.spans[column]
        word = target.text[start:end].lstrip()
        if word:
            links.append(Link(end - len(word), end, source_start, source_end))
    return tuple(links)
