"""Which package serves a locale, and how packages are installed, removed and verified."""

from __future__ import annotations

import http.server
import json
import stat
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from argostranslate import settings
from tiny_models import copy_package, make_package, pack
from typer.testing import CliRunner

from l10n.adapters.engine.argos import find_argos, installed_packages, packages_folder
from l10n.adapters.engine.fetch import install_pair
from l10n.adapters.engine.install import MANIFEST, install_archive, remove_pair, verify_package
from l10n.adapters.engine.package import covers, read_package, version_key
from l10n.adapters.engine.select import choose_package
from l10n.cli.app import app
from l10n.errors import EngineError, ModelPackageError


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_package(tmp_path_factory.mktemp("made") / "translate-en_uk-1_0")


@pytest.fixture
def argos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of Argos packages."""
    folder = tmp_path / "argos" / "packages"
    folder.mkdir(parents=True)
    monkeypatch.setattr(settings, "package_data_dir", folder)
    monkeypatch.setattr(settings, "package_dirs", [folder])
    return folder


def spoil(package: Path, folder: Path, **metadata: object) -> Path:
    copy = copy_package(package, folder)
    known = json.loads((copy / "metadata.json").read_text())
    (copy / "metadata.json").write_text(json.dumps(known | metadata))
    return copy


# ---- reading and choosing ----------------------------------------------------------------------------------


def test_a_package_tells_what_it_is(made: Path) -> None:
    package = read_package(made, kind="argos")
    assert (package.name, package.tokenization, package.starter) == ("argos en_uk 1.0", "sentencepiece", False)
    assert len(package.sha256) == 64


@pytest.mark.parametrize("name", ["metadata.json", "model/model.bin", "model/shared_vocabulary.json",
                                  "sentencepiece.model"])  # fmt: skip
def test_what_a_package_lacks_is_named(made: Path, tmp_path: Path, name: str) -> None:
    copy = copy_package(made, tmp_path / "p")
    (copy / name).unlink()
    with pytest.raises(ModelPackageError, match=name):
        read_package(copy)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"from_code": "en", "to_code": "../x"}', '{"from_code": 1}'])
def test_metadata_must_be_sane(made: Path, tmp_path: Path, text: str) -> None:
    copy = copy_package(made, tmp_path / "p")
    (copy / "metadata.json").write_text(text)
    with pytest.raises(ModelPackageError):
        read_package(copy)


@pytest.mark.parametrize(
    ("code", "locale", "fits"),
    [
        ("pt", "pt-BR", True),
        ("pt-PT", "pt-BR", False),
        ("uk", "uk", True),
        ("uk", "ru", False),
        ("PT_br", "pt-BR", True),
    ],
)
def test_a_language_serves_its_regions(code: str, locale: str, fits: bool) -> None:
    assert covers(code, locale) is fits


def test_versions_are_compared_by_number() -> None:
    assert version_key("1.10") > version_key("1.9.6") > version_key("1.9") > version_key("beta")


def test_auto_prefers_an_installed_package_to_the_starter(made: Path, argos: Path) -> None:
    assert choose_package("uk", "auto").kind == "bundled"
    copy_package(made, argos / made.name)
    assert choose_package("uk", "auto").name == "argos en_uk 1.0"
    assert choose_package("ru", "auto").name.startswith("bundled starter")
    assert choose_package("uk", "bundled").kind == "bundled"


def test_auto_prefers_a_bundled_model_that_is_no_starter(
    made: Path, argos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_package(made, argos / made.name)
    full = copy_package(made, tmp_path / "bundled")
    (full / "metadata.json").rename(full / "metadata.uk.json")
    monkeypatch.setattr("l10n.adapters.engine.select.bundled_folder", lambda: full)
    assert choose_package("uk", "auto").kind == "bundled"


def test_of_several_packages_the_newest_serves(made: Path, argos: Path) -> None:
    for version in ("1.9", "1.10", "1.2"):
        spoil(made, argos / version, package_version=version)
    (argos / "stray").mkdir()
    assert [package.version for package in installed_packages()] == ["1.10", "1.9", "1.2"]
    assert find_argos("uk", "en") == read_package(argos / "1.10", kind="argos")


@pytest.mark.parametrize("engine", ["bundled", "argos", "auto"])
def test_a_locale_that_nothing_serves_is_refused_with_advice(argos: Path, engine: str) -> None:
    with pytest.raises(EngineError) as caught:
        choose_package("fr", engine)
    assert "l10n models install en-fr" in caught.value.hint


def test_a_folder_can_be_an_engine(made: Path) -> None:
    assert choose_package("uk", str(made)).name == "folder en_uk 1.0"
    with pytest.raises(EngineError, match="en into uk"):
        choose_package("de", str(made))


def test_what_is_no_package_folder_is_said(made: Path, tmp_path: Path) -> None:
    archive = pack(made, tmp_path / "a.argosmodel")
    for engine, words in ((archive, "is a file"), (tmp_path / "none", "no such engine"), (tmp_path, "missing")):
        with pytest.raises(EngineError, match=words):
            choose_package("uk", str(engine))


# ---- installing --------------------------------------------------------------------------------------------


def test_an_archive_is_installed_recorded_and_removed(made: Path, argos: Path, tmp_path: Path) -> None:
    package = install_archive(pack(made, tmp_path / "en_uk.argosmodel"))
    assert package.folder == argos / made.name
    verdict = verify_package(package)
    assert verdict.recorded
    assert verdict.intact
    assert choose_package("uk", "argos") == package
    assert [path.name for path in argos.parent.iterdir()] == ["packages"]
    assert remove_pair("en-uk") == (package,)
    assert list(argos.iterdir()) == []
    with pytest.raises(ModelPackageError, match="no package en-uk"):
        remove_pair("en-uk")


def test_installing_again_replaces(made: Path, argos: Path, tmp_path: Path) -> None:
    install_archive(pack(made, tmp_path / "1.argosmodel"))
    (argos / made.name / "stray").write_text("")
    newer = spoil(made, tmp_path / made.name, package_version="1.1")
    assert install_archive(pack(newer, tmp_path / "2.argosmodel")).version == "1.1"
    assert [path.name for path in argos.iterdir()] == [made.name]
    assert not (argos / made.name / "stray").exists()


def test_verifying_finds_every_change(made: Path, argos: Path, tmp_path: Path) -> None:
    package = install_archive(pack(made, tmp_path / "en_uk.argosmodel"))
    (package.folder / "metadata.json").write_text('{"from_code": "en", "to_code": "uk", "package_version": "1.0"}')
    (package.folder / "new").write_text("")
    (package.folder / "model" / "config.json").unlink()
    verdict = verify_package(package)
    assert (verdict.changed, verdict.missing, verdict.added) == (("metadata.json",), ("model/config.json",), ("new",))
    (package.folder / MANIFEST).unlink()
    assert not verify_package(package).recorded


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


EVIL: dict[str, tuple[Callable[[zipfile.ZipFile], None], str]] = {
    "leads out": (lambda out: out.writestr("p/../../evil", "x"), "leads out"),
    "absolute": (lambda out: out.writestr("/evil", "x"), "leads out"),
    "a drive": (lambda out: out.writestr("C:/evil", "x"), "character"),
    "a backslash": (lambda out: out.writestr("p\\..\\evil", "x"), "character"),
    "a link": (lambda out: out.writestr(link("p/link"), "/etc/passwd"), "a link"),
    "a bomb": (lambda out: out.writestr("p/zeros", bytes(50_000_000), zipfile.ZIP_DEFLATED), "would grow"),
    "two folders": (lambda out: [out.writestr(f"{top}/metadata.json", "{}") for top in "pq"] and None, "one folder"),
    "no folder": (lambda out: out.writestr("metadata.json", "{}"), "one folder"),
    "a name twice": (lambda out: [out.writestr(name, "x") for name in ("p/a", "p/A")] and None, "twice"),
    "nothing": (lambda out: None, "one folder"),
    "no model": (lambda out: out.writestr("p/metadata.json", "{}"), "missing"),
}


@pytest.mark.parametrize(("write", "words"), EVIL.values(), ids=EVIL)
def test_evil_archives_write_nothing(
    write: Callable[[zipfile.ZipFile], None], words: str, argos: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "evil.argosmodel"
    with zipfile.ZipFile(archive, "w") as out:
        write(out)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(ModelPackageError, match=words):
        install_archive(archive)
    assert sorted(tmp_path.rglob("*")) == before


def test_an_encrypted_archive_is_refused(made: Path, argos: Path, tmp_path: Path) -> None:
    archive = pack(made, tmp_path / "a.argosmodel")
    raw = bytearray(archive.read_bytes())
    at = -1
    while (at := raw.find(b"PK\x01\x02", at + 1)) >= 0:  # the flags of every entry of the central directory
        raw[at + 8] |= 1
    archive.write_bytes(raw)
    with pytest.raises(ModelPackageError, match="encrypted"):
        install_archive(archive)


def test_what_is_no_archive_or_no_model_is_refused(made: Path, argos: Path, tmp_path: Path) -> None:
    archive = tmp_path / "a.argosmodel"
    archive.write_text("<html>not found</html>")
    with pytest.raises(ModelPackageError, match="not a model archive"):
        install_archive(archive)
    broken = copy_package(made, tmp_path / "broken")
    (broken / "model" / "model.bin").write_bytes(b"\x06\0\0\0nothing")
    with pytest.raises(ModelPackageError, match="does not load"):
        install_archive(pack(broken, archive))
    assert list(argos.iterdir()) == []


# ---- fetching ----------------------------------------------------------------------------------------------


@pytest.fixture
def server(tmp_path: Path, argos: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that is served on this machine, as if it were the Argos index."""
    folder = tmp_path / "served"
    folder.mkdir()

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments, directory=str(folder))  # type: ignore[arg-type]

        def log_message(self, *arguments: object) -> None:
            pass

    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{serving.server_port}"
        monkeypatch.setattr(settings, "remote_package_index", f"{address}/index.json")
        (folder / "address").write_text(address)
        yield folder
        serving.shutdown()


