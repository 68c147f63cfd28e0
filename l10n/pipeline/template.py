"""The POT file of an article: what there is to translate, for editors and servers that start from templates."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from l10n.files import write_atomically
from l10n.model import Article, Unit
from l10n.pipeline.tools import Tools
from l10n.stages.units import translatable_units

__all__ = ["write_template"]


def write_template(source: Path, article: Article, tools: Tools) -> bool:
    """Write the template of `article` where it changed; returns whether it did. Raises `L10nError`."""
    path = tools.layout.template(source)
    units = translatable_units(article.segments, article.path)
    old = tools.store.read(path) if path.exists() else None
    if old and [_content(unit) for unit in old.live()] == [_content(unit) for unit in units]:
        return False
    catalog = replace(tools.new_catalog("", article.path), units=units)
    return write_atomically(path, tools.store.render(catalog))


def _content(unit: Unit) -> tuple[str, tuple[str, ...]]:
    return unit.source, unit.references
