"""From a corpus folder to packed examples: clean, hold out, weigh, learn the pieces, align, annotate, number."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from l10n.errors import L10nError
from l10n.training.alignment import Links, align_once
from l10n.training.annotation import annotate, words
from l10n.training.corpus import Pair, Weights, clean, is_dev, read_corpus
from l10n.training.examples import Example, pack
from l10n.training.held_out import is_held_out
from l10n.training.pieces import Pieces, learn_pieces

__all__ = ["Prepared", "Recipe", "prepare"]

Told = Callable[[str], None]
SHORTEST, LONGEST = 3, 60  # English words of a pair that terms are annotated in


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to prepare. `vocabulary` counts pieces; `aligned` is how many pairs a locale are offered terms at most.

    `annotated_weight` scales the weight of an annotated pair beside its plain twin.
    """

    vocabulary: int = 24_000
    aligned: int = 260_000
    annotated_weight: float = 0.7
    weights: Weights = field(default_factory=Weights)
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was made, and how much of it: examples in all, those with terms, and for development."""

    folder: Path
    examples: int
    annotated: int
    dev: int


def prepare(
    corpus: Path,
    out: Path,
    recipe: Recipe,
    *,
    held_out: Collection[str],
    pieces: Path | None = None,
    told: Told = lambda _line: None,
) -> Prepared:
    """Write `train.npz`, `dev.npz`, `sentencepiece.model` and the word alignments `links.XX.txt` to `out`.

    A pair with a sentence behind `held_out` (fingerprints) is dropped. `pieces` is a SentencePiece model to keep
    instead of learning one. The same corpus, recipe and alignments give the same files; alignments that are there
    already are used again where they fit. Raises `L10nError`.
    """
    out.mkdir(parents=True, exist_ok=True)
    pairs = _pairs(corpus, held_out, told)
    learn = [pair for pair in pairs if not is_dev(pair.english)]
    dev = [Example(pair.locale, pair.english, pair.target, 1.0) for pair in pairs if is_dev(pair.english)]
    model = Pieces(_pieces(learn, out, recipe, pieces))
    examples = [Example(pair.locale, pair.english, pair.target, recipe.weights.of(pair)) for pair in learn]
    with_terms = _annotated(learn, out, recipe, told)
    pack(examples + with_terms, out / "train.npz", model)
    if dev:
        pack(dev, out / "dev.npz", model)
    return Prepared(out, len(examples) + len(with_terms), len(with_terms), len(dev))


def _pairs(corpus: Path, held_out: Collection[str], told: Told) -> list[Pair]:
    found = clean(read_corpus(corpus))
    pairs = [pair for pair in found if not is_held_out(pair, held_out)]
    if not pairs:
        raise L10nError("no pair is left to learn from", path=corpus)
    locales = ", ".join(sorted({pair.locale for pair in pairs}))
    told(f"{len(pairs)} pairs in {locales}; {len(found) - len(pairs)} more stand in held-out test sets")
    return pairs


def _pieces(learn: Sequence[Pair], out: Path, recipe: Recipe, given: Path | None) -> Path:
    if given is None:
        return learn_pieces(learn, recipe.weights, out, recipe.vocabulary, recipe.seed)
    path = out / "sentencepiece.model"
    if given.resolve() != path.resolve():
        shutil.copyfile(given, path)
    return path


def _annotated(learn: Sequence[Pair], out: Path, recipe: Recipe, told: Told) -> list[Example]:
    examples: list[Example] = []
    for locale in sorted({pair.locale for pair in learn}):
        chance = random.Random(f"{recipe.seed} {locale}")
        chosen = [pair for pair in learn if pair.locale == locale and _may_have_terms(pair)]
        chosen = chance.sample(chosen, min(len(chosen), recipe.aligned))
        links = align_once(
            [(_plain(pair.english), _plain(pair.target)) for pair in chosen], out / f"links.{locale}.txt"
        )
        found = [
            example
            for pair, linked in zip(chosen, links, strict=True)
            if (example := _with_terms(pair, linked, recipe, chance))
        ]
        told(f"{locale}: {len(found)} of {len(chosen)} aligned pairs annotated")
        examples += found
    return examples


def _may_have_terms(pair: Pair) -> bool:
    return SHORTEST <= len(pair.english.split()) <= LONGEST


def _with_terms(pair: Pair, links: Links, recipe: Recipe, chance: random.Random) -> Example | None:
    source = annotate(pair.locale, pair.english, pair.target, links, chance)
    weight = recipe.annotated_weight * recipe.weights.of(pair)
    return Example(pair.locale, source, pair.target, weight) if source else None


def _plain(text: str) -> list[str]:
    return [word.group() for word in words(text)]
