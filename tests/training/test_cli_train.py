"""`l10n train`: what is refused, in a sentence, before hours are spent."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from l10n.cli.app import app
from l10n.cli.requirements import existing, need
from l10n.errors import ConfigError


def refused(*arguments: str | Path) -> str:
    done = CliRunner().invoke(app, ["train", *map(str, arguments)])
    assert done.exit_code == 2, done.output
    return done.output


def test_a_missing_extra_is_named_with_the_way_to_get_it() -> None:
    with pytest.raises(ConfigError, match="no_such_module not installed") as raised:
        need("json", "no_such_module")
    assert raised.value.hint == "Run it as: uv run --extra train l10n train …"


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="corpus: no such file or folder"):
        existing(tmp_path / "corpus")


def test_a_test_set_needs_a_source_and_a_reference(tmp_path: Path) -> None:
    (tmp_path / "made.en").write_text("The ferry leaves at noon.\n")
    assert "needs exactly one *.uk file, has 0" in refused("evaluate", "bundled", tmp_path, "--to", "uk")


def test_sources_and_references_must_be_as_many(tmp_path: Path) -> None:
    (tmp_path / "made.en").write_text("The ferry leaves at noon.\nIt is full.\n")
    (tmp_path / "made.uk").write_text("Пором відходить опівдні.\n")
    assert "2 sources and 1 references in uk" in refused("evaluate", "bundled", tmp_path, "--to", "uk")


def test_a_list_of_hashes_needs_the_test_set(tmp_path: Path) -> None:
    assert "no such file or folder" in refused("hold-out", tmp_path / "list.txt", tmp_path / "absent.en")
    assert not (tmp_path / "list.txt").exists()


def test_a_broken_factor_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("eflomal", reason="eflomal is the extra `train`")
    output = refused("prepare", tmp_path, tmp_path / "out", "--weigh", "uk=much")
    assert "--weigh uk=much: the factor is no number" in output
    assert "Write it as uk=1.6." in output
