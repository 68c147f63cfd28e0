"""Articles as files: what is read, and what is refused in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.adapters.article_reader import encode_article, find_articles, read_article
from l10n.errors import ArticleError


@pytest.mark.parametrize(
    ("data", "encoding", "bom"),
    [
        ("Grüße".encode(), "utf-8", False),
        ("Grüße".encode("utf-8-sig"), "utf-8", True),
        (b"\xff\xfe" + "Grüße".encode("utf-16-le"), "utf-16-le", True),
        (b"\xfe\xff" + "Grüße".encode("utf-16-be"), "utf-16-be", True),
    ],
)
def test_encodings_are_read_and_remembered(tmp_path: Path, data: bytes, encoding: str, bom: bool) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    article = read_article(path, "a.txt")
    assert (article.text, article.encoding, article.bom) == ("Grüße", encoding, bom)
    assert encode_article(article.text, article) == data


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"Text\nwith a \x00 byte", "NUL"),
        ("Hello there".encode("utf-16-le"), "UTF-16"),
        ("Hello there".encode("utf-16-be"), "UTF-16"),
        ("first\nGr\xfc\xdfe".encode("latin-1"), "Latin-1"),
        (b"said \x93hello\x94", "Windows-1252"),
        (bytes(range(1, 256)) * 4, "binary"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(ArticleError, match=words):
        read_article(path, "a.txt")


def test_the_line_of_a_wrong_byte_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"one\ntwo\nGr\xfc\xdfe")
    with pytest.raises(ArticleError) as caught:
        read_article(path, "a.txt")
    assert caught.value.line == 3


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="no such file"):
        read_article(tmp_path / "none.txt", "none.txt")
    with pytest.raises(ArticleError, match="folder"):
        read_article(tmp_path, "x")


@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=("Cs", "Cc")), min_size=1))
def test_decoding_and_encoding_are_inverse(text: str) -> None:
    from l10n.adapters.article_reader import decode_article

    data = text.encode()
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return
    decoded, encoding, bom = decode_article(data, Path("a.txt"))
    assert (decoded, encoding, bom) == (text, "utf-8", False)


def test_folders_are_searched_without_the_excluded_and_the_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", "uk/d.txt", ".git/e.txt", ".hidden.txt", "notes.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    found = find_articles(tmp_path, [tmp_path / "uk"], [".txt"])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["a.txt", "b.txt", "sub/c.txt"]
    with pytest.raises(ArticleError, match="no articles"):
        find_articles(tmp_path / "uk", [], [".md"])
