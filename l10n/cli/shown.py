"""How paths and failures are shown, the same by every command."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import typer

if TYPE_CHECKING:
    from l10n.pipeline.sources import Failure

__all__ = ["collect", "echo_json", "held_line", "shown", "tell"]

Report = TypeVar("Report")


def shown(path: Path, root: Path) -> str:
    """`path` below the project's root, with forward slashes, else as it is."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def collect(found: Iterable[Report | Failure], failures: list[Failure], show: Callable[[Report], None]) -> list[Report]:
    """The reports of a pipeline, each shown as soon as it is there; what failed goes into `failures`."""
    from l10n.pipeline.sources import Failure

    reports: list[Report] = []
    for report in found:
        if isinstance(report, Failure):
            failures.append(report)
        else:
            reports.append(report)
            show(report)
    return reports


def echo_json(value: dict[str, Any]) -> None:
    """One JSON object on a line of its own."""
    import json

    typer.echo(json.dumps(value, ensure_ascii=False))


def tell(failures: Iterable[Failure]) -> None:
    """Say on stderr what could not be done."""
    from l10n.cli.app import report

    for failure in failures:
        report(failure.error)


def held_line(locale: str, units: int) -> str:
    """What to do about units that an editor stripped of their flag: nothing shows that anybody has read them."""
    return (
        f"  {locale}: {units} units lost their fuzzy flag all at once, with the machine's text unchanged, and do not\n"
        "      count as reviewed. Where somebody has read them: l10n translate --accept-unchanged"
    )
