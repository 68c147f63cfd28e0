"""Where things lie: which catalogue belongs to which article, and how a source is called.

A catalogue is `LOCALES/<locale>/LC_MESSAGES/<path below the source folder, without suffix>.po`, its template
`LOCALES/<the same path>.pot`, the translated article `LOCALES/<locale>/<the same path, with suffix>`; a source
outside the source folder goes by its name alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from l10n.errors import ConfigError

__all__ = ["Layout", "locale_folder_name"]


def locale_folder_name(locale: str) -> str:
    """A BCP 47 tag as gettext spells it in folder names and headers: `pt-BR` → `pt_BR`."""
    return locale.replace("-", "_")


@dataclass(frozen=True, slots=True)
class Layout:
    """The folders of a project; all paths absolute."""

    root: Path
    source: Path
    locales: Path

    def article_name(self, source: Path) -> str:
        """The article's path below the source folder, without suffix, with forward slashes."""
        path = source.resolve()
        folder = self.source.resolve()
        below = path.relative_to(folder) if path.is_relative_to(folder) else Path(path.name)
        return below.with_suffix("").as_posix() if below.suffix else below.as_posix()

    def reference(self, source: Path) -> str:
        """What `#:` calls the source: its path below the root, else its name; never absolute."""
        path, root = source.resolve(), self.root.resolve()
        return PurePosixPath(path.relative_to(root) if path.is_relative_to(root) else path.name).as_posix()

    def locale_folder(self, locale: str) -> Path:
        """The folder of everything in one locale."""
        return self.locales / locale_folder_name(locale)

    def catalog(self, source: Path, locale: str) -> Path:
        """The PO file of `source` in `locale`."""
        return self.locale_folder(locale) / "LC_MESSAGES" / f"{self.article_name(source)}.po"

    def ledger(self, source: Path, locale: str) -> Path:
        """The ledger beside that PO file: what the machine wrote in it."""
        return self.ledger_beside(self.catalog(source, locale))

    @staticmethod
    def ledger_beside(catalog: Path) -> Path:
        """The ledger of the PO file `catalog`."""
        return catalog.with_suffix(".l10n.jsonl")

    def published(self, source: Path, locale: str, out: Path | None = None) -> Path:
        """Where the translated article goes: below `out`, else below the folder of the catalogues."""
        return (out or self.locales) / locale_folder_name(locale) / f"{self.article_name(source)}{source.suffix}"

    def compiled(self, source: Path, locale: str, out: Path | None = None) -> Path:
        """Where its MO file goes: beside the catalogue, or in the same place below `out`."""
        folder = (out or self.locales) / locale_folder_name(locale)
        return folder / "LC_MESSAGES" / f"{self.article_name(source)}.mo"

    @property
    def memory(self) -> Path:
        """The translation memory: a copy of what the catalogues and imports say, never to be committed."""
        return self.root / ".l10n" / "memory.sqlite"

    def template(self, source: Path) -> Path:
        """The POT file of `source`."""
        return self.locales / f"{self.article_name(source)}.pot"

    def refuse_collisions(self, sources: Iterable[Path]) -> None:
        """Raise `ConfigError` where two sources would share one catalogue (`a.txt` and `a.md`)."""
        seen: dict[str, Path] = {}
        for source in sources:
            name = self.article_name(source)
            other = seen.setdefault(name, source)
            if other.resolve() != source.resolve():
                raise ConfigError(
                    f"{other} and {source} would share the catalogue {name}.po",
                    "Rename one of them, or translate them in separate projects.",
                )
