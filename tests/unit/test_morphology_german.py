"""German forms, found and written: hand-made sentences, good and bad."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.adapters.morphology import open_morphology
from l10n.adapters.morphology.german import German
from l10n.model import Rendering, TermKind

PERSON, PLACE, ORG = TermKind.PERSON, TermKind.PLACE, TermKind.ORGANISATION
EVENT, WORK, OTHER = TermKind.EVENT, TermKind.WORK, TermKind.OTHER

# rendering (allowed ones with |), kind, text; each stretch in [ ] must be found, and nothing else
FOUND: list[tuple[str, TermKind, str]] = [
    # names: genitive, prepositions, apostrophes
    ("Trump", PERSON, "[Trumps] Pläne stoßen in Europa auf Kritik."),
    ("Trump", PERSON, "Das sagte [Trump] am Montag."),
    ("Trump", PERSON, "Die Kritik an [Trump], vor allem [Trumps] Zölle betreffend, wächst."),
    ("Trump", PERSON, "[Trump’s] Hotel trägt das Apostroph im Namen."),
    ("Selenskyj", PERSON, "Nach [Selenskyjs] Worten ist die Lage ernst."),
    ("Scholz", PERSON, "[Scholz’] Regierung hielt nicht."),
    ("Scholz", PERSON, "Unter [Scholz] stieg der Wehretat."),
    ("Marx", PERSON, "Er las [Marx’] Schriften."),
    ("Marx", PERSON, "Die Schriften von [Marx] liegen in London."),
    ("Putin", PERSON, "Der Sprecher [Putins] widersprach."),
    ("China", PLACE, "[Chinas] Wirtschaft wächst langsamer."),
    ("China", PLACE, "In [China] und um [China] herum."),
    ("Europa", PLACE, "Die Zukunft [Europas] liegt im Osten."),
    ("Russland", PLACE, "[Russlands] Angriff auf das Nachbarland dauert an."),
    ("Russland", PLACE, "Wegen [Russland] wurde die Sitzung vertagt."),
    ("Ukraine", PLACE, "In der [Ukraine] wird gewählt."),
    ("Irak", PLACE, "Die Regierung des [Irak] tritt zurück."),
    ("Irak", PLACE, "Die Regierung des [Iraks] tritt zurück."),
    ("Kreml", PLACE, "Ein Sprecher des [Kremls] wies das zurück."),
    ("Kreml", PLACE, "Im [Kreml] brennt Licht."),
    ("Baltikum", PLACE, "Die Häfen des [Baltikums] sind eisfrei."),
    ("Washington", PLACE, "[Washingtons] Verbündete warten ab."),
    ("Ungarn", PLACE, "[Ungarns] Regierungschef reist nach Moskau."),
    ("Laos", PLACE, "Die Hauptstadt von [Laos] liegt am Mekong."),
    ("New York", PLACE, "[New Yorks] Bürgermeister kommt aus Queens."),
    ("Niederlande", PLACE, "In den [Niederlanden] wird neu gewählt."),
    ("Vereinigte Arabische Emirate", PLACE, "Er flog in die [Vereinigten Arabischen Emirate]."),
    ("Vereinigte Arabische Emirate", PLACE, "Aus den [Vereinigten Arabischen Emiraten] kam Geld."),
    ("Bosnien und Herzegowina", PLACE, "Die Verfassung [Bosnien und Herzegowinas] ist kompliziert."),
    # whole names of people, and parts of them
    ("Donald Trump", PERSON, "[Donald Trumps] zweite Amtszeit begann im Januar."),
    ("Donald Trump", PERSON, "Präsident [Donald J. Trump] unterschrieb."),
    ("Donald Trump", PERSON, "[Donald John Trumps] Kindheit in Queens."),
    ("Donald Trump", PERSON, "US-Präsident [Trump] empfing ihn."),
    ("Donald Trump", PERSON, "Präsident [D. Trump] unterschrieb."),
    ("Wolodymyr Selenskyj", PERSON, "[W. Selenskyj] sprach per Video."),
    ("Wolodymyr Selenskyj", PERSON, "[Wolodymyr Selenskyjs] Rede wurde übertragen."),
    ("Wolodymyr Selenskyj", PERSON, "Der ukrainische Präsident [Selenskyj] dankte."),
    ("Wladimir Putin", PERSON, "[Putins] Sprecher Peskow schwieg."),
    ("Wladimir Putin", PERSON, "Kremlchef [Putin] reist nach Peking."),
    ("Ursula von der Leyen", PERSON, "[von der Leyens] Plan liegt vor."),
    ("Ursula von der Leyen", PERSON, "[Von der Leyen] kam später."),
    ("Ursula von der Leyen", PERSON, "Kommissionschefin [Ursula von der Leyen] kam."),
    ("Xi Jinping", PERSON, "Staatschef [Xi] empfängt die Gäste."),
    ("Karl III.", PERSON, "Die Krönung [Karls III.] sahen Millionen."),
    # adjectives in agreement
    ("Weißes Haus", PLACE, "Das [Weiße Haus] schweigt."),
    ("Weißes Haus", PLACE, "Im [Weißen Haus] herrscht Unruhe."),
    ("Weißes Haus", PLACE, "Im [Weißen Hause] herrscht Unruhe."),
    ("Weißes Haus", PLACE, "Ein Sprecher des [Weißen Hauses] bestätigte das."),
    ("Weißes Haus", PLACE, "Er kam aus dem [Weißen Haus] zurück."),
    ("Weißes Haus", PLACE, "Es gibt keine zwei [Weißen Häuser]."),
    ("Weißes Haus", PLACE, "Die Architektur [Weißer Häuser] ist ähnlich."),
    ("Weißes Haus", PLACE, "Wie ein [Weißes Haus] sieht es aus."),
    ("Weißes Haus", PLACE, "IM [WEISSEN HAUS] HERRSCHT UNRUHE"),
    ("Weißes Haus", PLACE, "Das [Weisse Haus] schreibt man so in Zürich."),
    ("Weißes Haus", PLACE, "Das [Weiße\u00a0Haus] schweigt."),
    ("Weißes Haus", PLACE, "Das [Wei\u00adße Haus] schweigt."),
    ("Kalter Krieg", EVENT, "Im [Kalten Krieg] war das anders."),
    ("Kalter Krieg", EVENT, "Nach dem Ende des [Kalten Krieges] begann die Erweiterung."),
    ("Kalter Krieg", EVENT, "Nach dem Ende des [Kalten Kriegs] begann die Erweiterung."),
    ("Kalter Krieg", EVENT, "Der [Kalte Krieg] ist vorbei, ein neuer [Kalter Krieg] droht."),
    ("Zweiter Weltkrieg", EVENT, "Seit dem [Zweiten Weltkrieg] gab es das nicht."),
    ("Zweiter Weltkrieg", EVENT, "Die Opfer des [Zweiten Weltkriegs] wurden geehrt."),
    ("Zweiter Weltkrieg", EVENT, "Die Opfer des [Zweiten Weltkrieges] wurden geehrt."),
    ("Demokratische Republik Kongo", PLACE, "Im Osten der [Demokratischen Republik Kongo] wird gekämpft."),
    ("Demokratische Republik Kongo", PLACE, "Die [Demokratische Republik Kongo] protestiert."),
    ("DR Kongo", PLACE, "Im Osten der [DR Kongo] wird gekämpft."),
    ("Volksrepublik China", PLACE, "Die Marine der [Volksrepublik China] wächst."),
    ("Vereinigte Staaten", PLACE, "In den [Vereinigten Staaten] regt sich Widerstand."),
    ("Vereinigte Staaten", PLACE, "Die [Vereinigten Staaten] liefern weiter."),
    ("Vereinigte Staaten von Amerika", PLACE, "Der Präsident der [Vereinigten Staaten von Amerika] reist ab."),
    ("baltische Staaten", PLACE, "In den [baltischen Staaten] wächst die Sorge."),
    ("baltische Staaten", PLACE, "[Baltische Staaten] warnen vor Russland."),
    ("baltische Staaten", PLACE, "Die Armeen [baltischer Staaten] üben."),
    ("baltische Länder", PLACE, "Zusammen mit den [baltischen Ländern] klagt Polen."),
    ("Europäische Union", ORG, "Die Länder der [Europäischen Union] stimmten zu."),
    ("Vereinte Nationen", ORG, "Bei den [Vereinten Nationen] fiel die Resolution durch."),
    ("Internationaler Strafgerichtshof", ORG, "Ein Haftbefehl des [Internationalen Strafgerichtshofs] liegt vor."),
    ("Rotes Kreuz", ORG, "Helfer des [Roten Kreuzes] sind vor Ort."),
    ("Berliner Mauer", PLACE, "Nach dem Fall der [Berliner Mauer] kam die Einheit."),
    ("Wiener Kongress", EVENT, "Die Ergebnisse des [Wiener Kongresses] hielten lange."),
    ("russisch-ukrainischer Krieg", EVENT, "Im [russisch-ukrainischen Krieg] sind Drohnen wichtig."),
    ("Krieg zwischen Russland und der Ukraine", EVENT, "Der [Krieg zwischen Russland und der Ukraine]."),
    ("Krieg in der Ukraine", EVENT, "Wegen des [Krieges in der Ukraine] fiel das aus."),
    ("Regierung Trump", ORG, "Unter der [Regierung Trump] sank der Etat."),
    ("Osteuropa", PLACE, "Viele Staaten [Osteuropas] rüsten auf."),
    ("amerikanisch", PLACE, "Der [amerikanische] Präsident traf die [amerikanischen] Verbündeten."),
    ("US-amerikanisch", PLACE, "Ein [US-amerikanischer] Diplomat reiste ab."),
    ("amerikanisch", PLACE, "[Amerikanische] Waffen sind knapp."),
    # common nouns
    ("Präsident", OTHER, "Das Büro des [Präsidenten] dementierte."),
    ("Sanktion", OTHER, "Die [Sanktionen] wirken kaum."),
    ("US-Dollar", OTHER, "Der Kurs des [US-Dollars] fiel auf 90 [US-Dollar]."),
    ("Sicherheitsrat", ORG, "Die Sitzung des [Sicherheitsrats] und des alten [Sicherheitsrates] dauerte."),
    ("Russischer Rubel", OTHER, "Tausend [Russische Rubel] kostet das."),
    ("Französisch", OTHER, "Er hat das aus dem [Französischen] übersetzt."),
    ("Der Spiegel", WORK, "Das berichtet [der Spiegel] unter Berufung auf Akten."),
    ("Der Spiegel", WORK, "Das stand [im Spiegel]."),
    # acronyms
    ("NATO", ORG, "Die Osterweiterung der [NATO] war umstritten."),
    ("M23", ORG, "Kämpfer der [M23] nahmen die Stadt ein."),
    ("USA", PLACE, "In den [USA] wird gezählt."),
    ("NATO|Nato", ORG, "Die [Nato] wächst."),
    # compounds with a hyphen
    ("NATO", ORG, "Mehrere [NATO]-Staaten stellten Panzer."),
    ("NATO", ORG, "Die [NATO]- und EU-Staaten sind dagegen."),
    ("NATO", ORG, "Anti-[NATO]-Proteste gab es in Prag."),
    ("Trump", PERSON, "Die [Trump]-Regierung zögert."),
    ("Trump", PERSON, "Vor dem [Trump]-Putin-Gipfel sank der Kurs."),
    ("Putin", PERSON, "Vor dem Trump-[Putin]-Gipfel sank der Kurs."),
    ("Donald Trump", PERSON, "Viele [Trump]-Anhänger kamen."),
    ("Donald Trump", PERSON, "Viele [Donald-Trump]-Anhänger kamen."),
    ("EU", ORG, "Die [EU]-Kommission klagt."),
    ("USA|US", PLACE, "Der [US]-Präsident reist ab."),
    ("USA|US", PLACE, "Ex-[US]-Präsident Carter ist tot."),
    ("Ukraine", PLACE, "Der [Ukraine]-Krieg geht weiter."),
    ("Ukraine", PLACE, "Im Russland-[Ukraine]-Krieg gibt es keine Sieger."),
    ("Russland", PLACE, "Im [Russland]-Ukraine-Krieg gibt es keine Sieger."),
    ("Ukraine-Krieg", EVENT, "Seit Beginn des [Ukraine-Krieges] und des [Ukraine-Kriegs] ist das so."),
    ("Trump-Regierung", ORG, "Zwei [Trump-Regierungen] später ist alles anders."),
    ("Weißes Haus", PLACE, "Ein [Weiße-Haus]-Sprecher dementierte."),
    ("M23", ORG, "Die [M23]-Rebellen rücken vor."),
    ("Kreml", PLACE, "Der [Kreml]-Sprecher dementierte."),
    ("Kreml", PLACE, "Das klingt [Kreml]-nah."),
    ("China", PLACE, "Der EU-[China]-Gipfel endete ohne Erklärung."),
    # closed compounds
    ("Kreml", PLACE, "Der [Kreml]chef reist nach Peking."),
    ("Ukraine", PLACE, "Der [Ukraine]krieg geht weiter."),
    ("Russland", PLACE, "Die [Russland]sanktionen laufen aus."),
    ("China", PLACE, "Die [China]politik der Regierung ist unklar."),
    ("Europa", PLACE, "Der [Europa]rat tagt in Straßburg."),
    ("Nato", ORG, "Die [Nato]staaten sind uneins."),
    ("Iran", PLACE, "Das [Iran]abkommen ist tot."),
    ("Ukraine", PLACE, "Der [Ukraine]friedensplan liegt vor."),
    ("Europa", PLACE, "Viele Staaten Ost[europas] und Südost[europas] rüsten auf."),
    ("Korea", PLACE, "Nord-[Korea] und Nord[korea] testen Raketen."),
    ("Afrika", PLACE, "In NORD[AFRIKA] regnet es."),
    # languages
    ("Deutsch", OTHER, "Viele Wörter kommen aus dem [Deutschen]; die Deutsche Bahn schreibt auf [Deutsch]."),
    # two names in a row, punctuation
    ("Trump", PERSON, "„[Trump], immer wieder [Trump]!“, rief er."),
    ("Trump", PERSON, "Über ‚[Trump]‘ stand nichts."),
    ("Kiew", PLACE, "Der Zug [Kiew]–Warschau hat Verspätung."),
]  # fmt: skip

# nothing may be found
ABSENT: list[tuple[str, TermKind, str]] = [
    ("Rom", PLACE, "Sein neuer Roman erscheint im Herbst."),
    ("Rom", PLACE, "Die Romantik war eine Epoche."),
    ("Deutsch", OTHER, "Der Osten Deutschlands und der Westen von Deutschland."),
    ("Rhein", PLACE, "Im Rheinland wird gefeiert."),
    ("Mali", PLACE, "Das war eine Maliziöse Bemerkung, rein maliziös."),
    ("China", PLACE, "Sie essen in Chinatown."),
    ("Trump", PERSON, "Herz ist Trumpf in diesem Spiel."),
    ("Trump", PERSON, "Er spielt seine Trümpfe aus."),
    ("Trump", PERSON, "Er trumpft auf."),
    ("Trump", PERSON, "Herr Trump-Xyqua wohnt nebenan."),
    ("Donald Trump", PERSON, "Melania Trump eröffnete die Schau."),
    ("Donald Trump", PERSON, "Melania K. Trump und Fred John Trump."),
    ("Donald Trump", PERSON, "Eric Trump führt die Firma."),
    ("Donald Trump", PERSON, "M. Trump eröffnete die Schau."),
    ("Donald Trump", PERSON, "Donald Duck ist eine Ente."),
    ("Helmut Kohl", PERSON, "Es gab Kohlsuppe."),
    ("Weißes Haus", PLACE, "Am See steht ein weißes Haus."),
    ("Weißes Haus", PLACE, "Die weißen Häuser von Santorin sind berühmt."),
    ("Weißes Haus", PLACE, "Weiße Hauses ist kein Deutsch."),
    ("Weißes Haus", PLACE, "Weißes Hauses ist kein Deutsch."),
    ("Weißes Haus", PLACE, "Weißer Haus ist kein Deutsch."),
    ("Weißes Haus", PLACE, "Das Weiße Hausboot liegt am Kai."),
    ("Weißes Haus", PLACE, "Das Haus ist weiß."),
    ("Kalter Krieg", EVENT, "Es war ein kalter Krieg der Worte."),
    ("Kalter Krieg", EVENT, "Kalte Kriegs ist kein Deutsch."),
    ("Kalter Krieg", EVENT, "Kaltes Krieg ist kein Deutsch."),
    ("Kalter Krieg", EVENT, "Kalten Kriegers Rede."),
    ("Zweiter Weltkrieg", EVENT, "Im Ersten Weltkrieg war das anders."),
    ("Zweiter Weltkrieg", EVENT, "Zweites Weltkriegs ist kein Deutsch."),
    ("Demokratische Republik Kongo", PLACE, "In der Republik Kongo ist es ruhig."),
    ("Demokratische Republik Kongo", PLACE, "Demokratisches Republik Kongo ist kein Deutsch."),
    ("Vereinigte Staaten", PLACE, "Die vereinigten Staaten Italiens waren klein."),
    ("baltische Staaten", PLACE, "Es geht um die Baltischen Staaten."),
    ("baltische Staaten", PLACE, "Ein baltischer Politiker, viele Staaten."),
    ("Europäische Union", ORG, "Eine europäische Union der Banken fehlt."),
    ("Ukraine", PLACE, "Viele Ukrainer fliehen."),
    ("Ukraine", PLACE, "Die ukrainische Armee rückt vor."),
    ("Russland", PLACE, "Die Russen und die russische Armee."),
    ("Russland", PLACE, "Das klingt russlandfreundlich."),
    ("USA|US", PLACE, "Der US-amerikanische Diplomat und ein US-Amerikaner."),
    ("USA", PLACE, "Sie gehört zu uns, usa ist kein Wort."),
    ("US", PLACE, "DAS GEHÖRT UNS UND USB"),
    ("amerikanisch", PLACE, "Die Amerikaner und ein Amerikanisches Viertel."),
    ("Amerika", PLACE, "Die amerikanische Flotte und die Amerikaner."),
    ("NATO", ORG, "Die Nato wächst."),
    ("NATO", ORG, "Der Natogipfel beginnt."),
    ("M23", ORG, "Die М23 schreibt sich kyrillisch."),
    ("EU", ORG, "Das ist ein Neubau, Eu ist kein Wort."),
    ("Guinea", PLACE, "In Neu-Guinea regnet es."),
    ("Iran", PLACE, "Im Westen und im Norden nichts Neues."),
    ("Ende", OTHER, "Im Ostende der Stadt."),
    ("Ungarn", PLACE, "Die Nordungar kamen."),
    ("Ungarn", PLACE, "Österreich-Ungarn zerfiel."),
    ("Guinea", PLACE, "In Guinea-Bissau wurde geputscht."),
    ("Guinea", PLACE, "In Neuguinea regnet es."),
    ("Europa", PLACE, "Die europäischen Staaten sind uneins."),
    ("Krieg", OTHER, "Die Krieger kämpften."),
    ("Kreml", PLACE, "Die Kremlin ist kein Deutsch."),
    ("Iran", PLACE, "Viele Iraner protestieren."),
    ("Kuba", PLACE, "Viele Kubaner fliehen."),
    ("Peru", PLACE, "Perugia liegt in Umbrien, Perücken sind teuer."),
    ("Oman", PLACE, "Osmanen und Omannen."),
    ("Putin", PERSON, "Der Putinismus blüht."),
    ("Selenskyj", PERSON, "Selenskij und Zelensky sind andere Schreibweisen."),
    ("Scholz", PERSON, "Herr Scholze wohnt hier."),
    ("Marx", PERSON, "Der Marxismus und die Marxisten."),
    ("Washington", PLACE, "Ein Washingtoner Gericht urteilte."),
    ("Berlin", PLACE, "Die Berliner wählen."),
    ("Der Spiegel", WORK, "Der Blick in die Spiegelung."),
]

# phrase, kind, forms that must be among the written ones, with tags that they must have
FORMS: list[tuple[str, TermKind, str, str]] = [
    ("Weißes Haus", PLACE, "Weißes Haus", "nomn neut sing strong"),
    ("Weißes Haus", PLACE, "Weiße Haus", "nomn accs neut sing weak"),
    ("Weißes Haus", PLACE, "Weißen Hauses", "gent neut sing weak"),
    ("Weißes Haus", PLACE, "Weißen Haus", "datv neut sing weak mixed"),
    ("Weißes Haus", PLACE, "Weißem Haus", "datv neut sing strong"),
    ("Weißes Haus", PLACE, "Weiße Häuser", "nomn plur strong"),
    ("Weißes Haus", PLACE, "Weißen Häusern", "datv plur weak"),
    ("Kalter Krieg", EVENT, "Kalten Kriegs", "gent masc sing weak"),
    ("Kalter Krieg", EVENT, "Kalten Krieg", "accs datv masc sing"),
    ("Vereinigte Staaten", PLACE, "Vereinigten Staaten", "datv gent plur weak"),
    ("Demokratische Republik Kongo", PLACE, "Demokratischen Republik Kongo", "datv gent femn sing weak"),
    ("Vereinigte Arabische Emirate", PLACE, "Vereinigten Arabischen Emiraten", "datv plur"),
    ("Europäische Union", ORG, "Europäischen Union", "gent datv femn sing"),
    ("Trump", PERSON, "Trumps", "gent sing"),
    ("Scholz", PERSON, "Scholz’", "gent sing"),
    ("Kreml", PLACE, "Kremls", "gent masc sing"),
    ("Ukraine", PLACE, "Ukraine", "nomn gent datv accs femn sing"),
    ("Niederlande", PLACE, "Niederlanden", "datv plur"),
    ("Präsident", OTHER, "Präsidenten", "gent datv accs masc"),
    ("Trump-Regierung", ORG, "Trump-Regierung", "nomn gent femn sing"),
    ("Ukraine-Krieg", EVENT, "Ukraine-Kriegs", "gent masc sing"),
    ("Wiener Kongress", EVENT, "Wiener Kongresses", "gent masc sing"),
    ("amerikanisch", PLACE, "amerikanischen", "datv weak"),
    ("Schwarzes Meer", PLACE, "Schwarzen Meere", "plur"),
    ("Elfenbeinküste", PLACE, "Elfenbeinküste", "gent femn"),
    ("Dänemark", PLACE, "Dänemarks", "gent sing"),
    ("Internationaler Währungsfonds", ORG, "Internationalen Währungsfonds", "gent datv masc"),
    ("erneuerbare Energien", OTHER, "erneuerbaren Energien", "datv plur"),
    ("Naher Osten", PLACE, "Nahen Ostens", "gent masc"),
    ("Friedrich Merz", PERSON, "Friedrich Merz’", "gent sing"),
    ("Christian Wahl", PERSON, "Christian Wahls", "gent sing"),
    ("Frankfurt am Main", PLACE, "Frankfurts am Main", "gent sing"),
    ("Der Spiegel", WORK, "des Spiegels", "gent masc sing"),
]

# a noun phrase, readings that it has, readings that it has not
READINGS: list[tuple[str, str, str]] = [
    ("im Weißen Haus", "datv neut sing", "gent neut sing"),
    ("des Weißen Hauses", "gent neut sing", "nomn neut sing"),
    ("das Weiße Haus", "nomn neut sing", "datv neut sing"),
    ("der Ukraine", "datv femn sing", "nomn femn sing"),
    ("die neue Regierung", "accs femn sing", "datv femn sing"),
    ("den baltischen Staaten", "datv plur", "nomn plur"),
    ("einem kalten Krieg", "datv masc sing", "accs masc sing"),
    ("einen kalten Krieg", "accs masc sing", "datv masc sing"),
    ("für den Präsidenten", "accs masc sing", "datv plur"),
    ("mit Präsidenten", "datv masc sing", "gent masc sing"),
    ("Chinas Regierung", "nomn femn sing", "nomn masc sing"),
    ("Trumps", "gent masc sing", "nomn masc sing"),
    ("Russlands", "gent neut sing", "datv neut sing"),
    ("zur Insel", "datv femn sing", "accs femn sing"),
    ("keiner neuen Sanktionen", "gent plur", "datv plur"),
    ("diese Staaten", "nomn plur", "datv plur"),
]


@pytest.fixture(scope="module")
def german() -> German:
    return German()


def rendering(cell: str) -> Rendering:
    preferred, *accepted = cell.split("|")
    return Rendering(preferred, tuple(accepted))


def marked(german: German, cell: str, kind: TermKind, text: str) -> str:
    """The text with every stretch found in brackets."""
    for found in reversed(german.find(rendering(cell), text, kind)):
        text = f"{text[: found.start]}[{text[found.start : found.end]}]{text[found.end :]}"
    return text


def plain(text: str) -> str:
    return text.replace("[", "").replace("]", "")


@pytest.mark.parametrize(("cell", "kind", "text"), FOUND, ids=[f"{cell}: {text}" for cell, _, text in FOUND])
def test_forms_are_found_where_they_stand(german: German, cell: str, kind: TermKind, text: str) -> None:
    assert marked(german, cell, kind, plain(text)) == text


@pytest.mark.parametrize(("cell", "kind", "text"), ABSENT, ids=[f"{cell}: {text}" for cell, _, text in ABSENT])
def test_other_words_are_not_found(german: German, cell: str, kind: TermKind, text: str) -> None:
    assert marked(german, cell, kind, text) == text


@pytest.mark.parametrize(("phrase", "kind", "text", "tags"), FORMS, ids=[f"{f[0]}: {f[2]}" for f in FORMS])
def test_forms_are_written_with_their_grammar(
    german: German, phrase: str, kind: TermKind, text: str, tags: str
) -> None:
    found = {form.text: form.tags for form in german.forms(phrase, kind)}
    assert set(tags.split()) <= found[text]


@pytest.mark.parametrize(
    ("phrase", "kind", "wrong"),
    [
        ("Weißes Haus", PLACE, ("Weiße Hauses", "Weißes Hauses", "Weißen Hause", "Weißer Haus")),
        ("Trump", PERSON, ("Trump’s", "Trumpes")),
        ("Ukraine", PLACE, ("Ukraines",)),
        ("NATO", ORG, ("NATOs",)),
        ("Trump-Regierung", ORG, ("Trump-Regierungs",)),
        ("Präsident", OTHER, ("Präsidents",)),
        ("US-Dollar", OTHER, ("US-Dollarn",)),
        ("Elfenbeinküste", PLACE, ("Elfenbeinküstes", "Elfenbeinküsten")),
        ("Schwarzes Meer", PLACE, ("Schwarzer Meer", "Schwarzen Meern")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_wrong_forms_are_not_written(german: German, phrase: str, kind: TermKind, wrong: tuple[str, ...]) -> None:
    assert not {form.text for form in german.forms(phrase, kind)} & set(wrong)


@pytest.mark.parametrize(("phrase", "kind", "_text"), FOUND, ids=[f"{cell}: {text}" for cell, _, text in FOUND])
def test_whatever_is_written_is_found(german: German, phrase: str, kind: TermKind, _text: str) -> None:
    for cell in phrase.split("|"):
        forms = german.forms(cell, kind)
        assert forms[0].text == cell
        assert len({form.text for form in forms}) == len(forms)
        for form in forms:
            (found,) = german.find(Rendering(cell), f"Es geht um {form.text}, heißt es.", kind)
            assert (found.start, found.end) == (11, 11 + len(form.text)), form.text


@pytest.mark.parametrize(("text", "has", "has_not"), READINGS, ids=[text for text, _, _ in READINGS])
def test_a_noun_phrase_is_read_by_all_its_words(german: German, text: str, has: str, has_not: str) -> None:
    readings = german.tags(text)
    assert any(set(has.split()) <= reading for reading in readings)
    assert not any(set(has_not.split()) <= reading for reading in readings)


def test_a_text_without_noun_or_adjective_has_no_reading(german: German) -> None:
    assert german.tags("und dann") == ()


def test_a_surname_is_a_part_and_a_form_is_not_exact(german: German) -> None:
    whole = Rendering("Donald Trump")
    (surname,) = german.find(whole, "Trumps Pläne", PERSON)
    (name,) = german.find(whole, "Donald Trump kommt", PERSON)
    (genitive,) = german.find(whole, "Donald Trumps Pläne", PERSON)
    assert (surname.partial, surname.exact) == (True, False)
    assert (name.partial, name.exact) == (False, True)
    assert (genitive.partial, genitive.exact) == (False, False)


def test_the_longest_rendering_wins(german: German) -> None:
    either = Rendering("Vereinigte Staaten", ("Vereinigte Staaten von Amerika",))
    (found,) = german.find(either, "in den Vereinigten Staaten von Amerika", PLACE)
    assert found.rendering == "Vereinigte Staaten von Amerika"


def test_listed_forms_count(german: German) -> None:
    term = Rendering("Foo", inflected=("Fooensis",))
    (found,) = german.find(term, "Die Fooensis blüht.", OTHER)
    assert found.rendering == "Foo"


def test_forbidden_forms_are_found_inflected_and_a_surname_alone_is_not(german: German) -> None:
    term = Rendering("Wolodymyr Selenskyj", forbidden=("Volodymyr Zelensky",))
    assert german.find_forbidden(term, "Volodymyr Zelenskys Rede", PERSON)
    assert not german.find_forbidden(term, "Zelensky sprach mit Wolodymyr Selenskyj", PERSON)
    assert not german.find_forbidden(Rendering("Kreml"), "Kremlin", PLACE)


@pytest.mark.parametrize("phrase", ["", "42", "-", "x"])
def test_what_is_no_word_has_itself_as_its_only_form(german: German, phrase: str) -> None:
    assert [form.text for form in german.forms(phrase, OTHER)] == [phrase]


def test_an_empty_rendering_finds_nothing(german: German) -> None:
    assert german.find(Rendering(""), "Irgendein Text.", OTHER) == ()


def test_regions_share_the_language() -> None:
    assert open_morphology("de-AT").locale == "de"


@given(st.text(max_size=60), st.sampled_from(FOUND))
def test_any_text_gives_stretches_in_order(text: str, case: tuple[str, TermKind, str]) -> None:
    cell, kind, sentence = case
    whole = f"{text} {plain(sentence)} {text}"
    found = _GERMAN.find(rendering(cell), whole, kind)
    ends = [0, *(occurrence.end for occurrence in found)]
    assert all(o.start < o.end and o.start >= end for o, end in zip(found, ends, strict=False))
    assert not ends[-1] > len(whole)


_GERMAN = German()
