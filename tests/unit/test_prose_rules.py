"""Right prose that a cruder rule would object to, and wrong prose that one would let through, rule by rule."""

from __future__ import annotations

import pytest

from l10n.checks.prose import UNIT_CHECKS
from l10n.model import Severity

FUNCTIONS = {check.id: (check, function) for check, function in UNIT_CHECKS}
SENTENCE = "The talks at the White House raised questions."


def ids(source: str, target: str, locale: str) -> set[str]:
    """The ids of the errors and warnings on one pair."""
    return {
        check.id
        for check, function in UNIT_CHECKS
        if check.severity > Severity.INFO and any(True for _ in function(source, target, locale))
    }


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        pytest.param("It fell at 0230 UTC.", "Він упав о 02:30 UTC.", "uk", id="time without a colon"),
        pytest.param("It is three times as long.", "Це втричі довше.", "uk", id="three times in one word"),
        pytest.param("It grew five times.", "Оно выросло впятеро.", "ru", id="five times in one word"),
        pytest.param("It grew tenfold, ten times.", "Es hat sich verzehnfacht.", "de", id="ten times in a verb"),
        pytest.param("Three and a half years went by.", "Пройшло 3,5 роки.", "uk", id="three and a half"),
        pytest.param("It opens at 10.42pm.", "Початок о 22:42.", "uk", id="time with a stop"),
        pytest.param("It opens at 9.15 a.m.", "Начало в 9:15.", "ru", id="morning with a stop"),
        pytest.param("They counted 2,06,737 cases.", "Gezählt wurden 206.737 Fälle.", "de", id="Indian groups"),
        pytest.param("It had 1.661 million viewers.", "Es hatte 1,661 Millionen Zuschauer.", "de", id="three decimals"),
        pytest.param("He sent four volunteers.", "Він послав четверо добровольців.", "uk", id="four of them"),
        pytest.param("A 24-year-old came.", "Пришла двадцатичетырёхлетняя.", "ru", id="an age in one word"),
        pytest.param("A 24-year-old came.", "Прийшла двадцятичотирирічна.", "uk", id="an age in one word, uk"),
        pytest.param("It grew by .08 percent.", "Оно выросло на 0,08 процента.", "ru", id="no zero before the stop"),
        pytest.param("About 2 000 came.", "Es kamen etwa 2000.", "de", id="thousands with a space"),
        pytest.param("Eighteen months later.", "Anderthalb Jahre später.", "de", id="a year and a half"),
        pytest.param("Six months later.", "Через півроку.", "uk", id="half a year"),
        pytest.param("There are 2.5 million parts.", "Es gibt zweieinhalb Millionen Teile.", "de", id="two and a half"),
        pytest.param("There are 2.5 million parts.", "Частей два с половиной миллиона.", "ru", id="two and a half, ru"),
        pytest.param("There are 500,000 parts.", "Тут півмільйона деталей.", "uk", id="half a million"),
        pytest.param("A relic of the Seventies.", "Ein Relikt der 1970er.", "de", id="a decade in words"),
        pytest.param("Open at the market (6.30-10am).", "Markt offen (6:30–10:00).", "de", id="a range with stops"),
        pytest.param("It was half past six.", "Було пів на сьому.", "uk", id="half of the seventh hour"),
        pytest.param("It was half past twelve.", "Es war halb eins.", "de", id="half of the first hour"),
        pytest.param("It stood at 1.5505 dollars.", "Він коштував 1,5505 долара.", "uk", id="four decimals"),
        pytest.param("The season of 2013-14", "Сезон 2013–2014 років", "uk", id="two years"),
        pytest.param("About 600,000 to 700,000 years", "Около 600–700 тысяч лет", "ru", id="range of thousands"),
        pytest.param("The sound of the 90s", "Der Klang der 1990er", "de", id="a decade"),
        pytest.param("It burned 21,000 acres.", "Verbrannt sind 85 km².", "de", id="acres"),
        pytest.param("Now why does it do this.", "Warum tut es das?", "de", id="asked with a stop"),
        pytest.param("At 12 a.m. sharp", "Рівно опівночі", "uk", id="midnight"),
        pytest.param("At 12 noon sharp", "Punkt Mittag", "de", id="noon"),
        pytest.param("See section 3.2.", "См. раздел 3.2.", "ru", id="a section in Russian"),
        pytest.param("Call +1 555 0100.", "Звоните +1 555 0100.", "ru", id="telephone"),
        pytest.param("The law of 12/05/2019", "Das Gesetz vom 5. Dezember 2019", "de", id="date with a name"),
        pytest.param("The law of 12/05/2019", "Закон от 12 мая 2019 года", "ru", id="date with a name, ru"),
        pytest.param("What did it become", "Was wurde daraus?", "de", id="question without a mark"),
        pytest.param("Bought by oOh!, he said.", "Купила oOh! Media, сказал он.", "ru", id="a name with a mark, ru"),
        pytest.param("In (a) schools and (b) homes", "У а) школах і (б) домівках", "uk", id="list in a sentence"),
        pytest.param("The Moto 2, Moto 2 V and X", "Das Moto 2, das Moto 2 V und X", "de", id="models"),
        pytest.param("The G7 met.", "Велика сімка зустрілася.", "uk", id="the Big Seven"),
        pytest.param("The G20 met.", "Встретилась «двадцатка».", "ru", id="the Big Twenty"),
        pytest.param("A cure for Covid is near.", "Mittel gegen Covid-19 sind nah.", "de", id="name with its number"),
        pytest.param("A cure for Covid-19 is near.", "Ліки від Covid-19 близько.", "uk", id="code in small letters"),
        pytest.param("Use a 3rd party app.", "Використайте сторонню програму.", "uk", id="third party"),
        pytest.param("It is 5 miles away.", "Это в 8 км отсюда.", "ru", id="miles to kilometres"),
        pytest.param("It rose to 115 degrees Fahrenheit.", "Es stieg auf 46 °C.", "de", id="degrees"),
        pytest.param("Ice at 0 °, steam at 100 °.", "При 0 ° лёд, а при 100 ° пар.", "ru", id="при"),
        pytest.param("What for? he asked.", "Wozu das alles?, fragte er.", "de", id="speech without marks"),
        pytest.param("And wouldn't it be great.", "А чи не було б це чудово?", "uk", id="question with a stop"),
        pytest.param("A 24 hour service.", "Круглосуточная служба.", "ru", id="round the clock"),
        pytest.param("Open 4-7pm.", "Geöffnet von 16 bis 19 Uhr.", "de", id="a range of hours"),
        pytest.param("17 pounds on 17 May", "7,7 Kilogramm am 17. Mai", "de", id="pounds to kilograms"),
        pytest.param("Apollo X came back.", "Аполлон 10 повернувся.", "uk", id="Roman numeral to digits"),
        pytest.param("1 file", "%d файл", "uk", id="plural form for 1 and 21"),
        pytest.param("One billion people live there.", "Там живет 1 000 000 000 людей.", "ru", id="groups are no loop"),
        pytest.param("Yahoo! and Microsoft", "Yahoo! и Microsoft", "ru", id="a name with a mark"),
        pytest.param("Keep cool.", "Bleib gelassen!", "de", id="German command"),
        pytest.param("Pixels (px)", "Пикселы (пикс.)", "ru", id="abbreviation in brackets"),
        pytest.param("They were happy in 2022", "Они были счастливы в 2022 г.", "ru", id="abbreviated year"),
        pytest.param("The x and y axes meet.", "Осі x та y перетинаються.", "uk", id="coordinates"),
        pytest.param("Carroll County", "округ Кэрролл", "ru", id="title without a capital"),
        pytest.param("Who they are", "Wie können sie sie sehen", "de", id="subject and object"),
        pytest.param("The users", "Die Nutzer*innen", "de", id="gender star"),
        pytest.param("1.39 When I try to log in", "1.39 Wenn ich mich anmelden will", "de", id="number of a section"),
        pytest.param("He cried: “No!”", "Він крикнув: «Ні!»", "uk", id="mark inside the quotation"),
        pytest.param("He said it (twice).", "Він сказав це (двічі).", "uk", id="stop after a bracket"),
        pytest.param("a) the first; b) the second", "а) перше; б) друге", "uk", id="list"),
        pytest.param("Ten people (of 12) came.", "Прийшли десятеро (з 12).", "uk", id="collective numeral"),
        pytest.param("They met on February 24.", "Зустріч була 24.02.", "uk", id="month as a number"),
        pytest.param("The Times wrote that.", "The Times написала об этом.", "ru", id="a newspaper's name"),
        pytest.param("The COVID-19 vaccine", "Вакцина від COVID-19", "uk", id="code in Latin letters"),
    ],
)  # fmt: skip
def test_right_prose_passes(source: str, target: str, locale: str) -> None:
    assert ids(source, target, locale) == set()


