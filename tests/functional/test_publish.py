"""Publishing as its users run it; catalogues are made without an engine."""

from __future__ import annotations

import codecs
import gettext
import json
import os
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from l10n.cli.app import app
from tests.desk import SOURCE, draft, edit, review, translate, write_article

ONE, TWO, THREE = "Kyiv answered the letter.", "Moscow did not.", "Washington waits."
ARTICLE = f"{ONE} {TWO}\n\n* * *\n\n{THREE}\n"


def l10n(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def publish(*arguments: str) -> Result:
    return l10n("publish", SOURCE, "--to", "uk", *arguments)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one translated article; its first sentence is reviewed."""
    (tmp_path / "l10n.toml").write_text("")
    monkeypatch.chdir(tmp_path)
    write_article(tmp_path, ARTICLE)
    review(translate(tmp_path), {"Kyiv": "Київ відповів на лист."})
    return tmp_path


def published(desk: Path, name: str = "talks.txt") -> str:
    return (desk / "locales/uk" / name).read_bytes().decode()


# ---- policies ------------------------------------------------------------------------------------------------


def test_only_reviewed_sentences_are_published_by_default(desk: Path) -> None:
    done = publish()
    assert done.exit_code == 0, done.output
    assert published(desk) == f"Київ відповів на лист. {TWO}\n\n* * *\n\n{THREE}\n"
    assert "1 of 3 units reviewed, 2 left in English" in done.output


def test_marks_say_what_is_not_reviewed(desk: Path) -> None:
    publish("--mark")
    assert published(desk) == f"Київ відповів на лист. [en] {TWO}\n\n* * *\n\n[en] {THREE}\n"
    publish("--mark", "--policy", "machine")
    assert published(desk) == f"Київ відповів на лист. [draft] uk({TWO})\n\n* * *\n\n[draft] uk({THREE})\n"


def test_machine_publishes_what_there_is_drafts_of_people_included(desk: Path) -> None:
    draft(desk / "locales/uk/LC_MESSAGES/talks.po", {"Moscow": "Москва, мабуть, ні."})
    publish("--policy", "machine")
    assert published(desk) == f"Київ відповів на лист. Москва, мабуть, ні.\n\n* * *\n\nuk({THREE})\n"


@pytest.mark.parametrize("update", [False, True], ids=["before l10n translate", "after l10n translate"])
@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("reviewed", "Kyiv answered the long letter."),
        ("keep", "Київ відповів на лист."),
        ("machine", "Київ відповів на лист."),
    ],
)
def test_a_changed_sentence(desk: Path, policy: str, expected: str, update: bool) -> None:
    write_article(desk, ARTICLE.replace("the letter", "the long letter"))
    if update:
        translate(desk)
    publish("--policy", policy)
    assert published(desk).split(" Moscow")[0].split(" uk(")[0] == expected


def test_keep_publishes_what_was_approved_and_not_the_draft_begun_since(desk: Path) -> None:
    write_article(desk, ARTICLE.replace("the letter", "the long letter"))
    path = translate(desk)
    draft(path, {"Kyiv": "Київ відповів на довжелезний"})
    for _ in range(2):
        publish("--policy", "keep", "--mark")
        assert published(desk).startswith("[old] Київ відповів на лист. [en] Moscow")
        translate(desk)


def test_keep_never_publishes_what_nobody_approved(desk: Path) -> None:
    """Without the ledger nothing proves that the text behind `#|` was more than a draft."""
    write_article(desk, ARTICLE.replace("the letter", "the long letter"))
    path = translate(desk)
    path.with_suffix(".l10n.jsonl").unlink()
    publish("--policy", "keep")
    assert published(desk).startswith("Kyiv answered the long letter. ")


@pytest.mark.parametrize("update", [False, True], ids=["before l10n translate", "after l10n translate"])
def test_keep_never_publishes_what_was_only_a_draft(desk: Path, update: bool) -> None:
    path = desk / "locales/uk/LC_MESSAGES/talks.po"
    draft(path, {"Moscow": "Москва, мабуть, ні."})
    translate(desk)
    write_article(desk, ARTICLE.replace("Moscow did", "Moscow still did"))
    if update:
        translate(desk)
    publish("--policy", "keep")
    assert " Moscow still did not.\n" in published(desk)


def test_half_of_a_split_sentence_does_not_bring_the_whole(desk: Path) -> None:
    """One half is reviewed, in an editor that leaves `#|` behind; the other still holds the old translation."""
    long = "Kyiv answered the letter from the White House and Moscow did not answer any letter at all."
    write_article(desk, f"{long}\n")
    review(translate(desk), {"Kyiv": "Київ відповів на лист, а Москва ні."})
    write_article(desk, "Kyiv answered the letter from the White House. Moscow did not answer any letter at all.\n")
    review(translate(desk), {"Kyiv": "Київ відповів."})
    publish("--policy", "machine")
    assert published(desk) == "Київ відповів. Moscow did not answer any letter at all.\n"


def test_a_split_sentence_does_not_stand_there_twice(desk: Path) -> None:
    long = "Kyiv answered the letter from the White House and Moscow did not answer any letter at all."
    write_article(desk, f"{long}\n")
    review(translate(desk), {"Kyiv": "Київ відповів на лист, а Москва ні."})
    write_article(desk, "Kyiv answered the letter from the White House. Moscow did not answer any letter at all.\n")
    for _ in range(2):
        for policy in ("machine", "keep"):
            publish("--policy", policy)
            assert published(desk).count("Київ відповів на лист, а Москва ні.") == 0
        translate(desk)


def test_flags_that_an_editor_dropped_all_at_once_review_nothing(desk: Path) -> None:
    path = desk / "locales/uk/LC_MESSAGES/talks.po"
    path.unlink()
    path.with_suffix(".l10n.jsonl").unlink()
    edit(translate(desk), lambda unit: replace(unit, flags=()))
    done = publish("--min-reviewed", "1")
    assert done.exit_code == 1
    assert "3 units lost their fuzzy flag all at once" in done.output
    assert "--accept-unchanged" in l10n("status", "--to", "uk", "--quick").output


def test_a_previous_source_that_an_editor_left_behind_does_not_unreview(desk: Path) -> None:
    """Lokalize takes the flag away and leaves `#|`."""
    write_article(desk, ARTICLE.replace("the letter", "the long letter"))
    path = translate(desk)
    edit(path, lambda unit: replace(unit, flags=()) if unit.previous_source else unit)
    publish()
    assert published(desk).startswith("Київ відповів на лист. Moscow")


# ---- bytes ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv answered the letter. Moscow did not.\r\n\r\nWashington waits.\r\n",
        "Kyiv answered the letter.\u00a0 Moscow did not.\n\n\n\tWashington waits.",
        "\n\n  Kyiv answered the letter.  \n \nMoscow did not.\u2028Washington waits.\n\n\n",
        "Kyiv answered the letter.\rMoscow did not.\n***\r\n1. 2. 3.\nWashington waits.   ",
    ],
    ids=["CRLF", "wide gaps and no final newline", "blank lines everywhere", "mixed line ends"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be"])
def test_everything_between_sentences_keeps_its_bytes(desk: Path, text: str, encoding: str) -> None:
    mark = "\ufeff" if encoding.startswith("utf-16") else ""
    path = write_article(desk, mark + text, encoding=encoding)
    publish()
    output = (desk / "locales/uk/talks.txt").read_bytes()
    one, two = (sentence.encode(encoding.removesuffix("-sig")) for sentence in (ONE, "Київ відповів на лист."))
    assert output == path.read_bytes().replace(one, two)
    assert output.startswith(codecs.BOM_UTF8) == (encoding == "utf-8-sig")


def test_an_article_without_a_reviewed_word_is_published_as_it_is(desk: Path) -> None:
    edit(desk / "locales/uk/LC_MESSAGES/talks.po", lambda unit: replace(unit, flags=("fuzzy",)))
    publish()
    assert published(desk) == ARTICLE


def test_a_line_end_in_a_translation_makes_no_paragraph(desk: Path) -> None:
    review(desk / "locales/uk/LC_MESSAGES/talks.po", {"Kyiv": "Київ\nвідповів\u2028 на лист. "})
    publish()
    assert published(desk).startswith(f"Київ відповів на лист. {TWO}\n\n")


def test_a_translation_of_blanks_is_none(desk: Path) -> None:
    review(desk / "locales/uk/LC_MESSAGES/talks.po", {"Kyiv": "  "})
    publish("--policy", "machine")
    assert published(desk).startswith(f"{ONE} uk({TWO})")


def test_a_repeated_sentence_is_translated_wherever_it_stands(desk: Path) -> None:
    write_article(desk, f"{ONE}\n{TWO} {ONE}\n")
    publish()
    assert published(desk) == f"Київ відповів на лист.\n{TWO} Київ відповів на лист.\n"


def test_contexts_give_a_repeat_its_own_translation(desk: Path) -> None:
    path = desk / "locales/uk/LC_MESSAGES/talks.po"
    write_article(desk, f"{ONE}\n{ONE}\n")
    path.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        f'#: {SOURCE}:1\nmsgctxt "title"\nmsgid "{ONE}"\nmsgstr "Відповідь Києва"\n\n'
        f'#: {SOURCE}:2\nmsgctxt "text"\nmsgid "{ONE}"\nmsgstr "Київ відповів."\n'
    )
    publish()
    assert published(desk) == "Відповідь Києва\nКиїв відповів.\n"


def test_nothing_is_rewritten_when_nothing_changed(desk: Path) -> None:
    publish("--mo")
    before = {path: path.stat().st_mtime_ns for path in (desk / "locales/uk").rglob("talks.*")}
    done = publish("--mo")
    assert "unchanged" in done.output
    assert {path: path.stat().st_mtime_ns for path in (desk / "locales/uk").rglob("talks.*")} == before


# ---- threshold, output, failures -----------------------------------------------------------------------------


@pytest.mark.parametrize(("least", "code"), [("33", 0), ("34", 1), ("100", 1)])
def test_a_locale_below_the_threshold_is_not_published(desk: Path, least: str, code: int) -> None:
    done = publish("--min-reviewed", least)
    assert done.exit_code == code
    assert (desk / "locales/uk/talks.txt").exists() == (code == 0)


def test_below_the_threshold_what_was_published_before_stands(desk: Path) -> None:
    publish()
    before = published(desk)
    assert publish("--min-reviewed", "90", "--policy", "machine").exit_code == 1
    assert published(desk) == before


def test_out_and_locales_and_folders(desk: Path) -> None:
    write_article(desk, "Moscow is silent.\n", "locales/en/news/silence.md")
    (desk / "l10n.toml").write_text('suffixes = [".txt", ".md"]')
    translate(desk, source="locales/en/news/silence.md")
    done = l10n("publish", "locales/en", "--to", "uk", "--out", "site", "--policy", "machine", "--mo")
    assert done.exit_code == 0, done.output
    assert (desk / "site/uk/news/silence.md").read_text() == "uk(Moscow is silent.)\n"
    assert (desk / "site/uk/talks.txt").exists()
    assert (desk / "site/uk/LC_MESSAGES/news/silence.mo").exists()
    assert not (desk / "locales/uk/talks.txt").exists()


def test_a_locale_without_a_catalogue_does_not_stop_the_others(desk: Path) -> None:
    done = l10n("publish", SOURCE, "--to", "de,uk")
    assert done.exit_code == 1
    assert "locales/de/LC_MESSAGES/talks.po: no such file: the article is not translated yet" in done.output
    assert published(desk)
    assert not (desk / "locales/de").exists()


def test_a_broken_catalogue_is_named_with_its_line(desk: Path) -> None:
    path = desk / "locales/uk/LC_MESSAGES/talks.po"
    path.write_text(path.read_text() + "<<<<<<< HEAD\n")
    done = publish()
    assert (done.exit_code, f"talks.po:{path.read_text().count(chr(10))}: " in done.output) == (2, True), done.output
    assert not (desk / "locales/uk/talks.txt").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["none.txt"], "no such file"),
        ([SOURCE, "--policy", "all"], "unknown policy"),
        ([SOURCE, "--to", "xx"], "unknown locale"),
        ([SOURCE, "--min-reviewed", "101"], "less than or equal to 100"),
    ],
)
def test_bad_input_is_one_sentence_and_exit_2(desk: Path, arguments: list[str], words: str) -> None:
    done = l10n("publish", *arguments)
    assert (done.exit_code, words in done.output, "Traceback" in done.output) == (2, True, False), done.output


def test_the_json_is_the_contract(desk: Path) -> None:
    report = json.loads(publish("--json", "--mo").stdout)
    assert report == {
        "article": SOURCE,
        "locales": [
            {
                "locale": "uk",
                "path": "locales/uk/talks.txt",
                "mo": "locales/uk/LC_MESSAGES/talks.mo",
                "written": True,
                "units": 3,
                "reviewed": 1,
                "held": 0,
                "sentences": {"reviewed": 1, "kept": 0, "unreviewed": 0, "english": 2},
            }
        ],
        "failures": [],
    }
    assert json.loads(publish("--json", "--min-reviewed", "50").stdout)["locales"][0]["path"] is None


# ---- never over the source -----------------------------------------------------------------------------------


def _folder_link(desk: Path) -> list[str]:
    (desk / "site").mkdir()
    (desk / "site/uk").symlink_to(desk / "locales/en")
    return ["--out", "site"]


def _file_link(desk: Path) -> list[str]:
    (desk / "site/uk").mkdir(parents=True)
    (desk / "site/uk/talks.txt").symlink_to(desk / SOURCE)
    return ["--out", "site"]


def _hard_link(desk: Path) -> list[str]:
    (desk / "site/uk").mkdir(parents=True)
    os.link(desk / SOURCE, desk / "site/uk/talks.txt")
    return ["--out", "site"]


def _mo_link(desk: Path) -> list[str]:
    (desk / "site/uk/LC_MESSAGES").mkdir(parents=True)
    (desk / "site/uk/LC_MESSAGES/talks.mo").symlink_to(desk / SOURCE)
    return ["--out", "site", "--mo"]


def _source_folder(desk: Path) -> list[str]:
    return ["--out", "locales/en"]


def _moved_source(desk: Path) -> list[str]:
    (desk / "l10n.toml").write_text('source = "locales/uk"\n')
    (desk / "locales/en/talks.txt").rename(desk / "locales/uk/talks.txt")
    (desk / "locales/en").rmdir()
    (desk / "locales/en").symlink_to(desk / "locales/uk")
    return []


@pytest.mark.parametrize(
    "prepare", [_folder_link, _file_link, _hard_link, _mo_link, _source_folder, _moved_source], ids=lambda f: f.__name__
)
def test_the_source_is_never_written_to(desk: Path, prepare: object) -> None:
    arguments = prepare(desk)  # type: ignore[operator]
    before = {path: path.read_bytes() for path in desk.rglob("*.txt")}
    done = publish(*arguments)
    assert (done.exit_code, "source article" in done.output) == (2, True), done.output
    assert {path: path.read_bytes() for path in desk.rglob("*.txt")} == before


def test_english_is_no_target(desk: Path) -> None:
    assert l10n("publish", SOURCE, "--to", "en").exit_code == 2
    assert (desk / SOURCE).read_text() == ARTICLE


def test_articles_in_the_root_are_published_into_the_locales(desk: Path) -> None:
    (desk / "l10n.toml").write_text('source = "."\n')
    write_article(desk, ARTICLE, "talks.txt")
    translate(desk, source="talks.txt")
    assert l10n("publish", "talks.txt", "--to", "uk").exit_code == 0
    assert l10n("publish", "talks.txt", "--to", "uk", "--out", "drafts").exit_code == 2, "it would become an article"


# ---- MO files ------------------------------------------------------------------------------------------------


def _messages(path: Path) -> gettext.GNUTranslations:
    return gettext.GNUTranslations(BytesIO(path.read_bytes()))


def test_mo_files_hold_what_the_policy_publishes(desk: Path) -> None:
    path = desk / "locales/uk/LC_MESSAGES/talks.mo"
    publish("--mo")
    assert (_messages(path).gettext(ONE), _messages(path).gettext(TWO)) == ("Київ відповів на лист.", TWO)
    publish("--mo", "--policy", "machine")
    assert _messages(path).gettext(TWO) == f"uk({TWO})"


def test_mo_files_hold_plural_forms_and_contexts_of_other_tools(desk: Path) -> None:
    po = desk / "locales/uk/LC_MESSAGES/talks.po"
    with po.open("a") as file:
        file.write(
            '\n#: app.py:1\nmsgid "%d day"\nmsgid_plural "%d days"\n'
            'msgstr[0] "%d день"\nmsgstr[1] "%d дні"\nmsgstr[2] "%d днів"\n'
            '\n#: app.py:2\nmsgctxt "menu"\nmsgid "Open"\nmsgstr "Відкрити"\n'
        )
    publish("--mo")
    messages = _messages(po.with_suffix(".mo"))
    assert messages.ngettext("%d day", "%d days", 5) == "%d днів"
    assert messages.pgettext("menu", "Open") == "Відкрити"


@pytest.mark.tools
@pytest.mark.parametrize(("policy", "arguments"), [("reviewed", []), ("machine", ["--use-fuzzy"])])
def test_gettext_reads_our_mo_files_as_it_reads_its_own(desk: Path, policy: str, arguments: list[str]) -> None:
    po = desk / "locales/uk/LC_MESSAGES/talks.po"
    with po.open("a") as file:
        for context in ("zoo", "ape", "Men\u00fc"):
            file.write(f'\n#: app.py:1\nmsgctxt "{context}"\nmsgid "Open"\nmsgstr "Відкрити {context}"\n')
    publish("--mo", "--policy", policy)
    subprocess.run(["msgfmt", *arguments, "-o", "theirs.mo", str(po)], check=True)
    ours, theirs = (
        subprocess.run(["msgunfmt", str(path)], capture_output=True, text=True, check=True).stdout
        for path in (po.with_suffix(".mo"), desk / "theirs.mo")
    )
    assert ours == theirs