def entry(server: Path, version: str, *links: str) -> dict[str, object]:
    address = (server / "address").read_text()
    return {"from_code": "en", "to_code": "uk", "package_version": version, "type": "translate",
            "links": [link.format(address=address) for link in links]}  # fmt: skip


def test_a_pair_is_fetched_through_the_index(made: Path, server: Path) -> None:
    pack(made, server / "m.argosmodel")
    index = [
        entry(server, "1.2", "{address}/old"),
        entry(server, "1.10", "ipfs://x", "{address}/gone", "{address}/m.argosmodel"),
        {"from_code": "en", "to_code": "de"},
        "stray",
    ]
    (server / "index.json").write_text(json.dumps(index))
    steps: list[tuple[str, int, int]] = []
    package = install_pair("en-uk", lambda *step: steps.append(step))
    assert package.folder == packages_folder() / made.name
    assert verify_package(package).intact
    assert steps[-1][0] == "m.argosmodel"
    assert steps[-1][1] == steps[-1][2] == (server / "m.argosmodel").stat().st_size


@pytest.mark.parametrize(
    ("index", "words"),
    [("[]", "no package en-uk"), ("<html>", "not JSON"), ("{}", "not a list"), ('[{"from_code": "en"}]', "no package")],
)
def test_an_odd_index_is_said_to_be_one(server: Path, index: str, words: str) -> None:
    (server / "index.json").write_text(index)
    with pytest.raises(ModelPackageError, match=words):
        install_pair("en-uk", lambda *step: None)


