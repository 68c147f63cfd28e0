"""Numbers in words: "twenty-five" in English, and what a small number's word begins with in the target languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

__all__ = ["AND_A_HALF", "SCALES", "spelt", "spelt_values"]

# Beginnings, because all but German inflect them. Where everyday words share one, the ends are written out or the
# words are ruled out: uk двері, однак, тримати, четвер; ru вторник, пятница, семья, шествие; de Zweifel, Achtung.
STEMS: Mapping[str, Mapping[int, str]] = {
    "uk": {
        0: r"нул",
        1: r"один\b|одн(?!ак|очас|оманіт)|перш|раз\b",
        2: r"дв(?:а|і|ох|ом|ома|оє|оїх|ічі)\b|дво(?!р)\w{3}|двох\w{3}|подвійн|двійк|[ву]дв(?:ічі|оє)\b"
        r"|друг(?:ий|а|е|ого|ому|им|ій|ої|у|ою|і|их|ими)\b|обидв|обо(?:х|м|ма|є)\b|пар[аиуі]\b",
        3: r"три(?!ва|вож|м[аеу]|бун|умф|вім|віа|кут|клят)|трьо|троє|трет|потрі[йн]|[ву]тр(?:ичі|оє|ьох)\b",
        4: r"чотир|четверт|чверт|[ву]?четвер(?:о|ох|ом|ма)\b",
        5: r"[ву]?п['’ʼ]ят(?!н)",
        6: r"шіст|шест|шост|[ву]шестеро",
        7: r"сім(?!['’ʼ]|ей|ʼ)|сьом|семи(?!н)|[ву]?семер",
        8: r"вісім|восьм|вісьм|[ву]восьмеро",
        9: r"[ву]?дев['’ʼ]ят",
        10: r"десят|[ву]десятеро",
        11: r"одинадцят",
        12: r"дванадцят|дюжин",
        13: r"тринадцят",
        14: r"чотирнадцят",
        15: r"п['’ʼ]ятнадцят",
        16: r"шістнадцят",
        17: r"сімнадцят",
        18: r"вісімнадцят",
        19: r"дев['’ʼ]ятнадцят",
        20: r"двадцят",
        30: r"тридцят",
        40: r"сорок",
        50: r"п['’ʼ]ятдесят",
        60: r"шістдесят",
        70: r"сімдесят",
        80: r"вісімдесят",
        90: r"дев['’ʼ]яност",
        100: r"ст[оа]\b|сот(?:ий|а|е|і)?\b|сотн|столі|сторі|сто(?=метр|гр|відс)",
        1000: r"тисяч",
    },
    "ru": {
        0: r"нол|нул",
        1: r"один\b|одн(?!ак|оврем|ообраз)|перв|раз\b",
        2: r"дв(?:а|е|ух|ум|умя|ое|оих|ажды|оичн\w*)\b|двух\w{3}|двой|удво|вдв(?:ое|о[её]м|ойне)\b"
        r"|втор(?:ой|ая|ое|ого|ому|ым|ом|ую|ые|ых|ыми)\b"
        r"|оба\b|обе(?:им|их|ими)?\b|обо(?:им|их|ими)\b|пар[аыуе]\b",
        3: r"три(?!бун|умф|виа|ко|гг|лл|ст)|тр[её][хм]|трет|тро(?:е|их|ем|йн)|утро[ие]|втр(?:ое|о[её]м|ойне)\b",
        4: r"четыр|в?четв[её]р(?!г)",
        5: r"в?пят(?!н|ит)",
        6: r"в?шест(?!в|о[вк])",
        7: r"семь\b|семью\b|семи(?!нар|т)|седьм|в?сем[её]р",
        8: r"восем|в?восьм",
        9: r"в?девят",
        10: r"в?десят",
        11: r"одиннадцат",
        12: r"двенадцат|дюжин",
        13: r"тринадцат",
        14: r"четырнадцат",
        15: r"пятнадцат",
        16: r"шестнадцат",
        17: r"семнадцат",
        18: r"восемнадцат",
        19: r"девятнадцат",
        20: r"двадцат",
        30: r"тридцат",
        40: r"сорок",
        50: r"пятьдесят|пятидесят",
        60: r"шестьдесят|шестидесят",
        70: r"семьдесят|семидесят",
        80: r"восемьдесят|восьмидесят",
        90: r"девяност",
        100: r"ст[оа]\b|сот(?:ый|ая|ого|ых)?\b|сотн|столет|сто(?=метр|гр|проц)",
        1000: r"тысяч",
    },
    "de": {
        0: r"null",
        1: r"ein(?:s|e|en|em|er|es)?\b|einmal|ein(?=und)|erst(?:e|en|er|es|em|ens|mal|mals)\b|\w+ersten\b",
        2: r"zwei(?!f|g)|zwo\b|beid|doppel|verdopp",
        3: r"drei(?!st)|dritt|verdreif",
        4: r"(?:ver)?vier",
        5: r"(?:ver)?fünf",
        6: r"sechs",
        7: r"sieb(?:en|t|z)",
        8: r"acht(?!e[nt]\b|ung|sam|los|geb)",
        9: r"neun",
        10: r"(?:ver)?zehn",
        11: r"elf(?!en)",
        12: r"zwölf|dutzend",
        13: r"dreizehn",
        14: r"vierzehn",
        15: r"fünfzehn",
        16: r"sechzehn",
        17: r"siebzehn",
        18: r"achtzehn",
        19: r"neunzehn",
        20: r"zwanzig",
        30: r"dreißig",
        40: r"vierzig",
        50: r"fünfzig",
        60: r"sechzig",
        70: r"siebzig",
        80: r"achtzig",
        90: r"neunzig",
        100: r"hundert|jahrhundert",
        1000: r"tausend|jahrtausend",
    },
}

# What stands after a number and multiplies it: "2.5 million" is 2 500 000 or 2,5 млн; trillion is 10^12 in English.
SCALES: tuple[tuple[re.Pattern[str], int], ...] = tuple(
    (re.compile(rf"[\s\u00a0-]*(?:{words})", re.IGNORECASE), power)
    for words, power in (
        (r"thousand|k\b|тис|тыс|tausend|tsd", 3),
        (r"million|m\b|mn\b|млн|мільйон|миллион|mio\b", 6),
        (r"billion|bn\b|млрд|мільярд|миллиард|milliard|mrd", 9),
        (r"trillion|tn\b|трлн|трильйон|триллион|billion", 12),
    )
)


def _counted(words: str, start: int = 0, step: int = 1) -> dict[str, int]:
    return {word: start + place * step for place, word in enumerate(words.split())}


ENGLISH = {
    **_counted("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"),
    **_counted("sixteen seventeen eighteen nineteen", 16),
    **_counted("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
    **_counted("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth", 1),
    **_counted("thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth", 13),
    **_counted("once twice thrice", 1),
    **_counted("single double triple", 1),
    "both": 2,
    "pair": 2,
    "couple": 2,
    "dozen": 12,
    "quarter": 25,  # percent
    "half": 50,
    "thirtieth": 30,
    "decade": 10,
    "decades": 10,
    "century": 100,
    "centuries": 100,
}
AND_A_HALF = " and a half"
POWERS = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}


# What one word says: 1.5, and half a million. Any other half follows its number: два з половиною, zweieinhalb.
FRACTIONS: Mapping[str, Mapping[str, str]] = {
    "1.5": {"uk": r"\bпівтор", "ru": r"\bпол[уо]тор", "de": r"\b(?:andert|einein)halb"},
    "500000": {"uk": r"\bпів ?мільйон", "ru": r"\bпол(?:у?миллион| миллиона)", "de": r"\bhalbe[nr]?\b.*\bMillion"},
}
HALF = {"uk": r"з половиною", "ru": r"с половиной", "de": r"einhalb"}
COMPOUND = re.compile(
    r"\b((?:двадцят|тридцят|двадцат|тридцат|п['’ʼ]?ят[ьи]?десят|\w{3,5}десят)и|сорока|дев['’ʼ]?яносто)(?=\w)"
)


def spelt(value: str, text: str, locale: str) -> bool:
    """Whether `text` has the number `value` (digits) in words: to 20, tens, hundred, thousand, and tens with ones."""
    if (fraction := FRACTIONS.get(value, {}).get(language := locale.split("-", maxsplit=1)[0])) is not None:
        return re.search(fraction, text, re.IGNORECASE) is not None
    whole = value.removesuffix(".5")
    if not whole.isdigit():
        return False
    if whole != value:
        half = HALF.get(language)
        return half is not None and re.search(half, text, re.IGNORECASE) is not None and spelt(whole, text, locale)
    number = int(value)
    pattern = _pattern(number, locale)
    if pattern is not None:
        return pattern.search(text) is not None
    tens, ones = number // 10 * 10, number % 10
    if not ones or not 20 < number < 100:  # French has no words here: 30 would ask for 30 again, for ever
        return False
    return spelt(str(tens), _opened(text), locale) and spelt(str(ones), _opened(text), locale)


@cache
def _pattern(value: int, locale: str) -> re.Pattern[str] | None:
    stems = STEMS.get(locale.split("-", maxsplit=1)[0], {}).get(value)
    return re.compile(rf"(?<![^\W_])(?:{stems})", re.IGNORECASE) if stems else None


def _opened(text: str) -> str:
    """German writes the ones first and in one word, fünfundzwanzig; so do adjectives: двадцатичетырёхлетний."""
    text = COMPOUND.sub(r"\1 ", text)
    return re.sub(r"und(?=zwanzig|dreißig|(?:vier|fünf|sech|sieb|acht|neun)zig)", "und ", text)


def spelt_values(english: str) -> Iterator[str]:
    """The values of the number words in an English text, each alone and as the phrase they make: 25, 3000."""
    total = current = 0
    last_end = -2
    for match in re.finditer(r"[a-z]+", english.lower()):
        word = match[0].removesuffix("s") if match[0].removesuffix("s") in POWERS else match[0]
        if word not in ENGLISH and word not in POWERS:
            continue
        if match.start() > last_end + 1 and english[last_end : match.start()].strip() not in ("", "and"):
            total = current = 0
        if word in ENGLISH:
            current += ENGLISH[word]
            yield str(ENGLISH[word])
            if english.startswith(AND_A_HALF, match.end()):
                yield f"{ENGLISH[word]}.5"
        elif word == "hundred":
            current = max(current, 1) * 100
        else:
            total, current = total + max(current, 1) * POWERS[word], 0
        yield str(total + current)
        if word in POWERS:
            yield str(POWERS[word])
        last_end = match.end()
