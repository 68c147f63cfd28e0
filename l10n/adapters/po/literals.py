"""String literals of PO files: what stands between the quotation marks, and how it is written."""

from __future__ import annotations

import re

__all__ = ["LineError", "escape", "unescape"]

ESCAPE = re.compile(r"((?:\\(?:[0-7]{1,3}|x[0-9a-fA-F]+))+)|\\(.)|\\$")
NUMBER = re.compile(r"\\(?:([0-7]{1,3})|x([0-9a-fA-F]+))")
NAMED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "a": "\a", '"': '"', "\\": "\\"}
ESCAPED = str.maketrans(
    {chr(code): f"\\{code:03o}" for code in (*range(32), 127)} | {value: "\\" + name for name, value in NAMED.items()}
)


class LineError(ValueError):
    """A line that gettext would not accept; `check` is the id of the finding."""

    def __init__(self, check: str, message: str) -> None:
        super().__init__(message)
        self.check = check


def unescape(text: str) -> str:
    """The value of a literal's inside; raises `LineError` on an escape that gettext does not know."""

    def value(match: re.Match[str]) -> str:
        if match[1]:
            return _numbers(match[1])
        if match[2] in NAMED:
            return NAMED[match[2]]
        raise LineError("file-escape", f"\\{match[2] or ''} is no escape sequence of PO files")

    return ESCAPE.sub(value, text) if "\\" in text else text


def _numbers(run: str) -> str:
    """Octal and hexadecimal escapes are bytes, not characters: `\\303\\274` is one ü."""
    codes = [int(octal, 8) if octal else int(hexadecimal, 16) for octal, hexadecimal in NUMBER.findall(run)]
    try:
        return bytes(codes).decode("utf-8")
    except ValueError as error:
        raise LineError("file-escape", f"{run} stands for no character of UTF-8") from error


def escape(text: str) -> str:
    """The inside of a literal for `text`, as gettext writes it; other control characters become octal escapes."""
    return text.translate(ESCAPED)
