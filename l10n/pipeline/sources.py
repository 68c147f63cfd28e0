"""What the pipelines over articles share: reading the sources, and going on where a source or a locale fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from l10n.errors import L10nError
from l10n.model import Article
from l10n.pipeline.tools import Tools
from l10n.stages.segment import segment

__all__ = ["Failure", "in_each_locale", "read", "read_each"]

Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class Failure:
    """A locale, or with an empty one a whole article, that could not be done."""

    article: Path
    locale: str
    error: L10nError


def read(source: Path, tools: Tools) -> Article:
    """The article at `source`, cut into segments; raises `ArticleError`."""
    article = tools.read_article(source, tools.layout.reference(source))
    return replace(article, segments=segment(article.text, tools.splitter))


def read_each(sources: Sequence[Path], tools: Tools) -> Iterator[tuple[Path, Article | Failure]]:
    """Each source with its article, read when its turn comes, or with why it cannot be read."""
    for source in sources:
        try:
            yield source, read(source, tools)
        except L10nError as error:
            yield source, Failure(source, "", error)


def in_each_locale(
    source: Path, locales: Sequence[str], work: Callable[[str], Done]
) -> tuple[tuple[Done, ...], tuple[Failure, ...]]:
    """What `work` made of each locale, and those where it raised `L10nError`: one does not stop the others."""
    done: list[Done] = []
    failed: list[Failure] = []
    for locale in locales:
        try:
            done.append(work(locale))
        except L10nError as error:
            failed.append(Failure(source, locale, error))
    return tuple(done), tuple(failed)
