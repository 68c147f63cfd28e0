"""How long `l10n check` takes over 10,000 units with everything on: the program itself, from start to report.

    python -m tests.benchmarks.check_speed [--units 10000] [--files 1] [--corpus FOLDER]

Units are distinct sentence pairs of the corpus: `wmt.en-*.tsv.xz` (news, so that the bundled glossary's names occur),
then `open.en-*.tsv.xz`. A busy machine is slower in CPU time, too, where cores share their units: the loop of five
million additions says how busy it was.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEADER = """msgid ""
msgstr ""
"Project-Id-Version: speed\\n"
"PO-Revision-Date: 2025-03-04 12:30+0200\\n"
"Last-Translator: A <a@example.org>\\n"
"Language-Team: {locale}\\n"
"Language: {locale}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


def pairs(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Distinct sources with a target each, without what a PO file would have to escape."""
    seen: set[str] = set()
    for path in paths:
        for source, target in rows(path):
            if source and target and source not in seen and not {'"', "\\"} & {*source, *target}:
                seen.add(source)
                yield source, target


def rows(path: Path) -> Iterator[tuple[str, str]]:
    """The sentences and their translations; a first column says where they come from."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = [part.strip() for part in line.rstrip("\n").split("\t")]
            yield columns[-2], columns[-1]


def loop() -> float:
    """CPU seconds of five million additions."""
    start, total = time.process_time(), 0
    for number in range(5_000_000):
        total += number
    return time.process_time() - start


def write(folder: Path, locale: str, units: list[tuple[str, str]], files: int) -> None:
    """The units over that many catalogues."""
    for number in range(files):
        entries = (f'\nmsgid "{source}"\nmsgstr "{target}"\n' for source, target in units[number::files])
        path = folder / locale / "LC_MESSAGES" / f"speed-{number}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEADER.format(locale=locale) + "".join(entries), encoding="utf-8")


def measure(folder: Path, locale: str) -> tuple[float, float, dict[str, int]]:
    """Wall and CPU seconds of one run, and its summary."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    command = [sys.executable, "-m", "l10n", "check", str(folder / locale), "--format", "json"]
    done = subprocess.run(
        [*command, "--glossary", str(ROOT / "glossary")], capture_output=True, cwd=folder, check=False
    )
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    if done.returncode > 1:
        sys.exit(done.stderr.decode())
    return wall, cpu, json.loads(done.stdout)["summary"]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=10_000)
    parser.add_argument("--files", type=int, default=1)
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpus")
    options = parser.parse_args()
    print(f"cores: {os.cpu_count()}, loop: {loop():.2f} s")
    print(f"{'locale':8} {'units':>7} {'files':>6} {'wall s':>8} {'CPU s':>8} {'findings':>9}")
    for locale in ("uk", "ru", "de"):
        corpus = [options.corpus / f"{name}.en-{locale}.tsv.xz" for name in ("wmt", "open")]
        if not all(path.exists() for path in corpus):
            print(f"{locale:8} skipped: {corpus[0]} is not there")
            continue
        with tempfile.TemporaryDirectory() as folder:
            units = list(islice(pairs(corpus), options.units))
            write(Path(folder), locale, units, options.files)
            wall, cpu, summary = measure(Path(folder), locale)
        found = summary["errors"] + summary["warnings"] + summary["infos"]
        print(f"{locale:8} {summary['units']:7} {options.files:6} {wall:8.1f} {cpu:8.1f} {found:9}")


if __name__ == "__main__":
    main()
