"""`l10n train cases`: the model that says which case a name is to stand in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from l10n.cli.requirements import existing, need

if TYPE_CHECKING:
    from l10n.training.cases import Lesson

__all__ = ["register"]


def register(group: typer.Typer) -> None:
    """Add the command to its group."""
    group.command()(cases)


def cases(
    corpus: Path = typer.Argument(..., help="A folder of NAME.en-XX.tsv[.xz] files: source name, English, target."),
    out: Path = typer.Argument(..., help="The folder that the model goes to, as LOCALE.bin; alignments stay there."),
    to: str = typer.Option("uk", "--to", metavar="LOCALE", help="The locale to learn."),
    pairs: int = typer.Option(80_000, help="How many pairs to learn from."),
    weigh: list[str] = typer.Option(
        [], "--weigh", metavar="NAME=FACTOR", help="How much likelier an origin's pairs are taken; may be repeated."
    ),
    bits: int = typer.Option(16, help="2^bits rows of weights: 16 makes a file of 400 kB."),
    seed: int = typer.Option(1, help="The same seed gives the same file."),
) -> None:
    """Learn from parallel text which case a name stands in, for the glossary's terms to be put in rightly."""
    need("eflomal", "numpy")
    from l10n.cli.factors import factors
    from l10n.training.cases import learn_cases
    from l10n.training.corpus import Weights
    from l10n.training.held_out import bundled_lists, read_lists

    score = learn_cases(
        existing(corpus),
        out,
        _lesson(to, bits),
        count=pairs,
        held_out=read_lists([bundled_lists()]),
        weights=Weights(factors(weigh)),
        seed=seed,
        told=lambda line: typer.echo(line, err=True),
    )
    typer.echo(f"{out / f'{to}.bin'}: {score.sure:.1f} % right of {score.examples} nouns not learnt from")


def _lesson(locale: str, bits: int) -> Lesson:
    from functools import lru_cache

    from l10n.adapters.cases.features import features
    from l10n.adapters.cases.table import CASES, row_of, write_table
    from l10n.adapters.morphology import open_morphology
    from l10n.training.cases import Lesson

    return Lesson(
        locale, CASES, bits,
        readings=lru_cache(maxsize=1 << 17)(open_morphology(locale).tags),
        rows=lambda place: [row_of(feature, bits) for feature in features(place, locale)],
        write=lambda rows: write_table(locale, bits, rows),
    )  # fmt: skip
