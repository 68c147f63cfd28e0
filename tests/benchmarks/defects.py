"""Defects put into good translations mechanically, one function a kind; `None` where a text cannot have one."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

LATIN, CYRILLIC = "aceiopxyABCEHIKMOPTX", "асеіорхуАВСЕНІКМОРТХ"
INVISIBLE = "\u200b\u200d\u200e\u2060\ufeff\u00ad\u202e"
NUMBER = re.compile(r"(?<![\w.,:])\d+(?:[.,\u00a0 ]\d{3})*(?:[.,]\d+)?(?![\w:])")
WORD = re.compile(r"(?<![\w'’ʼ-])[^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*(?![\w'’ʼ-])")
QUOTED = re.compile(r"\"([^\"]+)\"|„([^“”\"]+)“|«([^«»]+)»")


@dataclass(frozen=True, slots=True)
class Sample:
    """A good pair, and the same sentence in `other`, a language that it should not be in."""

    source: str
    target: str
    locale: str
    other: str


Defect = Callable[[random.Random, Sample], str | None]


def other_language(texts: Mapping[str, Sequence[str]], locale: str) -> list[str]:
    """Russian for Ukrainian, Ukrainian for Russian; for German, English sentences, each the source of another one."""
    if locale == "de":
        return [*texts["en"][1:], texts["en"][0]]
    return list(texts["ru" if locale == "uk" else "uk"])


def spliced(text: str, start: int, end: int, new: str) -> str:
    """`text` with `new` instead of `text[start:end]`."""
    return text[:start] + new + text[end:]


def number_changed(random_: random.Random, sample: Sample) -> str | None:
    """One digit of one number is another one."""
    numbers = list(NUMBER.finditer(sample.target))
    if not numbers:
        return None
    number = random_.choice(numbers)
    place = random_.choice([place for place in range(*number.span()) if sample.target[place].isdigit()])
    digit = random_.choice([digit for digit in "123456789" if digit != sample.target[place]])
    return spliced(sample.target, place, place + 1, digit)


def number_dropped(random_: random.Random, sample: Sample) -> str | None:
    """One number is gone, with the space after it."""
    numbers = list(NUMBER.finditer(sample.target))
    if not numbers:
        return None
    start, end = random_.choice(numbers).span()
    return spliced(sample.target, start, end + sample.target.startswith(" ", end), "")


def end_mark_changed(random_: random.Random, sample: Sample) -> str | None:
    """The final mark is another one, or none."""
    match = re.search(r"[.?!](?=[\"“”»)]*$)", sample.target)
    if match is None or sample.target[: match.start()].endswith("."):
        return None
    mark = random_.choice([mark for mark in (".", "?", "!", ",", ":", "…", "") if mark != match[0]])
    return spliced(sample.target, *match.span(), mark)


def doubled_word(random_: random.Random, sample: Sample) -> str | None:
    """One word stands twice."""
    word = random_.choice(list(WORD.finditer(sample.target)))
    return spliced(sample.target, word.end(), word.end(), f" {word[0]}")


def bracket_dropped(random_: random.Random, sample: Sample) -> str | None:
    """One bracket is gone."""
    places = [place for place, character in enumerate(sample.target) if character in "()[]"]
    if not places:
        return None
    place = random_.choice(places)
    return spliced(sample.target, place, place + 1, "")


def quotes_english(random_: random.Random, sample: Sample) -> str | None:
    """One pair of quotation marks is the English one."""
    pairs = list(QUOTED.finditer(sample.target))
    if not pairs:
        return None
    pair = random_.choice(pairs)
    return spliced(sample.target, *pair.span(), f"“{pair[0][1:-1]}”")


def quote_dropped(random_: random.Random, sample: Sample) -> str | None:
    """One of a pair of quotation marks is gone; a source that leaves one open itself is no sample."""
    if sample.source.count('"') % 2:
        return None
    pairs = list(QUOTED.finditer(sample.target))
    if not pairs:
        return None
    place = random_.choice(random_.choice([(pair.start(), pair.end() - 1) for pair in pairs]))
    return spliced(sample.target, place, place + 1, "")


def leading_space(_random: random.Random, sample: Sample) -> str | None:
    """A space at the beginning."""
    return f" {sample.target}"


def trailing_space(_random: random.Random, sample: Sample) -> str | None:
    """A space at the end."""
    return f"{sample.target} "


def double_space(random_: random.Random, sample: Sample) -> str | None:
    """One space is two."""
    place = random_.choice([match.start() for match in re.finditer(" ", sample.target)])
    return spliced(sample.target, place, place, " ")


def space_before_comma(random_: random.Random, sample: Sample) -> str | None:
    """A space before a comma between words."""
    places = [match.start() for match in re.finditer(r"(?<=[^\W\d_]),(?= )", sample.target)]
    if not places:
        return None
    place = random_.choice(places)
    return spliced(sample.target, place, place, " ")


def source_copied(_random: random.Random, sample: Sample) -> str | None:
    """The source stands there."""
    return sample.source


def emptied(random_: random.Random, _sample: Sample) -> str | None:
    """Nothing but white space."""
    return random_.choice([" ", "\u00a0", "\n", "  "])


def truncated(_random: random.Random, sample: Sample) -> str | None:
    """The first half of the words."""
    words = sample.target.split(" ")
    return " ".join(words[: (len(words) + 1) // 2]) if len(words) > 1 else None


def looped(random_: random.Random, sample: Sample) -> str | None:
    """Three words stand three times."""
    words = sample.target.split(" ")
    if len(words) < 4:
        return None
    start = random_.randrange(len(words) - 3)
    return " ".join(words[: start + 3] + words[start : start + 3] * 2 + words[start + 3 :])


def homoglyph(random_: random.Random, sample: Sample) -> str | None:
    """One letter is its twin of the other script."""
    ours, theirs = (LATIN, CYRILLIC) if sample.locale == "de" else (CYRILLIC, LATIN)
    places = [place for place, letter in enumerate(sample.target) if letter in ours]
    place = random_.choice(places)
    return spliced(sample.target, place, place + 1, theirs[ours.index(sample.target[place])])


def invisible(random_: random.Random, sample: Sample) -> str | None:
    """One character that cannot be seen."""
    place = random_.randrange(len(sample.target))
    return spliced(sample.target, place, place, random_.choice(INVISIBLE))


def in_other_language(_random: random.Random, sample: Sample) -> str | None:
    """Another language altogether."""
    return sample.other


DEFECTS: Mapping[str, Defect] = {
    "number changed": number_changed,
    "number dropped": number_dropped,
    "end mark changed": end_mark_changed,
    "doubled word": doubled_word,
    "bracket dropped": bracket_dropped,
    "quotes: English": quotes_english,
    "quotes: one dropped": quote_dropped,
    "leading space": leading_space,
    "trailing space": trailing_space,
    "double space": double_space,
    "space before comma": space_before_comma,
    "source copied": source_copied,
    "empty": emptied,
    "truncated to half": truncated,
    "looped": looped,
    "one homoglyph": homoglyph,
    "one invisible": invisible,
    "other language": in_other_language,
}
