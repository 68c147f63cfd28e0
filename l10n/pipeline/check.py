"""`l10n check`: catalogues in, findings out; nothing is written but a baseline that was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from l10n.checks.baseline import Baseline, Entry, parse_baseline, render_baseline, subtract, write_entries
from l10n.checks.gate import UNREADABLE, Examined, Gate, checkable, unreadable
from l10n.checks.outcome import Outcome
from l10n.checks.path_waivers import about_unused, waive
from l10n.checks.registry import BY_ID
from l10n.checks.rules import Settings
from l10n.checks.silence import BASELINE_EXPIRED, BASELINE_UNUSED, GROUP
from l10n.files import read_bytes, write_atomically
from l10n.model import Catalog, Finding, Unit
from l10n.pipeline.catalogs import find_catalogs, locale_of_path, shown
from l10n.pipeline.parallel import examine_all
from l10n.pipeline.saving import read_ledger
from l10n.ports import CatalogStore
from l10n.stages.review import reviewed

__all__ = ["CheckTools", "Job", "check"]


@dataclass(frozen=True, slots=True)
class CheckTools:
    """The outside world as the gate sees it.

    `open_gate` can be pickled: every process opens its own. `before(path)` is the catalogue as it was at the
    revision to compare with, `None` where there was none; it raises `ConfigError`.
    """

    root: Path
    config: Path | None
    store: CatalogStore
    open_gate: Callable[[], Gate]
    is_locale: Callable[[str], bool]
    today: date
    before: Callable[[Path], Catalog | None] | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """One catalogue to check: which units are looked at, and of which of them something is said."""

    place: str
    catalog: Catalog
    locale: str
    indexes: tuple[int, ...]
    scope: frozenset[int] | None = None
    before: Catalog | None = None

    @property
    def units(self) -> list[tuple[int, Unit]]:
        """The units with their indexes."""
        return [(index, self.catalog.units[index]) for index in self.indexes]


@dataclass(slots=True)
class _Run:
    """What has been found so far."""

    findings: list[Finding] = field(default_factory=list)
    firm: set[int] = field(default_factory=set)  # by id(): beyond waivers and baseline
    used: set[int] = field(default_factory=set)
    waived: int = 0


def check(
    paths: Sequence[Path], settings: Settings, tools: CheckTools, *, everything: bool, write_baseline: bool = False
) -> Outcome:
    """Check the catalogues that the paths name; `everything` says that those are all that the project has.

    With `write_baseline` every finding goes into the baseline instead. Raises `L10nError` where something cannot be
    read, or the baseline not be written.
    """
    jobs = [_job(path, settings, tools) for path in find_catalogs(paths)]
    gate = tools.open_gate()
    run = _Run()
    for job, examined in zip(jobs, examine_all(jobs, gate, tools.open_gate), strict=True):
        _conclude(job, examined, gate, settings, tools, run)
    partly = settings.only == "reviewed" or tools.before is not None
    if not partly:
        run.findings += about_unused(
            settings.rules.waivers, run.used, [job.place for job in jobs], gate.runs,
            shown(tools.config) if tools.config else "", tools.today, everything=everything,
        )  # fmt: skip
    if write_baseline:
        known = _write(run, jobs, settings, tools)
    else:
        known = _subtract(run, jobs, gate, settings, tools, partly=partly)
    units = sum(len(job.indexes) if job.scope is None else len(job.scope & set(job.indexes)) for job in jobs)
    return Outcome(tuple(run.findings), len(jobs), units, run.waived, known)


def _job(path: Path, settings: Settings, tools: CheckTools) -> Job:
    catalog = replace(tools.store.read(path), path=shown(path))
    locale = catalog.locale if tools.is_locale(catalog.locale) else locale_of_path(path.resolve(), tools.is_locale)
    indexes = checkable(catalog, locale)
    if settings.only == "reviewed":
        done = {id(unit) for unit in reviewed(catalog, read_ledger(path))}
        indexes = [index for index in indexes if id(catalog.units[index]) in done]
    place = _place(path, tools.root)
    if tools.before is None:
        return Job(place, catalog, locale, tuple(indexes))
    before = tools.before(path) or Catalog(str(path))
    return Job(place, catalog, locale, tuple(indexes), _changed(catalog, before), before)


def _changed(catalog: Catalog, before: Catalog) -> frozenset[int]:
    """The units that are not, text for text and flag for flag, in the catalogue as it was; comments do not count."""
    known = {_state(unit) for unit in before.live()}
    return frozenset(index for index, unit in enumerate(catalog.units) if _state(unit) not in known)


def _state(unit: Unit) -> tuple[object, ...]:
    return unit.key, unit.source_plural, unit.targets, unit.fuzzy, unit.previous_source


def _conclude(job: Job, examined: Examined, gate: Gate, settings: Settings, tools: CheckTools, run: _Run) -> None:
    verdict = gate.conclude(job.catalog, job.locale, job.indexes, examined, scope=job.scope, before=job.before)
    broken = unreadable(job.catalog)
    firm = [one for one in verdict.findings if broken and one.check in UNREADABLE]
    loose = [one for one in verdict.findings if not (broken and one.check in UNREADABLE)]
    left, used = waive(loose, job.place, settings.rules.waivers, tools.today)
    run.waived += verdict.waived + len(loose) - len(left)
    run.used |= used
    run.firm |= {id(one) for one in firm}
    said = run.firm | {id(one) for one in left}
    run.findings += [one for one in verdict.findings if id(one) in said]


def _place(path: Path, root: Path) -> str:
    """The path below the root, as waivers and the baseline name it."""
    whole = path.resolve()
    return (whole.relative_to(root) if whole.is_relative_to(root) else whole).as_posix()


def _subtract(
    run: _Run, jobs: Sequence[Job], gate: Gate, settings: Settings, tools: CheckTools, *, partly: bool
) -> int:
    """Take what the baseline knows out of the findings; says how many those were."""
    path = tools.root / settings.baseline
    if not path.is_file():
        return 0
    baseline = parse_baseline(read_bytes(path).decode("utf-8", "replace"), shown(path))
    if baseline.expired(tools.today):
        message = f"the baseline's time was over on {baseline.expires}: mend its findings, or write it again"
        run.findings += _about(BASELINE_EXPIRED, [message], shown(path), gate)
        return 0
    candidates = [one for one in run.findings if _can_wait(one, run)]
    new, unused = subtract(baseline, candidates, _places(jobs))
    fresh = {id(one) for one in new}
    run.findings = [one for one in run.findings if id(one) in fresh or not _can_wait(one, run)]
    if not partly:
        run.findings += _about(BASELINE_UNUSED, _unused(unused, jobs, gate), shown(path), gate)
    return len(candidates) - len(new)


def _unused(entries: Iterable[Entry], jobs: Sequence[Job], gate: Gate) -> list[str]:
    checked = {job.place for job in jobs}
    stale = [entry for entry in entries if entry.path in checked and entry.check in gate.runs]
    return [f"{entry.path}: {entry.count} × {entry.check} is mended or changed: write it again" for entry in stale]


def _about(check: str, messages: Iterable[str], path: str, gate: Gate) -> list[Finding]:
    return [Finding(check, BY_ID[check].severity, message, path) for message in messages if check in gate.runs]


def _can_wait(finding: Finding, run: _Run) -> bool:
    return id(finding) not in run.firm and BY_ID[finding.check].group != GROUP


def _places(jobs: Sequence[Job]) -> Callable[[Finding], str]:
    places = {job.catalog.path: job.place for job in jobs}
    return lambda finding: places.get(finding.path, finding.path)


def _write(run: _Run, jobs: Sequence[Job], settings: Settings, tools: CheckTools) -> int:
    path = tools.root / settings.baseline
    checked = {job.place for job in jobs}
    kept: list[Entry] = []
    if path.is_file():
        old = parse_baseline(read_bytes(path).decode("utf-8", "replace"), shown(path))
        kept = [entry for entry in old.entries if entry.path not in checked and (tools.root / entry.path).exists()]
    known = [one for one in run.findings if _can_wait(one, run)]
    baseline: Baseline = write_entries(known, tools.today, settings.baseline_days, _places(jobs), kept)
    write_atomically(path, render_baseline(baseline).encode("utf-8", "surrogateescape"))
    run.findings = [one for one in run.findings if not _can_wait(one, run)]
    return len(known)
