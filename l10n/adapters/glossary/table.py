"""A CSV file as rows of cells that know where they stand: delimiter, byte order mark, quotes and line ends.

Lines and columns count from 1; columns are characters, so that an editor's “go to” finds the cell.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from l10n.errors import GlossaryError

__all__ = ["Row", "Table", "open_table", "render_table"]

DELIMITERS = ",;\t"
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # a spreadsheet's own first line

Row = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Table:
    """A decoded file: its header's cells, its delimiter, and the line that the header stands on."""

    text: str
    path: str
    delimiter: str
    header: tuple[str, ...]
    first_line: int

    def rows(self) -> Iterator[Row]:
        """`(line, cells)` of each row below the header that is not blank, padded to the header's width."""
        width = len(self.header)
        padding = [""] * width
        records = _records(self.text, self.delimiter, self.path)
        next(records, None)
        for line, cells in records:
            if any(cells):
                yield line, cells + padding[len(cells) :] if len(cells) < width else cells

    def error(self, message: str, hint: str, line: int, at: int) -> GlossaryError:
        """The error that points at cell number `at` (from 0) of the row that starts on `line`."""
        line, column = _place(self.text.split("\n"), line, at, self.delimiter)
        return GlossaryError(message, hint, path=self.path, line=line, column=column)


def open_table(data: bytes, path: str) -> Table:
    """Decode a file and read its header; raises `GlossaryError` for bytes that are not UTF-8 or broken quotes."""
    text = _decode(data, path)
    declared = _SEPARATOR_LINE.match(text)
    delimiter = declared[1] if declared else _delimiter(text)
    line, header = next(_records(text, delimiter, path), (1, []))
    return Table(text, path, delimiter, tuple(header), line)


def render_table(rows: Sequence[Sequence[str]]) -> bytes:
    """A UTF-8 file with commas and line feeds; cells are quoted only where they must be."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8")


def _decode(data: bytes, path: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        raise GlossaryError(
            f"is not UTF-8 (byte 0x{data[error.start]:02x})",
            "Save it as “CSV UTF-8” in the spreadsheet.",
            path=path,
            line=before.count("\n") + 1,
            column=len(before) - before.rfind("\n"),
        ) from error
    # some systems store й as и with a breve: one spelling for the morphology and the search
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _delimiter(text: str) -> str:
    header = text.lstrip("\r\n").partition("\n")[0]
    return max(DELIMITERS, key=header.count)


def _records(text: str, delimiter: str, path: str) -> Iterator[Row]:
    declared = _SEPARATOR_LINE.match(text)
    body = text[declared.end() :] if declared else text
    skipped = 1 if declared else 0
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=delimiter, strict=True, skipinitialspace=True)
    line = skipped + 1
    try:
        for cells in reader:
            if cells:
                yield line, cells
            line = skipped + reader.line_num + 1
    except csv.Error as error:
        raise GlossaryError(
            f"the row cannot be split into cells: {error}",
            'Close every quote; write a quote within a quoted cell twice: "".',
            path=path,
            line=line,
            column=1,
        ) from error


def _place(lines: Sequence[str], line: int, at: int, delimiter: str) -> tuple[int, int]:
    """Where cell number `at` of the row that starts on `line` begins; its quoted cells may hold line ends."""
    quoted, column = False, 1
    for number in range(line, len(lines) + 1):
        for column, character in enumerate(lines[number - 1] + "\n", 1):
            if at == 0:
                return number, column
            quoted ^= character == '"'
            at -= character == delimiter and not quoted
        if not quoted:
            break
    return line, column
