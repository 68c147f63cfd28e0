"""`l10n memory`: what the translation memory knows, and its exchange with other tools as TMX."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from l10n.cli.shown import shown

if TYPE_CHECKING:
    from l10n.cli.progress import ProgressBar
    from l10n.pipeline.tools import Tools
    from l10n.ports import MemoryPair, MemoryStats, MemoryStore

__all__ = ["register"]

LOCALES = typer.Option(None, "--locales", metavar="DIR", help="The folder of the catalogues.")
STEP = 1000  # translations between two signs of progress


def register(app: typer.Typer) -> None:
    """Add the group of commands to the program."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Look into the translation memory; TMX.")
    group.command("import")(import_files)
    group.command()(export)
    group.command()(stats)
    group.command()(forget)
    app.add_typer(group, name="memory")


def import_files(
    files: list[Path] = typer.Argument(..., metavar="FILE.tmx…", help="TMX files with English sources."),
    locale: str = typer.Option(
        None, "--locale", metavar="LOCALE", help="Take this language alone, its regional variants included."
    ),
) -> None:
    """Remember the translations of TMX files; a file that fails does not stop the others."""
    from l10n.cli.app import report
    from l10n.errors import L10nError

    failed = 0
    with _memory() as (store, tools, progress):
        wanted = _locale(locale)
        for file in files:
            try:
                typer.echo(_import(file, wanted, store, tools, progress))
            except L10nError as error:
                report(error)
                failed += 1
    if failed:
        raise typer.Exit(1 if failed < len(files) else 2)


def _import(file: Path, locale: str | None, store: MemoryStore, tools: Tools, progress: ProgressBar) -> str:
    """Remember one file; the sentence for the user."""
    from l10n.adapters.memory.tmx import read_tmx
    from l10n.errors import MemoryStoreError
    from l10n.files import read_bytes

    progress(f"reading {file.name}", 0, 1)
    data = read_bytes(file)
    pairs = read_tmx(data, str(file), locale)
    if not pairs:
        target = f" into {locale}" if locale else ""
        raise MemoryStoreError(f"holds no translation from English{target}", "Nothing was imported.", path=file)
    origin = tools.layout.reference(file)
    known = origin in store.origins()
    store.replace(origin, _fingerprint(data), _watched(pairs, file.name, progress))
    again = "; what was imported from it before is replaced" if known else ""
    return f"{file}: {_counted(Counter(pair.locale for pair in pairs))}{again}"


def _watched(pairs: Sequence[MemoryPair], name: str, progress: ProgressBar) -> Iterator[MemoryPair]:
    for number, pair in enumerate(pairs):
        if number % STEP == 0:
            progress(name, number, len(pairs))
        yield pair


def _fingerprint(data: bytes) -> str:
    import hashlib

    return hashlib.blake2b(data, digest_size=16).hexdigest()


def export(
    to: Path = typer.Option(..., "--to", metavar="FILE.tmx", help="The file to write."),
    locale: str = typer.Option(None, "--locale", metavar="LOCALE", help="Only the translations into this locale."),
    force: bool = typer.Option(False, "--force", help="Overwrite the file that --to names."),
    locales: Path = LOCALES,
) -> None:
    """Write everything that the memory knows as TMX 1.4, for other tools and other projects."""
    from l10n.adapters.memory.tmx import render_tmx
    from l10n.errors import MemoryStoreError, WriteError
    from l10n.files import exists, write_atomically

    if exists(to) and not force:
        raise WriteError("exists already", "Name another file, or add --force.", path=to)
    with _memory(locales, fed=True) as (store, _tools, _progress):
        pairs = tuple(store.pairs(_locale(locale)))
    if not pairs:
        raise MemoryStoreError("the memory knows no such translation", "Review some units, or import a TMX file first.")
    write_atomically(to, render_tmx(pairs))
    typer.echo(f"{to}: {_counted(Counter(pair.locale for pair in pairs))}")


def stats(
    json_output: bool = typer.Option(False, "--json", help="Print one JSON object."),
    locales: Path = LOCALES,
) -> None:
    """Say how many translations the memory knows, by locale and by where they come from."""
    import json

    from l10n.pipeline.feed import is_catalog

    with _memory(locales, fed=True) as (store, tools, _progress):
        found = store.stats()
    if json_output:
        typer.echo(json.dumps(as_json(found, tools), ensure_ascii=False))
        return
    size = tools.layout.memory.stat().st_size / 1e6
    typer.echo(f"{shown(tools.layout.memory, tools.layout.root)}: {_counted(dict(found.locales))}; {size:.1f} MB")
    reviewed = [count for origin, count in found.origins if is_catalog(origin, tools)]
    holding = sum(1 for count in reviewed if count)
    typer.echo(f"  {sum(reviewed)} reviewed, in {holding} of {len(reviewed)} catalogues")
    for origin, count in found.origins:
        if not is_catalog(origin, tools):
            typer.echo(f"  {count} imported from {origin}")


def as_json(found: MemoryStats, tools: Tools) -> dict[str, Any]:
    """The statistics as the documented JSON object."""
    return {
        "path": shown(tools.layout.memory, tools.layout.root),
        "bytes": tools.layout.memory.stat().st_size,
        "locales": dict(found.locales),
        "origins": dict(found.origins),
    }


def forget(
    origin: str = typer.Argument(..., metavar="FILE.tmx", help="The name of an imported file, as `stats` shows it."),
) -> None:
    """Forget what came from an imported file."""
    from l10n.errors import MemoryStoreError
    from l10n.pipeline.feed import is_catalog

    with _memory() as (store, tools, _progress):
        if is_catalog(origin, tools):
            raise MemoryStoreError(
                f"{origin} is a catalogue, and would be read again",
                "Take the translations out of it, or make them fuzzy.",
            )
        found = dict(store.stats().origins)
        if origin not in found:
            raise MemoryStoreError(f"nothing was imported from {origin}", "`l10n memory stats` shows the names.")
        store.forget(origin)
    typer.echo(f"{found[origin]} translations from {origin} forgotten")


@contextmanager
def _memory(locales: Path | None = None, *, fed: bool = False) -> Iterator[tuple[MemoryStore, Tools, ProgressBar]]:
    """The project's memory, on demand brought up to date with the catalogues."""
    from l10n.cli.progress import ProgressBar
    from l10n.config import load_config
    from l10n.pipeline.feed import feed
    from l10n.wiring import build_tools, open_memory

    tools = build_tools(load_config(), locales=locales)
    with ProgressBar() as progress, closing(open_memory(tools)) as store:
        if fed:
            feed(store, tools, progress)
        yield store, tools, progress


def _locale(locale: str | None) -> str | None:
    from l10n.cli.options import chosen_locales
    from l10n.config import load_config
    from l10n.errors import ConfigError

    if locale is None:
        return None
    chosen = chosen_locales(locale, load_config())
    if len(chosen) != 1:
        raise ConfigError("--locale takes one locale", "Leave it out for all of them.")
    return chosen[0]


def _counted(locales: dict[str, int]) -> str:
    """`1204 translations (de 402, uk 802)`."""
    parts = ", ".join(f"{locale} {count}" for locale, count in sorted(locales.items()))
    return f"{sum(locales.values())} translations" + (f" ({parts})" if parts else "")
