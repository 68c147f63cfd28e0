"""Merging: whatever the two sides and the ledger say, no human word is lost."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.adapters.po import parse, render_text
from l10n.model import Catalog, Unit
from l10n.ports import ReturnedUnit
from l10n.stages.ledger import Ledger, LedgerEntry, ledger_key
from l10n.stages.merge import Outcome, merge

SOURCES = ("One.", "Two.", "Three.")
TEXTS = st.sampled_from(("", "machine", "machine before", "anna", "boris", "vira"))
MACHINE = {"", "machine", "machine before"}


@st.composite
def entries(draw: st.DrawFn) -> LedgerEntry | None:
    if draw(st.booleans()):
        return None
    human = draw(st.sampled_from(("", "anna", "machine")))
    return LedgerEntry(written="machine", earlier=draw(st.sampled_from(("", "machine before"))), human=human,
                       approved=bool(human) and draw(st.booleans()))  # fmt: skip


@st.composite
def units(draw: st.DrawFn) -> Unit:
    source = draw(st.sampled_from(SOURCES))
    target = draw(TEXTS)
    fuzzy = bool(target) and draw(st.booleans())
    previous = draw(st.sampled_from((None, "Before."))) if fuzzy else None
    return Unit(source, (target,), flags=("fuzzy",) if fuzzy else (), previous_source=previous,
                comments=draw(st.sampled_from(((), ("Питання?",)))), obsolete=draw(st.booleans()))  # fmt: skip


CATALOGS = st.lists(units(), max_size=3, unique_by=lambda unit: unit.source)
RETURNED = st.lists(
    st.builds(
        ReturnedUnit,
        st.sampled_from((*SOURCES, "Before.", "New.")),
        st.tuples(TEXTS),
        fuzzy=st.sampled_from((None, True, False)),
    ),
    max_size=5,
)
LEDGERS = st.fixed_dictionaries({source: entries() for source in (*SOURCES, "Before.")})


def kept(catalog: Catalog) -> set[str]:
    """Every text that stands in the catalogue, be it in a comment."""
    return {
        text for unit in catalog.units for text in (*unit.targets, *(line.split(": ", 1)[-1] for line in unit.comments))
    }


@settings(max_examples=400, deadline=None)
@given(CATALOGS, RETURNED, LEDGERS, st.booleans(), st.booleans())
def test_no_human_text_is_lost_and_no_review_undone(
    ours: list[Unit], theirs: list[ReturnedUnit], known: dict[str, LedgerEntry | None], flags: bool, accept: bool
) -> None:
    catalog = Catalog("a.po", {"Language": "uk"}, tuple(ours))
    ledger = Ledger({ledger_key(None, source): entry for source, entry in known.items() if entry})
    done = merge(catalog, ledger, theirs, flags_kept=flags, accept_unchanged=accept, now="today")
    assert len(done.outcomes) == len(theirs)
    texts = kept(done.catalog)
    assert {unit.target for unit in ours} - MACHINE <= texts, "ours"
    seen = {entry.human for entry in known.values() if entry}
    assert {unit.targets[0] for unit in theirs} - MACHINE - seen <= texts, "theirs, but for what the ledger knew"
    for before, after in zip(ours, done.catalog.units, strict=False):
        assert before.key == after.key
        if before.target and not before.fuzzy:
            assert not after.fuzzy, "a review is never taken back"
    reread = parse(render_text(done.catalog))
    assert not reread.defects
    assert list(reread.units) == list(done.catalog.units)


@settings(max_examples=200, deadline=None)
@given(CATALOGS, st.lists(RETURNED.map(lambda units: units[:1]), max_size=3), LEDGERS)
def test_merging_again_changes_nothing(
    ours: list[Unit], files: list[list[ReturnedUnit]], known: dict[str, LedgerEntry | None]
) -> None:
    catalog = Catalog("a.po", {"Language": "uk"}, tuple(ours))
    ledger = Ledger({ledger_key(None, source): entry for source, entry in known.items() if entry})
    for file in files:
        once = merge(catalog, ledger, file)
        twice = merge(once.catalog, once.ledger, file)
        assert twice.catalog == once.catalog
        catalog, ledger = once.catalog, once.ledger


def test_nothing_to_merge_leaves_the_ledger_alone() -> None:
    ledger = Ledger({"stray": LedgerEntry(written="a")})
    done = merge(Catalog("a.po", units=(Unit("One.", ("a",)),)), ledger, (ReturnedUnit("One.", ("a",), fuzzy=False),))
    assert done.ledger is ledger
    assert done.outcomes[0].outcome is Outcome.UNCHANGED


def test_a_table_without_contexts_names_no_one_of_several_entries() -> None:
    catalog = Catalog("a.po", units=(Unit("Open", ("Відкрити",), context="menu"), Unit("Open", ("",), context="state")))
    done = merge(catalog, Ledger(), (ReturnedUnit("Open", ("Відчинено",), fuzzy=False),))
    assert done.catalog.units[:2] == catalog.units
    assert done.outcomes[0].outcome is Outcome.UNKNOWN


def test_plural_forms_are_merged_whole() -> None:
    days = Unit("%d day", ("", ""), source_plural="%d days")
    back = ReturnedUnit("%d day", ("%d Tag", "%d Tage"), source_plural="%d days", fuzzy=False)
    done = merge(Catalog("a.po", units=(days,)), Ledger(), (back,))
    assert done.catalog.units == (replace(days, targets=("%d Tag", "%d Tage")),)
    half = replace(back, targets=("%d Tag", ""))
    assert merge(Catalog("a.po", units=(days,)), Ledger(), (half,)).catalog.units == (days,)
