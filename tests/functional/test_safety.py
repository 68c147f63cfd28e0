"""The real program killed, without room, without rights, and twice at once: no word that a person wrote is lost."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from l10n.cli.app import app
from tests.benchmarks.kill import COMPILED, Project, kill_at_random, make_project

pytestmark = pytest.mark.tools
LINUX = sys.platform == "linux"


@pytest.fixture(scope="module")
def translated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A project that was translated once, with a person's words in every catalogue."""
    project = make_project(tmp_path_factory.mktemp("safety"), 1)
    assert run(project) == 0
    project.edit()
    yield project
    shutil.rmtree(COMPILED, ignore_errors=True)


@pytest.fixture
def copy(translated: Project, tmp_path: Path) -> Project:
    """A copy of that project, to be spoilt."""
    root = tmp_path / "copy"
    shutil.copytree(translated.root, root)
    human = {root / path.relative_to(translated.root): dict(texts) for path, texts in translated.human.items()}
    return Project(root, translated.random, translated.run, human)


def run(project: Project, **options: Any) -> int:
    """One whole run; its exit code."""
    process = project.start(**options)
    process.communicate()
    return process.returncode


def files(project: Project) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (project.root / "locales").rglob("*") if path.is_file()}


@pytest.mark.slow
def test_killed_at_random_moments_nothing_is_lost(copy: Project) -> None:
    endings, damage = kill_at_random(copy, 20)
    assert not damage
    assert any("killed" in ending for ending in endings), endings


def test_two_runs_together_both_finish(copy: Project) -> None:
    first, second = copy.start(), copy.start()
    for process in (first, second):
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
    assert not copy.damage()


def test_two_first_runs_together_both_finish(copy: Project) -> None:
    shutil.rmtree(copy.root / "locales" / "fr")
    copy.human.clear()
    processes = [copy.start(), copy.start()]
    assert [process.communicate(timeout=120) and process.returncode for process in processes] == [0, 0]
    assert len(copy.catalogs()) == len(list((copy.root / "locales" / "en").iterdir()))
    assert not copy.damage()


# ---- no room -----------------------------------------------------------------------------------------------

FULL = """
mount -t tmpfs -o size=8m tmpfs "$1" && cp -r "$2" "$1"/project && cd "$1"/project || exit 99
dd if=/dev/zero of="$1"/filler bs=4k >/dev/null 2>&1
truncate -s -$(($3 * 4096)) "$1"/filler
shift 3
"$@"; code=$?
rm -f "$OLDPWD"/../filler; rm -rf "$OUT"; cp -r locales "$OUT"; exit $code
"""


def can_mount() -> bool:
    """Whether a file system of one's own can be mounted, in a name space of one's own."""
    command = ["unshare", "-rm", "sh", "-c", "mount -t tmpfs tmpfs /mnt"]
    return bool(shutil.which("unshare")) and subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("pages", [0, 1, 2, 4, 7])
