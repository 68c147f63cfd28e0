"""`l10n segment`: how an article is cut."""

from __future__ import annotations

from pathlib import Path

import typer

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(name="segment")(show_segments)


def show_segments(
    file: Path = typer.Argument(..., metavar="FILE", help="An article."),
    json_output: bool = typer.Option(False, "--json", help="Print a JSON list of text, start, end, line, paragraph."),
) -> None:
    """Show the sentences of an article: the line, a tab, the text."""
    from l10n.adapters.article_reader import read_article
    from l10n.adapters.sentencex_splitter import SentencexSplitter
    from l10n.stages.segment import segment

    found = segment(read_article(file, file.as_posix()).text, SentencexSplitter())
    if json_output:
        import json
        from dataclasses import asdict

        typer.echo(json.dumps([asdict(part) for part in found], ensure_ascii=False, indent=2))
        return
    for part in found:
        typer.echo(f"{part.line}\t{part.text}")
