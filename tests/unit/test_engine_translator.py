"""The translator: on fabricated packages of every layout, and on the model that comes with the program."""

from __future__ import annotations

import json
from itertools import pairwise
from math import exp, log1p
from pathlib import Path

import pytest
from tiny_models import make_package

from l10n.adapters.engine.package import ModelPackage, bundled_folder, read_package
from l10n.adapters.engine.select import choose_package, open_translator
from l10n.adapters.engine.tokens import Pieces, open_tokenizer
from l10n.adapters.engine.translator import CTranslate2Translator, Job, load_model
from l10n.errors import EngineError
from l10n.model import Hypothesis, TermMarkup
from l10n.ports import Request

SOURCES = (
    "The White House shifted responsibility for the failed truce onto Ukraine.",
    "Other regions, like Africa, also noted this signal.",
    "Pro-Russian forces worldwide seem to sense the vulnerability of democracy and international law.",
    "NATO",
)

METADATA = {"package_version": "1.0", "from_code": "en", "to_code": "uk"}
LAYOUTS = {
    "today's": {},
    "before config.json": {"vocabulary": "txt", "config": False},
    "text vocabulary": {"vocabulary": "txt"},
    "byte pairs and an end mark": {"tokenizer": "bpe", "eos": True},
    "with a language tag": {"target_prefix": "__uk__"},
}


