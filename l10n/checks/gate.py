"""The gate: every check over one catalogue, pure, in two steps.

The first step (`Gate.examine`) sees units and can be done in parts, in several processes; the second
(`Gate.conclude`) adds what only the whole catalogue shows, and takes away what is waived. `Gate.findings` does both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from l10n.checks import file, prose
from l10n.checks.contract import Flaw
from l10n.checks.file.placeholders import formats_of
from l10n.checks.file.places import line_of, target_name
from l10n.checks.glossary import Use, agreeing, check_terms, inconsistent
from l10n.checks.glossary.registry import INCONSISTENT
from l10n.checks.outcome import content_key
from l10n.checks.registry import BY_ID
from l10n.checks.rules import Rules
from l10n.checks.verdicts import Located, Verdict, silenced
from l10n.model import Catalog, Finding, Severity, Unit
from l10n.ports import Morphology, TermFinder

__all__ = ["Examined", "Gate", "checkable"]

# Defects after which it is not certain what the file's units are: nothing else is said, and none can be waived.
UNREADABLE = frozenset({"file-syntax", "file-charset", "file-escape", "file-conflict"})
# What makes a placeholder one: without it tags are left, of which file-format knows nothing.
MARKS = re.compile(r"%<|[%{}$]")


@dataclass(frozen=True, slots=True)
class UnitFlaw:
    """A flaw in one plural form (or the only one) of the unit with that index in its catalogue."""

    index: int
    form: int
    check: str
    flaw: Flaw
    term: str | None = None


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found in some units, and how they render names."""

    flaws: tuple[UnitFlaw, ...] = ()
    uses: tuple[tuple[int, int, Use], ...] = ()

    def __add__(self, other: Examined) -> Examined:
        return Examined(self.flaws + other.flaws, self.uses + other.uses)


@dataclass(frozen=True, slots=True)
class Gate:
    """The checks that the rules select, and what they need; without a finder there are no glossary checks."""

    rules: Rules = field(default_factory=Rules)
    finder: TermFinder | None = None
    open_morphology: Callable[[str], Morphology] | None = None

    def findings(self, catalog: Catalog, locale: str = "") -> tuple[Finding, ...]:
        """Every finding on one catalogue, waivers in it honoured: for `l10n status`, `l10n translate` and publishing.

        `locale` replaces the header's `Language`. Units whose source changed since their target was written are
        passed over; unreviewed machine units count.
        """
        locale = locale or catalog.locale
        indexes = checkable(catalog, locale)
        examined = self.examine(locale, [(index, catalog.units[index]) for index in indexes])
        return self.conclude(catalog, locale, indexes, examined).findings

    def examine(self, locale: str, units: Sequence[tuple[int, Unit]]) -> Examined:
        """What can be told of each unit by itself; the numbers are the units' indexes in their catalogue."""
        checks = [(check.id, look) for check, look in prose.UNIT_CHECKS if check.id in self.rules.selected]
        flaws: list[UnitFlaw] = []
        uses: list[tuple[int, int, Use]] = []
        for index, unit in units:
            flagged = bool(formats_of(unit.flags))
            for form, source, target in _strings(unit):
                for check, look in checks:
                    pair = (source, target)
                    if flagged and check == prose.PLACEHOLDERS.id:  # file-format knows which form may do without
                        pair = (MARKS.sub("", source), MARKS.sub("", target))
                    flaws += (UnitFlaw(index, form, check, flaw) for flaw in look(*pair, locale))
                if self.finder is not None and self.open_morphology is not None:
                    wrong, used = check_terms(source, target, self.finder, self.open_morphology(locale))
                    flaws += (UnitFlaw(index, form, one.check, one.flaw, one.term) for one in wrong)
                    uses += ((index, form, use) for use in used)
        return Examined(tuple(flaws), tuple(uses))

    def conclude(
        self,
        catalog: Catalog,
        locale: str,
        indexes: Sequence[int],
        examined: Examined,
        *,
        scope: Collection[int] | None = None,
        before: Catalog | None = None,
    ) -> Verdict:
        """Everything on the catalogue, in the order of its lines, without what its own comments waive.

        `indexes` are the units that were examined; findings on those outside `scope` are left out, and so are
        findings on the file that it had `before`.
        """
        found = list(self._file(catalog, locale, before))
        if not unreadable(catalog):
            flaws = (*examined.flaws, *self._together(catalog, locale, indexes, examined))
            wanted = [flaw for flaw in flaws if flaw.check in self.rules.selected]
            found += [_located(catalog, locale, flaw) for flaw in wanted if scope is None or flaw.index in scope]
        return silenced(
            found,
            catalog,
            locale,
            indexes if scope is None else sorted({*indexes} & {*scope}),
            self.rules,
            self.runs,
            partly=scope is not None,
        )

    @property
    def runs(self) -> frozenset[str]:
        """The ids of the checks that can have found something."""
        glossary = frozenset() if self.finder else frozenset(one for one in BY_ID if BY_ID[one].group == "glossary")
        return self.rules.selected - glossary

    def _file(self, catalog: Catalog, locale: str, before: Catalog | None) -> Iterator[Located]:
        known = {content_key(replace(one, locale=locale)) for one in file.check_catalog(before)} if before else set()
        places: dict[tuple[str | None, str], int] = {}
        for index, unit in enumerate(catalog.units):
            places.setdefault(unit.key, index)
        broken = unreadable(catalog)
        for found in file.check_catalog(catalog):
            finding = replace(found, locale=locale)
            always = broken and finding.check in UNREADABLE
            if always or (finding.check in self.rules.selected and content_key(finding) not in known):
                place = places.get((finding.context, finding.source)) if finding.source else None
                yield Located(place, finding, always=always)

    def _together(
        self, catalog: Catalog, locale: str, indexes: Sequence[int], examined: Examined
    ) -> Iterator[UnitFlaw]:
        units = [catalog.units[index] for index in indexes]
        for check, look in prose.CATALOG_CHECKS:
            if check.id in self.rules.selected:
                yield from (UnitFlaw(indexes[place], 0, check.id, flaw) for place, flaw in look(units, locale))
        yield from self._names(catalog, locale, examined)

    def _names(self, catalog: Catalog, locale: str, examined: Examined) -> Iterator[UnitFlaw]:
        if self.open_morphology is None or not examined.uses:
            return
        morphology = self.open_morphology(locale)

        def agree(place: int, use: Use, usual: str) -> str:
            index, form, _ = examined.uses[place]
            return agreeing(
                usual, use.rendering, use.kind, catalog.units[index].targets[form][slice(*use.span)], morphology
            )

        for place, term, flaw in inconsistent([(p, use) for p, (_, _, use) in enumerate(examined.uses)], agree):
            index, form, _ = examined.uses[place]
            yield UnitFlaw(index, form, INCONSISTENT, flaw, term)


