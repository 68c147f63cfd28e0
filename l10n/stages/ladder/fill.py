"""Where a missing term goes in a hypothesis, and the hypothesis with the term put in there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from l10n.model import Link, TermKind, TermMatch, TermVerdict
from l10n.ports import CaseModel, Form, Morphology, Place
from l10n.stages.government import governed_cases, in_compound, is_german
from l10n.stages.ladder.agree import agreeing
from l10n.stages.ladder.articles import with_article
from l10n.stages.ladder.candidates import Candidate
from l10n.stages.ladder.forms import choose_forms
from l10n.stages.ladder.locate import insertion_point, locate
from l10n.stages.ladder.strays import find_strays

__all__ = ["Filling", "Slot", "capitalised", "fillings", "find_slot", "place_of"]

# Behind these no space is wanted: „2014–“, yet „сказав – “; „Ja“ ends in what opens English quotations.
OPENED = re.compile(r"(?:^|[\s«„(])[«„“\"‚(\[]$|(?<=\S)[–—-]$")
AT_START = re.compile(r"[\s«»„“”\"‚(\[–—-]*")
OPENING = re.compile(r"[\w«„‚(\[]")
POSSESSIVE = re.compile(r"^['’]s?\b|^['’](?=\s)")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a term in a candidate: `text[start:end]` is to give way; an empty stretch is a gap between words.

    `source` is where the term stands in what the model read, `match` where it stands in the segment.
    """

    base: Candidate
    verdict: TermVerdict
    match: TermMatch
    start: int
    end: int
    source: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Filling:
    """A slot filled with one form of its term: the whole text, its links, and where its last forced term ends."""

    text: str
    links: tuple[Link, ...]
    forced: int


def find_slot(candidate: Candidate, segment: str, matches: Sequence[TermMatch], locale: str) -> Slot | None:
    """The place of the first term that the candidate lacks: where a forbidden form stands, where something tells
    that its words were rendered, else after the words for what stands before it. Then those of names left in English.

    `None` where nothing is lacking, or nothing tells where it goes.
    """
    wanted = {verdict.term.source: verdict for verdict in candidate.verdicts if not verdict.satisfied}
    for index, match in enumerate(matches):
        verdict = wanted.get(match.term.source)
        if verdict and (verdict.forbidden or candidate.links):
            source = candidate.source.spans[index]
            return Slot(candidate, verdict, match, *_stretch(candidate, verdict, source, locale), source)
    for index, (start, end) in find_strays(candidate.text, segment, matches, candidate.verdicts, locale):
        match = matches[index]
        verdict = next((one for one in candidate.verdicts if one.term.source == match.term.source), None)
        if verdict:
            return Slot(candidate, verdict, match, start, end, candidate.source.spans[index])
    return None


def _stretch(candidate: Candidate, verdict: TermVerdict, source: tuple[int, int], locale: str) -> tuple[int, int]:
    if verdict.forbidden:
        return verdict.forbidden[0].start, verdict.forbidden[0].end
    taken = [(found.start, found.end) for other in candidate.verdicts for found in other.found]
    rendering = verdict.term.rendering(locale)
    names = (*verdict.term.sources, *(rendering.allowed if rendering else ()))
    if found := locate(candidate.text, candidate.links, source, taken, names):
        return found
    point = insertion_point(candidate.text, candidate.links, source)
    point = next((end for start, end in taken if start < point < end), point)
    return point, point


def fillings(slot: Slot, segment: str, morphology: Morphology, model: CaseModel | None) -> list[Filling]:
    """The slot filled with each form that may stand there, article and adjective before it agreeing."""
    text = slot.base.text
    before, after = _sides(text, slot.start, slot.end)
    rendering = slot.verdict.term.rendering(morphology.locale)
    if rendering is None or not rendering.preferred:
        return []
    replaced, kind = text[slot.start : slot.end], slot.verdict.term.kind
    forms = morphology.forms(rendering.preferred, kind)
    if is_german(morphology.locale) and replaced and in_compound(text, slot.start, slot.end):
        return [_fill(slot, before, forms[0].text, after)]
    chosen = choose_forms(forms, place_of(before, after, segment, slot.match), replaced, morphology, model)
    return [_fill(slot, _agreeing(before, replaced, form, kind, morphology), form.text, after) for form in chosen]


def _sides(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands on both sides of a slot; a gap gets the spaces that a word needs around it."""
    before, after = text[:start], text[end:]
    if start < end:
        return before, after
    if before and not before[-1].isspace() and not OPENED.search(before):
        before += " "
    return before, " " + after if OPENING.match(after) else after


def place_of(before: str, after: str, segment: str, match: TermMatch) -> Place:
    """A place for the term that `match` found in `segment`."""
    rest = segment[match.end :]
    return Place(before, after, segment[: match.start], POSSESSIVE.sub("", rest), match.possessive)


def _agreeing(before: str, replaced: str, form: Form, kind: TermKind, morphology: Morphology) -> str:
    """What stands before the slot, in agreement with what is put in there in place of something.

    In a gap only a preposition is the term's: an article or an adjective before it belongs to another word.
    """
    if replaced or governed_cases(before, morphology.locale):
        before = with_article(before, form, kind, morphology)
    return agreeing(before, replaced, form, morphology) if replaced else before


def _fill(slot: Slot, before: str, form: str, after: str) -> Filling:
    if AT_START.fullmatch(before) and AT_START.sub("", slot.base.text, count=1)[:1].isupper():
        form = capitalised(form)
    start, end = len(before), len(before) + len(form)
    delta = len(before + form + after) - len(slot.base.text)
    links = [link for link in slot.base.links if link.end <= slot.start]
    links.append(Link(start, end, *slot.source))
    links += [_moved(link, delta) for link in slot.base.links if link.start >= slot.end]
    forced = slot.base.forced + delta if slot.base.forced >= slot.end else 0
    return Filling(before + form + after, tuple(links), max(end, forced))


def capitalised(form: str) -> str:
    """The form with a capital; names that begin with a small letter before one stay (iPhone)."""
    return form if any(map(str.isupper, form.split(maxsplit=1)[0])) else form[:1].upper() + form[1:]


def _moved(link: Link, delta: int) -> Link:
    return Link(link.start + delta, link.end + delta, link.source_start, link.source_end)
