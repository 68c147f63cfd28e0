"""`l10n train`: from parallel text to a model package."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from l10n.errors import ConfigError

if TYPE_CHECKING:
    from l10n.training.fit import Progress

__all__ = ["register"]

CORPUS = typer.Argument(..., help="A folder of NAME.en-XX.tsv[.xz] files: source name, English, target.")


def register(app: typer.Typer) -> None:
    """Add the group of commands to the program."""
    group = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Train a model (needs the extra `train`).")
    for command in (prepare, fit, evaluate, package):
        group.command()(command)
    app.add_typer(group, name="train")


def prepare(
    corpus: Path = CORPUS,
    out: Path = typer.Argument(..., help="Where the packed examples go."),
    vocabulary: int = typer.Option(24_000, help="How many pieces to learn."),
    aligned: int = typer.Option(260_000, help="How many pairs a locale may get term annotations."),
    weigh: list[str] = typer.Option(
        [], "--weigh", metavar="NAME=FACTOR", help="Repeats an epoch of a locale or origin."
    ),
    held_out: Path = typer.Option(None, "--held-out", help="A folder of *.en test sets that must not be learnt from."),
    pieces: Path = typer.Option(None, "--pieces", help="A SentencePiece model to keep."),
    seed: int = typer.Option(1, help="The same seed gives the same files."),
) -> None:
    """Clean and weigh a corpus, learn pieces, align, annotate terms, pack."""
    _need("eflomal", "numpy", "sentencepiece")
    from l10n.training.corpus import Weights, fingerprints
    from l10n.training.prepare import Recipe
    from l10n.training.prepare import prepare as run

    done = run(
        _existing(corpus),
        out,
        Recipe(vocabulary=vocabulary, aligned=aligned, seed=seed),
        Weights(_factors(weigh)),
        held_out=fingerprints(_existing(held_out)) if held_out else frozenset(),
        pieces=_existing(pieces) if pieces else None,
        told=lambda line: typer.echo(line, err=True),
    )
    typer.echo(f"{done.folder}: {done.examples} examples, {done.annotated} with terms; {done.dev} for development")


def fit(
    data: Path = typer.Argument(..., help="The folder that `prepare` wrote."),
    out: Path = typer.Argument(..., help="Where checkpoints go; a run that was cut short goes on from there."),
    minutes: float = typer.Option(22.0, help="How long to train."),
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
    start_from: Path = typer.Option(None, "--start-from", help="A checkpoint whose weights to begin with."),
    compile_network: bool = typer.Option(False, "--compile", help="Compile the network (a GPU, long runs)."),
    seed: int = typer.Option(1, help="The seed of weights and order."),
) -> None:
    """Train until the time is up; writes `average.pt`."""
    _need("torch", "numpy", "sentencepiece")
    import sentencepiece

    from l10n.training.fit import Plan
    from l10n.training.fit import fit as run
    from l10n.training.network import Shape

    pieces = sentencepiece.SentencePieceProcessor(model_file=str(_existing(data / "sentencepiece.model")))
    shape = Shape(pieces.get_piece_size(), width, heads, feed_forward, encoder, decoder)
    plan = Plan(minutes, tokens, rate, warm, cool, dropout, smoothing, seed, report_every=50, compile=compile_network)
    train, dev = _existing(data / "train.npz"), data / "dev.npz"
    done = run(train, dev if dev.exists() else None, out, shape, plan, start_from=start_from, told=_tell)
    typer.echo(str(done))


def evaluate(
    package: Path = typer.Argument(..., help="A model package: the bundled directory, or an Argos package."),
    test: Path = typer.Argument(..., help="A folder of one test set: NAME.en, NAME.uk, …, a sentence a line."),
    to: str = typer.Option("uk,ru,de", "--to", help="The locales to measure."),
) -> None:
    """Print BLEU, chrF2 and speed of a package, with sacrebleu's signature."""
    _need("sacrebleu", "ctranslate2")
    from l10n.training.evaluation import evaluate as run
    from l10n.training.evaluation import read_lines
    from l10n.wiring import plain_translator

    sources = read_lines(_only(test, "en"))
    for locale in to.split(","):
        translate = plain_translator(locale, str(_existing(package)))
        score = run(locale, sources, read_lines(_only(test, locale)), translate)
        typer.echo(f"{locale}  BLEU {score.bleu:5.1f}  chrF2 {score.chrf:5.1f}  {score.speed:6.0f} words/s")
    typer.echo(score.signature)


def package(
    checkpoint: Path = typer.Argument(..., help="`average.pt` of a run."),
    pieces: Path = typer.Argument(..., help="The run's `sentencepiece.model`."),
    out: Path = typer.Argument(..., help="Where `bundled/` and `en_XX.argosmodel` go."),
    to: str = typer.Option("uk,ru,de", "--to", help="The locales that the model speaks."),
    version: str = typer.Option(..., "--version", help="The package's version."),
    stage: str = typer.Option("", "--stage", help="`starter` marks a model that installed packages outrank."),
) -> None:
    """Write a checkpoint as model packages."""
    _need("torch", "ctranslate2", "sentencepiece")
    from l10n.training.packaging import package as run

    for path in run(_existing(checkpoint), _existing(pieces), out, to.split(","), version=version, stage=stage):
        typer.echo(str(path))


def _tell(progress: Progress) -> None:
    dev = "" if progress.dev_loss is None else f", dev {progress.dev_loss:.4f}"
    typer.echo(
        f"epoch {progress.epoch}, step {progress.step}, {progress.seconds:.0f} s: loss {progress.loss:.3f}{dev}, "
        f"rate {progress.rate:.1e}, {progress.tokens_a_second:.0f} tokens/s",
        err=True,
    )


def _need(*modules: str) -> None:
    from importlib.util import find_spec

    missing = [name for name in modules if find_spec(name) is None]
    if missing:
        raise ConfigError(f"{', '.join(missing)} not installed", "Run it as: uv run --extra train l10n train …")


def _existing(path: Path) -> Path:
    if not path.exists():
        raise ConfigError("no such file or folder", path=path)
    return path


def _only(folder: Path, suffix: str) -> Path:
    found = sorted(_existing(folder).glob(f"*.{suffix}"))
    if len(found) != 1:
        raise ConfigError(f"needs exactly one *.{suffix} file, has {len(found)}", path=folder)
    return found[0]


def _factors(weigh: list[str]) -> dict[str, float]:
    factors: dict[str, float] = {}
    for part in weigh:
        name, _, factor = part.partition("=")
        try:
            factors[name] = float(factor)
        except ValueError as error:
            raise ConfigError(f"--weigh {part}: the factor is no number", "Write it as uk=1.6.") from error
    return factors
