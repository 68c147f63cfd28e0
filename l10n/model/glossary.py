"""Terms, what they are in each locale, and where texts hold them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

__all__ = ["Match", "Occurrence", "Rendering", "Term", "TermKind", "TermMatch", "TermVerdict"]


class TermKind(StrEnum):
    """What a term names."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    EVENT = "event"
    WORK = "work"
    OTHER = "other"


class Match(StrEnum):
    """How a term's source is compared with the text.

    Smart: a term with a capital matches only with it, one without matches either way, and headings in
    capitals match too.
    """

    SMART = ""
    EXACT = "exact"
    IGNORE_CASE = "ignore-case"


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a term is in one locale, in dictionary form.

    `accepted` are further right forms, `forbidden` wrong ones; `inflected` are explicit surface forms that count
    as right, for words whose morphology nobody knows.
    """

    preferred: str
    accepted: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    inflected: tuple[str, ...] = ()

    @property
    def allowed(self) -> tuple[str, ...]:
        """The preferred form, then the accepted ones."""
        return (self.preferred, *self.accepted) if self.preferred else self.accepted


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry; `path` and `line` say where it stands."""

    source: str
    variants: tuple[str, ...] = ()
    kind: TermKind = TermKind.OTHER
    renderings: Mapping[str, Rendering] = field(default_factory=lambda: MappingProxyType({}))
    match: Match = Match.SMART
    note: str = ""
    path: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)

    @property
    def sources(self) -> tuple[str, ...]:
        """The source and its spelling variants."""
        return (self.source, *self.variants)

    def rendering(self, locale: str) -> Rendering | None:
        """The term's rendering in `locale`, or `None` where the glossary leaves it free."""
        found = self.renderings.get(locale) or self.renderings.get(locale.split("-", maxsplit=1)[0])
        return found if found and (found.preferred or found.forbidden) else None


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term found in a source text: `source[start:end]` is the name itself, without a possessive ending."""

    term: Term
    start: int
    end: int
    possessive: bool = False
    compound: bool = False


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A term's rendering found in a target text, inflected or not.

    `rendering` is the dictionary form that it is a form of; `exact` says that the surface is that form itself;
    `partial` that only a part stands there (a surname for a full name).
    """

    start: int
    end: int
    rendering: str
    exact: bool = False
    partial: bool = False


@dataclass(frozen=True, slots=True)
class TermVerdict:
    """How a target treats one term: `expected` times in the source, `found` where in the target.

    `forbidden` are forbidden forms that stand in the target. `satisfied`: it is there, and nothing forbidden is;
    `pronoun`: fewer than expected, yet at least once (a pronoun may stand in).
    """

    term: Term
    expected: int
    found: tuple[Occurrence, ...] = ()
    forbidden: tuple[Occurrence, ...] = ()

    @property
    def satisfied(self) -> bool:
        """Whether the target renders the term at all, and never in a forbidden form."""
        return bool(self.found) and not self.forbidden

    @property
    def pronoun(self) -> bool:
        """Whether the target has the term, but fewer times than the source."""
        return bool(self.found) and len(self.found) < self.expected
