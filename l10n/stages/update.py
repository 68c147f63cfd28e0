"""Bringing a catalogue up to date with its article: what stays, what is new, what only moved.

Whatever a person wrote stays: a unit that is not fuzzy is reviewed and never touched; a fuzzy one whose text is not
the machine's (see the ledger) is a draft and is never overwritten. Only text that the machine wrote, and nobody
changed, may be replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from rapidfuzz import fuzz

from l10n.model import Catalog, Origin, Rung, Segment, Translation, Unit
from l10n.stages.ledger import Ledger, LedgerEntry, ledger_key
from l10n.stages.units import translatable_units

__all__ = ["Refresh", "Update", "UpdatePlan", "finish", "prepare"]

# Above this rapidfuzz ratio (0-100) a sentence counts as a changed one and not as a new one: msgmerge's own fuzzy
# threshold is 60 of 100; translators find matches below 70 more hindrance than help.
ALIKE = 70.0
MACHINE_MARK = "machine: "
SUGGESTION_MARK = "machine suggests: "


class Refresh(StrEnum):
    """What is translated again although nothing changed: nothing, or every untouched machine unit."""

    NONE = "none"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of one sentence: `old` is the entry that it had, `changed` that the old entry's source differs."""

    fresh: Unit
    old: Unit | None = None
    changed: bool = False
    wanted: bool = False


@dataclass(frozen=True, slots=True)
class UpdatePlan:
    """What is to be done; `wanted` are the sources to translate, in article order."""

    catalog: Catalog
    ledger: Ledger
    slots: tuple[Slot, ...]
    gone: tuple[Unit, ...]
    foreign: tuple[Unit, ...]
    wanted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Update:
    """The catalogue and the ledger as they should be, with counts for the summary."""

    catalog: Catalog
    ledger: Ledger
    machine: int
    kept: int
    from_memory: int


def prepare(
    segments: Sequence[Segment],
    reference_path: str,
    catalog: Catalog,
    ledger: Ledger,
    *,
    refresh: Refresh = Refresh.NONE,
) -> UpdatePlan:
    """Match the article's sentences with the catalogue's entries.

    Entries whose references name another file are foreign and stay as they are.
    """
    fresh = translatable_units(segments, reference_path)
    by_source: dict[str, list[Unit]] = {}
    for unit in catalog.units:
        by_source.setdefault(unit.source, []).append(unit)
    wanted_sources = {unit.source for unit in fresh}
    lost = [
        unit for unit in catalog.units if unit.source not in wanted_sources and not unit.obsolete
        and _ours(unit, reference_path)
    ]  # fmt: skip
    foreign = [unit for unit in catalog.live() if unit.source not in wanted_sources and unit not in lost]
    slots: list[Slot] = []
    for place, unit in enumerate(fresh):
        same = sorted(by_source.get(unit.source, ()), key=lambda old: old.obsolete)
        if same:
            slots += [Slot(unit, old, wanted=_again(old, ledger, refresh)) for old in same[:1]]
            slots += [Slot(unit, old) for old in same[1:] if not old.obsolete]
            continue
        nearest = _nearest(unit, place / max(len(fresh), 1), lost, catalog, ledger)
        if nearest is not None:
            lost.remove(nearest)
        slots.append(Slot(unit, nearest, changed=nearest is not None, wanted=True))
    matched = {id(slot.old) for slot in slots}
    gone = [unit for unit in lost if not ledger.untouched(unit) and any(unit.targets)]
    gone += [unit for unit in catalog.units if unit.obsolete and id(unit) not in matched]
    wanted = tuple(dict.fromkeys(slot.fresh.source for slot in slots if slot.wanted))
    return UpdatePlan(catalog, ledger, tuple(slots), tuple(gone), tuple(foreign), wanted)


def _ours(unit: Unit, reference_path: str) -> bool:
    return any(reference.rpartition(":")[0] == reference_path for reference in unit.references)


def _again(old: Unit, ledger: Ledger, refresh: Refresh) -> bool:
    """Whether an entry with the right source needs a translation all the same."""
    if not any(old.targets):
        return old.source_plural is None
    return refresh is Refresh.MACHINE and old.fuzzy and ledger.untouched(old)


