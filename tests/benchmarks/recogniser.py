"""The recogniser on correct human translations: how much it finds, and how much that is not there.

    uv run python -m tests.benchmarks.recogniser [--corpus FOLDER] [--show]

Glossary: the territories, languages and currencies that CLDR names in all four languages. Text: FLORES dev.

Recall. Which terms does a reference really use? Translators choose freely (CLDR: Сполучені Штати, the reference:
США), so the judge must not be the recogniser. A stretch of the reference *looks like* an entry when each of its words
begins as the entry's word does, all but the entry's last three letters (at least two are compared), is at most three
letters longer, and has a capital where the entry has one. That is wide enough to let every inflected form through,
Києва for Київ too, and lets other words through as well: adjectives, inhabitants, names that begin alike. All that
got through was read by eye, and what is no form is in `OTHER_WORDS`. The rest must be found at that very place.

False finds. Each source is paired with another sentence's reference (several shifts), and its terms are looked for
there; a term that the foreign reference uses, by the same criterion, is left out.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from l10n.adapters.morphology import open_morphology
from l10n.model import Term, TermMatch
from l10n.ports import Morphology
from l10n.stages.recognise import judge
from tests.benchmarks.flores import LOCALES, cldr_finder, options, read_flores

WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ-][^\W\d_]+)*")
SHIFTS = (1, 7, 101, 499)

# entry: words that only look like a form of it
OTHER_WORDS = {
    "uk": """
        Індія: Індіас Індська Індійського; Ірак: Іракська; Італія: Італійські; Австралія: Австралійський;
        Бельгія: Бельгійської; Панама: Панамські; Японія: Японської; грецька: Греції;
        тибетська: тибетсько-монгольськими""",
    "ru": """
        Антарктида: Антарктика; Бразилия: Бразильский; Бельгия: Бельгийской; Индия: Индская; Ирак: Иракская;
        Карибы: Карибского Карибском; Китай: Киотский; Мальдивы: Мальдивских; Панама: Панамские""",
    "de": """
        Armenisch: Armenien; Aserbaidschan: Aserbaidschaner; Belgien: Belgischen; Grönland: Grönländer;
        Indien: Indias Indus-Tal-Zivilisation; Italien: Italiener; Mexiko: Mexico; Spanisch: Spanier Spanien""",
}
# Ukrainian names a language by the feminine adjective (мова is left out): another gender is of another noun.
OTHER_GENDER = re.compile(r"[иі]й$|ого$|ому$|ьке$")


@dataclass(slots=True)
class Tally:
    """Counts of one locale, with what went wrong."""

    used: int = 0
    found: int = 0
    absent: int = 0
    false: int = 0
    missed: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)


def looks_like(word: str, entry: str) -> bool:
    """Whether a word begins as an entry's word does, in its capitals too."""
    if entry[0].isupper() and not word[0].isupper():
        return False
    one, other = (text.lower().replace("ё", "е").replace("ß", "ss") for text in (word, entry))
    kept = max(2, len(other) - 3)
    return one[:kept] == other[:kept] and len(one) <= len(other) + 3


def uses(entry: str, text: str, locale: str) -> Iterator[re.Match[str]]:
    """The last word of each stretch of `text` that is a form of `entry`, by the criterion above."""
    wanted = WORD.findall(entry)
    words = list(WORD.finditer(text))
    for first in range(len(words) - len(wanted) + 1):
        stretch = words[first : first + len(wanted)]
        if all(looks_like(word[0], part) for word, part in zip(stretch, wanted, strict=True)) and not (
            stretch[-1][0] in _others(locale).get(entry, ())
            or (locale == "uk" and entry.endswith("ка") and entry.islower() and OTHER_GENDER.search(stretch[-1][0]))
        ):
            yield stretch[-1]


def _others(locale: str) -> dict[str, list[str]]:
    lines = (line.split(":") for line in OTHER_WORDS[locale].split(";"))
    return {entry.strip(): words.split() for entry, words in lines}


def recall(matches: list[tuple[TermMatch, ...]], texts: list[str], morphology: Morphology, tally: Tally) -> None:
    """Count the uses that are found at their place."""
    for found, text in zip(matches, texts, strict=True):
        for term in {match.term.source: match.term for match in found}.values():
            rendering = term.rendering(morphology.locale)
            there = morphology.find(rendering, text, term.kind) if rendering else ()
            for use in used(term, text, morphology.locale):
                hit = any(one.start < use.end() and use.start() < one.end for one in there)
                tally.used += 1
                tally.found += hit
                if not hit:
                    tally.missed.append(f"{term.source}: {use[0]} in {text}")


def false_finds(matches: list[tuple[TermMatch, ...]], texts: list[str], morphology: Morphology, tally: Tally) -> None:
    """Count the terms that are found in a reference that does not use them."""
    for shift in SHIFTS:
        for found, text in zip(matches, texts[shift:] + texts[:shift], strict=True):
            for verdict in judge(found, text, morphology):
                if not used(verdict.term, text, morphology.locale):
                    tally.absent += 1
                    tally.false += bool(verdict.found)
                    tally.invented += [
                        f"{verdict.term.source}: {text[o.start : o.end]} in {text}" for o in verdict.found
                    ]


def used(term: Term, text: str, locale: str) -> list[re.Match[str]]:
    """The uses of any allowed form of a term."""
    rendering = term.rendering(locale)
    return [use for entry in (rendering.allowed if rendering else ()) for use in uses(entry, text, locale)]


def main() -> None:
    """Measure every locale and print a line for each."""
    parser = options(__doc__)
    parser.add_argument("--show", action="store_true", help="print every miss and every false find")
    arguments = parser.parse_args()
    lines = read_flores(arguments.corpus)
    finder = cldr_finder()
    matches = [finder.find(text) for text in lines["en"]]
    count = sum(map(len, matches))
    print(f"{len(finder.terms)} terms; {count} found in {sum(map(bool, matches))} of {len(matches)} sentences")
    print("locale   used  found  recall   absent  found  false   ms a sentence")
    for locale in LOCALES:
        morphology, tally = open_morphology(locale), Tally()
        recall(matches, lines[locale], morphology, tally)
        false_finds(matches, lines[locale], morphology, tally)
        start = time.process_time()
        for found, text in zip(matches, lines[locale], strict=True):
            judge(found, text, morphology)
        milliseconds = (time.process_time() - start) * 1000 / len(matches)
        print(
            f"{locale:6} {tally.used:6} {tally.found:6} {tally.found / tally.used:7.1%}   "
            f"{tally.absent:6} {tally.false:6} {tally.false / tally.absent:6.2%}   {milliseconds:13.3f}"
        )
        if arguments.show:
            print(*(f"  missed {line}" for line in tally.missed), sep="\n")
            print(*(f"  invented {line}" for line in tally.invented), sep="\n")


if __name__ == "__main__":
    main()
