"""The whole way from a corpus to a package, on a corpus of templates that a small network learns in half a minute."""

from __future__ import annotations

import itertools
import json
import math
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="PyTorch is the extra `train`: uv run --extra train pytest tests/training")
pytest.importorskip("eflomal", reason="eflomal is the extra `train`")

from typer.testing import CliRunner  # noqa: E402

from l10n.cli.app import app  # noqa: E402

# nominative, locative, genitive: enough for the network to learn that the given form is not the wanted one
CITIES = {
    "Warsaw": ("Варшава", "Варшаві", "Варшави"),
    "Prague": ("Прага", "Празі", "Праги"),
    "London": ("Лондон", "Лондоні", "Лондона"),
    "Berlin": ("Берлін", "Берліні", "Берліна"),
    "Madrid": ("Мадрид", "Мадриді", "Мадрида"),
    "Kharkiv": ("Харків", "Харкові", "Харкова"),
    "Odesa": ("Одеса", "Одесі", "Одеси"),
    "Vienna": ("Відень", "Відні", "Відня"),
}
PEOPLE = {"Olena": "Олена", "Marta": "Марта", "Oksana": "Оксана", "Iryna": "Ірина", "Sofia": "Софія", "Anna": "Анна"}
VERBS = {"lives": "живе", "works": "працює", "studies": "навчається", "waits": "чекає", "sings": "співає"}
TIMES = {"now": "зараз", "again": "знову", "today": "сьогодні", "often": "часто"}


def corpus(folder: Path) -> Path:
    folder.mkdir()
    lines = []
    for (person, name), (verb, action), (city, (_, where, whence)), (when, moment) in itertools.product(
        PEOPLE.items(), VERBS.items(), CITIES.items(), TIMES.items()
    ):
        lines.append(f"small\t{person} {verb} in {city} {when}.\t{name} {action} в {where} {moment}.")
        lines.append(
            f"small\t{person} came from {city} {when} and {verb}.\t{name} приїхала з {whence} {moment} і {action}."
        )
    (folder / "small.en-uk.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Prepare, fit and package by the commands; the folder, and what `fit` said."""
    base = tmp_path_factory.mktemp("training")
    run = CliRunner().invoke
    torch.set_num_threads(1)  # two spinning threads beside another busy process crawl
    data, out = str(base / "data"), str(base / "model")
    done = run(app, ["train", "prepare", str(corpus(base / "corpus")), data, "--vocabulary", "370"])
    assert done.exit_code == 0, done.output
    sizes = ["--width", "64", "--heads", "2", "--feed-forward", "128", "--encoder", "2", "--decoder", "1"]
    pace = [
        "--minutes",
        "0.6",
        "--tokens",
        "1500",
        "--rate",
        "3e-3",
        "--warm",
        "40",
        "--dropout",
        "0",
        "--smoothing",
        "0",
    ]
    fitted = run(app, ["train", "fit", data, out, *sizes, *pace])
    assert fitted.exit_code == 0, fitted.output
    packaged = run(
        app,
        ["train", "package", f"{out}/average.pt", f"{data}/sentencepiece.model", str(base / "packages"),
         "--to", "uk", "--version", "1.0"],
    )  # fmt: skip
    assert packaged.exit_code == 0, packaged.output
    return base, fitted.output


def test_the_loss_falls(trained: tuple[Path, str]) -> None:
    losses = [float(part.split()[0].rstrip(",")) for part in trained[1].split(": loss ")[1:]]
    losses = [loss for loss in losses if not math.isnan(loss)]
    assert losses[-1] < losses[0] / 4, losses


def test_the_exported_model_equals_the_trained_one(trained: tuple[Path, str], tmp_path: Path) -> None:
    import ctranslate2
    import sentencepiece

    from l10n.training.export import export
    from l10n.training.network import BOS, EOS, load_network

    base, _ = trained
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(base / "data" / "sentencepiece.model"))
    network = load_network(torch.load(base / "model" / "average.pt", weights_only=True)).eval()
    names = [pieces.id_to_piece(number) for number in range(pieces.get_piece_size())]
    export(network, names, tmp_path / "model", quantization=None)
    source, target = "Olena lives in Prague now.", "Олена живе в Празі зараз."
    given = [BOS, pieces.piece_to_id("__uk__"), *pieces.encode(target)]
    with torch.no_grad():
        states = network(torch.tensor([pieces.encode(source)]), torch.tensor([given]))
        logs = network.logits(states).log_softmax(-1)[0]
    expected = [logs[place, piece].item() for place, piece in enumerate([*given[1:], EOS])]
    scored: Any = ctranslate2.Translator(str(tmp_path / "model")).score_batch(
        [pieces.encode(source, out_type=str)], [["__uk__", *pieces.encode(target, out_type=str)]]
    )[0]
    assert scored.log_probs == pytest.approx(expected, abs=1e-3)


@pytest.mark.parametrize(
    ("source", "form"),
    [
        ("Olena lives in <term> Warsaw <as> Варшава </term> now.", "Варшаві"),
        ("Marta came from <term> Prague <as> Прага </term> today and sings.", "Праги"),
        ("Sofia works in <term> Vienna <as> Відень </term> again.", "Відні"),
    ],
)
def test_annotated_terms_come_out_in_their_case(trained: tuple[Path, str], source: str, form: str) -> None:
    import ctranslate2
    import sentencepiece

    folder = trained[0] / "packages" / "bundled"
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))
    result = ctranslate2.Translator(str(folder / "model")).translate_batch(
        [pieces.encode(source, out_type=str)], target_prefix=[["__uk__"]], beam_size=4
    )
    assert form in pieces.decode(result[0].hypotheses[0][1:]).split()


def test_a_run_goes_on_from_where_it_was_cut(trained: tuple[Path, str], tmp_path: Path) -> None:
    from l10n.training.fit import Plan, Progress, fit
    from l10n.training.network import Shape

    base, _ = trained
    shape = Shape(**torch.load(base / "model" / "average.pt", weights_only=True)["shape"])
    told: list[Progress] = []
    plan = Plan(minutes=0.02, tokens=500, rate=1e-3, warm_steps=5, report_every=1)
    fit(base / "data" / "train.npz", None, tmp_path, shape, plan, told=told.append)
    reached = told[-1].step
    fit(base / "data" / "train.npz", None, tmp_path, shape, plan, told=told.append)
    assert [progress.step for progress in told] == list(range(1, len(told) + 1))
    assert told[-1].step > reached


def test_the_packages_are_what_argos_reads(trained: tuple[Path, str], tmp_path: Path) -> None:
    import zipfile

    packages = trained[0] / "packages"
    with zipfile.ZipFile(packages / "en_uk.argosmodel") as archive:
        metadata = json.loads(archive.read("en_uk/metadata.json"))
        assert {"en_uk/sentencepiece.model", "en_uk/model/model.bin"} <= set(archive.namelist())
    assert (metadata["from_code"], metadata["to_code"], metadata["target_prefix"]) == ("en", "uk", "__uk__")
