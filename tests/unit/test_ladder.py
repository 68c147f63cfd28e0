"""The ladder on hand-made cases: a translator that says what the test wants, the real recogniser."""

from __future__ import annotations

from dataclasses import replace

import pytest

from l10n.adapters.glossary.aho_finder import build_search
from l10n.adapters.morphology import open_morphology
from l10n.model import Hypothesis, Link, Rendering, Rung, Term, TermKind, TermMarkup
from l10n.ports import Request
from l10n.stages.ladder import Enforcer
from l10n.stages.ladder.agree import agreeing
from l10n.stages.ladder.candidates import Candidate, best
from l10n.stages.ladder.forms import fitting
from l10n.stages.ladder.labels import label
from l10n.stages.ladder.locate import insertion_point, locate
from l10n.stages.ladder.sources import annotated, plain
from l10n.stages.ladder.standing import recased, standings
from l10n.stages.recognise import judge
from l10n.stages.terms import GlossaryFinder
from tests.unit.made_translator import FakeTranslator

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


def enforcer(translator: FakeTranslator, *terms: Term, **options: object) -> Enforcer:
    return Enforcer(translator, GlossaryFinder(terms, build_search), open_morphology("uk"), **options)  # type: ignore[arg-type]


WRONG = aligned("Переговори у білій хаті провалилися.", ("Переговори", "talks"), ("білій", "White"), ("хаті", "House"))
PUT_IN = "Переговори у Білому домі провалилися."


def test_annotation_gives_the_model_the_dictionary_form_where_it_doubts_what_was_put_in() -> None:
    def answer(request: Request) -> list[Hypothesis]:
        if request.source == SEGMENT:
            return [replace(WRONG, score=-1.0)]
        assert request.source == "The talks in the <term> White House <as> Білий дім </term> failed."
        return [Hypothesis("Перемовини в Білому домі зірвалися.")]

    scores = {PUT_IN: -2.2, "Перемовини в Білому домі зірвалися.": -0.9}
    done = enforcer(FakeTranslator(answer, scores, MARKUP), WHITE_HOUSE).translate([SEGMENT])[0]
    assert (done.target, done.rung) == ("Перемовини в Білому домі зірвалися.", Rung.ANNOTATION)


def test_what_the_model_finds_likely_is_not_decoded_again() -> None:
    translator = FakeTranslator(lambda _: [replace(WRONG, score=-1.0)], {PUT_IN: -1.1}, MARKUP)
    done = enforcer(translator, WHITE_HOUSE).translate([SEGMENT])[0]
    assert (done.target, done.rung, len(translator.asked)) == (PUT_IN, Rung.SUBSTITUTION, 1)


def test_n_best_takes_the_hypothesis_that_holds_the_term() -> None:
    beam = [Hypothesis("Переговори у білому будинку провалилися."), Hypothesis("Переговори в Білому домі зірвалися.")]
    done = enforcer(FakeTranslator(lambda _: beam), WHITE_HOUSE).translate([SEGMENT])[0]
    assert (done.target, done.rung) == ("Переговори в Білому домі зірвалися.", Rung.N_BEST)


def test_prefix_lets_the_model_go_on_behind_the_likeliest_form() -> None:
    def answer(request: Request) -> list[Hypothesis]:
        return [Hypothesis(request.prefix + " зірвалися.") if request.prefix else replace(WRONG, score=-1.0)]

    scores = {PUT_IN: -2.2, "Переговори у Білому домі зірвалися.": -0.2}
    translator = FakeTranslator(answer, scores)
    done = enforcer(translator, WHITE_HOUSE).translate([SEGMENT])[0]
    assert (done.target, done.rung) == ("Переговори у Білому домі зірвалися.", Rung.PREFIX)
    assert [request.prefix for request in translator.asked if request.prefix] == ["Переговори у Білому домі"]


def test_several_missing_terms_are_put_in_one_after_the_other() -> None:
    source = "The Kremlin angered the White House."
    wrong = aligned("Крем дратував хату білу.", ("Крем", "Kremlin"), ("хату білу", "White House"), source=source)
    done = enforcer(FakeTranslator(lambda _: [wrong]), WHITE_HOUSE, KREMLIN).translate([source])[0]
    assert (done.target, done.rung) == ("Кремль дратував Білий дім.", Rung.SUBSTITUTION)


