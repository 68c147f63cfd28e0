"""The order of a catalogue: the article's, with foreign entries where they stood, and obsolete entries last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from l10n.model import Catalog, Unit
from l10n.stages.comments import earlier, human_comments
from l10n.stages.slots import Slot

__all__ = ["bury", "placed"]


def placed(slots: Sequence[Slot], units: Sequence[Unit], foreign: Sequence[Unit], catalog: Catalog) -> tuple[Unit, ...]:
    """The live entries: `units` (one a slot) in article order, every foreign entry behind the one that it followed."""
    number_of = {id(old): number for number, slot in enumerate(slots) for old in slot.old}
    strangers = {id(unit) for unit in foreign}
    followers: dict[int, list[Unit]] = {}
    last = -1
    for unit in catalog.live():
        if id(unit) in strangers:
            followers.setdefault(last, []).append(unit)
        else:
            last = number_of.get(id(unit), last)
    live = list(followers.get(-1, ()))
    for number, unit in enumerate(units):
        live += [unit, *followers.get(number, ())]
    return tuple(live)


def bury(gone: Sequence[Unit], live: Sequence[Unit], foreign: Sequence[Unit]) -> tuple[list[Unit], list[Unit]]:
    """`(obsolete entries, entries without any text, which are dropped)`.

    gettext takes two entries with one key for an error even when obsolete, so a newly obsolete one takes an old
    one's place, and the old one's text into a comment. Entries that were there before are left alone.
    """
    buried = {unit.key: unit for unit in gone if unit.obsolete}
    standing = {unit.key for unit in (*live, *foreign)}
    kept: list[Unit] = []
    dropped: list[Unit] = []
    replaced: set[int] = set()
    for unit in gone:
        if unit.obsolete:
            kept.append(unit)
        elif unit.key in standing or not (any(unit.targets) or human_comments(unit)):
            dropped.append(unit)
        else:
            old = buried.get(unit.key)
            replaced.update([id(old)] if old else [])
            kept.append(_obsolete(unit, old))
    return [unit for unit in kept if id(unit) not in replaced], dropped


def _obsolete(unit: Unit, old: Unit | None) -> Unit:
    lines = (earlier(old.target),) if old and any(old.targets) and old.targets != unit.targets else ()
    return replace(unit, obsolete=True, references=(), notes=(), comments=(*unit.comments, *lines))
