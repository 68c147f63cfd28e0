"""The translation memory at size: how long 200,000 units take to answer an article, and what the word index misses.

    python -m tests.benchmarks.memory [--units 200000] [--corpus FOLDER]

Sources are the English halves of the corpus `*.tsv.xz` where the folder has them, filled up with sentences made of
Zipf-distributed words. The 22 queries are the bundled article's own sentences; every third stands in the memory with
a few words changed. Recall is measured against comparing with every source.
"""

from __future__ import annotations

import argparse
import lzma
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

from l10n.adapters.memory import SqliteMemory
from l10n.adapters.memory.similarity import Similarity
from l10n.adapters.sentencex_splitter import SentencexSplitter
from l10n.ports import MemoryPair
from l10n.stages.segment import segment

ARTICLE = Path("locales/en/white-house-talks.txt")
VOCABULARY = 60_000


def from_corpus(folder: Path) -> Iterator[str]:
    """The English sentences of the corpus, as far as it is there."""
    for path in sorted(folder.glob("*.tsv.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            yield from (line.split("\t", maxsplit=1)[0].strip() for line in lines)


def made_up(random_: random.Random) -> Iterator[str]:
    """Sentences of 6 to 35 words; the commonest words are English ones."""
    known = ARTICLE.read_text(encoding="utf-8").split()
    vocabulary = known + [f"w{number:x}" for number in range(VOCABULARY)]
    weights = list(accumulated(1 / rank for rank in range(1, len(vocabulary) + 1)))
    while True:
        yield " ".join(random_.choices(vocabulary, cum_weights=weights, k=random_.randint(6, 35))) + "."


def accumulated(values: Iterator[float]) -> Iterator[float]:
    """Running sums."""
    total = 0.0
    for value in values:
        total += value
        yield total


def disturbed(text: str, random_: random.Random) -> str:
    """The text with every tenth word changed."""
    words = text.split()
    for number in random_.sample(range(len(words)), max(1, len(words) // 10)):
        words[number] = "something"
    return " ".join(words)


def main() -> None:
    """Fill a memory, ask it, and print what was measured."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--units", type=int, default=200_000)
    parser.add_argument("--corpus", type=Path, default=Path("../shared/corpus"))
    options = parser.parse_args()
    random_ = random.Random(20)
    queries = [part.text for part in segment(ARTICLE.read_text(encoding="utf-8"), SentencexSplitter())]
    planted = [disturbed(text, random_) for text in queries[::3]]
    corpus = list(islice(dict.fromkeys(from_corpus(options.corpus)), options.units - len(planted)))
    if not corpus:
        print(f"{options.corpus} is absent: all sentences are made up", file=sys.stderr)
    sources = list(islice(dict.fromkeys(chain(planted, corpus, made_up(random_))), options.units))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "memory.sqlite"
        memory = SqliteMemory(path)
        start = time.perf_counter()
        memory.replace("benchmark", "1", (MemoryPair("uk", text, f"→ {text}") for text in sources))
        print(f"{len(sources)} units ({len(corpus)} from the corpus) filled in {time.perf_counter() - start:.1f} s,")
        print(f"{path.stat().st_size / 1e6:.0f} MB")
        memory.close()
        start = time.perf_counter()
        memory = SqliteMemory(path)
        answers = memory.lookup(queries, "uk", limit=3)
        print(f"{len(queries)} segments answered in {time.perf_counter() - start:.3f} s, the memory opened anew")
        memory.close()
    report_recall(queries, answers, sources)


def report_recall(queries: list[str], answers: list[tuple[object, ...]], sources: list[str]) -> None:
    """Compare with the best match found by looking at every source."""
    found = wanted = 0
    for query, answer in zip(queries, answers, strict=True):
        similarity = Similarity(query)
        best = max(similarity(text, 70) for text in sources)
        wanted += best > 0
        found += best > 0 and bool(answer) and answer[0].similarity == best  # type: ignore[attr-defined]
    print(f"best match found for {found} of {wanted} segments that have one of 70 % or more")


if __name__ == "__main__":
    main()
