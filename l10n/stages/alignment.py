"""Which old sentence a new one was: changed, split in two, or put together from two.

Sentences that did not change are anchors; between the same anchors less likeness is needed than across the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

__all__ = ["Pairing", "Place", "align"]

# rapidfuzz ratios, 0-100. Between the same neighbours "He won." became "He lost." (67); anywhere else translators
# find matches below 70 more hindrance than help. Parts put together are nearly the whole.
NEAR, FAR, GROUPED = 60.0, 70.0, 80.0
NEARNESS = 15.0  # a sentence in its old place may be this much less like
GROUP = 3  # the most sentences that one is split into


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence and where it stands: `order` counts sentences, `before` and `after` name the nearest anchors.

    `earlier` is a text that it also answers to: the source that its translation was made for. An old sentence
    without a place (an obsolete entry) has no anchors.
    """

    text: str
    order: int
    before: int | None = None
    after: int | None = None
    earlier: str | None = None


@dataclass(frozen=True, slots=True)
class Pairing:
    """New sentences and old ones that belong together, by index; one side has exactly one."""

    fresh: tuple[int, ...]
    old: tuple[int, ...]
    score: float


def align(fresh: Sequence[Place], old: Sequence[Place]) -> tuple[Pairing, ...]:
    """The best pairings, every sentence in at most one; those left out are new, or gone."""
    candidates = [*_singles(fresh, old), *_splits(fresh, old), *_merges(fresh, old)]
    candidates.sort(key=lambda pairing: (-pairing.score, pairing.fresh, pairing.old))
    taken_fresh: set[int] = set()
    taken_old: set[int] = set()
    found: list[Pairing] = []
    for pairing in candidates:
        if taken_fresh.isdisjoint(pairing.fresh) and taken_old.isdisjoint(pairing.old):
            found.append(pairing)
            taken_fresh.update(pairing.fresh)
            taken_old.update(pairing.old)
    return tuple(found)


def _near(fresh: Place, old: Place) -> bool:
    return (old.before is not None and fresh.before == old.before) or (
        old.after is not None and fresh.after == old.after
    )


def _singles(fresh: Sequence[Place], old: Sequence[Place]) -> Iterator[Pairing]:
    for number, new in enumerate(fresh):
        for other, past in enumerate(old):
            near = _near(new, past)
            score = fuzz.ratio(new.text, past.text, score_cutoff=NEAR if near else FAR)
            if past.earlier is not None:
                score = max(score, fuzz.ratio(new.text, past.earlier, score_cutoff=FAR))
            if score:
                yield Pairing((number,), (other,), score + NEARNESS * near)


def _splits(fresh: Sequence[Place], old: Sequence[Place]) -> Iterator[Pairing]:
    for run in _runs(fresh):
        text = " ".join(fresh[number].text for number in run)
        for other, past in enumerate(old):
            near = any(_near(fresh[number], past) for number in run)
            score = fuzz.ratio(text, past.text, score_cutoff=GROUPED) if near else 0.0
            if score:
                yield Pairing(run, (other,), score + NEARNESS)


def _merges(fresh: Sequence[Place], old: Sequence[Place]) -> Iterator[Pairing]:
    for run in _runs(old):
        text = " ".join(old[number].text for number in run)
        for number, new in enumerate(fresh):
            near = any(_near(new, old[other]) for other in run)
            score = fuzz.ratio(new.text, text, score_cutoff=GROUPED) if near else 0.0
            if score:
                yield Pairing((number,), run, score + NEARNESS)


def _runs(places: Sequence[Place]) -> Iterator[tuple[int, ...]]:
    """Two or three sentences that follow one another."""
    by_order = {place.order: number for number, place in enumerate(places) if place.order >= 0}
    for first in sorted(by_order):
        run = [by_order[first]]
        for step in range(1, GROUP):
            follower = by_order.get(first + step)
            if follower is None:
                break
            run.append(follower)
            yield tuple(run)
