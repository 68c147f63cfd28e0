"""Every prose check's own examples: the bad ones are found by it, the good ones by no check that fails a build."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.contract import Flaw
from l10n.checks.prose import CATALOG_CHECKS, UNIT_CHECKS
from l10n.model import Check, Severity

Look = Callable[[str, str, str], Iterable[Flaw]]

BAD = [
    pytest.param(function, *example, id=f"{check.id}: {example[1]!r} in {example[2]}")
    for check, function in UNIT_CHECKS
    for example in check.bad
]
GOOD = [
    pytest.param(*example, id=f"{check.id}: {example[1]!r} in {example[2]}")
    for check, _ in UNIT_CHECKS
    for example in check.good
]


@pytest.mark.parametrize(("function", "source", "target", "locale"), BAD)
def test_bad_examples_are_found(function: Look, source: str, target: str, locale: str) -> None:
    flaws = list(function(source, target, locale))
    assert flaws
    for flaw in flaws:
        assert flaw.message
        assert not flaw.message.endswith(".")
        if flaw.span:
            assert 0 <= flaw.span[0] <= flaw.span[1] <= len(target)


@pytest.mark.parametrize(("source", "target", "locale"), GOOD)
def test_good_examples_pass_all_checks(source: str, target: str, locale: str) -> None:
    found = {
        check.id: [flaw.message for flaw in function(source, target, locale)]
        for check, function in UNIT_CHECKS
        if check.severity > Severity.INFO or (source, target, locale) in check.good
    }
    assert not {check: flaws for check, flaws in found.items() if flaws}


@pytest.mark.parametrize("check", [check for check, _ in (*UNIT_CHECKS, *CATALOG_CHECKS)], ids=lambda check: check.id)
def test_every_check_is_described(check: Check) -> None:
    assert check.group == "prose"
    assert check.name
    assert check.rationale.endswith(".")


@pytest.mark.parametrize("check", [check for check, _ in UNIT_CHECKS], ids=lambda check: check.id)
def test_every_check_has_examples_in_the_languages_that_it_judges(check: Check) -> None:
    assert {locale for _, _, locale in check.good} >= {"uk", "ru", "de"}
    of_some = {"alphabet": {"uk", "ru"}, "dangling-ending": {"uk", "ru"}, "percent": {"ru", "de"}}
    assert {locale for _, _, locale in check.bad} >= of_some.get(check.id, {"uk", "ru", "de"})


def test_ids_are_unique() -> None:
    ids = [check.id for check, _ in (*UNIT_CHECKS, *CATALOG_CHECKS)]
    assert len(ids) == len(set(ids))


LETTERS = st.text(st.sampled_from("aбі \u00a0.,!?…()[]«»„“”\"'’‘:;-–—1\u200b\n{}<>@/%"), max_size=40)


@given(LETTERS, LETTERS, st.sampled_from(["uk", "ru", "de", "de-CH", "fr", "ja", ""]))
def test_no_text_makes_a_check_fail_and_spans_lie_in_the_target(source: str, target: str, locale: str) -> None:
    for _, function in UNIT_CHECKS:
        for flaw in function(source, target, locale):
            assert flaw.span is None or 0 <= flaw.span[0] <= flaw.span[1] <= len(target)


@pytest.mark.parametrize("target", ["", " ", "\n"])
def test_only_one_check_speaks_of_an_empty_target(target: str) -> None:
    found = [check.id for check, function in UNIT_CHECKS if list(function("Is it 5?", target, "uk"))]
    assert found == ["empty"]
