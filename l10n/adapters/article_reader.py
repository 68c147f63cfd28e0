"""Articles as files: found, decoded, and refused in one sentence where they are no text."""

from __future__ import annotations

import codecs
import os
import re
import shlex
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from l10n.errors import ArticleError
from l10n.model import Article

__all__ = ["decode_article", "encode_article", "find_articles", "read_article"]

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Files that people take for text, by their first bytes.
SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP file (perhaps .docx or .odt)"),
    (b"{\\rtf", "an RTF file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "an image"),
    (b"GIF8", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
)
TEXT_CONTROLS = frozenset(b"\t\n\r\x0b\x0c\x1b\x1c\x1d\x1e")
LINE_END = re.compile("\r\n|[\n\r]")


def read_article(path: Path, name: str) -> Article:
    """The article at `path`, called `name`, not yet segmented; raises `ArticleError`."""
    text, encoding, bom = decode_article(_read(path), path)
    if not text.strip():
        raise ArticleError("is empty: there is nothing to translate", path=path)
    return Article(path=name, text=text, encoding=encoding, bom=bom)


def _read(path: Path) -> bytes:
    try:
        if stat.S_ISCHR(path.stat().st_mode):  # /dev/zero never ends
            raise ArticleError("is a device, not an article", path=path)
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ArticleError("no such file", "Check the path.", path=path) from error
    except IsADirectoryError as error:
        raise ArticleError("is a folder, not an article", "Name a file in it.", path=path) from error
    except OSError as error:
        raise ArticleError(f"cannot be read: {(error.strerror or str(error)).lower()}", path=path) from error


def decode_article(data: bytes, path: Path) -> tuple[str, str, bool]:
    """`(text, encoding, whether a byte order mark stood before it)`; raises `ArticleError`."""
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise ArticleError(f"is {what}, not plain text", "Save it as plain text in UTF-8.", path=path)
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
        before = data[: error.start].decode(encoding, "replace")
        _refuse(data, error.start, _line(before), encoding, path, error)
    if "\x00" in text:
        line = _line(text[: text.index("\x00")])
        raise ArticleError("holds a NUL character: this is no text", path=path, line=line)
    return text


def _refuse(data: bytes, at: int, line: int, encoding: str, path: Path, error: UnicodeDecodeError) -> NoReturn:
    """Say which byte is wrong, and what the file is instead."""
    if encoding != "utf-8":
        raise ArticleError(
            f"is broken: {encoding.upper()} by its byte order mark, but not valid", path=path, line=line
        ) from error
    # 0x80-0x9f are letters and quotes in Windows-1252, which holds all of Latin-1's text too, and controls in Latin-1
    windows = any(0x80 <= byte <= 0x9F for byte in data)
    raise ArticleError(
        f"byte 0x{data[at]:02x} is not UTF-8; it looks like {'Windows-1252' if windows else 'Latin-1'}",
        _conversion("WINDOWS-1252", path),
        path=path,
        line=line,
    ) from error


def _conversion(encoding: str, path: Path) -> str:
    copy = path.with_name(f"{path.stem}-utf8{path.suffix}")
    return f"Convert it first: iconv -f {encoding} -t UTF-8 {shlex.quote(str(path))} > {shlex.quote(str(copy))}"


def _line(before: str) -> int:
    """The line, from 1, that begins or goes on after `before`."""
    return len(LINE_END.findall(before)) + 1


def _refuse_binary(data: bytes, path: Path) -> None:
    """English in UTF-16 has a zero in every second byte; other zeros, or many control characters, are no text."""
    sample = data[:65_536]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) > len(sample) // 8 and min(even, odd) < max(even, odd) // 4:
        little = odd > even
        raise ArticleError(
            f"looks like UTF-16 ({'little' if little else 'big'}-endian) without a byte order mark",
            _conversion(f"UTF-16{'LE' if little else 'BE'}", path),
            path=path,
        )
    if b"\x00" in data:
        line = _line(data[: data.index(b"\x00")].decode("latin-1"))
        raise ArticleError("holds a NUL byte: this is a binary file, not an article", path=path, line=line)
    controls = sum(byte < 0x20 and byte not in TEXT_CONTROLS for byte in sample)
    if controls > len(sample) // 50:
        raise ArticleError("is a binary file, not an article", path=path)


def find_articles(folder: Path, excluded: Sequence[Path], suffixes: Sequence[str] = (".txt",)) -> list[Path]:
    """The articles below `folder`, sorted; hidden files and the folders `excluded` are passed over.

    A suffix counts in small and capital letters; symbolic links to folders are not followed. Raises `ArticleError`
    where there is no article, or where a folder cannot be opened.
    """
    barred = {path.resolve() for path in excluded}
    wanted = {suffix.lower() for suffix in suffixes}
    found: list[Path] = []
    for parent, folders, files in os.walk(folder, onerror=_refuse_folder):
        folders[:] = [
            name for name in folders if not name.startswith(".") and Path(parent, name).resolve() not in barred
        ]
        paths = (Path(parent, name) for name in files if not name.startswith("."))
        found += [path for path in paths if path.suffix.lower() in wanted]
    if not found:
        raise ArticleError(f"holds no articles ({', '.join(suffixes)})", "Name a file, or another folder.", path=folder)
    return sorted(found)


def _refuse_folder(error: OSError) -> NoReturn:
    """os.walk would pass over a folder that it cannot open, and its articles would be missed in silence."""
    reason = (error.strerror or str(error)).lower()
    raise ArticleError(f"cannot be opened: {reason}", path=error.filename) from error
