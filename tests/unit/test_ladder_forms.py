"""Fluent sentences in which a name was left in English: the ladder puts it in as a person would write it.

The bundled case models and the real morphology are at work; the translator proposes the sentence, and rates all alike.
"""

from __future__ import annotations

import re

import pytest

from l10n.adapters.cases import open_case_model
from l10n.adapters.glossary.aho_finder import build_search
from l10n.adapters.morphology import open_morphology
from l10n.model import Hypothesis, Link, Rendering, Term, TermKind
from l10n.stages.ladder import Enforcer
from l10n.stages.terms import GlossaryFinder
from tests.unit.made_translator import FakeTranslator

TERMS = {
    "White House": (TermKind.PLACE, "Білий дім", "Белый дом", "Weißes Haus"),
    "Kremlin": (TermKind.PLACE, "Кремль", "Кремль", "Kreml"),
    "Ukraine": (TermKind.PLACE, "Україна", "Украина", "Ukraine"),
    "Russia": (TermKind.PLACE, "Росія", "Россия", "Russland"),
    "Hungary": (TermKind.PLACE, "Угорщина", "Венгрия", "Ungarn"),
    "China": (TermKind.PLACE, "Китай", "Китай", "China"),
    "Baltic states": (TermKind.PLACE, "країни Балтії", "страны Балтии", "baltische Staaten"),
    "Zelensky": (TermKind.PERSON, "Зеленський", "Зеленский", "Selenskyj"),
    "Trump": (TermKind.PERSON, "Трамп", "Трамп", "Trump"),
    "Cold War": (TermKind.EVENT, "холодна війна", "холодная война", "Kalter Krieg"),
    "NATO": (TermKind.ORGANISATION, "НАТО", "НАТО", "NATO"),
}
LOCALES = ("uk", "ru", "de")


def proposes(answer: Hypothesis) -> FakeTranslator:
    """A translator with one answer, to which every sentence is as likely as any other."""
    return FakeTranslator(lambda _request: [answer])


def put_in(locale: str, source: str, left: str) -> str:
    """What the ladder makes of a translation in which `[…]` is what the model wrote for the source's one term."""
    text = left.replace("[", "").replace("]", "")
    start, end = left.index("["), left.index("]") - 1
    terms = [
        Term(name, kind=kind, renderings={locale: Rendering(forms[LOCALES.index(locale)])})
        for name, (kind, *forms) in TERMS.items()
    ]
    finder = GlossaryFinder(terms, build_search)
    (match,) = finder.find(source)
    hypothesis = Hypothesis(text, -1.0, (Link(start, end, match.start, match.end),))
    enforcer = Enforcer(proposes(hypothesis), finder, open_morphology(locale), cases=open_case_model(locale))  # type: ignore[arg-type]
    return enforcer.translate([source])[0].target


def both(sentence: str) -> tuple[str, str]:
    """`Війна в [Ukraine|Україні]` as what the model wrote, `Війна в [Ukraine]`, and what is right."""
    left, right = re.sub(r"\|[^\]]*", "", sentence), re.sub(r"\[[^|]*\|([^\]]*)\]", r"\1", sentence)
    return left, right


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("Ukraine’s army is tired.", "Армія [Ukraine|України] втомилася."),
        ("The war in Ukraine goes on.", "Війна в [Ukraine|Україні] триває."),
        ("Trump spoke first.", "[Trump|Трамп] виступив першим."),
        ("He met with Zelensky in the evening.", "Увечері він зустрівся із [Zelensky|Зеленським]."),
        ("They flew to China.", "Вони полетіли до [China|Китаю]."),
        ("Prices in China fell.", "Ціни в [China|Китаї] впали."),
        ("The talks at the White House failed.", "Переговори в [White House|Білому домі] провалилися."),
        ("Hungary is against it.", "[Hungary|Угорщина] проти цього."),
        ("The president of Hungary resigned.", "Президент [Hungary|Угорщини] подав у відставку."),
        ("They attacked Ukraine at night.", "Вночі вони атакували [Ukraine|Україну]."),
        ("It borders on Russia.", "Вона межує з [Russia|Росією]."),
        ("It is about the Cold War.", "Ідеться про [Cold War|холодну війну]."),
        ("After the Cold War all changed.", "Після [Cold War|холодної війни] усе змінилося."),
        ("The Baltic states agree.", "[Baltic states|Країни Балтії] погоджуються."),
        ("The army of the Baltic states is ready.", "Армія [Baltic states|країн Балтії] готова."),
        ("NATO is ready.", "[NATO|НАТО] готове."),
        ("In a new Ukraine all is different.", "У новій [Ukraine|Україні] все інакше."),
        ("The Kremlin’s plan is known.", "План [Kremlin|Кремля] відомий."),
    ],
)  # fmt: skip
def test_ukrainian(source: str, sentence: str) -> None:
    left, right = both(sentence)
    assert put_in("uk", source, left) == right


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("It is about Ukraine’s army.", "Речь об армии [Ukraine|Украины]."),
        ("The war in Ukraine goes on.", "Война в [Ukraine|Украине] продолжается."),
        ("Trump spoke first.", "[Trump|Трамп] выступил первым."),
        ("He met with Zelensky in the evening.", "Вечером он встретился с [Zelensky|Зеленским]."),
        ("They flew to China.", "Они полетели в [China|Китай]."),
        ("Prices in China fell.", "Цены в [China|Китае] упали."),
        ("The talks at the White House failed.", "Переговоры в [White House|Белом доме] провалились."),
        ("Hungary is against it.", "[Hungary|Венгрия] против этого."),
        ("The president of Hungary resigned.", "Президент [Hungary|Венгрии] подал в отставку."),
        ("They attacked Ukraine at night.", "Ночью они атаковали [Ukraine|Украину]."),
        ("It borders on Russia.", "Она граничит с [Russia|Россией]."),
        ("It is about the Cold War.", "Речь идёт о [Cold War|холодной войне]."),
        ("After the Cold War all changed.", "После [Cold War|холодной войны] всё изменилось."),
        ("The Baltic states agree.", "[Baltic states|Страны Балтии] согласны."),
        ("Soldiers of the Baltic states came.", "Пришли солдаты [Baltic states|стран Балтии]."),
        ("The Kremlin’s plan is known.", "План [Kremlin|Кремля] известен."),
    ],
)  # fmt: skip
def test_russian(source: str, sentence: str) -> None:
    left, right = both(sentence)
    assert put_in("ru", source, left) == right


