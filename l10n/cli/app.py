"""The command line: which commands there are, and how every error reaches the user.

Exit codes, one table for all commands: 0 fine; 1 findings or a partial result; 2 usage, unreadable input, or
nothing could be written; 3 a bug (the log's path is printed); 130 Ctrl-C.
"""

from __future__ import annotations

import os
import sys
from typing import Any

import typer

from l10n import __version__
from l10n.cli.lazy import LazyGroup
from l10n.errors import L10nError

__all__ = ["app"]

EXIT_USAGE, EXIT_BUG, EXIT_INTERRUPTED = 2, 3, 130


class ErrorBoundary(LazyGroup):
    """The one place that turns exceptions into sentences and exit codes."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that `ctx` names; raises `typer.Exit` with the code of whatever went wrong."""
        try:
            return super().invoke(ctx)
        except L10nError as error:
            report(error)
            raise typer.Exit(EXIT_USAGE) from error
        except KeyboardInterrupt as error:
            typer.echo("l10n: interrupted; no file is half-written.", err=True)
            raise typer.Exit(EXIT_INTERRUPTED) from error
        except BrokenPipeError as error:  # `l10n segment FILE | head`: the reader has had enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from error
        except Exception as error:
            if hasattr(error, "exit_code"):  # Typer's own: usage errors, Exit, Abort
                raise
            typer.echo(f"l10n: a bug: {error!r}. Please report it with {_write_log(error)}.", err=True)
            raise typer.Exit(EXIT_BUG) from error


def report(error: L10nError) -> None:
    """Say on stderr, in one line each, what went wrong and what to do."""
    import logging

    typer.echo(f"l10n: error: {error}", err=True)
    if error.hint:
        typer.echo(f"  {error.hint}", err=True)
    logging.getLogger("l10n").debug("where it came from", exc_info=error)


def _write_log(error: Exception) -> str:
    import tempfile
    import traceback

    text = "".join(traceback.format_exception(error))
    try:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", prefix="l10n-bug-", suffix=".log", delete=False) as log:
            log.write(f"l10n {__version__}, Python {sys.version}\n{' '.join(sys.argv)}\n{text}")
    except OSError:
        return "this traceback:\n" + text
    return f"the log {log.name}"


app = typer.Typer(
    cls=ErrorBoundary,
    rich_markup_mode=None,  # rich help alone costs 60-90 ms of start-up
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Translate articles offline under a fixed glossary, into PO files for human review.",
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"l10n {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(  # noqa: ARG001 - its callback does the work
        False, "--version", callback=_show_version, is_eager=True, help="Show the version and exit."
    ),
    verbose: bool = typer.Option(
        False, "--verbose", "-v", help="Say on stderr what is being done, and where an error came from."
    ),
) -> None:
    import logging

    level = logging.DEBUG if verbose else logging.WARNING
    logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s", stream=sys.stderr)
    logging.getLogger("l10n").setLevel(level)
