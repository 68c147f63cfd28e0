"""A project in a folder of its own, with real files and a made-up machine: what the tool is run on, in process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path
from types import MappingProxyType

from l10n.adapters.article_reader import read_article
from l10n.adapters.morphology.plain import Plain
from l10n.adapters.po import PoStore
from l10n.adapters.po.header import new_header
from l10n.adapters.sentencex_splitter import SentencexSplitter
from l10n.layout import Layout
from l10n.model import Catalog, Hypothesis, Rendering, Term, TermMatch
from l10n.pipeline.tools import Tools
from l10n.pipeline.translate import ArticleReport, translate
from l10n.ports import Request
from l10n.stages.ledger import Ledger, parse_ledger
from l10n.stages.update import Refresh
from l10n.wiring import now

LETTERS = {ord("a") + number: ord("а") + number for number in range(26)}
SAME = 3  # the version of the machine that says the same whatever it reads, as poor engines do


class Machine:
    """A translator that writes Cyrillic letters for Latin ones; another `version` writes something else."""

    name, locale, term_markup = "made-up", "uk", None
    version = 1

    @property
    def signature(self) -> str:
        return f"made-up {self.version}"

    def translate(
        self, requests: Sequence[Request], *, n_best: int = 1, links: bool = False
    ) -> list[tuple[Hypothesis, ...]]:
        return [(Hypothesis(self.target(request.source)),) for request in requests]

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        return [-1.0] * len(pairs)

    def target(self, source: str) -> str:
        return "Одне й те саме." if self.version == SAME else f"{source.lower().translate(LETTERS)} {self.version}"


class Glossary:
    """A glossary of one term, whose rendering changes."""

    rendering = "Європа"

    @property
    def terms(self) -> Sequence[Term]:
        return (Term("Europe", renderings=MappingProxyType({"uk": Rendering(self.rendering)})),)

    def find(self, source: str) -> tuple[TermMatch, ...]:
        start = source.find("Europe")
        return () if start < 0 else (TermMatch(self.terms[0], start, start + len("Europe")),)


class Desk:
    """One article and its catalogue."""

    def __init__(self, root: Path) -> None:
        self.layout = Layout(root, root / "locales" / "en", root / "locales")
        self.article = self.layout.source / "talks.txt"
        self.article.parent.mkdir(parents=True)
        self.catalog = self.layout.catalog(self.article, "uk")
        self.ledger = self.layout.ledger_beside(self.catalog)
        self.machine = Machine()
        self.glossary = Glossary()
        self.tools = Tools(
            layout=self.layout,
            store=PoStore(),
            splitter=SentencexSplitter(),
            finder=self.glossary,
            open_memory=None,
            read_article=read_article,
            open_translator=lambda _locale: self.machine,
            open_morphology=Plain,
            new_catalog=self._new,
            lock=lambda _folder: nullcontext(),
            advise=lambda _locales: "",
            back_up=lambda _path: None,
        )

    def _new(self, locale: str, article: str) -> Catalog:
        return Catalog(
            path=article,
            header=new_header(locale, project="talks", generator="l10n", created=now()),
            header_flags=() if locale else ("fuzzy",),
        )

    def run(self, refresh: Refresh = Refresh.NONE) -> ArticleReport:
        """`l10n translate`; raises what it could not do."""
        (report,) = translate([self.article], ["uk"], self.tools, refresh=refresh)
        assert isinstance(report, ArticleReport), report
        for failure in report.failures:
            raise failure.error
        return report

    def read(self) -> Catalog:
        """The catalogue as it stands, an empty one where there is none."""
        return self.tools.store.read(self.catalog) if self.catalog.exists() else Catalog("")

    def read_ledger(self) -> Ledger:
        """The ledger as it stands."""
        return parse_ledger(self.ledger.read_text("utf-8")) if self.ledger.exists() else Ledger()

    def edit(self, change: Callable[[Catalog], Catalog]) -> None:
        """Save the catalogue as an editor that keeps every field would."""
        edited = change(self.read())
        self.catalog.write_bytes(self.tools.store.render(edited))
        assert self.read().units == edited.units, "the store writes what was meant"
