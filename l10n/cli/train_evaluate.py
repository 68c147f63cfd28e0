"""`l10n train evaluate`: how good a model package is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from l10n.cli.requirements import existing, need

if TYPE_CHECKING:
    from l10n.model import Term
    from l10n.training.evaluation import TermProbe, TermScore

__all__ = ["register"]


def register(group: typer.Typer) -> None:
    """Add the command to the group `train`."""
    group.command()(evaluate)


def evaluate(
    package: str = typer.Argument(..., help="bundled, argos, or the folder of a model package."),
    test: Path = typer.Argument(..., help="A folder of one test set: NAME.en, NAME.uk, …, a sentence a line."),
    to: str = typer.Option("uk,ru,de", "--to", help="The locales to measure."),
    sample: int = typer.Option(0, help="Take so many sentences, evenly spread, instead of all."),
    glossary: list[Path] = typer.Option(
        [], "--glossary", help="Terms to measure, besides the countries and regions of CLDR; may be repeated."
    ),
) -> None:
    """Print BLEU, chrF2, speed and term success of a package, with sacrebleu's signatures."""
    need("sacrebleu", "ctranslate2")
    from l10n.training.evaluation import measure_terms, read_test_set, score, spread, timed
    from l10n.wiring import plain_translator

    typer.echo("      BLEU  chrF2  words/s  terms held: plain, annotated")
    for locale in to.split(","):
        sources, references = (spread(lines, sample) for lines in read_test_set(existing(test), locale))
        translate = plain_translator(locale, package)
        targets, speed = timed(translate, sources)
        scores = score(targets, references)
        terms = measure_terms(sources, _probe(locale, package, _terms(glossary, locale)), translate)
        typer.echo(f"{locale:4} {scores.bleu:5.1f}  {scores.chrf:5.1f}  {speed:7.0f}  {_shares(terms)}")
    typer.echo("\n".join(scores.signatures))


def _shares(terms: TermScore) -> str:
    if not terms.terms:
        return "no terms"
    counts = (terms.plain, terms.annotated)
    shares = ", ".join("-" if count is None else f"{count / terms.terms:.1%}" for count in counts)
    return f"{shares} of {terms.terms}"


def _terms(glossary: Sequence[Path], locale: str) -> list[Term]:
    from l10n.adapters.cldr_names import known_names
    from l10n.wiring import load_terms

    own = load_terms(glossary)
    known = {term.source for term in own}
    return [*own, *(term for term in known_names([locale]).places.values() if term.source not in known)]


def _probe(locale: str, engine: str, terms: Sequence[Term]) -> TermProbe:
    """The recogniser and the annotation that translating uses, for terms of their own."""
    from l10n.adapters.engine.select import open_translator
    from l10n.adapters.glossary.aho_finder import build_search
    from l10n.adapters.morphology import open_morphology
    from l10n.stages.ladder.sources import annotated
    from l10n.stages.recognise import judge
    from l10n.stages.terms import GlossaryFinder
    from l10n.training.evaluation import TermProbe

    markup = open_translator(locale, engine).term_markup
    morphology = open_morphology(locale)
    finder = GlossaryFinder(terms, build_search)
    return TermProbe(
        find=lambda source: tuple(match for match in finder.find(source) if match.term.rendering(locale)),
        judge=lambda matches, target: judge(matches, target, morphology),
        annotate=(lambda source, matches: annotated(source, matches, locale, markup).text) if markup else None,
    )
