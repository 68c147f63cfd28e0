"""The form of the right rendering that fits where a wrong one stands."""

from __future__ import annotations

from l10n.model import TermKind
from l10n.ports import Morphology

__all__ = ["agreeing"]

# Case and number: what a form of another noun has to share. The gender is the noun's own.
SHARED = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct", "voct", "sing", "plur"})


def agreeing(rendering: str, kind: TermKind, surface: str, morphology: Morphology) -> str:
    """The rendering in the case and number of `surface` (Киева → Києва), else in dictionary form."""
    forms = morphology.forms(rendering, kind)
    for reading in morphology.tags(surface):
        shared = reading & SHARED
        for form in forms:
            if shared and shared <= form.tags:
                return form.text
    return rendering