def checkable(catalog: Catalog, locale: str) -> list[int]:
    """The indexes of the units whose target is meant for their source; none where the file cannot be trusted.

    A fuzzy target with a previous source (`#|`) belongs to another sentence. A catalogue in the source's own
    language has nothing to compare, nor has one of an unknown language.
    """
    source_language = catalog.header.get("X-Source-Language", "en").replace("_", "-").split("-")[0].lower()
    if not locale or locale.split("-", maxsplit=1)[0].lower() == source_language or unreadable(catalog):
        return []
    return [
        index
        for index, unit in enumerate(catalog.units)
        if not unit.obsolete and unit.source and not (unit.fuzzy and unit.previous_source is not None)
    ]


def unreadable(catalog: Catalog) -> bool:
    """Whether something is so broken that the units are not known for certain."""
    defect = file.fatal(catalog)
    return defect is not None and any(
        one.check in UNREADABLE and one.severity is defect.severity for one in catalog.defects
    )


def _strings(unit: Unit) -> Iterator[tuple[int, str, str]]:
    """Form, source and target; the first plural form answers to the singular."""
    if not any(unit.targets) and unit.source_plural is not None:
        yield 0, unit.source, ""
        return
    for form, target in enumerate(unit.targets or ("",)):
        yield form, unit.source if not form or unit.source_plural is None else unit.source_plural, target


def _located(catalog: Catalog, locale: str, found: UnitFlaw) -> Located:
    unit = catalog.units[found.index]
    target = unit.targets[found.form] if found.form < len(unit.targets) else ""
    severity = BY_ID[found.check].severity
    return Located(
        found.index,
        Finding(
            check=found.check,
            # what is not translated yet is unfinished, not wrong: msgfmt passes it, and publishing has its own policy
            severity=severity if target else min(severity, Severity.WARNING),
            message=found.flaw.message,
            path=catalog.path,
            line=line_of(unit, target_name(unit, found.form)),
            locale=locale,
            context=unit.context,
            source=unit.source,
            target=target,
            term=found.term,
            span=found.flaw.span,
            suggestion=found.flaw.suggestion,
        ),
    )
