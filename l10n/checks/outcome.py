"""What a run of the checks came to: what every report is made of."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass

from l10n.model import Finding, Severity

__all__ = ["Outcome", "content_key"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The findings in the order of files and lines, and what was looked at.

    `units` counts the units whose targets were checked; `waived` and `baselined` are findings that were silenced.
    """

    findings: tuple[Finding, ...] = ()
    files: int = 0
    units: int = 0
    waived: int = 0
    baselined: int = 0

    def count(self, severity: Severity) -> int:
        """How many findings have exactly that severity."""
        return sum(finding.severity is severity for finding in self.findings)

    def by_check(self) -> dict[str, int]:
        """How many findings each check has, the most first."""
        return dict(Counter(finding.check for finding in self.findings).most_common())

    def fails(self, level: Severity | None) -> bool:
        """Whether a finding is at least as severe as `level`; with `None` none is."""
        return level is not None and any(finding.severity >= level for finding in self.findings)


def content_key(finding: Finding, path: str = "") -> str:
    """What a finding is about, without its line: the same until the unit's text changes, wherever it moves.

    `path` belongs to it only where the finding is on no unit: 16 hexadecimal digits of a SHA-256.
    """
    on_unit = bool(finding.source or finding.context)
    parts = [
        finding.check, finding.locale, finding.context, finding.source, finding.target, finding.term,
        None if on_unit else path, None if on_unit else finding.message,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()[:16]
