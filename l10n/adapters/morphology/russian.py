"""Russian: how names that the dictionary lacks are declined (Rosenthal's handbook, §§ 149 and 150)."""

from __future__ import annotations

from l10n.adapters.morphology.slavic import SlavicMorphology
from l10n.adapters.morphology.words import Language, Rule

__all__ = ["LANGUAGE", "Russian"]

_A_NOUNS = (
    Rule("(.*[аеиоуэюяё])а", "а а а а а а"),  # Делакруа, Валуа
    Rule("(.*[гкх])а", "а и е у ой?ою е"),
    Rule("(.*[жчшщ])а", "а и е у ей?ой/ею/ою е"),
    Rule("(.*ц)а", "а ы е у ей?ой/ею/ою е"),
    Rule("(.*)а", "а ы е у ой?ою е"),
    Rule("(.*и)я", "я и и ю ей?ею и"),
    Rule("(.*)я", "я и е ю ей?ею е"),
)
_MASCULINE = (
    Rule("(.*[гкх])ий", "ий ого ому ого им ом"),  # Зеленский
    Rule("(.*[жчшщ])ий", "ий его ему его им ем"),
    Rule("(.*)ый", "ый ого ому ого ым ом"),
    Rule("(.*ск)ой", "ой ого ому ого им ом"),  # Трубецкой is in the dictionary; Цой declines as a noun
    Rule("(.*и)й", "й я ю я ем и"),
    Rule("(.*[аеоуэюя])й", "й я ю я ем е"),
    Rule("(.*(?:[оеё]в|[иы]н))", "- а у а ым?ом е", own=True),  # Путин: Путиным, yet Дарвин: Дарвином
    Rule("(.*)ь", "ь я ю я ем?ём е"),
    Rule("(.*[жчшщц])", "- а у а ем?ом е"),  # Мерц, Гутерреш
    Rule("(.*[бвгдзклмнпрстфх])", "- а у а ом е"),
    *_A_NOUNS,
)
_FEMININE = (
    Rule("(.*)ая", "ая ой ой ую ой?ою ой", own=True),  # Зеленская
    Rule("(.*(?:[оеё]в|[иы]н))а", "а ой ой у ой?ою ой"),
    *_A_NOUNS,
)
_THINGS = (
    Rule("(.*и)й", "й я ю й ем и"),
    Rule("(.*[аеоуэюя])й", "й я ю й ем е"),
    Rule("(.*)ь", "ь я?и ю?и ь ем?ём/ью е?и"),
    Rule("(.*[жчшщц])", "- а у - ем?ом е"),
    Rule("(.*[бвгдзклмнпрстфх])", "- а у - ом е"),
    *_A_NOUNS,
)

LANGUAGE = Language(
    code="ru",
    masculine=_MASCULINE,
    feminine=_FEMININE,
    things=_THINGS,
    particles=frozenset("фон ван дер ден де да до ди дель делла ла ле лос аль эль ибн бин бен оглы ага".split()),
    conjunctions=frozenset({"и"}),
    surname_feminine="(?:.*[сц]кая|.*(?:[оеё]в|[иы]н)а)",
    family_first=frozenset(
        (
            "Си Ким Ли Мао Ху Вэнь Мун Пак Юн Ван Цай Чжан Лю Чжоу "
            "Чэнь Чжао Дэн Нгуен Чан Хо Фам Сун Хуан Цзян Ма Го Хань"
        ).split()
    ),
    second_choice=(("ablt", "ою"), ("ablt", "ею")),
    equal_letters=(("ё", "е"),),
)


class Russian(SlavicMorphology):
    """Inflection in Russian."""

    def __init__(self) -> None:
        super().__init__(LANGUAGE)
