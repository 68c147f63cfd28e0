"""The place of one sentence in the updated catalogue, before anything is translated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from l10n.model import Unit
from l10n.stages.comments import human_comments, without_suggestions

__all__ = ["Change", "Slot", "Use", "add_flag", "carried", "changed", "drop_flag", "merged", "restored"]


class Change(StrEnum):
    """What became of a unit."""

    NEW = "new"
    KEPT = "kept"
    MOVED = "moved"
    CHANGED = "changed"
    SPLIT = "split"
    MERGED = "merged"
    REVIVED = "revived"
    TRANSLATED = "translated"
    HELD = "held"
    OBSOLETE = "obsolete"
    DROPPED = "dropped"


class Use(StrEnum):
    """What a translation is wanted for: nothing, to be the target, or to be offered in a comment."""

    NONE = ""
    TARGET = "target"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Slot:
    """`unit` as it stands without a translation; `old` the entries that it comes from."""

    unit: Unit
    change: Change
    use: Use = Use.NONE
    old: tuple[Unit, ...] = ()


def add_flag(flags: Sequence[str]) -> tuple[str, ...]:
    """The flags with `fuzzy` first, as gettext writes them."""
    return ("fuzzy", *(flag for flag in flags if flag != "fuzzy"))


def drop_flag(flags: Sequence[str]) -> tuple[str, ...]:
    """The flags without `fuzzy`."""
    return tuple(flag for flag in flags if flag != "fuzzy")


def changed(fresh: Unit, old: Unit) -> Unit:
    """`old` with a new source: fuzzy, its translation kept, with the source that it was made for behind `#|`."""
    stale = old.fuzzy and old.previous_source is not None
    return replace(
        old,
        source=fresh.source,
        references=fresh.references,
        previous_source=old.previous_source if stale else old.source,
        previous_context=old.previous_context if stale else old.context,
        flags=add_flag(old.flags),
        comments=without_suggestions(old),
        obsolete=False,
    )


def carried(fresh: Unit, old: Unit) -> Unit:
    """`old` with a new source and no target: a machine's text of another sentence is of no use to anybody."""
    return replace(
        fresh,
        context=old.context,
        comments=human_comments(old),
        flags=drop_flag(old.flags),
        notes=old.notes,
        raw=old.raw,
    )


def merged(fresh: Unit, old: Sequence[Unit]) -> Unit:
    """A sentence put together from several: fuzzy, with their translations one after the other."""
    comments = dict.fromkeys(text for unit in old for text in human_comments(unit))
    flags = dict.fromkeys(flag for unit in old for flag in unit.flags)
    return replace(
        fresh,
        targets=(" ".join(unit.target for unit in old if unit.target),),
        previous_source=" ".join(unit.source for unit in old),
        comments=tuple(comments),
        flags=add_flag(tuple(flags)),
    )


def restored(fresh: Unit, old: Unit, *, approved: bool) -> Unit:
    """`old` back at the source that its translation was made for."""
    return replace(
        old,
        source=fresh.source,
        references=fresh.references,
        previous_source=None,
        previous_context=None,
        previous_plural=None,
        flags=drop_flag(old.flags) if approved else add_flag(old.flags),
        comments=without_suggestions(old),
        obsolete=False,
    )
