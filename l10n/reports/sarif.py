"""SARIF 2.1.0, as code scanning reads it: one run, a rule a check, a result a finding."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Any

from l10n import __version__
from l10n.checks.outcome import Outcome, content_key
from l10n.checks.registry import CHECKS
from l10n.model import Check, Finding, Severity

__all__ = ["render"]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(outcome: Outcome) -> str:
    """The log; rules are only those with a finding."""
    used = {finding.check for finding in outcome.findings}
    rules = [check for check in CHECKS if check.id in used]
    places = {check.id: number for number, check in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "l10n",
                "semanticVersion": _semantic(__version__),
                "rules": [_rule(check) for check in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"ROOT": {"description": {"text": "The folder that l10n check ran in."}}},
        "results": [_result(finding, places) for finding in outcome.findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(check: Check) -> dict[str, Any]:
    return {
        "id": check.id,
        "name": "".join(word.capitalize() for word in check.id.split("-")),
        "shortDescription": {"text": check.name},
        "fullDescription": {"text": check.rationale},
        "help": {"text": check.rationale},
        "defaultConfiguration": {"level": LEVELS[check.severity]},
        "properties": {"tags": ["localization", check.group]},
    }


def _result(finding: Finding, places: dict[str, int]) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": _artifact(finding.path)}
    if finding.line:
        location["region"] = {"startLine": finding.line}
    suggestion = f". Suggestion: “{finding.suggestion}”." if finding.suggestion else ""
    return {
        "ruleId": finding.check,
        "ruleIndex": places[finding.check],
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message + suggestion},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"l10nContent/v1": content_key(finding, finding.path)},
        "properties": {
            "locale": finding.locale,
            "source": finding.source,
            "target": finding.target,
            "span": list(finding.span) if finding.span else None,
        },
    }


def _artifact(path: str) -> dict[str, str]:
    """A URI reference: what is not absolute counts from the folder that the check ran in."""
    if path.startswith("/"):
        return {"uri": PurePosixPath(path).as_uri()}
    return {"uri": PurePosixPath("/", path).as_uri().removeprefix("file:///"), "uriBaseId": "ROOT"}


def _semantic(version: str) -> str:
    """`0.1.0.dev3` → `0.1.0-dev3`; SARIF wants semantic versions."""
    numbers = version.split(".")
    release = ".".join(([*numbers, "0", "0"])[:3])
    rest = "-" + ".".join(numbers[3:]) if numbers[3:] else ""
    return release + rest