@pytest.mark.parametrize(
    ("source", "target", "locale", "check"),
    [
        pytest.param("(UTC+1)", "всесвітній час + 1)", "uk", "brackets", id="a bracket that is no list"),
        pytest.param("He left.", "Він пішов..", "uk", "doubled-mark", id="two stops"),
        pytest.param("A year and a day", "Рік i день", "uk", "mixed-script", id="a lone Latin letter"),
        pytest.param("People came.", "Все люди пришли сюда и остались здесь.", "uk", "wrong-language", id="few clues"),
        pytest.param("It is over, he said.", "Es ist vorbei,„ sagte er.", "de", "quotes", id="the wrong end"),
        pytest.param(SENTENCE, "TRANSLATION MISSING", "de", "truncated", id="something else altogether"),
        pytest.param("The law of 12/05/2019", "Das Gesetz vom 5. März 2019", "de", "numbers", id="another month"),
        pytest.param("Call +1 555 0100.", "Звоните +1 555 0101.", "ru", "numbers", id="another telephone"),
        pytest.param("It was half past six.", "Було пів на восьму.", "uk", "number-words", id="another hour"),
        pytest.param("Six months later.", "Через рік.", "uk", "number-words", id="a year instead"),
        pytest.param("There are 2.5 million.", "Es gibt zwei Millionen.", "de", "numbers", id="a lost half"),
        pytest.param("They live in (5 m) huts.", "Вони живуть у 5 м) хатах.", "uk", "brackets", id="no list"),
        pytest.param("The G7 met.", "Лідери зустрілися.", "uk", "codes", id="a group without its number"),
        pytest.param("It opens at 10.42pm.", "Початок о 22:24.", "uk", "numbers", id="another time"),
        pytest.param("It is 5 miles away.", "Это далеко отсюда.", "ru", "numbers", id="a lost distance"),
        pytest.param("They counted 2,06,737 cases.", "Gezählt wurden 2.673 Fälle.", "de", "numbers", id="a lost group"),
        pytest.param("Three of them came.", "Прийшли.", "uk", "number-words", id="a number in words"),
        pytest.param("It rose. It was late.", "Сонце зійшло.Було пізно.", "uk", "spacing", id="sentences that touch"),
        pytest.param("It cost 1,000.50 dollars", "Es kostete 1,000 Dollar", "de", "number-form", id="English grouping"),
        pytest.param("Die", "Die\ufeff", "de", "invisible", id="byte order mark"),
        pytest.param("War crimes go on", "Воєнні злочини тривають\u200b", "uk", "invisible", id="at the end"),
    ],
)  # fmt: skip
def test_wrong_prose_is_found(source: str, target: str, locale: str, check: str) -> None:
    assert check in ids(source, target, locale)


