"""Every sentence of the article finds its entry in the catalogue: the same, a changed one, or none yet."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from l10n.model import Catalog, Unit
from l10n.stages.alignment import Pairing, Place, align
from l10n.stages.comments import human_comments
from l10n.stages.ledger import Ledger, ledger_key
from l10n.stages.references import first_line, names_article, renewed, shared
from l10n.stages.slots import Change, Slot, Use, carried, changed, merged, restored

__all__ = ["Matching", "match_units"]

START, END = -1, 1 << 30  # the anchors before the first sentence and after the last


@dataclass(slots=True)
class Matching:
    """Slots by the number of the sentence, and the entries that have no sentence any more."""

    slots: dict[int, list[Slot]] = field(default_factory=dict)
    gone: list[Unit] = field(default_factory=list)
    foreign: list[Unit] = field(default_factory=list)


def match_units(fresh: Sequence[Unit], catalog: Catalog, ledger: Ledger, path: str) -> Matching:
    """Match the article's sentences with the catalogue's entries.

    Entries of other files, and those with plural forms, are foreign: they stay as they are.
    """
    result = Matching()
    used: set[int] = set()
    by_source: dict[str, list[Unit]] = {}
    for unit in catalog.units:
        by_source.setdefault(unit.source, []).append(unit)
    for number, unit in enumerate(fresh):
        same = _same(unit, by_source.get(unit.source, ()), ledger, path)
        if same:
            result.slots[number] = same
            used.update(id(old) for slot in same for old in slot.old)
    lost = [unit for unit in catalog.live() if id(unit) not in used and _is_ours(unit, ledger, path)]
    ours = {id(unit) for unit in lost}
    result.foreign = [unit for unit in catalog.live() if id(unit) not in used | ours]
    buried = [unit for unit in catalog.units if unit.obsolete and id(unit) not in used]
    consumed = _pair_changed(fresh, lost, buried, catalog, ledger, path, result)
    for number, unit in enumerate(fresh):
        result.slots.setdefault(number, [Slot(unit, Change.NEW, Use.TARGET)])
    result.gone = [unit for unit in catalog.units if (id(unit) in ours or unit.obsolete) and id(unit) not in consumed]
    result.gone = [unit for unit in result.gone if id(unit) not in used]
    return result


def _is_ours(unit: Unit, ledger: Ledger, path: str) -> bool:
    """Whether the entry is the article's: by its references, or, where an editor dropped those, by the ledger."""
    if unit.source_plural is not None:
        return False
    if unit.references:
        return any(names_article(reference, path) for reference in unit.references)
    return ledger.entry(unit) is not None


def _same(fresh: Unit, same: Sequence[Unit], ledger: Ledger, path: str) -> list[Slot]:
    """The entries of `same`, which have this very source: all live ones of the article, else an obsolete one."""
    live = [unit for unit in same if not unit.obsolete and (unit.context is None or _is_ours(unit, ledger, path))]
    buried = sorted(
        (unit for unit in same if unit.obsolete and any(unit.targets) and unit.source_plural is None),
        key=lambda unit: (ledger.untouched(unit), unit.fuzzy, unit.context is not None),
    )
    if not live:
        return [_revived(fresh, buried[0])] if buried else []
    slots = [_kept(old, places, path) for old, places in zip(live, shared(fresh.references, live, path), strict=True)]
    if buried and not ledger.untouched(buried[0]) and _replaceable(live[0], ledger):
        slots[0] = _exhumed(slots[0], buried[0])
    return slots


def _replaceable(unit: Unit, ledger: Ledger) -> bool:
    return unit.source_plural is None and (not any(unit.targets) or ledger.untouched(unit))


def _kept(old: Unit, places: tuple[str, ...], path: str) -> Slot:
    if old.source_plural is not None:
        return Slot(old, Change.KEPT, old=(old,))
    unit = replace(old, references=renewed(old, places, path))
    return Slot(unit, Change.KEPT if unit == old else Change.MOVED, old=(old,))


def _revived(fresh: Unit, old: Unit) -> Slot:
    return Slot(replace(old, references=fresh.references, obsolete=False), Change.REVIVED, old=(old,))


def _exhumed(slot: Slot, buried: Unit) -> Slot:
    """A person's text from an obsolete entry, in the place of the machine's: other tools do not look there."""
    unit = replace(
        slot.unit,
        targets=buried.targets,
        flags=buried.flags,
        comments=tuple(dict.fromkeys((*human_comments(slot.unit), *buried.comments))),
    )
    return Slot(unit, Change.REVIVED, old=(*slot.old, buried))


