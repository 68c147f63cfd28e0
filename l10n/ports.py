"""The ports: what the stages ask of the outside world, one Protocol each.

Adapters (`l10n.adapters`, one third-party library each) implement them; only `l10n.wiring` knows which.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from l10n.model import Catalog, Hypothesis, Occurrence, Rendering, Term, TermKind, TermMarkup, TermMatch

__all__ = [
    "CaseModel",
    "CatalogStore",
    "Form",
    "KnownNames",
    "MemoryMatch",
    "MemoryPair",
    "MemoryStats",
    "MemoryStore",
    "Morphology",
    "Place",
    "Progress",
    "Request",
    "ReturnedFile",
    "ReturnedUnit",
    "SentenceSplitter",
    "TermFinder",
    "TranslationMemory",
    "Translator",
]


class SentenceSplitter(Protocol):
    """Finds sentences in one line of text."""

    def split(self, line: str) -> Sequence[tuple[int, int]]:
        """`[start, end)` of each sentence in characters of `line`, in order; they need not cover white space."""
        ...


@dataclass(frozen=True, slots=True)
class Request:
    """One source to decode. `prefix` is text that the hypothesis must begin with.

    `no_repeat_ngram` forbids repeated n-grams of that many tokens (0: off).
    """

    source: str
    prefix: str = ""
    no_repeat_ngram: int = 0


class Translator(Protocol):
    """A machine-translation model for one direction. Sources are single segments and are never split again."""

    @property
    def name(self) -> str:
        """What the summary calls the engine: `bundled starter 0.1`, `argos en_de 1.0`."""
        ...

    @property
    def signature(self) -> str:
        """Name, version, model hash and decoding settings: the same signature gives the same output."""
        ...

    @property
    def locale(self) -> str:
        """The target locale."""
        ...

    @property
    def term_markup(self) -> TermMarkup | None:
        """The in-line term annotation that the model understands, if any."""
        ...

    def translate(
        self, requests: Sequence[Request], *, n_best: int = 1, links: bool = False
    ) -> list[tuple[Hypothesis, ...]]:
        """The best hypotheses of each request, best first; raises `EngineError`."""
        ...

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Mean log-probability a token of each `(source, target)`: comparable between candidates of one source."""
        ...


@dataclass(frozen=True, slots=True)
class Form:
    """An inflected form of a phrase. `tags` are the adapter's grammemes (case, number, gender); equal sets agree.

    `first` are the cases in which it is the form to write, where others are right too (у Білому домі, домові).
    """

    text: str
    tags: frozenset[str] = frozenset()
    first: frozenset[str] = frozenset()


class Morphology(Protocol):
    """Inflection in one locale."""

    @property
    def locale(self) -> str:
        """The locale, as a BCP 47 tag."""
        ...

    def find(self, rendering: Rendering, text: str, kind: TermKind) -> tuple[Occurrence, ...]:
        """Every stretch of `text` that is a form of an allowed rendering, in order, not overlapping."""
        ...

    def find_forbidden(self, rendering: Rendering, text: str, kind: TermKind) -> tuple[Occurrence, ...]:
        """Every stretch of `text` that is a form of a forbidden rendering."""
        ...

    def forms(self, phrase: str, kind: TermKind) -> tuple[Form, ...]:
        """The inflected forms of a phrase in dictionary form, dictionary form first, no text twice."""
        ...

    def tags(self, text: str) -> tuple[frozenset[str], ...]:
        """The readings of a noun phrase as it stands: one set of case, number and gender each."""
        ...


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands, or is to stand: the target on both sides of it, and the source on both sides of its term.

    The source is left empty where it is not known; `possessive`: `Ukraine’s` there, the ending being in neither side.
    """

    before: str
    after: str
    source_before: str = ""
    source_after: str = ""
    possessive: bool = False


class CaseModel(Protocol):
    """Knows from the words around it which case a name stands in."""

    @property
    def signature(self) -> str:
        """Names the model: the same signature gives the same probabilities."""
        ...

    def cases(self, place: Place) -> Mapping[str, float]:
        """The probability of each case at a place (`nomn`, `gent`, …); they sum to 1."""
        ...


class TermFinder(Protocol):
    """Finds glossary terms in source text."""

    @property
    def terms(self) -> Sequence[Term]:
        """Every term of the glossary."""
        ...

    def find(self, source: str) -> tuple[TermMatch, ...]:
        """The terms in `source`: longest first, not overlapping, in text order."""
        ...


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Names whose translations are common knowledge, by their English spelling; currencies in small letters.

    Each term holds one spelling and what it is called in the locales that were asked for.
    """

    places: Mapping[str, Term]
    languages: Mapping[str, Term]
    currencies: Mapping[str, Term]


