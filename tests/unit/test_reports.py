"""The report for people: colours on request, marks below the words, nothing that a terminal would obey."""

from __future__ import annotations

import pytest

from l10n.checks.outcome import Outcome, content_key
from l10n.model import Finding, Severity
from l10n.reports import FORMATS, text


def finding(
    target: str = "", span: tuple[int, int] | None = None, message: str = "wrong", path: str = "a.po"
) -> Finding:
    return Finding("numbers", Severity.ERROR, message, path, 7, "uk", source="x", target=target, span=span)


def lines(one: Finding, *, colour: bool = False) -> list[str]:
    return text.render(Outcome((one,)), colour=colour).splitlines()[:-1]


def test_colours_only_on_request() -> None:
    assert "\x1b" not in "".join(lines(finding("два слова", (0, 3))))
    assert "\x1b[31merror\x1b[0m[numbers]" in lines(finding(), colour=True)[0]


@pytest.mark.parametrize(
    ("target", "span", "marks"),
    [
        ("два слова", (4, 9), "        ^^^^^"),
        ("и\u0306 так", (3, 6), "      ^^^"),
        ("漢字 так", (0, 2), "    ^^^^"),
        ("так", (3, 3), "       ^"),
    ],
    ids=["a word", "after a combining mark", "a wide word", "a place without width"],
)
def test_marks_stand_below_the_words(target: str, span: tuple[int, int], marks: str) -> None:
    assert lines(finding(target, span))[2] == marks


def test_a_long_target_is_cut_around_the_place() -> None:
    _, shown, marks = lines(finding("а" * 200 + "ХИБА" + "б" * 200, (200, 204)))
    assert shown == "    …" + "а" * 32 + "ХИБА" + "б" * 40 + "…"
    assert marks.index("^") == shown.index("Х")


def test_what_a_terminal_would_obey_is_shown_instead() -> None:
    shown = "\n".join(lines(finding("a\x1b[2Jb\u202ec\nd", (0, 1), message="\x07")))
    assert "\x1b" not in shown
    assert "\\u001b[2Jb\\u202ec\\nd" in shown
    assert "\\u0007" in shown


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_holds_any_text(name: str) -> None:
    odd = finding("\x00\x1b\ud800\u2028<&>\"'%,:]]>", (0, 2), message="%0A::\n", path="a b/ї:,.po")
    assert FORMATS[name](Outcome((odd,), 1, 1)).endswith("\n")


def test_a_content_key_forgets_the_line_and_knows_the_text() -> None:
    one, moved = finding("так"), Finding("numbers", Severity.ERROR, "wrong", "a.po", 9, "uk", source="x", target="так")
    assert content_key(one) == content_key(moved)
    assert content_key(one) != content_key(finding("ні"))
    header = Finding("file-header", Severity.ERROR, "no header", "a.po", 1)
    assert content_key(header, "a.po") != content_key(header, "b.po")
