"""The order of a stop and a closing quotation mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.contract import Flaw
from l10n.checks.prose.marks import language
from l10n.model import Check, Severity

__all__ = ["CHECK", "quote_order"]

CHECK = Check(
    "quote-order",
    "prose",
    "Stop or comma inside quotation marks",
    Severity.WARNING,
    "English sets stop and comma before the closing mark (.” ,”), Ukrainian and Russian after it (». »,); question and"
    " exclamation marks and … stand by sense. German sets the comma outside, and the stop inside where a whole sentence"
    " is quoted.",
    good=(
        ("“I am here.”", "«Я тут».", "uk"),
        ("“Really?”", "«Правда?»", "ru"),
        ("He said: “I am here.”", "Er sagte: „Ich bin hier.“", "de"),
    ),
    bad=(
        ("“I am here.”", "«Я тут.»", "uk"),
        ("“I am here,” he said.", "«Я здесь,» — сказал он.", "ru"),
        ("“I am here,” he said.", "„Ich bin hier,“ sagte er.", "de"),
    ),
)
# Not «и т. д.», «1998 г.», «5 тис.», whose stop belongs to the abbreviation.
STOP = re.compile(
    r"(?<=[^\W\d_]{3})(?<!тис)(?<!тыс)(?<!млн)(?<!руб)(?<!грн)(?<!див)(?<!млрд)\.(?=[»“”\"](?:\s|$))", re.IGNORECASE
)
COMMA = re.compile(r",(?=[»“”\"]\s)")


def quote_order(_source: str, target: str, locale: str) -> Iterator[Flaw]:
    """Stops (not in German) and commas before a closing mark; the suggestion has both in their order."""
    if '"' not in target and "»" not in target and "“" not in target and "”" not in target:
        return
    rules = {"uk": (STOP, COMMA), "ru": (STOP, COMMA), "de": (COMMA,)}.get(language(locale), ())
    for match in (match for rule in rules for match in rule.finditer(target)):
        closing = target[match.end()]
        if closing == '"' and target.count('"', 0, match.end()) % 2 == 0:
            continue  # "a," "b": this mark opens
        wanted = f"{closing}{match[0]}"
        name = "comma" if match[0] == "," else "stop"
        yield Flaw(f"the {name} belongs after {closing}", (match.start(), match.end() + 1), wanted)
