"""`l10n check`: what is wrong with catalogues, for people, programs and CI."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from l10n.checks.outcome import Outcome
    from l10n.checks.rules import Settings
    from l10n.config import Config

__all__ = ["register"]

FORMATS = ("text", "json", "sarif", "junit", "github", "gitlab")


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(name="check")(check)


def check(
    paths: list[Path] = typer.Argument(
        None, help="PO files and folders; the project's catalogues where none is named."
    ),
    report: str = typer.Option("text", "--format", metavar="FORMAT", help=f"{', '.join(FORMATS)}."),
    select: list[str] = typer.Option(
        [], "--select", metavar="IDS", help="Only these checks or groups: file, glossary, prose."
    ),
    ignore: list[str] = typer.Option([], "--ignore", metavar="IDS", help="All but these checks or groups."),
    glossary: list[Path] = typer.Option(None, "--glossary", metavar="PATH", help="Other glossary files or folders."),
    no_glossary: bool = typer.Option(False, "--no-glossary", help="No glossary checks."),
    fail_on: str = typer.Option(None, "--fail-on", metavar="LEVEL", help="error (the default), warning or never."),
    only: str = typer.Option(None, "--only", metavar="WHICH", help="reviewed, or all (the default)."),
    changed_since: str = typer.Option(
        None, "--changed-since", metavar="REV", help="Only what changed since a git revision."
    ),
    write_baseline: bool = typer.Option(
        False, "--write-baseline", help="Write today's findings down as known, for some time."
    ),
    output: Path = typer.Option(None, "--output", "-o", metavar="FILE", help="Write the report there."),
) -> None:
    """Check catalogues: the file itself, the glossary, the prose.

    Exit code 0: nothing as severe as --fail-on; 1: findings; 2: wrong usage, or something cannot be read.
    """
    from l10n.checks.rules import fail_level
    from l10n.cli.options import chosen_glossary
    from l10n.config import load_config
    from l10n.errors import ConfigError
    from l10n.pipeline.check import check as run
    from l10n.wiring import check_tools

    if report not in FORMATS:
        raise ConfigError(f"no report is called {report!r}", f"Formats: {', '.join(FORMATS)}.")
    config = load_config()
    settings = _settings(config, select, ignore, fail_on, only)
    level = fail_level(settings.fail_on)
    tools = check_tools(config, settings, chosen_glossary(glossary, no_glossary, config), changed_since)
    outcome = run(paths or [config.locales], settings, tools, everything=not paths, write_baseline=write_baseline)
    if write_baseline:
        typer.echo(f"{outcome.baselined} findings written to {config.root / settings.baseline}", err=True)
    _print(outcome, report, output)
    if outcome.fails(level):
        raise typer.Exit(1)


def _settings(config: Config, select: list[str], ignore: list[str], fail_on: str | None, only: str | None) -> Settings:
    from l10n.checks.rules import read_settings

    options = {"fail-on": fail_on, "only": only}
    return read_settings(
        config.check,
        select=_ids(select),
        ignore=_ids(ignore),
        path=str(config.path or ""),
        options={name: value for name, value in options.items() if value is not None},
    )


def _ids(given: list[str]) -> tuple[str, ...]:
    """The ids of `--select a,b --select c`."""
    return tuple(name for part in given for name in part.replace(",", " ").split())


def _print(outcome: Outcome, report: str, output: Path | None) -> None:
    """The report in UTF-8, whatever the terminal's encoding; half a surrogate pair is shown as `?`."""
    from l10n.files import write_atomically
    from l10n.reports import FORMATS, text

    made = text.render(outcome, colour=output is None and _colour()) if report == "text" else FORMATS[report](outcome)
    data = made.encode("utf-8", "replace")
    if output is not None:
        write_atomically(output, data)
        return
    sys.stdout.buffer.write(data)
    sys.stdout.flush()


def _colour() -> bool:
    """Colours on a terminal only, and not where `NO_COLOR` is set (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
