"""What the documentation and `--select` know of the file checks."""

from __future__ import annotations

from l10n.checks.file.examples import EXAMPLES
from l10n.model import Check, Severity

__all__ = ["CHECKS"]

GROUP = "file"


def _check(check: str, name: str, rationale: str) -> Check:
    return Check(f"file-{check}", GROUP, name, Severity.ERROR, rationale, catalogs=EXAMPLES[check])


CHECKS: tuple[Check, ...] = (
    _check("charset", "Charset", "The header's charset is the file's, and one that gettext knows; no byte order mark."),
    _check(
        "conflict", "Conflict markers", "Marks of version control or of msgcat mean that two texts wait for a choice."
    ),
    _check("control", "Control characters", "NUL and EOT break compiled catalogues, others break editors."),
    _check("duplicate", "Duplicate entries", "Of two entries with one msgctxt and msgid only one can be found."),
    _check(
        "escape",
        "Escape sequences",
        'gettext knows \\n \\t \\r \\b \\f \\v \\a \\" \\\\ and bytes in octal or hexadecimal.',
    ),
    _check(
        "format",
        "Placeholders",
        "A flagged entry's target takes the values that the source takes; otherwise programs fail, or lose one.",
    ),
    _check(
        "header", "Header", "Without a header there is no charset and no language; a field that lacks is a warning."
    ),
    _check(
        "newlines",
        "Line ends",
        "Source and target both begin, and both end, with a line end or without one; the file's own lines end alike.",
    ),
    _check(
        "plural", "Plural forms", "As many forms as the header says, and a formula that gives each number one of them."
    ),
    _check("syntax", "Syntax", "A file that gettext cannot parse is read by others as one that has lost entries."),
)