@pytest.mark.parametrize(
    ("source", "left", "right"),
    [
        ("Russia’s army is tired.", "[Russias] Armee ist müde.", "Russlands Armee ist müde."),
        ("They wait for Ukraine.", "Sie warten auf [Ukrainia].", "Sie warten auf die Ukraine."),
        ("It comes from Ukraine.", "Es kommt aus [Ukrainia].", "Es kommt aus der Ukraine."),
        ("It comes from Russia.", "Es kommt aus [Russia].", "Es kommt aus Russland."),
        ("It lies in China’s hands.", "Es liegt in [Chinesen] Händen.", "Es liegt in Chinas Händen."),
        ("The war in Ukraine.", "Der Krieg in der [Ukrainien].", "Der Krieg in der Ukraine."),
        ("They flew to Hungary.", "Sie flogen nach [Hungary].", "Sie flogen nach Ungarn."),
        ("They met at the White House.", "Sie trafen sich im [White House].", "Sie trafen sich im Weißen Haus."),
        ("The White House is silent.", "Das [White House] schweigt.", "Das Weiße Haus schweigt."),
        ("The White House is silent.", "Der [White House] schweigt.", "Das Weiße Haus schweigt."),
        ("It comes from the Kremlin.", "Es kommt aus der [Kremlin].", "Es kommt aus dem Kreml."),
        ("The Kremlin is silent.", "Die [Kremlin] schweigt.", "Der Kreml schweigt."),
        ("Hungary is against it.", "Die [Hungary] ist dagegen.", "Ungarn ist dagegen."),
        (
            "All changed after the Cold War.",
            "Alles war nach dem [Cold War] neu.",
            "Alles war nach dem Kalten Krieg neu.",
        ),
        ("It is about the Cold War.", "Es geht um den [Cold War].", "Es geht um den Kalten Krieg."),
        ("Men from the Baltic states.", "Männer aus den [Baltic states].", "Männer aus den baltischen Staaten."),
        ("The Baltic states agree.", "Die [Baltic states] stimmen zu.", "Die baltischen Staaten stimmen zu."),
        ("Trump spoke first.", "Der [Trumpf] sprach zuerst.", "Trump sprach zuerst."),
    ],
)
def test_german(source: str, left: str, right: str) -> None:
    assert put_in("de", source, left) == right