def test_on_a_full_disk_nothing_is_half_written(copy: Project, tmp_path: Path, pages: int) -> None:
    """A tmpfs with room for so many pages of 4 KiB: the run fails at the backup, at the ledger, or not at all."""
    if not (LINUX and can_mount()):
        pytest.skip("no file system can be mounted here")
    before = files(copy)
    shutil.move(copy.root / "one", tmp_path / "one")
    shutil.move(copy.root / "two", tmp_path / "two")
    disk, out = tmp_path / "disk", tmp_path / "out"
    disk.mkdir()
    command = [*copy.command()[:-1], str(tmp_path / "two")]
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", FULL, "sh", str(disk), str(copy.root), str(pages), *command],
        env=copy.environment() | {"OUT": str(out)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode in (0, 1, 2), done.stderr
    assert "Traceback" not in done.stderr
    if pages == 0:
        assert done.returncode == 2
        assert "the disk is full" in done.stderr
    for path in before:
        copied = out / path.relative_to(copy.root / "locales")
        shutil.copy(copied, path)
    assert not copy.damage()
    assert not list(out.rglob("*.tmp"))


def no_space(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("function", ["fsync", "fdopen"])
def test_a_write_that_fails_for_want_of_room_is_one_sentence(
    copy: Project, monkeypatch: pytest.MonkeyPatch, function: str
) -> None:
    before = files(copy)
    monkeypatch.chdir(copy.root)
    monkeypatch.setattr(f"l10n.files.os.{function}", no_space)
    done = CliRunner().invoke(app, copy.command()[3:])
    assert (done.exit_code, "the disk is full" in done.output, "Traceback" in done.output) == (2, True, False)
    monkeypatch.undo()
    assert {path: data for path, data in files(copy).items() if path.suffix != ".lock"} == {
        path: data for path, data in before.items() if path.suffix != ".lock"
    }


# ---- no rights ---------------------------------------------------------------------------------------------

PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2


def as_anybody() -> None:
    """Give up root's right to write everywhere, where it is root that runs the tests."""
    if os.geteuid() == 0:
        library = ctypes.CDLL(None)
        for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
            library.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


@pytest.mark.skipif(not LINUX, reason="capabilities are Linux's")
@pytest.mark.parametrize(
    ("closed", "mode"),
    [("locales/fr/LC_MESSAGES", 0o555), ("locales/fr", 0o000), ("locales/fr/LC_MESSAGES/talks0.po", 0o000),
     (".l10n/backup", 0o555), (".l10n", 0o000), ("locales/en", 0o000)],
)  # fmt: skip
def test_what_is_closed_is_named_in_one_sentence(copy: Project, closed: str, mode: int) -> None:
    place = copy.root / closed
    if not place.exists():
        place.mkdir(parents=True)
    before = files(copy)
    old = place.stat().st_mode
    place.chmod(mode)
    try:
        process = copy.start(preexec_fn=as_anybody)
        _, errors = process.communicate()
    finally:
        place.chmod(old)
    some = closed.endswith(".po")
    assert process.returncode == (1 if some else 2), errors
    assert "permission denied" in errors or "not readable" in errors
    assert "Traceback" not in errors
    if not some:
        assert {path: data for path, data in files(copy).items() if path.suffix != ".lock"} == {
            path: data for path, data in before.items() if path.suffix != ".lock"
        }
    assert not copy.damage()


# ---- damaged files -----------------------------------------------------------------------------------------

DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "an open string": lambda data: data.replace(b'msgstr "', b"msgstr ", 2),
    "a conflict": lambda data: data.replace(b"\n\n#", b"\n<<<<<<< HEAD\n\n#", 1),
    "a duplicate": lambda data: data + b'\nmsgid "He won."\nmsgstr "x"\n',
    "another charset": lambda data: data.replace(b"UTF-8", b"ASCII") + 'msgid "x"\nmsgstr "ü"\n'.encode(),
    "half a file": lambda data: data[: data.rindex("Людське".encode()) + 4],
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_catalogue_that_cannot_be_understood_is_named_and_left(copy: Project, kind: str) -> None:
    broken, *others = copy.catalogs()
    broken.write_bytes(DAMAGE[kind](broken.read_bytes()))
    before = broken.read_bytes()
    standing = {path: path.read_bytes() for path in others}
    process = copy.start()
    _, errors = process.communicate()
    assert process.returncode == 1
    assert f"{broken.name}:" in errors
    assert "Traceback" not in errors
    assert broken.read_bytes() == before
    copy.human.pop(broken)
    broken.unlink()
    assert not copy.damage()
    assert all(path.read_bytes() != old for path, old in standing.items())


def test_a_backup_of_what_stood_there_is_left(copy: Project) -> None:
    before = {path.relative_to(copy.root): path.read_bytes() for path in copy.catalogs()}
    assert run(copy) == 0
    (folder,) = [path for path in (copy.root / ".l10n" / "backup").iterdir() if path.is_dir()]
    assert {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.po")} == before
