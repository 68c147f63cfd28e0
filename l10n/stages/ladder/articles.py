"""German articles before a term that was put in: „in der Kreml“ → „in den Kreml“, „die Ungarn“ → „Ungarn“.

The article stays where it can be that of the term; else it is put into the term's case and gender, adjectives behind
it too. Names that take none (Ungarn, Trump) lose it. In other languages nothing here finds an article. Tables: Duden,
Die Grammatik, on articles and adjectives.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from l10n.model import TermKind
from l10n.ports import Form, Morphology
from l10n.stages.government import governed_cases, is_german

__all__ = ["article_cases", "bare_before", "declension", "disagrees", "with_article"]

ORDER = ("masc", "femn", "neut", "plur")
DEFINITE: Mapping[str, tuple[str, str, str, str]] = {
    "nomn": ("der", "die", "das", "die"),
    "gent": ("des", "der", "des", "der"),
    "datv": ("dem", "der", "dem", "den"),
    "accs": ("den", "die", "das", "die"),
}
INDEFINITE: Mapping[str, tuple[str, str, str, str]] = {  # endings of ein, kein, mein …; they have no plural of ein
    "nomn": ("", "e", "", "e"),
    "gent": ("es", "er", "es", "er"),
    "datv": ("em", "er", "em", "en"),
    "accs": ("en", "e", "", "e"),
}
ADJECTIVES: Mapping[str, tuple[str, str, str, str]] = {  # behind a definite article
    "nomn": ("e", "e", "e", "en"),
    "gent": ("en", "en", "en", "en"),
    "datv": ("en", "en", "en", "en"),
    "accs": ("en", "e", "e", "en"),
}
ARTICLE = re.compile(  # adjectives in small letters: „die Armee Russlands“ has none
    r"(?:^|(?<=\s))(?i:(?P<definite>der|die|das|den|dem|des)|(?P<stem>(?:[kmds])?ein|ihr|unser)(?:e[mnrs]?)?)"
    r"(?P<adjectives>(?:\s+[a-zäöüß]{3,}e[nrsm]?)*)\s+$"
)
STATES = ("USA", "VAE")  # plural, though no dictionary says so
QUOTES = '„“»«"‚‘'
PLURAL = ("inseln", "lande", "staaten")
CONTRACTED = re.compile(r"(?:^|\s)(?:im|am|vom|zum|zur|beim|ins|ans|fürs|aufs|ums|durchs)\s+$", re.IGNORECASE)


def declension(before: str, locale: str) -> str:
    """How an adjective inflects behind `before`: weak after der, mixed after ein, strong after neither."""
    if CONTRACTED.search(before):
        return "weak"
    found = _article(before, locale)
    if found is None:
        return "strong"
    return "weak" if found["definite"] else "mixed"


def article_cases(before: str, form: Form, morphology: Morphology) -> frozenset[str]:
    """The cases in which the article that `before` ends with is that of `form`; none where it is never."""
    found, place = _article(before, morphology.locale), _place(form, morphology)
    if found is None or place is None or _may_be_pronoun(before, found):
        return frozenset()
    article = found[0].split()[0].casefold()
    return frozenset(case for case in DEFINITE if _own(found, case, place) == article)


def disagrees(before: str, name: str, morphology: Morphology) -> bool:
    """Whether the article that `before` ends with can never stand there: der Weiße Haus, die baltische Staaten."""
    form, found = Form(name), _article(before, morphology.locale)
    sure = found is not None and not _may_be_pronoun(before, found) and _place(form, morphology) is not None
    if sure and not article_cases(before, form, morphology):
        return True
    declined = frozenset().union(*morphology.tags(name)) & {"strong", "weak", "mixed"}
    return bool(declined) and declension(before, morphology.locale) not in declined


def bare_before(before: str, locale: str) -> str:
    """`before` without the article and the adjectives that it ends with: what the preposition stands in."""
    found = _article(before, locale)
    return before[: found.start()] if found else before


def with_article(before: str, form: Form, kind: TermKind, morphology: Morphology) -> str:
    """`before` with the article that it ends with put into case and gender of `form`, or left out."""
    found = _article(before, morphology.locale)
    if found is None:
        return before + _missing(before, form, kind, morphology)
    if _may_be_pronoun(before, found):
        return before
    place = _place(form, morphology)
    cases = [case for case in DEFINITE if case in form.tags]
    article = found[0].split()[0].casefold()
    fits = place is not None and article in [_own(found, case, place) for case in cases]
    if not found["adjectives"] and _bare(form.text, kind, place) and not (fits and kind is TermKind.PLACE):
        return before[: found.start()]
    if fits or place is None or not cases:
        return before
    own = _own(found, cases[0], place)
    adjectives = "".join(f" {_inflected(word, cases[0], place)}" for word in found["adjectives"].split())
    return before[: found.start()] + _like(own, found[0]) + adjectives + " "


def _article(before: str, locale: str) -> re.Match[str] | None:
    """The article, adjectives behind it, that `before` ends with: in „der gegen Russland geführte Krieg“ none."""
    return ARTICLE.search(before) if is_german(locale) and not governed_cases(before, locale) else None


def _may_be_pronoun(before: str, found: re.Match[str]) -> bool:
    """Whether an article stands behind a comma: there it may stand for a noun („der Krieg, den Russland begann“)."""
    return bool(found["definite"]) and not found["adjectives"] and before[: found.start()].rstrip().endswith(",")


def _missing(before: str, form: Form, kind: TermKind, morphology: Morphology) -> str:
    """The article that a place of feminine or plural name lacks behind a preposition: für | die | USA.

    Masculine ones go either way (in Iran, im Iran); behind a contraction it is there.
    """
    governing = governed_cases(before, morphology.locale)
    if not is_german(morphology.locale) or kind is not TermKind.PLACE or governing is None:
        return ""
    if CONTRACTED.search(before) or before[-1:] in QUOTES:
        return ""
    place = "plur" if form.text in STATES else _place(form, morphology)
    case = next((case for case in DEFINITE if case in governing[1] and case in form.tags), None)
    case = case or next((case for case in DEFINITE if case in governing[1] and not form.tags), None)
    if place not in ("femn", "plur") or case is None or form.tags & {"strong", "weak", "mixed"}:
        return ""
    return DEFINITE[case][ORDER.index(place)] + " "


def _own(found: re.Match[str], case: str, place: str) -> str:
    """The article that a term in this case and gender has."""
    column = ORDER.index(place)
    if found["definite"]:
        return DEFINITE[case][column]
    return found["stem"].casefold() + INDEFINITE[case][column]


def _place(form: Form, morphology: Morphology) -> str | None:
    """The gender of a form, or `plur`; `None` where it is not known for certain."""
    if "plur" in form.tags:
        return "plur"
    readings = [tags for tags in morphology.tags(form.text) if "plur" not in tags]  # Ungarn are Hungarians, too
    genders = form.tags & set(ORDER) or frozenset().union(*readings) & set(ORDER)
    return next(iter(genders)) if len(genders) == 1 else None


def _bare(text: str, kind: TermKind, place: str | None) -> bool:
    """Whether a name stands without article: people, and places of one word that are neuter (Russland, Ungarn)."""
    if kind is TermKind.PERSON:
        return True
    several = text.isupper() or text.endswith(PLURAL)  # die USA, die Cookinseln, though no dictionary says so
    return kind is TermKind.PLACE and place in ("neut", None) and " " not in text and not several


def _inflected(word: str, case: str, place: str) -> str:
    return re.sub(r"e[nrsm]?$", ADJECTIVES[case][ORDER.index(place)], word)


def _like(word: str, before: str) -> str:
    """`word` with a capital where the article had one at the sentence's start."""
    return word.capitalize() if before.strip()[:1].isupper() else word
