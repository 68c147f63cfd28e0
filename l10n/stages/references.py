"""References (`#:`) to the article, and to other files: which entries are the article's, and where they stand now."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.model import Unit

__all__ = ["first_line", "names_article", "renewed", "shared"]


def names_article(reference: str, path: str) -> bool:
    """Whether `path:12`, or `path` alone (`msgcat --add-location=file`), is a place in the article."""
    name, colon, line = reference.rpartition(":")
    return reference == path or bool(colon and name == path and line.isdigit())


def first_line(unit: Unit, path: str) -> int:
    """The first line of the article that the unit names; 0 where it names none."""
    lines = (reference.rpartition(":")[2] for reference in unit.references if names_article(reference, path))
    return min((int(line) for line in lines if line.isdigit()), default=0)


def renewed(unit: Unit, references: Sequence[str], path: str) -> tuple[str, ...]:
    """The unit's references with the article's replaced; those to other files stay."""
    others = tuple(reference for reference in unit.references if not names_article(reference, path))
    return (*references, *others)


def shared(references: Sequence[str], units: Sequence[Unit], path: str) -> list[tuple[str, ...]]:
    """The places of a repeated sentence, dealt out to the entries that it has, in order.

    Each entry gets as many as it had, the last one the rest; where there are fewer than entries, they share the last.
    """
    left = list(references)
    dealt: list[tuple[str, ...]] = []
    for unit in units[:-1]:
        count = max(1, sum(names_article(reference, path) for reference in unit.references))
        dealt.append(tuple(left[:count]) or tuple(references[-1:]))
        left = left[count:]
    return [*dealt, tuple(left) or tuple(references[-1:])]
