"""How long the program takes to start: wall and CPU time of whole runs, beside those of Python and of Typer alone.

    uv run python -m tests.benchmarks.startup [--runs 20]

The runs take turns, so that a busy moment hits all alike; one run before them writes the byte code. On a busy machine
the least values compare, CPU rather than wall.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(sys.executable).with_name("l10n")
CATALOG = """msgid ""
msgstr ""
"Project-Id-Version: start\\n"
"PO-Revision-Date: 2025-03-04 12:30+0200\\n"
"Last-Translator: A <a@example.org>\\n"
"Language-Team: uk\\n"
"Language: uk\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

msgid "The White House said on Monday that the talks would go on."
msgstr "Білий дім заявив у понеділок, що переговори триватимуть."
"""


def commands(catalog: Path) -> dict[str, list[str]]:
    """What is measured, by the name it has in the table."""
    program, python = str(PROGRAM), sys.executable
    return {
        "python -c pass": [python, "-c", "pass"],
        "import typer": [python, "-c", "import typer"],
        "l10n --help": [program, "--help"],
        "l10n translate --help": [program, "translate", "--help"],
        "l10n segment ARTICLE": [program, "segment", "locales/en/white-house-talks.txt"],
        "l10n check FILE": [program, "check", str(catalog)],
    }


def measure(command: Sequence[str], environment: Mapping[str, str]) -> tuple[float, float]:
    """Wall and CPU milliseconds of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, env=environment, check=True)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return 1000 * wall, 1000 * cpu


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=20)
    options = parser.parse_args()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as folder:
        catalog = Path(folder) / "start.po"
        catalog.write_text(CATALOG, encoding="utf-8")
        measured = commands(catalog)
        for command in measured.values():
            measure(command, environment)
        times = [
            {name: measure(command, environment) for name, command in measured.items()} for _ in range(options.runs)
        ]
    print(f"cores: {os.cpu_count()}, load: {os.getloadavg()[0]:.1f}, runs: {options.runs}; milliseconds")
    print(f"{'':22} {'wall median':>12} {'wall least':>11} {'CPU median':>11} {'CPU least':>10}")
    for name in measured:
        walls, cpus = zip(*(row[name] for row in times), strict=True)
        print(f"{name:22} {median(walls):12.0f} {min(walls):11.0f} {median(cpus):11.0f} {min(cpus):10.0f}")


if __name__ == "__main__":
    main()
