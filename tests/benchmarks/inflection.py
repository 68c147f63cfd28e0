"""The ladder on human sentences: does it put a lost name back in the form that the translator wrote?

    uv run python -m tests.benchmarks.inflection [--to uk,ru,de] [--engine bundled] [--corpus FOLDER] [--show]

A weak model's own sentences leave little to inflect a term for. Here the hypothesis is a human translation (FLORES
dev, and the reviewed translation of the first article) in which one name was spoilt: left in `English`, as machines
do most; put in its `dictionary` form, whatever the sentence asks for; or `dropped`; or `nothing` was, and all has to
stay. Everything else is real: the ladder, the morphology, the case model, and the model that rates sentences.
Decoding again is off, since it would replace the human sentence.

`form`: the name stands there exactly as the translator wrote it (case ignored at the sentence's start). `sentence`:
the whole sentence is the translator's again, articles and adjectives included. `held`: the term is there in some
form. The names are those of CLDR's territories for FLORES (of languages English has one word for the noun and the
adjective: `Greek lawyers` are no case of the language's name) and the project's glossary for the article.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from l10n.adapters.cases import open_case_model
from l10n.adapters.engine.select import open_translator
from l10n.adapters.glossary.aho_finder import build_search
from l10n.adapters.morphology import open_morphology
from l10n.model import Hypothesis, Link, Occurrence, Rung, TermKind, TermMarkup, TermMatch
from l10n.ports import Morphology, Request, TermFinder, Translator
from l10n.stages.inspect import inspector
from l10n.stages.ladder import Enforcer
from l10n.stages.terms import GlossaryFinder
from tests.benchmarks.flores import LOCALES, cldr_finder, options, read_flores
from tests.benchmarks.terminology import Sample, article

SPOILT = ("nothing", "English", "dictionary", "dropped")


@dataclass(frozen=True, slots=True)
class Case:
    """A human translation, and the name in it that is to be spoilt."""

    source: str
    target: str
    match: TermMatch
    found: Occurrence

    @property
    def form(self) -> str:
        """The name as the translator wrote it."""
        return self.target[self.found.start : self.found.end]

    def spoil(self, kind: str) -> tuple[str, str]:
        """The target with the name spoilt, and what stands in its place."""
        put = {
            "nothing": self.form,
            "English": self.source[self.match.start : self.match.end],
            "dictionary": self.found.rendering,
            "dropped": "",
        }[kind]
        before, after = self.target[: self.found.start], self.target[self.found.end :]
        return before + put + (after if put else after.removeprefix(" ")), put


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A translator that always proposes a spoilt sentence, and judges like a real one."""

    judge: Translator
    answers: Mapping[str, Hypothesis]
    term_markup: TermMarkup | None = None

    @property
    def name(self) -> str:
        return self.judge.name

    @property
    def signature(self) -> str:
        return self.judge.signature

    @property
    def locale(self) -> str:
        return self.judge.locale

    def translate(
        self, requests: Sequence[Request], *, n_best: int = 1, links: bool = False
    ) -> list[tuple[Hypothesis, ...]]:
        return [(self.answers[request.source],) for request in requests]

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        return self.judge.score(pairs)


def cases(pairs: Sequence[tuple[str, str]], finder: TermFinder, morphology: Morphology) -> Iterator[Case]:
    """The names that stand once in a source and once, whole, in its translation."""
    for source, target in pairs:
        matches = finder.find(source)
        for match in matches:
            rendering = match.term.rendering(morphology.locale)
            found = morphology.find(rendering, target, match.term.kind) if rendering else ()
            alone = sum(other.term is match.term for other in matches) == 1 == len(found)
            if (
                alone
                and not found[0].partial
                and _whole(target, found[0])
                and found[0].rendering == rendering.preferred
            ):
                yield Case(source, target, match, found[0])


