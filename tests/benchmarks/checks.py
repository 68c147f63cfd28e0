"""The prose checks measured: silent on good translations, loud on bad ones, fast.

    uv run python -m tests.benchmarks.checks [--corpus FOLDER] [--no-glossary] [--show CHECK] [--missed KIND] …
    uv run python -m tests.benchmarks.checks --held-out FOLDER [--sample N] [--show CHECK]

References are the human translations of FLORES-200's dev set. What is mechanically wrong with its lines is mended
first, and counted: white space at the ends and double, quoting left over from a CSV file, a stray "x" after the last
stop. False alarms: flaws of the mended references, for 1,000 of them, by check and severity; real mistakes of the
translators count, too. Recall: each defect is put into every reference that can have it, at a place that a fixed seed
chooses; it counts as found when an error or a warning appears that the reference did not have.

The rules were refined with FLORES in view. `--held-out` counts false alarms on other references instead (news,
Wikipedia and more, see `held_out.py`), which say how the rules do on texts that they have never met.
"""

from __future__ import annotations

import csv
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.checks.contract import UnitCheck
from l10n.checks.prose import CATALOG_CHECKS, UNIT_CHECKS
from l10n.model import Severity, Unit
from tests.benchmarks.defects import DEFECTS, Sample, other_language
from tests.benchmarks.flores import LOCALES, options, read_flores
from tests.benchmarks.held_out import SAMPLES, read_held_out
from tests.benchmarks.term_defects import recall_of_terms

SEED = 5
UNITS = 10_000
WANTED = 95  # percent of the defects of each kind


@dataclass(frozen=True, slots=True)
class Alarm:
    """A flaw with its check, and the number of the reference."""

    check: str
    severity: Severity
    message: str
    line: int


def mended(line: str) -> str:
    """A reference without what is mechanically wrong with it."""
    text = " ".join(line.split(" ")).strip()
    if text.startswith('"') and '""' in text:
        text = next(csv.reader([text]))[0].strip()
    return re.sub(" {2,}", " ", re.sub(r"(?<=[.?!])x$", "", text))


def alarms(source: str, target: str, locale: str, line: int = 0) -> Iterator[Alarm]:
    """What the unit checks say of one pair."""
    for check, function in UNIT_CHECKS:
        for flaw in function(source, target, locale):
            yield Alarm(check.id, check.severity, flaw.message, line)


def catalog_alarms(pairs: Sequence[tuple[str, str]], locale: str) -> Iterator[Alarm]:
    """What the catalogue checks say of all pairs."""
    units = [Unit(source=source, targets=(target,)) for source, target in pairs]
    for check, function in CATALOG_CHECKS:
        for line, flaw in function(units, locale):
            yield Alarm(check.id, check.severity, flaw.message, line)


def all_alarms(pairs: Sequence[tuple[str, str]], locale: str) -> list[Alarm]:
    """What all checks say of all pairs."""
    found = [alarm for line, pair in enumerate(pairs) for alarm in alarms(*pair, locale, line)]
    return [*found, *catalog_alarms(pairs, locale)]


def loud(found: Iterable[Alarm]) -> int:
    """How many are errors or warnings."""
    return sum(alarm.severity > Severity.INFO for alarm in found)


def false_alarms(
    pairs: Sequence[tuple[str, str]], raw: Sequence[tuple[str, str]], locale: str, show: str | None
) -> None:
    """Print the alarms on references, for 1,000 of them; `raw` are the pairs before they were mended."""
    found, unmended = all_alarms(pairs, locale), all_alarms(raw, locale)
    scale = 1000 / len(pairs)
    print(
        f"\n{locale}: {loud(found) * scale:.1f} alarms of severity error or warning per 1,000 references"
        f" ({loud(unmended) * scale:.1f} as the corpus stands)"
    )
    for check, count in Counter((alarm.severity.label, alarm.check) for alarm in found).most_common():
        print(f"    {check[0]:8}{check[1]:20}{count * scale:6.1f}")
    for alarm in found:
        if show in (alarm.check, alarm.severity.label, "all"):
            print(f"  {alarm.check}: {alarm.message}\n    {pairs[alarm.line][0]}\n    {pairs[alarm.line][1]}")


