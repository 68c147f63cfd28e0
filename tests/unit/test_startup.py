"""Start-up: `--help` must not wake the heavy libraries, and lists the commands without importing them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

from l10n.cli.app import app
from l10n.cli.lazy import COMMANDS, load

CLI = Path(__file__).resolve().parents[2] / "l10n" / "cli"
HEAVY = ("torch", "stanza", "spacy", "ctranslate2", "argostranslate", "sentencepiece", "pymorphy3", "simplemma",
         "babel", "lxml", "polib", "numpy", "rich", "translate", "ahocorasick", "rapidfuzz")  # fmt: skip


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        *([command, "--help"] for command in ("translate", "check", "publish", "merge", "status")),
    ],
)
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    assert not loaded(arguments) & set(HEAVY)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_the_list_of_commands_loads_no_command(arguments: list[str]) -> None:
    """Nor what only a command, an error or a log needs."""
    idle = {"logging", "tempfile", "json", "random", "l10n.wiring", "l10n.config", "l10n.files", "l10n.model"}
    found = loaded(arguments)
    assert not found & idle
    assert {name for name in found if name.startswith("l10n.cli.")} == {"l10n.cli.app", "l10n.cli.lazy"}


def test_a_command_loads_no_other() -> None:
    others = {f"l10n.cli.{name}" for name in COMMANDS} - {"l10n.cli.check"}
    assert not loaded(["check", "--help"]) & others


def loaded(arguments: Sequence[str]) -> set[str]:
    """The modules that stand in memory when the program has done what `arguments` say."""
    code = (
        "import sys\n"
        "from l10n.__main__ import main\n"
        f"sys.argv = ['l10n', *{arguments!r}]\n"
        "try:\n    main()\nexcept SystemExit as stop:\n    assert not stop.code, stop.code\n"
        "print('LOADED', *sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.rpartition("LOADED")[2].split())


def test_the_end_looks_for_garbage_only_in_what_the_command_made() -> None:
    """`gc.get_objects` lists what the collector looks at, and nothing frozen."""
    code = (
        "import atexit, gc, sys\n"
        "from l10n.__main__ import main\n"
        "atexit.register(lambda: print('LEFT', len(gc.get_objects()), gc.get_freeze_count()))\n"
        "sys.argv = ['l10n', '--version']\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    searched, spared = map(int, done.stdout.rpartition("LEFT")[2].split())
    assert searched < spared / 4


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_listed_with_its_own_first_sentence(name: str) -> None:
    assert COMMANDS[name] == load(name).help.split("\n\n")[0]


def test_every_command_is_listed() -> None:
    """A module that registers something registers itself, or is registered by the group it is part of."""
    registering = {path.stem for path in CLI.glob("*.py") if "\ndef register(app: " in path.read_text(encoding="utf-8")}
    assert registering == set(COMMANDS)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        (["chek"], "No such command 'chek'. Did you mean 'check'?"),
        (["memory", "impor"], "No such command 'impor'. Did you mean 'import'"),
        (["segment", "--jsn"], "No such option: --jsn"),
    ],
)
def test_a_slip_is_answered_with_what_was_meant(typed: list[str], answer: str) -> None:
    done = CliRunner().invoke(app, typed, prog_name="l10n")
    assert done.exit_code == 2
    assert answer in done.output


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("l10n ", [*COMMANDS]),
        ("l10n mo", ["models"]),
        ("l10n memory ", ["import", "export", "stats", "forget"]),
        ("l10n segment --", ["--json", "--help"]),
    ],
)
def test_the_shell_completes_commands_and_their_options(typed: str, offered: list[str]) -> None:
    env = {"_L10N_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" "))}
    done = CliRunner().invoke(app, [], prog_name="l10n", env=env)
    assert done.stdout.split() == offered
