"""Prepositions and the case behind them: silent on right sentences, exact on wrong ones."""

from __future__ import annotations

import pytest

from l10n.adapters.morphology import open_morphology
from l10n.stages.government import case_names, governed_cases, misgoverned

RIGHT = [
    ("de", "in der [Kreml]änderung"),
    ("de", "wegen der [Trump]-Regierung"),
    ("uk", "від [Трамп]-центру"),
    ("uk", "Переговори в [Білому домі] тривали."),
    ("uk", "Він поїхав на [Кремль] з мітингом."),
    ("uk", "Через [Росію] все зірвалося."),
    ("uk", "Ставлення до [Путіна] змінилося."),
    ("uk", "Розмова між [Росією] і Заходом."),
    ("uk", "Членство в [НАТО] відклали."),
    ("uk", "Зустріч у «[Білому домі]»."),
    ("uk", "У [Трампа] інша думка."),
    ("uk", "Це справа рук самої [Росія]."),
    ("ru", "Переговоры в [Белом доме] продолжались."),
    ("ru", "Путь к [Европе] закрыт."),
    ("ru", "Из-за [России] всё сорвалось."),
    ("ru", "Члены [НАТО] против."),
    ("ru", "Мир между [Россией] и Западом."),
    ("de", "Gespräche mit der [Ukraine] dauern an."),
    ("de", "Er reist in die [Ukraine]."),
    ("de", "Treffen im [Weißen Haus]."),
    ("de", "Ohne [Russland] geht es nicht."),
    ("de", "Mit [Putins] Hilfe gelang es."),
    ("de", "Mit [Putins] neuer, großer Hilfe gelang es."),
    ("de", "Von [Putins] „Sonderoperation“ sprach er."),
]
WRONG = [
    ("uk", "Переговори в [Росія] тривали.", "в", "locative"),
    ("uk", "Зустріч на [Білим домом] скасовано.", "на", "locative"),
    ("uk", "Через [Росії] все зірвалося.", "Через", "accusative"),
    ("uk", "Ставлення до [Росією] змінилося.", "до", "genitive"),
    ("uk", "Розмова з «[Україна]» триває.", "з", "instrumental"),
    ("ru", "Источники в [Россия] молчат.", "в", "locative"),
    ("ru", "Путь к [Европу] закрыт.", "к", "dative"),
    ("ru", "Из-за [Россией] всё сорвалось.", "Из-за", "genitive"),
    ("de", "Gespräche mit die [Ukraine] dauern an.", "mit", "dative"),
    ("de", "Erklärungen von [Russlands] aus Moskau.", "von", "dative"),
    ("de", "Ohne der [Ukraine] geht es nicht.", "Ohne", "accusative"),
]


def marked(text: str) -> tuple[str, int, int]:
    start = text.index("[")
    return text.replace("[", "").replace("]", ""), start, text.index("]") - 1


@pytest.mark.parametrize(("locale", "sentence"), RIGHT, ids=[sentence for _, sentence in RIGHT])
def test_right_sentences_are_left_alone(locale: str, sentence: str) -> None:
    text, start, end = marked(sentence)
    assert misgoverned(text, start, end, open_morphology(locale)) is None


@pytest.mark.parametrize(
    ("locale", "sentence", "preposition", "case"), WRONG, ids=[sentence for _, sentence, _, _ in WRONG]
)
def test_a_case_that_the_preposition_never_takes_is_named(
    locale: str, sentence: str, preposition: str, case: str
) -> None:
    text, start, end = marked(sentence)
    found = misgoverned(text, start, end, open_morphology(locale))
    assert found is not None
    assert found.preposition == preposition
    assert case in case_names(found.takes)
    assert case not in case_names(found.stands_in)


def test_a_language_without_a_table_is_left_alone() -> None:
    assert governed_cases("w ", "pl") is None
    assert governed_cases("", "uk") is None
    assert governed_cases("слово", "uk") is None, "no space: the word goes on"
