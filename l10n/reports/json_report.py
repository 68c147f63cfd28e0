"""The report for programs: one JSON object."""

from __future__ import annotations

import json
from typing import Any

from l10n.checks.outcome import Outcome
from l10n.model import Finding, Severity

__all__ = ["render"]


def render(outcome: Outcome) -> str:
    """`findings` (see docs/check.md for the keys) and a `summary` of counts."""
    report = {"findings": [_row(finding) for finding in outcome.findings], "summary": _summary(outcome)}
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _row(finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.check,
        "severity": finding.severity.label,
        "path": finding.path,
        "line": finding.line,
        "locale": finding.locale,
        "msgctxt": finding.context,
        "source": finding.source,
        "target": finding.target,
        "term": finding.term,
        "message": finding.message,
        "span": list(finding.span) if finding.span else None,
        "suggestion": finding.suggestion,
    }


def _summary(outcome: Outcome) -> dict[str, Any]:
    return {
        "files": outcome.files,
        "units": outcome.units,
        "errors": outcome.count(Severity.ERROR),
        "warnings": outcome.count(Severity.WARNING),
        "infos": outcome.count(Severity.INFO),
        "waived": outcome.waived,
        "baseline": outcome.baselined,
        "checks": outcome.by_check(),
    }