class CatalogStore(Protocol):
    """Reads and writes catalogues without losing a byte that did not change."""

    def read(self, path: Path) -> Catalog:
        """The catalogue at `path`; what is wrong with it is in `defects`.

        Raises `CatalogError` only where the file cannot be read at all.
        """
        ...

    def render(self, catalog: Catalog) -> bytes:
        """The file's bytes: every entry, and every field of a changed entry, that did not change keeps its own."""
        ...


@dataclass(frozen=True, slots=True)
class MemoryMatch:
    """A translation-memory hit; `similarity` is 0-100, and 100 means the same source."""

    source: str
    target: str
    similarity: int
    origin: str = ""


class TranslationMemory(Protocol):
    """Reviewed translations of the past."""

    def lookup(self, sources: Sequence[str], locale: str, *, limit: int = 1) -> list[tuple[MemoryMatch, ...]]:
        """The best matches of each source, best first."""
        ...


@dataclass(frozen=True, slots=True)
class MemoryPair:
    """A translation that is worth remembering."""

    locale: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class MemoryStats:
    """How many translations a memory knows, by locale and by the file that they come from."""

    locales: tuple[tuple[str, int], ...]
    origins: tuple[tuple[str, int], ...]


class MemoryStore(TranslationMemory, Protocol):
    """A translation memory that can be fed; every method raises `MemoryStoreError`."""

    def origins(self) -> Mapping[str, str]:
        """The fingerprint of every file that fed the memory, by its name."""
        ...

    def replace(self, origin: str, fingerprint: str, pairs: Iterable[MemoryPair]) -> int:
        """Make `pairs` all that the memory knows from `origin`; returns how many they are."""
        ...

    def forget(self, origin: str) -> None:
        """Drop everything that came from `origin`."""
        ...

    def together(self) -> AbstractContextManager[None]:
        """What is replaced and forgotten inside is one change: all of it, or after an error nothing."""
        ...

    def pairs(self, locale: str | None = None) -> Iterator[MemoryPair]:
        """Everything that the memory knows, each translation once, by locale and source."""
        ...

    def stats(self) -> MemoryStats:
        """How much the memory knows."""
        ...

    def close(self) -> None:
        """Let the memory go; nothing can be asked any more."""
        ...


class Progress(Protocol):
    """Told how far a long piece of work has come; shown on a terminal, or not at all."""

    def __call__(self, label: str, done: int, total: int) -> None:
        """`done` of `total` steps of the work called `label` are finished."""
        ...


@dataclass(frozen=True, slots=True)
class ReturnedUnit:
    """A translation that comes back from a translator or another tool.

    `fuzzy` says whether it still waits for review; `None` where the file does not say. `comments` are the
    translator's; `line` is where the entry stands, where the format tells.
    """

    source: str
    targets: tuple[str, ...]
    context: str | None = None
    source_plural: str | None = None
    fuzzy: bool | None = None
    comments: tuple[str, ...] = ()
    line: int | None = None


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """A file that comes back: `locale` as it says itself, or empty; `names` are what its catalogue may be called."""

    path: Path
    locale: str
    names: tuple[str, ...]
    units: tuple[ReturnedUnit, ...]
