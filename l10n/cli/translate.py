"""`l10n translate`: the main job."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from l10n.cli.shown import collect, echo_json, shown, tell

if TYPE_CHECKING:
    from l10n.errors import MemoryStoreError
    from l10n.pipeline.sources import Failure
    from l10n.pipeline.translate import ArticleReport, CatalogReport
    from l10n.ports import Progress

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
    refresh_terms: bool = typer.Option(
        False, "--refresh-terms", help="Translate anew only those whose glossary terms have changed since."
    ),
    trust_memory: bool = typer.Option(
        False, "--trust-memory", help="Accept full matches from the translation memory as reviewed."
    ),
    no_memory: bool = typer.Option(False, "--no-memory", help="Do not ask the translation memory."),
    accept_unchanged: bool = typer.Option(
        False, "--accept-unchanged", help="Count machine units that lost their fuzzy flag all at once as reviewed."
    ),
    json_output: bool = typer.Option(False, "--json", help="Print one JSON object a source, one a line."),
) -> None:
    """Translate articles into PO files for review; what people wrote in them stays."""
    from l10n.cli.options import chosen_glossary, chosen_locales
    from l10n.cli.progress import ProgressBar
    from l10n.config import load_config
    from l10n.errors import ConfigError
    from l10n.pipeline import translate as pipeline
    from l10n.wiring import build_tools, find_sources

    config = load_config()
    targets = chosen_locales(to, config)
    if trust_memory and no_memory:
        raise ConfigError("--trust-memory and --no-memory exclude each other", "Leave one of them out.")
    chosen = chosen_glossary(glossary, no_glossary, config)
    tools = build_tools(config, locales=locales, glossary=chosen, engine=engine, memory=not no_memory)
    articles, failures = find_sources(sources, config, tools.layout)

    def show(report: ArticleReport) -> None:
        if json_output:
            echo_json(as_json(report, tools.layout.root))

    with ProgressBar() as progress:
        found = pipeline.translate(
            articles, targets, tools,
            refresh=_refresh(refresh, refresh_terms),
            trust_memory=trust_memory,
            accept_unchanged=accept_unchanged,
            started=_counting(progress, len(articles) * len(targets)),
            warn=_warn,
        )  # fmt: skip
        reports = collect(found, failures, show)
    if not json_output:
        _summarise(reports, tools.layout.root, tools.advise(targets))
    _end(reports, failures)


def _end(reports: Sequence[ArticleReport], failures: Sequence[Failure]) -> None:
    """Tell what failed; raises `typer.Exit` with the code of a partial result, or of none."""
    every = [*failures, *(failure for report in reports for failure in report.failures)]
    tell(every)
    if every:
        raise typer.Exit(1 if any(report.catalogs for report in reports) else 2)


def _counting(progress: Progress, steps: int) -> Callable[[Path, str], None]:
    """Shows each catalogue that is begun, and how many of `steps` were before it."""
    done = count()

    def started(source: Path, locale: str) -> None:
        progress(f"{source.name} → {locale}", next(done), steps)

    return started


def _refresh(everything: bool, terms: bool) -> Any:
    from l10n.stages.update import Refresh

    if everything:
        return Refresh.MACHINE
    return Refresh.TERMS if terms else Refresh.NONE


def _warn(error: MemoryStoreError) -> None:
    typer.echo(f"l10n: warning: {error}; going on without the translation memory. {error.hint}".rstrip(), err=True)


def as_json(report: ArticleReport, root: Path) -> dict[str, Any]:
    """The report as the documented JSON object; paths are relative to the root where they lie below it."""
    return {
        "article": report.article,
        "segments": report.segments,
        "catalogs": [
            {
                "locale": catalog.locale,
                "path": shown(catalog.path, root),
                "engine": catalog.engine,
                "units": catalog.units,
                "machine": catalog.machine,
                "kept": catalog.kept,
                "from_memory": catalog.from_memory,
                "held": catalog.held,
                "terms": {"expected": catalog.terms.expected, "satisfied": catalog.terms.satisfied},
                "seconds": round(catalog.seconds, 3),
            }
            for catalog in report.catalogs
        ],
        "failures": [{"locale": failure.locale or None, "message": str(failure.error)} for failure in report.failures],
    }


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
        f"  {catalog.locale}  {shown(catalog.path, root)}{state}\n"
        f"      {work}{memory}; {terms}; {catalog.engine}; {catalog.seconds:.1f} s{_held(catalog.held)}"
    )


def _held(units: int) -> str:
    if not units:
        return ""
    return (
        f"\n      {units} machine units came back without fuzzy, none of them changed: they wait for review again."
        "\n      Where somebody has read them, run again with --accept-unchanged."
    )
