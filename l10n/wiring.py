"""The composition root: the one place that knows which adapter serves which port."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from l10n import __version__
from l10n.config import Config
from l10n.errors import ArticleError, EngineError
from l10n.layout import Layout
from l10n.pipeline.tools import Tools

if TYPE_CHECKING:
    from l10n.adapters.engine.package import ModelPackage
    from l10n.checks.gate import Gate
    from l10n.checks.rules import Rules, Settings
    from l10n.model import Catalog, Finding, Term
    from l10n.pipeline.check import CheckTools
    from l10n.pipeline.merge import Desk
    from l10n.pipeline.publish import Press
    from l10n.pipeline.sources import Failure
    from l10n.pipeline.status import Quality
    from l10n.ports import CaseModel, MemoryStore, Morphology, TermFinder, Translator

__all__ = [
    "build_tools",
    "check_tools",
    "find_sources",
    "layout_of",
    "load_terms",
    "open_desk",
    "open_gate",
    "open_judge",
    "open_memory",
    "open_press",
    "plain_translator",
]


def layout_of(config: Config, locales: Path | None = None) -> Layout:
    """The project's folders; `locales` replaces the configuration's."""
    return Layout(config.root, config.source, (locales or config.locales).absolute())


def build_tools(
    config: Config,
    *,
    locales: Path | None = None,
    glossary: Sequence[Path] = (),
    engine: str | None = None,
    memory: bool = True,
) -> Tools:
    """Everything a pipeline needs, opened lazily; raises `GlossaryError` where the glossary is broken."""
    from l10n.adapters.article_reader import read_article
    from l10n.adapters.backups import Backups
    from l10n.adapters.lock import locked
    from l10n.adapters.po import PoStore
    from l10n.adapters.sentencex_splitter import SentencexSplitter

    layout = layout_of(config, locales)
    finder = _finder(load_terms(glossary))
    return Tools(
        layout=layout,
        store=PoStore(),
        splitter=SentencexSplitter(),
        finder=finder,
        open_memory=_memory(layout, finder) if memory else None,
        read_article=read_article,
        open_translator=_translators(engine or config.engine),
        open_morphology=_morphologies(),
        open_cases=_case_model,
        new_catalog=_new_catalog(layout),
        lock=locked,
        advise=lambda locales: advice(locales, engine or config.engine),
        back_up=Backups(layout.root / ".l10n" / "backup", layout.root),
        now=now,
    )


def load_terms(glossary: Sequence[Path]) -> tuple[Term, ...]:
    """Every term of the glossary's files and folders; raises `GlossaryError`."""
    from l10n.adapters.glossary.csv_glossary import load_glossary

    return load_glossary(glossary) if glossary else ()


def open_gate(glossary: Sequence[Path], rules: Rules | None = None) -> Gate:
    """The checks of catalogues: `open_gate(glossary).findings(catalog)` says what is wrong with one.

    No glossary, no glossary checks. Raises `GlossaryError`.
    """
    from l10n.checks.gate import Gate
    from l10n.checks.rules import Rules

    terms = load_terms(glossary)
    return Gate(rules or Rules(), _finder(terms) if terms else None, _morphologies())


def open_desk() -> Desk:
    """What receives files that come back."""
    from l10n.adapters.babel_locales import is_known_locale
    from l10n.adapters.exchange import read_returned
    from l10n.pipeline.merge import Desk

    return Desk(read_returned, is_known_locale)


def open_judge(config: Config, glossary: Sequence[Path]) -> Callable[[Catalog, str], Quality]:
    """What counts a catalogue's open terms and failing checks; raises `ConfigError` and `GlossaryError`."""
    from l10n.checks.rules import fail_level, read_settings
    from l10n.pipeline.status import quality

    settings = read_settings(config.check, path=str(config.path or ""))
    gate = open_gate(glossary, settings.rules)
    least = fail_level(settings.fail_on)

    def fails(finding: Finding) -> bool:
        return least is not None and settings.rules.severity(finding) >= least

    return lambda catalog, locale: quality(gate.findings(catalog, locale), fails)


def open_press() -> Press:
    """How published texts become files."""
    from l10n.adapters.article_reader import encode_article
    from l10n.adapters.babel_mo import compile_mo
    from l10n.pipeline.publish import Press

    return Press(encode_article, compile_mo)


def check_tools(config: Config, settings: Settings, glossary: Sequence[Path], revision: str | None) -> CheckTools:
    """What `l10n check` works with; `revision` is the git revision to compare with."""
    from l10n.adapters.babel_locales import is_known_locale
    from l10n.adapters.po import PoStore
    from l10n.pipeline.check import CheckTools

    return CheckTools(
        root=config.root,
        config=config.path,
        store=PoStore(),
        open_gate=partial(open_gate, tuple(glossary), settings.rules),
        is_locale=is_known_locale,
        today=now().date(),
        before=None if revision is None else _catalog_at(revision),
    )


