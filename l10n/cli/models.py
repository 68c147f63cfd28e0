"""`l10n models`: the translation models of this machine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from l10n.adapters.engine.install import Verdict
    from l10n.adapters.engine.package import ModelPackage

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    group = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="List, install and verify models.")
    group.command("list")(list_models)
    group.command()(install)
    group.command()(remove)
    group.command()(verify)
    app.add_typer(group, name="models")


def list_models(json_output: bool = typer.Option(False, "--json", help="Print a JSON list.")) -> None:
    """List the bundled directions and the installed Argos packages."""
    packages = _packages()
    if json_output:
        import json

        typer.echo(json.dumps([as_json(package) for package in packages], ensure_ascii=False, indent=2))
        return
    for package in packages:
        note = "a starter: any other model is better" if package.starter else str(package.folder)
        typer.echo(f"{package.from_code}-{package.to_code}  {package.name}  ({note})")


def install(
    models: list[str] = typer.Argument(..., metavar="FILE_OR_PAIR…", help=".argosmodel files, or pairs such as en-uk."),
) -> None:
    """Install models from files; or fetch pairs through the Argos index, the only use of a network.

    One that fails does not stop the others.
    """
    from l10n.cli.app import report
    from l10n.errors import ModelPackageError

    failed = 0
    for model in models:
        try:
            package = _install(model)
        except ModelPackageError as error:
            report(error)
            failed += 1
        else:
            typer.echo(f"installed {package.name} in {package.folder}")
    if failed:
        raise typer.Exit(1 if failed < len(models) else 2)


def _install(model: str) -> ModelPackage:
    from l10n.adapters.engine.fetch import install_pair
    from l10n.adapters.engine.install import install_archive
    from l10n.cli.progress import ProgressBar
    from l10n.errors import ModelPackageError

    path = Path(model).expanduser()
    if path.is_file():
        return install_archive(path)
    if path.exists() or path.suffix or len(path.parts) > 1:
        raise ModelPackageError("no such model archive", "Give a .argosmodel file, or a pair such as en-uk.", path=path)
    with ProgressBar() as progress:
        return install_pair(model, progress)


def remove(pair: str = typer.Argument(..., help="A pair such as en-uk.")) -> None:
    """Remove the installed packages of a pair."""
    from l10n.adapters.engine.install import remove_pair

    for package in remove_pair(pair):
        typer.echo(f"removed {package.name}")


def verify() -> None:
    """Compare the installed packages with what was recorded when they were installed."""
    from l10n.adapters.engine.argos import installed_packages
    from l10n.adapters.engine.install import verify_package

    verdicts = [verify_package(package) for package in installed_packages()]
    for verdict in verdicts:
        typer.echo(f"{verdict.package.name}: {_said(verdict)}")
    if not verdicts:
        typer.echo("no packages are installed")
    if not all(verdict.intact for verdict in verdicts):
        raise typer.Exit(1)


def as_json(package: ModelPackage) -> dict[str, Any]:
    """A package as the documented JSON object."""
    return {
        "kind": package.kind,
        "from": package.from_code,
        "to": package.to_code,
        "version": package.version,
        "stage": package.stage or None,
        "path": str(package.folder),
        "sha256": package.sha256,
    }


def _packages() -> Sequence[ModelPackage]:
    from l10n.adapters.engine.argos import installed_packages
    from l10n.adapters.engine.package import bundled_folder, locales_of, read_package

    folder = bundled_folder()
    return [*(read_package(folder, locale, "bundled") for locale in locales_of(folder)), *installed_packages()]


def _said(verdict: Verdict) -> str:
    if not verdict.recorded:
        return "installed by another program, nothing recorded"
    parts = [
        f"{what} {', '.join(names)}"
        for what, names in (("changed", verdict.changed), ("missing", verdict.missing), ("added", verdict.added))
        if names
    ]
    return "; ".join(parts) or "intact"
