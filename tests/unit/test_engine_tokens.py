"""Tokens: what goes in comes out, and every token knows its characters."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny_models import make_package

from l10n.adapters.engine.bpe import align
from l10n.adapters.engine.links import links_from
from l10n.adapters.engine.package import bundled_folder, read_package
from l10n.adapters.engine.tokens import Pieces, Tokenizer, join_pieces, open_tokenizer
from l10n.errors import EngineError


@pytest.fixture(scope="module")
def bundled() -> Tokenizer:
    return open_tokenizer(read_package(bundled_folder(), "uk"))


@pytest.mark.parametrize(
    "text",
    [
        "Білий дім.",
        "snake_case __init__ a_b",
        "漢字 і 😀 всередині",
        "«Лапки» – „Zitat“ - 100 %",
        "the <term> White House <as> Білий дім </term> shifted",
    ],
)
def test_tokens_make_the_text_again(bundled: Tokenizer, text: str) -> None:
    assert bundled.decode(bundled.encode_target(text)).text == text


WORDS = st.text(st.sampled_from("абвіїєґabcß_.,!?-0123456789漢😀"), min_size=1).filter(str.strip)


@given(st.lists(WORDS, min_size=1, max_size=6).map(" ".join))
def test_any_plain_text_survives_and_is_covered(text: str) -> None:
    tokenizer = open_tokenizer(read_package(bundled_folder(), "uk"))
    pieces = tokenizer.decode(tokenizer.encode_target(text))
    assert pieces.text == text
    covered = {place for start, end in pieces.spans for place in range(start, end)}
    assert covered == set(range(len(text)))


@pytest.mark.parametrize(
    "source",
    ["½ cup of x², ﬁne", "  two  spaces\u00a0and NBSP ", "漢 😀", "e\u0301te\u0301", "M23, U.S. and “deal”"],
)
def test_spans_of_a_source_cover_every_letter_of_it(bundled: Tokenizer, source: str) -> None:
    pieces = bundled.encode(source)
    assert len(pieces.tokens) == len(pieces.spans)
    covered = {place for start, end in pieces.spans for place in range(start, end)}
    assert {place for place, letter in enumerate(source) if not letter.isspace()} <= covered
    assert list(pieces.spans) == sorted(pieces.spans)


def test_a_word_is_found_behind_characters_that_normalisation_lengthens(bundled: Tokenizer) -> None:
    source = "½ ½ ½ Ukraine"
    pieces = bundled.encode(source)
    found = [source[start:end] for start, end in pieces.spans if end > source.index("U")]
    assert "".join(found).strip() == "Ukraine"


def test_marks_of_the_annotation_are_single_tokens(bundled: Tokenizer) -> None:
    tokens = bundled.encode("the <term> White House <as> Білий дім </term>’s plan").tokens
    assert [token for token in tokens if token.startswith("<")] == ["<term>", "<as>", "</term>"]


def test_broken_bytes_and_unknown_tokens_do_not_break_the_text() -> None:
    pieces = join_pieces(["▁а", "<0xE6>", "<unk>", "▁б", "<0xF0>", "<0x9F>"])
    assert pieces.text == "а\ufffd б\ufffd\ufffd"
    assert [pieces.text[start:end] for start, end in pieces.spans] == ["а", "\ufffd", "", " б", "\ufffd", "\ufffd"]


@pytest.mark.parametrize(
    ("tokens", "text", "expected"),
    [
        (["Th@@", "e", "Ho@@", "use"], "The House", ["Th", "e", "Ho", "use"]),
        (["Trump", "&apos;s", "plan"], "Trump's plan", ["Trump", "'s", "plan"]),
        (["Trump", "&apos;s", "plan"], "Trump’s plan", ["Trump", "’s", "plan"]),
        (["a", "", "b"], "a b", ["a", "", "b"]),
        ([], "", []),
    ],
)
def test_byte_pair_tokens_find_their_characters(tokens: list[str], text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in align(tokens, text)] == expected


def test_byte_pair_encoding_there_and_back(tmp_path: Path) -> None:
    tokenizer = open_tokenizer(read_package(make_package(tmp_path / "en_cs", tokenizer="bpe")))
    pieces = tokenizer.encode("the House, not Trump")
    assert pieces.tokens[:2] == ("the", "Ho@@")
    assert tokenizer.decode(pieces.tokens).text == "the House, not Trump"


def test_a_byte_pair_token_that_nothing_follows_shows_no_joint(tmp_path: Path) -> None:
    tokenizer = open_tokenizer(read_package(make_package(tmp_path / "en_cs", tokenizer="bpe")))
    assert tokenizer.decode(["the", "Ho@@"]).text == "the Ho"


@pytest.mark.parametrize(("name", "content"), [("bpe.model", "one two three\n"), ("sentencepiece.model", "no model")])
def test_a_broken_tokenizer_is_an_engine_error(tmp_path: Path, name: str, content: str) -> None:
    folder = make_package(tmp_path / "p", tokenizer=name.split(".", maxsplit=1)[0])
    (folder / name).write_text(content)
    with pytest.raises(EngineError):
        open_tokenizer(read_package(folder))


def test_links_leave_out_the_column_of_the_end_mark() -> None:
    source = Pieces("a b", ("▁a", "▁b"), ((0, 1), (1, 3)))
    target = Pieces("x y", ("▁x", "▁y"), ((0, 1), (1, 3)))
    links = links_from([[0.1, 0.2, 0.7], [0.6, 0.3, 0.1]], source, target)
    assert [(link.start, link.end, link.source_start, link.source_end) for link in links] == [
        (0, 1, 1, 3),
        (2, 3, 0, 1),
    ]
