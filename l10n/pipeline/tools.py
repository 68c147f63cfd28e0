"""What the pipelines are given to work with: every port, opened as late as possible."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from l10n.layout import Layout
from l10n.model import Article, Catalog
from l10n.ports import CaseModel, CatalogStore, MemoryStore, Morphology, SentenceSplitter, TermFinder, Translator

__all__ = ["Tools"]


@dataclass(frozen=True, slots=True)
class Tools:
    """The outside world as a pipeline sees it; `l10n.wiring` fills it in, tests put fakes here.

    `read_article(path, name)` raises `ArticleError`; `open_translator(locale)` raises `EngineError`;
    `lock(folder)` raises `LockedError`; `new_catalog(locale, source path)` is an empty catalogue with a full
    header, the template's where the locale is empty. `advise(locale)` says in one line what would translate
    better, or nothing. `back_up(path)` copies a file before its first change in a run; raises `L10nError`.
    `open_memory()` raises `MemoryStoreError`, and is `None` where no memory is to be used; `now()` has a zone;
    `open_cases(locale)` is `None` where no case model knows the language.
    """

    layout: Layout
    store: CatalogStore
    splitter: SentenceSplitter
    finder: TermFinder
    open_memory: Callable[[], MemoryStore] | None
    read_article: Callable[[Path, str], Article]
    open_translator: Callable[[str], Translator]
    open_morphology: Callable[[str], Morphology]
    new_catalog: Callable[[str, str], Catalog]
    lock: Callable[[Path], AbstractContextManager[None]]
    advise: Callable[[Sequence[str]], str]
    back_up: Callable[[Path], None]
    open_cases: Callable[[str], CaseModel | None] = lambda _locale: None
    now: Callable[[], datetime] = lambda: datetime.now().astimezone()
