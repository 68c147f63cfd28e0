"""How paths and failures are shown, the same by every command."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from l10n.pipeline.translate import Failure

__all__ = ["held_line", "shown", "tell"]


def shown(path: Path, root: Path) -> str:
    """`path` below the project's root, with forward slashes, else as it is."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


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
