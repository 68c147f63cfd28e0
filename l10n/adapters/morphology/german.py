"""German: recognised by generated forms, by hyphens and by closed compounds; written after Duden's declensions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from l10n.adapters.morphology.german_find import Found, GermanPattern, Index, Stems, pattern_of, search, stems_of
from l10n.adapters.morphology.german_phrases import cells, surname, surnames, written
from l10n.adapters.morphology.german_readings import readings_of
from l10n.adapters.morphology.german_words import fold, is_first_name, known
from l10n.adapters.morphology.tokens import Token, indexed, is_first_name_of, longest, read_words
from l10n.model import Occurrence, Rendering, TermKind
from l10n.ports import Form

__all__ = ["German"]

# Transcriptions of one name differ in these: Vladimir and Wladimir are one man, Melania and Donald are not.
_INITIALS = str.maketrans("VYC", "WJK")


class German:
    """Inflection in German, on simplemma's dictionary; loaded at the first word (about 1.5 s)."""

    def __init__(self) -> None:
        self._patterns = lru_cache(maxsize=4096)(_patterns_of)
        self._forms = lru_cache(maxsize=4096)(_forms_of)

    @property
    def locale(self) -> str:
        """The locale, as a BCP 47 tag."""
        return "de"

    def find(self, rendering: Rendering, text: str, kind: TermKind) -> tuple[Occurrence, ...]:
        """Every form of an allowed rendering, in compounds too; a surname stands for a full name."""
        return self._found(rendering.allowed, rendering.inflected, text, kind, whole=False)

    def find_forbidden(self, rendering: Rendering, text: str, kind: TermKind) -> tuple[Occurrence, ...]:
        """Every form of a forbidden rendering; a surname does not stand for a full name here."""
        return self._found(rendering.forbidden, (), text, kind, whole=True)

    def forms(self, phrase: str, kind: TermKind) -> tuple[Form, ...]:
        """The forms that are right to write, the phrase itself first; the tags of equal texts are put together."""
        return self._forms(phrase, kind)

    def tags(self, text: str) -> tuple[frozenset[str], ...]:
        """The readings of a noun phrase, narrowed by the preposition, article and adjectives in it."""
        return readings_of(text)

    def _found(
        self, phrases: tuple[str, ...], inflected: tuple[str, ...], text: str, kind: TermKind, *, whole: bool
    ) -> tuple[Occurrence, ...]:
        if not phrases and not inflected:
            return ()
        words = read_words(text, fold)
        index, stems = self._patterns(phrases, inflected, kind, whole)
        hits = longest(search(words, index, stems, place=kind is TermKind.PLACE))
        occurrences = (_occurrence(words.tokens, hit, text) for hit in hits)
        return tuple(occurrence for occurrence in occurrences if occurrence)


def _occurrence(tokens: Sequence[Token], found: Found, text: str) -> Occurrence | None:
    first, pattern = found.first, found.pattern
    if pattern.partial:
        first = _with_initials(tokens, found)
        if first < 0:
            return None
    start, end = tokens[first].start, tokens[found.last - 1].end
    if found.cut and text[start:end].isalpha():  # no soft hyphen shifts the place
        start, end = start + found.cut.start, min(start + found.cut.stop, end)
    return Occurrence(start, end, pattern.rendering, pattern.exact and not found.cut, pattern.partial)


def _with_initials(tokens: Sequence[Token], found: Found) -> int:
    """Where a surname begins with its initials; -1 where another first name or initial makes it another person's."""
    first = found.first
    initial = found.pattern.rendering[:1].translate(_INITIALS)
    while first >= 2 and tokens[first - 1].text == "." and _letter(tokens[first - 2].text):
        first -= 2
    if first and is_first_name_of(tokens[first - 1], found.pattern.rendering):  # Donald J. Trump
        return first - 1
    if first != found.first:
        return first if tokens[first].text.translate(_INITIALS) == initial else -1
    before = tokens[first - 1].text if first else ""
    if not before[:1].isupper() or not before[1:].islower() or not tokens[first].spaced:
        return first
    other = before[0].translate(_INITIALS) != initial
    if not (other and (is_first_name(before) or not known(before))):
        return first
    return first - 2 if first >= 2 and is_first_name_of(tokens[first - 2], found.pattern.rendering) else -1


def _letter(text: str) -> bool:
    return len(text) == 1 and text.isupper()


def _patterns_of(
    phrases: tuple[str, ...], inflected: tuple[str, ...], kind: TermKind, whole: bool
) -> tuple[Index, Stems]:
    patterns = [pattern for phrase in phrases for pattern in _phrase_patterns(phrase, kind, whole=whole)]
    owner = phrases[0] if phrases else ""
    patterns += [pattern_of(form, owner or form) for form in inflected]
    unique = tuple(dict.fromkeys(patterns))
    return indexed(unique), stems_of(pattern for pattern in unique if _closes(pattern))


def _closes(pattern: GermanPattern) -> bool:
    """Whether the pattern may begin a closed compound: one capitalised word of four letters or more, no acronym."""
    word = pattern.tokens[0].text if len(pattern.tokens) == 1 else ""
    return pattern.stem and len(word) > 3 and word[:1].isupper() and word[1:].islower()


def _phrase_patterns(phrase: str, kind: TermKind, *, whole: bool) -> Iterator[GermanPattern]:
    person = kind is TermKind.PERSON
    yield pattern_of(phrase, phrase, exact=True, stem=True, person=person)
    texts = tuple(dict.fromkeys(cell.text for cell in cells(phrase, kind)))
    yield from (pattern_of(text, phrase, person=person) for text in texts if text != phrase)
    yield from _bound(phrase, texts)
    family = surname(phrase) if person and not whole else None
    if family is not None:
        for text in dict.fromkeys(surnames(phrase)):
            yield pattern_of(text, phrase, partial=True, stem=text in (family, family.split()[-1]), person=True)


def _bound(phrase: str, texts: Iterable[str]) -> Iterator[GermanPattern]:
    """A phrase of several words in a compound: Weiße-Haus-Sprecher, Kalte-Krieg-Rhetorik, Donald-Trump-Anhänger."""
    words = phrase.split()
    if 1 < len(words) < 4:
        for text in texts:
            yield pattern_of("-".join(text.split()), phrase, stem=True, bound=True)


def _forms_of(phrase: str, kind: TermKind) -> tuple[Form, ...]:
    tags: dict[str, set[str]] = {phrase: set()}
    for cell in written(phrase, kind):
        # der Spiegel in a sentence, Der Spiegel in the glossary
        text = phrase if cell.text.casefold() == phrase.casefold() else cell.text
        tags.setdefault(text, set()).update(cell.tags)
    # der Palast Russlands: of two genitives the one in -s is written, where the name has one
    owners = [text for text, found in tags.items() if "gent" in found and text.endswith("s") and text != phrase]
    first = {text: frozenset({"gent"}) for text in owners[:1]}
    return tuple(Form(text, frozenset(found), first.get(text, frozenset())) for text, found in tags.items())
