"""Inflection, one adapter a language: `open_morphology(locale)` opens the right one and loads nothing else.

A further language is one file here and one line in `ADAPTERS`; its class takes no arguments.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from l10n.ports import Morphology

__all__ = ["ADAPTERS", "open_morphology"]

# base language → (module, class)
ADAPTERS = {
    "uk": ("ukrainian", "Ukrainian"),
    "ru": ("russian", "Russian"),
    "de": ("german", "German"),
}


@cache
def open_morphology(locale: str) -> Morphology:
    """The morphology of a locale, region ignored (`de-AT` is German); words as they stand for an unknown language."""
    language = locale.replace("_", "-").split("-")[0].lower()
    if language not in ADAPTERS:
        from l10n.adapters.morphology.plain import Plain

        return Plain(locale)
    module, name = ADAPTERS[language]
    return cast("Morphology", getattr(import_module(f"{__name__}.{module}"), name)())