def _whole(text: str, found: Occurrence) -> bool:
    """Whether an occurrence is no part of a compound."""
    around = text[found.start - 1 : found.start] + text[found.end : found.end + 1]
    return not any(character.isalnum() or character in "-’'" for character in around)


def restore(
    chosen: Sequence[Case], kind: str, translator: Translator, morphology: Morphology
) -> Iterator[tuple[Case, str]]:
    """Each case with what the ladder made of it."""
    todo = list(chosen)
    while todo:  # sources come again where several of their names are tried: one of them a run
        batch = list({case.source: case for case in reversed(todo)}.values())
        todo = [case for case in todo if case not in batch]
        answers = {case.source: _hypothesis(case, kind) for case in batch}
        enforcer = Enforcer(
            Spoilt(translator, answers),
            Sample([case.match.term for case in batch], {case.source: (case.match,) for case in batch}),
            morphology,
            cases=open_case_model(morphology.locale),
            inspect=inspector(morphology.locale),
            rungs=frozenset({Rung.SUBSTITUTION, Rung.N_BEST}),
        )
        done = enforcer.translate([case.source for case in batch])
        yield from ((case, one.target) for case, one in zip(batch, done, strict=True))


def _hypothesis(case: Case, kind: str) -> Hypothesis:
    """The spoilt sentence, linked at the name and, where that is gone, at the word before it."""
    text, put = case.spoil(kind)
    start, end = case.found.start, case.found.start + len(put)
    span = (case.match.start, case.match.end)
    if put:
        return Hypothesis(text, None, (Link(start, end, *span),))
    before = text[:start].rstrip()
    word = before.rfind(" ") + 1
    return Hypothesis(text, None, (Link(word, len(before), max(0, span[0] - 2), max(0, span[0] - 1)),))


def texts(arguments: Namespace, locale: str) -> Iterator[tuple[str, list[tuple[str, str]], TermFinder]]:
    """Name, pairs and glossary of each text."""
    own = article(locale)
    yield own.name, list(zip(own.sources, own.references, strict=True)), own.finder
    lines = read_flores(arguments.corpus)
    places = [term for term in cldr_finder().terms if term.kind is TermKind.PLACE]
    yield "FLORES dev", list(zip(lines["en"], lines[locale], strict=True)), GlossaryFinder(places, build_search)


def main() -> None:
    """Measure every locale, text and way to spoil, and print a line for each."""
    parser = options(__doc__)
    parser.add_argument("--to", default=",".join(LOCALES))
    parser.add_argument("--engine", default="bundled")
    parser.add_argument("--show", action="store_true", help="print what came out otherwise")
    arguments = parser.parse_args()
    print("text        locale spoilt      names    held    form  sentence")
    for locale in arguments.to.split(","):
        translator, morphology = open_translator(locale, arguments.engine), open_morphology(locale)
        for name, pairs, finder in texts(arguments, locale):
            chosen = list(cases(pairs, finder, morphology))
            for kind in SPOILT:
                rows = list(restore(chosen, kind, translator, morphology))
                _print(f"{name:11} {locale:6} {kind:10}", rows, morphology, show=arguments.show)


def _print(label: str, rows: Sequence[tuple[Case, str]], morphology: Morphology, *, show: bool) -> None:
    held = form = sentence = 0
    for case, made in rows:
        rendering = case.match.term.rendering(morphology.locale)
        found = morphology.find(rendering, made, case.match.term.kind) if rendering else ()
        same = any(made[one.start : one.end].casefold() == case.form.casefold() for one in found)
        held, form, sentence = held + bool(found), form + same, sentence + (made == case.target)
        if show and made != case.target:
            print(f"  {'    ' if same else 'FORM'} {case.target}\n       {made}")
    print(
        f"{label} {len(rows):6} {held / len(rows):7.1%} {form / len(rows):7.1%} {sentence / len(rows):8.1%}", flush=True
    )


if __name__ == "__main__":
    main()
