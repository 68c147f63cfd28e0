"""Whether a target renders the terms of its source: counting, with each stretch of the target used once.

The counting rule: a term that occurs twice in the source is rendered twice, or once with a pronoun for the other
(`TermVerdict.pronoun`). A stretch of the target serves one expectation; of nested stretches the longest counts
(Східна Європа is no Європа), but a person's full name serves where only the surname is expected, and the surname
where the full name is. Terms that share a rendering (U.S. and America: США) share its occurrences: where there
are fewer than both together ask for, each has at least one, and the verdict's `expected` is the sum.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from l10n.model import Occurrence, Rendering, Term, TermMatch, TermVerdict
from l10n.ports import Morphology

__all__ = ["judge", "missing", "wanted"]


@dataclass(slots=True)
class _Stretch:
    """A longest stretch of the target, with the terms that it can serve: whole first, then nested and partial."""

    start: int
    end: int
    whole: list[tuple[int, Occurrence]] = field(default_factory=list)
    less: list[tuple[int, Occurrence]] = field(default_factory=list)

    def serves(self, term: int) -> Occurrence | None:
        """The occurrence by which the stretch serves a term."""
        return next((found for index, found in (*self.whole, *self.less) if index == term), None)


def judge(source_matches: Sequence[TermMatch], target: str, morphology: Morphology) -> tuple[TermVerdict, ...]:
    """One verdict a distinct term of the source, in order; terms that the glossary leaves free here are left out."""
    expected = Counter(match.term.source for match in source_matches)
    terms: dict[str, tuple[Term, Rendering]] = {}
    for match in source_matches:
        rendering = match.term.rendering(morphology.locale)
        if rendering is not None:
            terms.setdefault(match.term.source, (match.term, rendering))
    judged = list(terms.values())
    occurrences = [morphology.find(rendering, target, term.kind) for term, rendering in judged]
    counts = [expected[term.source] for term, _ in judged]
    if _apart(occurrences):
        shares = list(zip(occurrences, counts, strict=True))
    else:
        stretches = _stretches(judged, occurrences, target, morphology)
        assigned = _assign(stretches, counts)
        shares = [_share(index, assigned, stretches, counts) for index in range(len(judged))]
    verdicts = []
    for (term, rendering), (found, count) in zip(judged, shares, strict=True):
        forbidden = morphology.find_forbidden(rendering, target, term.kind) if rendering.forbidden else ()
        forbidden = _alone(forbidden, occurrences) if forbidden else ()
        if rendering.allowed or forbidden:
            verdicts.append(TermVerdict(term, count, found, forbidden))
    return tuple(verdicts)


def _apart(occurrences: Sequence[tuple[Occurrence, ...]]) -> bool:
    """Whether no two occurrences share a word, so that each serves its own term: true of nearly every sentence."""
    spans = sorted((found.start, found.end) for group in occurrences for found in group)
    return all(one[1] <= other[0] for one, other in pairwise(spans))


def missing(verdicts: Iterable[TermVerdict]) -> tuple[TermVerdict, ...]:
    """The verdicts whose term is nowhere in the target, in order."""
    return tuple(verdict for verdict in verdicts if not verdict.found)


def wanted(verdict: TermVerdict, locale: str) -> str:
    """What the target should have, for a message: `Білий дім or Вайт-Гаус`."""
    rendering = verdict.term.rendering(locale)
    return " or ".join(rendering.allowed) if rendering else ""


def _stretches(
    judged: Sequence[tuple[Term, Rendering]],
    occurrences: Sequence[tuple[Occurrence, ...]],
    target: str,
    morphology: Morphology,
) -> list[_Stretch]:
    found = [(index, occurrence) for index, group in enumerate(occurrences) for occurrence in group]
    found.sort(key=lambda pair: (pair[1].start - pair[1].end, pair[1].partial, not pair[1].exact, pair[1].start))
    stretches: list[_Stretch] = []
    for index, occurrence in found:
        around = [s for s in stretches if occurrence.start < s.end and s.start < occurrence.end]
        if not around:
            stretches.append(_Stretch(occurrence.start, occurrence.end))
            around = stretches[-1:]
        for stretch in around:
            if (stretch.start, stretch.end) == (occurrence.start, occurrence.end):
                (stretch.less if occurrence.partial else stretch.whole).append((index, occurrence))
            elif _same_entity(stretch, occurrence, judged, target, morphology):
                stretch.less.append((index, occurrence))
    return sorted(stretches, key=lambda stretch: stretch.start)


def _same_entity(
    stretch: _Stretch,
    inner: Occurrence,
    judged: Sequence[tuple[Term, Rendering]],
    target: str,
    morphology: Morphology,
) -> bool:
    """Whether the inner one would do for the outer's term: Трамп for Дональд Трамп, never Європа for Східна Європа."""
    part = target[inner.start : inner.end]
    owners = (judged[index] for index, _ in (*stretch.whole, *stretch.less))
    return (
        stretch.start <= inner.start
        and inner.end <= stretch.end
        and any(morphology.find(rendering, part, term.kind) for term, rendering in owners)
    )


def _assign(stretches: Sequence[_Stretch], counts: Sequence[int]) -> list[int | None]:
    """The term that each stretch serves: as many expectations as can be met, whole occurrences before others."""
    assigned: list[int | None] = [None] * len(stretches)
    for step in (False, True):
        for place, stretch in enumerate(stretches):
            if assigned[place] is None:
                _augment(place, stretch, stretches, assigned, counts, lesser=step, seen=set())
    return assigned


def _augment(
    place: int,
    stretch: _Stretch,
    stretches: Sequence[_Stretch],
    assigned: list[int | None],
    counts: Sequence[int],
    *,
    lesser: bool,
    seen: set[int],
) -> bool:
    """Kuhn's step: give the stretch to a term with room, moving another stretch of it elsewhere if need be."""
    pairs = (*stretch.whole, *stretch.less) if lesser else stretch.whole
    for term in dict.fromkeys(index for index, _ in pairs):
        if term in seen:
            continue
        seen.add(term)
        held = [other for other, owner in enumerate(assigned) if owner == term]
        if len(held) < counts[term] or any(
            _augment(other, stretches[other], stretches, assigned, counts, lesser=lesser, seen=seen) for other in held
        ):
            assigned[place] = term
            return True
    return False


def _share(
    index: int, assigned: Sequence[int | None], stretches: Sequence[_Stretch], counts: Sequence[int]
) -> tuple[tuple[Occurrence, ...], int]:
    """A term's occurrences and how many were expected; a term left empty borrows from the one it shares with."""
    own = [s.serves(index) for s, term in zip(stretches, assigned, strict=True) if term == index]
    if own:
        spare = [s.serves(index) for s, term in zip(stretches, assigned, strict=True) if term is None]
        found = sorted((o for o in (*own, *spare) if o), key=lambda occurrence: occurrence.start)
        return tuple(found), counts[index]
    shared = [(s, term) for s, term in zip(stretches, assigned, strict=True) if term is not None and s.serves(index)]
    lent = tuple(borrowed for stretch, _ in shared if (borrowed := stretch.serves(index)))
    return lent, counts[index] + sum(counts[term] for term in {term for _, term in shared if term is not None})


def _alone(found: Iterable[Occurrence], allowed: Sequence[tuple[Occurrence, ...]]) -> tuple[Occurrence, ...]:
    """Forbidden forms that are not themselves part of an allowed one."""
    around = [occurrence for group in allowed for occurrence in group]
    return tuple(
        occurrence
        for occurrence in found
        if not any(other.start <= occurrence.start and occurrence.end <= other.end for other in around)
    )
