"""Writing a catalogue with its ledger: in which order, what is backed up, and what another program's save does."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from l10n.adapters import backups
from l10n.adapters.backups import Backups
from l10n.adapters.po import PoStore
from l10n.errors import CatalogError, L10nError, WriteError
from l10n.layout import Layout
from l10n.model import Catalog, Unit
from l10n.pipeline import saving
from l10n.pipeline.saving import read_catalog, read_ledger, save
from l10n.pipeline.tools import Tools
from l10n.stages.ledger import Ledger, LedgerEntry

OLD = Ledger({"old": LedgerEntry(written="старе")})
NEW = Ledger({"new": LedgerEntry(written="нове")})
UNIT = Unit("Hello.", ("Привіт.",))


@pytest.fixture
def tools(tmp_path: Path) -> Tools:
    nothing: Any = None
    return Tools(
        layout=Layout(tmp_path, tmp_path / "en", tmp_path / "locales"),
        store=PoStore(),
        splitter=nothing, finder=nothing, open_memory=None, read_article=nothing, open_translator=nothing,
        open_morphology=nothing, new_catalog=nothing, lock=lambda _: nullcontext(), advise=lambda _: "",
        back_up=Backups(tmp_path / ".l10n" / "backup", tmp_path),
    )  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "locales" / "uk" / "talks.po"


def first(path: Path, tools: Tools) -> Catalog:
    """The catalogue as an earlier run left it."""
    earlier_run = replace(tools, back_up=lambda _: None)
    assert save(path, Catalog(str(path), {"Language": "uk"}, (UNIT,)), OLD, earlier_run)
    found = read_catalog(path, tools)
    assert found
    return found


def changed(catalog: Catalog) -> Catalog:
    return replace(catalog, units=(*catalog.units, Unit("Bye.", ("Бувай.",))))


def backed_up(tools: Tools) -> list[str]:
    folder = tools.layout.root / ".l10n" / "backup"
    return sorted(path.relative_to(folder).as_posix().partition("/")[2] for path in folder.glob("*Z-*/**/*.*"))


def test_what_is_saved_is_read_back(path: Path, tools: Tools) -> None:
    assert first(path, tools).units == (UNIT,)
    assert read_ledger(path) == OLD


def test_what_does_not_exist_yet_is_empty(path: Path, tools: Tools) -> None:
    assert (read_catalog(path, tools), read_ledger(path)) == (None, Ledger())


def test_nothing_is_written_when_nothing_changed(path: Path, tools: Tools) -> None:
    catalog = first(path, tools)
    times = [file.stat().st_mtime_ns for file in (path, tools.layout.ledger_beside(path))]
    assert not save(path, catalog, OLD, tools)
    assert [file.stat().st_mtime_ns for file in (path, tools.layout.ledger_beside(path))] == times
    assert not backed_up(tools)


@pytest.mark.parametrize("writes", [0, 1, 2, 3])
def test_killed_after_any_write_the_ledger_knows_the_catalogue_that_stands(
    path: Path, tools: Tools, writes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog = first(path, tools)
    left = writes
    write = saving.write_atomically

    def dies(target: Path, data: bytes) -> bool:
        nonlocal left
        if not left:
            raise KeyboardInterrupt
        left -= 1
        return write(target, data)

    monkeypatch.setattr(saving, "write_atomically", dies)
    with nullcontext() if writes == 3 else pytest.raises(KeyboardInterrupt):
        save(path, changed(catalog), NEW, tools)
    found = read_catalog(path, tools)
    assert found
    wanted = NEW if len(found.units) == 2 else OLD
    assert wanted.entries.items() <= read_ledger(path).entries.items()
    assert writes < 3 or read_ledger(path) == NEW


def test_a_file_is_backed_up_before_its_first_change_and_only_then(path: Path, tools: Tools) -> None:
    catalog = first(path, tools)
    before = path.read_bytes()
    save(path, changed(catalog), NEW, tools)
    again = read_catalog(path, tools)
    assert again
    save(path, replace(again, units=again.units[:1]), OLD, tools)
    (copy,) = (tools.layout.root / ".l10n" / "backup").glob("*/locales/uk/talks.po")
    assert copy.read_bytes() == before
    assert backed_up(tools) == ["locales/uk/talks.l10n.jsonl", "locales/uk/talks.po"]


def test_a_file_outside_the_root_is_backed_up_inside(tmp_path: Path) -> None:
    other = tmp_path / "other.po"
    other.write_text("x")
    root = tmp_path / "root"
    root.mkdir()
    Backups(root / "backup", root)(root / ".." / "other.po")
    (copy,) = (root / "backup").rglob("other.po")
    assert copy.read_text() == "x"


def test_the_oldest_backups_go_and_what_is_no_backup_stays(tmp_path: Path) -> None:
    file = tmp_path / "x.po"
    file.write_text("x")
    folder = tmp_path / "backup"
    for day in range(backups.KEPT + 3):
        (folder / f"202501{day + 1:02}T120000Z-1").mkdir(parents=True)
    (folder / "mine").mkdir()
    Backups(folder, tmp_path)(file)
    left = sorted(path.name for path in folder.iterdir() if path.is_dir())
    assert len(left) == backups.KEPT + 1
    assert "20250104T120000Z-1" not in left
    assert "mine" in left


def test_without_a_backup_nothing_is_changed(path: Path, tools: Tools) -> None:
    catalog = first(path, tools)
    before = path.read_bytes()
    (tools.layout.root / ".l10n").write_text("a file where the folder should be")
    with pytest.raises(WriteError, match=r"\.l10n"):
        save(path, changed(catalog), NEW, tools)
    assert path.read_bytes() == before


def test_a_file_that_an_editor_saved_meanwhile_is_left_alone(path: Path, tools: Tools) -> None:
    catalog = first(path, tools)
    edited = path.read_text().replace("Привіт.", "Вітаю.")
    path.write_text(edited)
    with pytest.raises(CatalogError, match="another program"):
        save(path, changed(catalog), NEW, tools)
    assert path.read_text() == edited
    assert read_ledger(path) == OLD


def test_a_file_that_came_up_meanwhile_is_left_alone(path: Path, tools: Tools) -> None:
    path.parent.mkdir(parents=True)
    path.write_text('msgid "a"\nmsgstr "b"\n')
    with pytest.raises(CatalogError, match="another program"):
        save(path, Catalog(str(path), units=(UNIT,)), NEW, tools)


def test_a_broken_catalogue_is_named_with_its_line(path: Path, tools: Tools) -> None:
    path.parent.mkdir(parents=True)
    path.write_text('msgid "a"\nmsgstr "b\n')
    with pytest.raises(CatalogError) as caught:
        read_catalog(path, tools)
    assert (caught.value.path, caught.value.line) == (path, 2)


def test_a_folder_in_the_ledgers_place_is_an_error(path: Path, tools: Tools) -> None:
    tools.layout.ledger_beside(path).mkdir(parents=True)
    with pytest.raises(L10nError, match="folder"):
        read_ledger(path)
