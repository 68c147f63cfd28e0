"""Test sets are never trained on: lists of hashes, and what they catch."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.errors import L10nError
from l10n.training.corpus import Pair, read_file
from l10n.training.held_out import bundled_lists, fingerprint, is_held_out, read_lists, write_list
from tests.training.material import CORPUS, FLORES, needs_corpus, needs_flores

ENGLISH = "The ferry to the island leaves twice a day."
TARGET = "Пором на острів відходить двічі на день."


@pytest.fixture
def listed(tmp_path: Path) -> frozenset[str]:
    """The fingerprints of a test set of three lines, one of them too short to count."""
    text, target = tmp_path / "made.en", tmp_path / "made.uk"
    text.write_text(f"{ENGLISH}\nThank you.\n", encoding="utf-8")
    target.write_text(f"{TARGET}\n", encoding="utf-8")
    assert write_list(tmp_path / "made.txt", "made", [text, target]) == 2
    return read_lists([tmp_path / "made.txt"])


@pytest.mark.parametrize(
    "spelling",
    [
        ENGLISH,
        "the ferry to the island leaves TWICE a day",
        "“The ferry to the island leaves twice a day!”",
        "The\u00a0ferry to the island  leaves twice a day .",
        "The ferry to the i\ufb02and leaves twice a day.".replace("\ufb02", "sl"),
    ],
)
def test_case_punctuation_and_spacing_hide_no_sentence(listed: frozenset[str], spelling: str) -> None:
    assert is_held_out(Pair("any", "uk", spelling, "Щось інше."), listed)


def test_a_reference_is_held_out_like_its_source(listed: frozenset[str]) -> None:
    assert is_held_out(Pair("any", "uk", "Something else.", TARGET), listed)


@pytest.mark.parametrize(
    "english", ["The ferry to the island leaves three times a day.", "Thank you.", "Thank you very much, everyone."]
)
def test_other_sentences_are_let_through(listed: frozenset[str], english: str) -> None:
    assert not is_held_out(Pair("any", "uk", english, "Дякую."), listed)


def test_a_list_holds_no_text(tmp_path: Path, listed: frozenset[str]) -> None:
    text = (tmp_path / "made.txt").read_text(encoding="utf-8")
    assert "ferry" not in text
    assert text.splitlines()[2:] == sorted({fingerprint(ENGLISH), fingerprint(TARGET)})


def test_text_in_place_of_a_list_is_refused(tmp_path: Path) -> None:
    (tmp_path / "made.txt").write_text(f"# made\n{ENGLISH}\n", encoding="utf-8")
    with pytest.raises(L10nError, match=r"made\.txt:2: not a fingerprint"):
        read_lists([tmp_path])


@needs_flores
def test_flores_dev_is_held_out_in_every_language() -> None:
    listed = read_lists([bundled_lists()])
    sentences = [line for path in FLORES.iterdir() for line in path.read_text("utf-8").splitlines()]
    assert len(sentences) == 4 * 997
    missing = [line for line in sentences if fingerprint(line) not in listed and len(line.split()) >= 5]
    assert not missing


@needs_corpus
@pytest.mark.slow
def test_the_news_in_the_corpus_holds_no_sentence_of_a_test_set() -> None:
    """News is where test sets come from. `prepare` would drop them; that there are none shows a careful corpus."""
    listed = read_lists([bundled_lists()])
    files = [path for kind in ("wmt", "own") for path in CORPUS.glob(f"{kind}.*.xz")]
    news = {pair.english for path in files for pair in read_file(path)}
    assert len(news) > 50_000
    assert [english for english in news if is_held_out(Pair("", "en", english, ""), listed)] == []
