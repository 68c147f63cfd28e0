"""The ladder itself: batches of candidates, rung after rung, for the segments that still need one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from l10n.model import Hypothesis, Origin, Rung, TermMatch, TermVerdict, Translation
from l10n.ports import CaseModel, Morphology, Request, TermFinder, Translator
from l10n.stages.government import misgoverned
from l10n.stages.ladder.candidates import Candidate, best, contenders
from l10n.stages.ladder.fill import Slot, fillings, find_slot
from l10n.stages.ladder.labels import label
from l10n.stages.ladder.sources import Source, annotated, plain
from l10n.stages.ladder.standing import Standing, recased, standings
from l10n.stages.ladder.strays import find_strays
from l10n.stages.recognise import judge

__all__ = ["ALL_RUNGS", "Enforcer", "Inspect"]

Inspect = Callable[[str, str], tuple[str, ...]]
"""`(source, target)` → what is wrong with the target whatever the glossary says, a sentence each."""

ALL_RUNGS = frozenset({Rung.ANNOTATION, Rung.N_BEST, Rung.PREFIX, Rung.SUBSTITUTION})
BEAM = 4  # Argos decodes with a beam of four: so many hypotheses cost nothing more
NO_REPEAT = 3  # the shortest n-gram whose repetition is a loop and not style
ROUNDS = 6  # at least; a segment of more terms gets one for each, and some may be there twice
# How much less probable, in log-probability a token, a text may become by a term that is put in before other ways are
# tried: a name seldom seen costs as much even where it stands rightly.
DOUBT = 1.0
VERSION = "ladder:2"  # counted up where the ladder makes another text of the same hypotheses
CUT_OFF = "The machine stopped before the sentence was done."


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
        return all(candidate.unsatisfied for candidate in self.candidates)

    @property
    def annotated(self) -> bool:
        """Whether the model wrote every term that it read in the source."""
        return any(candidate.source.annotated and not candidate.unsatisfied for candidate in self.candidates)


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
        cases: CaseModel | None = None,
        inspect: Inspect = lambda _source, _target: (),
        rungs: frozenset[Rung] = ALL_RUNGS,
    ) -> None:
        self._translator = translator
        self._finder = finder
        self._morphology = morphology
        self._cases = cases
        self._signature = " ".join((translator.signature, VERSION, *([cases.signature] if cases else ())))
        self._inspect = inspect
        self._rungs = rungs

    def translate(self, segments: Sequence[str]) -> list[Translation]:
        """One translation a segment, in order; raises `EngineError`."""
        works = [Work(segment, self._matches(segment)) for segment in segments]
        self._label(works)
        undecoded = [work for work in works if not work.candidates]
        self._decode(undecoded, [plain(work.segment, work.matches) for work in undecoded])
        self._repair(undecoded)
        self._put_in(works)
        self._score(works, all_of_them=True)
        doubtful = [work for work in works if self._doubtful(work)]
        self._annotate(doubtful)
        self._continue(doubtful)
        self._recase(works)
        self._settle(works)
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
                source = plain(work.segment, work.matches)
                self._keep(work, self._judged(work, Hypothesis(text), source, Rung.SUBSTITUTION))

    # ---- rungs a and b: decoding ---------------------------------------------------------------------------

    def _decode(self, works: Sequence[Work], sources: Sequence[Source], *, no_repeat: int = 0) -> None:
        """Add the best hypothesis of each source: of those that hold as many terms the decoder's first."""
        if not works:
            return
        n_best = BEAM if Rung.N_BEST in self._rungs and any(work.matches for work in works) else 1
        requests = [Request(source.text, no_repeat_ngram=no_repeat) for source in sources]
        answers = self._translator.translate(requests, n_best=n_best, links=any(work.matches for work in works))
        for work, source, hypotheses in zip(works, sources, answers, strict=True):
            first = Rung.ANNOTATION if source.annotated else Rung.UNCONSTRAINED
            rungs = [first, *[Rung.N_BEST] * len(hypotheses)]
            found = [self._judged(work, one, source, rung) for one, rung in zip(hypotheses, rungs, strict=False)]
            self._keep(work, max(found, key=lambda candidate: candidate.merit))

    def _repair(self, works: Sequence[Work]) -> None:
        """Loops and echoes are decoded again with repeated n-grams forbidden."""
        self._score(works)
        faulty = [work for work in works if work.best.faults]
        self._decode(faulty, [work.best.source for work in faulty], no_repeat=NO_REPEAT)

    def _annotate(self, works: Sequence[Work]) -> None:
        """The model reads the terms in the source, where it was trained to."""
        markup = self._translator.term_markup
        if markup and Rung.ANNOTATION in self._rungs:
            locale = self._morphology.locale
            self._decode(works, [annotated(work.segment, work.matches, locale, markup) for work in works])

    # ---- rungs c and d: forcing ----------------------------------------------------------------------------

    def _put_in(self, works: Sequence[Work]) -> None:
        """Put in one missing term a round, until none is missing or nothing helps."""
        for _ in range(max(ROUNDS, *(len(work.matches) for work in works), 0)):
            known = [len(work.candidates) for work in works]
            self._substitute([work for work in works if work.lacking or work.best.strays])
            works = [work for work, before in zip(works, known, strict=True) if len(work.candidates) > before]

    def _substitute(self, works: Sequence[Work]) -> None:
        """Put each work's first missing term in, in place of what stands there, in each form that may stand there."""
        self._score(works)
        locale = self._morphology.locale
        places = ((work, find_slot(work.best, work.segment, work.matches, locale)) for work in works)
        self._fill([(work, slot) for work, slot in places if slot])

    def _doubtful(self, work: Work) -> bool:
        """Whether the model finds what was put in so unlikely that another way may be better.

        Not where it runs on without end: that takes longest, and another way ends no sooner.
        """
        first, chosen = work.candidates[0], work.best
        if CUT_OFF in chosen.faults and Rung.SUBSTITUTION in self._rungs:
            return False
        if chosen.rung is not Rung.SUBSTITUTION or not chosen.forced:
            return bool(chosen.unsatisfied)
        return Rung.SUBSTITUTION not in self._rungs or (chosen.score or 0.0) < (first.score or 0.0) - DOUBT

    def _continue(self, works: Sequence[Work]) -> None:
        """Force the hypothesis through the last term that was put in, and let the model go on from there.

        For a model that reads annotations this comes after them, and only where they did not help.
        """
        if Rung.PREFIX not in self._rungs:
            return
        bases = [(work, base) for work in works if (base := work.best).forced and not work.annotated]
        requests = [Request(base.source.text, prefix=base.text[: base.forced]) for _, base in bases]
        answers = self._translator.translate(requests, links=True) if requests else []
        for (work, base), hypotheses in zip(bases, answers, strict=True):
            self._keep(work, self._judged(work, hypotheses[0], base.source, Rung.PREFIX))

    def _recase(self, works: Sequence[Work]) -> None:
        """Put terms that stand in a case that cannot be, or hardly, into the one that is likeliest there."""
        if Rung.SUBSTITUTION not in self._rungs:
            return
        for work in works:
            for candidate in contenders(work.candidates):
                text = recased(
                    candidate.text, self._standings(work, candidate.text, candidate.verdicts), self._morphology
                )
                if text != candidate.text:
                    hypothesis = Hypothesis(text, truncated=CUT_OFF in candidate.faults)
                    self._keep(work, self._judged(work, hypothesis, candidate.source, Rung.SUBSTITUTION))

    def _fill(self, slots: Sequence[tuple[Work, Slot]]) -> None:
        """Add every filling of every slot that helps as a candidate of rung d.

        A term that is not found once it is in („n/a“ where the recogniser wants a capital) would be put in forever.
        """
        for work, slot in slots:
            for filling in fillings(slot, work.segment, self._morphology, self._cases):
                hypothesis = Hypothesis(filling.text, None, filling.links, CUT_OFF in slot.base.faults)
                candidate = self._judged(work, hypothesis, slot.base.source, Rung.SUBSTITUTION)
                if candidate.shortcomings < slot.base.shortcomings:
                    self._keep(work, replace(candidate, forced=filling.forced))

    # ---- judging -------------------------------------------------------------------------------------------

    def _keep(self, work: Work, candidate: Candidate) -> None:
        if all(candidate.text != other.text for other in work.candidates):
            work.candidates.append(candidate)

    def _judged(self, work: Work, hypothesis: Hypothesis, source: Source, rung: Rung) -> Candidate:
        text = hypothesis.text
        verdicts = judge(work.matches, text, self._morphology) if work.matches else ()
        faults = (*self._inspect(work.segment, text), *((CUT_OFF,) if hypothesis.truncated else ()))
        # What an annotated source makes likely does not compare with what the segment itself does.
        score = None if source.annotated and rung is not Rung.SUBSTITUTION else hypothesis.score
        standing = self._standings(work, text, verdicts)
        spans = [(one.occurrence.start, one.occurrence.end) for one in standing]
        misplaced = sum(misgoverned(text, start, end, self._morphology) is not None for start, end in spans)
        case_score = sum(one.log_probability for one in standing)
        strays = sum(1 for _ in find_strays(text, work.segment, work.matches, verdicts, self._morphology.locale))
        return Candidate(
            text, rung, source, verdicts, faults, hypothesis.links, score,
            misgoverned=misplaced, strays=strays, case_score=case_score,
        )  # fmt: skip

    def _standings(self, work: Work, text: str, verdicts: Sequence[TermVerdict]) -> list[Standing]:
        return standings(text, work.segment, verdicts, work.matches, self._morphology, self._cases)

    def _settle(self, works: Sequence[Work]) -> None:
        """Leave the candidates of the rungs in use (others only showed the way), and score them."""
        unforced = {Rung.NO_TERMS, Rung.UNCONSTRAINED}
        for work in works:
            work.candidates = [one for one in work.candidates if one.rung in self._rungs | unforced]
        self._score(works, all_of_them=True)

    def _score(self, works: Sequence[Work], *, all_of_them: bool = False) -> None:
        """Score given the plain segment: scores given different sources do not compare.

        Only those candidates that nothing but their probability tells apart, unless `all_of_them` are to have one.
        """
        jobs: list[tuple[Work, Candidate]] = []
        for work in works:
            rivals = contenders(work.candidates)
            if all_of_them or len(rivals) > 1:
                jobs += [(work, candidate) for candidate in rivals if candidate.score is None]
        pairs = [(work.segment, candidate.text) for work, candidate in jobs]
        for (work, candidate), score in zip(jobs, self._translator.score(pairs) if pairs else [], strict=True):
            work.candidates[work.candidates.index(candidate)] = replace(candidate, score=score)

    def _translation(self, work: Work) -> Translation:
        chosen = work.best
        rung = chosen.rung if work.matches else Rung.NO_TERMS
        return Translation(
            source=work.segment,
            target=chosen.text,
            origin=Origin.MACHINE,
            signature=self._signature,
            score=chosen.score,
            rung=Rung.UNSATISFIED if chosen.unsatisfied else rung,
            verdicts=chosen.verdicts,
            problems=chosen.faults,
        )
