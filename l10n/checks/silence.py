"""What is said of waivers and of the baseline themselves: silence that nobody needs any more is a warning."""

from __future__ import annotations

from l10n.model import Check, Severity

__all__ = ["BASELINE_EXPIRED", "BASELINE_UNUSED", "CHECKS", "WAIVER_UNKNOWN", "WAIVER_UNUSED"]

GROUP = "silence"
WAIVER_UNUSED, WAIVER_UNKNOWN = "waiver-unused", "waiver-unknown"
BASELINE_UNUSED, BASELINE_EXPIRED = "baseline-unused", "baseline-expired"

CHECKS: tuple[Check, ...] = (
    Check(
        WAIVER_UNUSED,
        GROUP,
        "Waiver without a finding",
        Severity.WARNING,
        "A waiver that matches nothing would hide the next fault of its kind.",
    ),
    Check(
        WAIVER_UNKNOWN,
        GROUP,
        "Waiver of an unknown check",
        Severity.WARNING,
        "A waiver that names no check, or one that does not exist, silences nothing.",
    ),
    Check(
        BASELINE_UNUSED,
        GROUP,
        "Baseline entry without a finding",
        Severity.WARNING,
        "The fault was mended, or the text changed: write the baseline again, so that it cannot come back unseen.",
    ),
    Check(
        BASELINE_EXPIRED,
        GROUP,
        "Baseline past its date",
        Severity.WARNING,
        "A baseline is a promise to mend things by a date; after it, its findings are findings again.",
    ),
)
