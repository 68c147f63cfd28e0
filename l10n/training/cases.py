"""From a corpus folder to a case model: sample, align, look at nouns, fit."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.errors import L10nError
from l10n.files import write_atomically
from l10n.training.alignment import align_once
from l10n.training.case_examples import Readings, Rows, nouns, word_pair
from l10n.training.case_fit import Score, fit_cases
from l10n.training.corpus import Pair, Weights, clean, read_corpus
from l10n.training.held_out import is_held_out

__all__ = ["Lesson", "learn_cases"]

FEWEST = 100  # nouns
SHORTEST, LONGEST = 6, 70  # English words of a pair: names and labels have no grammar around them


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is learnt for one locale: how its nouns are read, where features lead to, and how the file is written."""

    locale: str
    cases: Sequence[str]
    bits: int
    readings: Readings
    rows: Rows
    write: Callable[[Sequence[Sequence[float]]], bytes]


def learn_cases(
    corpus: Path,
    out: Path,
    lesson: Lesson,
    *,
    count: int,
    held_out: Collection[str],
    weights: Weights,
    seed: int = 1,
    told: Callable[[str], None] = lambda _line: None,
) -> Score:
    """Write `LOCALE.bin` and the alignments to `out`; raises `L10nError` where the corpus has no such pairs.

    The same corpus, alignments and seed give the same file.
    """
    out.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    pairs = _sample(corpus, lesson.locale, count, held_out, weights, chance)
    told(f"{lesson.locale}: {len(pairs)} pairs")
    links = align_once([word_pair(pair) for pair in pairs], out / f"links.{lesson.locale}.txt")
    examples = [
        example
        for pair, linked in zip(pairs, links, strict=True)
        for example in nouns(pair, linked, lesson.cases, lesson.readings, lesson.rows, chance)
    ]
    told(f"{lesson.locale}: {len(examples)} nouns")
    if len(examples) < FEWEST:
        hint = "Nouns need a morphology (uk, ru, de) and a corpus of sentences."
        raise L10nError(f"{len(examples)} nouns of {lesson.locale} are too few to learn cases from", hint, path=corpus)
    rows, score = fit_cases(examples, lesson.cases, lesson.bits, seed, told)
    write_atomically(out / f"{lesson.locale}.bin", lesson.write(rows))
    return score


def _sample(
    corpus: Path, locale: str, count: int, held_out: Collection[str], weights: Weights, chance: random.Random
) -> list[Pair]:
    """`count` pairs of prose, each origin taken as often as its weight says; none of a held-out test set."""
    pairs = [
        pair
        for pair in clean(pair for pair in read_corpus(corpus) if pair.locale == locale)
        if SHORTEST <= len(pair.english.split()) <= LONGEST and weights.of(pair) and not is_held_out(pair, held_out)
    ]
    if not pairs:
        raise L10nError(f"no pair of {locale} to learn cases from", path=corpus)
    ranked = sorted(pairs, key=lambda pair: -(chance.random() ** (1 / weights.of(pair))))
    return sorted(ranked[:count], key=lambda pair: (pair.origin, pair.english, pair.target))
