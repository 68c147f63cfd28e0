"""English words that tell names from other words with a capital."""

from __future__ import annotations

__all__ = [
    "CALENDAR",
    "CONNECTORS",
    "HEADS",
    "IRREGULAR",
    "KIND_WORDS",
    "NOT_AFTER_WAR",
    "NO_TITLE_BEFORE",
    "OFFICES",
    "OPENERS",
    "PREFIXES",
    "SPEAKING",
    "TITLES",
    "TITLE_BEGINNINGS",
]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


CALENDAR = _set(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Christmas Easter AM "
    "PM GMT UTC Internet Earth I A O OK TV PDF AD BC BCE CE Mondays Tuesdays Wednesdays Thursdays Fridays "
    "Saturdays Sundays"
)
# Small words within names: Bank of England, Charles de Gaulle.
CONNECTORS = _set("of de del della di da do dos du des van von der den ter la le los las al el bin ibn ben")
# The first word of a sentence, in small letters, that is no part of a name even where another capital follows.
OPENERS = _set(
    "the a an he she it we they i you this that these those but and or yet so however meanwhile in on at for "
    "from by with without to of about if when while although though because since until unless despite during "
    "after before there here his her their its our my your what who whose which how why where other some many "
    "most few both each every all another such also then now not no nor nobody nothing everyone according last "
    "next is are was were do does did has have had can could would should might must let as only even "
    "once perhaps instead amid among against across under over between through within beyond following former "
    "late earlier later today yesterday tomorrow still just more less several two three four five six seven "
    "eight nine ten hundreds thousands millions more recently finally officials sources experts critics "
    "supporters facts people countries unlike like given thanks including current ex-president senior chief "
    "vice deputy acting one once first second third yes please see read photo"
)
# What stands before a person's name and is no part of it.
TITLES = _set(
    "President Vice-President Minister Premier Chancellor Secretary Senator Sen Representative Rep Congressman "
    "Congresswoman Governor Gov Mayor Ambassador Envoy Commissioner Chairman Chairwoman Chair Speaker Spokesman "
    "Spokeswoman Director King Queen Prince Princess Emperor Pope Sultan Sheikh Ayatollah Bishop Archbishop "
    "Patriarch Cardinal Father Sister General Gen Colonel Col Major Maj Captain Capt Lieutenant Lt Sergeant Sgt "
    "Admiral Adm Marshal Commander Judge Justice Professor Prof Doctor Dr Mr Mrs Ms Mx Sir Dame Lord Lady Baron "
    "Count Saint CEO Leader"
)
# Words that belong to a title that follows: Prime Minister, Press Secretary.
TITLE_BEGINNINGS = _set(
    "Prime Vice Deputy Foreign Defense Defence Press Interior Finance First Chief Lieutenant Brigadier Attorney "
    "Crown Former Acting Special Executive Managing State Supreme Assistant Under Home"
)
# General Motors, General Staff
NO_TITLE_BEFORE = _set("Motors Assembly Staff Electric Mills Dynamics Secretariat")
# What a title is of: Secretary of State, Minister of Foreign Affairs.
OFFICES = _set(
    "of the and for State Defense Defence War Staff Justice Foreign Affairs Interior Internal Finance Health "
    "Education Energy Homeland Security Parliament Treasury Commerce Culture Economy Digital Transformation "
    "Trade Labor Labour"
)
# Nationalities that neither a language nor a place's name shows.
IRREGULAR = _set("British Briton Britons Swiss Soviet Soviets Arab Arabs Dane Danes Pole Poles Turk Turks Scot Scots")
# Small nouns that make a name of what stands before them: Trump administration, Baltic states, Russia-Ukraine war.
HEADS = _set(
    "administration states countries republics war wars islands peninsula mountains agreement agreements accord "
    "accords treaty pact summit doctrine memorandum convention protocol revolution river strait gulf"
)
NOT_AFTER_WAR = _set("crime crimes criminal criminals effort efforts")
PREFIXES = _set("pro anti non ex post pre mid un trans inter neo sub co pan cross all")
SPEAKING = _set("said says told asked replied added answered wrote warned insisted declared announced tweeted denied")
# The last word of a name, and what it says of the kind.
KIND_WORDS = {
    "place": _set(
        "House Street Avenue Square River Lake Sea Ocean Bay Gulf Strait Island Islands Peninsula Mountain "
        "Mountains Mount Valley City County Province Region Republic Kingdom Federation State States Territory "
        "Airport Palace Europe Asia Africa America East West Coast Desert Canal Bridge Tower Park Union states "
        "countries republics islands peninsula mountains river strait gulf"
    ),
    "organisation": _set(
        "Party Ministry University Institute Bank Council Committee Commission Agency Court Group Inc Ltd Corp "
        "Company Association Organization Organisation Parliament Congress Senate Army Navy Force Forces Guard "
        "Department Office Service Bureau Foundation Times Post News Press League Alliance administration "
        "Church Assembly Duma Rada"
    ),
    "event": _set(
        "War Wars Revolution Olympics Games Cup Championship Summit Conference Treaty Accord Accords Agreement "
        "Agreements Crisis Famine Holocaust Memorandum war wars treaty accord accords agreement agreements "
        "summit revolution II III"
    ),
}
