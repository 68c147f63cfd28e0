"""The the same word twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.contract import Flaw
from l10n.checks.prose.marks import language
from l10n.model import Check, Severity

__all__ = ["CHECK", "MARKS", "doubled", "doubled_mark"]

CHECK = Check(
    "doubled-word",
    "prose",
    "Word twice",
    Severity.WARNING,
    "The same word twice with only space between is a slip. With a comma between it is style (“das, das”, “что, что”);"
    " German begins a clause with a pronoun before an article (“…, die die Welt kennt”); what the source doubles (Baden"
    " Baden, very very) the target may.",
    good=(
        ("I know that what happened", "Я знаю, що те, що сталося", "uk"),
        ("That, that is it", "Что, что это", "ru"),
        ("A woman who knows the world", "Eine Frau, die die Welt kennt", "de"),
        ("It is Duran Duran.", "Das ist Duran Duran.", "de"),
    ),
    bad=(
        ("He said that he knew.", "Він сказав, що що знає.", "uk"),
        ("It is in Kyiv.", "Это в в Киеве.", "ru"),
        ("It is in Kyiv.", "Es ist in in Kiew.", "de"),
    ),
)
MARKS = Check(
    "doubled-mark",
    "prose",
    "Mark twice",
    Severity.WARNING,
    "Two commas, two stops, a comma before a stop: one is left over from an edit. Ellipses and ?.. !.. are whole.",
    good=(("Wait...", "Чекай...", "uk"), ("Really?..", "Правда?..", "ru"), ("Inc., Ltd.", "Inc., GmbH", "de")),
    bad=(("Wait.", "Чекай..", "uk"), ("Yes, it is.", "Да,, это так.", "ru"), ("It ended.", "Es endete,.", "de")),
)
MARK = re.compile(r"\.\.(?<![.?!…]..)(?![./])|,[,.]|;;|::(?!\w)")
TWICE = re.compile(r"(?<![\w'’ʼ-])([^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*)[ \u00a0\u202f]+\1(?![\w'’ʼ-])", re.IGNORECASE)
# die die, der der, das das, den den, denen denen: relative pronoun and article; sie sie: subject and object.
CLAUSE = re.compile(r"(?:die|der|das|den|dem|was|sie|es)", re.IGNORECASE)


def doubled(source: str, target: str, locale: str) -> Iterator[Flaw]:
    """The words that stand twice in a row, where the source has none such."""
    found = [match for match in TWICE.finditer(target) if not _meant(match, locale)]
    if found and not TWICE.search(source):
        for match in found:
            yield Flaw(f"“{match[1]}” stands twice", match.span(), match[1])


def doubled_mark(source: str, target: str, _locale: str) -> Iterator[Flaw]:
    """The marks that stand twice in a row, where the source has none such."""
    if not MARK.search(source):
        for match in MARK.finditer(target):
            yield Flaw(f"“{match[0]}” instead of one mark", match.span(), match[0][-1])


def _meant(match: re.Match[str], locale: str) -> bool:
    """Whether German grammar makes the pair: at the beginning of a clause, or a verb and its noun (essen, Essen)."""
    if language(locale) != "de":
        return False
    first, second = match[0][: len(match[1])], match[0][-len(match[1]) :]
    if first.lower() == "sie":  # "so können sie sie sehen"
        return True
    if CLAUSE.fullmatch(first):
        return re.search(r"[,;:–—(]\s*(?:\w+\s)?$", match.string[: match.start()]) is not None
    return first != second and match.start() > 0
