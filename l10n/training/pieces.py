"""The vocabulary: SentencePiece pieces, one model for English and every target, marks as pieces of their own."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from l10n.errors import L10nError
from l10n.training.annotation import MARKS
from l10n.training.corpus import Pair, Weights

__all__ = ["Pieces", "learn_pieces", "silence_tags", "tag"]

MOST_LINES = 1_500_000  # SentencePiece holds them all in memory, and more change nothing
USER_DEFINED, CONTROL = 4, 3  # the types of a piece in SentencePiece's file


def tag(locale: str) -> str:
    """The piece that a target in `locale` begins with."""
    return f"__{locale}__"


class Pieces:
    """Text to piece numbers, 0 to 65,535; a target begins with its locale's tag."""

    def __init__(self, path: Path) -> None:
        import sentencepiece

        self._model = sentencepiece.SentencePieceProcessor(model_file=str(path))

    @property
    def names(self) -> list[str]:
        """Every piece, by number."""
        return [self._model.id_to_piece(number) for number in range(self._model.get_piece_size())]

    def source(self, texts: Sequence[str]) -> list[list[int]]:
        """The numbers of English texts."""
        numbers: list[list[int]] = self._model.encode(list(texts))
        return numbers

    def target(self, locales: Sequence[str], texts: Sequence[str]) -> list[list[int]]:
        """The numbers of `texts`, each in its locale; raises `L10nError` where the pieces know a locale not."""
        tags = {locale: self._model.piece_to_id(tag(locale)) for locale in set(locales)}
        unknown = sorted(locale for locale, number in tags.items() if number == self._model.unk_id())
        if unknown:
            raise L10nError(f"the pieces lack {', '.join(map(tag, unknown))}", "Learn them anew, without --pieces.")
        return [[tags[locale], *numbers] for locale, numbers in zip(locales, self.source(texts), strict=True)]


def learn_pieces(pairs: Sequence[Pair], weights: Weights, out: Path, vocabulary: int, seed: int) -> Path:
    """Learn `vocabulary` pieces from what an epoch shows, rare sources rarely; returns `out/sentencepiece.model`.

    Raises `L10nError` where the text is too little for so many.
    """
    import sentencepiece

    model = io.BytesIO()
    locales = sorted({pair.locale for pair in pairs})
    options: dict[str, Any] = {
        "sentence_iterator": _sample(pairs, weights, random.Random(seed)),
        "model_writer": model,  # given a path, it would write the path into the model
        "vocab_size": vocabulary,
        "model_type": "unigram",
        "character_coverage": 0.9998,
        "byte_fallback": True,
        "normalization_rule_name": "nmt_nfkc",
        "pad_id": 0,
        "unk_id": 1,
        "bos_id": 2,
        "eos_id": 3,
        "pad_piece": "<blank>",
        "shuffle_input_sentence": False,  # its shuffling cannot be repeated within one process
        "control_symbols": [tag(locale) for locale in locales],
        "user_defined_symbols": list(MARKS),
        "max_sentence_length": 2_000,
        "minloglevel": 2,
    }
    try:
        sentencepiece.SentencePieceTrainer.train(**options)
    except RuntimeError as error:  # a vocabulary that the text cannot fill
        raise L10nError(f"the pieces could not be learnt: {error}", "Ask for fewer with --vocabulary.") from error
    path = out / "sentencepiece.model"
    path.write_bytes(model.getvalue())
    return path


def _sample(pairs: Sequence[Pair], weights: Weights, chance: random.Random) -> Iterator[str]:
    """English stands in every pair: half of it is as much as any target."""
    share = min(1.0, MOST_LINES / (1.5 * len(pairs)))
    for pair in pairs:
        if chance.random() < share * weights.of(pair):
            yield pair.target
            if chance.random() < 0.5:
                yield pair.english


def silence_tags(model: bytes, locales: Sequence[str]) -> bytes:
    """The SentencePiece file `model` with the tags of `locales` as control symbols: they decode to nothing.

    Argos decodes a translation with its prefix and then looks for the prefix in text where each `_` has become a
    space: a tag that can be read would stay, once a sentence. Models of before had tags that can be read.
    """
    for locale in locales:
        name = tag(locale).encode()
        # protocol buffers: field 1 is the piece's text, 2 its score (four bytes), 3 its type
        piece = re.compile(
            rb"(\x0a" + re.escape(bytes([len(name)]) + name) + rb"\x15.{4}\x18)" + bytes([USER_DEFINED]), re.DOTALL
        )
        model = piece.sub(lambda found: found[1] + bytes([CONTROL]), model)
    return model
