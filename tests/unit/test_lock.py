"""One run at a time in a locale's folder: who waits, who is told, and what a dead run leaves."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from l10n.adapters.lock import NAME, locked
from l10n.errors import LockedError, WriteError

HOLD = "import sys, time\nfrom pathlib import Path\nfrom l10n.adapters.lock import locked\n" + (
    "with locked(Path(sys.argv[1])):\n print('held', flush=True)\n time.sleep(60)\n"
)


@pytest.fixture
def holder(tmp_path: Path) -> subprocess.Popen[str]:
    """Another process that holds the lock."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    return process


def kill(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_a_second_run_says_who_holds_the_lock(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    try:
        with pytest.raises(LockedError, match=f"process {holder.pid} of"), locked(tmp_path, patience=0.1):
            pass
    finally:
        kill(holder)


def test_a_run_that_was_killed_leaves_no_lock(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    kill(holder)
    assert (tmp_path / NAME).exists()
    with locked(tmp_path, patience=0.1):
        pass


def test_a_second_run_waits_and_says_so(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    order: list[str] = []

    def first() -> None:
        with locked(tmp_path):
            held.set()
            time.sleep(0.3)
            order.append("first")

    held = threading.Event()
    thread = threading.Thread(target=first)
    thread.start()
    held.wait()
    with locked(tmp_path, patience=10):
        order.append("second")
    thread.join()
    assert order == ["first", "second"]
    assert "waiting" in caplog.text


def test_the_lock_is_free_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), locked(tmp_path):
        raise RuntimeError
    with locked(tmp_path, patience=0):
        pass


def test_a_lock_file_that_stands_there_without_a_process_locks_nobody_out(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("process 1 of somebody since long ago\n")
    with locked(tmp_path, patience=0):
        assert "since long ago" not in (tmp_path / NAME).read_text()


def test_a_file_in_the_folders_place_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "uk").write_text("x")
    with pytest.raises(WriteError, match="no folder"), locked(tmp_path / "uk"):
        pass
