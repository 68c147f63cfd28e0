"""Which form of a term goes into a slot: the cases that can stand there, and of these the likeliest.

Where a case model knows the language, it chooses: names have too few occurrences for a translation model to tell
their cases apart (`tests/benchmarks/inflection.py`). Elsewhere every possible form is tried, and the translation
model says which sentence is the likeliest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from l10n.ports import CaseModel, Form, Morphology, Place
from l10n.stages.government import CASES, NUMBERS, governed_cases, is_german, may_own
from l10n.stages.ladder.articles import article_cases, bare_before, declension

__all__ = ["FORMS", "choose_forms", "fitting", "likeliest", "possible_cases", "possible_forms"]

FORMS = 7  # a Slavic noun has seven cases in one number; more forms only cost time
# How much less likely a case is that the wrong word in the slot cannot be in (even that is mostly inflected), or for
# which the article before it would have to change.
UNLIKE = 0.3


def choose_forms(
    forms: Sequence[Form], place: Place, replaced: str, morphology: Morphology, model: CaseModel | None
) -> list[Form]:
    """The forms that may stand at a place in place of `replaced` (empty: nothing stood there), likeliest first."""
    if _owns_next(place, morphology.locale) and (owner := [form for form in forms if "gent" in form.first]):
        return owner[:1]
    possible = possible_forms(_same_number(forms), place.before, morphology.locale)
    shown = _shown(replaced, morphology)
    if model is None:
        return _in_cases(possible, shown)[:FORMS]
    chances = possible_cases(model.cases(place), place.before, possible, morphology)
    return likeliest(possible, _less(chances, shown, UNLIKE))[:1]


def _owns_next(place: Place, locale: str) -> bool:
    """Whether a German noun behind the name is its own: von Bhutans Schätzen, where English has Bhutan’s, too."""
    bare = declension(place.before, locale) == "strong"  # das Haus der Schweiz: with an article it stands behind
    return is_german(locale) and place.possessive and bare and may_own(place.after, locale)


def possible_forms(forms: Sequence[Form], before: str, locale: str) -> list[Form]:
    """The forms that the preposition before takes, German adjectives as the article before asks for."""
    return _declined(fitting(forms, bare_before(before, locale), locale), declension(before, locale))


def possible_cases(
    chances: Mapping[str, float], before: str, forms: Sequence[Form], morphology: Morphology
) -> Mapping[str, float]:
    """The chances of the cases that the preposition before takes, less where a German article would have to change."""
    governing = governed_cases(bare_before(before, morphology.locale), morphology.locale)
    taken = {case: chance for case, chance in chances.items() if governing is None or case in governing[1]}
    return _less(taken, article_cases(before, forms[0], morphology), UNLIKE) if forms else taken


def _less(chances: Mapping[str, float], likely: Set[str], factor: float) -> Mapping[str, float]:
    """The chances, those of all but the likely cases times `factor`; as they are where no case is said to be likely."""
    return {case: chance * (factor if likely and case not in likely else 1) for case, chance in chances.items()}


def likeliest(forms: Sequence[Form], chances: Mapping[str, float]) -> list[Form]:
    """The forms by the chance of their likeliest case, which alone they keep; of two in one case the one to write."""
    sure = [_in_likeliest(form, chances) for form in forms]
    return sorted(sure, key=lambda form: _chance(form, chances), reverse=True)


def _in_likeliest(form: Form, chances: Mapping[str, float]) -> Form:
    case = max(sorted(form.tags & chances.keys()), key=lambda one: chances[one], default="")
    return replace(form, tags=form.tags - CASES.keys() | {case}) if case else form


def _chance(form: Form, chances: Mapping[str, float]) -> tuple[float, bool]:
    case = next(iter(form.tags & chances.keys()), "")
    return chances.get(case, 0.0), case in form.first


def _declined(forms: Sequence[Form], declension: str) -> list[Form]:
    """The forms of one declension, or those that have none (nouns alone)."""
    found = [form for form in forms if declension in form.tags or not form.tags & {"strong", "weak", "mixed"}]
    return found or list(forms)


def _shown(replaced: str, morphology: Morphology) -> frozenset[str]:
    """The cases that the wrong words may be in; none where they tell nothing."""
    return frozenset().union(*morphology.tags(replaced)) & CASES.keys() if replaced else frozenset()


def _same_number(forms: Sequence[Form]) -> list[Form]:
    """The forms in the grammatical number of the dictionary form: Росія has no use for a plural."""
    number = forms[0].tags & NUMBERS if forms else frozenset()
    return [form for form in forms if not number or not form.tags or form.tags & number]


def fitting(forms: Sequence[Form], before: str, locale: str) -> list[Form]:
    """The forms in a case that can stand behind `before`: never a vocative, and what its last preposition takes."""
    governing = governed_cases(before, locale)
    return _in_cases(forms, governing[1] if governing else CASES.keys() - {"voct"})


def _in_cases(forms: Sequence[Form], cases: Set[str]) -> list[Form]:
    """The forms in one of `cases` or in none that is known; all of them where there is no such form."""
    found = [form for form in forms if form.tags & cases or not form.tags & CASES.keys()]
    return found or list(forms)
