"""Text into the tokens of a model and back, knowing which characters each token stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from l10n.adapters.engine.package import ModelPackage
from l10n.errors import EngineError

__all__ = ["Pieces", "SentencePieceTokenizer", "Tokenizer", "join_pieces", "open_tokenizer"]

Span = tuple[int, int]

SPACE = "▁"  # U+2581, SentencePiece's mark for a space
BYTE = re.compile(r"<0x([0-9A-F]{2})>")
STRAY = re.compile("[\udc80-\udcff]")
UNKNOWN = "<unk>"  # a model may emit it; `replace_unknowns` puts a source token in its place where it can


@dataclass(frozen=True, slots=True)
class Pieces:
    """Tokens, the text that they make, and for each its `[start, end)` in that text, in characters."""

    text: str
    tokens: tuple[str, ...]
    spans: tuple[Span, ...]


class Tokenizer(Protocol):
    """The tokens of one model."""

    def encode(self, source: str) -> Pieces:
        """The tokens of a source text; spans are in `source` as given."""
        ...

    def encode_target(self, target: str) -> tuple[str, ...]:
        """The tokens of a target text, or of its beginning."""
        ...

    def decode(self, tokens: Sequence[str]) -> Pieces:
        """The text that target tokens make."""
        ...


def open_tokenizer(package: ModelPackage) -> Tokenizer:
    """The tokenizer that a package came with; raises `EngineError`."""
    if package.tokenization == "bpe":
        from l10n.adapters.engine.bpe import open_bpe

        return open_bpe(package.folder / "bpe.model", package.from_code, package.to_code)
    return _sentencepiece(package.folder / "sentencepiece.model")


@lru_cache(maxsize=2)
def _sentencepiece(path: Path) -> SentencePieceTokenizer:
    return SentencePieceTokenizer(path)


class SentencePieceTokenizer:
    """SentencePiece, with the offsets of its normalisation undone: ½ is three characters for the model."""

    def __init__(self, path: Path) -> None:
        from sentencepiece import SentencePieceProcessor

        try:
            self._processor: Any = SentencePieceProcessor(model_file=str(path))
        except (OSError, RuntimeError, ValueError) as error:
            raise EngineError(f"not a SentencePiece model: {error}", path=path) from error

    def encode(self, source: str) -> Pieces:
        """The tokens of a source text; the parts of one character cut into bytes share its span."""
        mapping = self._processor.encode_as_offset_mapping(source)
        return Pieces(source, tuple(mapping["pieces"]), tuple(_fill(mapping["offsets"])))

    def encode_target(self, target: str) -> tuple[str, ...]:
        """The tokens of a target text: source and target share the pieces."""
        return tuple(self._processor.encode_as_pieces(target))

    def decode(self, tokens: Sequence[str]) -> Pieces:
        """The text of target tokens."""
        return join_pieces(tokens)


def _fill(offsets: Sequence[Span]) -> list[Span]:
    """Give the empty spans (all but the last byte of a character) the span of the character they begin."""
    filled: list[Span] = []
    following: Span = (0, 0)
    for start, end in reversed(offsets):
        if start < end:
            following = (start, end)
        filled.append((start, end) if start < end or following[0] != start else following)
    return filled[::-1]


def join_pieces(tokens: Sequence[str]) -> Pieces:
    """Put SentencePiece's pieces together: exactly, where its own decoder as Argos calls it loses every `_`.

    Byte pieces make UTF-8; what is no UTF-8 becomes U+FFFD. The space before the first word is dropped.
    """
    parts = [_bytes(token) for token in tokens]
    # Each byte that is no UTF-8 becomes one lone surrogate, so that bytes and characters can be counted together.
    text = b"".join(parts).decode("utf-8", errors="surrogateescape")
    places = _places(text)
    lead = len(text) - len(text.lstrip(" "))
    shown = STRAY.sub("\N{REPLACEMENT CHARACTER}", text.strip(" "))
    spans: list[Span] = []
    length = 0
    for part in parts:
        start, length = length, length + len(part)
        end = places[length - 1] + 1 if part else places[start]
        spans.append((_within(places[start] - lead, shown), _within(end - lead, shown)))
    return Pieces(shown, tuple(tokens), tuple(spans))


def _within(place: int, text: str) -> int:
    return min(max(place, 0), len(text))


def _bytes(token: str) -> bytes:
    if found := BYTE.fullmatch(token):
        return bytes([int(found[1], 16)])
    return b"" if token == UNKNOWN else token.replace(SPACE, " ").encode()


def _places(text: str) -> list[int]:
    """For each byte of `text`, and for the end, the character that it belongs to."""
    places: list[int] = []
    for index, character in enumerate(text):
        places += [index] * len(character.encode("utf-8", errors="surrogateescape"))
    return [*places, len(text)]
