"""The check of a term's case: what it says, where, and the form that it proposes."""

from __future__ import annotations

import pytest

from l10n.adapters.glossary.aho_finder import build_search
from l10n.adapters.morphology import open_morphology
from l10n.checks.glossary import check_terms
from l10n.checks.glossary.registry import CASE, CHECKS
from l10n.model import Rendering, Term, TermKind
from l10n.stages.terms import GlossaryFinder

TERMS = (
    Term("Russia", kind=TermKind.PLACE, renderings={
        "uk": Rendering("Росія"), "ru": Rendering("Россия"), "de": Rendering("Russland")}),
    Term("Ukraine", kind=TermKind.PLACE, renderings={
        "uk": Rendering("Україна"), "ru": Rendering("Украина"), "de": Rendering("Ukraine")}),
    Term("Donald Trump", kind=TermKind.PERSON, renderings={"uk": Rendering("Дональд Трамп")}),
    Term("Baltic states", kind=TermKind.PLACE, renderings={"ru": Rendering("страны Балтии")}),
)  # fmt: skip
FINDER = GlossaryFinder(TERMS, build_search)


def flaws(source: str, target: str, locale: str) -> list[tuple[str, str | None]]:
    found, _ = check_terms(source, target, FINDER, open_morphology(locale))
    return [
        (target[slice(*flaw.flaw.span)], flaw.flaw.suggestion)
        for flaw in found
        if flaw.check == CASE and flaw.flaw.span is not None
    ]


@pytest.mark.parametrize(
    ("source", "target", "locale", "wrong", "right"),
    [
        ("Talks in Russia failed.", "Переговори в Росія зірвалися.", "uk", "Росія", "Росії"),
        ("He spoke about Donald Trump.", "Він про Дональдом Трампом.", "uk", "Дональдом Трампом", "Дональда Трампа"),
        ("He spoke about Trump.", "Він говорив з Трампу.", "uk", None, None),
        ("Because of Russia.", "Из-за Россия.", "ru", "Россия", "России"),
        ("To the Baltic states.", "К страны Балтии.", "ru", "страны Балтии", "странам Балтии"),
    ],
)  # fmt: skip
def test_the_form_that_fits_is_proposed(
    source: str, target: str, locale: str, wrong: str | None, right: str | None
) -> None:
    assert flaws(source, target, locale) == ([(wrong, right)] if wrong else [])


@pytest.mark.parametrize("locale", ["uk", "ru", "de"])
def test_the_examples_are_what_they_say(locale: str) -> None:
    (check,) = (check for check in CHECKS if check.id == CASE)
    for source, target, language in check.good:
        assert language != locale or not flaws(source, target, locale)
    for source, target, language in check.bad:
        assert language != locale or len(flaws(source, target, locale)) == 1
