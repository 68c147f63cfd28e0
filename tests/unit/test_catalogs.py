"""Which files are catalogues, and what their paths say of their language."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.adapters.babel_locales import is_known_locale
from l10n.errors import CatalogError, ConfigError
from l10n.pipeline.catalogs import find_catalogs, locale_of_path


@pytest.mark.parametrize(
    ("path", "locale"),
    [
        ("/p/locales/uk/LC_MESSAGES/talks.po", "uk"),
        ("/p/locales/pt_BR/LC_MESSAGES/news/talks.po", "pt-BR"),
        ("/p/po/uk.po", "uk"),
        ("/p/po/zh_Hans.po", "zh-Hans"),
        ("/p/po/app.uk.po", "uk"),
        ("/p/po/app-pt_BR.po", "pt-BR"),
        ("/p/uk/talks.po", "uk"),
        ("/home/de/talks/notes.po", ""),
        ("/p/po/news.po", ""),
    ],
)
def test_the_locale_of_a_path(path: str, locale: str) -> None:
    assert locale_of_path(Path(path), is_known_locale) == locale


def test_folders_are_opened_and_each_file_is_checked_once(tmp_path: Path) -> None:
    for name in ("b/x.po", "a.po", "a.pot", ".hidden/x.po", "node_modules/x.po", "b/.#x.po"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    (tmp_path / "link.po").symlink_to(tmp_path / "a.po")
    assert find_catalogs([tmp_path, tmp_path / "b", tmp_path / "a.po"]) == [tmp_path / "a.po", tmp_path / "b" / "x.po"]


def test_a_file_that_is_named_is_checked_whatever_its_suffix(tmp_path: Path) -> None:
    template = tmp_path / "a.pot"
    template.touch()
    assert find_catalogs([template]) == [template]


def test_what_is_not_there_stops_the_run(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="no such file"):
        find_catalogs([tmp_path / "x.po"])
    with pytest.raises(ConfigError, match="no PO file in"):
        find_catalogs([tmp_path])
