"""`l10n status`: how far every article has come in every locale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from l10n.checks.glossary.registry import FORBIDDEN, MISSING
from l10n.model import Article, Catalog, Finding
from l10n.pipeline.saving import read_catalog, read_ledger
from l10n.pipeline.sources import Failure, in_each_locale, read_each
from l10n.pipeline.tools import Tools
from l10n.stages.last_edit import last_edit
from l10n.stages.ledger import Ledger
from l10n.stages.standing import Sentence, Standing, take_stock

__all__ = ["ArticleStatus", "CatalogStatus", "Quality", "quality", "status"]


@dataclass(frozen=True, slots=True)
class Quality:
    """What the checks say: terms that a target lacks or renders in a forbidden form, findings that fail `check`."""

    terms_open: int
    failing: int


@dataclass(frozen=True, slots=True)
class CatalogStatus:
    """One article in one locale.

    `standings` counts units, `words` the words of their sources; `obsolete` counts entries whose sentence is gone,
    `held` machine units that lost their flag to an editor.
    `quality` is `None` where it was not asked for, or there is no catalogue yet (`exists`).
    """

    locale: str
    path: Path
    exists: bool
    standings: Counter[Standing]
    words: Counter[Standing]
    obsolete: int = 0
    held: int = 0
    quality: Quality | None = None
    last_edit: datetime | None = None


@dataclass(frozen=True, slots=True)
class ArticleStatus:
    """One article; `words` are those of its distinct sentences, in the source."""

    article: str
    units: int
    words: int
    catalogs: tuple[CatalogStatus, ...]
    failures: tuple[Failure, ...]


def status(
    sources: Sequence[Path],
    locales: Sequence[str],
    tools: Tools,
    judge: Callable[[Catalog, str], Quality] | None,
) -> Iterator[ArticleStatus | Failure]:
    """Take stock of each source in each locale, writing nothing; `judge` is slow the first time, and may be left out.

    A source or a locale that fails is reported and does not stop the others.
    """
    for source, article in read_each(sources, tools):
        yield article if isinstance(article, Failure) else _article(source, article, locales, tools, judge)


def quality(findings: Iterable[Finding], fails: Callable[[Finding], bool]) -> Quality:
    """The two figures of a catalogue's findings; `fails` says which of them fail `l10n check`."""
    found = tuple(findings)
    return Quality(sum(one.check in (MISSING, FORBIDDEN) for one in found), sum(fails(one) for one in found))


def _article(
    source: Path,
    article: Article,
    locales: Sequence[str],
    tools: Tools,
    judge: Callable[[Catalog, str], Quality] | None,
) -> ArticleStatus:
    done, failed = in_each_locale(source, locales, lambda locale: _catalog(source, article, locale, tools, judge))
    nothing = take_stock(article.segments, article.path, Catalog(""), Ledger()).sentences
    return ArticleStatus(article.path, len(nothing), sum(map(_words, nothing)), done, failed)


def _catalog(
    source: Path, article: Article, locale: str, tools: Tools, judge: Callable[[Catalog, str], Quality] | None
) -> CatalogStatus:
    path = tools.layout.catalog(source, locale)
    found = read_catalog(path, tools)
    catalog = found or Catalog(str(path))
    ledger = read_ledger(path)
    stock = take_stock(article.segments, article.path, catalog, ledger)
    units: Counter[Standing] = Counter()
    words: Counter[Standing] = Counter()
    for sentence in stock.sentences:
        units[sentence.standing] += 1
        words[sentence.standing] += _words(sentence)
    return CatalogStatus(
        locale=locale,
        path=path,
        exists=found is not None,
        standings=units,
        words=words,
        obsolete=len(stock.gone),
        held=stock.held,
        quality=judge(found, locale) if judge and found else None,
        last_edit=last_edit(found, ledger) if found else None,
    )


def _words(sentence: Sentence) -> int:
    return len(sentence.unit.source.split())
