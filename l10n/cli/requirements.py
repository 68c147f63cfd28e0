"""What a command needs before it starts, refused in a sentence where it is absent."""

from __future__ import annotations

from pathlib import Path

from l10n.errors import ConfigError

__all__ = ["existing", "need"]


def need(*modules: str) -> None:
    """Raise `ConfigError` unless all of these modules, which the extra `train` brings, can be imported."""
    from importlib.util import find_spec

    missing = [name for name in modules if find_spec(name) is None]
    if missing:
        raise ConfigError(f"{', '.join(missing)} not installed", "Run it as: uv run --extra train l10n train …")


def existing(path: Path) -> Path:
    """`path`, if something is there; raises `ConfigError`."""
    if not path.exists():
        raise ConfigError("no such file or folder", path=path)
    return path
