"""GitHub workflow commands: a note beside the line in a pull request.

Escapes are those of GitHub's own toolkit (actions/toolkit, `packages/core/src/command.ts`).
"""

from __future__ import annotations

from l10n.checks.outcome import Outcome
from l10n.model import Finding, Severity
from l10n.reports.text import summary

__all__ = ["render"]

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(outcome: Outcome) -> str:
    """A command a finding, then a line of counts for the log."""
    return "".join(_command(finding) + "\n" for finding in outcome.findings) + summary(outcome) + "\n"


def _command(finding: Finding) -> str:
    properties = {"file": finding.path, "line": str(finding.line or 1), "title": f"l10n: {finding.check}"}
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    suggestion = f"\nSuggestion: {finding.suggestion}" if finding.suggestion else ""
    target = f"\n{finding.target}" if finding.target else ""
    return f"::{COMMANDS[finding.severity]} {listed}::{_data(finding.message + target + suggestion)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
