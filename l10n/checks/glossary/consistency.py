"""One name, one rendering an article: what the units of a catalogue have to agree on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from l10n.checks.contract import Flaw
from l10n.model import TermKind, TermMatch, TermVerdict

__all__ = ["Use", "inconsistent", "uses"]


HYPHENS = frozenset("-\N{NON-BREAKING HYPHEN}")


@dataclass(frozen=True, slots=True)
class Use:
    """A name's rendering in one target: `spelling` is how the source spells it, `rendering` a dictionary form."""

    term: str
    kind: TermKind
    spelling: str
    rendering: str
    span: tuple[int, int]


def uses(source: str, target: str, matches: Sequence[TermMatch], verdicts: Iterable[TermVerdict]) -> Iterator[Use]:
    """How the target renders each name that it renders whole; a surname for a full name tells nothing.

    Renderings in small letters are words, not names: американський beside США is an adjective's work. Nor is the
    first part of a compound a name of its own: US-Präsident beside USA is how German builds words.
    """
    spellings: dict[str, set[str]] = defaultdict(set)
    for match in matches:
        spellings[match.term.source].add(source[match.start : match.end])
    for verdict in verdicts:
        found = spellings[verdict.term.source]
        if len(found) != 1:  # “U.S.” and “United States” in one sentence: which is which cannot be told
            continue
        for occurrence in verdict.found:
            compound = target[occurrence.end : occurrence.end + 1] in HYPHENS
            if not occurrence.partial and occurrence.rendering[:1].isupper() and not compound:
                span = occurrence.start, occurrence.end
                yield Use(verdict.term.source, verdict.term.kind, min(found), occurrence.rendering, span)


def inconsistent(
    found: Sequence[tuple[int, Use]], agree: Callable[[int, Use, str], str]
) -> Iterator[tuple[int, str, Flaw]]:
    """`(index, term, flaw)` of each use that differs from the article's usual rendering of the same spelling.

    The usual one is that which stands more often, of equals the first; `agree(index, use, usual)` is its form for
    the place of another.
    """
    groups: dict[tuple[str, str], list[tuple[int, Use]]] = defaultdict(list)
    for index, use in found:
        groups[use.term, use.spelling].append((index, use))
    for (term, spelling), group in groups.items():
        usual = Counter(use.rendering for _, use in group).most_common(1)[0][0]
        for index, use in group:
            if use.rendering != usual and not _compatible(use.rendering, usual):
                message = f"“{spelling}” is “{use.rendering}” here and “{usual}” elsewhere in the article"
                yield index, term, Flaw(message, use.span, agree(index, use, usual))


def _compatible(one: str, other: str) -> bool:
    """Whether both may stand in one article: an acronym and its long form, or a name and its short form.

    США and Сполучені Штати, Друга світова and Друга світова війна; NATO and Nato are one name in two spellings.
    """
    acronym = one.isupper() != other.isupper() and one.casefold() != other.casefold()
    shorter, longer = sorted((one.split(), other.split()), key=len)
    return acronym or (len(shorter) < len(longer) and set(shorter) <= set(longer))
