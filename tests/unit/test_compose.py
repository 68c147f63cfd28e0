"""The translated article: every byte between sentences is the source's."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.adapters.article_reader import decode_article, encode_article
from l10n.adapters.sentencex_splitter import SentencexSplitter
from l10n.model import Article, Catalog, Segment, Unit
from l10n.stages.compose import Policy, Use, compose, publishable_units, reviewed_share
from l10n.stages.ledger import Ledger, LedgerEntry, ledger_key
from l10n.stages.segment import segment
from l10n.stages.standing import Standing, take_stock
from l10n.stages.units import translatable

SPLITTER = SentencexSplitter()
TEXTS = st.text(alphabet=st.sampled_from("Ab.!?… \t\n\r\u2028\u00a0\x85“”’12*—"), max_size=80)


def article(text: str) -> Article:
    return Article("a.txt", text, segment(text, SPLITTER))


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(Policy))
def test_an_untranslated_article_is_published_as_it_is(text: str, policy: Policy) -> None:
    source = article(text)
    done = compose(source, take_stock(source.segments, source.path, Catalog("a.po"), Ledger()), policy)
    assert done.text == text


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_a_translated_article_keeps_its_gaps_and_its_paragraphs(text: str) -> None:
    source = article(text)
    wanted = dict.fromkeys(part.text for part in source.segments if translatable(part.text))
    catalog = Catalog(
        "a.po", units=tuple(Unit(part, ("Так,\u2028 так.\n",), references=("a.txt:1",)) for part in wanted)
    )
    done = compose(source, take_stock(source.segments, source.path, catalog, Ledger()), Policy.REVIEWED)
    expected = [source.gaps[0]]
    for part, gap in zip(source.segments, source.gaps[1:], strict=True):
        expected += ["Так, так." if translatable(part.text) else part.text, gap]
    assert done.text == "".join(expected)
    assert sum(done.uses.values()) == done.uses.get(Use.REVIEWED, 0)


@pytest.mark.parametrize(
    ("encoding", "bom"), [("utf-8", False), ("utf-8", True), ("utf-16-le", True), ("utf-16-be", True)]
)
def test_what_was_decoded_is_encoded_again(encoding: str, bom: bool) -> None:
    mark = "\ufeff".encode(encoding) if bom else b""
    data = mark + "Kyiv’s\r\n—Talks.".encode(encoding)
    text, found, had = decode_article(data, __file__)  # type: ignore[arg-type]
    assert encode_article(text, Article("a", text, encoding=found, bom=had)) == data


# ---- standings -----------------------------------------------------------------------------------------------

SENTENCE = "Kyiv answered."
OLD = "Kyiv has answered."


def stock(unit: Unit, ledger: Ledger | None = None, text: str = SENTENCE) -> Standing:
    segments = (Segment(text, 0, len(text), 1, 0),)
    (sentence,) = take_stock(segments, "a.txt", Catalog("a.po", units=(unit,)), ledger or Ledger()).sentences
    return sentence.standing


@pytest.mark.parametrize(
    ("unit", "entry", "expected"),
    [
        (Unit(SENTENCE, ("Так.",)), None, Standing.REVIEWED),
        (Unit(SENTENCE, ("Так.",), flags=("fuzzy",)), None, Standing.DRAFT),
        (Unit(SENTENCE, ("Так.",), flags=("fuzzy",)), LedgerEntry(written="Так."), Standing.MACHINE),
        (Unit(SENTENCE, ("Так!",), flags=("fuzzy",)), LedgerEntry(written="Так."), Standing.DRAFT),
        (Unit(SENTENCE, ("Так.",), flags=("fuzzy",), previous_source=OLD), None, Standing.CHANGED),
        (Unit(SENTENCE, ("Так.",), previous_source=OLD), None, Standing.REVIEWED),
        (Unit(SENTENCE, ("",)), None, Standing.UNTRANSLATED),
        (Unit(SENTENCE, (" ",)), None, Standing.UNTRANSLATED),
        (Unit(OLD, ("Так.",), references=("a.txt:1",)), None, Standing.CHANGED),
        (Unit("Something else entirely is here.", ("Так.",), references=("a.txt:1",)), None, Standing.UNTRANSLATED),
    ],
    ids=[
        "not fuzzy is reviewed", "without a ledger a fuzzy text is a person's", "the machine's own",
        "corrected, still fuzzy", "behind #|", "approved, #| left behind", "empty", "blank",
        "the article is newer", "no such entry",
    ],
)  # fmt: skip
def test_standing(unit: Unit, entry: LedgerEntry | None, expected: Standing) -> None:
    ledger = Ledger({ledger_key(unit.context, unit.source): entry}) if entry else Ledger()
    assert stock(unit, ledger) is expected


def test_the_share_of_an_article_without_sentences_is_whole() -> None:
    assert reviewed_share(take_stock((), "a.txt", Catalog("a.po"), Ledger())) == 100


def test_mo_files_hold_kept_texts_without_their_flag() -> None:
    unit = Unit(SENTENCE, ("Чернетка.",), flags=("fuzzy",), previous_source=OLD, references=("a.txt:1",))
    ledger = Ledger({ledger_key(None, OLD): LedgerEntry(human="Давніше.", approved=True)})
    segments = (Segment(SENTENCE, 0, len(SENTENCE), 1, 0),)
    standings = take_stock(segments, "a.txt", Catalog("a.po", units=(unit,)), ledger)
    (kept,) = publishable_units(standings, Policy.KEEP)
    assert (kept.target, kept.fuzzy) == ("Давніше.", False)
    assert publishable_units(standings, Policy.REVIEWED) == ()
    assert publishable_units(standings, Policy.MACHINE) == (replace(unit, flags=()),)
