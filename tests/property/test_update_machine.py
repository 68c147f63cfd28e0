"""Authors, translators and the tool take turns, at random: no word that a person wrote is ever lost or altered."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from l10n.model import Severity, Unit
from l10n.pipeline import saving
from l10n.pipeline.sources import read
from l10n.pipeline.template import write_template
from l10n.stages.units import translatable
from l10n.stages.update import Refresh
from tests.property import editors, oracle
from tests.property.articles import GAPS, PARTS, SENTENCES, Part, merge, split, text_of
from tests.property.desk import Desk

pytestmark = pytest.mark.tools
PATH = "locales/en/talks.txt"
PLACE = st.integers(0, 30)
CONTEXTS = st.sampled_from([None, "lead", "caption"])


class Turns(RuleBasedStateMachine):
    """The state is the folder; `tracked` are the texts that somebody has approved or written."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="l10n-turns-"))
        self.desk = Desk(self.root)
        self.parts: list[Part] = []
        self.earlier: list[list[Part]] = []
        self.snapshots: list[tuple[bytes, bytes]] = []
        self.tracked: set[str] = set()
        self.count = 0
        self.unsynced = patch("os.fsync")
        self.unsynced.start()

    def teardown(self) -> None:
        self.unsynced.stop()
        shutil.rmtree(self.root)

    @initialize(parts=st.lists(PARTS, min_size=2, max_size=6), stride=st.integers(1, 4))
    def begin(self, parts: list[Part], stride: int) -> None:
        self.stride, self.steps = stride, 0
        self.write(parts)
        self.run_and_look(Refresh.NONE)

    # ---- the author ----------------------------------------------------------------------------------------

    def write(self, parts: list[Part]) -> None:
        self.earlier.append(self.parts)
        self.parts = parts
        self.desk.article.write_bytes(text_of(parts).encode() or b"Empty.")

    @rule(place=PLACE, part=PARTS)
    def insert(self, place: int, part: Part) -> None:
        place %= len(self.parts) + 1
        self.write([*self.parts[:place], part, *self.parts[place:]])

    @precondition(lambda self: len(self.parts) > 1)
    @rule(place=PLACE)
    def remove(self, place: int) -> None:
        place %= len(self.parts)
        self.write([*self.parts[:place], *self.parts[place + 1 :]])

    @precondition(lambda self: self.parts)
    @rule(place=PLACE, word=st.integers(0, 9), new=st.sampled_from(["never", "again", "Europe"]))
    def change_a_word(self, place: int, word: int, new: str) -> None:
        place %= len(self.parts)
        sentence, gap = self.parts[place]
        words = sentence.split(" ")
        words[word % len(words)] = new
        self.write([*self.parts[:place], (" ".join(words), gap), *self.parts[place + 1 :]])

    @precondition(lambda self: self.parts)
    @rule(place=PLACE, sentence=SENTENCES)
    def replace(self, place: int, sentence: str) -> None:
        place %= len(self.parts)
        self.write([*self.parts[:place], (sentence, self.parts[place][1]), *self.parts[place + 1 :]])

    @precondition(lambda self: self.parts)
    @rule(place=PLACE)
    def split(self, place: int) -> None:
        place %= len(self.parts)
        self.write([*self.parts[:place], *split(self.parts[place]), *self.parts[place + 1 :]])

    @precondition(lambda self: len(self.parts) > 1)
    @rule(place=PLACE)
    def merge(self, place: int) -> None:
        place %= len(self.parts) - 1
        self.write([*self.parts[:place], merge(*self.parts[place : place + 2]), *self.parts[place + 2 :]])

    @precondition(lambda self: self.parts)
    @rule(place=PLACE, to=PLACE)
    def move(self, place: int, to: int) -> None:
        rest = list(self.parts)
        part = rest.pop(place % len(rest))
        rest.insert(to % (len(rest) + 1), part)
        self.write(rest)

    @precondition(lambda self: self.parts)
    @rule(place=PLACE, gap=st.sampled_from(GAPS))
    def repeat(self, place: int, gap: str) -> None:
        self.write([*self.parts, (self.parts[place % len(self.parts)][0], gap)])

    @precondition(lambda self: len(self.earlier) > 1)
    @rule(back=st.integers(1, 4))
    def take_back(self, back: int) -> None:
        self.write(self.earlier[-min(back, len(self.earlier) - 1)])

    # ---- the translator and the translator's programs ------------------------------------------------------

    def person(self, word: str = oracle.MARK) -> str:
        self.count += 1
        return f'{word} {self.count} — «так» "\\" {{x}}.'

    @rule(place=PLACE)
    def approve(self, place: int) -> None:
        self.desk.edit(editors.on_one(place, editors.approve))

    @rule(place=PLACE)
    def doubt(self, place: int) -> None:
        self.desk.edit(editors.on_one(place, lambda unit: editors.altered(unit, flags=("fuzzy",))))

    @rule(place=PLACE)
    def correct(self, place: int) -> None:
        self.desk.edit(editors.on_one(place, lambda unit: editors.typed(editors.approve(unit), self.person())))

    @rule(place=PLACE)
    def draft(self, place: int) -> None:
        self.desk.edit(editors.on_one(place, lambda unit: editors.typed(unit, self.person(), fuzzy=True)))

    @rule(place=PLACE)
    def empty(self, place: int) -> None:
        self.desk.edit(editors.on_one(place, lambda unit: editors.typed(editors.approve(unit), "")))

    @rule(place=PLACE)
    def note(self, place: int) -> None:
        note = self.person(oracle.NOTE)
        self.desk.edit(editors.on_one(place, lambda unit: editors.altered(unit, comments=(*unit.comments, note))))

    @rule(place=PLACE)
    def flag(self, place: int) -> None:
        self.desk.edit(editors.on_one(place, editors.flagged))

    @rule(sentence=SENTENCES, context=CONTEXTS, line=st.sampled_from([f"{PATH}:2", "other.txt:1", ""]))
    def add_an_entry(self, sentence: str, context: str | None, line: str) -> None:
        entry = Unit(sentence, (self.person(),), context, references=(line,) if line else ())
        self.desk.edit(editors.add_entry(entry))

    @rule(number=st.integers(0, 3))
    def add_plurals(self, number: int) -> None:
        entry = Unit(f"one {number}", (self.person(), "", ""), source_plural="many", references=(f"{PATH}:1",))
        self.desk.edit(editors.add_entry(entry))

    @rule(
        edit=st.sampled_from(
            [editors.no_fuzzy, editors.no_comments, editors.no_references, editors.header_rewritten]
        )
    )  # fmt: skip
    def save_in_an_editor(self, edit: editors.Edit) -> None:
        self.desk.edit(edit)

    @rule(seed=st.integers(0, 5))
    def reorder(self, seed: int) -> None:
        self.desk.edit(editors.reordered(seed))

    @rule(
        command=st.sampled_from(
            ["msgcat", "msgcat --no-wrap", "msgcat --sort-output", "msgcat --width=40", "msgcat --add-location=file",
             "msgattrib", "msgattrib --no-obsolete", "msgattrib --clear-fuzzy", "msgattrib --clear-previous",
             "msgattrib --set-obsolete"]
        )
    )  # fmt: skip
    def save_by_gettext(self, command: str) -> None:
        editors.gettext(self.desk.catalog, *command.split())

    @rule(options=st.sampled_from([(), ("--previous",), ("--no-fuzzy-matching",), ("--previous", "--no-wrap")]))
    def merge_by_gettext(self, options: tuple[str, ...]) -> None:
        write_template(self.desk.article, read(self.desk.article, self.desk.tools), self.desk.tools)
        editors.msgmerge(self.desk.catalog, self.desk.layout.template(self.desk.article), options)

    @rule(save=st.sampled_from([editors.toolkit, editors.cr_lf, editors.without_final_newline]))
    def save_otherwise(self, save: editors.Save) -> None:
        save(self.desk.catalog)

    # ---- what happens to files -----------------------------------------------------------------------------

    @rule()
    def lose_the_ledger(self) -> None:
        self.desk.ledger.unlink(missing_ok=True)

    @rule(share=st.integers(1, 3))
    def lose_lines_of_the_ledger(self, share: int) -> None:
        if self.desk.ledger.exists():
            lines = self.desk.ledger.read_text("utf-8").split("\n")
            self.desk.ledger.write_text("<<<<<<< ours\n" + "\n".join(lines[::share]), "utf-8")

    @rule(back=st.integers(1, 5), ledger=st.booleans(), catalog=st.booleans())
    def check_out_an_older_state(self, back: int, ledger: bool, catalog: bool) -> None:
        old = self.snapshots[-min(back, len(self.snapshots))]
        if catalog:
            self.desk.catalog.write_bytes(old[0])
        if ledger:
            self.desk.ledger.write_bytes(old[1])

    # ---- the tool ------------------------------------------------------------------------------------------

    @rule(version=st.integers(1, 3))
    def install_a_model(self, version: int) -> None:
        self.desk.machine.version = version

    @rule(rendering=st.sampled_from(["Європа", "Европа"]))
    def change_the_glossary(self, rendering: str) -> None:
        self.desk.glossary.rendering = rendering

    @rule(refresh=st.sampled_from([Refresh.NONE, Refresh.NONE, Refresh.MACHINE, Refresh.TERMS]))
    def translate(self, refresh: Refresh) -> None:
        self.run_and_look(refresh)

    @rule(writes=st.integers(0, 2), refresh=st.sampled_from([Refresh.NONE, Refresh.MACHINE]))
    def translate_and_be_killed(self, writes: int, refresh: Refresh) -> None:
        before, ledger = self.desk.read(), self.desk.read_ledger()
        self.remember(oracle.precious(before, ledger))
        left = [writes]
        write = saving.write_atomically

        def dies(path: Path, data: bytes) -> bool:
            left[0] -= 1
            if left[0] < 0:
                raise KeyboardInterrupt
            return write(path, data)

        with patch.object(saving, "write_atomically", dies), suppress(KeyboardInterrupt):
            self.desk.run(refresh)
        oracle.nothing_is_lost(self.tracked, oracle.notes_of(before), self.desk.read())

    @invariant()
    def translate_now_and_then(self) -> None:
        """After each step, or each second, third, fourth one."""
        self.steps += 1
        if self.steps % self.stride == 0:
            self.run_and_look(Refresh.NONE)

    def remember(self, texts: set[str]) -> None:
        """Track these; a text that the translator deleted is tracked no more."""
        standing = {target for unit in self.desk.read().units for target in unit.targets}
        self.tracked = (self.tracked & standing) | texts

    def run_and_look(self, refresh: Refresh) -> None:
        desk = self.desk
        source = desk.article.read_bytes()
        before, ledger = desk.read(), desk.read_ledger()
        sound = not desk.catalog.exists() or oracle.gettext_accepts(desk.catalog)
        self.remember(oracle.precious(before, ledger))
        desk.run(refresh)
        article = read(desk.article, desk.tools)
        sentences = [segment.text for segment in article.segments if translatable(segment.text)]
        after = desk.read()
        assert not [defect for defect in after.defects if defect.severity is Severity.ERROR]
        oracle.nothing_is_lost(self.tracked, oracle.notes_of(before), after)
        oracle.reviewed_stays(before, after, ledger, sentences, PATH)
        oracle.strangers_stay(before, after, PATH, sentences)
        oracle.header_stays(before, after)
        oracle.every_sentence_has_its_entry(after, sentences, PATH)
        assert not sound or not list(oracle.complaints(desk.catalog))
        self.source_is_rebuilt(source)
        self.second_run_changes_nothing()
        self.snapshots.append((desk.catalog.read_bytes(), desk.ledger.read_bytes()))

    def source_is_rebuilt(self, source: bytes) -> None:
        article = read(self.desk.article, self.desk.tools)
        pieces = [article.gaps[0]]
        for segment, gap in zip(article.segments, article.gaps[1:], strict=True):
            pieces += (segment.text, gap)
        assert "".join(pieces).encode(article.encoding) == source == self.desk.article.read_bytes()

    def second_run_changes_nothing(self) -> None:
        files = (self.desk.catalog, self.desk.ledger, self.desk.layout.template(self.desk.article))
        before = [path.read_bytes() for path in files]
        self.desk.run()
        assert [path.read_bytes() for path in files] == before


# 40 × 50 steps; more on a quiet evening: L10N_TURNS=1000 uv run pytest tests/property
TestTurns = Turns.TestCase
TestTurns.settings = settings(
    max_examples=int(os.environ.get("L10N_TURNS", "40")),
    stateful_step_count=50,
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=list(HealthCheck),
)
