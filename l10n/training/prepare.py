"""From a corpus folder to packed examples: clean, weigh, learn the pieces, align, annotate, number."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from l10n.errors import L10nError
from l10n.training.alignment import align
from l10n.training.annotation import MARKS, annotate, words
from l10n.training.corpus import Pair, Weights, clean, is_dev, read_corpus

__all__ = ["Prepared", "Recipe", "prepare"]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to prepare. `vocabulary` counts pieces; `aligned` is how many pairs a locale are offered terms at most.

    `annotated_weight` scales the weight of an annotated pair beside its plain twin.
    """

    vocabulary: int = 24_000
    aligned: int = 260_000
    annotated_weight: float = 0.7
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was made, and how much of it: examples in all, those with terms, and for development."""

    folder: Path
    examples: int
    annotated: int
    dev: int


@dataclass(frozen=True, slots=True)
class Example:
    """A source as the model reads it, its target, and its weight."""

    locale: str
    source: str
    target: str
    weight: float


def prepare(
    corpus: Path,
    out: Path,
    recipe: Recipe,
    weights: Weights = Weights(),
    *,
    held_out: Collection[str] = frozenset(),
    pieces: Path | None = None,
    told: Callable[[str], None] = lambda _line: None,
) -> Prepared:
    """Write `train.npz`, `dev.npz` and `sentencepiece.model` to `out`.

    `pieces` is a SentencePiece model to keep instead of learning one. The same corpus and recipe give the same
    files.
    """
    out.mkdir(parents=True, exist_ok=True)
    chance = random.Random(recipe.seed)
    pairs = list(clean(read_corpus(corpus), held_out))
    locales = sorted({pair.locale for pair in pairs})
    told(f"{len(pairs)} pairs in {', '.join(locales)}")
    learn = [pair for pair in pairs if not is_dev(pair.english)]
    tokenizer = _pieces(learn, locales, out, recipe, pieces, chance)
    examples = [Example(pair.locale, pair.english, pair.target, weights.of(pair)) for pair in learn]
    with_terms = _annotated(learn, locales, recipe, weights, chance, told)
    dev = [Example(pair.locale, pair.english, pair.target, 1.0) for pair in pairs if is_dev(pair.english)]
    _pack(examples + with_terms, out / "train.npz", tokenizer)
    _pack(dev or examples[:50], out / "dev.npz", tokenizer)
    return Prepared(out, len(examples) + len(with_terms), len(with_terms), len(dev))


def _annotated(
    learn: Sequence[Pair],
    locales: Sequence[str],
    recipe: Recipe,
    weights: Weights,
    chance: random.Random,
    told: Callable[[str], None],
) -> list[Example]:
    examples: list[Example] = []
    for locale in locales:
        chosen = [pair for pair in learn if pair.locale == locale and 3 <= len(pair.english.split()) <= 60]
        chance.shuffle(chosen)
        chosen = chosen[: recipe.aligned]
        links = align([(_plain(pair.english), _plain(pair.target)) for pair in chosen])
        before = len(examples)
        for pair, linked in zip(chosen, links, strict=True):
            source = annotate(locale, pair.english, pair.target, linked, chance)
            if source:
                weight = recipe.annotated_weight * weights.of(pair)
                examples.append(Example(locale, source, pair.target, weight))
        told(f"{locale}: {len(examples) - before} of {len(chosen)} aligned pairs annotated")
    return examples


def _plain(text: str) -> list[str]:
    return [word.group() for word in words(text)]


class _Tokenizer:
    """Text to piece numbers; a target begins with its locale's tag."""

    def __init__(self, path: Path) -> None:
        import sentencepiece

        self.model = sentencepiece.SentencePieceProcessor(model_file=str(path))

    def source(self, texts: Sequence[str]) -> list[list[int]]:
        ids: list[list[int]] = self.model.encode(list(texts))
        return ids

    def target(self, locales: Sequence[str], texts: Sequence[str]) -> list[list[int]]:
        tags = {locale: self.model.piece_to_id(tag(locale)) for locale in set(locales)}
        return [[tags[locale], *ids] for locale, ids in zip(locales, self.source(texts), strict=True)]


def tag(locale: str) -> str:
    """The piece that a target in `locale` begins with."""
    return f"__{locale}__"


def _pieces(
    learn: Sequence[Pair],
    locales: Sequence[str],
    out: Path,
    recipe: Recipe,
    given: Path | None,
    chance: random.Random,
) -> _Tokenizer:
    path = out / "sentencepiece.model"
    if given is not None:
        if given.resolve() != path.resolve():
            shutil.copyfile(given, path)
    else:
        _learn_pieces(learn, locales, out, recipe.vocabulary, chance)
    return _Tokenizer(path)


def _learn_pieces(
    learn: Sequence[Pair], locales: Sequence[str], out: Path, vocabulary: int, chance: random.Random
) -> None:
    import sentencepiece

    text = out / "pieces.txt"
    with text.open("w", encoding="utf-8") as lines:
        for pair in learn:
            lines.write(pair.target + "\n")
            if chance.random() < 0.5:  # English stands in every pair: half of it is as much as any target
                lines.write(pair.english + "\n")
    options: dict[str, Any] = dict(  # noqa: C408 - these are keyword arguments
        input=str(text),
        model_prefix=str(out / "sentencepiece"),
        vocab_size=vocabulary,
        model_type="unigram",
        character_coverage=0.9998,
        byte_fallback=True,
        normalization_rule_name="nmt_nfkc",
        pad_id=0,
        unk_id=1,
        bos_id=2,
        eos_id=3,
        pad_piece="<blank>",
        input_sentence_size=1_500_000,
        shuffle_input_sentence=True,
        user_defined_symbols=[*(tag(locale) for locale in locales), *MARKS],
        max_sentence_length=2_000,
        minloglevel=2,
    )
    try:
        sentencepiece.SentencePieceTrainer.train(**options)
    except RuntimeError as error:  # a vocabulary that the text cannot fill
        raise L10nError(f"the pieces could not be learnt: {error}", "Ask for fewer with --vocabulary.") from error
    finally:
        text.unlink()


def _pack(examples: Iterable[Example], path: Path, tokenizer: _Tokenizer) -> None:
    import numpy as np

    rows = list(examples)
    sources = tokenizer.source([row.source for row in rows])
    targets = tokenizer.target([row.locale for row in rows], [row.target for row in rows])
    np.savez(
        path,
        s=np.fromiter((piece for ids in sources for piece in ids), np.uint16),
        so=np.cumsum([0, *map(len, sources)], dtype=np.int64),
        t=np.fromiter((piece for ids in targets for piece in ids), np.uint16),
        to=np.cumsum([0, *map(len, targets)], dtype=np.int64),
        w=np.array([row.weight for row in rows], np.float32),
    )
