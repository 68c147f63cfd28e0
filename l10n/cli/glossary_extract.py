"""`l10n glossary extract`: names in articles that the glossary lacks."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from l10n.errors import L10nError
    from l10n.pipeline.tools import Tools

__all__ = ["register"]


def register(group: typer.Typer) -> None:
    """Add the command to the group `glossary`."""
    group.command("extract")(extract)


def extract(
    articles: list[Path] = typer.Argument(..., metavar="ARTICLE…", help="Articles, or folders of articles."),
    to: Path = typer.Option(None, "--to", metavar="OUT.csv", help="The file to write; otherwise it is printed."),
    glossary: list[Path] = typer.Option(None, "--glossary", help="A glossary file or folder; may be repeated."),
    no_glossary: bool = typer.Option(False, "--no-glossary", help="List also the names that the glossary has."),
    force: bool = typer.Option(False, "--force", help="Overwrite the file that --to names."),
) -> None:
    """List the names in articles that the glossary lacks, as CSV rows to fill in.

    Countries, regions, languages and currencies come with their translations from CLDR: look at them all the same.
    """
    from l10n.adapters.cldr_names import known_names
    from l10n.adapters.glossary.csv_glossary import render_csv
    from l10n.cli.options import chosen_glossary
    from l10n.config import load_config
    from l10n.stages.extract import candidate_term, extract_names
    from l10n.wiring import build_tools, find_sources

    config = load_config()
    tools = build_tools(config, glossary=chosen_glossary(glossary, no_glossary, config))
    paths, failed = find_sources(articles, config, tools.layout)
    segments, unread = _segments(paths, tools)
    found = extract_names(segments, known_names(config.targets), tools.finder)
    if segments:
        _deliver(render_csv([candidate_term(candidate) for candidate in found], config.targets), to, force)
        typer.echo(f"{len(found)} name{'' if len(found) == 1 else 's'} that the glossary lacks", err=True)
    _tell([*(failure.error for failure in failed), *unread], bool(segments))


def _segments(paths: Sequence[Path], tools: Tools) -> tuple[list[str], list[L10nError]]:
    """The segments of all articles, and what kept some of them from being read."""
    from l10n.errors import ArticleError
    from l10n.stages.segment import segment

    found: list[str] = []
    unread: list[L10nError] = []
    for path in paths:
        try:
            found += [part.text for part in segment(tools.read_article(path, path.as_posix()).text, tools.splitter)]
        except ArticleError as error:
            unread.append(error)
    return found, unread


def _deliver(data: bytes, to: Path | None, force: bool) -> None:
    from l10n.errors import WriteError
    from l10n.files import write_atomically

    if to is None:
        sys.stdout.write(data.decode("utf-8"))
        return
    if to.exists() and not force:
        raise WriteError("exists already", "Name another file, or add --force.", path=to)
    write_atomically(to, data)


def _tell(errors: Sequence[L10nError], partly: bool) -> None:
    """Say what failed; exit code 1 where other articles were read, 2 where none was."""
    from l10n.cli.app import report

    for error in errors:
        report(error)
    if errors:
        raise typer.Exit(1 if partly else 2)
