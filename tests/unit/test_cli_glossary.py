"""The `l10n glossary` commands as they are run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from l10n.cli import glossary
from l10n.errors import ConfigError, GlossaryError, L10nError, WriteError

CSV = "source,kind,uk,ru,de,match,note\nKyiv,place,Київ|!Киев,Киев,Kiew,,\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one glossary file, and the current one."""
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "places.csv").write_text(CSV, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> tuple[int, str]:
    app = typer.Typer()
    glossary.register(app)
    app.callback()(lambda: None)
    result = CliRunner().invoke(app, ["glossary", *arguments])
    if isinstance(result.exception, L10nError):
        raise result.exception
    return result.exit_code, result.output


def test_check_of_the_project_s_glossary(project: Path) -> None:
    assert run("check") == (0, "1 terms, 0 findings\n")


def test_check_names_file_and_line(project: Path) -> None:
    path = project / "glossary" / "more.csv"
    path.write_text("source,uk,ru,de\nRiga,Рыга,Рига,Riga\n", encoding="utf-8")
    code, output = run("check", "glossary")
    assert code == 1
    assert "glossary/more.csv:2: error: uk: “Рыга” has the letter ы" in output


def test_check_of_the_project_s_glossary_names_files_from_here(project: Path) -> None:
    (project / "glossary" / "places.csv").write_text("source,uk,ru,de\nRiga,Рыга,Рига,Riga\n", encoding="utf-8")
    assert run("check")[1].startswith("glossary/places.csv:2: error: uk: ")


def test_check_as_json(project: Path) -> None:
    (project / "x.csv").write_text("source,uk,ru,de\nRiga,,Рига,Riga\n", encoding="utf-8")
    code, output = run("check", "x.csv", "--json")
    (row,) = json.loads(output)
    assert code == 0  # a free term is worth a note, no more
    assert (row["check"], row["severity"], row["line"], row["locale"]) == ("glossary-file-missing", "info", 2, "uk")


def test_check_of_a_broken_file(project: Path) -> None:
    (project / "x.csv").write_text("source;target\n", encoding="utf-8")
    with pytest.raises(GlossaryError, match=r"x\.csv:1:8: unknown column “target”"):
        run("check", "x.csv")


def test_check_without_a_glossary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigError):
        run("check")


@pytest.mark.parametrize("name", ["out.tbx", "out.po", "out.tsv", "out.csv"])
def test_export_and_import(project: Path, name: str) -> None:
    assert run("export", "--to", name, "--locale", "uk")[0] == 0
    assert run("import", name, "--to", "back.csv", "--locale", "uk")[0] == 0
    assert "Kyiv" in (project / "back.csv").read_text(encoding="utf-8")
    assert "Київ|!Киев" in (project / "back.csv").read_text(encoding="utf-8")


def test_both_versions_of_tbx(project: Path) -> None:
    run("export", "--to", "v2.tbx", "--tbx", "2")
    run("export", "--to", "v3.tbx")
    assert "<martif" in (project / "v2.tbx").read_text(encoding="utf-8")
    assert "<tbx" in (project / "v3.tbx").read_text(encoding="utf-8")


def test_what_was_left_out_is_said(project: Path) -> None:
    (project / "omegat.txt").write_text("Riga\tРига\nTallinn\n", encoding="utf-8")
    code, output = run("import", "omegat.txt", "--to", "out.csv", "--locale", "uk")
    assert code == 0
    assert "line 2 has no source or no target" in output


def test_nothing_is_overwritten_without_force(project: Path) -> None:
    out = project / "out.tbx"
    out.write_text("mine", encoding="utf-8")
    with pytest.raises(WriteError):
        run("export", "--to", "out.tbx")
    with pytest.raises(WriteError):
        run("import", "glossary/places.csv", "--to", "glossary/places.csv")
    assert out.read_text(encoding="utf-8") == "mine"
    run("export", "--to", "out.tbx", "--force")
    assert out.read_text(encoding="utf-8") != "mine"


@pytest.mark.parametrize(
    "arguments",
    [("import", "glossary/places.csv", "--to", "x.tbx"), ("export", "--to", "x.po"), ("export", "--to", "x.doc")],
    ids=["import into no CSV", "PO without a locale", "unknown suffix"],
)
def test_refused(project: Path, arguments: tuple[str, ...]) -> None:
    with pytest.raises(ConfigError):
        run(*arguments)
    assert not list(project.glob("x.*"))


def test_an_empty_glossary_is_not_written(project: Path) -> None:
    (project / "empty.tsv").write_text("# nothing\n", encoding="utf-8")
    with pytest.raises(GlossaryError):
        run("import", "empty.tsv", "--to", "x.csv", "--locale", "uk")
    assert not (project / "x.csv").exists()
