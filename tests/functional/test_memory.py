"""The translation memory as translators meet it: `l10n translate` and `l10n memory`, the machine being a fake."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from l10n import wiring
from l10n.adapters.memory import SqliteMemory
from l10n.adapters.memory.tmx import read_tmx, render_tmx
from l10n.adapters.po import PoStore
from l10n.cli.app import app
from l10n.model import Hypothesis, TermMarkup, Unit
from l10n.ports import MemoryPair, Request, Translator

OLD, NEW = "locales/en/old.txt", "locales/en/new.txt"
LETTER = "The Kremlin did not answer the letter of the 12 ministers."
SPRING = "Europe hopes that the talks will go on in the spring."
SECRET = "Nobody knows what was said behind the closed doors."
LETTER_UK = "Кремль не відповів на лист 12 міністрів."


@dataclass
class FakeTranslator:
    """Says `uk(source)`; remembers what it was asked, each source once (an echo is decoded again)."""

    locale: str
    asked: list[str] = field(default_factory=list)
    name: str = "fake 1"
    signature: str = "fake-1"
    term_markup: TermMarkup | None = None

    def translate(
        self, requests: Sequence[Request], *, n_best: int = 1, links: bool = False
    ) -> list[tuple[Hypothesis, ...]]:
        self.asked += [request.source for request in requests if request.source not in self.asked]
        return [(Hypothesis(f"{self.locale}({request.source})"),) for request in requests]

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        return [-1.0 for _ in pairs]


@pytest.fixture
def machines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, FakeTranslator]:
    """An empty project as the current folder; the machines by locale."""
    (tmp_path / "l10n.toml").write_text('targets = ["uk"]\n')
    monkeypatch.chdir(tmp_path)
    made: dict[str, FakeTranslator] = {}

    def translators(_engine: str) -> Callable[[str], Translator]:
        return lambda locale: made.setdefault(locale, FakeTranslator(locale))

    monkeypatch.setattr(wiring, "_translators", translators)
    monkeypatch.setattr(wiring, "advice", lambda _locales, _engine: "")
    return made


def l10n(*arguments: str) -> Result:
    done = CliRunner().invoke(app, list(arguments))
    assert done.exit_code in (0, 1, 2), done.output
    return done


def article(name: str, *sentences: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(sentences) + "\n", encoding="utf-8")


def catalog(source: str, locale: str = "uk") -> Path:
    return Path(f"locales/{locale}/LC_MESSAGES/{Path(source).stem}.po")


def unit(source: str, text: str, locale: str = "uk") -> Unit:
    return next(unit for unit in PoStore().read(catalog(source, locale)).units if unit.source == text)


def edit(source: str, change: Callable[[Unit], Unit]) -> None:
    read = PoStore().read(catalog(source))
    catalog(source).write_bytes(PoStore().render(replace(read, units=tuple(change(unit) for unit in read.units))))


def review(source: str, text: str, target: str) -> None:
    edit(source, lambda unit: replace(unit, targets=(target,), flags=()) if unit.source == text else unit)


def glossary(text: str) -> None:
    Path("glossary").mkdir(exist_ok=True)
    Path("glossary/terms.csv").write_text(text, encoding="utf-8")


def report(*arguments: str) -> dict[str, object]:
    done = l10n("translate", *arguments, "--json")
    found = json.loads(done.stdout)["catalogs"][0]
    assert isinstance(found, dict)
    return found


def digests() -> dict[str, str]:
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in Path("locales").rglob("*")
        if path.is_file() and path.name != ".l10n.lock"
    }


@pytest.fixture
def remembered(machines: dict[str, FakeTranslator]) -> dict[str, FakeTranslator]:
    """One article in which a person translated one sentence."""
    article(OLD, LETTER, SPRING)
    assert l10n("translate", OLD).exit_code == 0
    review(OLD, LETTER, LETTER_UK)
    machines["uk"].asked.clear()
    return machines


def test_a_reviewed_sentence_of_another_article_enters_fuzzy_and_the_machine_is_not_asked(
    remembered: dict[str, FakeTranslator],
) -> None:
    article(NEW, LETTER, SECRET)
    found = report(NEW)
    assert (found["from_memory"], found["machine"], found["kept"]) == (1, 1, 0)
    assert remembered["uk"].asked == [SECRET]
    known = unit(NEW, LETTER)
    assert (known.target, known.fuzzy) == (LETTER_UK, True)
    assert known.comments == ("memory: locales/uk/LC_MESSAGES/old.po",)
    assert unit(NEW, SECRET).comments[0].startswith("machine: fake-1")


def test_trust_memory_accepts_it_as_reviewed(remembered: dict[str, FakeTranslator]) -> None:
    article(NEW, LETTER)
    assert report(NEW, "--trust-memory")["from_memory"] == 1
    assert not unit(NEW, LETTER).fuzzy
    assert l10n("translate", NEW, "--refresh").exit_code == 0
    assert (unit(NEW, LETTER).target, unit(NEW, LETTER).fuzzy) == (LETTER_UK, False)


def test_what_nobody_has_reviewed_is_not_remembered(remembered: dict[str, FakeTranslator]) -> None:
    article(NEW, SPRING)
    assert report(NEW)["from_memory"] == 0
    assert remembered["uk"].asked == [SPRING]


def test_a_sentence_that_is_like_a_reviewed_one_is_translated_and_the_match_offered_with_its_percentage(
    remembered: dict[str, FakeTranslator],
) -> None:
    close = LETTER.replace("letter", "letters")
    article(NEW, close)
    assert report(NEW)["from_memory"] == 0
    found = unit(NEW, close)
    assert found.target == f"uk({close})"
    assert found.comments[-1] == (f"memory suggests (98 %, locales/uk/LC_MESSAGES/old.po): {LETTER_UK} — for: {LETTER}")


def test_another_number_costs_ten_percent(remembered: dict[str, FakeTranslator]) -> None:
    article(NEW, LETTER.replace("12", "18"))
    l10n("translate", NEW)
    (found,) = PoStore().read(catalog(NEW)).units
    assert found.comments[-1].startswith("memory suggests (88 %, ")


def test_a_second_run_changes_no_byte_and_a_match_that_turns_up_later_makes_no_noise(
    remembered: dict[str, FakeTranslator],
) -> None:
    article(NEW, LETTER, LETTER.replace("12", "18"), SPRING.replace("spring", "summer"))
    l10n("translate", NEW)
    before = digests()
    l10n("translate", NEW)
    assert digests() == before
    review(OLD, SPRING, "Європа сподівається, що навесні переговори триватимуть.")
    before = digests()
    done = l10n("translate", NEW)
    assert digests() == before
    assert "unchanged" in done.output


def test_refresh_asks_the_memory_before_the_machine(remembered: dict[str, FakeTranslator]) -> None:
    article(NEW, SPRING)
    l10n("translate", NEW)
    review(OLD, SPRING, "Європа сподівається.")
    remembered["uk"].asked.clear()
    assert report(NEW, "--refresh")["from_memory"] == 1
    assert remembered["uk"].asked == []
    assert unit(NEW, SPRING).target == "Європа сподівається."


def test_no_memory_leaves_it_alone(remembered: dict[str, FakeTranslator]) -> None:
    article(NEW, LETTER)
    assert report(NEW, "--no-memory")["from_memory"] == 0
    assert remembered["uk"].asked == [LETTER]


def test_a_changed_sentence_is_not_offered_its_own_old_translation(remembered: dict[str, FakeTranslator]) -> None:
    changed = LETTER.replace("letter", "note")
    article(OLD, changed, SPRING)
    l10n("translate", OLD)
    found = unit(OLD, changed)
    assert (found.target, found.previous_source, found.fuzzy) == (LETTER_UK, LETTER, True)
    assert not [comment for comment in found.comments if comment.startswith("memory")]
    assert f"machine suggests: uk({changed})" in found.comments


def test_a_merged_sentence_is_not_offered_the_translation_of_its_part(remembered: dict[str, FakeTranslator]) -> None:
    both = LETTER.removesuffix(".") + ", and Europe is sad."
    article(OLD, LETTER, "Europe is sad.")
    l10n("translate", OLD)
    review(OLD, "Europe is sad.", "Європа сумує.")
    article(OLD, both)
    l10n("translate", OLD)
    found = unit(OLD, both)
    assert found.target.startswith(LETTER_UK)
    assert not [comment for comment in found.comments if comment.startswith("memory")]


def test_a_corrected_translation_replaces_the_one_before(remembered: dict[str, FakeTranslator]) -> None:
    article(NEW, LETTER)
    l10n("translate", NEW)
    review(OLD, LETTER, "Кремль промовчав про лист 12 міністрів.")
    l10n("translate", NEW, "--refresh")
    assert unit(NEW, LETTER).target == "Кремль промовчав про лист 12 міністрів."


def test_a_deleted_catalogue_takes_its_translations_along(remembered: dict[str, FakeTranslator]) -> None:
    article(NEW, SECRET)
    l10n("translate", NEW)
    catalog(OLD).unlink()
    article("locales/en/third.txt", LETTER)
    assert report("locales/en/third.txt")["from_memory"] == 0


def test_catalogues_elsewhere_are_remembered_beside_the_others(remembered: dict[str, FakeTranslator]) -> None:
    assert statistics()["locales"] == {"uk": 1}
    article(NEW, LETTER, SECRET)
    assert report(NEW, "--locales", "out")["from_memory"] == 1
    path = Path("out/uk/LC_MESSAGES/new.po")
    path.write_text(path.read_text().replace("#, fuzzy\n", "").replace(f"uk({SECRET})", "Таємниця."))
    l10n("memory", "stats", "--locales", "out")
    assert sorted(statistics()["origins"].values()) == [1, 2]


def test_a_match_that_breaks_the_glossary_is_used_with_a_note_and_never_trusted(
    remembered: dict[str, FakeTranslator],
) -> None:
    glossary("source,uk\nKremlin,Москва\n")
    article(NEW, LETTER)
    assert report(NEW, "--trust-memory")["from_memory"] == 1
    found = unit(NEW, LETTER)
    assert (found.target, found.fuzzy) == (LETTER_UK, True)
    assert found.comments == (
        "memory: locales/uk/LC_MESSAGES/old.po",
        "memory: the term Kremlin is not rendered as the glossary wants",
    )


def test_two_translations_of_one_sentence_are_both_shown_and_never_trusted(
    remembered: dict[str, FakeTranslator],
) -> None:
    article("locales/en/other.txt", LETTER)
    l10n("translate", "locales/en/other.txt", "--no-memory")
    review("locales/en/other.txt", LETTER, "Інше.")
    article(NEW, LETTER)
    l10n("translate", NEW, "--trust-memory")
    found = unit(NEW, LETTER)
    assert found.fuzzy
    texts = {found.target, found.comments[-1].rpartition("): ")[2]}
    assert texts == {LETTER_UK, "Інше."}


def test_other_locales_do_not_answer(remembered: dict[str, FakeTranslator]) -> None:
    article(NEW, LETTER)
    assert report(NEW, "--to", "ru")["from_memory"] == 0


def as_text(memory: Path) -> None:
    memory.write_bytes(b"no database at all, but long enough to be taken for one" * 40)


def as_folder(memory: Path) -> None:
    memory.unlink()
    memory.mkdir()


def with_pages_overwritten(memory: Path) -> None:
    data = bytearray(memory.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    memory.write_bytes(data)


def cut_off(memory: Path) -> None:
    memory.write_bytes(memory.read_bytes()[:5000])


@pytest.mark.parametrize("breaking", [as_text, as_folder, with_pages_overwritten, cut_off])
def test_a_broken_memory_costs_one_warning_and_no_translation(
    remembered: dict[str, FakeTranslator], breaking: Callable[[Path], None]
) -> None:
    l10n("memory", "stats")
    breaking(Path(".l10n/memory.sqlite"))
    article(NEW, LETTER)
    article("locales/en/third.txt", SPRING)
    done = l10n("translate", NEW, "locales/en/third.txt")
    assert done.exit_code == 0
    assert done.stderr.count("\n") == 1, done.stderr
    assert done.stderr.startswith("l10n: warning: ")
    assert "memory.sqlite" in done.stderr
    assert "can be deleted" in done.stderr
    assert unit(NEW, LETTER).target == f"uk({LETTER})"


def test_an_empty_file_in_the_memorys_place_is_filled(remembered: dict[str, FakeTranslator]) -> None:
    Path(".l10n/memory.sqlite").write_bytes(b"")
    article(NEW, LETTER)
    assert report(NEW)["from_memory"] == 1


def test_a_memory_that_another_run_writes_to_is_done_without(
    remembered: dict[str, FakeTranslator], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("l10n.adapters.memory.schema.WAIT", 0.05)
    article(NEW, LETTER)
    other = SqliteMemory(Path(".l10n/memory.sqlite"))
    with other.together():
        done = l10n("translate", NEW)
    other.close()
    assert (done.exit_code, "try again" in done.stderr) == (0, True)
    assert unit(NEW, LETTER).target == f"uk({LETTER})"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such names")
def test_a_catalogue_with_a_name_that_is_no_text_is_remembered(remembered: dict[str, FakeTranslator]) -> None:
    catalog(OLD).rename(os.fsdecode(b"locales/uk/LC_MESSAGES/\xff.po"))
    article(NEW, LETTER)
    assert report(NEW)["from_memory"] == 1


def test_the_memory_is_never_committed(remembered: dict[str, FakeTranslator]) -> None:
    article(NEW, LETTER)
    l10n("translate", NEW)
    assert "/memory.sqlite" in Path(".l10n/.gitignore").read_text()


# ---- the other switches of translate -----------------------------------------------------------------------


def test_refresh_terms_touches_only_what_the_glossary_change_touches(machines: dict[str, FakeTranslator]) -> None:
    glossary("source,uk\nKremlin,Кремль\n")
    article(OLD, LETTER, SPRING, SECRET)
    l10n("translate", OLD)
    edit(OLD, lambda unit: replace(unit, flags=()) if unit.source == SECRET else unit)
    machines["uk"].asked.clear()
    l10n("translate", OLD, "--refresh-terms")
    assert machines["uk"].asked == []
    glossary("source,uk\nKremlin,Москва\nclosed doors,зачинені двері\n")
    l10n("translate", OLD, "--refresh-terms")
    assert machines["uk"].asked
    assert all("Kremlin" in text for text in machines["uk"].asked), "SECRET is reviewed, SPRING has no term"


def test_units_that_lost_their_flag_together_are_reported_with_the_switch_that_accepts_them(
    machines: dict[str, FakeTranslator],
) -> None:
    article(OLD, LETTER, SPRING)
    l10n("translate", OLD)
    edit(OLD, lambda unit: replace(unit, flags=()))
    done = l10n("translate", OLD)
    assert "2 machine units came back without fuzzy" in done.output
    assert "--accept-unchanged" in done.output
    assert all(unit.fuzzy for unit in PoStore().read(catalog(OLD)).units)
    edit(OLD, lambda unit: replace(unit, flags=()))
    assert report(OLD, "--accept-unchanged")["held"] == 0
    assert not any(unit.fuzzy for unit in PoStore().read(catalog(OLD)).units)
    assert report(OLD)["held"] == 0, "accepted once, accepted for good"


def test_held_units_are_not_remembered(machines: dict[str, FakeTranslator]) -> None:
    article(OLD, LETTER, SPRING)
    l10n("translate", OLD)
    edit(OLD, lambda unit: replace(unit, flags=()))
    article(NEW, LETTER)
    assert report(NEW)["from_memory"] == 0


def test_verbose_says_unit_by_unit_what_changed(
    machines: dict[str, FakeTranslator], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "l10n")
    article(OLD, LETTER, SPRING)
    l10n("--verbose", "translate", OLD)
    article(OLD, LETTER)
    l10n("--verbose", "translate", OLD)
    lines = [record.getMessage() for record in caplog.records]
    assert any(line.endswith(f"old.po: new: {LETTER}") for line in lines)
    assert any(": obsolete: " in line or ": dropped: " in line for line in lines)
    assert not any(": kept: " in line for line in lines)


def test_trust_and_no_memory_exclude_each_other(machines: dict[str, FakeTranslator]) -> None:
    article(OLD, LETTER)
    done = l10n("translate", OLD, "--trust-memory", "--no-memory")
    assert (done.exit_code, "exclude each other" in done.output) == (2, True)


# ---- l10n memory -------------------------------------------------------------------------------------------


def tmx(path: str, *units: tuple[str, str, str]) -> str:
    Path(path).write_bytes(render_tmx([MemoryPair(*unit) for unit in units]))
    return path


def statistics() -> dict[str, Any]:
    done = l10n("memory", "stats", "--json")
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def test_an_imported_translation_is_used_as_a_reviewed_one_is(machines: dict[str, FakeTranslator]) -> None:
    done = l10n("memory", "import", tmx("news.tmx", ("uk", LETTER, LETTER_UK), ("de", LETTER, "Auf Deutsch.")))
    assert (done.exit_code, done.output) == (0, "news.tmx: 2 translations (de 1, uk 1)\n")
    article(NEW, LETTER)
    assert report(NEW)["from_memory"] == 1
    assert unit(NEW, LETTER).comments == ("memory: news.tmx",)


def test_an_import_outlives_the_catalogues_and_replaces_itself(remembered: dict[str, FakeTranslator]) -> None:
    l10n("memory", "import", tmx("news.tmx", ("uk", SPRING, "Перше."), ("uk", SECRET, "Таємниця.")))
    catalog(OLD).unlink()
    assert statistics()["origins"] == {"news.tmx": 2}
    done = l10n("memory", "import", tmx("news.tmx", ("uk", SPRING, "Друге.")))
    assert "replaced" in done.output
    article(NEW, SPRING, SECRET)
    assert report(NEW)["from_memory"] == 1
    assert unit(NEW, SPRING).target == "Друге."


def test_one_bad_file_does_not_stop_the_others(machines: dict[str, FakeTranslator]) -> None:
    Path("bad.tmx").write_text("hello")
    good = tmx("good.tmx", ("uk", LETTER, LETTER_UK))
    done = l10n("memory", "import", "none.tmx", "bad.tmx", good)
    assert done.exit_code == 1
    assert "none.tmx: cannot be read" in done.output
    assert "bad.tmx:1: is no TMX file" in done.output
    assert statistics()["locales"] == {"uk": 1}


@pytest.mark.parametrize("name", ["none.tmx", "bad.tmx", "french.tmx", "."])
def test_an_import_of_nothing_is_one_sentence_and_exit_2(machines: dict[str, FakeTranslator], name: str) -> None:
    Path("bad.tmx").write_text("hello")
    french = render_tmx([MemoryPair("uk", "Oui.", "Так.")]).replace(b'xml:lang="en"', b'xml:lang="fr"')
    Path("french.tmx").write_bytes(french)
    done = l10n("memory", "import", name)
    assert (done.exit_code, "Traceback" in done.output, name in done.output) == (2, False, True)


def test_export_holds_what_people_reviewed_and_imported(remembered: dict[str, FakeTranslator]) -> None:
    l10n("memory", "import", tmx("news.tmx", ("de", LETTER, "Auf Deutsch.")))
    done = l10n("memory", "export", "--to", "all.tmx")
    assert done.output == "all.tmx: 2 translations (de 1, uk 1)\n"
    assert read_tmx(Path("all.tmx").read_bytes(), "all.tmx") == (
        MemoryPair("de", LETTER, "Auf Deutsch."), MemoryPair("uk", LETTER, LETTER_UK),
    )  # fmt: skip
    assert l10n("memory", "export", "--to", "de.tmx", "--locale", "de").exit_code == 0
    assert len(read_tmx(Path("de.tmx").read_bytes(), "de.tmx")) == 1


def test_export_overwrites_nothing_unasked_and_writes_nothing_empty(remembered: dict[str, FakeTranslator]) -> None:
    Path("mine.tmx").write_text("mine")
    assert l10n("memory", "export", "--to", "mine.tmx").exit_code == 2
    assert Path("mine.tmx").read_text() == "mine"
    assert l10n("memory", "export", "--to", "mine.tmx", "--force").exit_code == 0
    done = l10n("memory", "export", "--to", "ru.tmx", "--locale", "ru")
    assert (done.exit_code, Path("ru.tmx").exists()) == (2, False)


def test_stats_count_by_locale_and_origin(remembered: dict[str, FakeTranslator]) -> None:
    l10n("memory", "import", tmx("news.tmx", ("de", LETTER, "Auf Deutsch.")))
    found = statistics()
    assert found["path"] == ".l10n/memory.sqlite"
    assert found["locales"] == {"de": 1, "uk": 1}
    assert found["origins"] == {"locales/uk/LC_MESSAGES/old.po": 1, "news.tmx": 1}
    shown = l10n("memory", "stats").output
    assert "2 translations (de 1, uk 1)" in shown
    assert "1 reviewed, in 1 of 1 catalogues" in shown
    assert "1 imported from news.tmx" in shown


def test_what_was_imported_can_be_forgotten_and_what_was_reviewed_cannot(
    remembered: dict[str, FakeTranslator],
) -> None:
    l10n("memory", "import", tmx("news.tmx", ("uk", SECRET, "Таємниця.")))
    assert l10n("memory", "forget", "news.tmx").exit_code == 0
    assert statistics()["origins"] == {"locales/uk/LC_MESSAGES/old.po": 1}
    assert l10n("memory", "forget", "news.tmx").exit_code == 2
    assert "is a catalogue" in l10n("memory", "forget", "locales/uk/LC_MESSAGES/old.po").output
