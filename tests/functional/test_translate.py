"""The main job as its users run it: real engine, real glossary, real gettext."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from l10n.adapters.po import PoStore
from l10n.cli.app import app

pytestmark = pytest.mark.engine
SOURCE = "locales/en/white-house-talks.txt"
LOCALES = ("uk", "ru", "de")


def l10n(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def catalog(project: Path, locale: str) -> Path:
    return project / "locales" / locale / "LC_MESSAGES" / "white-house-talks.po"


def digests(project: Path) -> dict[str, str]:
    files = [path for path in (project / "locales").rglob("*") if path.is_file() and path.name != ".l10n.lock"]
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def translated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in which the seed article was translated once."""
    root = Path(__file__).resolve().parents[2]
    folder = tmp_path_factory.mktemp("translated")
    shutil.copytree(root / "locales" / "en", folder / "locales" / "en")
    shutil.copytree(root / "glossary", folder / "glossary")
    (folder / "l10n.toml").write_text("")
    here = Path.cwd()
    os.chdir(folder)
    try:
        done = l10n("translate", SOURCE)
    finally:
        os.chdir(here)
    assert done.exit_code == 0, done.output
    (folder / "summary.txt").write_text(done.output)
    return folder


@pytest.fixture
def copy(translated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the translated project, as the current folder."""
    folder = tmp_path / "copy"
    shutil.copytree(translated, folder)
    monkeypatch.chdir(folder)
    return folder


def test_there_are_three_catalogues_of_22_units_and_a_template(translated: Path) -> None:
    for locale in LOCALES:
        units = PoStore().read(catalog(translated, locale)).units
        assert len(units) == 22
        assert all(unit.fuzzy and unit.target and unit.context is None for unit in units)
        assert all(unit.previous_source is None for unit in units), "OmegaT would read it as a reference match"
    assert len(PoStore().read(translated / "locales" / "white-house-talks.pot").units) == 22


@pytest.mark.tools
@pytest.mark.parametrize("locale", LOCALES)
def test_msgfmt_is_silent_but_for_22_fuzzy_translations(translated: Path, locale: str) -> None:
    done = subprocess.run(
        ["msgfmt", "--check", "--statistics", "-o", "/dev/null", str(catalog(translated, locale))],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stderr.strip() == "0 translated messages, 22 fuzzy translations."


@pytest.mark.tools
@pytest.mark.parametrize("locale", LOCALES)
def test_msgcat_and_msgmerge_find_nothing_to_change(translated: Path, locale: str) -> None:
    path = catalog(translated, locale)
    plain = subprocess.run(["msgcat", "--no-wrap", str(path)], capture_output=True, check=True)
    assert plain.stdout.decode() == path.read_text()
    template = translated / "locales" / "white-house-talks.pot"
    merged = subprocess.run(
        ["msgmerge", "--no-wrap", "--quiet", str(path), str(template)], capture_output=True, check=True
    )
    before = PoStore().read(path)
    merged_path = path.with_suffix(".merged.po")
    merged_path.write_bytes(merged.stdout)
    after = PoStore().read(merged_path)
    merged_path.unlink()
    assert [(unit.source, unit.targets, unit.comments) for unit in after.units] == [
        (unit.source, unit.targets, unit.comments) for unit in before.units
    ]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_header_is_complete(translated: Path, locale: str) -> None:
    header = PoStore().read(catalog(translated, locale)).header
    assert header["Language"] == locale
    assert header["Content-Type"] == "text/plain; charset=UTF-8"
    assert header["Plural-Forms"].startswith("nplurals=2" if locale == "de" else "nplurals=3")
    assert {"Project-Id-Version", "POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Language-Team",
            "MIME-Version", "Content-Transfer-Encoding", "X-Generator", "X-Source-Language"} <= set(header)  # fmt: skip


def test_a_unit_says_where_it_stands_what_its_terms_are_and_who_wrote_it(translated: Path) -> None:
    unit = PoStore().read(catalog(translated, "uk")).units[0]
    assert unit.references == ("locales/en/white-house-talks.txt:1",)
    assert "White House → Білий дім" in unit.notes
    assert any(comment.startswith("machine: ") for comment in unit.comments)


def test_the_summary_says_what_was_done_and_what_is_next(translated: Path) -> None:
    summary = (translated / "summary.txt").read_text()
    for expected in (
        "22 segments",
        "locales/uk/LC_MESSAGES/white-house-talks.po",
        "terms",
        "starter",
        "models install",
    ):
        assert expected in summary


def test_a_second_run_changes_no_byte(copy: Path) -> None:
    before = digests(copy)
    done = l10n("translate", SOURCE)
    assert done.exit_code == 0
    assert digests(copy) == before
    assert "unchanged" in done.output


def test_the_json_is_the_contract(copy: Path) -> None:
    done = l10n("translate", SOURCE, "--json", "--to", "uk")
    report = json.loads(done.stdout)
    assert report["article"] == SOURCE
    assert report["segments"] == 22
    (found,) = report["catalogs"]
    assert found["path"] == "locales/uk/LC_MESSAGES/white-house-talks.po"
    assert (found["locale"], found["units"], found["machine"], found["kept"], found["from_memory"]) == (
        "uk",
        22,
        0,
        22,
        0,
    )
    assert found["terms"]["expected"] >= found["terms"]["satisfied"] > 0
    assert {"engine", "seconds"} <= set(found)


def test_a_correction_survives_every_run(copy: Path) -> None:
    path = catalog(copy, "uk")
    text = path.read_text()
    unit = PoStore().read(path).units[3]
    assert unit.raw
    corrected = unit.raw.replace("#, fuzzy\n", "").replace(unit.target.replace('"', '\\"'), "Виправлено людиною.")
    path.write_text(text.replace(unit.raw, corrected))
    saved = path.read_bytes()
    for _ in range(3):
        assert l10n("translate", SOURCE, "--refresh").exit_code == 0
    units = PoStore().read(path).units
    assert units[3].target == "Виправлено людиною."
    assert not units[3].fuzzy
    assert corrected in path.read_text()
    assert l10n("translate", SOURCE).exit_code == 0
    assert b"\xd0\x92\xd0\xb8\xd0\xbf\xd1\x80\xd0\xb0\xd0\xb2\xd0\xbb\xd0\xb5\xd0\xbd\xd0\xbe" in saved


def test_a_catalogue_that_does_not_parse_stops_that_locale_only(copy: Path) -> None:
    path = catalog(copy, "ru")
    broken = path.read_text().replace('msgstr "', "msgstr ", 2)
    path.write_text(broken)
    catalog(copy, "de").unlink()
    done = l10n("translate", SOURCE)
    assert done.exit_code == 1
    assert "ru/LC_MESSAGES/white-house-talks.po:" in done.output
    assert path.read_text() == broken
    assert catalog(copy, "de").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["translate", "none.txt"], "no such file"),
        (["translate", "empty"], "no articles"),
        (["translate", "empty.txt"], "empty"),
        (["translate", "binary.txt"], "NUL"),
        (["translate", "latin.txt"], "latin.txt:1"),
        (["translate", SOURCE, "--to", "xx"], "unknown locale"),
        (["translate", SOURCE, "--engine", "nowhere"], "nowhere"),
        (["translate", SOURCE, "--glossary", "none.csv"], "none.csv"),
        (["translate", SOURCE, "--glossary", "glossary", "--no-glossary"], "exclude"),
        (["translate", "a.txt", "a.md"], "share"),
        (["pipe", "--to", "uk,ru"], "one locale"),
        (["segment", "none.txt"], "no such file"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_bad_input_is_one_sentence_and_exit_2(project: Path, arguments: list[str], words: str) -> None:
    (project / "empty").mkdir()
    (project / "empty.txt").write_text("")
    (project / "a.txt").write_text("One.")
    (project / "a.md").write_text("Two.")
    (project / "binary.txt").write_bytes(b"\x00\x01\x02" * 50)
    (project / "latin.txt").write_bytes("Grüße".encode("latin-1"))
    before = set(project.rglob("*.po"))
    done = l10n(*arguments)
    assert (done.exit_code, words in done.output, "Traceback" in done.output) == (2, True, False), done.output
    assert set(project.rglob("*.po")) == before


def test_one_bad_source_does_not_stop_the_others(project: Path) -> None:
    (project / "good.txt").write_text("The talks in Ukraine failed.")
    done = l10n("translate", "none.txt", "good.txt", "--to", "uk")
    assert done.exit_code == 1
    assert (project / "locales/uk/LC_MESSAGES/good.po").exists()
    assert "none.txt: no such file" in done.output


def test_a_folder_is_translated_without_the_other_locales(project: Path) -> None:
    (project / "locales/en/news").mkdir()
    (project / "locales/en/news/talks.txt").write_text("The talks in Ukraine failed.")
    (project / "locales/uk").mkdir()
    (project / "locales/uk/published.txt").write_text("Переговори провалилися.")
    done = l10n("translate", "locales", "--to", "uk", "--json")
    assert done.exit_code == 0
    articles = [json.loads(line)["article"] for line in done.stdout.splitlines()]
    assert articles == ["locales/en/news/talks.txt", "locales/en/white-house-talks.txt"]
    assert (project / "locales/uk/LC_MESSAGES/news/talks.po").exists()
    assert (project / "locales/news/talks.pot").exists()


def test_a_source_outside_the_root_is_never_absolute(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("elsewhere") / "note.txt"
    outside.write_text("The talks in Ukraine failed.")
    assert l10n("translate", str(outside), "--to", "uk").exit_code == 0
    (unit,) = PoStore().read(project / "locales/uk/LC_MESSAGES/note.po").units
    assert unit.references == ("note.txt:1",)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_an_unwritable_folder_is_one_sentence(project: Path) -> None:
    (project / "locales").chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        done = l10n("translate", SOURCE, "--to", "uk")
    finally:
        (project / "locales").chmod(stat.S_IRWXU)
    assert (done.exit_code, "permission denied" in done.output) == (2, True)


def test_a_file_where_a_folder_should_be_is_one_sentence(project: Path) -> None:
    (project / "locales/uk").write_text("a file")
    done = l10n("translate", SOURCE, "--to", "uk")
    assert (done.exit_code, "Traceback" in done.output) == (2, False)
    assert (project / "locales/uk").read_text() == "a file"


def test_it_works_with_the_network_cut_off(project: Path) -> None:
    """In a network namespace of its own where the system allows one, else with sockets forbidden in the process."""
    guard = (
        "import socket, sys\n"
        "def refuse(*_): raise OSError('no network')\n"
        "socket.socket.connect = refuse; socket.getaddrinfo = refuse; socket.create_connection = refuse\n"
        "from l10n.__main__ import main\n"
        f"sys.argv = ['l10n', 'translate', '{SOURCE}', '--to', 'uk']\n"
        "main()\n"
    )
    unshare = ["unshare", "-rn"] if _can_unshare() else []
    done = subprocess.run([*unshare, sys.executable, "-c", guard], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert catalog(project, "uk").exists()


def _can_unshare() -> bool:
    return bool(shutil.which("unshare")) and subprocess.run(["unshare", "-rn", "true"], check=False).returncode == 0


def test_ctrl_c_leaves_nothing_half_written(project: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "l10n", "translate", SOURCE], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    time.sleep(1.2)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode in (130, 0)
    assert "Traceback" not in errors
    assert not list((project / "locales").rglob("*.tmp"))
    for path in (project / "locales").rglob("*.po"):
        assert not PoStore().read(path).defects


def test_pipe_keeps_lines_order_and_gaps(project: Path) -> None:
    lines = ["The Kremlin is silent.", "", "  Ukraine won. Russia lost.  ", "12", "NATO"]
    done = subprocess.run(
        [sys.executable, "-m", "l10n", "pipe", "--to", "uk"],
        input="\n".join(lines), capture_output=True, text=True, check=True,
    )  # fmt: skip
    out = done.stdout.split("\n")
    assert len(out) == len(lines)
    assert (out[1], out[3], out[4]) == ("", "12", "НАТО")
    assert out[2].startswith("  ")
    assert out[2].endswith("  ")
    assert "Кремл" in out[0]


def test_pipe_answers_when_the_input_pauses(project: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "l10n", "pipe", "--to", "de", "--no-glossary"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdin
    assert process.stdout
    process.stdin.write("Hello there.\n")
    process.stdin.flush()
    assert process.stdout.readline().strip()
    process.stdin.close()
    assert process.wait(timeout=30) == 0
    process.stdout.close()


def test_python_m_is_the_same_program() -> None:
    done = subprocess.run([sys.executable, "-m", "l10n", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("l10n ")
