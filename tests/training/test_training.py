"""The whole way from a corpus to a package, on sentences of templates that a small network learns in half a minute."""

from __future__ import annotations

import itertools
import re
import zipfile
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


HELD_OUT = "Olena lives in Warsaw now."

# What the commands are given: a network of 0.1 million weights, and as many steps as it needs.
SIZES = "--width 64 --heads 2 --feed-forward 128 --encoder 2 --decoder 1".split()
PACE = "--steps 160 --tokens 1500 --rate 3e-3 --warm 30 --dropout 0 --smoothing 0".split()


def corpus(folder: Path) -> Path:
    """Every sentence of the templates, each city in two cases."""
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


def l10n(*arguments: str | Path) -> str:
    """Run a command and return what it said."""
    done = CliRunner().invoke(app, ["train", *map(str, arguments)])
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("training")


@pytest.fixture(scope="module")
def prepared(base: Path) -> str:
    """`base/data`, one sentence held out; what `prepare` said."""
    (base / "test.en").write_text(f"{HELD_OUT}\n", encoding="utf-8")
    l10n("hold-out", base / "held-out.txt", base / "test.en")
    return l10n(
        "prepare", corpus(base / "corpus"), base / "data", "--vocabulary", "370", "--held-out", base / "held-out.txt"
    )


@pytest.fixture(scope="module")
def fitted(base: Path, prepared: str) -> str:
    """`base/model`; what `fit` said."""
    torch.set_num_threads(1)  # two spinning threads beside another busy process crawl
    return l10n("fit", base / "data", base / "model", *SIZES, *PACE)


@pytest.fixture(scope="module")
def packages(base: Path, fitted: str) -> Path:
    """`base/packages`, of the trained network."""
    pieces = base / "data" / "sentencepiece.model"
    l10n("package", base / "model" / "average.pt", pieces, base / "packages", "--to", "uk", "--version", "1.0",
         "--suppress", "uk=ПЕРЕКЛАДУ НЕМАЄ")  # fmt: skip
    return base / "packages"


def test_held_out_sentences_are_dropped_and_terms_annotated(prepared: str) -> None:
    assert "1919 pairs in uk; 1 more stand in held-out test sets" in prepared
    annotated = int(re.search(r"(\d+) with terms", prepared)[1])  # type: ignore[index]
    assert annotated > 100


def test_the_same_corpus_and_alignments_give_the_same_files(base: Path, prepared: str) -> None:
    again = base / "again"
    again.mkdir()
    (again / "links.uk.txt").write_bytes((base / "data" / "links.uk.txt").read_bytes())
    l10n("prepare", base / "corpus", again, "--vocabulary", "370", "--held-out", base / "held-out.txt")
    for name in ("sentencepiece.model", "train.npz"):
        assert (again / name).read_bytes() == (base / "data" / name).read_bytes(), name


def test_the_loss_falls(fitted: str) -> None:
    losses = [float(found) for found in re.findall(r"loss ([\d.]+)", fitted)]
    assert losses[-1] < losses[0] / 4, losses


def test_the_exported_model_equals_the_trained_one(base: Path, fitted: str, tmp_path: Path) -> None:
    import ctranslate2
    import sentencepiece

    from l10n.training.checkpoints import load_network, read_checkpoint
    from l10n.training.export import export
    from l10n.training.network import BOS, EOS

    pieces = sentencepiece.SentencePieceProcessor(model_file=str(base / "data" / "sentencepiece.model"))
    network = load_network(read_checkpoint(base / "model" / "average.pt")).eval()
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
def test_annotated_terms_come_out_in_their_case(packages: Path, source: str, form: str) -> None:
    from l10n.wiring import plain_translator

    assert form in plain_translator("uk", str(packages / "bundled"))([source])[0].split()


def test_evaluate_measures_the_package(packages: Path, base: Path) -> None:
    folder = base / "test-set"
    folder.mkdir()
    (folder / "made.en").write_text("Anna sings in London today.\nIryna waits in Odesa again.\n", encoding="utf-8")
    (folder / "made.uk").write_text("Анна співає в Лондоні сьогодні.\nІрина чекає в Одесі знову.\n", encoding="utf-8")
    _header, line, *signatures = l10n("evaluate", packages / "bundled", folder, "--to", "uk").splitlines()
    assert float(line.split()[1]) > 50, line
    assert [signature.split("|")[0] for signature in signatures] == ["nrefs:1", "nrefs:1"]


