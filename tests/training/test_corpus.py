"""What is learnt from: reading, cleaning and weighing parallel text."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from l10n.errors import L10nError
from l10n.training.corpus import Pair, Weights, clean, read_corpus


def pair(english: str, target: str, locale: str = "uk", origin: str = "made") -> Pair:
    return Pair(origin, locale, english, target)


GOOD = pair("The ferry leaves at noon.", "Пором відходить опівдні.")


def test_plain_and_compressed_files_are_read_and_other_lines_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.en-uk.tsv").write_text(
        "made\tThe ferry leaves at noon.\tПором відходить опівдні.\nno tabs\n", "utf-8"
    )
    with lzma.open(tmp_path / "b.en-de.tsv.xz", "wt", encoding="utf-8") as lines:
        lines.write("other\tGood day.\tGuten Tag.\n")
    (tmp_path / "README.md").write_text("not a corpus file")
    assert list(read_corpus(tmp_path)) == [GOOD, pair("Good day.", "Guten Tag.", "de", "other")]


def test_a_folder_without_corpus_files_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(L10nError, match="no corpus files"):
        list(read_corpus(tmp_path))


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param(pair("The ferry leaves at noon.", ""), id="no target"),
        pytest.param(pair("The ferry leaves now.", "The ferry leaves now."), id="copied"),
        pytest.param(pair("The ferry leaves at noon.", "Der Fährverkehr beginnt mittags."), id="wrong script"),
        pytest.param(pair("Noon.", "Пором на острів відходить опівдні."), id="lopsided"),
        pytest.param(pair("ferry " * 121, "пором " * 121), id="over-long"),
    ],
)
def test_what_teaches_nothing_is_dropped(bad: Pair) -> None:
    assert clean([bad, GOOD]) == [GOOD]


@pytest.mark.parametrize(
    "fair",
    [
        pytest.param(pair("NATO", "NATO", "de"), id="a name that stays"),
        pytest.param(pair("Noon.", "Опівдні настав час."), id="short and longer"),
        pytest.param(
            pair("Python 3.14 and NumPy", "Python 3.14 і NumPy версії дев’ять"), id="Latin names in Cyrillic text"
        ),
    ],
)
def test_what_is_unusual_but_right_is_kept(fair: Pair) -> None:
    assert clean([fair]) == [fair]


def test_a_repetition_is_dropped_and_a_second_translation_kept() -> None:
    second = pair(GOOD.english, "Опівдні відходить пором.")
    assert clean([GOOD, GOOD, second]) == [GOOD, second]


def test_a_placeholder_that_translates_everything_is_dropped_and_a_common_word_kept() -> None:
    placeholders = [
        pair(f"Sentence number {number} says this.", "NO TRANSLATION AVAILABLE", "de") for number in range(60)
    ]
    buttons = [pair(f"Cancel {number}", "Abbrechen", "de") for number in range(60)]
    assert clean([*placeholders, *buttons]) == buttons


def test_weights_of_locale_and_origin_multiply() -> None:
    weights = Weights({"uk": 1.5, "made": 0.5})
    assert weights.of(GOOD) == 0.75
    assert weights.of(pair("Good day.", "Guten Tag.", "de", "other")) == 1
