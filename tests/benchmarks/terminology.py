"""The ladder measured: how many terms it holds, by which rung, what that does to the text, and what it costs.

    uv run python -m tests.benchmarks.terminology [--segments 200] [--to uk,ru,de] [--engine bundled] [--corpus FOLDER]

Text: FLORES dev, an evenly spread sample of its sentences with terms, and the first article. Glossary: for FLORES
the territories, languages and currencies that CLDR names in all four languages, as far as the sentence's reference
uses the entry's form (the model is held to no word that the reference does not have); for the article its own.

A term counts by the definition of the WMT25 terminology task: its surface or its lemma sequence stands in the
target, case ignored (lemmas by simplemma, for Ukrainian and Russian also by pymorphy3). “Ours” is the same by this
program's recogniser, which also looks at agreement. chrF2 is sacrebleu's, 0–100. Milliseconds are of processor time,
all cores together: wall time means nothing on a busy machine. “Rungs b–d” have annotation switched off, as for a
model that does not know it.
"""

from __future__ import annotations

import time
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from l10n.adapters.cases import open_case_model
from l10n.adapters.engine.select import open_translator
from l10n.adapters.glossary.aho_finder import build_search
from l10n.adapters.glossary.csv_glossary import load_glossary
from l10n.adapters.morphology import open_morphology
from l10n.adapters.po import PoStore
from l10n.adapters.sentencex_splitter import SentencexSplitter
from l10n.model import Rendering, Rung, Term, TermMatch, Translation
from l10n.ports import TermFinder
from l10n.stages.inspect import inspector
from l10n.stages.ladder import Enforcer
from l10n.stages.ladder.ladder import ALL_RUNGS
from l10n.stages.segment import segment
from l10n.stages.terms import GlossaryFinder
from tests.benchmarks.flores import LOCALES, cldr_finder, options, read_flores

ARTICLE = Path("locales/en/white-house-talks.txt")
REVIEWED = Path("tests/data/reviewed")
LADDERS = {
    "no glossary": frozenset[Rung](),
    "glossary": ALL_RUNGS,
    "rungs b–d": ALL_RUNGS - {Rung.ANNOTATION},
}


@dataclass(frozen=True, slots=True)
class Text:
    """Sentences to translate, their terms, and a human translation of each where there is one."""

    name: str
    sources: tuple[str, ...]
    finder: TermFinder
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sample:
    """A finder of the terms that each sentence of a sample is held to."""

    terms: Sequence[Term]
    matches: dict[str, tuple[TermMatch, ...]]

    def find(self, source: str) -> tuple[TermMatch, ...]:
        """The terms of a sentence; none of one that is not in the sample."""
        return self.matches.get(source, ())


class Lemmas:
    """The judge of the WMT25 task, independent of the program's own recogniser."""

    def __init__(self, locale: str) -> None:
        self._locale = locale
        self._of = lru_cache(maxsize=None)(self._lemmas)

    def holds(self, target: str, rendering: Rendering) -> bool:
        """Whether the surface or the lemma sequence of an allowed form stands in `target`."""
        words = _words(target)
        return any(self._stands(_words(form), words) for form in rendering.allowed)

    def _stands(self, wanted: Sequence[str], words: Sequence[str]) -> bool:
        starts = range(len(words) - len(wanted) + 1)
        return any(all(map(self._same, wanted, words[start : start + len(wanted)])) for start in starts)

    def _same(self, one: str, other: str) -> bool:
        return one == other or bool(self._of(one) & self._of(other))

    def _lemmas(self, word: str) -> frozenset[str]:
        import simplemma

        # simplemma knows German nouns by their capital.
        found = {simplemma.lemmatize(form, lang=self._locale).casefold() for form in (word, word.capitalize())}
        if self._locale in ("uk", "ru"):
            found |= {parse.normal_form for parse in _analyzer(self._locale).parse(word)}
        return frozenset(found)


@lru_cache
def _analyzer(locale: str) -> Any:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang=locale)


def _words(text: str) -> list[str]:
    kept = "".join(character if character.isalnum() or character in "’'ʼ-" else " " for character in text)
    words = (word.strip("’'ʼ-").casefold() for word in kept.replace("’", "'").replace("ʼ", "'").split())
    return [word for word in words if word]


