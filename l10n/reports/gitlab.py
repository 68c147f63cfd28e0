"""GitLab's code quality report: a list of issues, each with a fingerprint that outlives moved lines."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import Any

from l10n.checks.outcome import Outcome, content_key
from l10n.model import Finding, Severity

__all__ = ["render"]

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(outcome: Outcome) -> str:
    """The list; equal findings are told apart by their number, since GitLab drops equal fingerprints."""
    seen: Counter[tuple[str, str]] = Counter()
    issues: list[dict[str, Any]] = []
    for finding in outcome.findings:
        key = finding.path, content_key(finding, finding.path)
        issues.append(_issue(finding, _fingerprint(*key, seen[key])))
        seen[key] += 1
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _fingerprint(path: str, key: str, number: int) -> str:
    return hashlib.sha256(f"{path}\0{key}\0{number}".encode("utf-8", "surrogatepass")).hexdigest()


def _issue(finding: Finding, fingerprint: str) -> dict[str, Any]:
    suggestion = f". Suggestion: “{finding.suggestion}”." if finding.suggestion else ""
    return {
        "description": finding.message + suggestion,
        "check_name": finding.check,
        "fingerprint": fingerprint,
        "severity": SEVERITIES[finding.severity],
        "location": {"path": finding.path, "lines": {"begin": finding.line or 1}},
    }
