"""FLORES dev, 997 sentences in four languages, and the glossary that CLDR gives for them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from l10n.adapters.cldr_names import known_names
from l10n.adapters.glossary.aho_finder import build_search
from l10n.stages.terms import GlossaryFinder

__all__ = ["LOCALES", "cldr_finder", "options", "read_flores"]

LOCALES = ("uk", "ru", "de")


def options(description: str | None) -> argparse.ArgumentParser:
    """A parser with `--corpus`, the folder of `flores-dev.en` and its translations."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=Path("../shared/corpus/dev"))
    return parser


def read_flores(folder: Path) -> dict[str, list[str]]:
    """The lines by language, `en` among them; exits with code 0 and a sentence where the folder lacks them."""
    paths = {language: folder / f"flores-dev.{language}" for language in ("en", *LOCALES)}
    if absent := [str(path) for path in paths.values() if not path.is_file()]:
        print(f"skipped: {', '.join(absent)} not found (name the folder with --corpus)", file=sys.stderr)
        raise SystemExit(0)
    return {language: path.read_text(encoding="utf-8").splitlines() for language, path in paths.items()}


def cldr_finder(locales: Sequence[str] = LOCALES) -> GlossaryFinder:
    """A finder of the territories, languages and currencies that CLDR names in English and in all `locales`."""
    known = known_names(locales)
    tables = (known.places, known.languages, known.currencies)
    terms = (term for table in tables for term in table.values())
    return GlossaryFinder([term for term in terms if all(term.rendering(tag) for tag in locales)], build_search)
