"""Articles as files: found, decoded, and refused in one sentence where they are no text."""

from __future__ import annotations

import codecs
import os
from collections.abc import Sequence
from pathlib import Path

from l10n.errors import ArticleError
from l10n.model import Article

__all__ = ["decode_article", "encode_article", "find_articles", "read_article"]

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
TEXT_CONTROLS = frozenset(b"\t\n\r\x0b\x0c\x1b\x1c\x1d\x1e\x85")


def read_article(path: Path, name: str) -> Article:
    """The article at `path`, called `name`, not yet segmented; raises `ArticleError`."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ArticleError("no such file", "Check the path.", path=path) from error
    except IsADirectoryError as error:
        raise ArticleError("is a folder, not an article", path=path) from error
    except OSError as error:
        raise ArticleError(f"cannot be read: {(error.strerror or str(error)).lower()}", path=path) from error
    text, encoding, bom = decode_article(data, path)
    if not text.strip():
        raise ArticleError("is empty: there is nothing to translate", path=path)
    return Article(path=name, text=text, encoding=encoding, bom=bom)


def decode_article(data: bytes, path: Path) -> tuple[str, str, bool]:
    """`(text, encoding, whether a byte order mark stood before it)`; raises `ArticleError`."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _decode(data[len(mark) :], encoding, path), encoding, True
    _refuse_binary(data, path)
    return _decode(data, "utf-8", path), "utf-8", False


def encode_article(text: str, article: Article) -> bytes:
    """`text` in the encoding of `article`, byte order mark included."""
    mark = next((mark for mark, encoding in BOMS if encoding == article.encoding), b"") if article.bom else b""
    return mark + text.encode(article.encoding)


def _decode(data: bytes, encoding: str, path: Path) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        byte = data[error.start]
        raise ArticleError(
            f"byte 0x{byte:02x} is not {encoding.upper()}; {_guess(data)}",
            f"Convert it first: iconv -f WINDOWS-1252 -t UTF-8 {path.name} > converted.txt",
            path=path,
            line=line,
        ) from error
    if "\x00" in text:
        line = text[: text.index("\x00")].count("\n") + 1
        raise ArticleError("holds a NUL character: this is no text", path=path, line=line)
    return text


def _guess(data: bytes) -> str:
    """What the file looks like, in words: 0x80-0x9f are letters and quotes in Windows-1252, controls in Latin-1."""
    windows = any(0x80 <= byte <= 0x9F for byte in data)
    return f"it looks like {'Windows-1252' if windows else 'Latin-1'}"


def _refuse_binary(data: bytes, path: Path) -> None:
    sample = data[:65_536]
    if not sample:
        return
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) > len(sample) // 8 and min(even, odd) < max(even, odd) // 4:
        order = "little-endian" if odd > even else "big-endian"
        raise ArticleError(
            f"looks like UTF-16 ({order}) without a byte order mark",
            f"Convert it first: iconv -f UTF-16{'LE' if odd > even else 'BE'} -t UTF-8 {path.name} > converted.txt",
            path=path,
        )
    if b"\x00" in data:
        line = data[: data.index(b"\x00")].count(b"\n") + 1
        raise ArticleError("holds a NUL byte: this is a binary file, not an article", path=path, line=line)
    controls = sum(byte < 0x20 and byte not in TEXT_CONTROLS for byte in sample)
    if controls > len(sample) // 50:
        raise ArticleError("is a binary file, not an article", path=path)


def find_articles(folder: Path, excluded: Sequence[Path], suffixes: Sequence[str]) -> list[Path]:
    """The articles below `folder`, sorted; hidden files and the folders `excluded` are passed over.

    Raises `ArticleError` where there is none.
    """
    barred = {path.resolve() for path in excluded}
    found: list[Path] = []
    for parent, folders, files in os.walk(folder):
        folders[:] = [
            name for name in folders if not name.startswith(".") and Path(parent, name).resolve() not in barred
        ]
        found += [Path(parent, name) for name in files if not name.startswith(".") and Path(name).suffix in suffixes]
    if not found:
        raise ArticleError(f"holds no articles ({', '.join(suffixes)})", "Name a file, or another folder.", path=folder)
    return sorted(found)
