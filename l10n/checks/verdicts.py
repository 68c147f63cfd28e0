"""From what was found to what is said: severities, waivers, and waivers that nobody needs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from l10n.checks.registry import BY_ID
from l10n.checks.rules import Rules
from l10n.checks.silence import WAIVER_UNKNOWN, WAIVER_UNUSED
from l10n.checks.waivers import Waiver, read_waivers
from l10n.model import Catalog, Finding, Unit

__all__ = ["Located", "Verdict", "silenced"]

HEADER = -1  # the place of what stands in the header


@dataclass(frozen=True, slots=True)
class Located:
    """A finding and the index of the unit that it is on, `None` for the file itself; `always`: beyond any waiver."""

    index: int | None
    finding: Finding
    always: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of one catalogue, and how many findings its comments waived."""

    findings: tuple[Finding, ...]
    waived: int = 0


def silenced(
    found: Sequence[Located],
    catalog: Catalog,
    locale: str,
    looked_at: Sequence[int],
    rules: Rules,
    runs: Collection[str],
    *,
    partly: bool = False,
) -> Verdict:
    """The findings without those that the catalogue's comments waive, and with what is wrong with the waivers.

    A waiver of a check that did not run, or of a unit that was not looked at, is not called unused; nor is the
    header's where the catalogue was looked at `partly`.
    """
    waivers = {index: read_waivers(catalog.units[index].comments) for index in looked_at}
    waivers[HEADER] = read_waivers(catalog.header_comments)
    used: set[tuple[int, Waiver]] = set()
    left: list[Finding] = []
    for one in found:
        places = (HEADER,) if one.index is None else (one.index, HEADER)
        by = {(p, w) for p in places for w in waivers.get(p, ()) if one.finding.check in w.checks and not one.always}
        used |= by
        if not by:
            left.append(one.finding)
    waived = len(found) - len(left)
    if partly:
        del waivers[HEADER]
    left += _about_waivers(waivers, used, catalog, locale, runs)
    order = {check: number for number, check in enumerate(BY_ID)}
    left.sort(key=lambda finding: (finding.line or 0, order.get(finding.check, 0), finding.span or (0, 0)))
    return Verdict(tuple(replace(one, severity=rules.severity(one)) for one in left), waived)


def _about_waivers(
    waivers: dict[int, tuple[Waiver, ...]],
    used: set[tuple[int, Waiver]],
    catalog: Catalog,
    locale: str,
    runs: Collection[str],
) -> Iterator[Finding]:
    for place, given in waivers.items():
        unit = catalog.units[place] if place != HEADER else None
        for waiver in given:
            if not waiver.checks:
                what = f"no check is called {waiver.name!r}" if waiver.name else "it names no check in brackets"
                check, message = WAIVER_UNKNOWN, f"this waiver silences nothing: {what}"
            elif (place, waiver) not in used and waiver.checks & frozenset(runs):
                check, message = WAIVER_UNUSED, f"ignore[{waiver.name}] matches nothing: remove it"
            else:
                continue
            if check in runs:
                yield _finding(check, message, catalog, locale, unit, waiver)


def _finding(check: str, message: str, catalog: Catalog, locale: str, unit: Unit | None, waiver: Waiver) -> Finding:
    line = _line((unit.raw if unit else catalog.raw) or "", waiver.comment)
    return Finding(
        check=check,
        severity=BY_ID[check].severity,
        message=message,
        path=catalog.path,
        line=(unit.line or 1) + line if unit else 1 + line,
        locale=locale,
        context=unit.context if unit else None,
        source=unit.source if unit else "",
    )


def _line(raw: str, comment: str) -> int:
    """How many lines stand before the comment's."""
    place = raw.find(comment.strip())
    return raw.count("\n", 0, place) if place >= 0 else 0
