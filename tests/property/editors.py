"""What translators and their programs do to a PO file between two runs; real programs where they are at hand."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from l10n.model import Catalog, Unit

__all__ = [
    "Edit", "Save", "add_entry", "altered", "approve", "cr_lf", "flagged", "gettext", "header_rewritten", "msgmerge",
    "no_comments", "no_fuzzy", "no_references", "on_one", "reordered", "toolkit", "typed", "without_final_newline",
]  # fmt: skip

Edit = Callable[[Catalog], Catalog]
Save = Callable[[Path], None]


def on_one(place: int, change: Callable[[Unit], Unit]) -> Edit:
    """Change one living entry: `place` counts them, round and round."""

    def edit(catalog: Catalog) -> Catalog:
        live = list(catalog.live())
        if not live:
            return catalog
        chosen = live[place % len(live)]
        return replace(catalog, units=tuple(change(unit) if unit is chosen else unit for unit in catalog.units))

    return edit


def on_all(change: Callable[[Unit], Unit]) -> Edit:
    """Change every entry."""
    return lambda catalog: replace(catalog, units=tuple(change(unit) for unit in catalog.units))


def altered(unit: Unit, **changes: Any) -> Unit:
    """The entry with other fields."""
    return replace(unit, **changes)


def flagged(unit: Unit) -> Unit:
    """The entry with a flag that is not the tool's."""
    return replace(unit, flags=tuple(dict.fromkeys((*unit.flags, "no-wrap"))))


def typed(unit: Unit, text: str, *, fuzzy: bool = False) -> Unit:
    """The entry with a text that a person typed, in every form that it has."""
    targets = tuple(f"{text}{number or ''}" if text else "" for number in range(len(unit.targets)))
    return replace(unit, targets=targets, flags=("fuzzy",) if fuzzy else unit.flags)


def approve(unit: Unit) -> Unit:
    """As editors do it: the flag goes, and the previous source with it."""
    flags = tuple(flag for flag in unit.flags if flag != "fuzzy")
    return replace(unit, flags=flags, previous_source=None, previous_context=None, previous_plural=None)


no_fuzzy: Edit = on_all(approve)
no_comments: Edit = on_all(lambda unit: replace(unit, comments=(), notes=()))
no_references: Edit = on_all(lambda unit: replace(unit, references=()))


def reordered(seed: int) -> Edit:
    """Entries in another order; obsolete ones stay last, where every program puts them."""

    def edit(catalog: Catalog) -> Catalog:
        live = list(catalog.live())
        Random(seed).shuffle(live)
        return replace(catalog, units=(*live, *(unit for unit in catalog.units if unit.obsolete)))

    return edit


def header_rewritten(catalog: Catalog) -> Catalog:
    """Another program's name, another date, a field of its own."""
    changed = {"PO-Revision-Date": "2026-01-01 00:00+0000", "X-Generator": "Poedit 3.4", "X-Poedit-Basepath": "../.."}
    return replace(catalog, header={**catalog.header, **changed})


def add_entry(entry: Unit) -> Edit:
    """An entry that the tool did not make, unless one with its key is there."""

    def edit(catalog: Catalog) -> Catalog:
        taken = any(unit.key == entry.key for unit in catalog.units)
        old = [unit for unit in catalog.units if unit.obsolete]
        return catalog if taken else replace(catalog, units=(*catalog.live(), entry, *old))

    return edit


# ---- on the file itself ------------------------------------------------------------------------------------


def gettext(path: Path, *command: str | Path) -> None:
    """Replace the file by what a gettext program prints; as it is where the program refuses it."""
    done = subprocess.run([str(part) for part in (*command, path)], capture_output=True, check=False)
    if done.returncode == 0 and done.stdout:
        path.write_bytes(done.stdout)


def msgmerge(path: Path, template: Path, options: Sequence[str]) -> None:
    """Replace the file by its merge with the template."""
    done = subprocess.run(["msgmerge", "--quiet", *options, str(path), str(template)], capture_output=True, check=False)
    if done.returncode == 0:
        path.write_bytes(done.stdout)


def toolkit(path: Path) -> None:
    """Saved by Translate Toolkit, as Weblate and Virtaal do."""
    from translate.storage.pypo import pofile

    path.write_bytes(bytes(pofile.parsefile(str(path))))


def cr_lf(path: Path) -> None:
    """The other line ends."""
    path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))


def without_final_newline(path: Path) -> None:
    """The last line end lost."""
    path.write_bytes(path.read_bytes().rstrip(b"\r\n"))
