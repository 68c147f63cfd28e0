"""The ladder itself: batches of candidates, rung after rung, for the segments that still need one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from l10n.model import Hypothesis, Origin, Rung, TermMatch, TermVerdict, Translation
from l10n.ports import Morphology, Request, TermFinder, Translator
from l10n.stages.government import misgoverned
from l10n.stages.ladder.candidates import Candidate, best
from l10n.stages.ladder.constrain import missing_matches, prefixes
from l10n.stages.ladder.labels import label
from l10n.stages.ladder.sources import Source, annotated, plain
from l10n.stages.ladder.substitute import regoverned, substitutions
from l10n.stages.recognise import judge

__all__ = ["ALL_RUNGS", "Enforcer", "Inspect"]

Inspect = Callable[[str, str], tuple[str, ...]]
"""`(source, target)` → what is wrong with the target whatever the glossary says, a sentence each."""

ALL_RUNGS = frozenset({Rung.ANNOTATION, Rung.N_BEST, Rung.PREFIX, Rung.SUBSTITUTION})
BEAM = 4  # Argos decodes with a beam of four: so many hypotheses cost nothing more
NO_REPEAT = 3  # the shortest n-gram whose repetition is a loop and not style


@dataclass(slots=True)
class Work:
    """A segment on its way up: its terms, and every candidate found so far."""

    segment: str
    matches: tuple[TermMatch, ...]
    candidates: list[Candidate] = field(default_factory=list)

    @property
    def best(self) -> Candidate:
        return best(self.candidates)

    @property
    def lacking(self) -> bool:
        return not any(not candidate.unsatisfied for candidate in self.candidates)

    @property
    def faulty(self) -> bool:
        return bool(self.best.faults)


class Enforcer:
    """Translates segments so that the glossary holds.

    `rungs` limits the ladder (for benchmarks; a model without markup never uses annotation). The same translator,
    glossary and segments give the same translations.
    """

    def __init__(
        self,
        translator: Translator,
        finder: TermFinder,
        morphology: Morphology,
        *,
        inspect: Inspect = lambda _source, _target: (),
        rungs: frozenset[Rung] = ALL_RUNGS,
    ) -> None:
        self._translator = translator
        self._finder = finder
        self._morphology = morphology
        self._inspect = inspect
        self._rungs = rungs

    def translate(self, segments: Sequence[str]) -> list[Translation]:
        """One translation a segment, in order; raises `EngineError`."""
        works = [Work(segment, self._matches(segment)) for segment in segments]
        self._label(works)
        undecoded = [work for work in works if not work.candidates]
        self._decode(undecoded, [self._first_source(work) for work in undecoded])
        self._decode_plainly([work for work in works if work.lacking])
        self._repair([work for work in works if work.faulty])
        if Rung.PREFIX in self._rungs:
            self._constrain([work for work in works if work.lacking])
        if Rung.SUBSTITUTION in self._rungs:
            self._substitute([work for work in works if work.lacking])
            self._regovern([work for work in works if work.best.misgoverned])
        self._score(works)
        return [self._translation(work) for work in works]

    def _matches(self, segment: str) -> tuple[TermMatch, ...]:
        found = self._finder.find(segment)
        locale = self._morphology.locale
        return tuple(match for match in found if (wanted := match.term.rendering(locale)) and wanted.preferred)

    def _label(self, works: Sequence[Work]) -> None:
        if Rung.SUBSTITUTION not in self._rungs:
            return
        for work in works:
            if (text := label(work.segment, work.matches, self._morphology.locale)) is not None:
                self._add(work, Hypothesis(text), plain(work.segment, work.matches), Rung.SUBSTITUTION)

    # ---- rungs a and b: decoding ---------------------------------------------------------------------------

    def _first_source(self, work: Work) -> Source:
        markup = self._translator.term_markup
        if work.matches and markup and Rung.ANNOTATION in self._rungs:
            return annotated(work.segment, work.matches, self._morphology.locale, markup)
        return plain(work.segment, work.matches)

    def _decode(self, works: Sequence[Work], sources: Sequence[Source], *, no_repeat: int = 0) -> None:
        n_best = BEAM if Rung.N_BEST in self._rungs and any(work.matches for work in works) else 1
        requests = [Request(source.text, no_repeat_ngram=no_repeat) for source in sources]
        links = any(work.matches for work in works)
        answers = self._translator.translate(requests, n_best=n_best, links=links) if requests else []
        for work, source, hypotheses in zip(works, sources, answers, strict=True):
            for place, hypothesis in enumerate(hypotheses):
                self._add(work, hypothesis, source, self._rung(source, place))

    def _rung(self, source: Source, place: int) -> Rung:
        if place:
            return Rung.N_BEST
        return Rung.ANNOTATION if source.annotated else Rung.UNCONSTRAINED

    def _decode_plainly(self, works: Sequence[Work]) -> None:
        """A model that stumbles over its own markup may hold the term without it."""
        again = [work for work in works if any(candidate.source.annotated for candidate in work.candidates)]
        self._decode(again, [plain(work.segment, work.matches) for work in again])

    def _repair(self, works: Sequence[Work]) -> None:
        """Loops and echoes are decoded again with repeated n-grams forbidden."""
        self._decode(works, [work.best.source for work in works], no_repeat=NO_REPEAT)

    # ---- rungs c and d: forcing ----------------------------------------------------------------------------

    def _constrain(self, works: Sequence[Work]) -> None:
        for _ in range(max((len(work.matches) for work in works), default=0)):
            open_works = [work for work in works if work.lacking]
            jobs = [(work, request) for work in open_works for request in self._forced(work)]
            if not jobs:
                return
            before = [len(work.candidates) for work in open_works]
            answers = self._translator.translate([request for _, request in jobs], links=True)
            for (work, _), hypotheses in zip(jobs, answers, strict=True):
                self._add(work, hypotheses[0], work.best.source, Rung.PREFIX)
            self._score(open_works)
            if before == [len(work.candidates) for work in open_works]:
                return

    def _forced(self, work: Work) -> Iterable[Request]:
        base = work.best
        for index in missing_matches(base, work.matches)[:1]:
            yield from prefixes(base, index, work.matches[index], self._morphology)

    def _substitute(self, works: Sequence[Work]) -> None:
        for work in works:
            for _ in work.matches:
                base = work.best
                for index in missing_matches(base, work.matches)[:1]:
                    for text in substitutions(base, index, work.matches[index], self._morphology):
                        self._add(work, Hypothesis(text), base.source, Rung.SUBSTITUTION)
                if not work.lacking:
                    break

    def _regovern(self, works: Sequence[Work]) -> None:
        for work in works:
            held = work.best.unsatisfied
            for candidate in [other for other in work.candidates if other.unsatisfied == held]:
                text = regoverned(candidate, self._morphology)
                self._add(work, Hypothesis(text), candidate.source, Rung.SUBSTITUTION)

    # ---- judging -------------------------------------------------------------------------------------------

    def _add(self, work: Work, hypothesis: Hypothesis, source: Source, rung: Rung) -> None:
        text = hypothesis.text
        if any(candidate.text == text for candidate in work.candidates):
            return
        verdicts = judge(work.matches, text, self._morphology) if work.matches else ()
        faults = self._inspect(work.segment, text)
        work.candidates.append(
            Candidate(
                text,
                rung,
                source,
                verdicts,
                faults,
                hypothesis.links,
                hypothesis.score,
                self._misgoverned(text, verdicts),
            )
        )

    def _misgoverned(self, text: str, verdicts: Sequence[TermVerdict]) -> int:
        places = ((occurrence.start, occurrence.end) for verdict in verdicts for occurrence in verdict.found)
        return sum(misgoverned(text, start, end, self._morphology) is not None for start, end in places)

    def _score(self, works: Sequence[Work]) -> None:
        """Score every candidate given the plain segment: scores given different sources do not compare."""
        jobs = [(work, place) for work in works for place in range(len(work.candidates))]
        pairs = [(work.segment, work.candidates[place].text) for work, place in jobs]
        for (work, place), score in zip(jobs, self._translator.score(pairs) if pairs else [], strict=True):
            work.candidates[place] = replace(work.candidates[place], score=score)

    def _translation(self, work: Work) -> Translation:
        chosen = work.best
        rung = chosen.rung if work.matches else Rung.NO_TERMS
        return Translation(
            source=work.segment,
            target=chosen.text,
            origin=Origin.MACHINE,
            signature=self._translator.signature,
            score=chosen.score,
            rung=Rung.UNSATISFIED if chosen.unsatisfied else rung,
            verdicts=chosen.verdicts,
            problems=chosen.faults,
        )