def test_a_hypothesis_without_end_is_not_forced_again_and_still_says_so() -> None:
    translator = FakeTranslator(lambda _: [replace(WRONG, score=-1.0, truncated=True)], {PUT_IN: -4.0}, MARKUP)
    done = enforcer(translator, WHITE_HOUSE).translate([SEGMENT])[0]
    assert (done.target, len(done.problems)) == (PUT_IN, 1)
    assert all(request.source == SEGMENT and not request.prefix for request in translator.asked)


def test_a_term_does_not_take_the_place_of_another() -> None:
    source = "The Kremlin angered the White House."
    links = (Link(0, 6, 4, 11), Link(16, 19, 24, 35), Link(20, 23, 24, 35))
    beam = [Hypothesis("Кремль дратував Білий дім.", links=links)]
    assert (
        enforcer(FakeTranslator(lambda _: beam), WHITE_HOUSE, KREMLIN).translate([source])[0].rung is Rung.UNCONSTRAINED
    )
    both = (Link(0, 6, 4, 11), Link(0, 6, 24, 35), Link(7, 15, 12, 19))
    done = enforcer(FakeTranslator(lambda _: [Hypothesis("Кремль дратував.", links=both)]), WHITE_HOUSE, KREMLIN)
    assert done.translate([source])[0].target == "Кремль дратував Білий дім."


def test_a_term_that_no_word_renders_is_put_in_before_the_full_stop() -> None:
    source = "They spoke in the Kremlin."
    wrong = aligned("Вони говорили.", ("Вони", "They"), ("говорили", "spoke"), (".", "in"), source=source)
    done = enforcer(FakeTranslator(lambda _: [wrong]), KREMLIN).translate([source])[0]
    assert done.target == "Вони говорили Кремль."


def test_a_term_in_a_case_that_its_preposition_never_takes_is_put_right() -> None:
    beam = [Hypothesis("Переговори від Білий дім провалилися.")]
    done = enforcer(FakeTranslator(lambda _: beam), WHITE_HOUSE).translate([SEGMENT])[0]
    assert done.target == "Переговори від Білого дому провалилися."


def test_a_hypothesis_that_hit_the_limit_says_so() -> None:
    beam = [Hypothesis("Кремль мовчить і", truncated=True)]
    done = enforcer(FakeTranslator(lambda _: beam), KREMLIN).translate(["The Kremlin is silent."])[0]
    assert done.problems == ("The machine stopped before the sentence was done.",)


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


def test_of_hypotheses_that_hold_the_terms_the_decoders_first_is_taken() -> None:
    beam = [Hypothesis("Крем мовчить."), Hypothesis("Кремль мовчить."), Hypothesis("Кремль мовчати.")]
    done = enforcer(FakeTranslator(lambda _: beam), KREMLIN).translate(["The Kremlin is silent."])[0]
    assert done.target == "Кремль мовчить."


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
    standing = standings(text, source, judge(matches, text, morphology), matches, morphology, None)
    assert recased(text, standing, morphology) == right


@pytest.mark.parametrize(
    ("locale", "before", "replaced", "form", "expected"),
    [
        ("uk", "у великій ", "країні", "Кремлі", "у великому "),
        ("uk", "із нового ", "будинку", "України", "із нової "),
        ("uk", "у новій великій ", "країні", "Кремлі", "у новому великому "),
        ("uk", "про Велику ", "хату", "Кремль", "про Велику "),
        ("uk", "каже нова ", "хати", "Кремль", "каже нова "),
        ("uk", "вони живуть ", "країні", "Кремлі", "вони живуть "),
        ("ru", "в новой ", "стране", "Кремле", "в новом "),
        ("ru", "из соседнего ", "дома", "Украины", "из соседней "),
        ("de", "im neuen ", "Haus", "Kreml", "im neuen "),
    ],
    ids=[
        "femn to masc",
        "masc to femn",
        "two of them",
        "a capital: a name",
        "did not agree",
        "a verb",
        "ru",
        "ru, soft",
        "de: left",
    ],
)
def test_an_adjective_before_a_term_agrees_with_it(
    locale: str, before: str, replaced: str, form: str, expected: str
) -> None:
    morphology = open_morphology(locale)
    lemma = {"К": "Кремль", "У": "Україна" if locale == "uk" else "Украина"}.get(form[0], form)
    inflected = next(one for one in morphology.forms(lemma, TermKind.PLACE) if one.text == form)
    assert agreeing(before, replaced, inflected, morphology) == expected


