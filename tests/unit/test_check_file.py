"""The file checks: whatever msgfmt refuses is an error here, and nothing that is sound."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.adapters.po import PoStore, parse_bytes
from l10n.checks.gate import Gate
from l10n.model import Finding, Severity

CATALOGS = Path(__file__).resolve().parents[1] / "catalogs"
SOUND = (CATALOGS / "sound" / "plural-and-context.po").read_bytes()
# What a slip of an editor, of a merge or of a script puts into a file.
SLIPS = [
    b'"', b"\\", b"\n", b"msgid ", b"msgstr ", b"msgstr[0] ", b"msgstr[3] ", b"msgid_plural ", b"msgctxt ", b"#~ ",
    b"#, ",
    b"#| ", b"%d", b"%", b"{", b"\\n", b"\\x", b"\\8", b"\0", b"\x04", b"\t", b"\r", b'"\n"', b"<<<<<<< HEAD\n",
    b"\xef\xbb\xbf", b"fuzzy", b"\xd0", b"domain ",
]  # fmt: skip


def errors(data: bytes, path: str = "x.po") -> list[Finding]:
    found = Gate().findings(parse_bytes(data, path))
    return [one for one in found if one.severity is Severity.ERROR and one.check.startswith("file-")]


def refused(path: Path) -> bool:
    """Whether msgfmt does."""
    return (
        subprocess.run(["msgfmt", "--check", "-o", "/dev/null", path], capture_output=True, check=False).returncode != 0
    )


@pytest.mark.tools
@pytest.mark.parametrize("path", sorted((CATALOGS / "broken").iterdir()), ids=lambda path: path.stem)
def test_what_msgfmt_refuses_is_an_error(path: Path) -> None:
    """The file's name says which check has to find it."""
    assert refused(path), "then it belongs into the folder stricter"
    assert f"file-{path.name.partition('.')[0]}" in {one.check for one in errors(path.read_bytes(), path.name)}


@pytest.mark.tools
@pytest.mark.parametrize("path", sorted((CATALOGS / "stricter").iterdir()), ids=lambda path: path.stem)
def test_what_msgfmt_lets_pass_and_readers_would_see_is_an_error(path: Path) -> None:
    assert not refused(path), "then it belongs into the folder broken"
    assert [one.check for one in errors(path.read_bytes())] == [f"file-{path.name.partition('.')[0]}"]


@pytest.mark.tools
@pytest.mark.parametrize("path", sorted((CATALOGS / "sound").iterdir()), ids=lambda path: path.stem)
def test_a_sound_file_has_no_finding(path: Path) -> None:
    assert not refused(path)
    found = Gate().findings(PoStore().read(path))
    assert [one for one in found if one.check.startswith("file-")] == []


def test_what_polib_wrongly_refuses_is_read() -> None:
    """Flag lines of gettext 0.23 (`#=`), two literals on one line, previous texts of obsolete entries."""
    odd = b'#= fuzzy\nmsgid "a" "b"\nmsgstr "\xd0\xb0" "\xd0\xb1"\n\n#~| msgid "x"\n#~ msgid "y"\n#~ msgstr "z"\n'
    catalog = parse_bytes(SOUND + b"\n" + odd)
    assert errors(SOUND + b"\n" + odd) == []
    assert [(unit.source, unit.target) for unit in catalog.units[-2:]] == [("ab", "аб"), ("y", "z")]


def test_a_fault_that_cannot_be_placed_hides_no_other() -> None:
    """All that is wrong with strings is said at once; prose waits until the file can be read."""
    data = SOUND + b'\n#, c-format\nmsgid "%d"\nmsgstr "%s"\n\nmsgid "open\nmsgstr ""\n'
    assert {one.check for one in errors(data)} >= {"file-format", "file-syntax"}


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes_at_all_are_answered_with_findings(data: bytes) -> None:
    Gate().findings(parse_bytes(data, "x.po"))


@given(st.lists(st.tuples(st.integers(0, len(SOUND)), st.sampled_from(SLIPS)), min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_a_damaged_file_is_answered_with_findings(slips: list[tuple[int, bytes]]) -> None:
    data = SOUND
    for place, slip in slips:
        data = data[:place] + slip + data[place:]
    Gate().findings(parse_bytes(data, "x.po"))


@pytest.mark.tools
def test_no_slip_that_msgfmt_refuses_goes_through(tmp_path: Path) -> None:
    """Random slips, the same in every run; thousands of others were tried when this was written."""
    random_ = random.Random(7)
    path = tmp_path / "x.po"
    for _ in range(80):
        place, slip = random_.randrange(len(SOUND)), random_.choice(SLIPS)
        data = SOUND[:place] + slip + SOUND[place + random_.choice((0, 0, 1, 9)) :]
        path.write_bytes(data)
        assert errors(data) or not refused(path), data.decode("utf-8", "replace")


@pytest.mark.tools
@pytest.mark.parametrize(
    ("flag", "source", "target", "wrong"),
    [
        ("csharp-format", "{0} of {1:N2}", "{1:N2} з {0}", False),
        ("csharp-format", "{0} {{x}}", "{0} {{ї}}", False),
        ("csharp-format", "{0}", "{0} {", True),
        ("csharp-format", "{0}", "{0} {назва}", True),
        ("java-format", "{0} of {1,number}", "{1,number} з {0}", False),
        ("java-format", "{0} '{'x'}'", "{0} '{'ї'}'", False),
        ("java-format", "{0}", "{0} {назва}", True),
        ("java-format", "{0}", "{0} {", True),
    ],
)
def test_braces_of_format_strings(tmp_path: Path, flag: str, source: str, target: str, wrong: bool) -> None:
    header = SOUND.split(b"\n\n")[0].decode()
    path = tmp_path / "x.po"
    path.write_text(f'{header}\n\n#, {flag}\nmsgid "{source}"\nmsgstr "{target}"\n')
    assert refused(path) == wrong, "or msgfmt has changed its mind"
    assert [one.check for one in errors(path.read_bytes())] == (["file-format"] if wrong else [])
