"""Names in articles that the glossary lacks, counted, with their contexts, as terms that wait for translations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from l10n.model import Rendering, Term, TermKind
from l10n.ports import KnownNames, TermFinder
from l10n.stages.capitals import Evidence, gather
from l10n.stages.name_words import KIND_WORDS
from l10n.stages.names import Name, find_names

__all__ = ["Candidate", "candidate_term", "extract_names"]

CONTEXT = 45  # characters on either side of a name
CONTEXTS = 2  # shown for each name


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that articles hold and the glossary does not.

    `variants` are further spellings found (US for U.S.); `renderings` what CLDR calls it, by locale.
    """

    source: str
    kind: TermKind
    count: int
    contexts: tuple[str, ...]
    variants: tuple[str, ...] = ()
    renderings: Mapping[str, Rendering] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(slots=True)
class _Tally:
    """What is known so far of one name."""

    spellings: dict[str, int] = field(default_factory=dict)
    contexts: list[str] = field(default_factory=list)
    person: bool = False


def extract_names(
    segments: Sequence[str], known: KnownNames, finder: TermFinder | None = None
) -> tuple[Candidate, ...]:
    """The names in `segments` that `finder`'s glossary lacks, the most frequent first, then in text order.

    Of nested names the longest counts: "Trump" only where it is not in "Donald Trump". A glossary term hides the
    names within it, and none around it.
    """
    evidence = gather(segments, known)
    tallies: dict[str, _Tally] = {}
    for text in segments:
        covered = [(match.start, match.end) for match in finder.find(text)] if finder else []
        for name in (*find_names(text, evidence), *_currencies(text, known)):
            if not any(start <= name.start and name.end <= end for start, end in covered):
                _count(tallies.setdefault(_key(name.text), _Tally()), name, text)
    found = [_candidate(tally, tallies, evidence) for tally in tallies.values()]
    return tuple(sorted(found, key=lambda candidate: -candidate.count))


def candidate_term(candidate: Candidate) -> Term:
    """A glossary entry to fill in; its note says how often the name stands where."""
    times = "once" if candidate.count == 1 else f"{candidate.count} times"
    note = f"{times}: {' / '.join(candidate.contexts)}"
    return Term(candidate.source, candidate.variants, candidate.kind, candidate.renderings, note=note)


def _key(text: str) -> str:
    """U.S. and US are one name, as are both apostrophes and spaces."""
    plain = text.replace("\u00a0", " ").replace("’", "'").replace("‑", "-")
    return plain.replace(".", "") if plain.isupper() else plain


def _count(tally: _Tally, name: Name, text: str) -> None:
    spelling = name.text.replace("\u00a0", " ")
    tally.spellings[spelling] = tally.spellings.get(spelling, 0) + 1
    tally.person |= name.person
    if len(tally.contexts) < CONTEXTS:
        tally.contexts.append(_context(text, name))


def _context(text: str, name: Name) -> str:
    """The name with some words around it, whole words only."""
    start, end = max(0, name.start - CONTEXT), min(len(text), name.end + CONTEXT)
    before, after = text[start : name.start], text[name.end : end]
    if start:
        before = "…" + before[before.find(" ") + 1 :]
    if end < len(text):
        after = after[: after.rfind(" ") + 1].rstrip() + "…"
    return before + name.text + after


def _candidate(tally: _Tally, tallies: Mapping[str, _Tally], evidence: Evidence) -> Candidate:
    spellings = sorted(tally.spellings, key=lambda spelling: -tally.spellings[spelling])
    source = spellings[0]
    term = _known(source, evidence.known)
    return Candidate(
        source=term.source if term and term.source.lower() == source.lower() else source,
        kind=term.kind if term else _kind(source, tally, tallies),
        count=sum(tally.spellings.values()),
        contexts=tuple(tally.contexts),
        variants=tuple(spellings[1:]),
        renderings=term.renderings if term else MappingProxyType({}),
    )


def _known(source: str, known: KnownNames) -> Term | None:
    return known.places.get(source) or known.languages.get(source) or known.currencies.get(source.lower())


def _kind(source: str, tally: _Tally, tallies: Mapping[str, _Tally]) -> TermKind:
    """What the words around and in a name say that it names; a surname is as its full name."""
    full = [other for key, other in tallies.items() if key.endswith(f" {source}")]
    last = source.partition(" of ")[0].split()[-1]  # the Democratic Republic of Congo is a republic
    for kind, words in KIND_WORDS.items():
        if last in words and " " in source:
            return TermKind(kind)
    if tally.person or any(other.person for other in full):
        return TermKind.PERSON
    return TermKind.ORGANISATION if last.isupper() and last.isalpha() and len(last) > 2 else TermKind.OTHER


def _currencies(text: str, known: KnownNames) -> Iterator[Name]:
    """Currencies, which English writes small: euros, Swiss francs, hryvnia."""
    found = list(re.finditer(r"[^\W\d_]+", text))
    at = 0
    while at < len(found):
        for size in (3, 2, 1):
            stretch = found[at : at + size]
            span = text[stretch[0].start() : stretch[-1].end()].lower()
            name = next((form for form in (span, span.removesuffix("s")) if form in known.currencies), None)
            if name and len(stretch) == size:
                yield Name(known.currencies[name].source, stretch[0].start(), stretch[-1].end())
                at += size - 1
                break
        at += 1
