"""The configuration: `l10n.toml`, or `[tool.l10n]` in `pyproject.toml`; every key is optional.

The project's root is the nearest folder, from the current one upwards, that holds either file; without one it is
the current folder. Paths in the configuration are relative to the root.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from l10n.errors import ConfigError

__all__ = ["Config", "load_config"]

CONFIG_NAMES = ("l10n.toml", "pyproject.toml")


@dataclass(frozen=True, slots=True)
class Config:
    """What a project says of itself; paths are absolute, `targets` are BCP 47 tags.

    `check` is the raw table `[check]` for `l10n check`.
    """

    root: Path
    path: Path | None = None
    source: Path = Path("locales/en")
    locales: Path = Path("locales")
    targets: tuple[str, ...] = ("uk", "ru", "de")
    glossary: tuple[Path, ...] = ()
    engine: str = "auto"
    suffixes: tuple[str, ...] = (".txt",)
    check: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


def load_config(start: Path | None = None) -> Config:
    """Read the configuration that applies in `start` (default: the current folder).

    Raises `ConfigError` with the file, and the key at fault.
    """
    folder = (start or Path.cwd()).resolve()
    path = _find(folder)
    root = path.parent if path else folder
    table = _read(path) if path else {}
    return _config(root, path, table)


def _find(folder: Path) -> Path | None:
    for parent in (folder, *folder.parents):
        for name in CONFIG_NAMES:
            if (parent / name).is_file():
                return parent / name
    return None


def _read(path: Path) -> dict[str, Any]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read: {error}", path=path) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"is not valid TOML: {error}", "Mend the file; see docs/usage.md.", path=path) from error
    if path.name == "pyproject.toml":
        tool = data.get("tool", {})
        data = tool.get("l10n", {}) if isinstance(tool, dict) else {}
    if not isinstance(data, dict):
        raise ConfigError("[tool.l10n] must be a table", path=path)
    return data


def _config(root: Path, path: Path | None, table: dict[str, Any]) -> Config:
    reader = _Reader(path, table)
    config = Config(
        root=root,
        path=path,
        source=root / reader.text("source", "locales/en"),
        locales=root / reader.text("locales", "locales"),
        targets=reader.texts("targets", ("uk", "ru", "de")),
        glossary=tuple(root / part for part in reader.texts("glossary", ())) or _default_glossary(root),
        engine=reader.text("engine", "auto"),
        suffixes=reader.texts("suffixes", (".txt",)),
        check=MappingProxyType(reader.table("check")),
    )
    reader.refuse_unknown()
    return config


def _default_glossary(root: Path) -> tuple[Path, ...]:
    folder = root / "glossary"
    return (folder,) if folder.is_dir() else ()


class _Reader:
    """Takes typed values out of a TOML table and refuses what it does not know."""

    def __init__(self, path: Path | None, values: dict[str, Any]) -> None:
        self.path = path
        self.values = values
        self.known: set[str] = set()

    def _value(self, key: str, default: object) -> Any:
        self.known.add(key)
        return self.values.get(key, default)

    def _fail(self, key: str, wanted: str) -> ConfigError:
        return ConfigError(f"{key} must be {wanted}", "See docs/usage.md.", path=self.path)

    def text(self, key: str, default: str) -> str:
        value = self._value(key, default)
        if not isinstance(value, str) or not value:
            raise self._fail(key, "a string")
        return value

    def texts(self, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        value = self._value(key, default)
        value = (value,) if isinstance(value, str) else value
        if not isinstance(value, list | tuple) or not all(isinstance(part, str) and part for part in value):
            raise self._fail(key, "a string or a list of strings")
        return tuple(value)

    def table(self, key: str) -> dict[str, Any]:
        value = self._value(key, {})
        if not isinstance(value, dict):
            raise self._fail(key, "a table")
        return value

    def refuse_unknown(self) -> None:
        unknown = sorted(set(self.values) - self.known)
        if unknown:
            known = ", ".join(sorted(self.known))
            raise ConfigError(f"unknown key {unknown[0]}", f"Known keys: {known}.", path=self.path)