def _nearest(unit: Unit, position: float, lost: Sequence[Unit], catalog: Catalog, ledger: Ledger) -> Unit | None:
    """The lost entry that the sentence most probably was; of equals the nearest in position."""
    order = {id(old): place / max(len(catalog.units), 1) for place, old in enumerate(catalog.units)}
    scored = [
        (fuzz.ratio(unit.source, old.source), -abs(order[id(old)] - position), old)
        for old in lost
        if any(old.targets) and not ledger.untouched(old)
    ]
    alike = [entry for entry in scored if entry[0] >= ALIKE]
    return max(alike, key=lambda entry: entry[:2])[2] if alike else None


def finish(
    plan: UpdatePlan, translations: Mapping[str, Translation], notes: Callable[[str], tuple[str, ...]]
) -> Update:
    """Put everything together: article order, then foreign entries, then obsolete ones."""
    entries = dict(plan.ledger.entries)
    units: list[Unit] = []
    machine = memory = 0
    for slot in plan.slots:
        done = translations.get(slot.fresh.source) if slot.wanted else None
        units.append(_unit(slot, done, notes(slot.fresh.source)))
        if done is not None and not slot.changed:
            machine += 1
            memory += done.origin is Origin.MEMORY
            entries[ledger_key(units[-1].context, done.source)] = LedgerEntry(
                done.target, done.signature, done.rung.value, done.origin.value
            )
    units += plan.foreign
    obsolete = [_obsolete(unit) for unit in plan.gone]
    known = {ledger_key(unit.context, unit.source) for unit in (*units, *obsolete)}
    ledger = Ledger(MappingProxyType({key: entry for key, entry in entries.items() if key in known}))
    catalog = replace(plan.catalog, units=(*units, *obsolete))
    return Update(catalog, ledger, machine - memory, len(plan.slots) - machine, memory)


def _unit(slot: Slot, done: Translation | None, notes: tuple[str, ...]) -> Unit:
    fresh, old = slot.fresh, slot.old
    if old is None:
        base = replace(fresh, notes=notes)
        return _translated(base, done) if done else base
    revived = replace(old, references=fresh.references, notes=notes, obsolete=False)
    if slot.changed:
        suggestion = (SUGGESTION_MARK + done.target,) if done else ()
        comments = tuple(text for text in old.comments if not text.startswith(SUGGESTION_MARK))
        return replace(
            revived,
            source=fresh.source,
            previous_source=old.previous_source or old.source,
            previous_context=old.context,
            flags=("fuzzy", *(flag for flag in old.flags if flag != "fuzzy")),
            comments=(*comments, *suggestion),
        )
    return _translated(revived, done) if done else revived


def _translated(unit: Unit, done: Translation) -> Unit:
    """The unit with a machine's or the memory's translation: fuzzy, and saying where it comes from."""
    kept = tuple(text for text in unit.comments if not text.startswith(MACHINE_MARK))
    flags = ("fuzzy", *(flag for flag in unit.flags if flag != "fuzzy"))
    return replace(
        unit, targets=(done.target,), flags=flags, comments=(*kept, *_provenance(done)), previous_source=None
    )


def _provenance(done: Translation) -> tuple[str, ...]:
    """Comment lines for the translator: the engine's signature and score, and everything that is not right yet."""
    score = "" if done.score is None else f", score {done.score:.2f}"
    rung = "" if done.rung is Rung.NO_TERMS else f", terms: {done.rung.value}"
    lacking = tuple(
        f"{MACHINE_MARK}the term {verdict.term.source} is not rendered as the glossary wants"
        for verdict in done.verdicts
        if not verdict.satisfied
    )
    problems = tuple(MACHINE_MARK + problem for problem in done.problems)
    return (f"{MACHINE_MARK}{done.signature}{score}{rung}", *lacking, *problems)


def _obsolete(unit: Unit) -> Unit:
    return replace(unit, obsolete=True, references=(), notes=()) if not unit.obsolete else unit
