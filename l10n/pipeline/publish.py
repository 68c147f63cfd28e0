"""`l10n publish`: the translated article, in the source's own format, under one policy."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from l10n.errors import CatalogError
from l10n.files import write_atomically
from l10n.model import Article, Catalog, Unit
from l10n.pipeline.places import refuse_sources
from l10n.pipeline.saving import read_catalog, read_ledger
from l10n.pipeline.sources import Failure, in_each_locale, read_each
from l10n.pipeline.tools import Tools
from l10n.stages.compose import Composition, Policy, compose, publishable_units, reviewed_share
from l10n.stages.standing import Standing, Standings, take_stock

__all__ = ["ArticlePublication", "Order", "Press", "Publication", "publish"]


@dataclass(frozen=True, slots=True)
class Press:
    """How texts become files: an article's encoding, and MO files."""

    encode: Callable[[str, Article], bytes]
    compile_mo: Callable[[Mapping[str, str], Sequence[Unit]], bytes]


@dataclass(frozen=True, slots=True)
class Order:
    """What to publish; `min_reviewed` in percent of an article's units, `out` instead of the catalogues' folder."""

    policy: Policy = Policy.REVIEWED
    mark: bool = False
    min_reviewed: float = 0.0
    out: Path | None = None
    mo: bool = False


@dataclass(frozen=True, slots=True)
class Publication:
    """What became of one article in one locale.

    `path` is `None` where too little is reviewed: nothing was written then, and what was published before stands.
    `reviewed` of `units` are reviewed, `held` lost their flag to an editor; `composition` counts the sentences by
    what was published of them.
    """

    locale: str
    path: Path | None
    mo: Path | None
    written: bool
    units: int
    reviewed: int
    held: int
    composition: Composition


@dataclass(frozen=True, slots=True)
class ArticlePublication:
    """What became of one article."""

    article: str
    publications: tuple[Publication, ...]
    failures: tuple[Failure, ...]


def publish(
    sources: Sequence[Path], locales: Sequence[str], tools: Tools, press: Press, order: Order
) -> Iterator[ArticlePublication | Failure]:
    """Publish each source in each locale; one report a source, as soon as it is done.

    A source or a locale that fails is reported and does not stop the others. No source is ever written to.
    """
    for source, article in read_each(sources, tools):
        if isinstance(article, Failure):
            yield article
            continue
        publish_one = partial(_publish, source, article, sources=sources, tools=tools, press=press, order=order)
        yield ArticlePublication(article.path, *in_each_locale(source, locales, publish_one))


def _publish(
    source: Path, article: Article, locale: str, *, sources: Sequence[Path], tools: Tools, press: Press, order: Order
) -> Publication:
    refuse_sources(tools.layout, sources, source, locale, order.out)
    path = tools.layout.catalog(source, locale)
    catalog = read_catalog(path, tools)
    if catalog is None:
        raise CatalogError("no such file: the article is not translated yet", "Run l10n translate first.", path=path)
    standings = take_stock(article.segments, article.path, catalog, read_ledger(path))
    composition = compose(article, standings, order.policy, mark=order.mark)
    published = mo = None
    written = False
    if reviewed_share(standings) >= order.min_reviewed:
        published = tools.layout.published(source, locale, order.out)
        mo = tools.layout.compiled(source, locale, order.out) if order.mo else None
        written = write_atomically(published, press.encode(composition.text, article))
        if mo is not None:
            written |= _compile(mo, catalog, standings, press, order.policy)
    reviewed = standings.count(Standing.REVIEWED)
    return Publication(locale, published, mo, written, len(standings.sentences), reviewed, standings.held, composition)


def _compile(path: Path, catalog: Catalog, standings: Standings, press: Press, policy: Policy) -> bool:
    return write_atomically(path, press.compile_mo(catalog.header, publishable_units(standings, policy)))
