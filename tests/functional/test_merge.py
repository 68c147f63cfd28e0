"""Taking files back, as its users do it; catalogues are made without an engine."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from l10n.cli.app import app
from l10n.model import Unit
from tests.desk import draft, edit, read, review, translate, write_article

ONE, TWO, THREE = "Kyiv answered the letter.", "Moscow did not.", "Washington waits."
ARTICLE = f"{ONE} {TWO}\n\n* * *\n\n{THREE}\n"


def l10n(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "l10n.toml").write_text("")
    monkeypatch.chdir(tmp_path)
    write_article(tmp_path, ARTICLE)
    translate(tmp_path)
    return tmp_path


@pytest.fixture
def ours(desk: Path) -> Path:
    return desk / "locales/uk/LC_MESSAGES/talks.po"


@pytest.fixture
def theirs(desk: Path, ours: Path) -> Path:
    """A copy of the catalogue, as sent out to a translator."""
    (desk / "inbox").mkdir()
    return Path(shutil.copy(ours, desk / "inbox" / "talks.po"))


def merge(*arguments: object, code: int = 0) -> dict[str, str]:
    """Outcome by source."""
    done = l10n("merge", "--json", *map(str, arguments))
    assert done.exit_code == code, done.output
    return {unit["source"]: unit["outcome"] for unit in json.loads(done.stdout)["units"]}


def unit(path: Path, source: str) -> Unit:
    return next(unit for unit in read(path).units if unit.source == source)


# ---- three-way -----------------------------------------------------------------------------------------------


def test_corrections_come_in_reviewed_and_drafts_fuzzy(ours: Path, theirs: Path) -> None:
    review(theirs, {"Kyiv": "Київ відповів.", "Washington": f"uk({THREE})"})
    draft(theirs, {"Moscow": "Москва, мабуть, ні."})
    assert merge(theirs) == {ONE: "changed", TWO: "new draft", THREE: "accepted"}
    assert (unit(ours, ONE).target, unit(ours, ONE).fuzzy) == ("Київ відповів.", False)
    assert (unit(ours, TWO).target, unit(ours, TWO).fuzzy) == ("Москва, мабуть, ні.", True)
    assert (unit(ours, THREE).target, unit(ours, THREE).fuzzy) == (f"uk({THREE})", False)
    assert not any(text.startswith("machine:") for text in unit(ours, ONE).comments), "a person wrote it"


def test_merging_twice_changes_nothing_more(ours: Path, theirs: Path) -> None:
    review(theirs, {"Kyiv": "Київ відповів."})
    merge(theirs)
    before = ours.read_bytes()
    assert set(merge(theirs).values()) == {"unchanged"}
    assert ours.read_bytes() == before


def test_the_machine_never_touches_what_was_merged(desk: Path, ours: Path, theirs: Path) -> None:
    review(theirs, {"Kyiv": "Київ відповів."})
    draft(theirs, {"Moscow": "Москва, мабуть, ні."})
    merge(theirs)
    before = ours.read_bytes()
    translate(desk)
    assert ours.read_bytes() == before


def test_both_edited_is_a_conflict_that_keeps_both(ours: Path, theirs: Path) -> None:
    review(ours, {"Kyiv": "Київ дав відповідь."})
    review(theirs, {"Kyiv": "Київ відповів."})
    for _ in range(3):
        assert merge(theirs, code=1)[ONE] == "conflict"
        assert unit(ours, ONE).target == "Київ дав відповідь."
        assert unit(ours, ONE).comments.count("returned translation: Київ відповів.") == 1


def test_an_approval_here_and_a_correction_there_are_a_conflict(ours: Path, theirs: Path) -> None:
    review(ours, {"Kyiv": f"uk({ONE})"})
    review(theirs, {"Kyiv": "Київ відповів."})
    assert merge(theirs, code=1)[ONE] == "conflict"
    assert unit(ours, ONE).target == f"uk({ONE})"


def test_a_draft_never_displaces_a_reviewed_text(desk: Path, ours: Path, theirs: Path) -> None:
    review(ours, {"Kyiv": "Київ дав відповідь."})
    translate(desk)
    draft(theirs, {"Kyiv": "Київ відповів?"})
    assert merge(theirs, code=1)[ONE] == "conflict"
    assert (unit(ours, ONE).target, unit(ours, ONE).fuzzy) == ("Київ дав відповідь.", False)


def test_an_old_copy_takes_nothing_back(desk: Path, ours: Path, theirs: Path) -> None:
    review(ours, {"Kyiv": "Київ дав відповідь."})
    for _ in range(2):
        assert set(merge(theirs).values()) == {"unchanged"}
        assert unit(ours, ONE).target == "Київ дав відповідь."
        translate(desk)


def test_a_correction_of_what_the_ledger_knows_comes_in_with_the_old_text_beside_it(
    desk: Path, ours: Path, theirs: Path
) -> None:
    review(ours, {"Kyiv": "Київ дав відповідь."})
    translate(desk)
    shutil.copy(ours, theirs)
    review(theirs, {"Kyiv": "Київ відповів на лист."})
    assert merge(theirs)[ONE] == "changed"
    assert unit(ours, ONE).comments == ("earlier translation: Київ дав відповідь.",)


def test_without_the_ledger_a_review_wins_over_a_fuzzy_text_and_loses_nothing(ours: Path, theirs: Path) -> None:
    ours.with_suffix(".l10n.jsonl").unlink()
    review(ours, {"Moscow": "Москва — ні."})
    review(theirs, {"Kyiv": "Київ відповів.", "Moscow": "Москва не відповіла."})
    assert merge(theirs, code=1) == {ONE: "changed", TWO: "conflict", THREE: "unchanged"}
    assert f"earlier translation: uk({ONE})" in unit(ours, ONE).comments
    assert unit(ours, TWO).target == "Москва — ні."


def test_an_unknown_sentence_is_kept_and_comes_back_with_its_sentence(desk: Path, ours: Path, theirs: Path) -> None:
    edit(
        theirs,
        lambda unit: replace(unit, source="It rains.", targets=("Дощить.",), flags=()) if unit.source == TWO else unit,
    )
    assert merge(theirs)["It rains."] == "unknown"
    assert unit(ours, "It rains.").obsolete
    write_article(desk, ARTICLE + "\nIt rains.\n")
    translate(desk)
    assert (unit(ours, "It rains.").obsolete, unit(ours, "It rains.").target) == (False, "Дощить.")


def test_a_correction_of_an_earlier_wording_becomes_a_draft_of_the_new_one(
    desk: Path, ours: Path, theirs: Path
) -> None:
    review(ours, {"Kyiv": "Київ дав відповідь."})
    translate(desk)
    shutil.copy(ours, theirs)
    write_article(desk, ARTICLE.replace("the letter", "the long letter"))
    translate(desk)
    before = ours.read_bytes()
    assert merge(theirs)[ONE] == "unchanged"
    assert ours.read_bytes() == before
    review(theirs, {"Kyiv": "Київ відповів на лист."})
    assert merge(theirs)[ONE] == "new draft"
    changed = unit(ours, "Kyiv answered the long letter.")
    assert (changed.target, changed.fuzzy, changed.previous_source) == ("Київ відповів на лист.", True, ONE)
    assert "earlier translation: Київ дав відповідь." in changed.comments


def test_a_translators_comment_comes_along(ours: Path, theirs: Path) -> None:
    edit(
        theirs,
        lambda unit: replace(unit, comments=(*unit.comments, "Чи саме цей лист?")) if unit.source == ONE else unit,
    )
    assert merge(theirs)[ONE] == "new comment"
    assert "Чи саме цей лист?" in unit(ours, ONE).comments
    assert merge(theirs)[ONE] == "unchanged"


# ---- OmegaT --------------------------------------------------------------------------------------------------


def without_flags(path: Path) -> None:
    edit(path, lambda unit: replace(unit, flags=(), previous_source=None))


def test_flags_that_are_gone_all_at_once_prove_no_reading(ours: Path, theirs: Path) -> None:
    without_flags(theirs)
    before = ours.read_bytes()
    assert set(merge(theirs).values()) == {"unread"}
    assert ours.read_bytes() == before
    assert "--accept-unchanged" in l10n("merge", str(theirs)).output


def test_from_omegat_only_changed_units_are_reviewed(ours: Path, theirs: Path) -> None:
    review(theirs, {"Kyiv": "Київ відповів."})
    without_flags(theirs)
    assert merge(theirs, "--from", "omegat") == {ONE: "changed", TWO: "unread", THREE: "unread"}
    assert [unit.fuzzy for unit in read(ours).live()] == [False, True, True]


def test_accept_unchanged_takes_the_rest(ours: Path, theirs: Path) -> None:
    review(theirs, {"Kyiv": "Київ відповів."})
    without_flags(theirs)
    assert merge(theirs, "--from", "omegat", "--accept-unchanged") == {
        ONE: "changed",
        TWO: "accepted",
        THREE: "accepted",
    }
    assert not any(unit.fuzzy for unit in read(ours).live())


# ---- other formats -------------------------------------------------------------------------------------------

XLIFF_12 = """<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
 <file original="talks.po" source-language="en" target-language="uk-UA" datatype="plaintext"><body>
  <trans-unit id="1"><source>Kyiv answered the letter.</source>
   <target state="final">Київ відповів.</target></trans-unit>
  <trans-unit id="2"><source>Moscow did not.</source><target state="needs-review-translation">Ні.</target></trans-unit>
  <trans-unit id="3"><source>Washington waits.</source><target>uk(Washington waits.)</target></trans-unit>
 </body></file>
