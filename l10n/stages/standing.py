"""How every sentence of an article stands in one locale: reviewed, waiting, changed since, or not translated.

The catalogue may be older than the article: sentences are matched with their entries as an update would match them,
and nothing is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from l10n.model import Catalog, Segment, Unit
from l10n.stages.ledger import Ledger, ledger_key
from l10n.stages.slots import Change, Slot
from l10n.stages.update import prepare

__all__ = ["Sentence", "Standing", "Standings", "take_stock"]


class Standing(StrEnum):
    """What a sentence's translation is worth.

    Machine: the tool's own text, from the model or from memory, that nobody has read yet. Draft: a person's text
    that still carries `fuzzy`. Changed: the text belongs to an earlier wording of the sentence.
    """

    REVIEWED = "reviewed"
    MACHINE = "machine"
    DRAFT = "draft"
    CHANGED = "changed"
    UNTRANSLATED = "untranslated"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A distinct sentence (or one context of a repeated one) with its entry as an update would leave it.

    `approved_before` is the reviewed translation of the wording that this one replaced, empty where nobody can prove
    that there was one. `divided`: the entry holds the translation of a longer sentence that was split, whole, as do
    the entries of the other parts.
    """

    unit: Unit
    standing: Standing
    approved_before: str = ""
    divided: bool = False


@dataclass(frozen=True, slots=True)
class Standings:
    """The article's sentences in order, the catalogue's entries of other files, and those whose sentence is gone.

    `held` machine units lost their flag to an editor all at once, and so are not reviewed (see `stages.review`).
    """

    sentences: tuple[Sentence, ...]
    foreign: tuple[Unit, ...] = ()
    gone: tuple[Unit, ...] = ()
    held: int = 0

    def count(self, standing: Standing) -> int:
        """How many sentences stand so."""
        return sum(sentence.standing is standing for sentence in self.sentences)


def take_stock(segments: Sequence[Segment], path: str, catalog: Catalog, ledger: Ledger) -> Standings:
    """Match the article called `path` with its catalogue, and judge every sentence."""
    plan = prepare(segments, path, catalog, ledger)
    origins = Counter(_origin(slot.unit) for slot in plan.slots)
    sentences = tuple(_sentence(slot, ledger, divided=origins[_origin(slot.unit)] > 1) for slot in plan.slots)
    return Standings(sentences, plan.foreign, plan.gone, plan.held)


def _origin(unit: Unit) -> tuple[str | None, str] | None:
    """The key of the earlier wording, where there was one; some editors leave it on reviewed entries."""
    return None if unit.previous_source is None else (unit.previous_context, unit.previous_source)


def _sentence(slot: Slot, ledger: Ledger, *, divided: bool) -> Sentence:
    divided = divided and _origin(slot.unit) is not None
    before = "" if divided else _approved_before(slot, ledger)
    return Sentence(slot.unit, _standing(slot.unit, ledger), before, divided)


def _standing(unit: Unit, ledger: Ledger) -> Standing:
    if not all(target.strip() for target in unit.targets):
        return Standing.UNTRANSLATED
    if not unit.fuzzy:
        return Standing.REVIEWED
    if _origin(unit) is not None:
        return Standing.CHANGED
    return Standing.MACHINE if ledger.untouched(unit) else Standing.DRAFT


def _approved_before(slot: Slot, ledger: Ledger) -> str:
    """From the catalogue where the update is still to come, afterwards from the ledger.

    The entry itself proves nothing then: its text may be a draft that was begun since, or was one all along.
    """
    origin = _origin(slot.unit)
    if origin is None:
        return ""
    if slot.change is Change.CHANGED and all(slot.old[0].targets) and not slot.old[0].fuzzy:
        return slot.old[0].target
    entry = ledger.entries.get(ledger_key(*origin))
    return entry.human if entry is not None and entry.approved else ""
