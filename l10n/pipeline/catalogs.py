"""Which catalogues to check, and in which language each is."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from l10n.errors import CatalogError, ConfigError

__all__ = ["find_catalogs", "locale_of_path", "shown"]

PASSED_OVER = frozenset({"node_modules", "__pycache__", "site-packages"})


def find_catalogs(paths: Sequence[Path]) -> list[Path]:
    """The PO files that the paths name, folders opened, each once, in order.

    Raises `CatalogError` for a path that is not there and `ConfigError` where there is no PO file at all.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        if not path.exists():
            raise CatalogError("no such file or folder", "Name PO files, or folders that hold some.", path=path)
        for file in _below(path) if path.is_dir() else (path,):
            found.setdefault(file.resolve(), file)
    if not found:
        named = ", ".join(str(shown(path)) for path in paths)
        raise ConfigError(f"no PO file in {named}", "Name PO files or folders, or translate an article first.")
    return list(found.values())


def _below(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in PASSED_OVER)
        yield from (Path(parent, name) for name in sorted(files) if name.endswith(".po") and not name.startswith("."))


def shown(path: Path) -> str:
    """The path as reports name it: with forward slashes, and relative where it lies below the current folder."""
    whole, here = Path(os.path.abspath(path)), Path.cwd()  # noqa: PTH100 - resolve() would follow links
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()


def locale_of_path(path: Path, is_locale: Callable[[str], bool]) -> str:
    """The locale that the path says: `uk/LC_MESSAGES/x.po`, `uk.po`, `x.uk.po`, `x-pt_BR.po`, `uk/x.po`, or nothing."""
    folders = list(path.parts[:-1])
    before = [folders[place - 1] for place, name in enumerate(folders) if name == "LC_MESSAGES" and place]
    endings = re.split(r"[.-]", path.stem)[1:]
    candidates = (*before, path.stem, *endings[-1:], *folders[-1:])
    return next((name.replace("_", "-") for name in candidates if _tag(name) and is_locale(name)), "")


def _tag(name: str) -> bool:
    """Whether a name looks like a tag: CLDR would know `po` or `web` in other ways, too."""
    return re.fullmatch(r"[a-z]{2,3}(?:[_-][A-Z][a-z]{3})?(?:[_-](?:[A-Z]{2}|\d{3}))?", name) is not None