def held_out(folder: Path, without: Sequence[str], sample: int, show: str | None) -> None:
    """Print the alarms on references outside FLORES."""
    for locale, raw in read_held_out(folder, without, sample).items():
        false_alarms([(mended(source), mended(target)) for source, target in raw], raw, locale, show)


def recall(pairs: Sequence[tuple[str, str]], others: Sequence[str], locale: str, missed: str | None) -> Iterator[str]:
    """Lines of the table of defects: kind, references tried, found in percent, and the checks that found it."""
    clean = [{(alarm.check, alarm.message) for alarm in alarms(*pair, locale)} for pair in pairs]
    for kind, defect in DEFECTS.items():
        random_ = random.Random(f"{SEED}{kind}")
        tried, found, by = 0, 0, Counter[str]()
        for (source, target), other, known in zip(pairs, others, clean, strict=True):
            bad = defect(random_, Sample(source, target, locale, other))
            if bad is None or bad == target:
                continue
            tried += 1
            new = {alarm.check for alarm in alarms(source, bad, locale) if alarm.severity > Severity.INFO
                   and (alarm.check, alarm.message) not in known}  # fmt: skip
            found += bool(new)
            by.update(new)
            if not new and missed in (kind, "all"):
                print(f"  missed ({kind}): {source}\n    {bad}", file=sys.stderr)
        yield line_of(kind, tried, found, by)


def line_of(kind: str, tried: int, found: int, by: Counter[str]) -> str:
    """A line of the table."""
    share = 100 * found / tried if tried else 100.0
    checks = ", ".join(f"{check} {100 * count / tried:.0f}" for check, count in by.most_common(3))
    return f"    {kind:22}{tried:6}{share:8.1f} %   {checks}{'' if share >= WANTED else f'   BELOW {WANTED} %'}"


def cpu_time(checks: Sequence[UnitCheck], pairs: Sequence[tuple[str, str, str]]) -> float:
    """Seconds of one core for `checks` on `pairs`."""
    start = time.process_time()
    for pair in pairs:
        for _, function in checks:
            for _ in function(*pair):
                pass
    return time.process_time() - start


def main() -> None:
    """Print all tables."""
    parser = options(__doc__)
    parser.add_argument("--show", help="print the alarms of this check, this severity, or all")
    parser.add_argument("--missed", help="print the defects of this kind, or all, that were not found")
    parser.add_argument("--held-out", type=Path, metavar="FOLDER", help="count false alarms on its references instead")
    parser.add_argument("--sample", type=int, choices=range(SAMPLES), default=0, help="which of the samples in it")
    parser.add_argument("--no-glossary", action="store_true", help="leave out the defects of names")
    parser.add_argument("--profile", action="store_true", help="time each check by itself")
    chosen = parser.parse_args()
    raw = read_flores(chosen.corpus)
    if chosen.held_out:
        held_out(chosen.held_out, raw["en"], chosen.sample, chosen.show)
        return
    texts = {locale: [mended(line) for line in lines] for locale, lines in raw.items()}
    for locale in LOCALES:
        count = sum(line != text for line, text in zip(raw[locale], texts[locale], strict=True))
        print(f"{locale}: {count} of {len(raw[locale])} references mended")
    for locale in LOCALES:
        pairs, as_read = (list(zip(lines["en"], lines[locale], strict=True)) for lines in (texts, raw))
        false_alarms(pairs, as_read, locale, chosen.show)
    for locale in LOCALES:
        print(f"\n{locale}: defect, references tried, found (error or warning), by which checks (percent)")
        pairs = list(zip(texts["en"], texts[locale], strict=True))
        print("\n".join(recall(pairs, other_language(texts, locale), locale, chosen.missed)))
        for row in () if chosen.no_glossary else recall_of_terms(pairs, locale):
            print(line_of(*row))
    every = [(source, target, locale) for locale in LOCALES
             for source, target in zip(texts["en"], texts[locale], strict=True)]  # fmt: skip
    sample = (every * (UNITS // len(every) + 1))[:UNITS]
    print(f"\n{UNITS} units, {len(UNIT_CHECKS)} unit checks: {cpu_time(UNIT_CHECKS, sample):.1f} s of one core")
    if chosen.profile:
        for check in UNIT_CHECKS:
            print(f"    {check[0].id:20}{cpu_time((check,), sample):6.2f} s")


if __name__ == "__main__":
    main()
