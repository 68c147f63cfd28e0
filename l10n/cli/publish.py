"""`l10n publish`: the translated articles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from l10n.pipeline.publish import ArticlePublication, Publication

__all__ = ["register"]

POLICIES = "reviewed, machine or keep: unreviewed sentences stay English, or are published too, or keep the last reviewed translation of their earlier wording."  # noqa: E501 - one help text


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(publish)


def publish(
    sources: list[Path] = typer.Argument(..., metavar="SOURCE…", help="Articles, or folders of articles."),
    to: str = typer.Option(None, "--to", metavar="LOCALES", help="Target locales, such as uk,ru,de."),
    locales: Path = typer.Option(None, "--locales", metavar="DIR", help="The folder of the catalogues."),
    policy: str = typer.Option("reviewed", "--policy", metavar="POLICY", help=POLICIES),
    mark: bool = typer.Option(False, "--mark", help="Put [en], [draft] or [old] before what is not reviewed."),
    min_reviewed: float = typer.Option(
        0.0, "--min-reviewed", min=0, max=100, metavar="N", help="Publish no locale with less than N % reviewed."
    ),
    out: Path = typer.Option(None, "--out", metavar="DIR", help="Where LOCALE/ARTICLE goes, instead of --locales."),
    mo: bool = typer.Option(False, "--mo", help="Compile MO files as well."),
    json_output: bool = typer.Option(False, "--json", help="Print one JSON object a source, one a line."),
) -> None:
    """Write the translated articles, byte for byte the source where nothing is translated."""
    from l10n.cli.options import chosen_locales
    from l10n.cli.shown import collect, echo_json, tell
    from l10n.config import load_config
    from l10n.pipeline import publish as pipeline
    from l10n.wiring import build_tools, find_sources, open_press

    config = load_config()
    targets = chosen_locales(to, config)
    order = pipeline.Order(_policy(policy), mark, min_reviewed, out.absolute() if out else None, mo)
    tools = build_tools(config, locales=locales)
    articles, failures = find_sources(sources, config, tools.layout)

    def show(report: ArticlePublication) -> None:
        if json_output:
            echo_json(as_json(report, tools.layout.root))
        else:
            typer.echo("\n".join(_lines(report, tools.layout.root, min_reviewed)))

    reports = collect(pipeline.publish(articles, targets, tools, open_press(), order), failures, show)
    failures += [failure for report in reports for failure in report.failures]
    tell(failures)
    done = [publication for report in reports for publication in report.publications]
    if failures and not done:
        raise typer.Exit(2)
    if failures or any(publication.path is None for publication in done):
        raise typer.Exit(1)


def _policy(name: str) -> Any:
    from l10n.errors import ConfigError
    from l10n.stages.compose import Policy

    try:
        return Policy(name)
    except ValueError as error:
        raise ConfigError(f"unknown policy {name!r}", "Policies: reviewed, machine, keep.") from error


def as_json(report: ArticlePublication, root: Path) -> dict[str, Any]:
    """The report as the documented JSON object; `path` is null where too little is reviewed."""
    from l10n.cli.shown import shown

    return {
        "article": report.article,
        "locales": [
            {
                "locale": done.locale,
                "path": shown(done.path, root) if done.path else None,
                "mo": shown(done.mo, root) if done.mo else None,
                "written": done.written,
                "units": done.units,
                "reviewed": done.reviewed,
                "held": done.held,
                "sentences": {use.name.lower(): done.composition.uses.get(use, 0) for use in _uses()},
            }
            for done in report.publications
        ],
        "failures": [{"locale": failure.locale or None, "message": str(failure.error)} for failure in report.failures],
    }


def _uses() -> Sequence[Any]:
    from l10n.stages.compose import Use

    return tuple(Use)


def _lines(report: ArticlePublication, root: Path, least: float) -> list[str]:
    return [report.article, *(_line(done, root, least) for done in report.publications)]


def _line(done: Publication, root: Path, least: float) -> str:
    from l10n.cli.shown import held_line, shown

    share = f"{done.reviewed} of {done.units} units reviewed"
    held = f"\n{held_line(done.locale, done.held)}" if done.held else ""
    if done.path is None:
        return f"  {done.locale}  not published: {share}, less than {least:g} %{held}"
    names = {"KEPT": "kept from before", "UNREVIEWED": "unreviewed", "ENGLISH": "left in English"}
    uses = done.composition.uses
    others = "".join(f", {uses[use]} {names[use.name]}" for use in _uses() if use.name in names and uses.get(use))
    state = "" if done.written else ", unchanged"
    mo = f"\n      {shown(done.mo, root)}" if done.mo else ""
    return f"  {done.locale}  {shown(done.path, root)}{state}\n      {share}{others}{mo}{held}"
