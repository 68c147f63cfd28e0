"""The tokens of older Argos packages: Moses tokenisation, then byte-pair encoding with `@@ `.

The tokenizer is Argos's own (on sacremoses); what it does not tell, which characters a token stands for, is found
by comparing its tokens with the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Any

from l10n.adapters.engine.tokens import UNKNOWN, Pieces
from l10n.errors import EngineError

__all__ = ["BpeTokenizer", "align", "open_bpe"]

JOINT = "@@"  # at the end of a token: the word goes on


@lru_cache(maxsize=2)
def open_bpe(path: Path, from_code: str, to_code: str) -> BpeTokenizer:
    """The tokenizer of a package's `bpe.model`; raises `EngineError`."""
    return BpeTokenizer(path, from_code, to_code)


class BpeTokenizer:
    """Moses and byte-pair encoding; a `tokens.Tokenizer`."""

    def __init__(self, path: Path, from_code: str, to_code: str) -> None:
        try:
            from argostranslate.tokenizer import BPETokenizer
            from sacremoses.tokenize import MosesTokenizer

            self._argos: Any = BPETokenizer(path, from_code, to_code)
            self._argos.lazy_load()
            self._target_words: Any = MosesTokenizer(to_code)
        except (OSError, ValueError, ImportError) as error:
            raise EngineError(f"cannot open the tokenizer: {error}", path=path) from error
        except SystemExit as error:  # how the reader of byte-pair codes reports a bad line
            raise EngineError("not a byte-pair encoding", path=path) from error

    def encode(self, source: str) -> Pieces:
        """The tokens of a source text, with the characters that they came from."""
        tokens = [token for token in self._argos.encode(source) if token] if source.strip() else []
        return Pieces(source, tuple(tokens), align(tokens, source))

    def encode_target(self, target: str) -> tuple[str, ...]:
        """The tokens of a target text, cut by the rules of its own language."""
        words = self._target_words.tokenize(target)
        return tuple(self._argos.bpe_source.segment_tokens(words)) if words else ()

    def decode(self, tokens: Sequence[str]) -> Pieces:
        """The text of target tokens, unknown ones left out."""
        known = ["" if token == UNKNOWN else token for token in tokens]
        if known:
            known[-1] = known[-1].removesuffix(JOINT)  # a hypothesis cut off within a word
        text = self._argos.decode([token for token in known if token]).strip()
        return Pieces(text, tuple(tokens), align(known, text))


def align(tokens: Sequence[str], text: str) -> tuple[tuple[int, int], ...]:
    """For each token the characters of `text` that it stands for; an empty span where there are none.

    White space is no part of any token; characters that normalisation changed go with their neighbours.
    """
    surfaces = [unescape(token.removesuffix(JOINT)) for token in tokens]
    joined = "".join(surfaces)
    shown = [index for index, character in enumerate(text) if not character.isspace()]
    place = _places(joined, "".join(text[index] for index in shown))
    spans = []
    start = 0
    for surface in surfaces:
        end = start + len(surface)
        first, last = place[start], place[end]
        spans.append((shown[first], shown[last - 1] + 1) if first < last else _empty(shown, first, len(text)))
        start = end
    return tuple(spans)


def _empty(shown: Sequence[int], index: int, length: int) -> tuple[int, int]:
    at = shown[index] if index < len(shown) else length
    return at, at


def _places(joined: str, text: str) -> list[int]:
    """For each boundary between characters of `joined`, the boundary of `text` that it falls on."""
    places = [0] * (len(joined) + 1)
    for _, a, a_end, b, b_end in SequenceMatcher(None, joined, text, autojunk=False).get_opcodes():
        for index in range(a, a_end):
            places[index] = min(b + index - a, b_end)
    places[len(joined)] = len(text)
    return places
