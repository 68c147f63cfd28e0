"""Reports of `l10n check`, one format a module: pure functions from an outcome to text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from l10n.checks.outcome import Outcome
from l10n.reports import github, gitlab, json_report, junit, sarif, text

__all__ = ["FORMATS"]

FORMATS: Mapping[str, Callable[[Outcome], str]] = {
    "text": text.render,
    "json": json_report.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "github": github.render,
    "gitlab": gitlab.render,
}
"""Every report ends with a line end; all but `text` are for programs and hold no colours."""
