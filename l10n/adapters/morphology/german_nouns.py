"""German nouns and names: gender and forms.

Forms are made by the rules of declension and kept where the dictionary has them under the same lemma (Krieges,
Häuser); gender comes from the phrase's adjective (Weißes is neuter), the endings (-ung, -chen, …) or the table of
frequent heads.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from l10n.adapters.morphology.german_words import CASES, compound_head, lemma

__all__ = ["Noun", "decline", "gender_of", "name", "sure_gender", "weak"]

_HEADS = {
    "masc": "abend akt angriff auftrag außenminister balkan bau bereich berg besuch bezirk bund dollar einsatz euro "
    "fluss franken frieden gazastreifen gipfel golf handel hof irak iran jemen kanal kongo kongress kreml krieg "
    "libanon markt monat niger oman ort ozean pakt park plan platz preis prozess rat raum rubel sender senat senegal "
    "staat strand streifen streit strom sturm sudan südsudan tag tisch tschad turm vatikan verband verein vertrag "
    "vorrat wald weg winter yen yuan pass pakt sport sitz",
    "femn": "armee arktis antarktis bank bretagne bühne front halbinsel hamas hisbollah insel karibik krim liga linie "
    "lombardei macht mark mongolei nation normandie partei republik schweiz slowakei stadt steppe türkei ukraine "
    "union volksrepublik wehr welt zeit wahl krise flotte gefahr armut post hand mutter tochter "
    "schlacht mauer allee küste kirche stiftung koalition brücke presse nato eu uno uefa fifa",
    "neut": "abkommen amt band baltikum bataillon bild blatt buch büro commonwealth dorf eiland emirat feld fest forum "
    "gebiet gebirge gericht gesetz gipfeltreffen gold haus heer hotel institut jahr kapitol kartell kap kolleg komitee "
    "konzil königreich kreuz labor land lager lied meer militär museum nest netz netzwerk öl parlament pfund programm "
    "projekt recht regime reich schiff schloss schwert spiel system tal team theater tor treffen tribunal volk werk "
    "wort wunder zentrum zeichen",
}
_GENDER = {word: gender for gender, words in _HEADS.items() for word in words.split()}
# The dictionary has Regierungs as a form of Regierung: these are feminine whatever it says.
_FEMININE = re.compile("(?:ung|heit|keit|schaft|[st]ion|ität)$")
_SUFFIXES = (
    ("femn", re.compile("(?:ion|ik|ei|ie|enz|anz|ur|in|e)$")),
    ("neut", re.compile("(?:chen|lein|um|ment)$")),
    ("masc", re.compile("(?:er|ling|ismus|or|ist|ent|ant|är|eur|ast|graf|loge|nom)$")),
)
# Weak masculines: every form but the nominative has -en; Senat and Staat look alike, yet have a genitive in -s.
_WEAK = re.compile("(?:ent|ant|ist|oge|at|nom|it|soph|ot|arch|graf|krat|mensch|held|fürst|zar|prinz|herr|bär|kollege)$")
_EN_PLURALS = re.compile("(?:staat|bett|hemd|ohr|herz|ende|auge|interesse|see|doktor|professor|[^t]or)$")
_UMLAUT = str.maketrans("aouAOU", "äöüÄÖÜ")
_SIBILANT = re.compile("(?:s|ss|ß|x|z|ce)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun's forms. `cells` maps (case, number) to the forms, the one to write first.

    `gender` is empty where nobody knows it; `number` is the number of the dictionary form; `name`: no plural.
    """

    word: str
    gender: str
    number: str
    cells: Mapping[tuple[str, str], tuple[str, ...]]
    name: bool = False


# Names that stand with an article; it shows the genitive, so that they need no -s: der Ukraine, der Niederlande.
_PLURAL_NAMES = frozenset(
    "Niederlande Philippinen Malediven Seychellen Bahamas Komoren Salomonen Azoren Kurilen".split()
)


_WITH_ARTICLE = re.compile("(?:küste|insel|republik|union|steppe)$")


def name(word: str, *, person: bool = False) -> Noun:
    """A proper name: genitive in -s, in an apostrophe after s, x, z (Scholz’), and as it stands after an article.

    Feminine places and organisations stand with an article and take no -s, as far as they are known (Dänemarks).
    """
    if word in _PLURAL_NAMES:
        return Noun(word, "", "plur", _plural_cells(word), name=True)
    gender = "" if person else "femn" if _WITH_ARTICLE.search(word) else _GENDER.get(word.lower(), "")
    sibilant = bool(_SIBILANT.search(word))
    genitive = (f"{word}’", word, f"{word}ens") if sibilant else (f"{word}s", word, f"{word}’s")
    bent: tuple[str, ...] = (word,)
    if gender == "femn":
        genitive = (word, genitive[0], genitive[2])
    if word.endswith("isch") or word == "Deutsch":  # languages: im Französischen, das Spanische
        bent = (word, f"{word}en")
        genitive = (word, f"{word}s", f"{word}en")
    nominative = (word, f"{word}e") if word.endswith("isch") else (word,)  # Deutsche are people
    cells: dict[tuple[str, str], tuple[str, ...]] = {
        ("nomn", "sing"): nominative,
        ("gent", "sing"): genitive,
        ("datv", "sing"): bent,
        ("accs", "sing"): nominative,
    }
    return Noun(word, gender, "sing", cells, name=True)


