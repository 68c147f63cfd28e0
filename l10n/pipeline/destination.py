"""Which catalogue a returned file belongs to: by its locale, then by its name, then by its sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from l10n.errors import CatalogError
from l10n.pipeline.tools import Tools
from l10n.ports import ReturnedFile

__all__ = ["find_catalog"]


def find_catalog(
    returned: ReturnedFile, locale: str | None, tools: Tools, is_locale: Callable[[str], bool]
) -> tuple[str, Path]:
    """`(locale, path)` of the one catalogue that a file fits; raises `CatalogError` where none or several do.

    A name alone is not believed: a catalogue has to know one sentence of the file at least.
    """
    tags = (locale,) if locale else tuple(_locales(returned, is_locale))
    if not tags:
        raise CatalogError("does not say what language it is in", "Say it: --to uk.", path=returned.path)
    for tag in tags:
        folder = tools.layout.locale_folder(tag) / "LC_MESSAGES"
        catalogs = sorted(path for path in folder.rglob("*.po") if path.resolve() != returned.path.resolve())
        if catalogs:
            return tag, _fitting(returned, catalogs, folder, tag, tools)
    raise CatalogError(
        f"there are no catalogues in {tags[0]}", "Say which locale it is for: --to uk.", path=returned.path
    )


def _locales(returned: ReturnedFile, is_locale: Callable[[str], bool]) -> Iterator[str]:
    """What the file says (`uk-UA` may be our `uk`), else what its name (`talks.uk.csv`) or its folders do.

    Only language tags count: a file must not name a folder like `../..`.
    """
    said = (returned.locale, returned.locale.split("-", maxsplit=1)[0]) if returned.locale else ()
    folders = (returned.path.absolute().parent, returned.path.absolute().parent.parent)
    guessed = (*(suffix.strip(".") for suffix in returned.path.suffixes[:-1]), *(folder.name for folder in folders))
    for tag in said or guessed:
        if is_locale(tag.replace("_", "-")):
            yield tag.replace("_", "-")


def _fitting(returned: ReturnedFile, catalogs: Sequence[Path], folder: Path, locale: str, tools: Tools) -> Path:
    named = [path for path in catalogs if _is_named(path, folder, returned.names)]
    for candidates in (named, catalogs):
        best = _most_alike(returned, candidates, tools)
        if len(best) == 1:
            return best[0]
        if best:
            raise CatalogError(
                f"fits {' and '.join(str(path.relative_to(folder)) for path in best)} equally",
                "Name the file like its article.",
                path=returned.path,
            )
    raise CatalogError(
        f"shares no sentence with any catalogue in {locale}", "Is it another project's?", path=returned.path
    )


def _is_named(path: Path, folder: Path, names: Sequence[str]) -> bool:
    name = path.relative_to(folder).with_suffix("")
    return any(other in (name.name, name.as_posix(), name.as_posix().replace("/", "-")) for other in names)


def _most_alike(returned: ReturnedFile, catalogs: Sequence[Path], tools: Tools) -> list[Path]:
    """The catalogues that know the most sentences of the file, and at least one."""
    wanted = {unit.source for unit in returned.units}
    shared = {path: _shared(path, wanted, tools) for path in catalogs}
    most = max(shared.values(), default=0)
    return [path for path, count in shared.items() if most and count == most]


def _shared(path: Path, wanted: set[str], tools: Tools) -> int:
    units = tools.store.read(path).units
    return len(wanted & {text for unit in units for text in (unit.source, unit.previous_source) if text})
