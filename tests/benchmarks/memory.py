"""The translation memory at size: how long 200,000 units take to answer an article, and what the word index misses.

    uv run python -m tests.benchmarks.memory [--units 200000] [--corpus FOLDER] [--catalogs 1000]

Sources are the English sentences of the corpus `*.tsv.xz` where the folder has them, filled up with sentences made of
Zipf-distributed words. The 22 queries are the bundled article's own sentences; every third stands in the memory with
a few words changed. Likeness counts the bundled glossary's terms. Recall is measured with sentences of the memory, of
which a share of the words was changed, against comparing with every source. Times are wall clock, with processor
seconds in brackets: on a busy machine only the latter compare.
"""

from __future__ import annotations

import argparse
import lzma
import random
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import chain, islice
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from l10n.adapters.memory import SqliteMemory
from l10n.adapters.memory.similarity import Similarity, fold
from l10n.adapters.memory.tmx import read_tmx, render_tmx
from l10n.adapters.po import PoStore
from l10n.adapters.sentencex_splitter import SentencexSplitter
from l10n.config import load_config
from l10n.model import Catalog, Unit
from l10n.pipeline.feed import feed
from l10n.ports import MemoryPair
from l10n.stages.segment import segment
from l10n.wiring import build_tools, open_memory

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = ROOT / "locales/en/white-house-talks.txt"
PARTS = 10  # TMX files that the import is measured on
VOCABULARY = 60_000


def from_corpus(folder: Path) -> Iterator[str]:
    """The English sentences of the corpus (its second column), as far as it is there."""
    for path in sorted(folder.glob("*.tsv.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            yield from (line.split("\t", maxsplit=2)[1].strip() for line in lines)


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


def distinct(texts: Iterable[str]) -> Iterator[str]:
    """Each text once, without waiting for the last one."""
    seen: set[str] = set()
    for text in texts:
        if text not in seen:
            seen.add(text)
            yield text


def disturbed(text: str, random_: random.Random, share: float = 0.1) -> str:
    """The text with that share of its words replaced, dropped or doubled."""
    words = text.split()
    for number in random_.sample(range(len(words)), max(1, int(len(words) * share))):
        words[number] = random_.choice(("something", "", f"{words[number]} or so"))
    return " ".join(" ".join(words).split())


@contextmanager
def measured(what: str) -> Iterator[None]:
    """Print how long the work inside took."""
    wall, processor = time.perf_counter(), time.process_time()
    yield
    print(f"{what:<58} {time.perf_counter() - wall:8.3f} s  ({time.process_time() - processor:.3f} s)", flush=True)


def main() -> None:
    """Fill a memory, ask it, and print what was measured."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--units", type=int, default=200_000)
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpus")
    parser.add_argument("--catalogs", type=int, default=1000)
    parser.add_argument("--recall", type=int, default=50)
    options = parser.parse_args()
    random_ = random.Random(20)
    queries = [part.text for part in segment(ARTICLE.read_text(encoding="utf-8"), SentencexSplitter())]
    planted = [disturbed(text, random_) for text in queries[::3]]
    corpus = list(islice(distinct(from_corpus(options.corpus)), options.units - len(planted)))
    if not corpus:
        print(f"{options.corpus} is absent: all sentences are made up", file=sys.stderr)
    sources = list(islice(distinct(chain(planted, corpus, made_up(random_))), options.units))
    print(f"{len(sources)} units, {len(corpus)} of them from the corpus", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "l10n.toml").write_text("", encoding="utf-8")
        measure_import(root, sources)
        measure_lookup(root, queries)
        measure_feeding(root, options.catalogs, sources)
        for share in (0.1, 0.2, 0.3):
            report_recall(root, share, options.recall, sources, random_)


def measure_import(root: Path, sources: Sequence[str]) -> None:
    """Import everything from TMX files, as `l10n memory import` does."""
    size = -(-len(sources) // PARTS)
    files = [
        render_tmx(MemoryPair("uk", text, f"→ {text}") for text in sources[start : start + size])
        for start in range(0, len(sources), size)
    ]
    tools = build_tools(load_config(root))
    with closing(open_memory(tools)) as memory, measured(f"imported from {sum(map(len, files)) / 1e6:.0f} MB of TMX"):
        for number, data in enumerate(files):
            memory.replace(f"{number}.tmx", "1", read_tmx(data, f"{number}.tmx"))
    print(f"{'size of the memory':<58} {tools.layout.memory.stat().st_size / 1e6:8.1f} MB")


def measure_lookup(root: Path, queries: Sequence[str]) -> None:
    """Answer the article, the memory opened anew, and a second time with everything in place."""
    tools = build_tools(load_config(root), glossary=[ROOT / "glossary"])
    tools.finder.find("The glossary is indexed at its first use.")
    with closing(open_memory(tools)) as memory:
        with measured(f"{len(queries)} segments answered, the memory just opened"):
            memory.lookup(queries, "uk", limit=3)
        with measured(f"{len(queries)} segments answered again"):
            memory.lookup(queries, "uk", limit=3)
    with closing(SqliteMemory(tools.layout.memory)) as memory:
        memory.lookup(queries[:1], "uk")
        with measured(f"{len(queries)} segments answered, no glossary"):
            memory.lookup(queries, "uk", limit=3)


def measure_feeding(root: Path, count: int, sources: Sequence[str]) -> None:
    """Read many catalogues of 22 reviewed units for the first time, and look whether they changed."""
    folder = root / "locales" / "uk" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    for number in range(count):
        units = tuple(Unit(text, (f"→ {text}",)) for text in sources[number * 22 % 10_000 :][:22])
        (folder / f"{number}.po").write_bytes(PoStore().render(Catalog("x.po", {"Language": "uk"}, units)))
    tools = build_tools(load_config(root))
    with closing(open_memory(tools)) as memory:
        with measured(f"{count} catalogues of 22 units read for the first time"):
            feed(memory, tools)
        with measured(f"{count} catalogues found unchanged"):
            feed(memory, tools)


def report_recall(root: Path, share: float, count: int, sources: Sequence[str], random_: random.Random) -> None:
    """Ask for disturbed sentences, and compare with the best match found by looking at every source."""
    queries = [disturbed(text, random_, share) for text in random_.sample(sources, count)]
    with closing(SqliteMemory(build_tools(load_config(root)).layout.memory)) as memory:
        answers = memory.lookup(queries, "uk")
    folded = [fold(text) for text in sources]
    found = wanted = 0
    for query, answer in zip(queries, answers, strict=True):
        near = process.extract(
            fold(query), folded, scorer=Levenshtein.normalized_similarity, score_cutoff=0.7, limit=None
        )  # fmt: skip
        similarity = Similarity(query)
        best = max((similarity(sources[place], 70) for _, _, place in near), default=0)
        wanted += best >= 70
        found += best >= 70 and bool(answer) and answer[0].similarity == best
    print(f"{share:.0%} of the words disturbed: best match found for {found} of {wanted} that have one of 70 % or more")


if __name__ == "__main__":
    main()
