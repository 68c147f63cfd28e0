"""Faults that machines make and people do not: loops, echoes of the source, torn-off sentences, stray marks."""

from __future__ import annotations

import re

__all__ = ["CYRILLIC", "echo_in", "faults_in", "length_fault", "loop_in", "stray_marks"]

WORD = re.compile(r"\w+(?:[-’ʼ'‑]\w+)*")
# "unwillinginginging": two letters or more, four times in a row. Digits and dots may repeat ("10000000", "........").
SYLLABLES = re.compile(r"([^\W\d_]{2,12}?)\1{3,}")
LONG = re.compile(r"[^\W\d_]{8,}")
MARKS = re.compile(r"</?term>|<as>|<unk>|</?s>|<blank>|__[a-z]{2,3}__|<0x[0-9A-F]{2}>|[▁⁇\N{REPLACEMENT CHARACTER}]")
LONGEST_PHRASE = 12  # words of a phrase that may be looked for as a loop
ECHO = 5  # words in a row that a translation of prose never shares with its English source, names aside
# Where names of works and societies stay as they are ("Society for the Prevention of …" in German), more small
# words must stand among those than where another alphabet shows what was left.
PLAIN, PLAIN_OTHER_SCRIPT = 4, 3
CYRILLIC = frozenset({"be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"})
# Characters of the target for one of the source: human translations of 992 encyclopaedia sentences into uk, ru
# and de (FLORES-200, dev) lie between 0.57 and 1.94.
SHORTEST, LONGEST = 0.5, 2.2
MEASURABLE = 40  # characters of a source below which its length says little: "Yes." may become "Так, звісно."


def faults_in(source: str, target: str, locale: str) -> tuple[str, ...]:
    """What is plainly wrong with a machine translation of `source`, a sentence each; of a good one, nothing."""
    if not target.strip():
        return ("Nothing was translated.",) if source.strip() else ()
    faults: list[str] = []
    if (loop := loop_in(target)) and not loop_in(source):
        faults.append(f"The machine repeats itself: “{loop}”.")
    if echo := echo_in(source, target, locale):
        faults.append(f"Left in the source language: “{echo}”.")
    if wrong := length_fault(source, target):
        faults.append(wrong)
    if marks := stray_marks(source, target):
        faults.append(f"Marks of the machine were left in: {' '.join(marks)}")
    return tuple(faults)


def loop_in(text: str) -> str | None:
    """A phrase that stands there over and over: twice for three words or more, three times for fewer.

    "very very good" and "от плеча до плеча" are none; a syllable four times in a row is one.
    """
    if syllables := _syllables(text):
        return syllables
    words = [(word[0].casefold(), word.start(), word.end()) for word in WORD.finditer(text)]
    keys = [key for key, _, _ in words]
    for start in _repeated(keys):
        for size in range(1, min(LONGEST_PHRASE, (len(keys) - start) // 2) + 1):
            times = 2 if size > 2 else 3
            phrase = keys[start : start + size]
            if keys[start : start + size * times] == phrase * times:
                return text[words[start][1] : words[start + size - 1][2]]
    return None


def _repeated(keys: list[str]) -> list[int]:
    """Where the words stand that come again soon enough to begin a loop: most sentences have few."""
    last: dict[str, int] = {}
    found: set[int] = set()
    for place, key in enumerate(keys):
        if key in last and place - last[key] <= LONGEST_PHRASE:
            found.add(last[key])
        last[key] = place
    return sorted(found)


def _syllables(text: str) -> str | None:
    """A syllable four times in a row, looked for only in words that have some letter four times: few do."""
    for word in LONG.findall(text):
        if any(word.count(letter) > 3 for letter in set(word)) and (found := SYLLABLES.search(word)):
            return found[0]
    return None


def echo_in(source: str, target: str, locale: str) -> str | None:
    """The words of the source that stand in the target as they were, where they are no names.

    A correct translation may equal its source ("M23", "NATO" in German): words with a capital or a digit prove
    nothing, so that a stretch counts with three or four others, and a whole segment with two.
    """
    needed = PLAIN_OTHER_SCRIPT if locale.split("-", 1)[0] in CYRILLIC else PLAIN
    theirs, ours = _words(source), _words(target)
    if theirs == ours:
        return target if _plain_words(ours) > 1 else None
    known = {tuple(theirs[start : start + ECHO]) for start in range(len(theirs) - ECHO + 1)}
    for start in range(len(ours) - ECHO + 1):
        stretch = ours[start : start + ECHO]
        if tuple(stretch) in known and _plain_words(stretch) >= needed:
            return " ".join(stretch)
    return None


def length_fault(source: str, target: str) -> str | None:
    """A sentence where the target is far too short or long to be all of the source and nothing else."""
    read, written = len(source.strip()), len(target.strip())
    if read < MEASURABLE:
        return None
    if written < read * SHORTEST:
        return f"Much shorter than the source ({written} of {read} characters): something may be missing."
    if written > read * LONGEST:
        return f"Much longer than the source ({written} against {read} characters)."
    return None


def stray_marks(source: str, target: str) -> tuple[str, ...]:
    """The model's own marks that stand in the target but not in the source, each once."""
    own = set(MARKS.findall(source))
    return tuple(dict.fromkeys(mark for mark in MARKS.findall(target) if mark not in own))


def _words(text: str) -> list[str]:
    return WORD.findall(text)


def _plain_words(words: list[str]) -> int:
    return sum(word.isalpha() and word.islower() and len(word) > 1 for word in words)