</xliff>
"""
XLIFF_20 = """<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="uk">
 <file id="f1" original="talks.po">
  <unit id="1"><segment state="final"><source>Kyiv answered the letter.</source>
   <target>Київ відповів.</target></segment></unit>
  <unit id="2"><segment state="initial"><source>Moscow did not.</source><target>Ні.</target></segment></unit>
  <unit id="3"><segment><source>Washington waits.</source><target>uk(Washington waits.)</target></segment></unit>
 </file>
</xliff>
"""
CSV = """"source","target","fuzzy"
"Kyiv answered the letter.","Київ відповів.",""
"Moscow did not.","Ні.","True"
"Washington waits.","uk(Washington waits.)","True"
"""


@pytest.mark.parametrize(
    ("name", "text", "third"),
    [
        ("a.xlf", XLIFF_12, "unread"),
        ("a.xliff", XLIFF_20, "unread"),
        ("talks.uk.csv", CSV, "unchanged"),
        ("talks.uk.csv", CSV.replace(",", ";"), "unchanged"),
        ("uk/talks.tsv", CSV.replace(",", "\t"), "unchanged"),
        ("talks.uk.csv", "\ufeff" + CSV.replace("\n", "\r\n"), "unchanged"),
    ],
    ids=["XLIFF 1.2", "XLIFF 2.0", "CSV", "semicolons", "TSV", "CSV of a spreadsheet"],
)
def test_other_formats_come_back_too(desk: Path, ours: Path, name: str, text: str, third: str) -> None:
    path = desk / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode())
    assert merge(path) == {ONE: "changed", TWO: "new draft", THREE: third}
    assert [(unit.target, unit.fuzzy) for unit in read(ours).live()] == [
        ("Київ відповів.", False), ("Ні.", True), (f"uk({THREE})", True)
    ]  # fmt: skip


def test_a_table_without_flags_is_read_as_omegats_files_are(desk: Path, ours: Path) -> None:
    (desk / "talks.csv").write_text(f"source,target\n{ONE},Київ відповів.\n{TWO},uk({TWO})\n")
    assert merge("talks.csv", "--to", "uk") == {ONE: "changed", TWO: "unread"}


def test_what_a_spreadsheet_would_compute_is_unescaped(desk: Path, ours: Path) -> None:
    (desk / "talks.csv").write_text(f"source,target\n{ONE},'-Київ відповів.\n{TWO},'Ні' — і все.\n")
    merge("talks.csv", "--to", "uk")
    assert [unit.target for unit in read(ours).live()][:2] == ["-Київ відповів.", "'Ні' — і все."]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.po", b'msgid "Kyiv\nmsgstr ""\n', "a.po:1"),
        ("a.xlf", XLIFF_12.replace("</source>", "", 1).encode(), "a.xlf:5"),
        ("a.xlf", b"<html/>", "is no XLIFF"),
        ("a.xlf", b'<!DOCTYPE x [<!ENTITY a "b">]><xliff version="1.2"/>', "document type"),
        ("a.xlf", b"", "no well-formed XML"),
        ("a.csv", b"one,two\n1,2\n", "a.csv:1: has no column source"),
        ("a.csv", f'source,target\n{ONE},"open\n'.encode(), "a.csv:2"),
        ("a.csv", "source,target\na,Київ\n".encode("cp1251"), "a.csv:2: byte 0xca is not UTF-8"),
        ("a.docx", b"", "kinds of file"),
        ("none.po", None, "no such file"),
    ],
)
def test_a_broken_file_is_one_sentence_and_changes_nothing(
    desk: Path, ours: Path, name: str, data: bytes | None, words: str
) -> None:
    if data is not None:
        (desk / name).write_bytes(data)
    before = ours.read_bytes()
    done = l10n("merge", name, "--to", "uk")
    assert (done.exit_code, words in done.output, "Traceback" in done.output) == (2, True, False), done.output
    assert ours.read_bytes() == before


def test_a_broken_file_does_not_stop_the_others(desk: Path, ours: Path, theirs: Path) -> None:
    (desk / "broken.csv").write_text("one\n")
    review(theirs, {"Kyiv": "Київ відповів."})
    assert l10n("merge", "broken.csv", str(theirs)).exit_code == 1
    assert unit(ours, ONE).target == "Київ відповів."


# ---- where to ------------------------------------------------------------------------------------------------


def test_the_catalogue_is_found_by_its_sentences_under_another_name(desk: Path, ours: Path, theirs: Path) -> None:
    write_article(desk, "Berlin is silent.\n", "locales/en/berlin.txt")
    translate(desk, source="locales/en/berlin.txt")
    review(theirs, {"Kyiv": "Київ відповів."})
    for name in ("translated-final(2).po", "berlin.po"):
        merge(theirs.rename(theirs.with_name(name)))
        theirs = theirs.with_name(name)
    assert unit(ours, ONE).target == "Київ відповів."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('msgid ""\nmsgstr "Language: uk\\n"\n\nmsgid "Elsewhere."\nmsgstr "Деінде."\n', "shares no sentence"),
        (
            'msgid ""\nmsgstr "Language: pl\\n"\n\nmsgid "Kyiv answered the letter."\nmsgstr "a"\n',
            "no catalogues in pl",
        ),
        ('msgid ""\nmsgstr "Language: ../..\\n"\n\nmsgid "Kyiv answered the letter."\nmsgstr "a"\n', "what language"),
        ('msgid "Kyiv answered the letter."\nmsgstr "a"\n', "what language"),
    ],
)
def test_a_file_without_a_place_is_refused(desk: Path, text: str, words: str) -> None:
    (desk / "stray.po").write_text(text)
    done = l10n("merge", "stray.po")
    assert (done.exit_code, words in done.output) == (2, True), done.output


@pytest.mark.parametrize("arguments", [["--to", "uk,de"], ["--from", "word"], ["--to", "xx"]])
def test_wrong_usage_is_exit_2(theirs: Path, arguments: list[str]) -> None:
    assert l10n("merge", str(theirs), *arguments).exit_code == 2


def test_the_report_names_every_unit_that_changed(ours: Path, theirs: Path) -> None:
    review(theirs, {"Kyiv": "Київ відповів."})
    done = l10n("merge", str(theirs))
    assert f"changed: {ONE} → Київ відповів." in done.output
    assert "1 changed, 2 unchanged" in done.output
