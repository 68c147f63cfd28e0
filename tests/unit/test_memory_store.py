"""The memory itself: what it finds, how alike it says that is, and that it loses nothing by halves."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.adapters.memory import SqliteMemory
from l10n.adapters.memory.similarity import Similarity
from l10n.errors import MemoryStoreError
from l10n.ports import MemoryPair

TALKS = "The talks in the White House ended without a result on Friday."


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[SqliteMemory]:
    store = SqliteMemory(tmp_path / "memory.sqlite")
    yield store
    store.close()


def pair(source: str, target: str = "переклад", locale: str = "uk") -> MemoryPair:
    return MemoryPair(locale, source, target)


def ask(memory: SqliteMemory, source: str, locale: str = "uk", limit: int = 3) -> list[tuple[str, int]]:
    (found,) = memory.lookup([source], locale, limit=limit)
    return [(match.target, match.similarity) for match in found]


@pytest.mark.parametrize(
    ("other", "percent"),
    [
        (TALKS, 100),
        (TALKS.upper(), 99),
        (TALKS.replace(" ", "\u00a0"), 99),
        ("\u201cYes\u201d, he said.", 0),
        (TALKS.replace("Friday", "Monday"), 95),
        (TALKS.replace("Friday", "5 May"), 83),
        ("Nothing of the kind was ever said by anybody.", 0),
    ],
    ids=["the same", "capitals", "hard spaces", "quotes", "another word", "another number", "something else"],
)
def test_likeness_in_percent(other: str, percent: int) -> None:
    assert Similarity(TALKS)(other, 70) == percent


def test_kinds_of_quotes_do_not_count_but_are_not_the_same_text() -> None:
    assert Similarity("“It’s over”, he said.")('"It\'s over", he said.', 70) == 99


def test_a_sentence_about_another_name_is_less_alike() -> None:
    names = {"White House", "Kremlin"}
    found = lambda text: frozenset(name for name in names if name in text)  # noqa: E731
    other = TALKS.replace("White House", "Kremlin")
    assert Similarity(TALKS, found)(other, 50) == Similarity(TALKS)(other, 50) - 10


def test_full_matches_come_before_others_and_others_by_likeness(memory: SqliteMemory) -> None:
    memory.replace(
        "a.po", "1",
        [pair(TALKS, "те саме"), pair(TALKS.replace("Friday", "Monday"), "схоже"), pair("Something else.", "інше")],
    )  # fmt: skip
    assert ask(memory, TALKS) == [("те саме", 100), ("схоже", 95)]
    assert ask(memory, TALKS, "ru") == []


def test_one_rare_word_leads_to_a_sentence_among_thousands_that_share_the_common_ones(memory: SqliteMemory) -> None:
    crowd = [pair(f"The council of city number {number} said that it is so.") for number in range(3000)]
    memory.replace("a.po", "1", [*crowd, pair("The council of Coimbatore said that it is so, and left.", "знайдено")])
    assert ask(memory, "The council of Coimbatore said that it is not so, and left.", limit=1) == [("знайдено", 93)]


def test_sentences_of_another_locale_do_not_crowd_out(memory: SqliteMemory) -> None:
    memory.replace("a.po", "1", [pair(f"Case {number} of the council.", "x", "de") for number in range(3000)])
    memory.replace("b.po", "1", [pair("Case of the council, closed.", "знайдено")])
    assert ask(memory, "Case of the council, close.", limit=1) == [("знайдено", 96)]


def test_what_was_reviewed_here_comes_before_any_number_of_imports(memory: SqliteMemory) -> None:
    for name in ("a.tmx", "b.tmx"):
        memory.replace(name, "1", [pair(TALKS, "чуже")])
    memory.replace("locales/uk/x.po", "1", [pair(TALKS, "своє")])
    memory.replace("z.tmx", "1", [pair(TALKS, "своє")])
    (found,) = memory.lookup([TALKS], "uk", limit=2)
    assert [(match.target, match.origin) for match in found] == [("своє", "locales/uk/x.po"), ("чуже", "a.tmx")]


def test_an_origin_is_replaced_as_a_whole_and_forgotten_as_a_whole(memory: SqliteMemory) -> None:
    memory.replace("a.po", "1", [pair(TALKS), pair("One.")])
    assert memory.replace("a.po", "2", [pair("Two.")]) == 1
    assert (ask(memory, TALKS), ask(memory, "Two.")) == ([], [("переклад", 100)])
    assert dict(memory.origins()) == {"a.po": "2"}
    memory.forget("a.po")
    assert (memory.stats().origins, memory.stats().locales) == ((), ())


def test_after_an_error_nothing_of_a_change_remains(memory: SqliteMemory) -> None:
    memory.replace("a.po", "1", [pair("One.", "перше")])

    def broken() -> Iterator[MemoryPair]:
        yield pair("Two.")
        raise RuntimeError("the file ended in the middle")

    def change() -> None:
        with memory.together():
            memory.replace("b.po", "1", [pair("Three.")])
            memory.replace("a.po", "2", broken())

    with pytest.raises(RuntimeError):
        change()
    assert [entry.source for entry in memory.pairs()] == ["One."]
    assert dict(memory.origins()) == {"a.po": "1"}


def test_pairs_are_given_once_and_by_locale(memory: SqliteMemory) -> None:
    memory.replace("a.po", "1", [pair("One."), pair("One.", "eins", "de")])
    memory.replace("b.po", "1", [pair("One.")])
    assert list(memory.pairs()) == [pair("One.", "eins", "de"), pair("One.")]
    assert list(memory.pairs("de")) == [pair("One.", "eins", "de")]


@pytest.mark.parametrize("text", ["", "…", '"', "AND OR NOT", "NEAR(a b)", "col:umn", "a* -b ^c", "\x00", "𝟙 ﬁ ß"])
def test_no_text_is_taken_for_a_query(memory: SqliteMemory, text: str) -> None:
    memory.replace("a.po", "1", [pair("AND OR NOT a column near here", "x"), pair("ß ﬁ 𝟙", "y")])
    assert isinstance(ask(memory, text), list)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80)


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5), TEXTS)
@settings(max_examples=60, deadline=None)
def test_whatever_is_put_in_is_found_to_the_letter(texts: list[tuple[str, str]], other: str) -> None:
    with TemporaryDirectory() as folder, closing(SqliteMemory(Path(folder) / "memory.sqlite")) as memory:
        memory.replace("a.po", "1", [pair(source, target) for source, target in texts])
        for source, target in texts:
            assert (target, 100) in ask(memory, source, limit=5)
        assert all(0 < percent < 100 for _, percent in ask(memory, other) if other not in dict(texts))


@given(TEXTS, TEXTS)
def test_likeness_has_no_direction(one: str, other: str) -> None:
    assert Similarity(one)(other, 50) == Similarity(other)(one, 50)


def test_a_memory_of_another_version_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    other = sqlite3.connect(path)
    other.executescript("CREATE TABLE sources (something TEXT); PRAGMA user_version = 99;")
    other.close()
    memory = SqliteMemory(path)
    memory.replace("a.po", "1", [pair(TALKS)])
    assert ask(memory, TALKS) == [("переклад", 100)]
    memory.close()


def test_what_is_no_database_is_one_sentence_that_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    path.write_bytes(b"something else entirely, and long enough to have a header" * 20)
    with pytest.raises(MemoryStoreError) as caught:
        SqliteMemory(path)
    assert str(path) in str(caught.value)
    assert "deleted" in caught.value.hint


def test_two_runs_read_while_neither_writes(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    first = SqliteMemory(path)
    first.replace("a.po", "1", [pair(TALKS)])
    with first.together():
        second = SqliteMemory(path)
        assert ask(second, TALKS) == [("переклад", 100)]
        second.close()
    first.close()