def _pair_changed(
    fresh: Sequence[Unit], lost: Sequence[Unit], buried: Sequence[Unit], catalog: Catalog, ledger: Ledger, path: str,
    result: Matching,
) -> set[int]:  # fmt: skip
    """Add the slots of changed sentences; returns the entries (by id) that live on in them."""
    open_numbers = [number for number in range(len(fresh)) if number not in result.slots]
    old = [unit for unit in lost if any(unit.targets) or human_comments(unit)]
    old += [unit for unit in buried if any(unit.targets) and unit.source_plural is None and not ledger.untouched(unit)]
    consumed: set[int] = set()
    for pairing in align(_fresh_places(fresh, open_numbers, result), _old_places(old, catalog, ledger, path, result)):
        numbers = [open_numbers[number] for number in pairing.fresh]
        units = tuple(old[number] for number in pairing.old)
        for number in numbers:
            result.slots[number] = [_changed_slot(fresh[number], units, pairing, ledger)]
        if len(pairing.fresh) == len(pairing.old) and not _copied(result.slots[numbers[0]][0], units[0]):
            consumed.add(id(units[0]))
    return consumed


def _copied(slot: Slot, old: Unit) -> bool:
    """Whether the old entry stays as well: an obsolete one that was only like the sentence."""
    return old.obsolete and slot.change is not Change.REVIVED


def _changed_slot(fresh: Unit, old: tuple[Unit, ...], pairing: Pairing, ledger: Ledger) -> Slot:
    human = [unit for unit in old if any(unit.targets) and not ledger.untouched(unit)]
    if len(pairing.fresh) > 1:
        if not human:
            return Slot(fresh, Change.NEW, Use.TARGET)
        return Slot(replace(changed(fresh, old[0]), raw=None), Change.SPLIT, Use.COMMENT, old)
    if len(old) > 1:
        use = Use.COMMENT if human else Use.TARGET
        return Slot(merged(fresh, old) if human else fresh, Change.MERGED if human else Change.NEW, use, old)
    if not human:
        return Slot(carried(fresh, old[0]), Change.CHANGED, Use.TARGET, old)
    if old[0].fuzzy and old[0].previous_source == fresh.source:
        entry = ledger.entries.get(ledger_key(old[0].context, fresh.source))
        approved = entry is not None and entry.approved and entry.human == old[0].target
        return Slot(restored(fresh, old[0], approved=approved), Change.REVIVED, old=old)
    unit = changed(fresh, old[0])
    return Slot(replace(unit, raw=None) if old[0].obsolete else unit, Change.CHANGED, Use.COMMENT, old)


def _fresh_places(fresh: Sequence[Unit], numbers: Sequence[int], result: Matching) -> list[Place]:
    anchors = sorted(result.slots)
    return [Place(fresh[number].source, number, *_around(number, anchors)) for number in numbers]


def _around(number: int, anchors: Sequence[int]) -> tuple[int, int]:
    place = bisect_left(anchors, number)
    return anchors[place - 1] if place else START, anchors[place] if place < len(anchors) else END


def _old_places(
    old: Sequence[Unit], catalog: Catalog, ledger: Ledger, path: str, result: Matching
) -> list[Place]:  # fmt: skip
    """Where the old sentences stood: by the lines that they name, and within a line by the file's order."""
    anchors = {id(slot.old[0]): number for number, slots in result.slots.items() for slot in slots if slot.old}
    ours = [unit for unit in catalog.live() if id(unit) in anchors or _is_ours(unit, ledger, path)]
    ours.sort(key=lambda unit: first_line(unit, path))
    before: dict[int, int] = {}
    after: dict[int, int] = {}
    last = START
    for unit in ours:
        before[id(unit)] = last
        last = anchors.get(id(unit), last)
    last = END
    for unit in reversed(ours):
        after[id(unit)] = last
        last = anchors.get(id(unit), last)
    order = {id(unit): number for number, unit in enumerate(ours)}
    return [
        Place(
            unit.source,
            order.get(id(unit), -1),
            before.get(id(unit)),
            after.get(id(unit)),
            unit.previous_source if unit.fuzzy else None,
        )
        for unit in old
    ]
