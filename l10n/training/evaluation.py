"""Measuring a model: BLEU and chrF2 by sacrebleu with their signatures, speed, and how well it obeys terms."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.errors import L10nError
from l10n.model import TermMatch, TermVerdict

__all__ = ["Scores", "TermProbe", "TermScore", "measure_terms", "read_test_set", "score", "spread", "timed"]

Translate = Callable[[Sequence[str]], Sequence[str]]
"""Sources to targets, in order."""


@dataclass(frozen=True, slots=True)
class Scores:
    """BLEU and chrF2, 0-100, and sacrebleu's signatures of the two."""

    bleu: float
    chrf: float
    signatures: tuple[str, str]


@dataclass(frozen=True, slots=True)
class TermScore:
    """Of `terms` in the sources, counted once a sentence, how many the targets hold.

    `plain` where the model read the bare sources; `annotated` where it read the terms in line, `None` where it
    knows no annotation.
    """

    terms: int
    plain: int
    annotated: int | None


@dataclass(frozen=True, slots=True)
class TermProbe:
    """What knows terms: `find` them in a source, `annotate` them there, `judge` a target."""

    find: Callable[[str], tuple[TermMatch, ...]]
    judge: Callable[[tuple[TermMatch, ...], str], tuple[TermVerdict, ...]]
    annotate: Callable[[str, tuple[TermMatch, ...]], str] | None = None


def score(targets: Sequence[str], references: Sequence[str]) -> Scores:
    """How close `targets` are to `references`, line by line."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    metrics = BLEU(), CHRF()
    bleu, chrf = (metric.corpus_score(list(targets), [list(references)]).score for metric in metrics)
    return Scores(bleu, chrf, (str(metrics[0].get_signature()), str(metrics[1].get_signature())))


def timed(translate: Translate, sources: Sequence[str]) -> tuple[list[str], float]:
    """The targets of `sources`, and the speed in source words a second, the loading of the model left out."""
    translate(sources[:1])
    start = time.monotonic()
    targets = list(translate(sources))
    return targets, sum(len(source.split()) for source in sources) / max(time.monotonic() - start, 1e-9)


def spread(lines: Sequence[str], sample: int) -> list[str]:
    """`sample` of the lines, evenly spread over them; all where it is 0, or more than there are."""
    if not 0 < sample < len(lines):
        return list(lines)
    return [lines[place * len(lines) // sample] for place in range(sample)]


def measure_terms(sources: Sequence[str], probe: TermProbe, translate: Translate) -> TermScore:
    """Translate the sources that have terms, plainly and annotated, and count the terms that the targets hold."""
    found = [(source, matches) for source in sources if (matches := probe.find(source))]
    plain = [source for source, _ in found]
    terms = sum(len({match.term.source for match in matches}) for _, matches in found)
    held = _held(found, translate(plain), probe)
    if probe.annotate is None:
        return TermScore(terms, held, None)
    marked = [probe.annotate(source, matches) for source, matches in found]
    return TermScore(terms, held, _held(found, translate(marked), probe))


def _held(found: Sequence[tuple[str, tuple[TermMatch, ...]]], targets: Sequence[str], probe: TermProbe) -> int:
    judged = (probe.judge(matches, target) for (_, matches), target in zip(found, targets, strict=True))
    return sum(verdict.satisfied for verdicts in judged for verdict in verdicts)


def read_test_set(folder: Path, locale: str) -> tuple[list[str], list[str]]:
    """The sources and the references of a test set: a folder with one `NAME.en` and one `NAME.XX`, a sentence a line.

    Raises `L10nError` where there is not exactly one of each, or where they are not as many.
    """
    sources, references = (_only(folder, suffix).read_text("utf-8").splitlines() for suffix in ("en", locale))
    if len(sources) != len(references):
        raise L10nError(f"{len(sources)} sources and {len(references)} references in {locale}", path=folder)
    return sources, references


def _only(folder: Path, suffix: str) -> Path:
    found = sorted(folder.glob(f"*.{suffix}"))
    if len(found) != 1:
        raise L10nError(f"needs exactly one *.{suffix} file, has {len(found)}", path=folder)
    return found[0]
