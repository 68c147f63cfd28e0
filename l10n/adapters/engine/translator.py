"""The translator port over CTranslate2, driven directly: a segment goes in as it is and is never split again."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import groupby
from math import ceil
from pathlib import Path
from typing import Any

from l10n.adapters.engine.links import links_from
from l10n.adapters.engine.package import ModelPackage, read_vocabulary
from l10n.adapters.engine.tokens import Pieces, Tokenizer, open_tokenizer
from l10n.errors import EngineError
from l10n.model import Hypothesis, TermMarkup
from l10n.ports import Request

__all__ = ["CTranslate2Translator", "load_model"]

BEAM = 4  # as Argos decodes
LENGTH_PENALTY = 0.2  # as Argos decodes
# Padded source tokens of one batch: bound the memory, and how long Ctrl-C waits. A batch has one core to itself
# (`_load`), so that a few of them keep every core busy.
BATCH_TOKENS = 512
# Scoring holds the logits of all tokens of a batch at once: 256 times 32,000 floats are 32 MB, the most that the C
# library keeps for the next batch instead of fetching fresh pages (which took more time than the scoring).
SCORE_TOKENS = 256
# Tokens of one segment; what lies beyond is not read, and the hypothesis says so. Models know positions up to 512
# (the bundled one) or more, and the engine fails beyond them.
INPUT_LIMIT = 500
# Tokens of one hypothesis, prefix included: a loop runs up to the limit, so that it should be near. Of 2,991 human
# translations (FLORES dev; uk, ru, de) none has more than 1.5 tokens for one of the source and 26 more. The limit
# depends on the request alone, never on its neighbours: the same request has to give the same text in any batch.
# It goes in steps, since only requests of one limit share a batch.
LIMIT_RATIO, LIMIT_SPARE, LIMIT_STEP, LIMIT = 1.5, 32, 32, 500
POLL = 0.005  # seconds between looks at a running batch; between them Ctrl-C is heard


@dataclass(frozen=True, slots=True)
class Job:
    """A request in tokens; `forced` are the target tokens given, language tag first."""

    source: Pieces
    forced: tuple[str, ...]
    no_repeat_ngram: int

    @property
    def limit(self) -> int:
        longest = max(LIMIT_RATIO * len(self.source.tokens), len(self.forced)) + LIMIT_SPARE
        return min(ceil(longest / LIMIT_STEP) * LIMIT_STEP, LIMIT)

    def bent(self, tag: int) -> bool:
        """Whether more was forced than the language tag, or something forbidden."""
        return len(self.forced) > tag or self.no_repeat_ngram > 0


class CTranslate2Translator:
    """A model package as `ports.Translator`; the model is loaded at the first use, once a folder."""

    def __init__(self, package: ModelPackage, locale: str) -> None:
        self._package = package
        self._locale = locale

    @property
    def package(self) -> ModelPackage:
        """What is being driven."""
        return self._package

    @property
    def name(self) -> str:
        """The package's name: `bundled starter 0.1`."""
        return self._package.name

    @property
    def locale(self) -> str:
        """The target locale, as asked for."""
        return self._locale

    @property
    def term_markup(self) -> TermMarkup | None:
        """The annotation that the package's metadata declares."""
        return self._package.term_markup

    @property
    def signature(self) -> str:
        """Engine, package, direction, model hash and settings, in one line without spaces inside a field."""
        from ctranslate2 import __version__ as engine

        package = self._package
        return (
            f"{package.kind}:{package.from_code}-{package.to_code}:{package.version}:{package.sha256[:12]}"
            f" ctranslate2:{engine} int8 beam:{BEAM} length-penalty:{LENGTH_PENALTY}{_digest(package.suppress)}"
        )

    def translate(
        self, requests: Sequence[Request], *, n_best: int = 1, links: bool = False
    ) -> list[tuple[Hypothesis, ...]]:
        """The `n_best` hypotheses of each request, best first; all that decode alike go in one batch.

        A score is left out where tokens were forced or forbidden: the decoder's own then means something else
        (`score` rates those). Raises `EngineError`.
        """
        tokenizer = open_tokenizer(self._package)
        jobs = [self._job(request, tokenizer) for request in requests]
        results: list[Any] = [None] * len(jobs)
        # White space alone has no tokens: nothing to decode, and the model would make something up.
        order = sorted((index for index, job in enumerate(jobs) if job.source.tokens), key=lambda i: _alike(jobs[i]))
        groups = [list(group) for _, group in groupby(order, key=lambda index: _alike(jobs[index]))]
        pending = [self._decode([jobs[index] for index in group], n_best, links) for group in groups]
        for group, answers in zip(groups, pending, strict=True):
            for index, result in zip(group, _await(answers), strict=True):
                results[index] = result
        return [self._hypotheses(job, result, tokenizer) for job, result in zip(jobs, results, strict=True)]

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Mean log-probability a token of each target given its source, end mark included, language tag left out.

        Raises `EngineError`.
        """
        tokenizer = open_tokenizer(self._package)
        sources = [list(tokenizer.encode(source).tokens) for source, _ in pairs]
        return self._score(sources, [list(tokenizer.encode_target(target)) for _, target in pairs])

    # ---- decoding ------------------------------------------------------------------------------------------

    @property
    def _tag(self) -> tuple[str, ...]:
        return (self._package.target_prefix,) if self._package.target_prefix else ()

    def _job(self, request: Request, tokenizer: Tokenizer) -> Job:
        forced = (*self._tag, *(tokenizer.encode_target(request.prefix) if request.prefix else ()))
        return Job(tokenizer.encode(request.source), forced[: LIMIT - 1], request.no_repeat_ngram)

    def _decode(self, jobs: Sequence[Job], n_best: int, links: bool) -> list[Any]:
        """Begin to decode jobs that are alike; what comes back is to be awaited."""
        tokenizer = open_tokenizer(self._package)
        return _begin(
            load_model(self._package).translate_batch,
            [list(job.source.tokens) for job in jobs],
            target_prefix=[list(job.forced) for job in jobs],
            beam_size=max(BEAM, n_best),
            num_hypotheses=n_best,
            length_penalty=LENGTH_PENALTY,
            no_repeat_ngram_size=jobs[0].no_repeat_ngram,
            max_decoding_length=jobs[0].limit,
            max_input_length=INPUT_LIMIT,
            max_batch_size=BATCH_TOKENS,
            batch_type="tokens",
            replace_unknowns=True,
            return_attention=links,
            return_scores=True,
            suppress_sequences=[list(tokenizer.encode_target(text)) for text in self._package.suppress] or None,
        )

    def _hypotheses(self, job: Job, result: Any, tokenizer: Tokenizer) -> tuple[Hypothesis, ...]:
        if result is None:
            return (Hypothesis(job.source.text.strip(), 0.0),)
        tag = len(self._tag)
        cut = len(job.source.tokens) > INPUT_LIMIT
        hypotheses = []
        for index, tokens in enumerate(result.hypotheses):
            target = tokenizer.decode(tokens[tag:])
            links = links_from(result.attention[index][tag:], job.source, target) if result.attention else ()
            stopped = len(tokens) >= job.limit
            score = None if stopped or job.bent(tag) else _mean(result.scores[index], len(tokens) + 1, tag)
            hypotheses.append(Hypothesis(target.text, score, links, cut or stopped))
        return tuple(hypotheses)

    def _score(self, sources: Sequence[list[str]], targets: Sequence[list[str]]) -> list[float]:
        scores = [0.0] * len(sources)
        full = [index for index, source in enumerate(sources) if source]
        if not full:
            return scores
        pending = _begin(
            load_model(self._package).score_batch,
            [sources[index] for index in full],
            [[*self._tag, *targets[index]][:LIMIT] for index in full],
            max_input_length=INPUT_LIMIT,
            max_batch_size=SCORE_TOKENS,
            batch_type="tokens",
        )
        for index, result in zip(full, _await(pending), strict=True):
            own = result.log_probs[len(self._tag) :]
            scores[index] = sum(own) / len(own)
        return scores


def _digest(suppress: Sequence[str]) -> str:
    """What a signature says of suppressed strings: they change the output, but are no part of the model's file."""
    return f" suppress:{sha256(repr(suppress).encode()).hexdigest()[:6]}" if suppress else ""


