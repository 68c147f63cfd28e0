"""`l10n train`: from parallel text to a model package."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from l10n.cli import train_cases, train_evaluate
from l10n.cli.requirements import existing, need
from l10n.errors import ConfigError

if TYPE_CHECKING:
    from l10n.training.fit import Progress

__all__ = ["register"]

CORPUS = typer.Argument(..., help="A folder of NAME.en-XX.tsv[.xz] files: source name, English, target.")


def register(app: typer.Typer) -> None:
    """Add the group of commands to the program."""
    group = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Train a model (needs the extra `train`).")
    for command in (prepare, fit, package, hold_out):
        group.command()(command)
    train_evaluate.register(group)
    train_cases.register(group)
    app.add_typer(group, name="train")


def prepare(
    corpus: Path = CORPUS,
    out: Path = typer.Argument(..., help="Where the packed examples go."),
    vocabulary: int = typer.Option(24_000, help="How many pieces to learn."),
    aligned: int = typer.Option(260_000, help="How many pairs a locale may get term annotations."),
    weigh: list[str] = typer.Option(
        [], "--weigh", metavar="NAME=FACTOR", help="How often an epoch shows a locale or origin; may be repeated."
    ),
    held_out: list[Path] = typer.Option(
        [], "--held-out", metavar="LIST", help="A list that `hold-out` made, besides those of the program."
    ),
    pieces: Path = typer.Option(None, "--pieces", help="A SentencePiece model to keep."),
    seed: int = typer.Option(1, help="The same seed gives the same files."),
) -> None:
    """Clean and weigh a corpus, learn pieces, align, annotate terms, pack."""
    need("eflomal", "numpy", "sentencepiece")
    from l10n.cli.factors import factors
    from l10n.training.corpus import Weights
    from l10n.training.held_out import bundled_lists, read_lists
    from l10n.training.prepare import Recipe
    from l10n.training.prepare import prepare as run

    done = run(
        existing(corpus),
        out,
        Recipe(vocabulary=vocabulary, aligned=aligned, weights=Weights(factors(weigh)), seed=seed),
        held_out=read_lists([bundled_lists(), *map(existing, held_out)]),
        pieces=existing(pieces) if pieces else None,
        told=lambda line: typer.echo(line, err=True),
    )
    typer.echo(f"{done.folder}: {done.examples} examples, {done.annotated} with terms; {done.dev} for development")


def fit(
    data: Path = typer.Argument(..., help="The folder that `prepare` wrote."),
    out: Path = typer.Argument(..., help="Where checkpoints go; a run that was cut short goes on from there."),
    minutes: float = typer.Option(22.0, help="How long to train, all parts of an interrupted run together."),
    steps: int = typer.Option(0, help="How many steps to train, instead of a time."),
    width: int = typer.Option(512, help="The network's width."),
    heads: int = typer.Option(8, help="Attention heads."),
    feed_forward: int = typer.Option(2048, help="The feed-forward width."),
    encoder: int = typer.Option(6, help="Encoder layers."),
    decoder: int = typer.Option(3, help="Decoder layers."),
    tokens: int = typer.Option(32_000, help="Padded tokens a batch."),
    rate: float = typer.Option(8e-4, help="The highest learning rate."),
    warm: int = typer.Option(2_000, help="Steps until it is reached."),
    cool: float = typer.Option(0.35, help="The share of the time in which it falls."),
    dropout: float = typer.Option(0.2, help="Dropout."),
    smoothing: float = typer.Option(0.1, help="Label smoothing."),
    muon: bool = typer.Option(False, "--muon", help="Move the hidden matrices by Muon, and only the rest by AdamW."),
    start_from: Path = typer.Option(None, "--start-from", help="A checkpoint whose weights to begin with."),
    compile_network: bool = typer.Option(False, "--compile", help="Compile the network (a GPU, long runs)."),
    seed: int = typer.Option(1, help="The seed of weights and order."),
) -> None:
    """Train until the time is up, or the steps are done; writes `average.pt`."""
    need("torch", "numpy", "sentencepiece")
    from l10n.training.fit import Plan
    from l10n.training.fit import fit as run
    from l10n.training.network import Shape
    from l10n.training.pieces import Pieces

    vocabulary = len(Pieces(existing(data / "sentencepiece.model")).names)
    shape = Shape(vocabulary, width, heads, feed_forward, encoder, decoder)
    plan = Plan(minutes, steps, tokens, rate, warm, cool, dropout, smoothing, seed, muon, compile_network)
    train, dev = existing(data / "train.npz"), data / "dev.npz"
    typer.echo(str(run(train, dev if dev.exists() else None, out, shape, plan, start_from=start_from, told=_tell)))


def package(
    checkpoint: Path = typer.Argument(..., help="`average.pt` of a run."),
    pieces: Path = typer.Argument(..., help="The run's `sentencepiece.model`."),
    out: Path = typer.Argument(..., help="Where `bundled/` and `en_XX.argosmodel` go."),
    to: str = typer.Option("uk,ru,de", "--to", help="The locales that the model speaks."),
    version: str = typer.Option(..., "--version", help="The package's version."),
    stage: str = typer.Option("", "--stage", help="`starter` marks a model that installed packages outrank."),
    suppress: list[str] = typer.Option(
        [], "--suppress", metavar="LOCALE=TEXT", help="What the model must never write; may be repeated."
    ),
    card: Path = typer.Option(None, "--card", help="The model card."),
) -> None:
    """Write a checkpoint as model packages."""
    need("torch", "ctranslate2", "sentencepiece")
    from l10n.training.packaging import Release
    from l10n.training.packaging import package as run

    text = existing(card).read_text(encoding="utf-8") if card else ""
    release = Release(version, tuple(to.split(",")), stage, _by_locale(suppress), text)
    for path in run(existing(checkpoint), existing(pieces), out, release):
        typer.echo(str(path))


def hold_out(
    out: Path = typer.Argument(..., metavar="LIST", help="The list of hashes to write."),
    tests: list[Path] = typer.Argument(..., metavar="FILE…", help="Test sets as text, a sentence a line."),
    title: str = typer.Option("A test set", "--title", help="What the list says of itself."),
) -> None:
    """Make a list of hashes of test sets, which `prepare` then keeps out of the training data."""
    from l10n.training.held_out import write_list

    typer.echo(f"{out}: {write_list(out, title, [existing(test) for test in tests])} sentences")


def _tell(progress: Progress) -> None:
    dev = "" if progress.dev_loss is None else f", dev {progress.dev_loss:.4f}"
    typer.echo(
        f"epoch {progress.epoch}, step {progress.step}, {progress.seconds:.0f} s: loss {progress.loss:.3f}{dev}, "
        f"rate {progress.rate:.1e}, {progress.tokens_a_second:.0f} tokens/s",
        err=True,
    )


def _by_locale(parts: Sequence[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for part in parts:
        locale, _, text = part.partition("=")
        if not text:
            raise ConfigError(f"--suppress {part}: which locale?", "Write it as de=TEXT.")
        found[locale] = (*found.get(locale, ()), text)
    return found
