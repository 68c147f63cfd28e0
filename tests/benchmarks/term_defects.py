"""Names spoilt in good translations: left in English, another name, a forbidden form; and whether that is found.

The glossary is CLDR's (territories, languages, currencies), every entry with one forbidden form. A name is spoilt where
the source has it once and the recogniser sees it once, under another name than in English.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from l10n.adapters.glossary.aho_finder import build_search
from l10n.adapters.morphology import open_morphology
from l10n.checks.glossary import check_terms
from l10n.checks.registry import BY_ID
from l10n.model import Occurrence, Severity, Term
from l10n.ports import Morphology
from l10n.stages.recognise import judge
from l10n.stages.terms import GlossaryFinder
from tests.benchmarks.flores import LOCALES, cldr_finder

__all__ = ["recall_of_terms"]

SEED = 5
FORBIDDEN = {"uk": "Рутенія", "ru": "Рутения", "de": "Ruthenien"}


@dataclass(frozen=True, slots=True)
class Place:
    """A name in a good translation: which term it renders, and where."""

    source: str
    target: str
    term: Term
    found: Occurrence

    def spoilt(self, name: str) -> str:
        """The translation with another name there."""
        return self.target[: self.found.start] + name + self.target[self.found.end :]


def recall_of_terms(pairs: Sequence[tuple[str, str]], locale: str) -> Iterator[tuple[str, int, int, Counter[str]]]:
    """Of each kind: its name, how many names were spoilt, how many of those were found, and by which checks."""
    finder, morphology = forbidding(cldr_finder()), open_morphology(locale)
    places = [place for pair in pairs for place in good_names(*pair, finder, morphology)]
    for kind, spoil in kinds(finder.terms, locale).items():
        random_ = random.Random(f"{SEED}{kind}")
        by = Counter[str]()
        found = 0
        for place in places:
            flaws, _ = check_terms(place.source, place.spoilt(spoil(random_, place)), finder, morphology)
            loud = {
                flaw.check
                for flaw in flaws
                if flaw.term == place.term.source and BY_ID[flaw.check].severity > Severity.INFO
            }
            found += bool(loud)
            by.update(loud)
        yield kind, len(places), found, by


def forbidding(finder: GlossaryFinder) -> GlossaryFinder:
    """The same glossary with one forbidden form in every entry and locale."""
    return GlossaryFinder(
        [
            replace(
                term,
                renderings=MappingProxyType(
                    {tag: replace(term.renderings[tag], forbidden=(FORBIDDEN[tag],)) for tag in LOCALES}
                ),
            )
            for term in finder.terms
        ],
        build_search,
    )


def good_names(source: str, target: str, finder: GlossaryFinder, morphology: Morphology) -> Iterator[Place]:
    """The names that stand once on either side, and not under their English name."""
    for verdict in judge(finder.find(source), target, morphology):
        rendering = verdict.term.rendering(morphology.locale)
        if rendering and verdict.expected == 1 == len(verdict.found) and verdict.term.source not in rendering.allowed:
            yield Place(source, target, verdict.term, verdict.found[0])


def kinds(terms: Sequence[Term], locale: str) -> Mapping[str, Callable[[random.Random, Place], str]]:
    """How a name is spoilt, by kind."""

    def another(random_: random.Random, place: Place) -> str:
        while True:
            rendering = random_.choice(terms).rendering(locale)
            if rendering and rendering.preferred[:3] != place.found.rendering[:3]:
                return rendering.preferred

    return {
        "name left in English": lambda _, place: place.term.source,
        "wrong term": another,
        "forbidden term": lambda _, __: FORBIDDEN[locale],
    }
