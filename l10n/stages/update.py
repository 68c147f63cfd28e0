"""Bringing a catalogue up to date with its article: what stays, what is new, what only moved.

Whatever a person wrote stays: a unit that is not fuzzy is reviewed and never touched; a fuzzy one whose text is not
the machine's (see the ledger) is a draft and is never overwritten. Only text that the machine wrote, and nobody
changed, may be replaced. The header is the translators' and their editors': an update leaves it as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from l10n.model import Catalog, Origin, Segment, Translation, Unit
from l10n.ports import MemoryMatch
from l10n.stages.comments import human_comments, provenance, remembered, suggestion, without_suggestions
from l10n.stages.ledger import Ledger
from l10n.stages.matching import match_units
from l10n.stages.placing import bury, placed
from l10n.stages.records import Records
from l10n.stages.review import held
from l10n.stages.slots import Change, Slot, Use, add_flag, drop_flag
from l10n.stages.units import translatable_units

__all__ = ["Change", "Refresh", "UnitChange", "Update", "UpdatePlan", "finish", "prepare"]

OFFERED = 1  # matches from the memory in the comments of a unit: the second best is noise
TERM_NOTE = " → "  # what `stages.notes` writes; other `#.` lines are somebody else's

Notes = Callable[[str], tuple[str, ...]]


class Refresh(StrEnum):
    """What is translated again although nothing changed: nothing; every untouched machine unit; or only those whose
    glossary terms have changed since.
    """

    NONE = "none"
    MACHINE = "machine"
    TERMS = "terms"


@dataclass(frozen=True, slots=True)
class UpdatePlan:
    """What is to be done; `wanted` are the sources to translate, in article order, `held` see `stages.review`."""

    catalog: Catalog
    ledger: Ledger
    slots: tuple[Slot, ...]
    gone: tuple[Unit, ...]
    foreign: tuple[Unit, ...]
    wanted: tuple[str, ...]
    held: int
    terms: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class UnitChange:
    """What became of one unit; `source` as it is now, or was last."""

    source: str
    change: Change


@dataclass(frozen=True, slots=True)
class Update:
    """The catalogue and the ledger as they should be, what happened unit by unit, and counts for the summary.

    `machine` and `from_memory` count targets written, `kept` the article's other units, `held` those that lost their
    flag to an editor and got it back.
    """

    catalog: Catalog
    ledger: Ledger
    changes: tuple[UnitChange, ...]
    machine: int
    kept: int
    from_memory: int
    held: int


def prepare(
    segments: Sequence[Segment],
    reference_path: str,
    catalog: Catalog,
    ledger: Ledger,
    *,
    refresh: Refresh = Refresh.NONE,
    terms: Callable[[str], str] = lambda _source: "",
    accept_unchanged: bool = False,
) -> UpdatePlan:
    """Match the article's sentences with the catalogue's entries, and see what needs a translation.

    `terms` gives the signature of the glossary terms in play for a source (`stages.term_signature`).
    """
    fresh = translatable_units(segments, reference_path)
    waiting = {id(unit) for unit in held(catalog, ledger)} if not accept_unchanged else set()
    units = tuple(replace(unit, flags=add_flag(unit.flags)) if id(unit) in waiting else unit for unit in catalog.units)
    restored = {id(new) for new, old in zip(units, catalog.units, strict=True) if id(old) in waiting}
    matching = match_units(fresh, replace(catalog, units=units), ledger, reference_path)
    slots = tuple(
        _with_use(slot, ledger, refresh, terms, restored)
        for number in range(len(fresh))
        for slot in matching.slots[number]
    )
    wanted = tuple(dict.fromkeys(slot.unit.source for slot in slots if slot.use))
    return UpdatePlan(
        replace(catalog, units=units), ledger, slots, tuple(matching.gone), tuple(matching.foreign), wanted,
        len(waiting), terms,
    )  # fmt: skip


def _with_use(
    slot: Slot, ledger: Ledger, refresh: Refresh, terms: Callable[[str], str], restored: set[int]
) -> Slot:  # fmt: skip
    """The slot with what a translation is wanted for, where the entry has its sentence already."""
    unit = slot.unit
    if slot.use or unit.source_plural is not None:
        return slot
    if any(id(old) in restored for old in slot.old):
        slot = replace(slot, change=Change.HELD)
    if not any(unit.targets):
        return replace(slot, change=Change.TRANSLATED, use=Use.TARGET)
    if ledger.untouched(unit):
        again = refresh is Refresh.MACHINE or (refresh is Refresh.TERMS and _terms_changed(unit, ledger, terms))
        return replace(slot, change=Change.TRANSLATED, use=Use.TARGET) if again else slot
    # msgmerge changed the source and kept the old text: the translator is offered a fresh one, as after our own update
    unseen = unit.fuzzy and unit.previous_source is not None and ledger.entry(unit) is None
    return replace(slot, use=Use.COMMENT) if unseen and slot.change is not Change.REVIVED else slot


def _terms_changed(unit: Unit, ledger: Ledger, terms: Callable[[str], str]) -> bool:
    entry = ledger.entry(unit)
    return entry is not None and entry.terms != terms(unit.source)


def finish(
    plan: UpdatePlan,
    translations: Mapping[str, Translation],
    notes: Notes | None,
    *,
    suggestions: Mapping[str, tuple[MemoryMatch, ...]] = MappingProxyType({}),
    trust_memory: bool = False,
    now: str = "",
) -> Update:
    """Put everything together: article order, foreign entries behind those that they followed, then obsolete ones.

    `notes` gives the `#.` lines of a source (`None`: they stay as they are), `suggestions` what the memory knows of
    sources like those that were wanted, `now` the time that goes into the ledger. A wanted source without a
    translation stays as it was.
    """
    records = Records(plan.ledger, now)
    units: list[Unit] = []
    changes: list[UnitChange] = []
    machine = memory = 0
    for slot in plan.slots:
        for old in slot.old:
            records.saw(old)
        done = translations.get(slot.unit.source) if slot.use else None
        unit = _finished(slot, done, suggestions, trust=trust_memory)
        unit = replace(unit, notes=_notes(unit.notes, notes(unit.source))) if notes else unit
        records.wrote(
            unit, done, plan.terms(unit.source) if done else "",
            offered=slot.use is Use.COMMENT, stood=_replaced(slot),
        )  # fmt: skip
        units.append(unit)
        changes.append(UnitChange(unit.source, slot.change))
        written = done is not None and slot.use is Use.TARGET
        machine += written
        memory += written and done is not None and done.origin is Origin.MEMORY
    obsolete, dropped = bury(plan.gone, units, plan.foreign)
    for unit in plan.gone:
        records.saw(unit)
    changes += [
        UnitChange(unit.source, Change.OBSOLETE) for unit in plan.gone if not unit.obsolete and any(unit.targets)
    ]
    changes += [UnitChange(unit.source, Change.DROPPED) for unit in dropped]
    everything = (*placed(plan.slots, units, plan.foreign, plan.catalog), *obsolete)
    return Update(
        catalog=replace(plan.catalog, units=everything),
        ledger=records.ledger(everything),
        changes=tuple(changes),
        machine=machine - memory,
        kept=len(plan.slots) - machine,
        from_memory=memory,
        held=plan.held,
    )


def _replaced(slot: Slot) -> str:
    """The machine's text that the slot's entry held until now."""
    same = (old.target for old in slot.old if old.key == slot.unit.key)
    return next(same, "") if slot.use is Use.TARGET else ""


def _finished(
    slot: Slot, done: Translation | None, suggestions: Mapping[str, tuple[MemoryMatch, ...]], *, trust: bool
) -> Unit:  # fmt: skip
    unit = slot.unit
    news = _news(slot, done, suggestions.get(unit.source, ()))
    offered = tuple(remembered(match) for match in news[:OFFERED])
    if done is None:
        return replace(unit, comments=(*without_suggestions(unit), *offered)) if offered else unit
    if slot.use is Use.COMMENT:
        fresh = (suggestion(done),) if done.target != unit.target else ()
        return replace(unit, comments=(*without_suggestions(unit), *fresh, *offered))
    disputed = any(match.similarity == 100 for match in news)  # the sentence was translated in two ways
    accepted = trust and done.origin is Origin.MEMORY and not disputed and _is_sound(done)
    return replace(
        unit,
        targets=(done.target,),
        flags=drop_flag(unit.flags) if accepted or not done.target else add_flag(unit.flags),
        comments=(*human_comments(unit), *provenance(done), *offered),
        previous_source=None,
        previous_context=None,
        previous_plural=None,
    )


def _news(slot: Slot, done: Translation | None, matches: Sequence[MemoryMatch]) -> list[MemoryMatch]:
    """The matches that say something that neither the target nor a fresh translation beside it says.

    A merged sentence has its parts' translations in its target: the memory knows them from this very catalogue.
    """
    said = {done.target} if done else set()
    if done is None or slot.use is Use.COMMENT:
        said.update((slot.unit.target, *(old.target for old in slot.old)))
    return [match for match in matches if slot.use and match.target not in said]


def _is_sound(done: Translation) -> bool:
    """Whether nothing speaks against the text: what breaks the glossary is for a person to accept, trust or not."""
    return not done.problems and all(verdict.satisfied for verdict in done.verdicts)


def _notes(old: tuple[str, ...], fresh: tuple[str, ...]) -> tuple[str, ...]:
    """The notes with the terms in play renewed; the same lines in another order are no news."""
    wanted = (*(note for note in old if TERM_NOTE not in note), *fresh)
    return old if sorted(old) == sorted(wanted) else wanted
