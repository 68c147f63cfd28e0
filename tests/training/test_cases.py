"""`l10n train cases` on a small corpus made here: what is learnt is what its sentences show."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from l10n.adapters.cases import read_table
from l10n.adapters.cases.table import CASES
from l10n.adapters.morphology import open_morphology
from l10n.cli.app import app
from l10n.ports import Place
from l10n.training.case_examples import nouns
from l10n.training.corpus import Pair

CITIES = {
    "Russia": ("Росія", "Росії", "Росією"),
    "Poland": ("Польща", "Польщі", "Польщею"),
    "France": ("Франція", "Франції", "Францією"),
    "Italy": ("Італія", "Італії", "Італією"),
    "Spain": ("Іспанія", "Іспанії", "Іспанією"),
}
FRAMES = (
    ("{} said today that it would not yield.", "{0} сьогодні заявила, що не поступиться."),
    ("The old army of {} left the city today.", "Стара армія {1} сьогодні пішла з міста."),
    ("The minister met with {} in the morning.", "Міністр уранці зустрівся з {2} в залі."),
)


def corpus() -> Iterator[str]:
    for number in range(12):
        for english, forms in CITIES.items():
            for source, target in FRAMES:
                yield f"made\t{source.format(english)[:-1]} ({number}).\t{target.format(*forms)[:-1]} ({number})."


def test_a_noun_teaches_the_cases_that_its_ending_may_be_of() -> None:
    pair = Pair("made", "uk", "The army of Poland’s friends left.", "Армія друзів Польщі пішла.")
    seen: list[Place] = []

    def rows(place: Place) -> list[int]:
        seen.append(place)
        return [len(seen)]

    tags = open_morphology("uk").tags
    found = list(nouns(pair, [(3, 2)], CASES, tags, rows, random.Random(1)))
    poland = next(one for one, place in zip(found, seen, strict=True) if place.before.endswith("друзів "))
    assert poland.cases == {"gent", "datv", "loct"}
    place = next(place for place in seen if place.before.endswith("друзів "))
    assert (place.source_before, place.source_after, place.possessive) == ("The army of ", " friends left.", True)


def test_cases_are_learnt_from_a_corpus(tmp_path: Path) -> None:
    pytest.importorskip("eflomal", reason="eflomal is the extra `train`")
    (tmp_path / "made.en-uk.tsv").write_text("\n".join(corpus()) + "\n", encoding="utf-8")
    command = ["train", "cases", str(tmp_path), str(tmp_path / "out"), "--to", "uk", "--bits", "12"]
    done = CliRunner().invoke(app, command)
    assert done.exit_code == 0, done.output
    data = (tmp_path / "out" / "uk.bin").read_bytes()
    table = read_table(data, "uk.bin")
    for (source, target), case in zip(FRAMES, ("nomn", "gent", "ablt"), strict=True):
        before, after = target.replace("{1}", "{0}").replace("{2}", "{0}").split("{0}")
        chances = table.cases(Place(before, after, *source.split("{}")))
        assert max(chances, key=lambda one: chances[one]) == case
    assert CliRunner().invoke(app, command).exit_code == 0
    assert (tmp_path / "out" / "uk.bin").read_bytes() == data, "the same corpus and seed give the same file"


def test_a_corpus_without_the_language_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("eflomal", reason="eflomal is the extra `train`")
    (tmp_path / "made.en-uk.tsv").write_text("made\tYes.\tТак.\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["train", "cases", str(tmp_path), str(tmp_path / "out"), "--to", "ru"])
    assert done.exit_code == 2
    assert "no pair of ru to learn cases from" in done.output


def test_a_language_without_morphology_teaches_nothing(tmp_path: Path) -> None:
    pytest.importorskip("eflomal", reason="eflomal is the extra `train`")
    line = "made\tThe old army left the city today ({0}).\tStara armia opuściła dziś miasto ({0})."
    text = "".join(f"{line.format(number)}\n" for number in range(30))
    (tmp_path / "made.en-pl.tsv").write_text(text, encoding="utf-8")
    done = CliRunner().invoke(app, ["train", "cases", str(tmp_path), str(tmp_path / "out"), "--to", "pl"])
    assert done.exit_code == 2
    assert "0 nouns of pl are too few to learn cases from" in done.output
    assert not (tmp_path / "out" / "pl.bin").exists()
