"""Which format a file name asks for: `.tbx`, `.tsv` or `.txt` (OmegaT), `.po` (Weblate), `.csv` (ours)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath
from types import MappingProxyType

from l10n.adapters.glossary.csv_glossary import read_csv, render_csv
from l10n.adapters.glossary.imported import Imported
from l10n.errors import ConfigError
from l10n.model import Rendering, Term

__all__ = ["read_exchange", "render_exchange"]

TBX = (".tbx", ".xml")
TSV = (".tsv", ".tab", ".txt", ".utf8")
PO = (".po",)
CSV = (".csv",)


def read_exchange(data: bytes, name: str, locale: str | None = None) -> Imported:
    """The terms in the file called `name`; `locale` is that of its targets, for formats that hold one.

    Raises `GlossaryError` for a file that is not of its format, `ConfigError` for a name or locale that is missing.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in TBX:
        from l10n.adapters.glossary.tbx import read_tbx

        return read_tbx(data, name)
    if suffix in TSV:
        from l10n.adapters.glossary.omegat_tsv import read_tsv

        return read_tsv(data, _needed(locale, suffix), name)
    if suffix in PO:
        from l10n.adapters.glossary.po_glossary import read_po

        return read_po(data, locale or "", name)
    if suffix in CSV:
        return Imported(read_csv(data, name))
    raise _unknown(suffix)


def render_exchange(terms: Sequence[Term], name: str, locale: str | None = None, *, tbx: int = 3) -> bytes:
    """The bytes of a file called `name` that holds `terms`, only in `locale` where one is given.

    `tbx` is the version of a `.tbx` file, 2 or 3. Raises `ConfigError` as `read_exchange` does.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in TBX:
        from l10n.adapters.glossary.tbx_writer import render_tbx

        return render_tbx(_only(terms, locale), tbx)
    if suffix in TSV:
        from l10n.adapters.glossary.omegat_tsv import render_tsv

        return render_tsv(terms, locale or _single(terms, suffix))
    if suffix in PO:
        from l10n.adapters.glossary.po_glossary import render_po

        return render_po(terms, locale or _single(terms, suffix))
    if suffix in CSV:
        return render_csv(_only(terms, locale), (locale,) if locale else ())
    raise _unknown(suffix)


def _only(terms: Sequence[Term], locale: str | None) -> Sequence[Term]:
    if locale is None:
        return terms
    return [replace(term, renderings=_rendering(term, locale)) for term in terms]


def _rendering(term: Term, locale: str) -> MappingProxyType[str, Rendering]:
    found = term.rendering(locale)
    return MappingProxyType({locale: found} if found else {})


def _single(terms: Sequence[Term], suffix: str) -> str:
    used = {locale for term in terms for locale in term.renderings}
    return _needed(used.pop() if len(used) == 1 else None, suffix)


def _needed(locale: str | None, suffix: str) -> str:
    if locale is None:
        raise ConfigError(f"a {suffix} glossary holds one locale", "Say which: --locale uk.")
    return locale


def _unknown(suffix: str) -> ConfigError:
    known = ", ".join((TBX[0], *TSV[:3:2], *PO, *CSV))
    return ConfigError(f"no glossary format goes by “{suffix}”", f"The file's name must end in one of {known}.")
