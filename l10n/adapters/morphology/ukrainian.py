"""Ukrainian: how names that the dictionary lacks are declined (Ukrainian orthography of 2019, §§ 82-100)."""

from __future__ import annotations

from l10n.adapters.morphology.slavic import SlavicMorphology
from l10n.adapters.morphology.words import Language, Rule

__all__ = ["LANGUAGE", "Ukrainian"]

_A_NOUNS = (
    Rule("(.*[аеиоуіюяєї])а", "а а а а а а а"),  # Делакруа, Валуа
    Rule("(.*)га", "га ги зі гу гою зі го"),
    Rule("(.*)ка", "ка ки ці ку кою ці ко"),
    Rule("(.*)ха", "ха хи сі ху хою сі хо"),
    Rule("(.*[жчшщ])а", "а і і у ею і о"),
    Rule("(.*)а", "а и і у ою і о"),
    Rule("(.*[аеиоуіє])я", "я ї ї ю єю ї є"),
    Rule("(.*)я", "я і і ю ею і ю/е"),
)
_MASCULINE = (
    Rule("(.*)ий", "ий ого ому ого им ому?ім ий"),  # Зеленський, Білий
    Rule("(.*[аеиоуіюяєї])й", "й я ю/єві я єм ї/єві/ю ю"),  # Гай, Андрій
    Rule("(.*(?:[оеє]в|[иії]н))", "- а у/ові а им?ом і?ові/у е?-", own=True),  # Путін: Путіним, yet Дарвін: Дарвіном
    Rule("(.*)ець", "ець ця цю/цеві ця цем цеві/цю?ці цю"),
    Rule("(.*)ь", "ь я ю/еві я ем еві/ю?і ю"),
    Rule("(.*[жчшщ])", "- а у/еві а ем еві/у?і е/у"),  # Гутерреш
    Rule("(.*ц)", "- а у/еві?ові а ом?ем еві/у?ові/і е/у"),  # Мерц
    Rule("(.*[гґкх])", "- а у/ові а ом ові/у у/е"),
    Rule("(.*[бвдзлмнпрстф])", "- а у/ові а ом і/ові/у е"),  # Трамп
    Rule("(.*к)о", "о а у/ові а ом ові/у у/о"),  # Порошенко
    *_A_NOUNS,
)
_FEMININE = (
    Rule("(.*[сзц]ьк)а", "а ої ій у ою ій а"),  # Зеленська
    Rule("(.*(?:[оеє]в|[иії]н))а", "а ої ій у ою ій о?а"),
    *_A_NOUNS,
)
_THINGS = (
    Rule("(.*[аеиоуіюяєї])й", "й я?ю ю/єві й єм ї/єві/ю ю"),
    Rule("(.*)ь", "ь я?ю/і ю/еві?і ь ем?ю еві/ю/і ю"),
    Rule("(.*[жчшщ])", "- а?у у/еві - ем еві/у/і е/у"),
    Rule("(.*[гґкх])", "- а?у у/ові - ом у/ові?і у"),
    Rule("(.*[бвдзлмнпрстфц])", "- а?у у/ові - ом і/ові/у е"),
    *_A_NOUNS,
)

LANGUAGE = Language(
    code="uk",
    masculine=_MASCULINE,
    feminine=_FEMININE,
    things=_THINGS,
    particles=frozenset("фон ван дер ден де да до ді дель делла ла ле лос аль ель ібн бін бен оглу ага".split()),
    conjunctions=frozenset({"і", "й", "та"}),
    surname_feminine="(?:.*[сзц]ька|.*(?:[оеє]в|[иії]н)а)",
    family_first=frozenset(
        (
            "Сі Кім Лі Мао Ху Вень Мун Пак Юн Ван Цай Чжан Лю Чжоу "
            "Чень Чжао Ден Нгуєн Чан Хо Фам Сун Хуан Цзян Ма Го Хань"
        ).split()
    ),
    # білім, and in songs білая, білую, білії
    second_choice=(
        ("loct", "ім"),
        ("nomn", "ая"),
        ("nomn", "яя"),
        ("nomn", "ії"),
        ("voct", "ая"),
        ("voct", "ії"),
        ("accs", "ую"),
        ("accs", "юю"),
        ("accs", "ії"),
    ),
    # у Криму, yet в Китаї and у Білому домі; на Трампові, Володимирові Зеленському; Китаю, Трампу
    first_choice=(
        ("loct", False, "Криму"),
        ("loct", False, ".*(?<![оеє]в)[ії]"),
        ("loct", True, ".*[оеє]ві(?: .*)?"),
        ("datv", False, ".*[ую]"),
        ("datv", True, ".*[ую]"),
    ),
    vocative=True,
)


class Ukrainian(SlavicMorphology):
    """Inflection in Ukrainian."""

    def __init__(self) -> None:
        super().__init__(LANGUAGE)
