"""`l10n translate`: the main job."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from l10n.pipeline.translate import ArticleReport, CatalogReport, Failure

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(translate)


def translate(
    sources: list[Path] = typer.Argument(..., metavar="SOURCE…", help="Articles, or folders of articles."),
    to: str = typer.Option(None, "--to", metavar="LOCALES", help="Target locales, such as uk,ru,de."),
    glossary: list[Path] = typer.Option(None, "--glossary", help="A glossary file or folder; may be repeated."),
    no_glossary: bool = typer.Option(False, "--no-glossary", help="Translate without a glossary."),
    locales: Path = typer.Option(None, "--locales", metavar="DIR", help="The folder of the catalogues."),
    engine: str = typer.Option(None, "--engine", help="auto, bundled, argos, or the path of a model package."),
    refresh: bool = typer.Option(False, "--refresh", help="Translate unreviewed machine units anew."),
    json_output: bool = typer.Option(False, "--json", help="Print one JSON object a source, one a line."),
) -> None:
    """Translate articles into PO files for review; what people wrote in them stays."""
    from l10n.cli.options import chosen_glossary, chosen_locales
    from l10n.cli.progress import ProgressBar
    from l10n.config import load_config
    from l10n.pipeline import translate as pipeline
    from l10n.wiring import build_tools, find_sources

    config = load_config()
    targets = chosen_locales(to, config)
    tools = build_tools(config, locales=locales, glossary=chosen_glossary(glossary, no_glossary, config), engine=engine)
    articles, failures = find_sources(sources, config, tools.layout)
    steps = len(articles) * len(targets)
    done = 0

    with ProgressBar() as progress:

        def started(source: Path, locale: str) -> None:
            nonlocal done
            progress(f"{source.name} → {locale}", done, steps)
            done += 1

        reports = []
        for report in pipeline.translate(articles, targets, tools, refresh=_refresh(refresh), started=started):
            if isinstance(report, pipeline.Failure):
                failures.append(report)
                continue
            reports.append(report)
            if json_output:
                typer.echo(json.dumps(as_json(report, tools.layout.root), ensure_ascii=False))
    if not json_output:
        _summarise(reports, tools.layout.root, tools.advise(targets))
    failures += [failure for report in reports for failure in report.failures]
    _tell(failures)
    if failures:
        raise typer.Exit(1 if any(report.catalogs for report in reports) else 2)


def _refresh(refresh: bool) -> Any:
    from l10n.stages.update import Refresh

    return Refresh.MACHINE if refresh else Refresh.NONE


def as_json(report: ArticleReport, root: Path) -> dict[str, Any]:
    """The report as the documented JSON object; paths are relative to the root where they lie below it."""
    return {
        "article": report.article,
        "segments": report.segments,
        "catalogs": [
            {
                "locale": catalog.locale,
                "path": _shown(catalog.path, root),
                "engine": catalog.engine,
                "units": catalog.units,
                "machine": catalog.machine,
                "kept": catalog.kept,
                "from_memory": catalog.from_memory,
                "terms": {"expected": catalog.terms.expected, "satisfied": catalog.terms.satisfied},
                "seconds": round(catalog.seconds, 3),
            }
            for catalog in report.catalogs
        ],
        "failures": [{"locale": failure.locale or None, "message": str(failure.error)} for failure in report.failures],
    }


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _tell(failures: Sequence[Failure]) -> None:
    from l10n.cli.app import report as report_error

    for failure in failures:
        report_error(failure.error)


def _summarise(reports: Sequence[ArticleReport], root: Path, advice: str) -> None:
    for report in reports:
        typer.echo(f"{report.article}: {report.segments} segments")
        for catalog in report.catalogs:
            typer.echo(_line(catalog, root))
    if not any(report.catalogs for report in reports):
        return
    if advice:
        typer.echo(f"\n{advice}")
    typer.echo(
        "\nNext: correct the PO files in Poedit, Lokalize, OmegaT or Weblate (every machine translation is fuzzy),\n"
        "then run `l10n check`, and `l10n publish` for the translated article."
    )


def _line(catalog: CatalogReport, root: Path) -> str:
    terms = f"terms {catalog.terms.satisfied} of {catalog.terms.expected}"
    work = f"{catalog.units} units: {catalog.machine} translated, {catalog.kept} kept"
    memory = f", {catalog.from_memory} from memory" if catalog.from_memory else ""
    state = "" if catalog.written else ", unchanged"
    return (
        f"  {catalog.locale}  {_shown(catalog.path, root)}{state}\n"
        f"      {work}{memory}; {terms}; {catalog.engine}; {catalog.seconds:.1f} s"
    )
