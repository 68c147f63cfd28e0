"""Case government: a name right behind a preposition stands in a case that the preposition takes.

„на Білому домі“ and „в Росія“ both hold their term; only the first is a sentence. Where the case cannot be told (an
indeclinable acronym, an unknown word) nothing is said. The tables list what a preposition takes at all, rare uses
included (в + genitive: „у Трампа“), so that what they refuse is wrong in any sentence.

Sources: Український правопис 2019 and Вихованець (1980) for Ukrainian; Русская грамматика (1980), §§ 1655–1669;
Duden, Die Grammatik, on „Rektion der Präpositionen“.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from l10n.model import Occurrence, TermKind
from l10n.ports import Form, Morphology

__all__ = [
    "CASES",
    "NUMBERS",
    "Misgoverned",
    "case_names",
    "fitting_form",
    "forms_like",
    "governed_cases",
    "in_compound",
    "is_german",
    "may_own",
    "misgoverned",
]

CASES: Mapping[str, str] = MappingProxyType(
    {
        "nomn": "nominative",
        "gent": "genitive",
        "datv": "dative",
        "accs": "accusative",
        "ablt": "instrumental",
        "loct": "locative",
        "voct": "vocative",
    }
)


def _table(**rows: str) -> Mapping[str, frozenset[str]]:
    """Cases (as `gent_ablt`) with the prepositions that take just these, turned the right way round."""
    return MappingProxyType(
        {word: frozenset(cases.split("_")) for cases, words in rows.items() for word in words.split()}
    )


UKRAINIAN = _table(
    gent="від од до без для після біля проти серед щодо навколо крім окрім замість з-за із-за з-під коло поблизу",
    datv="всупереч завдяки наперекір",
    accs="про через крізь",
    loct="при",
    accs_loct="на о об",
    gent_accs_loct="в у",
    accs_ablt="над під перед понад поміж",
    gent_ablt="між поза",
    gent_accs_ablt="за з із зі",
    datv_accs_loct="по",
)
RUSSIAN = _table(
    gent="у от до без для после около против среди вокруг кроме ради из изо из-за из-под вместо вблизи насчёт насчет",
    datv="к ко благодаря вопреки согласно навстречу",
    accs="про через сквозь",
    loct="при",
    accs_loct="в во на о об обо",
    ablt="над надо",
    accs_ablt="под",
    ablt_gent="между перед передо",
    gent_ablt_accs="с со за",
    datv_accs_loct="по",
)
GERMAN = _table(
    datv="mit nach von aus bei seit zu gegenüber im am vom zum zur beim",
    accs="für durch gegen ohne um ins ans fürs",
    datv_accs="in an auf über unter vor hinter neben zwischen",
    gent_datv="während wegen trotz",
)
TABLES: Mapping[str, Mapping[str, frozenset[str]]] = MappingProxyType({"uk": UKRAINIAN, "ru": RUSSIAN, "de": GERMAN})
NUMBERS = frozenset({"sing", "plur"})
# Where a preposition takes several cases: the commoner first (в Білому домі before у Білого дому).
COMMON = ("loct", "ablt", "datv", "accs", "gent")
BEFORE = re.compile(r"(?<![\w’ʼ'-])([^\W\d_]+(?:-[^\W\d_]+)?)[\s\u00a0]+[«„“\"‚‘]?$")
GERMAN_NOUN = re.compile(r"(?:[\s\u00a0„“»«\"‚‘]+[a-zäöüß]+(?:e[nrsm]?),?)*[\s\u00a0„“»«\"‚‘]+[A-ZÄÖÜ0-9]")
HYPHENS = "-‐‑"
INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.[\s\u00a0]*)*")
ARTICLE = re.compile(r"(?:der|die|das|den|dem|des)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Misgoverned:
    """A name in a case that the preposition before it never takes; cases by their keys in `CASES`."""

    preposition: str
    takes: frozenset[str]
    stands_in: frozenset[str]


def governed_cases(before: str, locale: str) -> tuple[str, frozenset[str]] | None:
    """The preposition that `before` ends with and the cases it takes, if it ends with one."""
    found = BEFORE.search(before)
    table = TABLES.get(locale.split("-", maxsplit=1)[0], {})
    cases = table.get(found[1].casefold()) if found else None
    return (found[1], cases) if found and cases else None


def misgoverned(text: str, start: int, end: int, morphology: Morphology) -> Misgoverned | None:
    """Whether the name `text[start:end]` stands in a case that the preposition right before it never takes.

    As a part of a compound it stands in none: in der Kremländerung.
    """
    if in_compound(text, start, end):
        return None
    start = _with_article(text, start)
    governing = governed_cases(text[:start], morphology.locale)
    if governing is None:
        return None
    preposition, cases = governing
    readings = [tags & CASES.keys() for tags in morphology.tags(text[start:end])]
    readings = [reading for reading in readings if reading]
    if not readings or any(reading & cases for reading in readings):
        return None
    if all(reading == {"gent"} for reading in readings) and may_own(text[end:], morphology.locale):
        return None
    return Misgoverned(preposition, cases, frozenset().union(*readings))


def may_own(after: str, locale: str) -> bool:
    """Whether a genitive may belong to what follows, which the preposition governs: „mit Putins neuer Hilfe“.

    In German a noun shows itself by its capital, so that „von Russlands aus“ is told apart.
    """
    return not is_german(locale) or GERMAN_NOUN.match(after) is not None


def is_german(locale: str) -> bool:
    """Whether a locale's language is the one with articles, compounds and nouns in capitals."""
    return locale.split("-", maxsplit=1)[0] == "de"


