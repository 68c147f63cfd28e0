"""The bundled model never becomes worse: floors that only rise, held on a sample of FLORES dev where it is there."""

from __future__ import annotations

import pytest

from l10n.training.evaluation import Scores, score, spread
from tests.benchmarks.quality import MARGIN, measure, raised, read_floors, read_test_set
from tests.training.material import FLORES, needs_flores

SIGNATURES = ("", "")


def test_there_is_a_floor_for_every_locale_that_the_bundled_model_serves() -> None:
    from l10n.adapters.engine.package import bundled_folder, locales_of

    sample, floors = read_floors()
    assert sample >= 50
    assert set(floors) == set(locales_of(bundled_folder()))
    assert all(floor["bleu"] > 0 and floor["chrf"] > 0 for floor in floors.values())


def test_a_floor_rises_with_the_model_and_never_falls() -> None:
    floor = {"bleu": 5.0, "chrf": 25.0}
    assert raised(floor, Scores(9.0, 31.0, SIGNATURES)) == {"bleu": 9.0 - MARGIN["bleu"], "chrf": 31.0 - MARGIN["chrf"]}
    assert raised(floor, Scores(1.0, 10.0, SIGNATURES)) == floor
    assert raised(floor, Scores(1.0, 31.0, SIGNATURES)) == {"bleu": 5.0, "chrf": 31.0 - MARGIN["chrf"]}


@needs_flores
@pytest.mark.engine
@pytest.mark.slow
@pytest.mark.parametrize("locale", ["uk", "ru", "de"])
def test_the_bundled_model_is_not_below_its_floor(locale: str) -> None:
    sample, floors = read_floors()
    found = measure(locale, "bundled", FLORES, sample).off
    assert found.bleu >= floors[locale]["bleu"]
    assert found.chrf >= floors[locale]["chrf"]


def test_scores_tell_a_translation_from_another() -> None:
    references = ["Пором на острів відходить двічі на день.", "Квитки продають у порту."]
    same, other = score(references, references), score(references[::-1], references)
    assert same.bleu == pytest.approx(100)
    assert same.chrf == pytest.approx(100)
    assert other.chrf < 40
    assert "version" in same.signatures[0]


def test_a_sample_is_spread_over_the_whole() -> None:
    lines = [str(number) for number in range(997)]
    assert spread(lines, 4) == ["0", "249", "498", "747"]
    assert spread(lines, 0) == spread(lines, 5000) == lines


@needs_flores
def test_the_test_set_has_one_reference_a_source() -> None:
    sources, references = read_test_set(FLORES, "uk")
    assert len(sources) == len(references) == 997
