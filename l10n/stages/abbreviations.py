"""English abbreviations that end with a full stop, by what the stop can mean; alternatives of regular expressions."""

from __future__ import annotations

__all__ = ["BEFORE_CAPITAL", "BEFORE_NUMBER", "NEVER", "SAID", "SHOUTING", "STARTERS", "TIMED"]


def _any(words: str) -> str:
    """Words as alternatives, each with its stops escaped."""
    return "|".join(word.replace(".", r"\.\s?") for word in words.split())


# Something always follows: "Mr. Brown", "e.g. copper".
NEVER = _any(
    "Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Rev Fr Hon Gen Brig Col Maj Capt Cpt Cdr Cmdr Lt Sgt Cpl Pvt Adm Gov Sen "
    "Sens Rep Reps Pres Amb Atty Supt Insp Msgr e.g i.e E.g I.e cf Cf vs v viz approx Approx ca incl excl resp"
)
# A number follows, or the sentence is over: "No. 10" and "No. He stayed", "1 Jan. Book early".
BEFORE_NUMBER = _any(
    "No Nos no nos Nr Fig Figs fig figs Eq Eqs Sec sec Ch ch Art art Vol Vols vol pp pg p c est para Par "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
)
# Before a capital the sentence goes on, unless one of STARTERS follows: "Smith & Sons Ltd. It …".
BEFORE_CAPITAL = _any(
    "St Ste Mt Ft Inc Ltd Co Cos Corp Bros LLC PLC Jr Sr Esq Ph.D M.D al Ave Blvd Rd Sq Dept Univ Assn Assoc Bldg Div "
    "Est Natl Intl Gov Govt"
)
# After "5 p.m." only these go on: "9 a.m. Mr. Kay", "9 a.m. Eastern", "5 p.m. Monday".
TIMED = (
    "Mr|Mrs|Ms|Dr|Prof|President|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|"
    "January|February|March|April|June|July|August|September|October|November|December|Eastern|Pacific|Central|"
    "Mountain|Greenwich|Moscow|Kyiv|Berlin|GMT|UTC|EST|EDT|ET|PT|PST|PDT|CET|CEST|EET|EEST|BST"
)
# Words that begin sentences and no names.
STARTERS = (
    "The|A|An|He|She|It|We|They|I|You|This|That|These|Those|But|And|Or|Yet|So|However|Meanwhile|In|On|At|For|From|By|"
    "With|Without|To|Of|About|If|When|While|Although|Though|Because|Since|Until|Unless|Despite|During|After|Before|There|"
    "Here|His|Her|Their|Its|Our|My|Your|What|Who|Whose|Which|How|Why|Where|Other|Some|Many|Most|Few|Both|Each|Every|All|"
    "Another|Such|Also|Then|Now|Not|No|Nor|Nobody|Nothing|Everyone|Everybody|Everything|According|Last|Is|Are|Was|Were|"
    "Do|Does|Did|Has|Have|Had|Can|Could|Would|Should|Let|It’s|It's|That’s|That's|As|Only|Even|Once|Perhaps|Instead"
)
# Verbs of speaking, for "“Who is it?” Anna asked."
SAID = (
    "said|says|asked|asks|replied|replies|answered|added|adds|cried|shouted|exclaimed|whispered|wrote|writes|told|"
    "wondered|demanded|insisted|explained|declared|continued|tweeted|posted|quipped|joked|yelled|screamed|recalled"
)
# Names that end with an exclamation mark.
SHOUTING = "Yahoo|Jeopardy|Wham|Oklahoma|Airplane|Mamma Mia|Westward Ho|Chips Ahoy"
