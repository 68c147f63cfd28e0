"""`l10n merge`: what translators send back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from l10n.pipeline.merge import MergeReport
    from l10n.stages.merge import UnitOutcome

__all__ = ["register"]

EDITORS = {"omegat": False, "poedit": True, "lokalize": True, "weblate": True}  # whether they keep fuzzy flags
SHOWN = 70  # characters of a sentence


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(merge)


def merge(
    returned: list[Path] = typer.Argument(..., metavar="RETURNED…", help="PO, XLIFF, CSV or TSV files."),
    to: str = typer.Option(None, "--to", metavar="LOCALE", help="Their locale, where they do not say."),
    locales: Path = typer.Option(None, "--locales", metavar="DIR", help="The folder of the catalogues."),
    editor: str = typer.Option(
        None, "--from", metavar="EDITOR", help="The editor that wrote them; omegat writes no fuzzy flags."
    ),
    accept_unchanged: bool = typer.Option(
        False, "--accept-unchanged", help="Take a unit that came back as it went, without a flag, as reviewed."
    ),
    json_output: bool = typer.Option(False, "--json", help="Print one JSON object a file, one a line."),
) -> None:
    """Take files back from translators; nothing of either side is lost."""
    from l10n.cli.options import chosen_locales
    from l10n.cli.shown import collect, echo_json, tell
    from l10n.config import load_config
    from l10n.pipeline import merge as pipeline
    from l10n.pipeline.sources import Failure
    from l10n.stages.merge import Outcome
    from l10n.wiring import build_tools, open_desk

    config = load_config()
    terms = pipeline.Terms(_only(chosen_locales(to, config)) if to else None, _keeps_flags(editor), accept_unchanged)
    tools = build_tools(config, locales=locales)

    def show(report: MergeReport) -> None:
        if json_output:
            echo_json(as_json(report, tools.layout.root))
        else:
            typer.echo("\n".join(_lines(report, tools.layout.root)))

    failures: list[Failure] = []
    reports = collect(pipeline.merge_files(returned, tools, open_desk(), terms), failures, show)
    tell(failures)
    if failures and not reports:
        raise typer.Exit(2)
    if failures or any(report.count(Outcome.CONFLICT) for report in reports):
        raise typer.Exit(1)


def _only(locales: Sequence[str]) -> str:
    from l10n.errors import ConfigError

    if len(locales) != 1:
        raise ConfigError("merge takes files of one locale at a time", "Give one tag: --to uk.")
    return locales[0]


def _keeps_flags(editor: str | None) -> bool:
    from l10n.errors import ConfigError

    if editor and editor.lower() not in EDITORS:
        raise ConfigError(f"unknown editor {editor!r}", f"Known are {', '.join(EDITORS)}; others need no --from.")
    return EDITORS[editor.lower()] if editor else True


def as_json(report: MergeReport, root: Path) -> dict[str, Any]:
    """The report as the documented JSON object."""
    from l10n.cli.shown import shown

    return {
        "file": str(report.file),
        "locale": report.locale,
        "catalog": shown(report.catalog, root),
        "written": report.written,
        "counts": _counts(report),
        "units": [
            {"source": one.source, "outcome": one.outcome.value, "ours": one.ours, "theirs": one.theirs}
            | ({"line": one.line} if one.line else {})
            for one in report.outcomes
        ],
    }


def _counts(report: MergeReport) -> dict[str, int]:
    return dict(Counter(one.outcome.value for one in report.outcomes))


def _lines(report: MergeReport, root: Path) -> list[str]:
    from l10n.cli.shown import shown
    from l10n.stages.merge import Outcome

    state = "" if report.written else ", unchanged"
    counts = ", ".join(f"{count} {name}" for name, count in _counts(report).items()) or "nothing in it"
    lines = [f"{report.file} → {shown(report.catalog, root)}{state}", f"  {counts}"]
    quiet = (Outcome.UNCHANGED, Outcome.UNREAD)
    lines += [_line(one) for one in report.outcomes if one.outcome not in quiet]
    if report.count(Outcome.UNREAD):
        lines.append("  Unread units equal the machine's text and came without a flag: --accept-unchanged takes them.")
    if report.count(Outcome.CONFLICT):
        lines.append("  Both sides edited the units in conflict: ours stays, theirs is in a comment beside it.")
    return lines


def _line(one: UnitOutcome) -> str:
    place = f"{one.line}: " if one.line else ""
    return f"  {place}{one.outcome}: {_short(one.source)} → {_short(one.theirs)}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"
