"""What docs/ci.md tells teams to write runs as it stands, in a repository with a branch, as their server runs it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
SNIPPETS = re.findall(r"```yaml\n(.*?)```", DOCUMENT, re.DOTALL)
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
HEADER = """msgid ""
msgstr ""
"Project-Id-Version: x\\n"
"PO-Revision-Date: 2025-03-04 12:30+0200\\n"
"Last-Translator: A <a@example.org>\\n"
"Language-Team: Ukrainian\\n"
"Language: uk\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
OLD_FAULT = 'msgid "The White House said so."\nmsgstr "Так сказали в хаті."\n'
NEW_FAULT = 'msgid "The Kremlin denied it."\nmsgstr "Замок це заперечив."\n'
GOOD = 'msgid "The Kremlin denied that."\nmsgstr "Кремль заперечив це."\n'


def commands(node: Any) -> Iterator[str]:
    """The commands of ours in a workflow, in order."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("run", "entry") and str(value).startswith("l10n "):
                yield str(value)
            elif key == "script":
                yield from (line for line in value if line.startswith("l10n "))
            else:
                yield from commands(value)
    elif isinstance(node, list):
        for value in node:
            yield from commands(value)


def documented(marker: str) -> list[str]:
    (snippet,) = [text for text in SNIPPETS if marker in text]
    return list(commands(yaml.safe_load(snippet)))


@pytest.fixture
def repository(project: Path) -> Path:
    """A clone on a branch that is to be merged into `main`, where an old fault stands."""
    path = project / "locales" / "uk" / "LC_MESSAGES" / "talks.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEADER + OLD_FAULT)
    shell("git init --quiet --initial-branch=main && git add -A && git commit --quiet -m one")
    shell("git clone --quiet --bare . origin.git && git remote add origin origin.git && git fetch --quiet origin")
    shell("git checkout --quiet -b feature")
    return path


def shell(command: str) -> subprocess.CompletedProcess[str]:
    names = {f"GIT_{role}_{what}": "a@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    base = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True, check=False).stdout.strip()
    servers = {"GITHUB_BASE_REF": "main", "CI_MERGE_REQUEST_DIFF_BASE_SHA": base}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-c", command],
        env=kept | names | servers | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def propose(path: Path, entry: str) -> None:
    """The change of the branch, committed for GitHub's command; GitLab's compares with the last commit."""
    path.write_text(HEADER + entry + "\n" + OLD_FAULT)


def test_githubs_workflow_fails_a_bad_change_beside_its_line(repository: Path) -> None:
    glossary, check = documented("runs-on")
    propose(repository, NEW_FAULT)
    shell("git commit --quiet -am two")
    assert shell(glossary).returncode == 0
    done = shell(check)
    assert done.returncode == 1, done.stderr
    (command,) = [line for line in done.stdout.splitlines() if line.startswith("::")]
    assert command.startswith("::error file=locales/uk/LC_MESSAGES/talks.po,line=13,title=l10n%3A glossary-missing::")


def test_githubs_workflow_passes_a_good_change_over_an_old_fault(repository: Path) -> None:
    propose(repository, GOOD)
    shell("git commit --quiet -am two")
    assert [shell(command).returncode for command in documented("runs-on")] == [0, 0]


def test_the_sarif_step_writes_its_file_and_passes(repository: Path) -> None:
    (command,) = documented("--format sarif")
    assert shell(command).returncode == 0
    assert json.loads(Path("l10n.sarif").read_text())["runs"][0]["results"]


def test_gitlabs_job_writes_its_report_and_fails_a_bad_change(repository: Path) -> None:
    (command,) = documented("codequality")
    assert shell(command).returncode == 0
    propose(repository, NEW_FAULT)
    assert shell(command).returncode == 1
    (issue,) = json.loads(Path("gl-code-quality.json").read_text())
    assert issue["check_name"] == "glossary-missing"


def test_the_hooks_of_the_document_are_those_of_the_repository() -> None:
    (snippet,) = [text for text in SNIPPETS if "repo: local" in text]
    (local,) = yaml.safe_load(snippet)["repos"]
    assert local["hooks"] == [{k: v for k, v in hook.items() if k != "description"} for hook in HOOKS]


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_on_the_files_that_it_asks_for(repository: Path, hook: dict[str, Any]) -> None:
    assert hook["language"] == "system"
    tracked = shell("git ls-files").stdout.splitlines()
    files = [name for name in tracked if re.search(hook["files"], name)]
    assert files
    arguments = " ".join(files) if hook.get("pass_filenames", True) else ""
    assert shell(f"{hook['entry']} {arguments}").returncode == (1 if hook["id"] == "l10n-check" else 0)
