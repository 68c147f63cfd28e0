"""The form of the right rendering that fits where a wrong one stands."""

from __future__ import annotations

from l10n.model import TermKind
from l10n.ports import Morphology
from l10n.stages.government import CASES, NUMBERS

__all__ = ["agreeing"]

# Case and number: what a form of another noun has to share. The gender is the noun's own.
SHARED = frozenset(CASES) | NUMBERS


def agreeing(right: str, wrong: str, kind: TermKind, surface: str, morphology: Morphology) -> str:
    """The rendering `right` in the case and number of `surface` (Киева → Києва), else in dictionary form.

    `wrong` is the dictionary form of `surface`. Its own forms are asked first: read by itself, “Другу світову” is
    a dative of друг, too.
    """
    own = [form.tags for form in morphology.forms(wrong, kind) if form.text == surface and form.tags]
    forms = morphology.forms(right, kind)
    for reading in own or morphology.tags(surface):
        wanted = reading & SHARED
        best = max(forms, key=lambda form: len(form.tags & wanted))
        if len(best.tags & wanted) > 1:
            return best.text
    return right
