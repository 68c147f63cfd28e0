"""What `l10n glossary check` says of a glossary, and what it keeps quiet about."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.adapters.glossary.csv_glossary import load_glossary, read_csv
from l10n.model import Severity
from l10n.stages.glossary_check import GLOSSARY_CHECKS, check_glossary

ENTITIES = Path(__file__).parents[2] / "glossary" / "entities.csv"

GOOD = {
    "plain entries": "Kyiv,Київ,Киев,Kiew",
    "do not translate": "M23,M23,M23,M23",
    "a Latin acronym in Cyrillic": "BBC World,BBC,BBC,BBC World",
    "a word kept from the source": "iPhone Pro,iPhone Про,iPhone Про,iPhone Pro",
    "a Russian form forbidden in Ukrainian": "Kyiv,Київ|!Киев|!Кіевъ,Киев,Kiew",
    "a forbidden form in another case": "Kremlin,Кремль|!Кремлін,Кремль,Kreml",
    "German letters": "White House,Білий дім,Белый дом,Weißes Haus",
    "a Cyrillic code": "M23,М23,М23,M23",
    "an apostrophe and digits": "Slavyansk,Слов’янськ-2,Славянск-2,Slowjansk-2",
    "the same word in two cases": "Polish,польський,польский,polnisch\npolish,шліфувати,полировать,polieren",
}

BAD = {
    "twice the same": ("Kyiv,Київ,Киев,Kiew\nKyiv,Київ,,", "duplicate", 3, ""),
    "twice with other spaces": ("New York,Нью-Йорк,Нью-Йорк,New York\nNew\u00a0 York,,,", "duplicate", 3, ""),
    "a contradiction": ("Kyiv,Київ,Киев,Kiew\nKyiv,Київ,Киев,Kyjiw", "conflict", 3, "Kyjiw"),
    "a contradiction in a variant": ("US|USA,США,США,USA\nAmerica|USA,Америка,Америка,", "conflict", 3, "Америка"),
    "a variant that another entry has": ("US|USA,США,США,USA\nAmerica|USA,,,", "shadow", 3, ""),
    "a source that is another's variant": ("US|USA,США,США,USA\nUSA,США,США,USA", "shadow", 3, ""),
    "nothing to search for": ("…,три крапки,многоточие,drei Punkte", "shadow", 2, ""),
    "Latin i in a Ukrainian word": ("Putin,Путiн,Путин,Putin", "script", 2, "Путiн"),
    "Cyrillic a in a German word": ("Putin,Путін,Путин,Putinаs", "script", 2, "Putinаs"),
    "Cyrillic letter in the source": ("Kуiv,Київ,Киев,Kiew", "script", 2, "Kуiv"),
    "a Latin word in Ukrainian": ("Kyiv,Kiew,Киев,Kiew", "script", 2, "Kiew"),
    "a Cyrillic word in German": ("Kyiv,Київ,Киев,Киев", "script", 2, "Киев"),
    "a Russian letter in Ukrainian": ("Crimea,Крым,Крым,Krim", "script", 2, "Крым"),
    "a Ukrainian letter in Russian": ("Kyiv,Київ,Київ,Kiew", "script", 2, "Київ"),
    "an inflected form misspelt": ("Congo,Конго|~Конгy,Конго,Kongo", "script", 2, "Конгy"),
    "preferred and forbidden": ("Kyiv,Київ|!київ,Киев,Kiew", "forbidden", 2, "київ"),
    "accepted and forbidden": ("NATO,НАТО,НАТО,NATO|Nato|!Nato", "forbidden", 2, "Nato"),
    "nothing for one locale": ("Kyiv,Київ,,Kiew", "missing", 2, ""),
}


def findings(rows: str) -> list[tuple[str, int | None, str]]:
    terms = read_csv(f"source,uk,ru,de\n{rows}\n".encode(), "terms.csv")
    return [(found.check, found.line, found.target) for found in check_glossary(terms, ("uk", "ru", "de"))]


@pytest.mark.parametrize("rows", GOOD.values(), ids=GOOD)
def test_silent(rows: str) -> None:
    assert findings(rows) == []


@pytest.mark.parametrize("case", BAD.values(), ids=BAD)
def test_found(case: tuple[str, str, int, str]) -> None:
    rows, check, line, target = case
    assert (f"glossary-file-{check}", line, target) in findings(rows)


def test_a_contradiction_between_files_names_both() -> None:
    first = read_csv("source,uk\nKyiv,Київ".encode(), "a.csv")
    second = read_csv("source,uk\n\nKyiv,Киів".encode(), "b.csv")
    (found,) = check_glossary(first + second, ("uk",))
    assert (found.path, found.line, found.locale, found.severity) == ("b.csv", 3, "uk", Severity.ERROR)
    assert "a.csv:2" in found.message
    assert found.suggestion == "Київ"


def test_a_homoglyph_is_pointed_at_and_mended() -> None:
    terms = read_csv("source,uk\nVladimir Putin,Володимир Путiн".encode(), "a.csv")
    (found,) = check_glossary(terms, ())
    assert found.span == (10, 15)
    assert found.suggestion == "Володимир Путін"


def test_a_homoglyph_is_not_mended_into_another_wrong_letter() -> None:
    terms = read_csv("source,ru\nKyiv,Киiв".encode(), "a.csv")
    (found,) = check_glossary(terms, ())
    assert found.suggestion is None


def test_a_missing_locale_is_no_warning() -> None:
    terms = read_csv(b"source,uk\nKyiv,", "a.csv")
    assert [found.severity for found in check_glossary(terms, ("uk",))] == [Severity.INFO]


def test_the_glossary_of_the_first_article_is_clean() -> None:
    assert check_glossary(load_glossary([ENTITIES]), ("uk", "ru", "de")) == ()


def test_every_check_explains_itself() -> None:
    assert len({check.id for check in GLOSSARY_CHECKS}) == len(GLOSSARY_CHECKS)
    assert all(check.id.startswith("glossary-file-") and check.rationale for check in GLOSSARY_CHECKS)


def test_the_documentation_lists_every_check_with_its_severity() -> None:
    text = (ENTITIES.parents[1] / "docs" / "glossary.md").read_text(encoding="utf-8")
    assert all(f"| `{check.id}` | {check.severity.label} |" in text for check in GLOSSARY_CHECKS)
