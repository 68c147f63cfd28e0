"""How a text ends, and whether it asks or exclaims."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.contract import Flaw
from l10n.checks.prose.length import torn
from l10n.checks.prose.marks import final_mark, language
from l10n.model import Check, Severity

__all__ = ["END", "FORCE", "end", "force"]

END = Check(
    "end-punctuation",
    "prose",
    "Different end",
    Severity.WARNING,
    "Source and target end with the same mark, closing quotation marks and brackets aside, whose order differs by"
    " language. An abbreviation may bring a stop of its own (р., г., usw.), and prose that lacks its stop may get it.",
    good=(
        ("He said, “I am here.”", "Він сказав: «Я тут».", "uk"),
        ("in 2022", "в 2022 г.", "ru"),
        ("“Why?” he asked.", "Er fragte: „Warum?“", "de"),
        ("Wait...", "Зачекайте…", "uk"),
    ),
    bad=(
        ("It ended.", "Це закінчилося", "uk"),
        ("It ended.", "Это закончилось,", "ru"),
        ("It ended:", "Es endete.", "de"),
        ("White House talks", "Переговори в Білому домі.", "uk"),
    ),
)
FORCE = Check(
    "force",
    "prose",
    "Question or exclamation lost",
    Severity.WARNING,
    "A question stays a question and an exclamation an exclamation; a mark that is part of a name (Yahoo! was sold) and"
    " one of an address do not count, nor does the exclamation mark of short German commands.",
    good=(
        ("“Why?” he asked.", "«Чому?» — спитав він.", "uk"),
        ("Yahoo! was sold.", "Yahoo продали.", "ru"),
        ("Stop!", "Halt!", "de"),
    ),
    bad=(
        ("Is it over?", "Це кінець.", "uk"),
        ("It is over.", "Это конец!", "ru"),
        ("Is it over?", "Ist es vorbei.", "de"),
    ),
)
NAMES = {"": "no mark", ".": "a full stop", "…": "an ellipsis", ":": "a colon", ";": "a semicolon", ",": "a comma"}
FORCES = {"?": "question mark", "!": "exclamation mark"}
# “?, sagte er”: speech without quotation marks. “Isn't it late.”: asked, and set with a stop.
MARK = re.compile(r"\?+(?=,)|[?!？！‽]+(?=[\s\"'“”’»«‘).…\]]|$)(?!\s+[a-zа-яіїєґёäöü])")
ASKED = re.compile(
    r"^\W*(?:(?:now|and|but|so) )?(?:what|who|whom|which|where|when|why|how)(?: \w+)?"
    r" (?:is|are|was|were|do|does|did|can|could|will|would|should)\b"
    r"|(?:^|[.!,;:—–]\s+)[\"'“‘(]*(?:(?:and|but|so|or) )?"
    r"(?:is|are|was|were|do|does|did|can|could|will|would|should|have|has)(?:n['’]t)?"
    r" (?:i|you|he|she|it|we|they|this|that|there|these|those)\b",
    re.IGNORECASE,
)
SENTENCES = re.compile(r"[.!?…][\"'”’)]*\s+\S")
# A short word after a number (2022 р., 5 тыс., 10 Uhr.), single letters (т. е., z. B.) and the commonest others.
ABBREVIATED = re.compile(
    r"(?:\d[\s\u00a0]*[^\W\d_]{1,4}|(?<![^\W\d_])(?:[^\W\d_]|etc|usw|bzw|inkl|вкл|тощо|тис|тыс|млн|млрд|грн|руб|коп|див|см|ін|др"
    r"|пр|Inc|Ltd|Co|Corp|Jr|Sr|Bros|vs|No|St|Mr|Mrs|Dr))\.$"
)
COMMAND = 5  # words: "Keep cool." is "Bleib gelassen!"; German commands end with ! (Duden, rule D 26)
PROSE = 10  # words: a source as long as that is no heading, and lacks its stop by mistake


def end(source: str, target: str, _locale: str) -> Iterator[Flaw]:
    """Whether the final marks differ, questions and exclamations aside (`force` has those)."""
    wanted, _ = final_mark(source)
    found, place = final_mark(target)
    if wanted == found or not target.strip() or set(wanted + found) & {"?", "!"} or torn(source, target):
        return
    if wanted in "." and found in "." and _excused(source if wanted else target, mended=source if found else ""):
        return
    yield Flaw(
        f"ends with {NAMES[found]}, the source with {NAMES[wanted]}",
        (place, place + (3 if target.startswith("...", place) else len(found))),
        wanted,
    )


def _excused(stopped: str, mended: str) -> bool:
    """Whether the only stop is an abbreviation's, or was added to prose (`mended`) that lacked it."""
    if stopped.rstrip().endswith(".)"):
        return True  # "(px)": "(пикс.)"
    if mended and (len(mended.split()) >= PROSE or SENTENCES.search(mended)):
        return True
    return ABBREVIATED.search(stopped.rstrip(" \"'”’»“)")) is not None


def force(source: str, target: str, locale: str) -> Iterator[Flaw]:
    """The question and exclamation marks that one side has and the other has not."""
    if not target.strip():
        return
    command = language(locale) == "de" and len(source.split()) <= COMMAND
    for mark, name in FORCES.items():
        wanted, found = _places(mark, source), _places(mark, target)
        if wanted and not found:
            yield Flaw(f"the source has {_a(name)}, the translation none")
        elif (
            found
            and not wanted
            and not _in_a_name(mark, target, source)
            and not (command if mark == "!" else "?" in source or ASKED.search(source))
        ):
            yield Flaw(f"{_a(name)} that the source lacks", (found[0], found[0] + 1))


def _places(mark: str, text: str) -> list[int]:
    if mark not in text:
        return []
    return [place for match in MARK.finditer(text) if (place := text.find(mark, *match.span())) >= 0]


def _in_a_name(mark: str, target: str, source: str) -> bool:
    """Whether each word that has the mark has it in the source, too: oOh!, Yahoo!"""
    words = re.findall(rf"\w+{re.escape(mark)}", target)
    return bool(words) and all(word in source for word in words)


def _a(name: str) -> str:
    return f"an {name}" if name.startswith("e") else f"a {name}"
