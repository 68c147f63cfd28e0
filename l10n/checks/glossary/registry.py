"""What the documentation and `--select` know of the glossary checks."""

from __future__ import annotations

from l10n.checks.contract import units_example
from l10n.model import Check, Severity

__all__ = ["CASE", "CHECKS", "COUNT", "FORBIDDEN", "INCONSISTENT", "MISSING", "UNTRANSLATED"]

GROUP = "glossary"
MISSING, FORBIDDEN, INCONSISTENT, COUNT, UNTRANSLATED, CASE = (
    f"{GROUP}-{name}" for name in ("missing", "forbidden", "inconsistent", "count", "untranslated", "case")
)

CHECKS: tuple[Check, ...] = (
    Check(
        MISSING,
        GROUP,
        "Term missing",
        Severity.ERROR,
        "The glossary fixes how a name is rendered; any inflected form of an accepted rendering counts, nothing else.",
        good=(
            ("The White House said so.", "У Білому домі так сказали.", "uk"),
            ("The White House said so.", "В Белом доме так сказали.", "ru"),
            ("The White House said so.", "Das sagte ein Sprecher des Weißen Hauses.", "de"),
        ),
        bad=(
            ("The White House said so.", "У Білій хаті так сказали.", "uk"),
            ("The White House said so.", "В Белой избе так сказали.", "ru"),
            ("The White House said so.", "Das sagte das weiße Gebäude.", "de"),
        ),
    ),
    Check(
        FORBIDDEN,
        GROUP,
        "Forbidden rendering",
        Severity.ERROR,
        "The glossary names renderings that must not be used, such as a spelling taken from another language.",
        good=(
            ("Zelensky spoke.", "Виступив Зеленський.", "uk"),
            ("Words of Volodymyr Zelensky", "Слова Владимира Зеленского", "ru"),
            ("Zelensky spoke.", "Selenskyj sprach.", "de"),
        ),
        bad=(
            ("Zelensky spoke.", "Говорив Зеленский.", "uk"),
            ("Words of Volodymyr Zelensky", "Слова Володимира Зеленского", "ru"),
            ("Zelensky spoke.", "Zelensky sprach.", "de"),
        ),
    ),
    Check(
        INCONSISTENT,
        GROUP,
        "Term rendered in two ways",
        Severity.WARNING,
        "Readers take two spellings of one name for two people; both may be right, but one article keeps to one. "
        "An acronym beside its long form (США, Сполучені Штати) and an adjective beside the name are no contradiction.",
        catalogs=(
            units_example("uk", ("In the U.S.", "У Сполучених Штатах"), ("The U.S. said so.", "Так сказали США.")),
            units_example("ru", ("NATO agreed.", "НАТО согласилась."), ("NATO countries", "Страны НАТО")),
            units_example("de", ("Putin left.", "Putin ging."), ("Vladimir Putin came.", "Wladimir Putin kam.")),
            units_example(
                "uk", ("With Vladimir Putin", "З Володимиром Путіним"),
                ("Vladimir Putin left.", "Володимир Путін пішов."),
                ("Words of Vladimir Putin", "Слова Владіміра Путіна"), wrong=3,
            ),
            units_example(
                "ru", ("In America", "В Америке"), ("America agreed.", "Соединённые Штаты согласились."), wrong=2
            ),
            units_example("de", ("Zelensky left.", "Selenskyj ging."), ("Zelensky came.", "Selenski kam."), wrong=2),
        ),
    ),
    Check(
        COUNT,
        GROUP,
        "Term rendered fewer times",
        Severity.INFO,
        "A name that stands twice in the source and once in the target may be lost; a pronoun may stand for it, too.",
        good=(
            ("Trump met Trump.", "Трамп зустрів Трампа.", "uk"),
            ("The Kremlin denies that the Kremlin knew.", "Кремль отрицает, что в Кремле знали.", "ru"),
            ("Trump met Trump.", "Trump traf Trump.", "de"),
        ),
        bad=(
            ("Trump met Trump.", "Трамп зустрів себе.", "uk"),
            ("The Kremlin denies that the Kremlin knew.", "Кремль отрицает, что там знали.", "ru"),
            ("Trump met Trump.", "Trump traf sich selbst.", "de"),
        ),
    ),
    Check(
        UNTRANSLATED,
        GROUP,
        "Term left in the source language",
        Severity.ERROR,
        "A name stands in the target as it stands in the source, where the glossary has a rendering.",
        good=(
            ("NATO agreed.", "НАТО погодилося.", "uk"),
            ("The Kremlin agreed.", "Кремль (Kremlin) согласен.", "ru"),
            ("NATO agreed.", "Die NATO stimmte zu.", "de"),
        ),
        bad=(
            ("NATO agreed.", "NATO погодилося.", "uk"),
            ("The Kremlin agreed.", "Kremlin согласен.", "ru"),
            ("The Kremlin agreed.", "Der Kremlin stimmte zu.", "de"),
        ),
    ),
    Check(
        CASE,
        GROUP,
        "Term in a case that its preposition never takes",
        Severity.WARNING,
        "A name that is put in as the dictionary has it breaks the sentence around it: a preposition says in which "
        "cases the noun behind it may stand. Only a name right behind a preposition is looked at.",
        good=(
            ("Talks in Russia failed.", "Переговори в Росії зірвалися.", "uk"),
            ("Talks in Russia failed.", "Переговоры в России сорвались.", "ru"),
            ("Talks with Ukraine failed.", "Gespräche mit der Ukraine scheiterten.", "de"),
        ),
        bad=(
            ("Talks in Russia failed.", "Переговори в Росія зірвалися.", "uk"),
            ("Talks in Russia failed.", "Переговоры в Россия сорвались.", "ru"),
            ("Talks with Ukraine failed.", "Gespräche mit die Ukraine scheiterten.", "de"),
        ),
    ),
)  # fmt: skip
