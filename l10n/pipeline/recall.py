"""Asking the translation memory before the machine; a memory that fails costs one warning and no translation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from l10n.errors import MemoryStoreError
from l10n.model import Origin, Translation
from l10n.pipeline.feed import feed
from l10n.pipeline.tools import Tools
from l10n.ports import MemoryMatch, MemoryStore
from l10n.stages.inspect import inspector
from l10n.stages.recognise import judge

__all__ = ["Recall", "Recalled"]

ASKED = 3  # the best match may be the very text that stands in the unit; then the next one is news


@dataclass(frozen=True, slots=True)
class Recalled:
    """What the memory knows, by source: translations of the very sentence, and matches to be offered beside.

    The matches are best first; where the sentence itself is known, they are its other translations.
    """

    exact: Mapping[str, Translation] = field(default_factory=lambda: MappingProxyType({}))
    offered: Mapping[str, tuple[MemoryMatch, ...]] = field(default_factory=lambda: MappingProxyType({}))


class Recall:
    """The memory as one run uses it: opened and fed when first asked, given up for good when it fails.

    `warn` is told the error, once. Without a memory in `tools`, nothing is known.
    """

    def __init__(self, tools: Tools, warn: Callable[[MemoryStoreError], None]) -> None:
        self._tools = tools
        self._warn = warn
        self._store: MemoryStore | None = None
        self._open = tools.open_memory

    def __call__(self, sources: Sequence[str], locale: str) -> Recalled:
        """What the memory knows of `sources`."""
        if self._open is None or not sources:
            return Recalled()
        try:
            if self._store is None:
                self._store = self._open()
                feed(self._store, self._tools)
            answers = self._store.lookup(sources, locale, limit=ASKED)
        except MemoryStoreError as error:
            self._open = None
            self._warn(error)
            return Recalled()
        return self._recalled(dict(zip(sources, answers, strict=True)), locale)

    def close(self) -> None:
        """Let the memory go."""
        if self._store is not None:
            self._store.close()

    def _recalled(self, answers: Mapping[str, tuple[MemoryMatch, ...]], locale: str) -> Recalled:
        known = {source: found for source, found in answers.items() if found}
        exact = {source: self._judged(found[0], locale) for source, found in known.items() if _same(found[0])}
        offered = {
            source: tuple(match for match in found[1:] if _same(match)) if source in exact else found
            for source, found in known.items()
        }
        return Recalled(exact, offered)

    def _judged(self, match: MemoryMatch, locale: str) -> Translation:
        """The match as a translation, with everything that the glossary and the checks have against it."""
        verdicts = judge(self._tools.finder.find(match.source), match.target, self._tools.open_morphology(locale))
        return Translation(
            source=match.source,
            target=match.target,
            origin=Origin.MEMORY,
            signature=match.origin,
            verdicts=verdicts,
            problems=inspector(locale)(match.source, match.target),
        )


def _same(match: MemoryMatch) -> bool:
    return match.similarity == 100