@pytest.fixture(scope="module", params=LAYOUTS.values(), ids=LAYOUTS)
def package(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> ModelPackage:
    return read_package(make_package(tmp_path_factory.mktemp("models") / "en_uk", **request.param))


@pytest.fixture(params=["uk", "ru", "de"])
def bundled(request: pytest.FixtureRequest) -> CTranslate2Translator:
    return open_translator(request.param, "bundled")


def texts(answers: list[tuple[Hypothesis, ...]]) -> list[str]:
    return [answer[0].text for answer in answers]


def requests(*sources: str) -> list[Request]:
    return [Request(source) for source in sources]


def test_every_layout_translates_with_links_and_several_hypotheses(package: ModelPackage) -> None:
    translator = CTranslate2Translator(package, "uk")
    answers = translator.translate(requests("the White House", "a truce"), n_best=3, links=True)
    assert [len(answer) for answer in answers] == [3, 3]
    for source, answer in zip(("the White House", "a truce"), answers, strict=True):
        for hypothesis in answer:
            assert "__" not in hypothesis.text
            for link in hypothesis.links:
                assert hypothesis.text[link.start : link.end].strip()
                assert 0 <= link.source_start <= link.source_end <= len(source)


def test_a_forced_beginning_is_kept_in_every_layout(package: ModelPackage) -> None:
    answer = CTranslate2Translator(package, "uk").translate([Request("the House", prefix="Білий дім")])
    assert answer[0][0].text.startswith("Білий дім")


def test_the_decoders_score_is_the_score_of_the_whole_hypothesis(package: ModelPackage) -> None:
    """The decoder divides by a power of the length; checked against scoring the very tokens that it decoded.

    It also forbids an empty hypothesis: without a language tag the first token's probability is that of a token
    other than the end mark. No trained model gives that mark a chance there; these random weights give it several
    per cent.
    """
    translator = CTranslate2Translator(package, "uk")
    tokenizer, model = open_tokenizer(package), load_model(package)
    source = tokenizer.encode("the White House")
    tag = [package.target_prefix] if package.target_prefix else []
    answer = translator.translate(requests("the White House"), n_best=3)[0]
    results = model.translate_batch(
        [list(source.tokens)], target_prefix=[tag or None], beam_size=4, num_hypotheses=3, length_penalty=0.2,
        replace_unknowns=True,
    )  # fmt: skip
    scored = model.score_batch([list(source.tokens)] * 3, results[0].hypotheses)
    (empty,) = model.score_batch([list(source.tokens)], [tag])
    never_empty = 0.0 if tag else -log1p(-exp(empty.log_probs[-1]))
    means = [(sum(one.log_probs[len(tag) :]) + never_empty) / len(one.log_probs[len(tag) :]) for one in scored]
    assert [hypothesis.score for hypothesis in answer] == pytest.approx(means, abs=1e-3)


def test_white_space_has_nothing_to_translate(package: ModelPackage) -> None:
    translator = CTranslate2Translator(package, "uk")
    assert [answer[0].text for answer in translator.translate(requests(" ", "", "\u00a0"))] == ["", "", ""]
    assert translator.score([(" ", "а"), ("the House", "а")])[0] == 0.0


def test_nothing_asked_is_nothing_done(package: ModelPackage) -> None:
    assert CTranslate2Translator(package, "uk").translate([]) == []
    assert CTranslate2Translator(package, "uk").score([]) == []


@pytest.mark.parametrize(
    ("source", "forced", "limit"), [(1, 1, 64), (20, 1, 64), (22, 1, 96), (22, 80, 128), (300, 1, 500), (9, 499, 500)]
)
def test_a_hypothesis_may_grow_with_its_source_and_its_forced_beginning(source: int, forced: int, limit: int) -> None:
    pieces = Pieces("", ("a",) * source, ((0, 0),) * source)
    assert Job(pieces, ("b",) * forced, 0).limit == limit


def test_requests_of_many_lengths_come_back_in_order(package: ModelPackage) -> None:
    translator = CTranslate2Translator(package, "uk")
    sources = [Request(" ".join(["the House"] * times)) for times in (30, 1, 12, 30, 2)]
    assert translator.translate(sources) == [translator.translate([source])[0] for source in sources]


@pytest.mark.engine
def test_a_batch_gives_what_its_segments_give_alone(bundled: CTranslate2Translator) -> None:
    together = texts(bundled.translate(requests(*SOURCES)))
    assert together == [texts(bundled.translate(requests(source)))[0] for source in SOURCES]
    assert together == texts(bundled.translate(requests(*reversed(SOURCES))))[::-1]


@pytest.mark.engine
def test_hypotheses_differ_and_the_first_is_the_one_that_alone_is_given(bundled: CTranslate2Translator) -> None:
    answers = bundled.translate(requests(*SOURCES), n_best=4)
    assert all(len({hypothesis.text for hypothesis in answer}) > 1 for answer in answers)
    assert texts(answers) == texts(bundled.translate(requests(*SOURCES)))


@pytest.mark.engine
def test_the_beam_widens_with_the_hypotheses_asked_for(bundled: CTranslate2Translator) -> None:
    assert [len(answer) for answer in bundled.translate(requests(*SOURCES[:2]), n_best=9)] == [9, 9]


@pytest.mark.engine
def test_scores_of_decoding_and_of_scoring_agree(bundled: CTranslate2Translator) -> None:
    """Up to rounding, where the text cuts into the very tokens that were decoded; else canonical tokens differ."""
    answers = bundled.translate(requests(*SOURCES))
    texts = [answer[0].text for answer in answers]
    scores = bundled.score(list(zip(SOURCES, texts, strict=True)))
    near = [abs((answer[0].score or 0.0) - score) < 0.01 for answer, score in zip(answers, scores, strict=True)]
    assert sum(near) >= 2
    assert all(score < 0 for score in scores)


@pytest.mark.engine
def test_a_worse_target_scores_lower(bundled: CTranslate2Translator) -> None:
    own = bundled.translate(requests(SOURCES[0]))[0][0].text
    shuffled = " ".join(reversed(own.split()))
    good, bad = bundled.score([(SOURCES[0], own), (SOURCES[0], shuffled)])
    assert good > bad


@pytest.mark.engine
@pytest.mark.parametrize("prefix", ["Київ", "snake_case і", "Трамп, Путін та НАТО", "«М23»"])
def test_a_forced_beginning_stands_there_to_the_letter(prefix: str) -> None:
    translator = open_translator("uk", "bundled")
    hypothesis = translator.translate([Request(SOURCES[0], prefix=prefix)], links=True)[0][0]
    assert hypothesis.text.startswith(prefix)
    assert hypothesis.score is None


@pytest.mark.engine
def test_underscores_and_rare_letters_are_kept(bundled: CTranslate2Translator) -> None:
    prefix = "read_file(x_y) 漢 😀"
    assert bundled.translate([Request("Call it.", prefix=prefix)])[0][0].text.startswith(prefix)


@pytest.mark.engine
def test_links_lie_within_both_texts_and_find_a_name(bundled: CTranslate2Translator) -> None:
    source = "The talks were in Ukraine."
    hypothesis = bundled.translate([Request(source)], links=True)[0][0]
    assert hypothesis.links
    assert all(0 <= link.start < link.end <= len(hypothesis.text) for link in hypothesis.links)
    assert [link.start for link in hypothesis.links] == sorted(link.start for link in hypothesis.links)
    stem = "Укра" if bundled.locale != "de" else "Ukrain"
    found = [link for link in hypothesis.links if stem[:2] in hypothesis.text[link.start : link.end]]
    at = source.index("Ukraine")
    assert any(link.source_start <= at < link.source_end for link in found)


@pytest.mark.engine
def test_repetition_can_be_forbidden_beside_other_requests() -> None:
    translator = open_translator("uk", "bundled")
    plain, forbidden, again = translator.translate(
        [Request(SOURCES[2]), Request(SOURCES[2], no_repeat_ngram=2), Request(SOURCES[2])]
    )
    assert plain == again
    tokens = forbidden[0].text.split()
    pairs = list(pairwise(tokens))
    assert len(pairs) == len(set(pairs))


@pytest.mark.engine
def test_a_segment_beyond_all_bounds_is_cut_and_says_so() -> None:
    translator = open_translator("de", "bundled")
    short, long = translator.translate(requests("NATO", "war and peace, " * 700))
    assert not short[0].truncated
    assert long[0].truncated


@pytest.mark.engine
def test_the_three_directions_share_one_loaded_model() -> None:
    packages = [choose_package(locale, "bundled") for locale in ("uk", "ru", "de")]
    assert len({id(load_model(package)) for package in packages}) == 1


@pytest.mark.engine
def test_the_signature_names_everything_that_decides_the_output(bundled: CTranslate2Translator) -> None:
    signature = bundled.signature
    digest = read_package(bundled_folder(), "uk").sha256[:12]
    for part in ("bundled", f"en-{bundled.locale}", digest, "ctranslate2:", "int8", "beam:4"):
        assert part in signature
    assert "\n" not in signature
    assert signature != open_translator("ru" if bundled.locale == "uk" else "uk", "bundled").signature


@pytest.mark.engine
def test_the_starter_writes_no_sentence_that_it_learnt_by_heart() -> None:
    answers = open_translator("de", "bundled").translate(requests(*SOURCES))
    assert not [answer for answer in answers if "AVAILABLE" in answer[0].text]


def test_the_bundled_model_declares_its_annotation() -> None:
    assert open_translator("uk", "bundled").term_markup == TermMarkup("<term>", "<as>", "</term>")


def test_a_language_tag_that_the_model_does_not_know_is_refused(tmp_path: Path) -> None:
    package = read_package(make_package(tmp_path / "p", target_prefix="__xx__"))
    with pytest.raises(EngineError, match="__xx__"):
        CTranslate2Translator(package, "uk").translate(requests("a"))


def test_a_model_that_does_not_load_is_an_engine_error(tmp_path: Path) -> None:
    folder = make_package(tmp_path / "p")
    (folder / "model" / "model.bin").write_bytes(b"nothing of the kind")
    with pytest.raises(EngineError, match="cannot load"):
        CTranslate2Translator(read_package(folder), "uk").translate(requests("a"))


def test_what_a_package_suppresses_is_not_written(tmp_path: Path) -> None:
    folder = make_package(tmp_path / "p", suppress=["Білий дім"])
    bound = CTranslate2Translator(read_package(folder), "uk")
    assert "suppress:" in bound.signature
    assert "suppress:" not in open_translator("uk", "bundled").signature
    free = CTranslate2Translator(read_package(make_package(tmp_path / "q")), "uk")
    word = free.translate(requests("the House"))[0][0].text
    (folder / "metadata.json").write_text(json.dumps(METADATA | {"suppress": [word]}))
    bound = CTranslate2Translator(read_package(folder), "uk")
    assert word not in {hypothesis.text for hypothesis in bound.translate(requests("the House"), n_best=4)[0]}
