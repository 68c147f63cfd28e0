"""How a phrase in dictionary form inflects: adjectives agree with their noun, everything after it stays.

An `Analysis` says for each word how it inflects; a phrase has several, the likeliest first. Only the first is
written (`Slavic.forms`), all are recognised (`Slavic.find`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product

from l10n.adapters.morphology.compounds import compounds
from l10n.adapters.morphology.words import CASES, GENDERS, Reading, Words, cased
from l10n.model import TermKind

__all__ = ["Analysis", "Slot", "analyses", "constant", "expand", "split"]

_CHUNK = re.compile(r"([^\w]*)(.*?)([^\w]*)", re.DOTALL)
_COMBINATIONS = 64  # forms a case: 'Президент Російської Федерації' has three, names of four words some dozens


@dataclass(frozen=True, slots=True)
class Slot:
    """A word of a phrase: its readings, best first; with none it stays as it is.

    `gender`, `number` and `animate` are those of the head that it agrees with.
    """

    word: str
    readings: tuple[Reading, ...] = ()
    gender: str = ""
    number: str = "sing"
    animate: bool | None = None
    before: str = ""
    after: str = ""

    def forms(self, case: str, *, strict: bool) -> tuple[str, ...]:
        """The word's forms in a case, with its punctuation."""
        texts = [self.word] if not self.readings else []
        for reading in self.readings[:1] if strict else self.readings:
            texts += [cased(form, self.word) for form in self._forms(reading, case, strict)]
        return tuple(f"{self.before}{text}{self.after}" for text in dict.fromkeys(texts))

    def _forms(self, reading: Reading, case: str, strict: bool) -> Sequence[str]:
        if reading.noun:
            return self._noun_forms(reading, case, strict)
        place = "plur" if self.number == "plur" else self.gender if self.gender in GENDERS else "masc"
        found = reading.forms(case, place, strict=strict)
        if case != "accs" or place not in ("masc", "plur") or self.animate is None:
            return found
        # both accusatives stand in the dictionary: бачу білий дім, бачу білого коня
        model = reading.forms("gent" if self.animate else "nomn", place, strict=strict)
        return [form for form in found if form in model]

    def _noun_forms(self, reading: Reading, case: str, strict: bool) -> Sequence[str]:
        found = reading.forms(case, self.number, strict=strict)
        if case != "accs" or reading.animate is not False or self.number != "sing":
            return found
        # Ukrainian has a second accusative, написав листа, that looks like the genitive: no російський рубля
        return [form for form in found if form not in reading.forms("gent", "sing", strict=False)] or found


Analysis = tuple[Slot, ...]


def split(phrase: str) -> tuple[Slot, ...]:
    """The phrase's words as slots that do not inflect yet."""
    slots = []
    for chunk in phrase.split():
        match = _CHUNK.fullmatch(chunk)
        before, word, after = match.groups() if match else ("", chunk, "")
        slots.append(Slot(word, before=before, after=after))
    return tuple(slots)


def constant(word: str) -> bool:
    """Whether the word never inflects by its looks: no Cyrillic letter, a digit, or an acronym (НАТО, ДРК, M23)."""
    letters = [character for character in word if character.isalpha()]
    cyrillic = all("\u0400" <= letter <= "\u052f" for letter in letters)
    capitals = sum(letter.isupper() for letter in letters)
    return not letters or not cyrillic or any(c.isdigit() for c in word) or ("-" not in word and capitals > 1)


def analyses(words: Words, phrase: str, kind: TermKind) -> Iterator[Analysis]:
    """The ways to understand a phrase that names no person, likeliest first; at least one."""
    slots = split(phrase)
    found = False
    for end, group in _groups(words, slots, 0, kind):
        rest = slots[end:]
        joined = _coordinated(words, slots, end, kind)
        if joined is not None:
            yield (*group, *joined)
        else:
            yield (*group, *rest)
            yield from ((*group, *tail) for tail in _apposed(words, slots, end, kind))
        found = True
    if not found:
        yield slots


def expand(analysis: Analysis, number: str | None, *, strict: bool) -> Iterator[tuple[str, str, str]]:
    """Case, number and text of every form of the phrase; `number` replaces the phrase's own."""
    slots = [replace(slot, number=number) if number and slot.readings else slot for slot in analysis]
    own = next((slot.number for slot in slots if slot.readings), "sing")
    for case in CASES:
        columns = [slot.forms(case, strict=strict) for slot in slots]
        for texts in sorted(islice(product(*columns), _COMBINATIONS), key=_monotonous):
            yield case, own, " ".join(texts)


