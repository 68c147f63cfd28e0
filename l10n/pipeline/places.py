"""Where a publication must not go: onto an article, or into the articles' folder, whatever links lead there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from l10n.errors import ConfigError
from l10n.layout import Layout

__all__ = ["refuse_sources"]


def refuse_sources(layout: Layout, sources: Sequence[Path], source: Path, locale: str, out: Path | None) -> None:
    """Raise `ConfigError` where `source` in `locale` would be published over one of `sources`, or among the articles.

    Links are followed as writing would follow them: `locales/uk` may be one to `locales/en`, and so may the file.
    """
    for target in (layout.published(source, locale, out), layout.compiled(source, locale, out)):
        place = target.resolve()
        if any(_same(place, other) for other in sources):
            raise ConfigError("is a source article: publishing would overwrite it", ADVICE, path=target)
        if _among_articles(layout, place, locale):
            raise ConfigError("is in a folder of source articles", ADVICE, path=target)


ADVICE = "Publish elsewhere with --out, and see that it is no link to the articles."


def _same(place: Path, source: Path) -> bool:
    return place == source.resolve() or (place.exists() and source.exists() and place.samefile(source))


def _among_articles(layout: Layout, place: Path, locale: str) -> bool:
    """Whether `place` is in the source folder; where that is the root, the folders of the locales are no part of it."""
    folder = layout.source.resolve()
    locales = layout.locales.resolve()
    own = locales / layout.locale_folder(locale).name
    return place.is_relative_to(folder) and not (locales.is_relative_to(folder) and place.is_relative_to(own))
