"""Targets that are too short or too long, torn off, or that go round in circles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.contract import Flaw
from l10n.checks.prose.marks import final_mark
from l10n.model import Check, Severity
from l10n.stages.faults import length_fault, loop_in

__all__ = ["LENGTH", "LOOP", "TRUNCATED", "length", "loop", "torn", "truncated"]

TALKS = "The recent talks at the White House between the presidents raised questions about the future of the alliance."

TRUNCATED = Check(
    "truncated",
    "prose",
    "Torn off",
    Severity.ERROR,
    "The source ends with a mark, and the target, shorter than three quarters of it, without any: its end is missing.",
    good=(
        (TALKS, "Нещодавні переговори президентів у Білому домі поставили під питання майбутнє союзу.", "uk"),
        (TALKS, "Недавние переговоры президентов в Белом доме поставили под вопрос будущее союза.", "ru"),
        (TALKS, "Die Gespräche der Präsidenten im Weißen Haus warfen Fragen nach der Zukunft des Bundes auf.", "de"),
    ),
    bad=(
        (TALKS, "Нещодавні переговори президентів у Білому домі", "uk"),
        (TALKS, "Недавние переговоры президентов в Белом доме поставили", "ru"),
        (TALKS, "Die Gespräche der Präsidenten im Weißen Haus", "de"),
    ),
)  # fmt: skip
LENGTH = Check(
    "length",
    "prose",
    "Far too short or long",
    Severity.WARNING,
    "Human translations of whole sentences into Ukrainian, Russian and German have between 0.57 and 1.94 characters for"
    " one of the source (FLORES-200). Below 0.5 something is missing, above 2.2 something was added. Sources under 40"
    " characters are not measured.",
    good=TRUNCATED.good,
    bad=(
        (TALKS, "Переговори були.", "uk"),
        (TALKS, "Переговоры были.", "ru"),
        ("The talks at the White House raised questions.", "Die Gespräche im Weißen Haus, die gestern am späten Abend"
         " hinter verschlossenen Türen stattfanden, warfen Fragen auf.", "de"),
    ),
)  # fmt: skip
LOOP = Check(
    "loop",
    "prose",
    "Repeats itself",
    Severity.ERROR,
    "Machines go round in circles: three words or more twice in a row, fewer three times, a syllable four times. What"
    " the source repeats, the target may, too.",
    good=(
        ("No, no, no!", "Ні, ні, ні!", "uk"),
        ("Step by step, step by step", "Шаг за шагом, шаг за шагом", "ru"),
        ("One billion, very, very much", "1 000 000 000, sehr, sehr viel", "de"),
    ),
    bad=(
        ("It is so.", "Це так це так це так.", "uk"),
        ("Their unwillingness", "Их нежеланиееееееееее ниениениениение", "ru"),
        ("In Ukraine", "In der Ukraine in der Ukraine", "de"),
    ),
)
TORN = 0.75  # three quarters: no human translation of FLORES-200's sentences below that lacks its final mark
MEASURABLE = 40  # characters


def torn(source: str, target: str) -> bool:
    """Whether `target` is short and ends without a mark, unlike its source."""
    read, written = len(source.strip()), len(target.strip())
    if read < MEASURABLE or written >= read * TORN:
        return False
    return final_mark(source)[0] not in ("", ",") and final_mark(target)[0] in ("", ",")


def truncated(source: str, target: str, _locale: str) -> Iterator[Flaw]:
    """Whether the target's end is missing."""
    if target.strip() and torn(source, target):
        yield Flaw(f"breaks off after “{' '.join(target.split()[-3:])}”", (len(target), len(target)))


def length(source: str, target: str, _locale: str) -> Iterator[Flaw]:
    """Whether the target is far too short or long to be all of the source and nothing else."""
    if target.strip() and not torn(source, target) and (fault := length_fault(source, target)):
        yield Flaw(fault[0].lower() + fault[1:].rstrip("."))


def _named_again(phrase: str, source: str) -> bool:
    """Whether the source itself has the phrase's last words twice in a row, as in “the S2, S2 V and S2 Plus”."""
    tail = re.escape(" ".join(phrase.split()[-2:]))
    return re.search(rf"{tail}\W+{tail}", source) is not None


def loop(source: str, target: str, _locale: str) -> Iterator[Flaw]:
    """The first phrase that stands there over and over. Groups of digits may: 1 000 000 000."""
    phrase = loop_in(target)
    if phrase and any(map(str.isalpha, phrase)) and not loop_in(source) and not _named_again(phrase, source):
        start = target.find(phrase)
        yield Flaw(f"“{phrase}” is repeated", (start, start + len(phrase)))
