"""docs/checks.md says what the registry says."""

from __future__ import annotations

from l10n.checks.registry import CHECKS
from tests.documentation import PAGE, page, shown


def test_the_page_is_what_the_registry_gives() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `python -m tests.documentation`"


def test_every_check_has_its_section() -> None:
    assert [line[4:] for line in page().splitlines() if line.startswith("### ")] == [
        check.id for group in dict.fromkeys(check.group for check in CHECKS) for check in CHECKS if check.group == group
    ]


def test_what_cannot_be_seen_is_shown() -> None:
    assert shown(" a  b ") == "`␠a␠␠b␠`"
    assert shown("a\u200bb") == "`a⟨U+200B⟩b`"
    assert shown("a`b|c") == "``a`b\\|c``"
