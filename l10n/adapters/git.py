"""Files as they were at a git revision, by the program `git` itself."""

from __future__ import annotations

import subprocess
from pathlib import Path

from l10n.errors import ConfigError

__all__ = ["GitRevision"]


class GitRevision:
    """A revision of the repository that a path belongs to; implements `ports.Revision`."""

    def __init__(self, revision: str) -> None:
        self._revision = revision
        self._known: set[Path] = set()

    def read(self, path: Path) -> bytes | None:
        """The file's bytes at the revision, `None` where there was none.

        Raises `ConfigError` where git is missing, the path is in no repository, or the revision unknown.
        """
        folder, name = path.resolve().parent, path.resolve().name
        self._verify(folder)
        listed = _git(folder, "--literal-pathspecs", "ls-tree", "-z", self._revision, "--", name)
        fields = listed.stdout.split(b"\t", 1)[0].split()
        if listed.returncode or len(fields) != 3 or fields[1] != b"blob":
            return None
        return _git(folder, "cat-file", "blob", fields[2].decode()).stdout

    def _verify(self, folder: Path) -> None:
        """One sentence for each thing that can be missing, once a folder."""
        if folder in self._known:
            return
        if _git(folder, "rev-parse", "--git-dir").returncode:
            raise ConfigError(f"{folder} is in no git repository", "--changed-since compares with a git revision.")
        # an option in the place of a revision (--output=x) must not be one
        wanted = f"{self._revision}^{{commit}}"
        if _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted).returncode:
            raise ConfigError(
                f"git knows no revision {self._revision!r}",
                "In CI, fetch the history first (actions/checkout: fetch-depth: 0; GitLab: GIT_DEPTH: 0).",
            )
        self._known.add(folder)


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except FileNotFoundError as error:
        raise ConfigError("git is not installed", "--changed-since needs it.") from error