@pytest.mark.parametrize(
    ("check", "source", "target", "locale", "mended"),
    [
        ("spacing", "Yes, it is.", "Так , це є.", "uk", "Так, це є."),
        ("mixed-script", "Putin", "Путiн", "uk", "Путін"),
        ("doubled-word", "He said so.", "Он так так сказал.", "ru", "Он так сказал."),
        ("quotes", "“Go”", "“Geh”", "de", "„Geh“"),
        ("quote-order", "“I go.”", "«Я іду.»", "uk", "«Я іду»."),
        ("number-form", "1,000 men", "1,000 Mann", "de", "1.000 Mann"),
        ("capital", "The end came.", "кінець настав.", "uk", "Кінець настав."),
        ("end-punctuation", "It ended:", "Es endete.", "de", "Es endete:"),
        ("invisible", "Talks", "Пере\u200bговори", "uk", "Переговори"),
        ("apostrophe", "Name", "Ім`я", "uk", "Ім’я"),
        ("dashes", "This is it.", "Це - воно.", "uk", "Це — воно."),
    ],
)
def test_suggestions_mend_what_they_point_at(check: str, source: str, target: str, locale: str, mended: str) -> None:
    _, function = FUNCTIONS[check]
    flaw = next(iter(function(source, target, locale)))
    assert flaw.span is not None
    assert flaw.suggestion is not None
    assert target[: flaw.span[0]] + flaw.suggestion + target[flaw.span[1] :] == mended
    assert not list(function(source, mended, locale))


def test_other_locales_are_judged_by_what_holds_everywhere() -> None:
    assert ids("“Go,” he said.", "« Va », dit-il.", "fr") == set()
    assert ids(SENTENCE, SENTENCE, "fr") >= {"untranslated"}
    assert ids("(yes)", "(oui", "fr") == {"brackets"}
