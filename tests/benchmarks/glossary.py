"""The glossary at size: loading 100,000 rows, indexing them, matching a segment; and judging a unit.

    uv run python -m tests.benchmarks.glossary [--rows 100000] [--units 10000]

The rows are made up (one to four words, some with variants, accepted and forbidden forms and notes), with the
project's own glossary on top. Segments are the article's. Units are judged against translations made of the
glossary's inflected forms, as a checker would: every unit another text, so that no cache of whole texts helps.
Times are CPU times of one process, the best of three where nothing is cached between runs.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from l10n.adapters.glossary.aho_finder import build_search
from l10n.adapters.glossary.csv_glossary import load_glossary
from l10n.adapters.morphology import open_morphology
from l10n.adapters.sentencex_splitter import SentencexSplitter
from l10n.ports import Morphology
from l10n.stages.recognise import judge
from l10n.stages.segment import segment
from l10n.stages.terms import GlossaryFinder

ARTICLE = Path("locales/en/white-house-talks.txt")
ENTITIES = Path("glossary/entities.csv")
SYLLABLES = "ka lo mi ren sta vor el dra bu ni tes gon ach ri mal ze po lin ter os".split()
Result = TypeVar("Result")


def rows(count: int, random_: random.Random) -> Iterator[str]:
    """Lines of a glossary, no source twice."""
    yield "source,kind,uk,ru,de,match,note"
    for number in range(count):
        words = [word(random_).title() for _ in range(random_.choice((1, 1, 2, 2, 3, 4)))]
        source = f"{' '.join(words)} {number:x}"
        variant = f"|{source}s" if number % 5 == 0 else ""
        target = " ".join(words[::-1])
        extra = f"|{target}en|!{target}ov" if number % 3 == 0 else ""
        yield f"{source}{variant},place,{target},{target},{target}{extra},,{'a note' if number % 4 == 0 else ''}"


def word(random_: random.Random) -> str:
    """Two to four syllables."""
    return "".join(random_.choices(SYLLABLES, k=random_.randint(2, 4)))


def timed(work: Callable[[], Result], times: int = 1) -> tuple[float, Result]:
    """The best CPU time of some runs, in seconds, and the last run's result."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        result = work()
        best = min(best, time.process_time() - start)
    return best, result


def translations(sources: list[str], finder: GlossaryFinder, morphology: Morphology, count: int) -> list[str]:
    """`count` texts, each with a form of every term of a source between other words."""
    random_ = random.Random(4)
    vocabulary = [word(random_) for _ in range(5000)]
    texts = []
    for number in range(count):
        words = random_.choices(vocabulary, k=20)
        for match in finder.find(sources[number % len(sources)]):
            rendering = match.term.rendering(morphology.locale)
            forms = morphology.forms(rendering.preferred, match.term.kind) if rendering else ()
            words += [random_.choice(forms).text] if forms else []
        random_.shuffle(words)
        texts.append(" ".join(words))
    return texts


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--units", type=int, default=10_000)
    arguments = parser.parse_args()
    sources = [part.text for part in segment(ARTICLE.read_text(encoding="utf-8"), SentencexSplitter())]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.csv"
        path.write_text("\n".join(rows(arguments.rows, random.Random(3))) + "\n", encoding="utf-8")
        seconds, terms = timed(lambda: load_glossary([ENTITIES, path]), 3)
    print(f"{len(terms)} rows read in {seconds:.2f} s")
    seconds, finder = timed(lambda: GlossaryFinder(terms, build_search))
    print(f"their index built in {seconds:.2f} s")
    seconds, _ = timed(lambda: [finder.find(source) for source in sources], 3)
    print(f"a segment matched in {seconds * 1000 / len(sources):.3f} ms, on average over {len(sources)}")
    own = GlossaryFinder(load_glossary([ENTITIES]), build_search)
    matches = [own.find(source) for source in sources]
    for locale in ("uk", "ru", "de"):
        morphology = open_morphology(locale)
        texts = translations(sources, own, morphology, arguments.units)
        work = [(matches[number % len(matches)], text) for number, text in enumerate(texts)]
        seconds, _ = timed(lambda work=work, morphology=morphology: [judge(m, t, morphology) for m, t in work])
        print(f"{locale}: a unit judged in {seconds * 1000 / len(texts):.3f} ms, on average over {len(texts)}")


if __name__ == "__main__":
    main()