def _alike(job: Job) -> tuple[int, int]:
    return job.no_repeat_ngram, job.limit


def _mean(score: float, length: int, tag: int) -> float:
    """The mean log-probability a token from the decoder's score: a sum over free tokens, divided by length**penalty.

    `length` counts the language tag and the end mark; holds where nothing but the tag was forced.
    """
    return score * float(length**LENGTH_PENALTY) / (length - tag)


def _begin(call: Callable[..., list[Any]], *batch: Any, **options: Any) -> list[Any]:
    """Hand a batch to the engine's threads; raises `EngineError` for whatever the engine raises."""
    try:
        return call(*batch, asynchronous=True, **options)
    except (RuntimeError, ValueError, TypeError) as error:
        raise _failure(error) from error


def _await(pending: Sequence[Any]) -> list[Any]:
    """The results of a batch, waited for so that Ctrl-C is heard meanwhile; raises `EngineError`."""
    try:
        while not all(result.done() for result in pending):
            time.sleep(POLL)
        return [result.result() for result in pending]
    except (RuntimeError, ValueError, TypeError) as error:
        raise _failure(error) from error


def _failure(error: Exception) -> EngineError:
    return EngineError(f"the translation engine failed: {error}", "Try `l10n models verify`.")


def load_model(package: ModelPackage) -> Any:
    """The CTranslate2 model of a package, loaded once a folder; raises `EngineError` where it cannot be loaded."""
    if package.target_prefix and package.target_prefix not in read_vocabulary(package.folder):
        raise EngineError(f"the model does not know its language tag {package.target_prefix}", path=package.folder)
    return _load(package.folder.absolute())


@lru_cache(maxsize=2)
def _load(folder: Path) -> Any:
    """One batch a core, not one batch on all cores: threads that share a batch spin at each of its many barriers.

    On a machine busy with other things that spinning took more time than the decoding.
    """
    import ctranslate2

    try:
        return ctranslate2.Translator(
            str(folder / "model"), device="cpu", compute_type="int8", inter_threads=_cores(), intra_threads=1
        )
    except (RuntimeError, ValueError, OSError) as error:
        raise EngineError(f"cannot load the model: {error}", "Try `l10n models verify`.", path=folder) from error


def _cores() -> int:
    """The cores that this process may use, where the system tells."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
