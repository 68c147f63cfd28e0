"""Files are old or new, never half, and a run that was killed leaves nothing for ever."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

import pytest

from l10n.errors import L10nError, WriteError
from l10n.files import ABANDONED, exists, read_bytes, write_atomically


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.po"
    assert write_atomically(path, b"x")
    assert path.read_bytes() == b"x"
    assert list(path.parent.iterdir()) == [path]


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "b.po"
    path.write_bytes(b"x")
    before = path.stat()
    assert not write_atomically(path, b"x")
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_the_mode_is_kept_and_a_new_file_has_the_usual_one(tmp_path: Path) -> None:
    path, new = tmp_path / "b.po", tmp_path / "new.po"
    path.write_bytes(b"x")
    path.chmod(0o640)
    write_atomically(path, b"y")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    write_atomically(new, b"y")
    assert stat.S_IMODE(new.stat().st_mode) & 0o600 == 0o600
    assert stat.S_IMODE(new.stat().st_mode) & 0o111 == 0


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real, link = tmp_path / "real" / "x.po", tmp_path / "x.po"
    real.write_bytes(b"x")
    link.symlink_to(real)
    write_atomically(link, b"y")
    assert link.is_symlink()
    assert real.read_bytes() == b"y"


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_a_write_that_is_broken_off_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    path = tmp_path / "b.po"
    path.write_bytes(b"old")

    def breaks(_handle: int) -> None:
        raise error

    monkeypatch.setattr(os, "fsync", breaks)
    with pytest.raises(WriteError if error is OSError else error):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_killed_run_left_is_removed_later(tmp_path: Path) -> None:
    old, young, other = (tmp_path / name for name in (".b.po.1.tmp", ".b.po.2.tmp", ".c.po.1.tmp"))
    for path in (old, young, other):
        path.write_bytes(b"half")
    for path in (old, other):
        os.utime(path, (0, time.time() - 2 * ABANDONED))
    write_atomically(tmp_path / "b.po", b"x")
    assert [path.exists() for path in (old, young, other)] == [False, True, True]


@pytest.mark.parametrize("name", ["folder", "file/x.po", "x" * 300])
def test_what_cannot_be_written_is_said_in_one_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("x")
    with pytest.raises(WriteError) as caught:
        write_atomically(tmp_path / name, b"x")
    assert "Errno" not in str(caught.value)


def test_what_cannot_be_read_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(L10nError, match="cannot be read"):
        read_bytes(tmp_path / "none")
    assert not exists(tmp_path / "none")