def test_an_index_cannot_name_a_local_file(server: Path, made: Path) -> None:
    archive = pack(made, server / "m.argosmodel")
    (server / "index.json").write_text(json.dumps([entry(server, "1", archive.as_uri(), "ftp://x/y")]))
    with pytest.raises(ModelPackageError, match="no package"):
        install_pair("en-uk", lambda *step: None)


# ---- the commands ------------------------------------------------------------------------------------------


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["models", *arguments])
    return done.exit_code, done.stdout, done.stderr


def test_models_are_listed(made: Path, argos: Path) -> None:
    copy_package(made, argos / made.name)
    code, out, _ = run("list", "--json")
    rows = json.loads(out)
    assert code == 0
    assert [(row["kind"], row["to"]) for row in rows] == [
        ("bundled", "de"), ("bundled", "ru"), ("bundled", "uk"), ("argos", "uk"),
    ]  # fmt: skip
    assert "en-uk  argos en_uk 1.0" in run("list")[1]


def test_a_file_is_installed_verified_and_removed(made: Path, argos: Path, tmp_path: Path) -> None:
    archive = pack(made, tmp_path / "a.argosmodel")
    assert run("install", str(archive))[0] == 0
    assert run("verify") == (0, "argos en_uk 1.0: intact\n", "")
    (argos / made.name / "sentencepiece.model").write_bytes(b"x")
    code, out, _ = run("verify")
    assert (code, out) == (1, "argos en_uk 1.0: changed sentencepiece.model\n")
    assert run("remove", "en-uk")[0] == 0
    assert run("verify") == (0, "no packages are installed\n", "")


def test_several_are_installed_and_one_that_fails_does_not_stop_the_others(
    made: Path, argos: Path, tmp_path: Path
) -> None:
    archive = pack(made, tmp_path / "a.argosmodel")
    code, out, err = run("install", "none.argosmodel", str(archive))
    assert code == 1
    assert out.startswith("installed argos en_uk 1.0")
    assert "none.argosmodel" in err


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["install", "en-uk"], id="no network"),
        pytest.param(["install", "none.argosmodel"], id="no file"),
        pytest.param(["install", "gibberish"], id="no pair"),
        pytest.param(["remove", "en-uk"], id="nothing installed"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_exit_2(arguments: list[str], argos: Path) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("l10n: error: ")
    assert len(err.splitlines()) <= 2