def in_compound(text: str, start: int, end: int) -> bool:
    """Whether a stretch is a part of a longer word: case and article are those of the whole (die Trump-Regierung)."""
    after = text[end : end + 1]
    return after.isalnum() or after in tuple(HYPHENS) or text[start - 1 : start].isalnum()


def fitting_form(
    kind: TermKind, occurrence: Occurrence, surface: str, wrong: Misgoverned, morphology: Morphology
) -> str | None:
    """The rendering in a case that the preposition takes, in the number of `surface`, the text of `occurrence`.

    `None` where there is no other form: German shows the case in the article („von der Kreml“).
    """
    numbers = {number for tags in morphology.tags(surface) for number in tags & NUMBERS}
    forms = forms_like(kind, occurrence, surface, morphology)
    fitting = (form for case in COMMON if case in wrong.takes for form in forms if case in form.tags)
    found = next((form.text for form in fitting if not numbers or form.tags & numbers), None)
    return found if found != surface else None


def forms_like(kind: TermKind, occurrence: Occurrence, surface: str, morphology: Morphology) -> tuple[Form, ...]:
    """The forms of a rendering, dictionary form first; where only a part of it stands there, of that part.

    Initials before it stay (В. Зеленського); none where the part is not one of a known form.
    """
    forms = morphology.forms(occurrence.rendering, kind)
    if not occurrence.partial:
        return forms
    initials = INITIALS.match(surface)[0]  # type: ignore[index]  # matches the empty text, too
    part = surface[len(initials) :].casefold().split()
    words = [form.text.split() for form in forms]
    starts = (at for found in words for at in range(len(found)) if _folded(found[at : at + len(part)]) == part)
    at = next(starts, None)
    if at is None:
        return ()
    texts = (initials + " ".join(found[at : at + len(part)]) for found in words)
    return tuple(replace(form, text=text) for form, text in zip(forms, texts, strict=True))


def _folded(words: Sequence[str]) -> list[str]:
    return [word.casefold() for word in words]


def _with_article(text: str, start: int) -> int:
    """Where the phrase begins: an article belongs to it („mit | der Ukraine“)."""
    found = BEFORE.search(text[:start])
    return found.start(1) if found and ARTICLE.fullmatch(found[1]) else start


def case_names(cases: frozenset[str]) -> str:
    """The English names of cases, for a message: `accusative or locative`."""
    return " or ".join(name for case, name in CASES.items() if case in cases)