def flores(folder: Path, locale: str, count: int) -> Text:
    """`count` sentences, evenly spread over those whose reference uses the form of at least one entry."""
    lines = read_flores(folder)
    finder, judge = cldr_finder(), Lemmas(locale)
    held: dict[str, tuple[TermMatch, ...]] = {}
    for source, reference in zip(lines["en"], lines[locale], strict=True):
        found = (match for match in finder.find(source) if _used(match.term, reference, judge, locale))
        if matches := tuple(found):
            held[source] = matches
    sources = _spread(list(held), count)
    references = dict(zip(lines["en"], lines[locale], strict=True))
    return Text("FLORES dev", sources, Sample(finder.terms, held), tuple(references[text] for text in sources))


def _used(term: Term, text: str, judge: Lemmas, locale: str) -> bool:
    rendering = term.rendering(locale)
    return rendering is not None and judge.holds(text, rendering)


def _spread(items: Sequence[str], count: int) -> tuple[str, ...]:
    wanted = min(count, len(items))
    return tuple(items[index * len(items) // wanted] for index in range(wanted))


def article(locale: str) -> Text:
    """The first article under the project's glossary, with the reviewed translations as references."""
    sources = tuple(part.text for part in segment(ARTICLE.read_text(encoding="utf-8"), SentencexSplitter()))
    path = REVIEWED / locale / "LC_MESSAGES" / f"{ARTICLE.stem}.po"
    known = {unit.source: unit.target for unit in PoStore().read(path).units} if path.is_file() else {}
    references = tuple(known[source] for source in sources) if all(map(known.get, sources)) else ()
    return Text("the article", sources, GlossaryFinder(load_glossary([Path("glossary")]), build_search), references)


def measure(text: Text, locale: str, engine: str, ladder: str) -> None:
    """Translate a text up one ladder and print what came of it."""
    finder = text.finder if LADDERS[ladder] else GlossaryFinder((), build_search)
    enforcer = Enforcer(
        open_translator(locale, engine), finder, open_morphology(locale),
        cases=open_case_model(locale), inspect=inspector(locale), rungs=LADDERS[ladder],
    )  # fmt: skip
    enforcer.translate(text.sources[:1])  # the model and the dictionaries are loaded
    start = time.process_time()
    done = enforcer.translate(text.sources)
    milliseconds = (time.process_time() - start) * 1000 / len(done)
    held, ours, total = _success(text, done, locale)
    print(
        f"{text.name:11} {locale:6} {ladder:11} {len(done):8} {total:6} {held / total:7.1%} {ours / total:7.1%}"
        f" {_chrf(text, done):7} {milliseconds:7.0f}  {_histogram(done)}",
        flush=True,
    )


def _success(text: Text, done: Sequence[Translation], locale: str) -> tuple[int, int, int]:
    """Terms held by the WMT25 definition, by our recogniser, and in all; a term counts once a sentence."""
    from l10n.stages.recognise import judge

    lemmas, morphology = Lemmas(locale), open_morphology(locale)
    held = ours = total = 0
    for translation in done:
        verdicts = judge(text.finder.find(translation.source), translation.target, morphology)
        total += len(verdicts)
        ours += sum(verdict.satisfied for verdict in verdicts)
        held += sum(_used(verdict.term, translation.target, lemmas, locale) for verdict in verdicts)
    return held, ours, total


def _chrf(text: Text, done: Sequence[Translation]) -> str:
    from sacrebleu.metrics import CHRF

    if not text.references:
        return "–"
    return f"{CHRF().corpus_score([one.target for one in done], [list(text.references)]).score:.1f}"


def _histogram(done: Iterable[Translation]) -> str:
    counts = Counter(translation.rung for translation in done)
    return ", ".join(f"{rung.value} {counts[rung]}" for rung in Rung if counts[rung])


def main() -> None:
    """Measure every locale, text and ladder, and print a line for each."""
    parser = options(__doc__)
    parser.add_argument("--segments", type=int, default=200, help="sentences of FLORES dev a locale")
    parser.add_argument("--to", default=",".join(LOCALES))
    parser.add_argument("--engine", default="bundled")
    arguments = parser.parse_args()
    locales = arguments.to.split(",")
    print(f"{open_translator(locales[0], arguments.engine).signature}\n")
    print("text        locale ladder      segments  terms    held    ours   chrF2      ms  rungs")
    for locale in locales:
        for text in texts(arguments, locale):
            for ladder in LADDERS:
                measure(text, locale, arguments.engine, ladder)


def texts(arguments: Namespace, locale: str) -> Iterable[Text]:
    """The article, then FLORES where it is there; that it is not is said by `read_flores`."""
    yield article(locale)
    with suppress(SystemExit):
        yield flores(arguments.corpus, locale, arguments.segments)


if __name__ == "__main__":
    main()
