"""`l10n glossary`: check the glossary, and bring it in from other tools and out to them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from l10n.model import Finding, Term

__all__ = ["check", "export", "import_terms", "register"]

PATHS = typer.Argument(None, help="Glossary files and folders; the project's glossary where none is named.")
LOCALE = typer.Option(None, "--locale", metavar="LOCALE", help="The locale, for formats that hold one.")
FORCE = typer.Option(False, "--force", help="Overwrite the file that --to names.")


def register(app: typer.Typer) -> None:
    """Add the group of commands to the program."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Check, extract, import and export terms.")
    from l10n.cli import glossary_extract

    group.command("check")(check)
    glossary_extract.register(group)
    group.command("import")(import_terms)
    group.command("export")(export)
    app.add_typer(group, name="glossary")


def check(
    paths: list[Path] = PATHS,
    as_json: bool = typer.Option(False, "--json", help="Print the findings as JSON."),
) -> None:
    """Say what is wrong with the glossary: contradictions, terms never found, wrong letters, gaps.

    Exit code 1 where there is a warning or an error; notes (a locale without a translation) do not count.
    """
    from l10n.config import load_config
    from l10n.model import Severity
    from l10n.stages.glossary_check import check_glossary

    terms = _load(paths)
    findings = check_glossary(terms, load_config().targets)
    if as_json:
        _print_json(findings)
    else:
        for finding in findings:
            typer.echo(_line(finding))
        typer.echo(f"{len(terms)} terms, {len(findings)} findings", err=True)
    if any(finding.severity >= Severity.WARNING for finding in findings):
        raise typer.Exit(1)


def import_terms(
    file: Path = typer.Argument(..., help="A glossary of another tool: .tbx, .tsv, .txt (OmegaT) or .po (Weblate)."),
    to: Path = typer.Option(..., "--to", metavar="OUT.csv", help="The glossary file to write."),
    locale: str = LOCALE,
    force: bool = FORCE,
) -> None:
    """Turn another tool's glossary into a CSV glossary."""
    from l10n.adapters.glossary.csv_glossary import render_csv
    from l10n.adapters.glossary.exchange import read_exchange
    from l10n.errors import ConfigError, GlossaryError
    from l10n.files import read_bytes

    if to.suffix.lower() != ".csv":
        raise ConfigError(f"{to} is no CSV file", "Glossaries are *.csv; use `glossary export` for other formats.")
    imported = read_exchange(read_bytes(file), file.as_posix(), _tag(locale))
    for notice in imported.notices:
        typer.echo(f"{file}: left out: {notice}", err=True)
    if not imported.terms:
        raise GlossaryError("holds no term", "Nothing was written.", path=file)
    _write(to, render_csv(imported.terms), force)
    typer.echo(f"{len(imported.terms)} terms written to {to}", err=True)


def export(
    paths: list[Path] = PATHS,
    to: Path = typer.Option(..., "--to", metavar="FILE", help="The file to write: .tbx, .tsv, .txt, .po or .csv."),
    locale: str = LOCALE,
    tbx: int = typer.Option(3, "--tbx", min=2, max=3, help="The version of TBX."),
    force: bool = FORCE,
) -> None:
    """Write the glossary for other tools; the file's suffix names the format."""
    from l10n.adapters.glossary.exchange import render_exchange

    terms = _load(paths)
    _write(to, render_exchange(terms, to.name, _tag(locale), tbx=tbx), force)
    typer.echo(f"{len(terms)} terms written to {to}", err=True)


def _load(paths: list[Path] | None) -> tuple[Term, ...]:
    from l10n.adapters.glossary.csv_glossary import load_glossary
    from l10n.cli.options import chosen_glossary
    from l10n.config import load_config
    from l10n.errors import ConfigError

    chosen = chosen_glossary(paths, False, load_config())
    if not chosen:
        raise ConfigError("the project has no glossary", "Put CSV files into the folder glossary, or name them.")
    here = Path.cwd()
    return load_glossary([path.relative_to(here) if path.is_relative_to(here) else path for path in chosen])


def _tag(locale: str | None) -> str | None:
    from l10n.adapters.glossary.csv_glossary import locale_tag
    from l10n.errors import ConfigError

    if locale is None:
        return None
    tag = locale_tag(locale)
    if tag is None:
        raise ConfigError(f"unknown locale {locale!r}", "Use a language tag such as uk, ru, de or pt-BR.")
    return tag


def _write(path: Path, data: bytes, force: bool) -> None:
    from l10n.errors import WriteError
    from l10n.files import write_atomically

    if path.exists() and not force:
        raise WriteError("exists already", "Name another file, or add --force.", path=path)
    write_atomically(path, data)


def _line(finding: Finding) -> str:
    place = f"{finding.path}:{finding.line}" if finding.line else finding.path
    locale = f" {finding.locale}:" if finding.locale else ""
    suggestion = f" (“{finding.suggestion}”?)" if finding.suggestion else ""
    return f"{place}: {finding.severity.label}:{locale} {finding.message}{suggestion} [{finding.check}]"


def _print_json(findings: tuple[Finding, ...]) -> None:
    import json
    from dataclasses import asdict

    rows = [asdict(finding) | {"severity": finding.severity.label} for finding in findings]
    typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
