"""Start-up: `--help` must not wake the heavy libraries."""

from __future__ import annotations

import subprocess
import sys

import pytest

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
    code = (
        "import sys\n"
        "from l10n.__main__ import main\n"
        f"sys.argv = ['l10n', *{arguments!r}]\n"
        "try:\n    main()\nexcept SystemExit as stop:\n    assert not stop.code, stop.code\n"
        f"print('LOADED', [name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "LOADED []" in done.stdout
