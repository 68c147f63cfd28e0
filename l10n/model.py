"""The values that flow through the program: frozen, slotted, standard library only.

Vocabulary (gettext's and the translation field's): an article is cut into *segments* (sentences); a *unit* is
one catalogue entry, source and target; a *term* is a glossary entry; a *locale* is a BCP 47 tag such as `uk` or
`pt-BR`. Positions are half-open `[start, end)` in characters, not bytes; lines and columns count from 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from types import MappingProxyType

__all__ = [
    "Article",
    "Catalog",
    "Check",
    "Finding",
    "Hypothesis",
    "Link",
    "Match",
    "Occurrence",
    "Origin",
    "Rendering",
    "Rung",
    "Segment",
    "Severity",
    "State",
    "Term",
    "TermKind",
    "TermMarkup",
    "TermMatch",
    "TermVerdict",
    "Translation",
    "Unit",
]


# ---- articles ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence of an article, without the white space around it.

    `text` equals `article.text[start:end]`; `line` is the line that it starts on; `paragraph` counts from 0.
    """

    text: str
    start: int
    end: int
    line: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Article:
    """A source text: what was decoded, how, and its segments in order.

    `path` is relative to the project's root, with forward slashes. The text between the segments is
    `gaps`: with the segments it rebuilds `text`, and `text` encoded with `encoding` (after the byte order
    mark, where `bom` says that there was one) rebuilds the file byte for byte.
    """

    path: str
    text: str
    segments: tuple[Segment, ...] = ()
    encoding: str = "utf-8"
    bom: bool = False

    @property
    def gaps(self) -> tuple[str, ...]:
        """The text before, between and after the segments: always one more than there are segments."""
        ends = (0, *(segment.end for segment in self.segments))
        starts = (*(segment.start for segment in self.segments), len(self.text))
        return tuple(self.text[end:start] for end, start in zip(ends, starts, strict=True))


# ---- catalogues --------------------------------------------------------------------------------------------


class State(StrEnum):
    """What a catalogue says of a unit. Not fuzzy and not empty *is* reviewed."""

    UNTRANSLATED = "untranslated"
    FUZZY = "fuzzy"
    TRANSLATED = "translated"
    OBSOLETE = "obsolete"


class Origin(StrEnum):
    """Who wrote a target."""

    MEMORY = "memory"
    MACHINE = "machine"
    HUMAN = "human"


@dataclass(frozen=True, slots=True)
class Unit:
    """One catalogue entry. The header is no unit: `Catalog.header` holds it.

    `targets` has one string, or one a plural form (then `source_plural` is set). `comments` are the lines of
    `# ` (the translator's), `notes` of `#.` (extracted), `references` of `#:`. `raw` is the entry's own text in
    the file it was read from, `line` where that starts, `target_line` the line of `msgstr`; none of the three
    takes part in comparison.
    """

    source: str
    targets: tuple[str, ...] = ("",)
    context: str | None = None
    source_plural: str | None = None
    comments: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous_source: str | None = None
    previous_context: str | None = None
    previous_plural: str | None = None
    obsolete: bool = False
    raw: str | None = field(default=None, compare=False, repr=False)
    line: int | None = field(default=None, compare=False)
    target_line: int | None = field(default=None, compare=False)

    @property
    def target(self) -> str:
        """The singular target; empty when untranslated."""
        return self.targets[0] if self.targets else ""

    @property
    def key(self) -> tuple[str | None, str]:
        """What gettext identifies an entry by: `(msgctxt, msgid)`."""
        return self.context, self.source

    @property
    def fuzzy(self) -> bool:
        """Whether the entry carries the flag `fuzzy`."""
        return "fuzzy" in self.flags

    @property
    def state(self) -> State:
        """The entry's state, by gettext's rules."""
        if self.obsolete:
            return State.OBSOLETE
        if not all(self.targets):
            return State.UNTRANSLATED
        return State.FUZZY if self.fuzzy else State.TRANSLATED


@dataclass(frozen=True, slots=True)
class Catalog:
    """A PO file as read: header, units in file order, and what is wrong with it.

    `header` maps the header's fields in file order. `defects` are findings of the group `file`; a catalogue with
    one of severity error must not be written back. `raw` is the file's decoded text, `None` for a new catalogue.
    """

    path: str
    header: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    units: tuple[Unit, ...] = ()
    header_comments: tuple[str, ...] = ()
    header_flags: tuple[str, ...] = ()
    defects: tuple[Finding, ...] = ()
    raw: str | None = field(default=None, compare=False, repr=False)
    encoding: str = field(default="utf-8", compare=False)
    newline: str = field(default="\n", compare=False)

    @property
    def locale(self) -> str:
        """The header's `Language` as a BCP 47 tag, or an empty string."""
        return self.header.get("Language", "").strip().replace("_", "-")

    def live(self) -> Iterator[Unit]:
        """The units that are not obsolete, in file order."""
        return (unit for unit in self.units if not unit.obsolete)


# ---- glossary ----------------------------------------------------------------------------------------------


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

    `forbidden` are forbidden forms that stand in the target. `satisfied`: the count is reached, and nothing
    forbidden stands there; `pronoun`: fewer than expected, yet at least once (a pronoun may stand in).
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


# ---- translation -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TermMarkup:
    """The in-line annotation that a model was trained with: `start` source `middle` lemma `end`."""

    start: str
    middle: str
    end: str


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of a hypothesis and the stretch of the source that the model attended to most for it."""

    start: int
    end: int
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What a model proposes for one source.

    `score` is the mean log-probability a token of the whole hypothesis, end mark included and language tag left
    out; `None` where it was not computed. `links` are there when they were asked for. `truncated`: the source was
    longer than the model reads, or the hypothesis hit the length limit before its end.
    """

    text: str
    score: float | None = None
    links: tuple[Link, ...] = ()
    truncated: bool = False


class Rung(StrEnum):
    """How a translation came to hold its terms, from the cheapest way to the last."""

    NO_TERMS = "no-terms"
    UNCONSTRAINED = "unconstrained"
    ANNOTATION = "annotation"
    N_BEST = "n-best"
    PREFIX = "prefix"
    SUBSTITUTION = "substitution"
    UNSATISFIED = "unsatisfied"


@dataclass(frozen=True, slots=True)
class Translation:
    """A target with where it came from.

    `signature` names engine, model version and settings, so that the same signature and source give the same
    target; `verdicts` cover every term in play; `problems` are sentences for the translator (a lost number,
    a loop, an echo of the source).
    """

    source: str
    target: str
    origin: Origin
    signature: str
    score: float | None = None
    rung: Rung = Rung.NO_TERMS
    verdicts: tuple[TermVerdict, ...] = ()
    problems: tuple[str, ...] = ()


# ---- findings ----------------------------------------------------------------------------------------------


class Severity(IntEnum):
    """How bad a finding is; comparable."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The name in lower case, as shown and as written in configuration."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong in a file, for a person to mend.

    `line` is that of `msgstr` for findings on a unit's target; `span` is `[start, end)` in the target.
    `term` is the glossary's source term.
    """

    check: str
    severity: Severity
    message: str
    path: str = ""
    line: int | None = None
    locale: str = ""
    context: str | None = None
    source: str = ""
    target: str = ""
    term: str | None = None
    span: tuple[int, int] | None = None
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """What the registry and the documentation know of a check; examples are `(source, target, locale)`."""

    id: str
    group: str
    name: str
    severity: Severity
    rationale: str
    good: tuple[tuple[str, str, str], ...] = ()
    bad: tuple[tuple[str, str, str], ...] = ()