@pytest.mark.parametrize("muon", [False, True], ids=["AdamW", "Muon"])
def test_a_run_goes_on_from_where_it_was_cut(base: Path, prepared: str, tmp_path: Path, muon: bool) -> None:
    from l10n.training.fit import Plan, Progress, fit
    from l10n.training.network import Shape

    told: list[Progress] = []
    train, shape = base / "data" / "train.npz", Shape(370, 32, 2, 64, 1, 1)
    for steps in (7, 12):
        plan = Plan(steps=steps, tokens=500, rate=1e-3, warm_steps=5, muon=muon, report_seconds=0)
        fit(train, None, tmp_path, shape, plan, told=told.append)
    learning = [progress.step for progress in told if progress.rate > 0]
    assert learning == list(range(1, 13))


def test_a_checkpoint_of_the_prototype_is_read_as_ours(tmp_path: Path) -> None:
    """The starter model's checkpoints name the same weights otherwise."""
    from l10n.training import checkpoints
    from l10n.training.network import Network, Shape

    network = Network(Shape(50, 16, 2, 32, 1, 1))
    renamed = {checkpoints.prototype_name(name): weight for name, weight in network.state_dict().items()}
    assert {"emb.weight", "enc.0.att.kv.bias", "dec.0.cross.q.weight", "dec.0.n3.bias", "en.bias"} <= set(renamed)
    sizes = {"vocab": 50, "d": 16, "h": 2, "f": 32, "enc": 1, "dec": 1}
    torch.save({"cfg": sizes, "model": renamed}, tmp_path / "avg.pt")
    again = checkpoints.load_network(checkpoints.read_checkpoint(tmp_path / "avg.pt"))
    assert again.shape == network.shape
    for name, weight in network.state_dict().items():
        assert torch.equal(again.state_dict()[name], weight), name


def test_argos_opens_the_package_and_translates_with_it(packages: Path, tmp_path: Path) -> None:
    """What `install_from_path` does is `extractall`; the rest of it would load Argos's slow half."""
    import ctranslate2
    from argostranslate.package import Package

    archive = packages / "en_uk.argosmodel"
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(tmp_path)
    package = Package(tmp_path / "en_uk")
    assert (package.from_code, package.to_code, package.type) == ("en", "uk", "translate")
    assert (package.from_name, package.to_name) == ("English", "Ukrainian")
    assert "Ukrainian" in (package.get_readme() or "")
    tokens = package.tokenizer.encode("Olena lives in Prague now.")
    model = ctranslate2.Translator(str(package.package_path / "model"))
    found: Any = model.translate_batch([tokens], target_prefix=[[package.target_prefix]], beam_size=4)
    first, *_ = tokens = found[0].hypotheses[0]
    assert first == package.target_prefix
    assert package.tokenizer.decode(tokens + tokens) == "Олена живе в Празі зараз. Олена живе в Празі зараз."


def test_tags_of_older_pieces_are_silenced_too(tmp_path: Path) -> None:
    """The starter's pieces had tags that could be read; Argos would have left them in the text."""
    import sentencepiece

    from l10n.adapters.engine.package import bundled_folder
    from l10n.training.pieces import silence_tags

    silent = silence_tags((bundled_folder() / "sentencepiece.model").read_bytes(), ["uk", "ru", "de"])
    pieces = sentencepiece.SentencePieceProcessor(model_proto=silent)
    for tag in ("__uk__", "__ru__", "__de__"):
        assert pieces.is_control(pieces.piece_to_id(tag))
        assert pieces.decode([tag, *pieces.encode("Добрий день", out_type=str)]) == "Добрий день"


def test_equal_checkpoints_give_equal_packages(packages: Path, base: Path, tmp_path: Path) -> None:
    from l10n.training.packaging import Release, package

    release = Release("1.0", ("uk",), suppress={"uk": ("ПЕРЕКЛАДУ НЕМАЄ",)})
    package(base / "model" / "average.pt", base / "data" / "sentencepiece.model", tmp_path, release)
    assert (tmp_path / "en_uk.argosmodel").read_bytes() == (packages / "en_uk.argosmodel").read_bytes()
