"""Format strings: never weaker than the installed `msgfmt --check`, and stricter only for a reason."""

from __future__ import annotations

import os
import random
import re
import subprocess
from bisect import bisect
from itertools import islice
from pathlib import Path

import pytest

from l10n.adapters.po import parse_bytes
from l10n.checks.file.formats import check_formats, compare
from l10n.checks.file.placeholders import FORMATS
from l10n.checks.gate import Gate
from tests.property.format_strings import FRAGMENTS, PLURAL_FORMS, Pair, catalog_of, pairs

SEED = 11
EACH = int(os.environ.get("L10N_FORMAT_EXAMPLES", "120"))  # pairs of each format; more to explore
# The flags of gettext's manual, version 0.26, without those of languages nobody asked for: D, Modula-2, OCaml.
KNOWN = {
    "awk", "boost", "c", "c++", "csharp", "elisp", "gcc-internal", "gfc-internal", "go", "java", "java-printf",
    "javascript", "kde", "kde-kuit", "librep", "lisp", "lua", "objc", "object-pascal", "perl", "perl-brace", "php",
    "python", "python-brace", "qt", "qt-plural", "ruby", "rust", "scheme", "sh", "sh-printf", "smalltalk", "tcl", "ycp",
}  # fmt: skip
STRICTER = {
    "csharp": "msgfmt counts up to the highest number: {0} may get lost before {1}",
    "gcc-internal": "directives that came after this msgfmt, and marks that open and do not close",
    "javascript": "%j and %d for one value: msgfmt lets that pass in a plural form that few numbers take",
    "lisp": "lists and choices are compared directive by directive",
    "lua": "Lua has flags (%+d), which this msgfmt does not know",
    "perl-brace": "msgfmt lets names in that nobody gives a value",
    "php": "PHP has %F, %g and %+d, which this msgfmt does not know",
    "python": "Python has %a, which this msgfmt does not know",
    "python-brace": "Python has {}, {a!r} and any specification, and stops at a brace that stands alone",
    "ruby": "msgfmt counts the values: one %2$d passes for one %d, and Ruby stops",
    "scheme": "lists and choices are compared directive by directive",
}


def test_every_format_that_gettext_knows_is_checked() -> None:
    assert set(FORMATS) == {f"{name}-format" for name in KNOWN}
    assert set(FRAGMENTS) | {"c++", "go", "rust", "sh-printf"} == KNOWN, "those four came after gettext 0.21"


def refused(path: Path, starts: list[int]) -> dict[int, str]:
    """What msgfmt says of which entries."""
    done = subprocess.run(["msgfmt", "--check", "-o", "/dev/null", path], capture_output=True, check=False)
    assert done.returncode in (0, 1), "msgfmt has died; leave out the fragment that kills it"
    found = re.findall(
        r"^[^\n]*\.po:(\d+): ((?!message catalog has)[^\n]*)", done.stderr.decode("utf-8", "replace"), re.M
    )
    return {bisect(starts, int(line)) - 1: message for line, message in found if int(line) >= starts[0]}


@pytest.mark.tools
@pytest.mark.parametrize("plural_forms", PLURAL_FORMS, ids=lambda text: text[:10])
def test_what_msgfmt_refuses_is_found_and_little_else(tmp_path: Path, plural_forms: str) -> None:
    random_ = random.Random(f"{SEED}{plural_forms}")
    forms = int(plural_forms[9])
    entries: list[Pair] = [pair for name in FRAGMENTS for pair in islice(pairs(random_, name, forms), EACH)]
    text, starts = catalog_of(entries, plural_forms)
    path = tmp_path / "x.po"
    path.write_text(text, "utf-8")
    theirs = refused(path, starts)
    ours = {int(one.context or 0): one.message for one in check_formats(parse_bytes(text.encode(), "x.po"))}
    weaker = [(entries[number], message) for number, message in theirs.items() if number not in ours]
    stricter = [
        (entries[number], message)
        for number, message in ours.items()
        if number not in theirs and entries[number].flag.removesuffix("-format") not in STRICTER
    ]
    assert weaker == []
    assert stricter == []
    assert len(theirs) > len(entries) / 10, "the pairs are too tame to prove anything"


@pytest.mark.parametrize(
    ("name", "source", "target", "wrong"),
    [
        ("rust-format", "{} of {n:>5}", "{n} з {}", False),
        ("rust-format", "{} of {n}", "{} з {m}", True),
        ("rust-format", "{}", "{} {", True),
        ("c++-format", "{0} of {1}", "{1} із {0}", False),
        ("c++-format", "{0} of {1}", "{0}", True),
        ("go-format", "%d of %s", "%[2]s: %[1]d", False),
        ("go-format", "%d of %s", "%d", True),
        ("go-format", "%d", "%d %!", True),
        ("sh-printf-format", "%s of %d", "%2$d: %1$s", False),
        ("sh-printf-format", "%s of %d", "%s", True),
    ],
)
def test_formats_that_came_after_the_installed_gettext(name: str, source: str, target: str, wrong: bool) -> None:
    """After their sections of the manual of gettext 0.26."""
    assert (compare(name, source, target) is not None) == wrong


def test_what_moved_is_told_from_what_is_wrong() -> None:
    assert compare("c-format", "%d of %s", "%s: %d") == (
        "placeholder 1 is a string here, an integer in the source; in another order they need numbers, such as %2$s"
    )
    assert compare("c-format", "%d", "%s") == "placeholder 1 is a string here, an integer in the source"


PLURALS = 'msgid ""\nmsgstr "Language: de\\nPlural-Forms: nplurals=2; plural=n != 1;\\n"\n\n#, c-format\n'


@pytest.mark.parametrize(
    ("one", "many", "wrong"),
    [
        ("eine <b>Datei</b>", "%d <b>Dateien</b>", []),
        ("eine <b>Datei</b>", "viele <b>Dateien</b>", ["file-format"]),
        ("eine Datei", "%d <b>Dateien</b>", ["placeholders", "placeholders"]),
    ],
)
def test_a_placeholder_is_missed_once_and_not_where_one_number_needs_none(
    one: str, many: str, wrong: list[str]
) -> None:
    entry = f'msgid "%d <b>file</b>"\nmsgid_plural "%d <b>files</b>"\nmsgstr[0] "{one}"\nmsgstr[1] "{many}"\n'
    found = Gate().findings(parse_bytes((PLURALS + entry).encode(), "x.po"))
    assert [item.check for item in found if item.check in ("file-format", "placeholders")] == wrong


def test_every_flag_of_an_entry_counts() -> None:
    entry = '#, c-format, python-brace-format\nmsgid "%d {a}"\nmsgstr "%d"\n'
    assert [one.message for one in check_formats(parse_bytes(entry.encode(), "x.po"))] == [
        "placeholder {a} of the source is missing"
    ]


def test_a_percentage_in_prose_is_no_placeholder() -> None:
    """`possible-c-format` stands beside many: what is no format string in the source is not judged."""
    assert compare("c-format", "100% yes, it works", "100 % так") is None
    assert compare("c-format", "50% In total", "50 % insgesamt") is None
