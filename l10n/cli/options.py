"""Options that several commands share, with one meaning."""

from __future__ import annotations

from pathlib import Path

from l10n.config import Config
from l10n.errors import ConfigError

__all__ = ["chosen_glossary", "chosen_locales"]


def chosen_locales(to: str | None, config: Config) -> tuple[str, ...]:
    """The target locales of `--to uk,ru,de`, else the configuration's, each once.

    Raises `ConfigError` on a tag that CLDR does not know.
    """
    from l10n.adapters.babel_locales import is_known_locale

    wanted = tuple(dict.fromkeys(part.strip().replace("_", "-") for part in to.split(","))) if to else config.targets
    for locale in wanted:
        if not is_known_locale(locale):
            raise ConfigError(f"unknown locale {locale!r}", "Use language tags such as uk, ru, de or pt-BR.")
    return wanted


def chosen_glossary(glossary: list[Path] | None, no_glossary: bool, config: Config) -> tuple[Path, ...]:
    """The glossary's files and folders: those named, else the configuration's, or none at all."""
    if no_glossary and glossary:
        raise ConfigError("--glossary and --no-glossary exclude each other", "Leave one of them out.")
    if no_glossary:
        return ()
    return tuple(glossary) if glossary else config.glossary
