"""How good the translations are: BLEU and chrF2 on FLORES dev, the glossary on and off, and the bundled article.

    python -m tests.benchmarks.quality [--engine bundled] [--sample 200] [--to uk,ru,de] [--flores FOLDER]
    python -m tests.benchmarks.quality --raise-floors

FLORES dev (997 sentences) may not be committed; it is looked for beside the checkout. The sample is spread evenly over
it. `--raise-floors` measures what CI measures and raises `quality-floors.json` where the bundled model is better than
what stands there; nothing ever lowers it (`tests/training/test_quality.py` holds the model to it).
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.config import load_config
from l10n.model import Translation
from l10n.pipeline.translate import open_enforcer
from l10n.training.evaluation import Scores, read_test_set, score, spread
from l10n.wiring import build_tools

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = ROOT / "locales" / "en" / "white-house-talks.txt"
GLOSSARY = ROOT / "glossary"
FLOORS = Path(__file__).with_name("quality-floors.json")
FLORES = ROOT.parent / "shared" / "corpus" / "dev"
# int8 arithmetic differs a little between processors: so much lower is still the same model
MARGIN = {"bleu": 0.3, "chrf": 0.5}


@dataclass(frozen=True, slots=True)
class Figures:
    """Scores of one locale; `with_terms` counts the sentences that the glossary had a say in."""

    off: Scores
    on: Scores
    with_terms: int
    words_a_second: float


def measure(locale: str, engine: str, flores: Path, sample: int) -> Figures:
    """Translate the sample as `l10n translate` would, without a glossary and with the project's own."""
    sources, references = (spread(lines, sample) for lines in read_test_set(flores, locale))
    start = time.monotonic()
    off = translate(sources, locale, engine, ())
    seconds = time.monotonic() - start
    finder = build_tools(load_config(ROOT), glossary=[GLOSSARY]).finder
    places = [place for place, source in enumerate(sources) if finder.find(source)]  # the others do not change
    changed = translate([sources[place] for place in places], locale, engine, [GLOSSARY])
    on = dict(zip(places, changed, strict=True))
    words = sum(len(source.split()) for source in sources)
    return Figures(
        score([one.target for one in off], references),
        score([on.get(place, one).target for place, one in enumerate(off)], references),
        len(places),
        words / seconds,
    )


def translate(sources: Sequence[str], locale: str, engine: str, glossary: Sequence[Path]) -> list[Translation]:
    """What the pipeline makes of the sources, the ladder and the repair of faults included."""
    return open_enforcer(build_tools(load_config(ROOT), glossary=glossary, engine=engine), locale).translate(sources)


def article_figures(locale: str, engine: str) -> str:
    """What the ladder made of the bundled article: terms held, and by which rung."""
    from l10n.adapters.sentencex_splitter import SentencexSplitter
    from l10n.stages.segment import segment

    segments = [part.text for part in segment(ARTICLE.read_text(encoding="utf-8"), SentencexSplitter())]
    start = time.monotonic()
    done = translate(segments, locale, engine, [GLOSSARY])
    seconds = time.monotonic() - start
    verdicts = [verdict for one in done for verdict in one.verdicts]
    rungs = ", ".join(f"{rung.value} {count}" for rung, count in Counter(one.rung for one in done).most_common())
    mean = sum(one.score or 0.0 for one in done) / len(done)
    faults = sum(bool(one.problems) for one in done)
    return (
        f"{locale:4} {len(done)} segments, terms {sum(one.satisfied for one in verdicts)} of {len(verdicts)} ({rungs}),"
        f" faults in {faults}, log-probability a token {mean:.2f}, {seconds:.1f} s"
    )


def read_floors() -> tuple[int, Mapping[str, Mapping[str, float]]]:
    """The size of the sample, and the floors of each locale: `bleu` and `chrf`."""
    found = json.loads(FLOORS.read_text(encoding="utf-8"))
    return found["sample"], found["floors"]


def raised(floor: Mapping[str, float], scores: Scores) -> dict[str, float]:
    """The floors of a locale after `scores`, less a margin: never lower than before."""
    now = {"bleu": scores.bleu, "chrf": scores.chrf}
    return {name: max(floor.get(name, 0.0), round(value - MARGIN[name], 1)) for name, value in now.items()}


def raise_floors(flores: Path) -> None:
    """Raise the floors to what the bundled model reaches."""
    sample, floors = read_floors()
    higher = {locale: raised(floor, measure(locale, "bundled", flores, sample).off) for locale, floor in floors.items()}
    FLOORS.write_text(json.dumps({"sample": sample, "floors": higher}, indent=2) + "\n", encoding="utf-8")
    print(f"{FLOORS.name}: {higher}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--engine", default="bundled")
    parser.add_argument("--sample", type=int, default=200)
    parser.add_argument("--to", default="uk,ru,de")
    parser.add_argument("--flores", type=Path, default=FLORES)
    parser.add_argument("--raise-floors", action="store_true")
    options = parser.parse_args()
    if not options.flores.is_dir():
        sys.exit(f"FLORES dev is not there: {options.flores}. It may not be published with the program; see --flores.")
    if options.raise_floors:
        raise_floors(options.flores)
        return
    print("      glossary off     glossary on      sentences")
    print("      BLEU  chrF2      BLEU  chrF2      with terms  words/s")
    for locale in options.to.split(","):
        found = measure(locale, options.engine, options.flores, options.sample)
        print(
            f"{locale:4} {found.off.bleu:5.1f}  {found.off.chrf:5.1f}     {found.on.bleu:5.1f}  {found.on.chrf:5.1f}"
            f"      {found.with_terms:10}  {found.words_a_second:7.0f}",
            flush=True,
        )
    print("\n".join(found.off.signatures))
    print("The bundled article:")
    for locale in options.to.split(","):
        print(article_figures(locale, options.engine), flush=True)


if __name__ == "__main__":
    main()
