"""The ladder on hand-made cases: a translator that says what the test wants, the real recogniser."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest

from l10n.adapters.glossary.aho_finder import build_search
from l10n.adapters.morphology import open_morphology
from l10n.model import Hypothesis, Link, Rendering, Rung, Term, TermKind, TermMarkup
from l10n.ports import Request
from l10n.stages.ladder import Enforcer
from l10n.stages.ladder.candidates import Candidate, best
from l10n.stages.ladder.constrain import fitting
from l10n.stages.ladder.labels import label
from l10n.stages.ladder.locate import insertion_point, locate
from l10n.stages.ladder.sources import annotated, plain
from l10n.stages.ladder.substitute import regoverned
from l10n.stages.recognise import judge
from l10n.stages.terms import GlossaryFinder

WHITE_HOUSE = Term("White House", kind=TermKind.PLACE, renderings={"uk": Rendering("Білий дім", ("Білдім",))})
KREMLIN = Term("Kremlin", kind=TermKind.PLACE, renderings={"uk": Rendering("Кремль", forbidden=("Крємль",))})
MARKUP = TermMarkup("<term>", "<as>", "</term>")
SEGMENT = "The talks in the White House failed."


def aligned(text: str, *pairs: tuple[str, str], source: str = SEGMENT) -> Hypothesis:
    """A hypothesis whose words attend to words of the source as `pairs` says."""
    links = tuple(
        Link(text.index(a), text.index(a) + len(a), source.index(b), source.index(b) + len(b)) for a, b in pairs
    )
    return Hypothesis(text, links=links)


@dataclass
class FakeTranslator:
    """Answers from a function; remembers what it was asked."""

    answer: Callable[[Request], Sequence[Hypothesis]]
    scores: dict[str, float] = field(default_factory=dict)
    term_markup: TermMarkup | None = None
    name: str = "fake 1"
    signature: str = "fake-1"
    locale: str = "uk"
    asked: list[Request] = field(default_factory=list)

    def translate(
        self, requests: Sequence[Request], *, n_best: int = 1, links: bool = False
    ) -> list[tuple[Hypothesis, ...]]:
        self.asked += requests
        return [tuple(self.answer(request))[:n_best] for request in requests]

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        return [self.scores.get(target, -1.0) for _, target in pairs]


def enforcer(translator: FakeTranslator, *terms: Term, **options: object) -> Enforcer:
    return Enforcer(translator, GlossaryFinder(terms, build_search), open_morphology("uk"), **options)  # type: ignore[arg-type]


def test_annotation_gives_the_model_the_dictionary_form() -> None:
    def answer(request: Request) -> list[Hypothesis]:
        assert request.source == "The talks in the <term> White House <as> Білий дім </term> failed."
        return [Hypothesis("Переговори в Білому домі провалилися.")]

    done = enforcer(FakeTranslator(answer, term_markup=MARKUP), WHITE_HOUSE).translate([SEGMENT])[0]
    assert (done.target, done.rung) == ("Переговори в Білому домі провалилися.", Rung.ANNOTATION)


def test_n_best_takes_the_hypothesis_that_holds_the_term() -> None:
    beam = [Hypothesis("Переговори у білому будинку провалилися."), Hypothesis("Переговори в Білому домі зірвалися.")]
    done = enforcer(FakeTranslator(lambda _: beam), WHITE_HOUSE).translate([SEGMENT])[0]
    assert (done.target, done.rung) == ("Переговори в Білому домі зірвалися.", Rung.N_BEST)


def test_prefix_forces_each_form_where_the_words_were_rendered_and_keeps_the_likeliest() -> None:
    wrong = aligned("Переговори у білій хаті провалилися.", ("білій", "White"), ("хаті", "House"))

    def answer(request: Request) -> list[Hypothesis]:
        return [Hypothesis(request.prefix + " провалилися.") if request.prefix else wrong]

    scores = {"Переговори у Білому домі провалилися.": -0.2}
    translator = FakeTranslator(answer, scores)
    done = enforcer(translator, WHITE_HOUSE).translate([SEGMENT])[0]
    assert (done.target, done.rung) == ("Переговори у Білому домі провалилися.", Rung.PREFIX)
    forced = {request.prefix for request in translator.asked if request.prefix}
    assert {"Переговори у Білий дім", "Переговори у Білого дому", "Переговори у Білому домі"} <= forced


def test_substitution_puts_the_term_in_the_case_of_what_it_replaces() -> None:
    wrong = aligned("Мешканці білої хати мовчать.", ("білої", "White"), ("хати", "House"))
    translator = FakeTranslator(lambda _: [wrong])
    done = enforcer(translator, WHITE_HOUSE, rungs=frozenset({Rung.SUBSTITUTION})).translate([SEGMENT])[0]
    assert (done.target, done.rung) == ("Мешканці Білого дому мовчать.", Rung.SUBSTITUTION)


def test_what_no_rung_can_hold_is_delivered_and_named() -> None:
    translator = FakeTranslator(lambda _: [Hypothesis("Нічого такого.")])
    done = enforcer(translator, WHITE_HOUSE).translate([SEGMENT])[0]
    assert (done.target, done.rung) == ("Нічого такого.", Rung.UNSATISFIED)
    assert [verdict.term.source for verdict in done.verdicts if not verdict.satisfied] == ["White House"]


def test_a_forbidden_form_does_not_satisfy() -> None:
    beam = [Hypothesis("Крємль мовчить. Кремль мовчить."), Hypothesis("Кремль мовчить.")]
    done = enforcer(FakeTranslator(lambda _: beam), KREMLIN).translate(["The Kremlin is silent."])[0]
    assert done.target == "Кремль мовчить."


def test_of_satisfying_candidates_the_more_probable_wins() -> None:
    beam = [Hypothesis("Кремль воно мовчати."), Hypothesis("Кремль мовчить.")]
    translator = FakeTranslator(lambda _: beam, {"Кремль воно мовчати.": -3.0, "Кремль мовчить.": -0.3})
    assert enforcer(translator, KREMLIN).translate(["The Kremlin is silent."])[0].target == "Кремль мовчить."


def test_a_faulty_candidate_is_decoded_again_without_repeats() -> None:
    def answer(request: Request) -> list[Hypothesis]:
        return [Hypothesis("Кремль мовчить." if request.no_repeat_ngram else "Кремль Кремль Кремль Кремль")]

    translator = FakeTranslator(answer)
    inspect = lambda _source, target: ("a loop",) if "Кремль Кремль" in target else ()  # noqa: E731
    done = enforcer(translator, KREMLIN, inspect=inspect).translate(["The Kremlin is silent."])[0]
    assert (done.target, done.problems) == ("Кремль мовчить.", ())


def test_segments_without_terms_are_decoded_as_they_are() -> None:
    translator = FakeTranslator(lambda request: [Hypothesis("Так.")], term_markup=MARKUP)
    done = enforcer(translator, WHITE_HOUSE).translate(["Yes."])[0]
    assert (done.rung, translator.asked[0].source) == (Rung.NO_TERMS, "Yes.")


@pytest.mark.parametrize(
    ("segment", "expected"),
    [
        ("White House", "Білий дім"),
        ("Kremlin?", "Кремль?"),
        ("WHITE HOUSE", "БІЛИЙ ДІМ"),
        ("White House – Kremlin", "Білий дім – Кремль"),
        ("(Kremlin, White House)", "(Кремль, Білий дім)"),
    ],
)
def test_a_segment_that_is_nothing_but_terms_is_their_dictionary_forms(segment: str, expected: str) -> None:
    translator = FakeTranslator(lambda _: [Hypothesis("НА Кремлі Білого дому")])
    done = enforcer(translator, WHITE_HOUSE, KREMLIN).translate([segment])[0]
    assert (done.target, done.rung, translator.asked) == (expected, Rung.SUBSTITUTION, [])


@pytest.mark.parametrize("segment", ["The Kremlin", "Kremlin’s", "“Kremlin”", "Kremlin, 2022"])
def test_a_segment_with_more_than_terms_is_decoded(segment: str) -> None:
    assert label(segment, GlossaryFinder([KREMLIN], build_search).find(segment), "uk") is None


def test_annotation_leaves_the_possessive_outside() -> None:
    finder = GlossaryFinder([KREMLIN], build_search)
    segment = "The Kremlin’s plan."
    source = annotated(segment, finder.find(segment), "uk", MARKUP)
    assert source.text == "The <term> Kremlin <as> Кремль </term>’s plan."
    start, end = source.spans[0]
    assert source.text[start:end] == "<term> Kremlin <as> Кремль </term>"


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ((Link(5, 7, 0, 5),), (4, 9)),
        ((Link(0, 3, 9, 12), Link(4, 6, 0, 5), Link(6, 9, 0, 5)), (4, 9)),
        ((Link(0, 3, 9, 12),), None),
    ],
    ids=["part of a word widens to it", "pieces of one word join", "nothing attends to the span"],
)
def test_locate(links: tuple[Link, ...], expected: tuple[int, int] | None) -> None:
    assert locate("раз слово два", links, (0, 5)) == expected


def test_a_term_that_was_not_rendered_goes_after_what_stands_before_it() -> None:
    assert insertion_point("раз слово два", (Link(0, 3, 0, 4), Link(4, 6, 5, 7)), (8, 12)) == 9


@pytest.mark.parametrize(
    ("before", "texts"),
    [
        ("Зустріч у ", {"Кремль", "Кремля", "Кремлі", "Кремлю", "Кремлеві"}),
        ("Через ", {"Кремль"}),
        ("Позиція ", {"Кремль", "Кремля", "Кремлю", "Кремлеві", "Кремлем", "Кремлі"}),
    ],
    ids=["several cases", "one case", "no preposition: any but the vocative"],
)
def test_only_forms_that_the_preposition_takes_are_tried(before: str, texts: set[str]) -> None:
    forms = open_morphology("uk").forms("Кремль", TermKind.PLACE)
    assert {form.text for form in fitting(forms, before, "uk")} == texts


def test_of_two_candidates_the_one_in_a_possible_case_wins() -> None:
    wrong = Candidate("в Росія", Rung.PREFIX, plain("in Russia", ()), score=-1.0, misgoverned=1)
    right = Candidate("в Росії", Rung.PREFIX, plain("in Russia", ()), score=-2.0)
    assert best([wrong, right]) is right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Заяви від Росія лунали в Білий дім.", "Заяви від Росії лунали в Білий дім."),
        ("Росія бомбить, а від Росія чекають миру.", "Росія бомбить, а від Росії чекають миру."),
        ("Заяви від Росії.", "Заяви від Росії."),
    ],
)
def test_a_term_in_an_impossible_case_is_inflected_in_place(text: str, right: str) -> None:
    russia = Term("Russia", kind=TermKind.PLACE, renderings={"uk": Rendering("Росія")})
    morphology = open_morphology("uk")
    source = "Russia, Russia"
    matches = GlossaryFinder([russia], build_search).find(source)
    candidate = Candidate(text, Rung.ANNOTATION, plain(source, matches), judge(matches, text, morphology))
    assert regoverned(candidate, morphology) == right
