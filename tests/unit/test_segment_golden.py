"""Where English sentences end: one made-up text a difficulty, `|` marking each boundary that must be found.

The kinds follow those of the published "golden rules" of sentence splitting for English; the sentences are ours. Line
ends are no part of them: a line end always ends a segment.
"""

from __future__ import annotations

import pytest

from l10n.adapters.sentencex_splitter import SentencexSplitter
from l10n.stages.segment import segment

GOLDEN = {
    # ends of sentences
    "full stop": "The snow fell. |Nobody spoke.",
    "question mark": "Who signed it? |The minister did.",
    "exclamation mark": "Stop the vote! |The hall fell silent.",
    "doubled marks": "He lied!! |She laughed.",
    "mixed marks": "You did what?! |Tell me again.",
    "no-break space after the stop": "The snow fell.\u00a0|Nobody spoke.",
    "a sentence that begins with a number": "The hall was full. |300 people stood outside.",
    "a sentence that begins with a currency sign": "The price rose. |$40 was too much.",
    "a sentence that begins with a small brand": "He sold the shop. |iPhones were gone.",
    "several sentences": "One fell. |Two stood. |Three ran away.",
    # initials and single letters
    "an initial before a surname": "The letter went to J. Smith in Leeds.",
    "two initials": "The poet W. H. Auden read it. |Everyone clapped.",
    "two joined initials": "The novel by J.K. Rowling sold well. |It was filmed.",
    "a middle initial": "Ask George W. Bush about it. |He was there.",
    "the pronoun at the end": "They elected my brother and I. |We were proud.",
    "a letter as a grade": "She earned an A. |Her father cheered.",
    "vitamin": "Carrots hold vitamin A. |They are cheap.",
    "page in lower case": "Turn to p. 55 of the report.",
    # titles
    "mister": "Mr. Brown met Mrs. Green and Ms. White.",
    "doctors": "Dr. Lee and Prof. Kay agreed.",
    "military": "Gen. Milley called Lt. Col. Vindman and Sgt. Pepper.",
    "politicians": "Sen. Warren, Rep. Cheney and Gov. Newsom voted. |It passed.",
    "reverend": "Rev. King spoke in St. Louis.",
    "junior in the middle": "Martin Luther King Jr. was shot there.",
    "junior at the end": "The prize went to Ken Griffey Jr. |He smiled.",
    # abbreviations
    "for example": "Some metals, e.g. copper, are scarce.",
    "that is": "The capital, i.e. Kyiv, held out.",
    "et cetera in the middle": "Guns, shells, etc. were sent at once.",
    "et cetera at the end": "They sent guns, shells, etc. |It was late.",
    "number": "He lived at No. 10 and saw exhibit no. 5 there.",
    "company in the middle": "Apple Inc. was founded in a garage.",
    "company at the end": "He works for Smith & Sons Ltd. |It makes nails.",
    "versus": "The case Roe vs. Wade was overturned.",
    "months": "It began on Feb. 24 and ended on Sept. 3.",
    "month at the end": "They leave in Dec. |We stay.",
    "latin": "See the work of Miller et al. on this.",
    "figure": "As Fig. 3 and Eq. 4 show, it grew.",
    "approximately": "It cost approx. 300 dollars.",
    "degree": "Anna Kay, Ph.D. of Leeds, wrote it.",
    "street in the middle": "He lives on Elm St. near the park.",
    "established": "The shop (est. 1850) closed.",
    # dotted capitals
    "country before a title": "He met U.S. President Donald Trump. |They talked.",
    "country before an institution": "The U.S. Senate voted. |The U.S. Army and the U.S. Congress did not.",
    "country before lower case": "The U.S. was prepared.",
    "country at the end, an article follows": "He fled to the U.S. |The police followed.",
    "country at the end, a question follows": "I live in the U.S. |How about you?",
    "country, possessive": "The U.S.’s role shrank. |It hurt.",
    "union": "The E.U. Commission and the U.N. Security Council met.",
    "capital district": "He flew to Washington, D.C. |She stayed in London.",
    "capital district in the middle": "In Washington, D.C. snow fell.",
    "kingdom at the end": "She moved to the U.K. |In spring she came back.",
    "country, then a name": "Talks between U.S. and Ukraine failed, U.S. Secretary Rubio said.",
    # times
    "morning in the middle": "At 9 a.m. Mr. Kay woke up.",
    "morning at the end": "They left at 9 a.m. |The train was late.",
    "evening before lower case": "At 5 p.m. the vote began.",
    "capitals": "The bank shuts at 5 P.M. |You are late.",
    # numbers
    "decimals": "Output grew 3.5 percent to 1,000.25 tons. |Prices fell.",
    "money": "It cost $3.5 million. |Then 1,000 more came.",
    "version": "Version 2.0.1 came out. |It failed.",
    "section": "Section 4.2. of the treaty says so.",
    "coordinates": "The ship sank at 46.58 N. and 30.11 E. that night.",
    "clock time with a stop": "The train left at 10.45. |It was full.",
    "year at the end": "It was signed in 1994. |Nobody kept it.",
    # addresses
    "email": "Write to j.doe@mail.example.org. |We answer.",
    "web address": "See www.example.org/news.html for more. |It is free.",
    "file name": "Open readme.txt first. |Then run setup.exe twice.",
    "platform": "Node.js and ASP.NET are frameworks. |Both are old.",
    # quotations
    "a quotation inside": 'She said "we will win" and left.',
    "a full sentence quoted, capital after": 'He said: "I am here." |He left.',
    "curly": "He said: “I am here.” |He left.",
    "curly, question": "“Who is it?” |Nobody answered.",
    "a quotation with its speaker": "“Where is he?” asked Anna. |“Gone,” said Bob.",
    "a shout with its speaker": "“Fire!” they cried.",
    "a speaker with a name in front": "“Who is it?” Anna asked.",
    "an exclamation with a pronoun": "“Get out!” he shouted. |They ran.",
    "single quotes": "He called it ‘the end.’ |Nobody agreed.",
    "single quotes inside a sentence": "The word ‘Sir!’ rang out.",
    "two sentences in one quotation": "“It is over. |We lost,” he said.",
    "guillemets": "He said: «I am here.» |He left.",
    "quoted at the start of the next": "He left. |“Good,” she said.",
    "stop after the quotation": "He called it “peace”. |Nobody laughed.",
    "ellipsis before the closing quote": "“I thought…” |He fell silent.",
    "nested": "“She said ‘Stop!’ |I ran,” he said.",
    # brackets
    "brackets inside": "The bloc (it has 32 members) grew. |It will grow again.",
    "a whole sentence in brackets": "It rained. |(It always rains there.) |We left.",
    "a question in brackets inside": "The plan (who wrote it?) failed.",
    "square brackets": "He fell. |[Laughter.] |He rose.",
    "the abbreviation of the article": "The Congo (DRC) agreed. |It signed.",
    "note mark": "It was so.[1] |Nobody knew.",
    # ellipses
    "ellipsis inside": "She waited ... and then left.",
    "ellipsis character inside": "She waited… and then left.",
    "ellipsis at the end": "She waited... |Then she left.",
    "spaced ellipsis inside": "She waited . . . and left.",
    "bracketed ellipsis": "They said [...] that it was over.",
    "four dots": "I never meant it.... |She left.",
    # exclamation marks in names
    "brand": "Yahoo! was sold. |It shrank.",
    "brand before a noun": "The Yahoo! Finance page broke.",
    "band": "She saw Wham! in 1985.",
    # lists
    "numbered with stops": "1. Take the road. |2. Turn left.",
    "numbered with brackets": "1) Take the road. |2) Turn left.",
    "lettered": "a) Take the road. |b) Turn left.",
    "roman": "iv. The fourth rule holds.",
    "bullets": "• Take the road. |• Turn left.",
    # dashes, colons, semicolons, and the rest
    "colon": "The rule is simple: Nobody leaves.",
    "semicolon": "He came; she left.",
    "a dash after the stop": "“It is over.” |— Anna Kay",
    "a group that is called by a code": "Regions hit by the M23 group suffer. |The M23 group denies it.",
    "a teaser": "More on this story: Facts proving war crimes in Ukraine",
    "a question mark in a date": "He was born in 1850(?) in Leeds.",
    "no space after the stop": "It was over.|Then they left.",
    "ideographic stop": "他来了。|她走了。",
    "stop in a hashtag": "He wrote #win. |She wrote back.",
    "abbreviated country code": "Use the .org domain. |It is cheap.",
}
# What the rules cannot know without understanding the text; the suite says so when one of them comes right.
BEYOND = {
    "a country's abbreviation at the end, a name follows": "He fled to the U.S. |Hungary stayed silent.",
    "a quotation's speaker with a capital": "“Who is it?” He asked twice.",
}
SPLITTER = SentencexSplitter()


def cut(text: str) -> list[str]:
    return [part.text for part in segment(text, SPLITTER)]


@pytest.mark.parametrize("marked", GOLDEN.values(), ids=GOLDEN.keys())
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    assert cut(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


@pytest.mark.xfail(strict=True, reason="needs the meaning of the sentence")
@pytest.mark.parametrize("marked", BEYOND.values(), ids=BEYOND.keys())
def test_what_needs_understanding(marked: str) -> None:
    assert cut(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]