def _catalog_at(revision: str) -> Callable[[Path], Catalog | None]:
    from l10n.adapters.git import GitRevision
    from l10n.adapters.po import parse_bytes

    history = GitRevision(revision)

    def read(path: Path) -> Catalog | None:
        data = history.read(path)
        return None if data is None else parse_bytes(data, str(path))

    return read


def find_sources(sources: Sequence[Path], config: Config, layout: Layout) -> tuple[list[Path], list[Failure]]:
    """The articles that the command line names, folders opened; what cannot be found is a failure.

    Raises `ArticleError` where nothing is left, and `ConfigError` where two sources share one catalogue.
    """
    from l10n.adapters.article_reader import find_articles
    from l10n.pipeline.sources import Failure

    found: list[Path] = []
    failures: list[Failure] = []
    for source in sources:
        try:
            found += find_articles(source, _other_locales(layout), config.suffixes) if source.is_dir() else [source]
        except ArticleError as error:
            failures.append(Failure(source, "", error))
    unique = list({path.resolve(): path for path in found}.values())
    layout.refuse_collisions(unique)
    return unique, failures


def _other_locales(layout: Layout) -> tuple[Path, ...]:
    """The folders of the other languages: what lies there is translation, not source."""
    from l10n.adapters.babel_locales import is_known_locale

    if not layout.locales.is_dir():
        return ()
    own = layout.source.resolve()
    folders = (folder.resolve() for folder in layout.locales.iterdir() if folder.is_dir())
    return tuple(
        folder for folder in folders if folder != own and is_known_locale(folder.name) and folder not in own.parents
    )


def now() -> datetime:
    """The time that goes into headers: `SOURCE_DATE_EPOCH` where set, so that builds can be reproduced."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now().astimezone()


def _new_catalog(layout: Layout) -> Callable[[str, str], Catalog]:
    def new(locale: str, article: str) -> Catalog:
        from l10n.adapters.po.header import new_header
        from l10n.model import Catalog

        name = Path(article).stem
        generator = f"l10n {__version__}"
        return Catalog(
            path=str(layout.catalog(layout.root / article, locale) if locale else name),
            header=new_header(locale, project=name, generator=generator, created=now()),
            header_flags=() if locale else ("fuzzy",),
        )

    return new


def advice(locales: Sequence[str], engine: str) -> str:
    """What would translate better, in one line, where a starter model was at work; else nothing."""
    from l10n.adapters.engine.select import choose_package

    pairs = [f"en-{locale}" for locale in locales if _is_starter(choose_package, locale, engine)]
    if not pairs:
        return ""
    return (
        "The bundled model is a small starter, its translations rough drafts; the full Argos models are better:\n"
        f"  l10n models install {' '.join(pairs)}, then translate with --refresh"
    )


def _is_starter(choose: Callable[[str, str], ModelPackage], locale: str, engine: str) -> bool:
    try:
        package = choose(locale, engine)
    except EngineError:
        return False
    return bool(package.starter)


def plain_translator(locale: str, engine: str) -> Callable[[Sequence[str]], list[str]]:
    """A function from sources to targets without a glossary: for measuring models."""
    from l10n.ports import Request

    translator = _translators(engine)(locale)
    return lambda sources: [found[0].text for found in translator.translate([Request(text) for text in sources])]


def open_memory(tools: Tools) -> MemoryStore:
    """The project's translation memory, glossary terms counting for likeness; raises `MemoryStoreError`."""
    return _memory(tools.layout, tools.finder)()


def _memory(layout: Layout, finder: TermFinder) -> Callable[[], MemoryStore]:
    def open_one() -> MemoryStore:
        from l10n.adapters.memory import SqliteMemory

        return SqliteMemory(layout.memory, names=lambda text: frozenset(m.term.source for m in finder.find(text)))

    return open_one


def _finder(terms: Sequence[Term]) -> TermFinder:
    from l10n.adapters.glossary.aho_finder import build_search
    from l10n.stages.terms import GlossaryFinder

    return GlossaryFinder(terms, build_search)


def _translators(engine: str) -> Callable[[str], Translator]:
    @cache
    def open_one(locale: str) -> Translator:
        from l10n.adapters.engine.select import open_translator

        return open_translator(locale, engine)

    return open_one


def _case_model(locale: str) -> CaseModel | None:
    from l10n.adapters.cases import open_case_model

    return open_case_model(locale)


def _morphologies() -> Callable[[str], Morphology]:
    @cache
    def open_one(locale: str) -> Morphology:
        from l10n.adapters.morphology import open_morphology

        return open_morphology(locale)

    return open_one
