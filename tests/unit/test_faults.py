"""The faults of machine translation: found in bad output, never in good prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.stages.faults import echo_in, faults_in, length_fault, loop_in, stray_marks

SOURCE = "The White House shifted responsibility for the failed truce onto Ukraine."


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        pytest.param("Заяви з Россию з Россию з Россию.", "з Россию", id="two words three times"),
        pytest.param("такие как Hungary, такие как Hungary, в Украине", "такие как Hungary", id="three words twice"),
        pytest.param("потому потому потому", "потому", id="one word three times"),
        pytest.param("the Kremlin's unwillinginginginging", "inginginginging", id="a syllable"),
        pytest.param("In der Ukraine in der Ukraine sprach er", "In der Ukraine", id="case does not matter"),
    ],
)
def test_loops_are_found(text: str, phrase: str) -> None:
    assert loop_in(text) == phrase


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Це дуже, дуже важливо.", id="a word twice"),
        pytest.param("шаг за шагом, день за днём", id="idioms"),
        pytest.param("10000000000 Menschen, 11 111 111", id="digits"),
        pytest.param("Ну…………… ну --------", id="punctuation"),
        pytest.param("New York, New York", id="two words twice"),
        pytest.param("Donaudampfschifffahrt", id="letters thrice"),
        pytest.param("", id="nothing"),
    ],
)
def test_good_prose_is_no_loop(text: str) -> None:
    assert loop_in(text) is None


def test_a_loop_of_the_source_may_stand_in_the_target() -> None:
    assert faults_in("No, no, no!", "Ні, ні, ні!", "uk") == ()


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        pytest.param(SOURCE, SOURCE, "de", id="all of it"),
        pytest.param(SOURCE, "Білий дім shifted responsibility for the failed truce на Україну.", "uk", id="a stretch"),
        pytest.param("peace talks", "peace talks", "de", id="two plain words"),
    ],
)
def test_echoes_are_found(source: str, target: str, locale: str) -> None:
    assert echo_in(source, target, locale)


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        pytest.param("M23", "M23", "de", id="a code"),
        pytest.param("NATO", "NATO", "de", id="an acronym"),
        pytest.param("Donald Trump", "Donald Trump", "de", id="a name"),
        pytest.param("deal", "Deal", "de", id="a loan word"),
        pytest.param(
            "She founded the Society for the Prevention of Cruelty.",
            "Sie gründete die Society for the Prevention of Cruelty.",
            "de",
            id="a society's name",
        ),
        pytest.param(SOURCE, "Das Weiße Haus schob die Verantwortung auf die Ukraine.", "de", id="a translation"),
    ],
)
def test_names_are_no_echo(source: str, target: str, locale: str) -> None:
    assert echo_in(source, target, locale) is None


@pytest.mark.parametrize(
    ("target", "word"),
    [
        pytest.param("Білий дім переклав.", "shorter", id="torn off"),
        pytest.param("Білий дім переклав відповідальність " * 6, "longer", id="far too long"),
    ],
)
def test_lengths_out_of_proportion_are_found(target: str, word: str) -> None:
    assert word in (length_fault(SOURCE, target) or "")


def test_a_short_segment_may_become_long() -> None:
    assert length_fault("Yes.", "Так, звісно, без жодного сумніву.") is None


@pytest.mark.parametrize("mark", ["<term>", "<as>", "</term>", "__uk__", "<unk>", "▁", "⁇", "<0xE2>", "\ufffd"])
def test_marks_of_the_machine_are_found(mark: str) -> None:
    assert stray_marks(SOURCE, f"Білий {mark} дім") == (mark,)


def test_marks_of_the_source_are_not_the_machines() -> None:
    assert stray_marks("Use <term> here", "Вживайте <term> тут") == ()


def test_an_empty_translation_is_a_fault() -> None:
    assert faults_in("Yes.", "  ", "uk") == ("Nothing was translated.",)
    assert faults_in(" ", "", "uk") == ()


def test_a_good_translation_has_no_faults() -> None:
    target = "Білий дім переклав відповідальність за зірване перемирʼя на Україну."
    assert faults_in(SOURCE, target, "uk") == ()


@given(st.text(), st.text())
def test_any_text_can_be_judged(source: str, target: str) -> None:
    assert all(fault.strip() for fault in faults_in(source, target, "uk"))