def _monotonous(texts: Sequence[str]) -> bool:
    """Дональдові Трампові: of two datives in a row one ends in -у (Ukrainian orthography of 2019, on the dative)."""
    return sum(text.endswith(("ові", "еві")) for text in texts) > 1


def counted(analysis: Analysis) -> Iterator[str]:
    """The form after two, three and four: два российских рубля, два російські рублі."""
    heads = [index for index, slot in enumerate(analysis) if slot.readings and slot.readings[0].noun]
    if len(heads) != 1 or heads[0] == 0:
        return
    head = analysis[heads[0]]
    columns = []
    for index, slot in enumerate(analysis):
        many = replace(slot, number="plur")
        if not slot.readings:
            columns.append(slot.forms("nomn", strict=False))
        elif index == heads[0]:
            columns.append((*head.forms("gent", strict=False), *many.forms("nomn", strict=False)))
        else:
            columns.append((*many.forms("gent", strict=False), *many.forms("nomn", strict=False)))
    yield from (" ".join(texts) for texts in islice(product(*columns), _COMBINATIONS))


def _groups(words: Words, slots: Sequence[Slot], start: int, kind: TermKind) -> Iterator[tuple[int, Analysis]]:
    """The noun groups that begin at `start`: adjectives and their head, the longest first."""
    last = start
    while last < len(slots) - 1 and not slots[last].after and _adjectives(words, slots[last].word):
        last += 1
    for head in range(last, start - 1, -1):
        for reading in _heads(words, slots[head].word, kind):
            group = [_agreeing(words, slot, reading) for slot in slots[start:head]]
            if all(slot is not None for slot in group):
                own = _bound(slots[head], (reading,), reading)
                yield head + 1, (*(slot for slot in group if slot is not None), own)


def _bound(slot: Slot, readings: tuple[Reading, ...], head: Reading) -> Slot:
    return replace(slot, readings=readings, gender=head.gender, number=head.number, animate=head.animate)


def _adjectives(words: Words, word: str) -> tuple[Reading, ...]:
    return () if constant(word) else tuple(r for r in words.readings(word) if not r.noun)


def _agreeing(words: Words, slot: Slot, head: Reading) -> Slot | None:
    fitting = tuple(
        reading
        for reading in _adjectives(words, slot.word)
        if reading.number == head.number
        and (head.number == "plur" or head.gender not in GENDERS or reading.gender == head.gender)
    )
    return _bound(slot, fitting[:1], head) if fitting else None


def _heads(words: Words, word: str, kind: TermKind) -> list[Reading]:
    """The readings of a head, likeliest first: nouns before adjectives, things before people, singular first."""
    if constant(word):
        return []
    found = list(words.readings(word))
    known = [reading for reading in found if reading.known]
    if "-" in word and not any(parse.is_known for parse in words.parses(word)):
        known = compounds(words, word) or known
    if not known and word[:1].isupper():
        gender = "femn" if word[-1] in "ая" else "masc"
        known = [words.by_rule(word, gender, person=False), *(r for r in found if r.noun)]
    known = known or found
    person = kind is TermKind.PERSON
    return sorted(known, key=lambda r: (r.second, not r.noun, bool(r.animate or r.names) != person, r.number == "plur"))


def _coordinated(words: Words, slots: Sequence[Slot], end: int, kind: TermKind) -> Analysis | None:
    """Боснія і Герцеговина: what a conjunction joins to the head is in the head's case."""
    if end + 1 >= len(slots) or slots[end].word not in words.language.conjunctions or slots[end - 1].after:
        return None
    for last, group in _groups(words, slots, end + 1, kind):
        return (slots[end], *group, *slots[last:])
    return None


def _apposed(words: Words, slots: Sequence[Slot], end: int, kind: TermKind) -> Iterator[Analysis]:
    """місто Київ, Республіка Корея: a name after the head often takes its case."""
    if end >= len(slots) or not slots[end].word[:1].isupper() or slots[end - 1].after:
        return
    for last, group in _groups(words, slots, end, kind):
        if all(reading.known for slot in group for reading in slot.readings):
            yield (*group, *slots[last:])
