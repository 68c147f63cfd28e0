"""What must hold of every run, told from the catalogue before and after it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from l10n.adapters.po.lines import split_lines
from l10n.model import Catalog, Unit
from l10n.stages.ledger import Ledger
from l10n.stages.references import names_article
from l10n.stages.review import held

MARK = "Людське"  # what stands in every text that a person wrote
NOTE = "Нотатка"  # and in every comment


def precious(catalog: Catalog, ledger: Ledger) -> set[str]:
    """The texts that must not get lost: a person's, and whatever stands there as reviewed."""
    waiting = {id(unit) for unit in held(catalog, ledger)}
    return {
        target
        for unit in catalog.units
        for target in unit.targets
        if target and (MARK in target or (not unit.fuzzy and id(unit) not in waiting))
    }


def nothing_is_lost(texts: Iterable[str], notes: Iterable[str], after: Catalog) -> None:
    """Every text is a target, or stands whole in a comment; every note is a comment."""
    targets = {target for unit in after.units for target in unit.targets}
    comments = [comment for unit in after.units for comment in unit.comments]
    for text in texts:
        line = " ".join(text.split())
        assert text in targets or any(line in comment for comment in comments), f"lost: {text}"
    for note in notes:
        assert any(note in comment for comment in comments), f"lost: {note}"


def notes_of(catalog: Catalog) -> set[str]:
    """The comments that people wrote."""
    return {comment for unit in catalog.units for comment in unit.comments if NOTE in comment}


def reviewed_stays(before: Catalog, after: Catalog, ledger: Ledger, sentences: Sequence[str], path: str) -> None:
    """A reviewed unit whose sentence stands keeps every byte but its references and notes; drafts keep their text."""
    waiting = {id(unit) for unit in held(before, ledger)}
    now = {unit.key: unit for unit in after.live()}
    for unit in before.live():
        if unit.source not in sentences or not any(unit.targets) or id(unit) in waiting or not _ours(unit, path):
            continue
        found = now.get(unit.key)
        if not unit.fuzzy:
            assert found, f"gone: {unit}"
            assert _kept_lines(unit) == _kept_lines(found)
        elif MARK in unit.target:
            assert found, f"gone: {unit}"
            assert (found.targets, found.fuzzy) == (unit.targets, True)


def _ours(unit: Unit, path: str) -> bool:
    return unit.context is None or any(names_article(reference, path) for reference in unit.references)


def _kept_lines(unit: Unit) -> list[str]:
    return [line.rstrip("\r\n") for line in split_lines(unit.raw or "") if not line.startswith(("#:", "#."))]


def strangers_stay(before: Catalog, after: Catalog, path: str, sentences: Sequence[str]) -> None:
    """Entries of other files, and those with plural forms, keep every byte."""
    raws = [(unit.raw or "").rstrip("\r\n") for unit in after.units]
    for unit in before.live():
        elsewhere = unit.references and not any(names_article(reference, path) for reference in unit.references)
        if unit.source_plural is not None or (elsewhere and unit.source not in sentences):
            assert (unit.raw or "").rstrip("\r\n") in raws, f"changed: {unit}"


def header_stays(before: Catalog, after: Catalog) -> None:
    """The header is the translators' and their editors'."""
    if before.raw is not None:
        assert list(before.header.items()) == list(after.header.items())
        assert (before.header_comments, before.header_flags) == (after.header_comments, after.header_flags)
        assert (before.newline, before.encoding) == (after.newline, after.encoding)


def every_sentence_has_its_entry(after: Catalog, sentences: Sequence[str], path: str) -> None:
    """In article order, and nothing that the article no longer says is alive."""
    mine = [unit for unit in after.live() if any(names_article(reference, path) for reference in unit.references)]
    found = dict.fromkeys(unit.source for unit in mine if unit.source_plural is None or unit.source in sentences)
    assert list(found) == list(dict.fromkeys(sentences))


def gettext_accepts(path: Path) -> bool:
    """Whether msgfmt reads the file; it refuses two entries with one key, obsolete or not."""
    return not list(complaints(path))


def complaints(path: Path) -> Iterator[str]:
    """What msgfmt says."""
    done = subprocess.run(["msgfmt", "-o", "/dev/null", str(path)], capture_output=True, text=True, check=False)
    if done.returncode:
        yield done.stderr
