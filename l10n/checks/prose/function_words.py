"""Frequent words that belong to one of the languages here and to none of the others: see `wrong-language`.

Pronouns, conjunctions, prepositions and auxiliaries, from the grammars; left out is what two of them share: на, не,
для, до, за, про, по, в, у, при, через, все, об (Ukrainian and Russian), in, am, an, so, was, will, hat (German and
English).
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["FUNCTION_WORDS", "NAMES"]

NAMES = {
    "uk": "Ukrainian",
    "ru": "Russian",
    "de": "German",
    "en": "English",
    "pl": "Polish",
    "fr": "French",
    "es": "Spanish",
}

FUNCTION_WORDS: Mapping[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in {
        "uk": "і й та що це цей ця ці цього цієї цих цьому є з із зі від як який яка яке які якого якої яких якому бути"
        " був була було були буде його її їх їм їхній вони він вона воно ми ви мене вас після також або чи але щоб"
        " під між коли якщо тільки лише ще вже дуже може можуть бо адже цьому своєї своїх своє свій всі"
        " всіх усі ніж тому цим цими де хто ні аби більш більше яку якій немає серед проти",
        "ru": "и что это этот эта эти этого этой этих этому с из со от как который которая которое которые которого"
        " которой которых которому быть был была было были будет его её ее их им они он она оно мы вы меня вас"
        " после также или но чтобы под между когда если только ещё еще уже очень может могут ибо ведь во ко"
        " своей своих своё свой всех чем поэтому этим этими здесь где кто нет более больше которую нему него"
        " неё ней них среди против",
        "de": "der die das und den dem des nicht ist ein eine einer einem einen eines von mit für auf sich auch als"
        " wird werden wurde wurden dass es im zu zum zur bei beim nach aus sind sie ich er wir ihr ihre seine sein"
        " haben hatte oder aber wie wenn nur noch über durch vor um bis unter kann können diese dieser dieses vom"
        " mehr sehr",
        "en": "the of and to is that it for on with as by this have has had from they be been which their not but or"
        " you we he she his her its are were would could can when who what there these those than about after into"
        " more other if at him our your do does did",
        "pl": "i w na z że się nie to jest do jak ale od po przez był była było byli jego jej ich oni ona który która"
        " które oraz lub czy dla tylko jeszcze już bardzo może przy tym ten ta są być",
        "fr": "le la les un une des et est dans que qui pour pas sur avec par au aux du ce cette ces il elle ils elles"
        " nous vous mais ou où sont été être ont plus leur leurs son sa ses",
        "es": "el la los las un una y es en que por para con no su sus del al se lo como más pero o este esta son fue"
        " ser han había entre sobre también muy hay",
    }.items()
}
