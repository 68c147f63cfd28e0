"""Segmentation: what an article is cut into, and that it can be put together again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from l10n.adapters.sentencex_splitter import SentencexSplitter
from l10n.cli.app import app
from l10n.model import Article
from l10n.stages.segment import LINE_END, segment

SPLITTER = SentencexSplitter()


def cut(text: str) -> list[str]:
    return [part.text for part in segment(text, SPLITTER)]


def test_the_seed_article_has_22_segments(article_bytes: bytes) -> None:
    found = segment(article_bytes.decode(), SPLITTER)
    assert len(found) == 22
    more = [part.text for part in found if part.text.startswith("More on this story")]
    assert more == [
        "More on this story: Facts proving continued Russia-committed war crimes in Ukraine",
        "More on this story: Russian military are up to their ears in war crimes in Ukraine",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It met U.S. President Trump. He left.", ["It met U.S. President Trump.", "He left."]),
        ("The M23 group took the town. It fled.", ["The M23 group took the town.", "It fled."]),
        ("They live in the U.S. How about you?", ["They live in the U.S.", "How about you?"]),
        ("Mr. Smith and Dr. Jones agreed.", ["Mr. Smith and Dr. Jones agreed."]),
        ("J. R. R. Tolkien wrote it. I read it.", ["J. R. R. Tolkien wrote it.", "I read it."]),
        ("It ended at 5 p.m. on Jan. 5. He won.", ["It ended at 5 p.m. on Jan. 5.", "He won."]),
        ('He said: "I am here." He left.', ['He said: "I am here."', "He left."]),
        ("“Really?” asked Bob. “Yes!” he said.", ["“Really?” asked Bob.", "“Yes!” he said."]),
        ("(It was late.) He slept.", ["(It was late.)", "He slept."]),
        ("She waited ... and then left.", ["She waited ... and then left."]),
        ("It cost $3.5 million. Then 1,000 more.", ["It cost $3.5 million.", "Then 1,000 more."]),
        ("1. First item. 2. Second item.", ["1. First item.", "2. Second item."]),
        ("Fruit, e.g. apples, is good. Eat it.", ["Fruit, e.g. apples, is good.", "Eat it."]),
        ("Yahoo! is big. It grew.", ["Yahoo! is big.", "It grew."]),
        ("First line\nsecond line", ["First line", "second line"]),
        ("One\r\nTwo\rThree\u2028Four\u2029Five\x85Six\x0bSeven\x0cEight",
         ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight"]),
        ("\u00a0 padded \u3000\n\n", ["padded"]),
        ("", []),
        (" \n\t\n", []),
    ],
)  # fmt: skip
def test_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(st.text() | st.text(alphabet=st.sampled_from(" aA.?!…\"”“()1\n\r\u2028\u00a0\x0b'U.S")))
def test_segments_and_gaps_rebuild_the_text(text: str) -> None:
    found = segment(text, SPLITTER)
    article = Article("a.txt", text, found)
    gaps = article.gaps
    rebuilt = gaps[0] + "".join(part.text + gap for part, gap in zip(found, gaps[1:], strict=True))
    assert rebuilt == text
    assert not any(gap.strip() for gap in gaps), "what is not white space is in a segment"
    for part in found:
        assert part.text == text[part.start : part.end] == part.text.strip() != ""
        assert not LINE_END.search(part.text)


@given(st.text() | st.text(alphabet=st.sampled_from(" aA.?!…\"”“()[]1,iU.S'’b")))
def test_a_segment_is_not_split_again(text: str) -> None:
    for part in segment(text, SPLITTER):
        assert cut(part.text) == [part.text]


def test_a_very_long_line_is_cut() -> None:
    assert len(cut("He said: “It is over. We lost.” (No. 5 won!) " * 5_000)) == 15_000
    assert len(cut("." * 200_000)) == 1


@given(st.lists(st.text(alphabet="ab. ", min_size=1), max_size=5), st.sampled_from(["\n", "\r\n", "\r"]))
def test_lines_are_counted_as_an_editor_does(lines: list[str], end: str) -> None:
    text = end.join(lines)
    for part in segment(text, SPLITTER):
        assert part.text in lines[part.line - 1]


def test_the_command_prints_json(article_bytes: bytes, project: Path) -> None:
    done = CliRunner().invoke(app, ["segment", "locales/en/white-house-talks.txt", "--json"])
    found = json.loads(done.stdout)
    text = article_bytes.decode()
    assert len(found) == 22
    assert all(text[part["start"] : part["end"]] == part["text"] for part in found)
    assert set(found[0]) == {"text", "start", "end", "line", "paragraph"}


def test_the_command_prints_a_line_a_segment(project: Path) -> None:
    done = CliRunner().invoke(app, ["segment", "locales/en/white-house-talks.txt"])
    assert len(done.stdout.splitlines()) == 22
    assert done.stdout.splitlines()[3].startswith("2\tTo save face")


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", "\u3000"])
def test_wide_spaces_before_a_stop_do_no_harm(space: str) -> None:
    """sentencex 1.0.32 panics on a capital, a wide space and a stop."""
    assert cut(f"He chose plan A{space}. She left.") == [f"He chose plan A{space}.", "She left."]
