"""`l10n translate`: articles in, a PO file a locale out; what a person wrote there stays."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from l10n.errors import L10nError, MemoryStoreError
from l10n.model import Article, Catalog
from l10n.pipeline.recall import Recall
from l10n.pipeline.saving import read_catalog, read_ledger, save
from l10n.pipeline.sources import Failure, in_each_locale, read_each
from l10n.pipeline.template import write_template
from l10n.pipeline.tools import Tools
from l10n.stages.inspect import inspector
from l10n.stages.ladder import Enforcer
from l10n.stages.notes import term_notes
from l10n.stages.recognise import judge
from l10n.stages.slots import Change
from l10n.stages.term_signature import term_signature
from l10n.stages.update import Refresh, Update, UpdatePlan, finish, prepare

__all__ = ["ArticleReport", "CatalogReport", "TermCount", "open_enforcer", "translate"]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TermCount:
    """How many terms the units of a catalogue call for, a term counted once a unit, and how many they hold."""

    expected: int
    satisfied: int


@dataclass(frozen=True, slots=True)
class CatalogReport:
    """What became of one article in one locale; `seconds` is wall time.

    `held` units lost their flag to an editor all at once and got it back: nobody is known to have read them.
    """

    locale: str
    path: Path
    engine: str
    units: int
    machine: int
    kept: int
    from_memory: int
    held: int
    terms: TermCount
    seconds: float
    written: bool


@dataclass(frozen=True, slots=True)
class _Run:
    """What one call of `translate` works with; the switches are its parameters."""

    tools: Tools
    recall: Recall
    refresh: Refresh
    trust_memory: bool
    accept_unchanged: bool
    started: Callable[[Path, str], None]


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """What became of one article."""

    article: str
    segments: int
    template: Path
    catalogs: tuple[CatalogReport, ...]
    failures: tuple[Failure, ...]


def translate(
    sources: Sequence[Path],
    locales: Sequence[str],
    tools: Tools,
    *,
    refresh: Refresh = Refresh.NONE,
    trust_memory: bool = False,
    accept_unchanged: bool = False,
    started: Callable[[Path, str], None] = lambda _source, _locale: None,
    warn: Callable[[MemoryStoreError], None] = lambda error: log.warning("going on without the memory: %s", error),
) -> Iterator[ArticleReport | Failure]:
    """Bring the catalogues of each source up to date; one report a source, as soon as it is done.

    A source or a locale that fails is reported and does not stop the others. With `trust_memory` full matches enter
    as reviewed, with `accept_unchanged` machine texts that lost their flag all at once count as read (see
    `stages.review`). `started` is told before each catalogue, `warn` when the translation memory fails.
    """
    with closing(Recall(tools, warn)) as recall:
        run = _Run(tools, recall, refresh, trust_memory, accept_unchanged, started)
        for source, article in read_each(sources, tools):
            yield article if isinstance(article, Failure) else _article(source, article, locales, run)


def open_enforcer(tools: Tools, locale: str) -> Enforcer:
    """The machine translation of one locale, glossary and checks included; raises `EngineError`."""
    return Enforcer(
        tools.open_translator(locale),
        tools.finder,
        tools.open_morphology(locale),
        cases=tools.open_cases(locale),
        inspect=inspector(locale),
    )


def _article(source: Path, article: Article, locales: Sequence[str], run: _Run) -> ArticleReport:
    tools = run.tools
    failed: tuple[Failure, ...] = ()
    try:
        write_template(source, article, tools)
    except L10nError as error:
        failed = (Failure(source, "", error),)
    done, failed_locales = in_each_locale(source, locales, lambda locale: _catalog(source, article, locale, run))
    failures = (*failed, *failed_locales)
    return ArticleReport(article.path, len(article.segments), tools.layout.template(source), done, failures)


def _catalog(source: Path, article: Article, locale: str, run: _Run) -> CatalogReport:
    run.started(source, locale)
    start = time.monotonic()
    tools = run.tools
    path = tools.layout.catalog(source, locale)
    enforcer = open_enforcer(tools, locale)
    with tools.lock(tools.layout.locale_folder(locale)):
        catalog = read_catalog(path, tools)
        ledger = read_ledger(path)
        base = catalog or tools.new_catalog(locale, article.path)
        plan = prepare(
            article.segments, article.path, base, ledger,
            refresh=run.refresh,
            terms=lambda text: term_signature(text, tools.finder, locale),
            accept_unchanged=run.accept_unchanged,
        )  # fmt: skip
        update = _provide(plan, enforcer, locale, run)
        written = save(path, update.catalog, update.ledger, tools)
    _log_changes(path, update)
    return CatalogReport(
        locale=locale,
        path=path,
        engine=tools.open_translator(locale).name,
        units=sum(1 for _ in update.catalog.live()),
        machine=update.machine,
        kept=update.kept,
        from_memory=update.from_memory,
        held=update.held,
        terms=_terms(update.catalog, locale, tools),
        seconds=time.monotonic() - start,
        written=written,
    )


def _provide(plan: UpdatePlan, enforcer: Enforcer, locale: str, run: _Run) -> Update:
    """Ask the memory, and the machine for what the memory does not know to the letter."""
    recalled = run.recall(plan.wanted, locale)
    left = [source for source in plan.wanted if source not in recalled.exact]
    made = enforcer.translate(left) if left else []
    return finish(
        plan,
        {**recalled.exact, **{done.source: done for done in made}},
        lambda text: term_notes(text, run.tools.finder, locale),
        suggestions=recalled.offered,
        trust_memory=run.trust_memory,
        now=run.tools.now().isoformat(timespec="seconds"),
    )


def _log_changes(path: Path, update: Update) -> None:
    for change in update.changes:
        if change.change is not Change.KEPT:
            log.info("%s: %s: %s", path, change.change, change.source)


def _terms(catalog: Catalog, locale: str, tools: Tools) -> TermCount:
    morphology = tools.open_morphology(locale)
    verdicts = [
        verdict for unit in catalog.live() for verdict in judge(tools.finder.find(unit.source), unit.target, morphology)
    ]
    return TermCount(len(verdicts), sum(verdict.satisfied for verdict in verdicts))