def test_what_is_put_in_brings_its_adjective_along() -> None:
    source = "They met in the new Kremlin."
    wrong = aligned("Вони зустрілися в новій хаті.", ("в", "in"), ("хаті", "Kremlin"), source=source)
    expected = "Вони зустрілися в новому Кремлі."
    done = enforcer(FakeTranslator(lambda _: [wrong], {expected: -1.0}), KREMLIN).translate([source])[0]
    assert done.target == expected


@pytest.mark.parametrize(
    ("source", "text", "pairs", "expected"),
    [
        ("He said – Kremlin lies.", "Він каже – бреше.", (("каже", "said"), ("–", "–")), "Він каже – Кремль бреше."),
        ("Kremlin lies: so he.", "«Бреше»: так він.", (("він", "he"),), "Кремль «Бреше»: так він."),
        ("He: (Kremlin) lies.", "Він: (бреше).", (("Він", "He"), ("(", "(")), "Він: (Кремль бреше)."),
        ("He: “said” Kremlin so.", "Він: „каже“ так.", (("каже", "said"), ("“", "”")), "Він: „каже“ Кремль так."),
    ],
    ids=["behind a dash", "before a quotation", "behind a bracket", "behind what opens in English"],
)  # fmt: skip
def test_a_term_that_is_put_into_a_gap_gets_its_spaces(
    source: str, text: str, pairs: tuple[tuple[str, str], ...], expected: str
) -> None:
    wrong = aligned(text, *pairs, source=source)
    assert enforcer(FakeTranslator(lambda _: [wrong]), KREMLIN).translate([source])[0].target == expected


@pytest.mark.parametrize("compound", ["{}reise", "{}-Reise"])
def test_a_forbidden_form_in_a_german_compound_leaves_its_article_and_gets_no_space(compound: str) -> None:
    kyiv = Term("Kyiv", kind=TermKind.PLACE, renderings={"de": Rendering("Kyjiw", forbidden=("Kiew",))})
    translator = FakeTranslator(lambda _: [Hypothesis(f"Die {compound.format('Kiew')} ist vorbei.")], locale="de")
    ladder = Enforcer(translator, GlossaryFinder([kyiv], build_search), open_morphology("de"))
    assert ladder.translate(["The Kyiv trip is over."])[0].target == f"Die {compound.format('Kyjiw')} ist vorbei."


def test_every_forbidden_form_is_replaced() -> None:
    beam = [Hypothesis("Крємль мовчить про Крємль і Крємля.")]
    done = enforcer(FakeTranslator(lambda _: beam), KREMLIN).translate(["The Kremlin is silent."])[0]
    assert (done.rung, "Крємл" in done.target) == (Rung.SUBSTITUTION, False)


def test_a_term_that_is_not_found_once_it_is_in_is_not_put_in_again_and_again() -> None:
    term = Term("Kremlin", renderings={"de": Rendering("n/a")})
    source, scores = "The Kremlin is silent.", {"Krem schweigt.": -9.0, "N/a schweigt.": -5.0, "N/a/a schweigt.": -4.0}
    wrong = aligned("Krem schweigt.", ("Krem", "Kremlin"), source=source)
    translator = FakeTranslator(lambda _: [wrong], scores, locale="de")
    done = Enforcer(translator, GlossaryFinder([term], build_search), open_morphology("de")).translate([source])[0]
    assert (done.target, done.rung) == ("Krem schweigt.", Rung.UNSATISFIED)


def test_a_segment_may_lack_many_terms() -> None:
    names = [f"Name{letter}" for letter in "ABCDEFGHIJ"]
    terms = [Term(name, renderings={"uk": Rendering(f"Назва{name[-1]}")}) for name in names]
    source = f"{', '.join(names)} met."
    text = f"{', '.join(names)} зустрілися."
    wrong = aligned(text, *((name, name) for name in names), source=source)
    done = enforcer(FakeTranslator(lambda _: [wrong]), *terms).translate([source])[0]
    assert done.target == text.replace("Name", "Назва")
