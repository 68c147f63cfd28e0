"""SIGKILL at random moments: whether every PO file afterwards parses and holds every human translation.

    python -m tests.benchmarks.kill [--runs 100] [--seed N]

The program is the real one, in a process of its own, with a tiny model whose words mean nothing. Between two runs a
translator corrects, approves and drafts; each run translates everything else anew with another model, so that every
catalogue is written every time. The moment of the kill is drawn from the whole run: so many catalogues written, and a
part of the time that the next one takes.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from l10n.adapters.po import PoStore
from tests.unit.tiny_models import make_package

ARTICLES = 6
COMPILED = Path(tempfile.gettempdir()) / f"l10n-compiled-{os.getpid()}"
SENTENCES = ("The Kremlin did not answer.", "Europe hopes.", "Nobody knows why.", "He won.")


@dataclass(slots=True)
class Project:
    """Articles, two models, and every text that a person has written so far, by catalogue."""

    root: Path
    random: random.Random
    run: int = 0
    human: dict[Path, dict[str, str]] = field(default_factory=dict)

    def command(self) -> list[str]:
        """A run of the program that rewrites every machine unit."""
        model = self.root / ("one", "two")[self.run % 2]
        return [sys.executable, "-m", "l10n", "translate", "locales/en", "--to", "fr", "--no-glossary", "--refresh",
                "--engine", str(model)]  # fmt: skip

    def environment(self) -> dict[str, str]:
        """The sources of this checkout, compiled once: most of a short run is compiling otherwise."""
        compiled = {"PYTHONPYCACHEPREFIX": str(COMPILED), "PYTHONDONTWRITEBYTECODE": ""}
        return os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2])} | compiled

    def start(self, **options: Any) -> subprocess.Popen[str]:
        """A run in a process of its own."""
        self.run += 1
        return subprocess.Popen(
            self.command(), cwd=self.root, env=self.environment(), text=True, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, **options,
        )  # fmt: skip

    def catalogs(self) -> list[Path]:
        """Every PO file that there is."""
        return sorted((self.root / "locales").rglob("*.po"))

    def change_articles(self) -> None:
        """Another last line: people will have written every other unit in time, and nothing would be left to write."""
        for article in (self.root / "locales" / "en").iterdir():
            kept = article.read_text().split("\n")[0]
            article.write_text(f"{kept}\nRun {self.run} ends here.\n")

    def edit(self) -> None:
        """A translator corrects one unit of each catalogue and drafts another."""
        store = PoStore()
        for path in self.catalogs():
            catalog = store.read(path)
            chosen = self.random.sample([n for n, unit in enumerate(catalog.units) if unit.source in SENTENCES], 2)
            units = list(catalog.units)
            for number, flags in zip(chosen, ((), ("fuzzy",)), strict=True):
                text = f"Людське {self.run}.{number} у {path.stem}."
                units[number] = replace(units[number], targets=(text,), flags=flags)
                self.human.setdefault(path, {})[units[number].source] = text
            path.write_bytes(store.render(replace(catalog, units=tuple(units))))

    def damage(self) -> list[str]:
        """What is not as it should be."""
        found = [f"{path}: {says}" for path in self.catalogs() if (says := _msgfmt(path))]
        for path, texts in self.human.items():
            if not path.exists():
                found.append(f"{path} is gone")
                continue
            standing = {unit.source: unit.target for unit in PoStore().read(path).units}
            found += [f"{path}: lost: {text}" for source, text in texts.items() if standing.get(source) != text]
        return found


def _msgfmt(path: Path) -> str:
    done = subprocess.run(
        ["msgfmt", "--check", "-o", os.devnull, str(path)], capture_output=True, text=True, check=False
    )
    return done.stderr if done.returncode else ""


def make_project(root: Path, seed: int) -> Project:
    """A project with articles and models, never translated yet."""
    for number in range(ARTICLES):
        article = root / "locales" / "en" / f"talks{number}.txt"
        article.parent.mkdir(parents=True, exist_ok=True)
        article.write_text(" ".join(SENTENCES) + f"\nThis is article {number}.\n")
    (root / "l10n.toml").write_text("")
    make_package(root / "one", to_code="fr")
    make_package(root / "two", to_code="fr", eos=True)
    return Project(root, random.Random(seed))


def kill_at_random(project: Project, runs: int) -> tuple[Counter[str], list[str]]:
    """Kill `runs` runs; returns how they ended, and the damage done."""
    share = min(_whole_run(project) for _ in range(2)) / ARTICLES
    endings: Counter[str] = Counter()
    damage: list[str] = []
    for _ in range(runs):
        project.edit()
        project.change_articles()
        before = {path: path.read_bytes() for path in project.catalogs()}
        process = project.start()
        _wait_for_work(project, process)
        _wait_for_writes(process, before, project.random.randrange(ARTICLES))
        time.sleep(project.random.uniform(0, share))
        process.send_signal(signal.SIGKILL)
        _, errors = process.communicate()
        if process.returncode not in (0, -signal.SIGKILL):  # a run that fails by itself was not killed
            damage.append(f"run {project.run} failed: {errors.strip()}")
        changed = sum(path.read_bytes() != data for path, data in before.items())
        endings[_ending(changed, process.returncode)] += 1
        damage += project.damage()
    _whole_run(project)
    return endings, damage + project.damage()


def _wait_for_work(project: Project, process: subprocess.Popen[str]) -> None:
    """Until the run holds its first lock: before that it only starts Python and loads the model."""
    lock = project.root / "locales" / "fr" / ".l10n.lock"
    while process.poll() is None and f"process {process.pid} " not in (lock.read_text() if lock.exists() else ""):
        time.sleep(0.002)


def _wait_for_writes(process: subprocess.Popen[str], before: Iterable[Path], wanted: int) -> None:
    """Until `wanted` catalogues were replaced; the machine's speed does not matter then."""
    old = {path: path.stat().st_ino for path in before}
    while process.poll() is None and sum(path.stat().st_ino != inode for path, inode in old.items()) < wanted:
        time.sleep(0.001)


def _whole_run(project: Project) -> float:
    """Seconds that a run works when nobody kills it."""
    process = project.start()
    _wait_for_work(project, process)
    start = time.monotonic()
    _, errors = process.communicate()
    if process.returncode:
        raise RuntimeError(errors)
    return time.monotonic() - start


def _ending(changed: int, code: int) -> str:
    if code != -signal.SIGKILL:
        return "done before the kill" if code == 0 else "failed before the kill"
    return "killed before the first catalogue" if not changed else f"killed with {changed} of {ARTICLES} written"


def main() -> None:
    """Kill, look, and print what was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--seed", type=int, default=4)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="l10n-kill-"))
    try:
        project = make_project(folder, options.seed)
        endings, damage = kill_at_random(project, options.runs)
    finally:
        shutil.rmtree(folder)
        shutil.rmtree(COMPILED, ignore_errors=True)
    for ending, count in sorted(endings.items()):
        print(f"{count:5}  {ending}")
    texts = sum(len(texts) for texts in project.human.values())
    print(f"{options.runs} runs, {texts} human translations in {ARTICLES} catalogues; damage: {len(damage)}")
    print("\n".join(damage))
    sys.exit(1 if damage else 0)


if __name__ == "__main__":
    main()
