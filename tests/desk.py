"""A translated project without an engine: what `l10n translate` leaves behind, and what translators do to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from l10n.adapters.article_reader import read_article
from l10n.adapters.po import PoStore
from l10n.adapters.sentencex_splitter import SentencexSplitter
from l10n.config import load_config
from l10n.model import Catalog, Origin, Translation, Unit
from l10n.pipeline.template import write_template
from l10n.stages.ledger import Ledger, parse_ledger, render_ledger
from l10n.stages.segment import segment
from l10n.stages.update import Refresh, finish, prepare
from l10n.wiring import build_tools

SOURCE = "locales/en/talks.txt"
NOW = "2026-03-01T10:00:00+00:00"


def write_article(project: Path, text: str, source: str = SOURCE, *, encoding: str = "utf-8") -> Path:
    path = project / source
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def catalog_path(project: Path, locale: str = "uk", name: str = "talks") -> Path:
    return project / "locales" / locale / "LC_MESSAGES" / f"{name}.po"


def translate(
    project: Path, locale: str = "uk", source: str = SOURCE, *, refresh: Refresh = Refresh.NONE, mark: str = ""
) -> Path:
    """Bring one catalogue up to date, every new sentence S translated as `uk(S)`, and note it in the ledger."""
    tools = build_tools(load_config(project))
    path = tools.layout.catalog(project / source, locale)
    ledger_path = tools.layout.ledger(project / source, locale)
    article = read_article(project / source, source)
    catalog = PoStore().read(path) if path.exists() else tools.new_catalog(locale, source)
    ledger = parse_ledger(ledger_path.read_text()) if ledger_path.exists() else Ledger()
    plan = prepare(segment(article.text, SentencexSplitter()), source, catalog, ledger, refresh=refresh)
    done = finish(plan, {text: _machine(text, locale + mark) for text in plan.wanted}, None, now=NOW)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(PoStore().render(done.catalog))
    ledger_path.write_text(render_ledger(done.ledger))
    return path


def _machine(source: str, locale: str) -> Translation:
    return Translation(source, f"{locale}({source})", Origin.MACHINE, "fake 1", -0.5)


def template(project: Path, source: str = SOURCE) -> Path:
    """Write the article's template anew."""
    tools = build_tools(load_config(project))
    article = read_article(project / source, source)
    write_template(project / source, replace(article, segments=segment(article.text, SentencexSplitter())), tools)
    return tools.layout.template(project / source)


def edit(path: Path, change: Callable[[Unit], Unit]) -> None:
    """Save the catalogue as an editor would after changing its units."""
    catalog = PoStore().read(path)
    saved = replace(catalog, units=tuple(change(unit) for unit in catalog.units))
    path.write_bytes(PoStore().render(saved))


def review(path: Path, texts: dict[str, str]) -> None:
    """Correct and approve the units whose sources begin so."""

    def change(unit: Unit) -> Unit:
        text = next((text for start, text in texts.items() if unit.source.startswith(start)), None)
        return unit if text is None else replace(unit, targets=(text,), flags=())

    edit(path, change)


def draft(path: Path, texts: dict[str, str]) -> None:
    """Correct units and leave them fuzzy."""

    def change(unit: Unit) -> Unit:
        text = next((text for start, text in texts.items() if unit.source.startswith(start)), None)
        return unit if text is None else replace(unit, targets=(text,), flags=("fuzzy",))

    edit(path, change)


def read(path: Path) -> Catalog:
    return PoStore().read(path)
