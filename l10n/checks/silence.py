"""What is said of waivers and of the baseline themselves: silence that nobody needs any more is a warning."""

from __future__ import annotations

from l10n.model import CatalogExample, Check, Severity

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
        catalogs=(
            CatalogExample(
                '# l10n: ignore[numbers] the reader knows the year\nmsgid "In 2021"\nmsgstr "Торік"\n', "uk"
            ),
            CatalogExample('# l10n: ignore[numbers]\nmsgid "In 2022"\nmsgstr "В 2022 году"\n', "ru", (1,)),
            CatalogExample('# l10n: ignore[prose]\nmsgid "In 2022"\nmsgstr "Im Jahr 2022"\n', "de", (1,)),
        ),
    ),
    Check(
        WAIVER_UNKNOWN,
        GROUP,
        "Waiver of an unknown check",
        Severity.WARNING,
        "A waiver that names no check, or one that does not exist, silences nothing.",
        catalogs=(
            CatalogExample('# l10n: ignore[numbers]\nmsgid "In 2021"\nmsgstr "Торік"\n', "uk"),
            CatalogExample('# l10n: ignore\nmsgid "In 2022"\nmsgstr "В 2022 году"\n', "ru", (1,)),
            CatalogExample('# l10n: ignore[number]\nmsgid "In 2022"\nmsgstr "Im Jahr 2022"\n', "de", (1,)),
        ),
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
