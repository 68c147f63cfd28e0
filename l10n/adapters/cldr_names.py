"""Countries, regions, languages and currencies in every language, from CLDR through Babel."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from l10n.model import Rendering, Term, TermKind
from l10n.ports import KnownNames

__all__ = ["known_names"]

# CLDR tells the two Congos and the two special regions apart by names that no newspaper writes (Конго – Кіншаса).
ARTIFICIAL = {"CD", "CG", "HK", "MO"}
NO_NAMES = {"ZZ", "XA", "XB", "QO", "001"}  # unknown, two tests of software, remote islands, the world
ORGANISATIONS = {"EU", "EZ", "UN"}
# What people write for CLDR's "United States", "Türkiye", …
ALIASES = {
    "US": ("U.S.", "US", "USA", "United States of America"),
    "GB": ("UK", "U.K.", "Britain", "Great Britain"),
    "EU": ("EU", "E.U."),
    "UN": ("UN", "U.N."),
    "AE": ("UAE",),
    "TR": ("Turkey",),
    "CZ": ("Czech Republic",),
    "CI": ("Ivory Coast",),
    "CV": ("Cabo Verde",),
    "SZ": ("Swaziland",),
    "VA": ("Vatican",),
    "TL": ("East Timor",),
}
COMMON_WORDS = {"real", "won", "sol", "rand", "som", "kip", "lek", "pound", "dong", "kina", "lari"}
NO_MONEY = re.compile(r"\d|Fund|Unit|Test|Rights|Peso Uvr|\(|Unknown|WIR|Gold|Silver|Platinum|Palladium", re.IGNORECASE)
REMARK = re.compile(r"\s*[(（].*?[)）]")  # Myanmar (Burma), Afghani (1927–2002)


def known_names(locales: Sequence[str]) -> KnownNames:
    """English names and their translations into `locales` (BCP 47 tags); what CLDR lacks is left out of a term."""
    from babel import Locale

    english = Locale("en")
    others = {tag: Locale.parse(tag.replace("-", "_")) for tag in locales}
    return KnownNames(
        places=_table(_places(english, others)),
        languages=_table(_languages(english, others)),
        currencies=_table(_currencies(english, others)),
    )


def _table(terms: Iterator[tuple[str, Term]]) -> Mapping[str, Term]:
    found: dict[str, Term] = {}
    for name, term in terms:
        found.setdefault(name, term)
    return MappingProxyType(found)


def _places(english: Any, others: Mapping[str, Any]) -> Iterator[tuple[str, Term]]:
    for code, full in english.territories.items():
        if code in ARTIFICIAL | NO_NAMES:
            continue
        kind = TermKind.ORGANISATION if code in ORGANISATIONS else TermKind.PLACE
        targets = {tag: locale.territories.get(code) for tag, locale in others.items()}
        name, *remark = re.split(r"\s*[()]", full.replace("’", "'").replace("St. ", "Saint "))
        for spelling in dict.fromkeys((full, name, *remark[:1], *ALIASES.get(code, ()))):
            yield spelling, _term(spelling, kind, targets)
        if " & " in name:
            yield name.replace(" & ", " and "), _term(name.replace(" & ", " and "), kind, targets)


def _languages(english: Any, others: Mapping[str, Any]) -> Iterator[tuple[str, Term]]:
    for code, name in english.languages.items():
        if "_" not in code:
            yield name, _term(name, TermKind.OTHER, {tag: locale.languages.get(code) for tag, locale in others.items()})


def _currencies(english: Any, others: Mapping[str, Any]) -> Iterator[tuple[str, Term]]:
    """Full names in small letters (`us dollar`, `euro`), and the unit alone where one currency has it (`hryvnia`)."""
    current = {code: name for code, name in english.currencies.items() if not NO_MONEY.search(name)}
    units = Counter(name.split()[-1] for name in current.values())
    for code, name in current.items():
        targets = {tag: locale.currencies.get(code) for tag, locale in others.items()}
        yield name.lower(), _term(name, TermKind.OTHER, targets)
        unit = name.split()[-1]
        if units[unit] == 1 and len(name.split()) == 2 and unit.lower() not in COMMON_WORDS:
            alone = {tag: _unit(target or "") for tag, target in targets.items()}
            yield unit.lower(), _term(unit.lower(), TermKind.OTHER, alone)


def _unit(target: str) -> str:
    """`українська гривня` → `гривня`; empty where the name is not an adjective and a unit."""
    words = target.split()
    return words[-1] if len(words) == 2 and not words[-1].isupper() else ""


def _term(source: str, kind: TermKind, targets: Mapping[str, str | None]) -> Term:
    clean = {tag: REMARK.sub("", target or "").strip() for tag, target in targets.items()}
    return Term(source=source, kind=kind, renderings={tag: Rendering(text) for tag, text in clean.items() if text})
