"""What every test stands on: no packages of this machine, no network, and the tools that CI must have."""

from __future__ import annotations

import os
import shutil
import socket
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# A property is right or wrong, not slow: on a busy machine the deadline of 200 ms fails examples that are right.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

# Before anything imports argostranslate.settings, which reads these when imported: no installed package of this
# machine may change a result.
_HOME = Path(tempfile.mkdtemp(prefix="l10n-tests-"))
for _name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
    os.environ[_name] = str(_HOME / _name.lower())
os.environ.pop("L10N_ENGINE", None)
os.environ["NO_COLOR"] = "1"
os.environ["COLUMNS"] = "100"

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = ROOT / "locales" / "en" / "white-house-talks.txt"


GETTEXT = ("msgfmt", "msgunfmt", "msgmerge", "msgcat", "msgattrib")
TRANSLATE_TOOLKIT = ("pot2po", "po2xliff", "xliff2po", "po2csv")
# Translate Toolkit's programs stand beside the interpreter, whether or not its environment is activated.
TOOL_PATH = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
os.environ["PATH"] = TOOL_PATH


def pytest_sessionfinish() -> None:
    """Leave nothing behind."""
    shutil.rmtree(_HOME, ignore_errors=True)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test of real tools fails in CI when a tool is missing, and is skipped elsewhere."""
    if item.get_closest_marker("tools") is None:
        return
    missing = [tool for tool in (*GETTEXT, *TRANSLATE_TOOLKIT) if shutil.which(tool, path=TOOL_PATH) is None]
    if missing and os.environ.get("CI"):
        pytest.fail(f"{', '.join(missing)} not found: install gettext and translate-toolkit")
    if missing:
        pytest.skip(f"{', '.join(missing)} not found: install gettext and translate-toolkit")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any attempt to reach a network fails the test that makes it; local sockets stay allowed."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family == socket.AF_UNIX or (isinstance(address, tuple) and address[0] in ("127.0.0.1", "::1")):
            return connect(self, address)
        raise OSError(f"tests have no network: {address}")

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def article_bytes() -> bytes:
    """The seed article's bytes."""
    return ARTICLE.read_bytes()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project with the seed article and its glossary, as the current folder."""
    (tmp_path / "locales" / "en").mkdir(parents=True)
    shutil.copy(ARTICLE, tmp_path / "locales" / "en")
    shutil.copytree(ROOT / "glossary", tmp_path / "glossary")
    (tmp_path / "l10n.toml").write_text("")
    monkeypatch.chdir(tmp_path)
    return tmp_path