@pytest.mark.parametrize(
    ("locale", "source", "left", "right"),
    [
        ("uk", "The army of Hungary left.", "Армія [Угорщина] пішла.", "Армія Угорщини пішла."),
        ("uk", "The war in Ukraine goes on.", "Війна в [Україна] триває.", "Війна в Україні триває."),
        ("uk", "Zelensky was calm.", "[Зеленський] був спокійний.", "Зеленський був спокійний."),
        ("ru", "It borders on Russia.", "Она граничит с [Россия].", "Она граничит с Россией."),
        ("ru", "The Kremlin’s plan is known.", "План [Кремль] известен.", "План Кремля известен."),
        ("de", "The White House is silent.", "Der [Weiße Haus] schweigt.", "Das Weiße Haus schweigt."),
        ("de", "The Baltic states agree.", "Die [baltische Staaten] stimmen zu.", "Die baltischen Staaten stimmen zu."),
        ("de", "They met at the White House.", "Sie trafen sich im [Weißes Haus].", "Sie trafen sich im Weißen Haus."),
        ("de", "It lies in China’s hands.", "Es liegt in [Chinas] Händen.", "Es liegt in Chinas Händen."),
        ("de", "One of China’s big lakes.", "Einer von [Chinas] großen Seen.", "Einer von Chinas großen Seen."),
        ("de", "It came from China.", "Es kam aus [Chinas].", "Es kam aus China."),
        ("de", "Trump spoke first.", "Die [Trump]-Regierung sprach zuerst.", "Die Trump-Regierung sprach zuerst."),
    ],
)  # fmt: skip
def test_a_term_that_the_model_wrote_in_an_unlikely_case(locale: str, source: str, left: str, right: str) -> None:
    assert put_in(locale, source, left) == right


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("Russia’s army is tired.", "Die Armee [Russias|Russlands] ist müde."),
        ("Russia’s army is tired.", "Die Armee [Russlands|Russlands] ist müde."),
        ("The war against Russia goes on.", "Der gegen [Russia|Russland] geführte Krieg geht weiter."),
        ("The war against Russia goes on.", "Der gegen [Russland|Russland] geführte Krieg geht weiter."),
        ("The president who visited Hungary is silent.", "Der Präsident, der [Hungary|Ungarn] besuchte, schweigt."),
        ("The war that Russia began goes on.", "Der Krieg, den [Russland|Russland] begann, geht weiter."),
    ],
    ids=["a noun in -e", "left as it is", "a preposition in -en", "left as it is", "a pronoun", "left as it is"],
)
def test_a_german_article_that_belongs_to_another_word_stays(source: str, sentence: str) -> None:
    left, right = both(sentence)
    assert put_in("de", source, left) == right


@pytest.mark.parametrize(
    ("source", "left", "right"),
    [
        ("The White House is silent.", "[Білий дім] мовчить, каже White House.", "Білий дім мовчить, каже Білий дім."),
        ("The White House’s plan.", "План [White House’s] Білого дому.", "План Білого дому."),
    ],
)
def test_a_name_of_two_words_left_in_english_is_replaced_once(source: str, left: str, right: str) -> None:
    assert put_in("uk", source, left) == right


@pytest.mark.parametrize(
    ("source", "left", "right"),
    [
        ("In the “Kremlin” they sit.", 'В "[Kremlin]" сидять.', 'В "Кремлі" сидять.'),
        ("The “Kremlin” writes.", "Пише »[Kremlin]«.", "Пише »Кремль«."),
        ("Kyiv/Kremlin: no talks.", "Київ/[Kremlin]: без переговорів.", "Київ/Кремль: без переговорів."),
    ],
    ids=["straight quotes", "quotes the other way round", "a slash"],
)
def test_what_stands_around_a_replaced_name_stays(source: str, left: str, right: str) -> None:
    assert put_in("uk", source, left) == right


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Лист від Зеленському прийшов.", "Лист від Зеленського прийшов."),
        ("Лист від В. Зеленський прийшов.", "Лист від В. Зеленського прийшов."),
        ("Розмова з В. Зеленському скінчилася.", "Розмова з В. Зеленським скінчилася."),
        ("Лист від Володимир Зеленський прийшов.", "Лист від Володимира Зеленського прийшов."),
    ],
    ids=["a surname", "initials", "an inflected surname with initials", "the full name"],
)
def test_a_part_of_a_name_is_inflected_as_the_name_is(left: str, right: str) -> None:
    name = Term("Volodymyr Zelensky", kind=TermKind.PERSON, renderings={"uk": Rendering("Володимир Зеленський")})
    source = "A talk with Volodymyr Zelensky ended." if "Розмова" in left else "A letter from Volodymyr Zelensky came."
    finder = GlossaryFinder([name], build_search)
    for cases in (open_case_model("uk"), None):
        ladder = Enforcer(proposes(Hypothesis(left, -1.0)), finder, open_morphology("uk"), cases=cases)  # type: ignore[arg-type]
        assert ladder.translate([source])[0].target == right


@pytest.mark.parametrize(
    ("source", "left", "right"),
    [
        ("“Baltic states agree.”", "«[Baltic states] погоджуються».", "«Країни Балтії погоджуються»."),
        ("– Baltic states agree.", "– [Baltic states] погоджуються.", "– Країни Балтії погоджуються."),
        ("They said: Baltic states agree.", "Кажуть: «[Baltic states]» згодні.", "Кажуть: «країни Балтії» згодні."),
    ],
    ids=["behind a quote", "behind a dash", "a quote in the sentence"],
)
def test_a_sentence_begins_with_a_capital_behind_marks_too(source: str, left: str, right: str) -> None:
    assert put_in("uk", source, left) == right


def test_a_name_that_begins_with_a_small_letter_keeps_it() -> None:
    phone = Term("iPhone", kind=TermKind.OTHER, renderings={"uk": Rendering("iPhone")})
    hypothesis = Hypothesis("Айфон дорогий.", -1.0, (Link(0, 5, 4, 10),))
    ladder = Enforcer(proposes(hypothesis), GlossaryFinder([phone], build_search), open_morphology("uk"))  # type: ignore[arg-type]
    assert ladder.translate(["The iPhone is expensive."])[0].target == "iPhone дорогий."