@lru_cache(maxsize=4096)
def decline(word: str, gender: str = "", *, plural: bool | None = None) -> Noun:
    """A common noun. `gender` is what an adjective before it shows; `plural` whether the phrase must be one.

    A compound inflects as its last part (Trump-Regierung, Friedensplan).
    """
    head = compound_head(word)
    prefix = word[: len(word) - len(head)]
    singular = _singular(head)
    if plural is not False and singular != head and not gender:
        return _prefixed(Noun(head, "", "plur", _plural_cells(head)), prefix)
    return _prefixed(_declined(head, gender or gender_of(head)), prefix)


def gender_of(head: str) -> str:
    """The gender of a common noun: by the table and the endings, else by whether the dictionary has a genitive."""
    return sure_gender(head) or ("masc" if _genitives(head) else "femn")


def sure_gender(head: str) -> str:
    """The gender by the table (Russland ends in -land) or the ending, or nothing."""
    low = head.lower()
    starts = (0, *range(2, len(low) - 3))
    found = next((_GENDER[low[start:]] for start in starts if low[start:] in _GENDER), "")
    if found or _FEMININE.search(low):
        return found or "femn"
    suffix = next((gender for gender, pattern in _SUFFIXES if pattern.search(low)), "")
    return "" if suffix == "femn" and _genitives(head) else suffix


def weak(head: str, gender: str) -> bool:
    """Whether a noun is a weak masculine: des Präsidenten."""
    return gender == "masc" and bool(_WEAK.search(head.lower())) and not _genitives(head)


def _declined(head: str, gender: str) -> Noun:
    bent: tuple[str, ...] = (_weak_form(head),) if weak(head, gender) else ()
    dative: tuple[str, ...] = (f"{head}e",) if gender != "femn" and lemma(f"{head}e") == head else ()
    genitive = (head,) if gender == "femn" else bent or _genitives(head) or (_ruled_genitive(head),)
    cells: dict[tuple[str, str], tuple[str, ...]] = {
        ("nomn", "sing"): (head,),
        ("gent", "sing"): genitive,
        ("datv", "sing"): bent or (head, *dative),  # im Weißen Hause
        ("accs", "sing"): bent or (head,),
    }
    for plural in _plurals(head, gender)[::-1]:
        for place, forms in _plural_cells(plural).items():
            cells[place] = tuple(dict.fromkeys((*forms, *cells.get(place, ()))))
    return Noun(head, gender, "sing", cells)


def _plural_cells(plural: str) -> dict[tuple[str, str], tuple[str, ...]]:
    dative = f"{plural}n" if plural.endswith(("e", "er", "el")) else plural
    return {(case, "plur"): (dative,) if case == "datv" else (plural,) for case in CASES}


def _prefixed(noun: Noun, prefix: str) -> Noun:
    if not prefix:
        return noun

    def joined(form: str) -> str:
        return prefix + (form if prefix.endswith("-") else form[:1].lower() + form[1:])

    cells = {place: tuple(joined(form) for form in forms) for place, forms in noun.cells.items()}
    return Noun(joined(noun.word), noun.gender, noun.number, cells, noun.name)


def _weak_form(head: str) -> str:
    return f"{head}n" if head.endswith(("e", "r")) else f"{head}en"


def _genitives(head: str) -> tuple[str, ...]:
    """The genitives in the dictionary: Kriegs, Krieges; both are right, the shorter only for longer words."""
    short = head[-1:] not in "aeiouyk" and len(head) < 8
    candidates = (f"{head}{ending}" for ending in (("es", "s", "ses") if short else ("s", "es", "ses")))
    return tuple(form for form in candidates if lemma(form) == head)


def _ruled_genitive(head: str) -> str:
    if re.search("(?:us|os|as|is|ds)$", head):  # des Währungsfonds, des Kosmos
        return head
    return f"{head}es" if _SIBILANT.search(head) else f"{head}s"


def _plurals(head: str, gender: str) -> tuple[str, ...]:
    """The plurals that the dictionary has, the likeliest first.

    Kriegen (dative plural) and Staaten look alike beside Kriege and Staate: only the nouns of the list have -en.
    """
    bent = _bend(head)
    order = [f"{bent}er", f"{bent}e", bent] if bent != head else []
    order += [f"{head}er"]
    en = [f"{head}en", f"{head}n", f"{head}nen"]
    order += [*en, f"{head}e"] if gender == "femn" or _EN_PLURALS.search(head.lower()) else [f"{head}e", *en]
    order += [re.sub("(?:um|us|a)$", "en", head)]
    if re.search("[aiouy]$|team|park|chef|club|job|trend", head.lower()):  # elsewhere -s is the genitive
        order.append(f"{head}s")
    found = [form for form in dict.fromkeys(order) if form != head and lemma(form) == head]
    # Meer has Meere; Rubel stays; the points of the compass have no plural
    bare = re.search("(?:er|el|en|chen|lein|dollar)$", head.lower()) and lemma(f"{head}e") != head
    if gender != "femn" and bare:
        return () if head in ("Osten", "Westen", "Norden", "Süden") else (head,)
    return tuple(found[:1])


def _bend(head: str) -> str:
    """The last stem vowel with its umlaut: Haus → Häus, Macht → Mächt."""
    match = re.match(r"(.*?)(au|[aou])([^aouäöü]*)$", head, re.DOTALL)
    return f"{match[1]}{match[2].translate(_UMLAUT) if match[2] != 'au' else 'äu'}{match[3]}" if match else head


def _singular(head: str) -> str:
    """The singular of a plural as it stands (Staaten → Staat), else the word itself."""
    found = lemma(head)
    if found is None or not found[:1].isupper() or found == head:
        return head
    return found if head in _plurals(found, gender_of(found)) else head
