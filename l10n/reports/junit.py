"""JUnit XML, as CI servers show it: a suite a file, a case a finding; a file without a finding is one passed case."""

from __future__ import annotations

import re
from itertools import groupby

from l10n.checks.outcome import Outcome
from l10n.model import Finding, Severity

__all__ = ["render"]

# What XML 1.0 cannot hold, even escaped (section 2.2).
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(outcome: Outcome) -> str:
    """The report; findings of severity info are passed cases with a note."""
    suites = [_suite(path, list(group)) for path, group in groupby(outcome.findings, key=lambda one: one.path)]
    suites = suites or [
        '  <testsuite name="l10n" tests="1" failures="0"><testcase classname="l10n" name="check"/></testsuite>'
    ]
    total = max(1, len(outcome.findings))
    failures = sum(map(_fails, outcome.findings))
    head = f'<testsuites name="l10n check" tests="{total}" failures="{failures}" errors="0">'
    return "\n".join(('<?xml version="1.0" encoding="UTF-8"?>', head, *suites, "</testsuites>")) + "\n"


def _suite(path: str, findings: list[Finding]) -> str:
    failures = sum(map(_fails, findings))
    head = f'  <testsuite name={_attribute(path)} tests="{len(findings)}" failures="{failures}" errors="0">'
    return "\n".join((head, *map(_case, findings), "  </testsuite>"))


def _fails(finding: Finding) -> bool:
    return finding.severity > Severity.INFO


def _case(finding: Finding) -> str:
    name = f"{finding.check} line {finding.line}" if finding.line else finding.check
    opening = (
        f"    <testcase classname={_attribute(finding.path)} name={_attribute(name)} file={_attribute(finding.path)}"
    )
    opening += f' line="{finding.line}">' if finding.line else ">"
    details = "\n".join(filter(None, (
        finding.message,
        finding.source and f"source: {finding.source}",
        finding.target and f"target: {finding.target}",
        finding.suggestion and f"suggestion: {finding.suggestion}",
    )))  # fmt: skip
    if not _fails(finding):
        return f"{opening}<system-out>{_text(details)}</system-out></testcase>"
    attributes = f"message={_attribute(finding.message)} type={_attribute(finding.severity.label)}"
    return f"{opening}<failure {attributes}>{_text(details)}</failure></testcase>"


def _text(text: str) -> str:
    from xml.sax.saxutils import escape  # brings urllib and ssl along, and every report imports this module

    return escape(FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text))


def _attribute(text: str) -> str:
    from xml.sax.saxutils import quoteattr

    return quoteattr(FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
