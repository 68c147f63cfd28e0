"""`l10n status`: how far the translations have come."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from l10n.pipeline.status import ArticleStatus, CatalogStatus

__all__ = ["register"]

# Short enough for 80 columns with three-figure counts.
COLUMNS = (
    "to", "reviewed", "machine", "draft", "changed", "missing", "obsolete", "terms open", "failing", "last edited"
)  # fmt: skip


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(status)


def status(
    sources: list[Path] = typer.Argument(
        None, metavar="[SOURCE…]", help="Articles, or folders of articles; the project's source folder by default."
    ),
    to: str = typer.Option(None, "--to", metavar="LOCALES", help="Target locales, such as uk,ru,de."),
    glossary: list[Path] = typer.Option(None, "--glossary", help="A glossary file or folder; may be repeated."),
    no_glossary: bool = typer.Option(False, "--no-glossary", help="Count no open terms."),
    locales: Path = typer.Option(None, "--locales", metavar="DIR", help="The folder of the catalogues."),
    quick: bool = typer.Option(False, "--quick", help="Leave out open terms and failing checks."),
    json_output: bool = typer.Option(False, "--json", help="Print one JSON object a source, one a line."),
) -> None:
    """Show how far each article has come in each locale."""
    from l10n.cli.options import chosen_glossary, chosen_locales
    from l10n.cli.shown import collect, echo_json, tell
    from l10n.config import load_config
    from l10n.pipeline import status as pipeline
    from l10n.wiring import build_tools, find_sources, open_judge

    config = load_config()
    targets = chosen_locales(to, config)
    tools = build_tools(config, locales=locales)
    judge = None if quick else open_judge(config, chosen_glossary(glossary, no_glossary, config))
    articles, failures = find_sources(sources or [config.source], config, tools.layout)

    def show(report: ArticleStatus) -> None:
        if json_output:
            echo_json(as_json(report, tools.layout.root))

    reports = collect(pipeline.status(articles, targets, tools, judge), failures, show)
    if not json_output:
        _show(reports)
    failures += [failure for report in reports for failure in report.failures]
    tell(failures)
    if failures:
        raise typer.Exit(1 if any(report.catalogs for report in reports) else 2)


def as_json(report: ArticleStatus, root: Path) -> dict[str, Any]:
    """The report as the documented JSON object; `path` is null where there is no catalogue yet."""
    return {
        "article": report.article,
        "units": report.units,
        "words": report.words,
        "locales": [_catalog_json(catalog, root) for catalog in report.catalogs],
        "failures": [{"locale": failure.locale or None, "message": str(failure.error)} for failure in report.failures],
    }


def _catalog_json(catalog: CatalogStatus, root: Path) -> dict[str, Any]:
    from l10n.cli.shown import shown
    from l10n.stages.standing import Standing

    return {
        "locale": catalog.locale,
        "path": shown(catalog.path, root) if catalog.exists else None,
        **{standing.value: catalog.standings[standing] for standing in Standing},
        "words": {standing.value: catalog.words[standing] for standing in Standing},
        "obsolete": catalog.obsolete,
        "held": catalog.held,
        "terms_open": catalog.quality.terms_open if catalog.quality else None,
        "failing": catalog.quality.failing if catalog.quality else None,
        "last_edited": catalog.last_edit.isoformat() if catalog.last_edit else None,
    }


def _show(reports: Sequence[ArticleStatus]) -> None:
    from l10n.cli.shown import held_line

    for report in reports:
        title = f"{report.article}: {report.units} units, {report.words} words"
        rows = [_row(catalog, report) for catalog in report.catalogs]
        if _on_terminal():
            _show_table(title, rows)
        else:
            _show_plain(title, rows)
        for catalog in report.catalogs:
            if catalog.held:
                typer.echo(held_line(catalog.locale, catalog.held))


def _on_terminal() -> bool:
    return sys.stdout.isatty()


def _row(catalog: CatalogStatus, report: ArticleStatus) -> list[str]:
    from l10n.stages.standing import Standing

    reviewed = catalog.standings[Standing.REVIEWED]
    share = f"{reviewed} ({100 * reviewed // sum(catalog.standings.values())}%)" if report.units else "0"
    others = [str(catalog.standings[standing]) for standing in Standing if standing is not Standing.REVIEWED]
    judged = [str(catalog.quality.terms_open), str(catalog.quality.failing)] if catalog.quality else ["-", "-"]
    edited = f"{catalog.last_edit:%Y-%m-%d}" if catalog.last_edit else "-"
    return [catalog.locale, share, *others, str(catalog.obsolete), *judged, edited]


def _show_plain(title: str, rows: Sequence[Sequence[str]]) -> None:
    table = [COLUMNS, *rows]
    widths = [max(len(row[column]) for row in table) for column in range(len(COLUMNS))]
    typer.echo(title)
    for row in table:
        typer.echo("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _show_table(title: str, rows: Sequence[Sequence[str]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, pad_edge=False, padding=0)
    for name, *cells in zip(COLUMNS, *rows, strict=True):
        table.add_column(name, min_width=max(map(len, (*name.split(), *cells))))
    for row in rows:
        table.add_row(*row)
    Console().print(table)
