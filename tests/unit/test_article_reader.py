"""Articles as files: what is read, and what is refused in one sentence."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.adapters.article_reader import decode_article, encode_article, find_articles, read_article
from l10n.errors import ArticleError
from l10n.model import Article


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
        ("Hello there".encode("utf-32"), "UTF-32"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\xef\xbb\xbf\r\n", "empty"),
        ("\u00a0\u2028\u3000".encode(), "empty"),
        (b"\xff\xfeH\x00i", "broken: UTF-16-LE"),
        (b"\xfe\xff\xd8\x00\x00H", "broken: UTF-16-BE"),
        (b"\xff\xfeH\x00\x00\x00", "NUL"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF file"),
        (b"PK\x03\x04\x14\x00", "a ZIP file"),
        (b"{\\rtf1\\ansi Hello}", "an RTF file"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(ArticleError, match=words):
        read_article(path, "a.txt")


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"], ids=["LF", "CR LF", "CR"])
def test_the_line_of_a_wrong_byte_is_named(tmp_path: Path, end: bytes) -> None:
    path = tmp_path / "my article.txt"
    path.write_bytes(end.join((b"one", b"two", b"Gr\xfc\xdfe")))
    with pytest.raises(ArticleError) as caught:
        read_article(path, "a.txt")
    assert caught.value.line == 3
    assert "0xfc" in caught.value.message


def test_the_hint_converts_the_file(tmp_path: Path) -> None:
    path = tmp_path / "my article.txt"
    path.write_bytes("Er sagte „Grüße“.".encode("cp1252"))
    with pytest.raises(ArticleError) as caught:
        read_article(path, "a.txt")
    command = caught.value.hint.removeprefix("Convert it first: ")
    if shutil.which("iconv") is None:
        pytest.skip("iconv not found")
    subprocess.run(["sh", "-c", command], check=True)
    assert read_article(tmp_path / "my article-utf8.txt", "a.txt").text == "Er sagte „Grüße“."


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device here")
def test_a_device_is_refused() -> None:
    with pytest.raises(ArticleError, match="device"):
        read_article(Path("/dev/zero"), "zero")


@pytest.mark.parametrize(("error", "words"), [(PermissionError(13, "Permission denied"), "permission denied")])
def test_what_cannot_be_read_says_why(monkeypatch: pytest.MonkeyPatch, error: OSError, words: str) -> None:
    def refuse(self: Path) -> bytes:
        raise error

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(ArticleError, match=f"cannot be read: {words}"):
        read_article(Path(__file__), "a.txt")


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="no such file"):
        read_article(tmp_path / "none.txt", "none.txt")
    with pytest.raises(ArticleError, match="folder"):
        read_article(tmp_path, "x")


PLAIN = st.text(st.characters(exclude_characters="\x00", exclude_categories=("Cs",)))


@given(PLAIN, st.sampled_from(["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be"]))
def test_what_was_decoded_is_encoded_byte_for_byte(text: str, codec: str) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(codec, b"")
    data = mark + text.encode(codec)
    try:
        decoded, encoding, bom = decode_article(data, Path("a.txt"))
    except ArticleError:
        return  # many control characters, or a text that begins as another kind of file does
    assert encode_article(decoded, Article("a.txt", decoded, encoding=encoding, bom=bom)) == data
    assert decoded == text or text.startswith("\ufeff")


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text, encoding, bom = decode_article(data, Path("a.txt"))
    except ArticleError:
        return
    assert encode_article(text, Article("a.txt", text, encoding=encoding, bom=bom)) == data


def test_folders_are_searched_without_the_excluded_and_the_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", "uk/d.txt", ".git/e.txt", ".hidden.txt", "notes.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    found = find_articles(tmp_path, [tmp_path / "uk"], [".txt"])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["a.txt", "b.txt", "sub/c.txt"]
    (tmp_path / "sub" / "LOUD.TXT").write_text("x")
    assert len(find_articles(tmp_path / "sub", [], [".txt"])) == 2
    with pytest.raises(ArticleError, match="no articles"):
        find_articles(tmp_path / "uk", [], [".md"])


def test_a_folder_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="cannot be opened"):
        find_articles(tmp_path / "none", [])
