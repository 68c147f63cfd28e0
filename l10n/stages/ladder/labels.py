"""Segments that are nothing but terms ("NATO", "White House, Washington"): no sentence, so nothing to decode.

A model trained on sentences babbles when it is given a bare name ("НА НАТО"), and no case but the dictionary form's
is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.model import TermMatch

__all__ = ["label"]

# Quotation marks are left out: each language has its own.
BETWEEN = re.compile(r"[\s.,:;!?…()\[\]/|&+–—-]*")


def label(segment: str, matches: Sequence[TermMatch], locale: str) -> str | None:
    """The segment with each term in dictionary form, or `None` where more than terms and punctuation stands there."""
    parts: list[str] = []
    last = 0
    for match in matches:
        rendering = match.term.rendering(locale)
        between = segment[last : match.start]
        if (
            not BETWEEN.fullmatch(between)
            or match.possessive
            or match.compound
            or not (rendering and rendering.preferred)
        ):
            return None
        parts += (between, _in_case_of(segment[match.start : match.end], match, rendering.preferred))
        last = match.end
    rest = segment[last:]
    return "".join((*parts, rest)) if parts and BETWEEN.fullmatch(rest) else None


def _in_case_of(surface: str, match: TermMatch, form: str) -> str:
    """`form` in capitals where the heading is ("WHITE HOUSE"), with a capital where the text begins one ("Truce")."""
    if surface.isupper() and not any(source.isupper() for source in match.term.sources):
        return form.upper()
    return form[0].upper() + form[1:] if surface[:1].isupper() else form
