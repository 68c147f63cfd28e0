"""The case model: what it looks at, how it is kept, and that the bundled ones know their grammar."""

from __future__ import annotations

import pytest

from l10n.adapters.cases import features, open_case_model, read_table, write_table
from l10n.adapters.cases.table import CASES, row_of
from l10n.errors import EngineError
from l10n.ports import Place


def rows(bits: int, **weights: tuple[str, float]) -> list[list[float]]:
    """A table in which one feature speaks for one case, all others for none."""
    table = [[0.0] * len(CASES) for _ in range(1 << bits)]
    for feature, (case, weight) in weights.items():
        table[row_of(feature.replace("_", "="), bits)][CASES.index(case)] = weight
    return table


def test_a_table_says_what_was_written_to_it() -> None:
    written = write_table("uk", 12, rows(12, w1_від=("gent", 3.0), bias=("nomn", 1.0)))
    table = read_table(written, "uk.bin")
    assert (table.locale, table.bits) == ("uk", 12)
    chances = table.cases(Place("листи від ", " нема"))
    assert sum(chances.values()) == pytest.approx(1)
    assert max(chances, key=lambda case: chances[case]) == "gent"
    assert max(table.cases(Place("", " спить")).items(), key=lambda one: one[1])[0] == "nomn"


def test_a_weight_beyond_a_byte_is_cut_and_not_turned_round() -> None:
    table = read_table(write_table("uk", 8, rows(8, bias=("datv", 1e6))), "uk.bin")
    assert table.cases(Place("", ""))["datv"] > 0.9


@pytest.mark.parametrize(
    "data",
    [b"", b"l10n-cases 2 uk 8 24\n", b"l10n-cases 1 uk 8 24\nshort", b"l10n-cases 1 uk\n", b"\xff\xfe\n",
     b"l10n-cases 1 uk -1 24\n", b"l10n-cases 1 uk 8 0\n" + bytes(6 << 8)],
    ids=["empty", "another version", "cut short", "no sizes", "no text", "negative", "no unit"],
)  # fmt: skip
def test_what_is_no_table_is_refused(data: bytes) -> None:
    with pytest.raises(EngineError, match=r"uk\.bin is no case model of this version"):
        read_table(data, "uk.bin")


def test_a_language_without_a_model_has_none() -> None:
    assert open_case_model("pl") is None
    assert open_case_model("uk-UA") is open_case_model("uk-UA")


@pytest.mark.parametrize(
    ("place", "feature"),
    [
        (Place("у великій ", ""), "p=у"),
        (Place("у великій ", ""), "ps=у|кій"),
        (Place("ліс. У великій, ", ""), "p=-"),
        (Place("", " спить"), "w1=^"),
        (Place("", ""), "n1=$"),
        (Place("x ", "", "the army of the ", " is tired"), "q=of"),
        (Place("x ", "", "", " army", possessive=True), "o1"),
    ],
    ids=[
        "the preposition", "and what stands between", "no further than a comma", "the start", "the end",
        "articles are passed over", "possessive",
    ],
)  # fmt: skip
def test_features(place: Place, feature: str) -> None:
    assert feature in features(place, "uk")


def test_what_is_not_known_of_the_source_is_no_feature() -> None:
    assert "source" not in features(Place("у ", " спить"), "uk")


@pytest.mark.parametrize(
    ("locale", "before", "after", "source", "case"),
    [
        ("uk", "Війна в ", " триває.", ("The war in ", " goes on."), "loct"),
        ("uk", "Вони поїхали до ", ".", ("They went to ", "."), "gent"),
        ("uk", "Вона зустрілася з ", " у Києві.", ("She met with ", " in Kyiv."), "ablt"),
        ("uk", "", " заявив, що не поступиться.", ("", " said that he would not yield."), "nomn"),
        ("uk", "Президент ", " подав у відставку.", ("The president of ", " resigned."), "gent"),
        ("uk", "Депутати підтримали ", ".", ("The deputies supported ", "."), "accs"),
        ("ru", "Война в ", " продолжается.", ("The war in ", " goes on."), "loct"),
        ("ru", "Они поехали из ", " утром.", ("They left ", " in the morning."), "gent"),
        ("ru", "Она встретилась с ", " в Киеве.", ("She met with ", " in Kyiv."), "ablt"),
        ("ru", "", " заявил, что не уступит.", ("", " said that he would not yield."), "nomn"),
        ("ru", "Он позвонил ", " вечером.", ("He called ", " in the evening."), "datv"),
        ("de", "Die Regierung ", " schweigt.", ("The government of ", " is silent."), "gent"),
    ],
)
def test_the_bundled_models_know_their_grammar(
    locale: str, before: str, after: str, source: tuple[str, str], case: str
) -> None:
    model = open_case_model(locale)
    assert model is not None
    chances = model.cases(Place(before, after, *source))
    assert max(chances, key=lambda one: chances[one]) == case
