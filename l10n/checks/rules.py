"""What a project asks of the gate: which checks, how severe, and what is waived where (`[check]` in `l10n.toml`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fnmatch import fnmatchcase
from typing import Any

from l10n.checks.registry import BY_ID, resolve
from l10n.errors import ConfigError
from l10n.model import Finding, Severity

__all__ = ["DEFAULT_BASELINE", "PathWaiver", "Rules", "Settings", "fail_level", "read_settings"]

DEFAULT_BASELINE = "l10n-baseline.json"
BASELINE_DAYS = 90
KEYS = ("select", "ignore", "fail-on", "only", "severity", "waivers", "baseline", "baseline-days")
FAIL_ON = {"error": Severity.ERROR, "warning": Severity.WARNING, "never": None}
ONLY = ("reviewed", "all")
CHOICES = {"fail-on": tuple(FAIL_ON), "only": ONLY}
LEVELS = {severity.label: severity for severity in Severity}


@dataclass(frozen=True, slots=True)
class PathWaiver:
    """Silence for `checks` in every file that one of the patterns fits.

    Patterns are compared with the path below the project's root; `*` stands for any characters, `/` included. After
    the day `until` the waiver silences nothing.
    """

    paths: tuple[str, ...]
    checks: frozenset[str]
    names: tuple[str, ...]
    reason: str = ""
    until: date | None = None

    def covers(self, path: str) -> bool:
        """Whether the waiver is meant for the file at `path`."""
        return any(fnmatchcase(path, pattern) for pattern in self.paths)


@dataclass(frozen=True, slots=True)
class Rules:
    """Which checks run, and the severities that the project gave to some of them."""

    selected: frozenset[str] = frozenset(BY_ID)
    severities: Mapping[str, Severity] = field(default_factory=dict)  # plain: rules travel to other processes
    waivers: tuple[PathWaiver, ...] = ()

    def severity(self, finding: Finding) -> Severity:
        """The finding's severity, or what the project made of it."""
        return self.severities.get(finding.check, finding.severity)


@dataclass(frozen=True, slots=True)
class Settings:
    """The whole of `[check]`: the rules, and the defaults of the command's options."""

    rules: Rules = field(default_factory=Rules)
    fail_on: str = "error"
    only: str = "all"
    baseline: str = DEFAULT_BASELINE
    baseline_days: int = BASELINE_DAYS


def read_settings(
    table: Mapping[str, Any],
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    options: Mapping[str, str] | None = None,
    path: str = "",
) -> Settings:
    """The settings of `[check]`, and what the command line makes of them.

    `select` and `options` (`fail-on`, `only`) replace the configuration's, `ignore` adds to it. Raises `ConfigError`
    with the option, or the key and the configuration's `path`, at fault.
    """
    chosen, left_out = resolve(select), resolve(ignore)
    given = {key: _choice(f"--{key}", value, CHOICES[key]) for key, value in (options or {}).items()}
    try:
        settings = _settings(table)
    except ConfigError as error:
        raise ConfigError(error.message, error.hint, path=path or None) from error
    # an id that the command line names runs, whatever the configuration leaves out
    selected = chosen - (resolve(_texts(table, "ignore")) - {*select}) if chosen else settings.rules.selected
    return replace(
        settings,
        rules=replace(settings.rules, selected=selected - left_out),
        fail_on=given.get("fail-on", settings.fail_on),
        only=given.get("only", settings.only),
    )


def fail_level(name: str) -> Severity | None:
    """The severity from which findings fail a run; `None` for `never`. Raises `ConfigError`."""
    return FAIL_ON[_choice("--fail-on", name, CHOICES["fail-on"])]


def _settings(table: Mapping[str, Any]) -> Settings:
    unknown = sorted(set(table) - set(KEYS))
    if unknown:
        raise ConfigError(f"[check] has an unknown key {unknown[0]}", f"Known keys: {', '.join(KEYS)}.")
    chosen = resolve(_texts(table, "select")) or frozenset(BY_ID)
    left_out = resolve(_texts(table, "ignore"))
    days = table.get("baseline-days", BASELINE_DAYS)
    if type(days) is not int or days < 1:
        raise ConfigError("[check] baseline-days must be a number of days", "See docs/check.md.")
    return Settings(
        rules=Rules(chosen - left_out, _severities(table), tuple(_waivers(table))),
        fail_on=_choice("[check] fail-on", table.get("fail-on", "error"), tuple(FAIL_ON)),
        only=_choice("[check] only", table.get("only", "all"), ONLY),
        baseline=_text(table.get("baseline", DEFAULT_BASELINE), "[check] baseline"),
        baseline_days=days,
    )


def _choice(what: str, value: object, among: tuple[str, ...]) -> str:
    if value not in among:
        raise ConfigError(f"{what} must be one of {', '.join(among)}, not {value!r}", "See docs/check.md.")
    return str(value)


def _text(value: object, what: str) -> str:
    if not isinstance(value, str) or not value:
        raise ConfigError(f"{what} must be a string", "See docs/check.md.")
    return value


def _texts(table: Mapping[str, Any], key: str, where: str = "[check]") -> tuple[str, ...]:
    value = table.get(key, ())
    value = (value,) if isinstance(value, str) else value
    if not isinstance(value, list | tuple) or not all(isinstance(part, str) and part for part in value):
        raise ConfigError(f"{where} {key} must be a string or a list of strings", "See docs/check.md.")
    return tuple(value)


def _severities(table: Mapping[str, Any]) -> dict[str, Severity]:
    given = table.get("severity", {})
    if not isinstance(given, dict):
        raise ConfigError("[check.severity] must be a table", 'For example: numbers = "warning".')
    found: dict[str, Severity] = {}
    for name, level in sorted(given.items(), key=lambda pair: pair[0] in BY_ID):  # an id counts more than its group
        severity = LEVELS[_choice(f"[check.severity] {name}", level, tuple(LEVELS))]
        found |= dict.fromkeys(resolve([name]), severity)
    return found


def _waivers(table: Mapping[str, Any]) -> Iterable[PathWaiver]:
    given = table.get("waivers", [])
    where = "[[check.waivers]]"
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise ConfigError(f"{where} must be a list of tables", "See docs/check.md.")
    for one in given:
        unknown = sorted(set(one) - {"paths", "checks", "reason", "until"})
        if unknown or "paths" not in one or "checks" not in one:
            problem = f"has an unknown key {unknown[0]}" if unknown else "needs both paths and checks"
            raise ConfigError(f"{where} {problem}", "Keys: paths, checks, reason, until.")
        until = one.get("until")
        if until is not None and type(until) is not date:
            raise ConfigError(f"{where} until must be a date such as 2027-01-31", "Without quotes.")
        names = _texts(one, "checks", where)
        yield PathWaiver(_texts(one, "paths", where), resolve(names), names, str(one.get("reason", "")), until)
