"""Bringing catalogues up to date: what a person wrote stays, whatever happens to the article."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from difflib import ndiff
from types import MappingProxyType

import pytest

from l10n.adapters.po import parse, render_text
from l10n.model import Catalog, Origin, Segment, Translation, Unit
from l10n.ports import MemoryMatch
from l10n.stages.ledger import Ledger, parse_ledger, render_ledger
from l10n.stages.update import Change, Refresh, Update, finish, prepare

PATH = "locales/en/talks.txt"
ONE = "The Kremlin did not answer the letter from the White House."
TWO = "Europe hopes that the talks will go on in the spring."
THREE = "Nobody in Washington expected the minister to resign so early."
FOUR = "China says that it will not send any more weapons to the front."
ARTICLE = (ONE, TWO, THREE, FOUR)


def segments(*sentences: str) -> tuple[Segment, ...]:
    return tuple(Segment(text, 0, len(text), line, line) for line, text in enumerate(sentences, start=1))


def machine(source: str, version: str = "1") -> Translation:
    return Translation(source, f"MT{version}: {source}", Origin.MACHINE, f"engine {version}", -0.5)


def update(
    sentences: tuple[str, ...],
    catalog: Catalog | None = None,
    ledger: Ledger | None = None,
    *,
    refresh: Refresh = Refresh.NONE,
    version: str = "1",
    terms: Callable[[str], str] = lambda _source: "",
    accept: bool = False,
    notes: Callable[[str], tuple[str, ...]] | None = lambda _source: (),
    suggestions: Mapping[str, tuple[MemoryMatch, ...]] = MappingProxyType({}),
) -> Update:
    plan = prepare(
        segments(*sentences), PATH, catalog or Catalog("talks.po"), ledger or Ledger(),
        refresh=refresh, terms=terms, accept_unchanged=accept,
    )  # fmt: skip
    done = finish(
        plan, {source: machine(source, version) for source in plan.wanted}, notes, suggestions=suggestions, now="today"
    )
    reparsed = parse(render_text(done.catalog))
    assert list(reparsed.units) == list(done.catalog.units), "what is written is what was meant"
    assert not reparsed.defects
    return replace(done, catalog=reparsed, ledger=parse_ledger(render_ledger(done.ledger)))


def edit(done: Update, source: str, /, **changes: object) -> Catalog:
    """The catalogue as an editor would save it."""
    units = tuple(
        replace(unit, **changes) if unit.source == source else unit  # type: ignore[arg-type]
        for unit in done.catalog.units
    )
    assert units != done.catalog.units
    return parse(render_text(replace(done.catalog, units=units)))


def reviewed(done: Update, source: str, target: str = "Людське слово.") -> Catalog:
    return edit(done, source, targets=(target,), flags=())


def unit(done: Update, source: str) -> Unit:
    return next(unit for unit in done.catalog.units if unit.source == source)


def change(done: Update, source: str) -> Change:
    return next(change.change for change in done.changes if change.source == source)


def test_a_new_article_is_machine_translated_and_unreviewed() -> None:
    done = update(ARTICLE)
    assert [unit.source for unit in done.catalog.units] == list(ARTICLE)
    assert all(unit.fuzzy and unit.previous_source is None for unit in done.catalog.units)
    assert unit(done, ONE).comments == ("machine: engine 1, score -0.50",)
    assert unit(done, TWO).references == (f"{PATH}:2",)
    assert (done.machine, done.kept, done.from_memory) == (4, 0, 0)


def test_a_second_run_changes_nothing() -> None:
    first = update(ARTICLE)
    second = update(ARTICLE, first.catalog, first.ledger)
    assert render_text(second.catalog) == render_text(first.catalog)
    assert second.ledger == first.ledger
    assert (second.machine, second.kept) == (0, 4)


def test_an_inserted_sentence_is_one_new_unit_and_moved_references() -> None:
    first = update(ARTICLE)
    catalog = first.catalog
    for source in ARTICLE:
        catalog = edit(replace(first, catalog=catalog), source, targets=(f"Людське: {source}",), flags=())
    fresh = "A new sentence stands here."
    done = update((ONE, TWO, fresh, THREE, FOUR), catalog, first.ledger)
    assert [unit.source for unit in done.catalog.units if unit.fuzzy] == [fresh]
    changes = list(ndiff(render_text(catalog).splitlines(), render_text(done.catalog).splitlines()))
    added = [line[2:] for line in changes if line.startswith("+ ") and not line.startswith("+ #: ")]
    removed = [line[2:] for line in changes if line.startswith("- ") and not line.startswith("- #: ")]
    assert not removed
    assert sorted(added) == sorted(
        ["# machine: engine 1, score -0.50", "#, fuzzy", f'msgid "{fresh}"', f'msgstr "MT1: {fresh}"', ""]
    )


@pytest.mark.parametrize("refresh", list(Refresh))
def test_a_reviewed_unit_is_never_touched_by_the_machine(refresh: Refresh) -> None:
    first = update(ARTICLE)
    catalog = reviewed(first, TWO)
    done = update(ARTICLE, catalog, first.ledger, refresh=refresh, version="2", terms=lambda _source: "other")
    assert unit(done, TWO) == next(unit for unit in catalog.units if unit.source == TWO)


def test_a_draft_is_never_overwritten() -> None:
    first = update(ARTICLE)
    done = update(ARTICLE, edit(first, TWO, targets=("Чернетка.",)), first.ledger, refresh=Refresh.MACHINE, version="2")
    assert (unit(done, TWO).target, unit(done, TWO).fuzzy) == ("Чернетка.", True)
    assert unit(done, ONE).target == f"MT2: {ONE}"


def test_refresh_translates_untouched_machine_units_only() -> None:
    first = update(ARTICLE)
    done = update(ARTICLE, reviewed(first, ONE), first.ledger, refresh=Refresh.MACHINE, version="2")
    assert [unit.target[:4] for unit in done.catalog.units] == ["Людс", "MT2:", "MT2:", "MT2:"]
    assert done.ledger.untouched(unit(done, TWO))
    assert unit(done, TWO).comments == ("machine: engine 2, score -0.50",)


def test_refresh_terms_translates_what_a_glossary_change_touches() -> None:
    first = update(ARTICLE, terms=lambda source: "old" if "Europe" in source else "")
    done = update(
        ARTICLE, first.catalog, first.ledger, refresh=Refresh.TERMS, version="2",
        terms=lambda source: "new" if "Europe" in source else "",
    )  # fmt: skip
    assert [unit.source for unit in done.catalog.units if unit.target.startswith("MT2")] == [TWO]


def test_without_the_ledger_every_text_counts_as_a_persons() -> None:
    first = update(ARTICLE)
    done = update(ARTICLE, first.catalog, Ledger(), refresh=Refresh.MACHINE, version="2")
    assert render_text(done.catalog) == render_text(first.catalog)


CHANGED = TWO.replace("spring", "autumn of this year")


def test_a_changed_sentence_keeps_its_human_translation_and_offers_the_machines() -> None:
    first = update(ARTICLE)
    done = update((ONE, CHANGED, THREE, FOUR), reviewed(first, TWO), first.ledger)
    found = unit(done, CHANGED)
    assert (found.target, found.fuzzy, found.previous_source) == ("Людське слово.", True, TWO)
    assert found.comments[-1] == f"machine suggests: MT1: {CHANGED}"
    assert change(done, CHANGED) is Change.CHANGED
    again = update((ONE, CHANGED, THREE, FOUR), done.catalog, done.ledger, refresh=Refresh.MACHINE, version="2")
    assert unit(again, CHANGED) == found


def test_a_change_taken_back_restores_the_review() -> None:
    first = update(ARTICLE)
    catalog = reviewed(first, TWO)
    done = update((ONE, CHANGED, THREE, FOUR), catalog, first.ledger)
    back = update(ARTICLE, done.catalog, done.ledger)
    assert (unit(back, TWO).target, unit(back, TWO).fuzzy) == ("Людське слово.", False)
    assert unit(back, TWO).previous_source is None
    assert len(back.catalog.units) == 4


def test_a_twice_changed_sentence_keeps_the_source_that_its_translation_was_made_for() -> None:
    first = update(ARTICLE)
    done = update((ONE, CHANGED, THREE, FOUR), reviewed(first, TWO), first.ledger)
    later = CHANGED.replace("hopes", "wishes")
    done = update((ONE, later, THREE, FOUR), done.catalog, done.ledger)
    assert (unit(done, later).target, unit(done, later).previous_source) == ("Людське слово.", TWO)


def test_a_changed_machine_unit_is_translated_anew_without_a_previous_source() -> None:
    first = update(ARTICLE)
    catalog = edit(first, TWO, comments=("machine: engine 1", "Ask the editor."))
    done = update((ONE, CHANGED, THREE, FOUR), catalog, first.ledger)
    found = unit(done, CHANGED)
    assert (found.target, found.previous_source) == (f"MT1: {CHANGED}", None)
    assert found.comments == ("Ask the editor.", "machine: engine 1, score -0.50")
    assert len(done.catalog.units) == 4


def test_an_approved_machine_text_is_a_persons_when_its_source_changes() -> None:
    first = update(ARTICLE)
    done = update((ONE, CHANGED, THREE, FOUR), edit(first, TWO, flags=()), first.ledger)
    assert unit(done, CHANGED).target == f"MT1: {TWO}"
    assert unit(done, CHANGED).previous_source == TWO


def test_of_two_alike_the_nearer_one_is_found() -> None:
    a, b = "The talks of the first day ended late.", "The talks of the third day ended late."
    first = update((a, ONE, TWO, THREE, b))
    catalog = reviewed(replace(first, catalog=reviewed(first, a, "Перше.")), b, "Третє.")
    changed = "The talks of the tird day ended late!"
    done = update((changed, ONE, TWO, THREE), catalog, first.ledger)
    assert unit(done, changed).target == "Перше."
    assert unit(done, b).obsolete


def test_a_removed_sentence_turns_obsolete_and_comes_back() -> None:
    first = update(ARTICLE)
    gone = update((ONE, THREE, FOUR), reviewed(first, TWO), first.ledger)
    assert unit(gone, TWO).obsolete
    assert change(gone, TWO) is Change.OBSOLETE
    back = update(ARTICLE, gone.catalog, gone.ledger)
    assert (unit(back, TWO).target, unit(back, TWO).fuzzy, unit(back, TWO).obsolete) == ("Людське слово.", False, False)
    assert change(back, TWO) is Change.REVIVED
    assert [unit.source for unit in back.catalog.units] == list(ARTICLE)


def test_a_removed_machine_unit_comes_back_without_the_machine() -> None:
    first = update(ARTICLE)
    gone = update((ONE, THREE, FOUR), first.catalog, first.ledger)
    assert unit(gone, TWO).obsolete
    back = update(ARTICLE, gone.catalog, gone.ledger)
    assert (back.machine, unit(back, TWO).target) == (0, f"MT1: {TWO}")
    assert back.ledger.untouched(unit(back, TWO))


def test_a_moved_sentence_keeps_everything_but_its_reference() -> None:
    first = update(ARTICLE)
    done = update((TWO, THREE, FOUR, ONE), reviewed(first, ONE), first.ledger)
    assert (unit(done, ONE).target, unit(done, ONE).fuzzy) == ("Людське слово.", False)
    assert [unit.source for unit in done.catalog.units] == [TWO, THREE, FOUR, ONE]
    assert done.machine == 0


def test_a_repeated_sentence_is_one_unit_with_two_references() -> None:
    first = update(ARTICLE)
    done = update((*ARTICLE, ONE), reviewed(first, ONE), first.ledger)
    assert unit(done, ONE).references == (f"{PATH}:1", f"{PATH}:5")
    assert len(done.catalog.units) == 4


def test_a_split_sentence_finds_its_translation_in_both_parts() -> None:
    whole = "The minister left early, and nobody in the room asked her for the reason."
    parts = ("The minister left early.", "And nobody in the room asked her for the reason.")
    first = update((ONE, whole, TWO))
    done = update((ONE, *parts, TWO), reviewed(first, whole, "Ціле."), first.ledger)
    for part in parts:
        assert (unit(done, part).target, unit(done, part).previous_source, unit(done, part).fuzzy) == (
            "Ціле.",
            whole,
            True,
        )
    back = update((ONE, whole, TWO), done.catalog, done.ledger)
    assert (unit(back, whole).target, unit(back, whole).fuzzy) == ("Ціле.", False)


def test_merged_sentences_find_their_translations_one_after_the_other() -> None:
    parts = ("The minister left early.", "And nobody in the room asked her for the reason.")
    whole = "The minister left early, and nobody in the room asked her for the reason."
    first = update((ONE, *parts, TWO))
    catalog = reviewed(replace(first, catalog=reviewed(first, parts[0], "Перше.")), parts[1], "Друге.")
    done = update((ONE, whole, TWO), catalog, first.ledger)
    assert (unit(done, whole).target, unit(done, whole).fuzzy) == ("Перше. Друге.", True)
    assert [unit(done, part).target for part in parts] == ["Перше.", "Друге."]
    assert all(unit(done, part).obsolete for part in parts)


FOREIGN = """
# A translator's own header comment.
msgid ""
msgstr ""
"Language: uk\\n"
"X-Own: kept\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#: other.txt:1
msgid "Foreign first"
msgstr "Чуже перше"

#. by hand
#: locales/en/talks.txt:1
#, no-wrap, x-odd
#= fresh
msgid "%s"
msgstr "Перше."

#: locales/en/talks.txt:9
msgid "one file"
msgid_plural "many files"
msgstr[0] "один"
msgstr[1] "багато"

#: locales/en/talks.txt:2
msgctxt "lead"
msgid "Europe hopes that the talks will go on in the spring."
msgstr "Друге."

#~ msgid "Long gone"
#~ msgstr "Давнє"
""".lstrip().replace("%s", ONE)


def test_what_the_tool_did_not_make_stays_as_it_is() -> None:
    catalog = parse(FOREIGN)
    same = update((ONE, TWO), catalog, notes=None)
    assert render_text(same.catalog) == FOREIGN
    done = update(("A new beginning is what this is.", ONE, TWO), catalog)
    text = render_text(done.catalog)
    for kept in ("X-Own: kept", "# A translator's own header comment.", "#. by hand", "#, no-wrap, x-odd\n#= fresh",
                 'msgstr[1] "багато"', 'msgctxt "lead"', "Чуже перше", '#~ msgstr "Давнє"'):  # fmt: skip
        assert kept in text
    assert [unit.source for unit in done.catalog.units][:2] == ["Foreign first", "A new beginning is what this is."]


def test_repeats_with_contexts_keep_their_entries() -> None:
    text = 'msgid ""\nmsgstr "Language: uk\\n"\n'
    for context, line in (("a", 1), ("b", 3)):
        text += f'\n#: {PATH}:{line}\nmsgctxt "{context}"\nmsgid "{ONE}"\nmsgstr "{context}"\n'
    done = update((TWO, ONE, THREE, ONE), parse(text))
    found = [(unit.context, unit.references) for unit in done.catalog.units if unit.source == ONE]
    assert found == [("a", (f"{PATH}:2",)), ("b", (f"{PATH}:4",))]


def test_entries_of_an_editor_that_drops_references_are_still_the_articles() -> None:
    first = update(ARTICLE)
    bare = replace(
        first.catalog, units=tuple(replace(unit, references=()) for unit in reviewed(first, TWO).units), raw=None
    )
    done = update((ONE, CHANGED, THREE), bare, first.ledger)
    assert unit(done, CHANGED).target == "Людське слово."
    assert unit(done, FOUR).obsolete
    assert unit(done, ONE).references == (f"{PATH}:1",)


def without_flags(done: Update) -> Catalog:
    units = tuple(replace(unit, flags=()) for unit in done.catalog.units)
    return parse(render_text(replace(done.catalog, units=units)))


def test_flags_that_all_vanish_at_once_are_no_review() -> None:
    first = update(ARTICLE)
    done = update(ARTICLE, without_flags(first), first.ledger)
    assert (done.held, all(unit.fuzzy for unit in done.catalog.units)) == (4, True)
    assert render_text(done.catalog) == render_text(first.catalog)


def test_unless_somebody_says_that_they_are() -> None:
    first = update(ARTICLE)
    done = update(ARTICLE, without_flags(first), first.ledger, accept=True)
    assert (done.held, any(unit.fuzzy for unit in done.catalog.units)) == (0, False)
    later = update(ARTICLE, done.catalog, done.ledger)
    assert not any(unit.fuzzy for unit in later.catalog.units)


def test_flags_that_vanish_with_one_correction_are_a_review() -> None:
    first = update(ARTICLE)
    done = update(ARTICLE, reviewed(replace(first, catalog=without_flags(first)), ONE), first.ledger)
    assert (done.held, any(unit.fuzzy for unit in done.catalog.units)) == (0, False)


def test_approving_the_last_unit_is_a_review() -> None:
    first = update(ARTICLE)
    catalog = first.catalog
    for source in ARTICLE:
        catalog = edit(replace(first, catalog=catalog), source, flags=())
        first = update(ARTICLE, catalog, first.ledger)
        catalog = first.catalog
    assert not any(unit.fuzzy for unit in catalog.units)


def test_a_source_that_msgmerge_changed_gets_a_suggestion_once() -> None:
    first = update(ARTICLE)
    catalog = edit(first, TWO, source=CHANGED, previous_source=TWO, targets=("Людське слово.",))
    done = update((ONE, CHANGED, THREE, FOUR), catalog, first.ledger)
    assert unit(done, CHANGED).comments[-1].startswith("machine suggests: ")
    assert unit(done, CHANGED).target == "Людське слово."
    again = update((ONE, CHANGED, THREE, FOUR), done.catalog, done.ledger)
    assert render_text(again.catalog) == render_text(done.catalog)


def test_a_persons_obsolete_text_goes_before_a_fresh_machine_text() -> None:
    first = update(ARTICLE)
    text = render_text(first.catalog) + f'\n#~ msgctxt "old"\n#~ msgid "{TWO}"\n#~ msgstr "Давнє людське."\n'
    done = update(ARTICLE, parse(text), first.ledger)
    assert (unit(done, TWO).target, unit(done, TWO).fuzzy) == ("Давнє людське.", False)


def test_a_new_obsolete_entry_takes_the_place_of_an_old_one_with_its_key() -> None:
    """gettext refuses two obsolete entries with one msgid."""
    first = update(ARTICLE)
    text = render_text(reviewed(first, TWO)) + f'\n#~ msgid "{TWO}"\n#~ msgstr "Давнє людське."\n'
    done = update((ONE, THREE, FOUR), parse(text), first.ledger)
    (found,) = [unit for unit in done.catalog.units if unit.source == TWO]
    assert (found.target, found.comments[-1]) == ("Людське слово.", "earlier translation: Давнє людське.")


def test_notes_are_renewed_and_other_extracted_comments_stay() -> None:
    first = update(ARTICLE, notes=lambda _source: ("Europe → Європа",))
    catalog = edit(first, TWO, notes=("by hand", "Europe → Європа"))
    done = update(ARTICLE, catalog, first.ledger, notes=lambda _source: ("Europe → Европа",))
    assert unit(done, TWO).notes == ("by hand", "Europe → Европа")


def test_the_memory_is_offered_in_a_comment() -> None:
    done = update(ARTICLE, suggestions={ONE: (MemoryMatch("The Kremlin did not answer.", "Кремль мовчав.", 81),)})
    assert unit(done, ONE).comments[-1] == "memory suggests (81 %): Кремль мовчав. — for: The Kremlin did not answer."


def test_the_memory_is_offered_with_where_it_comes_from() -> None:
    found = MemoryMatch("The Kremlin did not answer.", "Кремль мовчав.", 81, "news.tmx")
    done = update(ARTICLE, suggestions={ONE: (found, replace(found, target="Кремль промовчав."))})
    assert unit(done, ONE).comments[1:] == (
        "memory suggests (81 %, news.tmx): Кремль мовчав. — for: The Kremlin did not answer.",
    )


@pytest.mark.parametrize(("trust", "fuzzy"), [(False, True), (True, False)], ids=["waits for review", "is trusted"])
def test_a_full_match_from_the_memory(trust: bool, fuzzy: bool) -> None:
    plan = prepare(segments(ONE), PATH, Catalog("talks.po"), Ledger())
    match = Translation(ONE, "З пам'яті.", Origin.MEMORY, "old.po")
    done = finish(plan, {ONE: match}, None, trust_memory=trust)
    assert (done.from_memory, done.machine, unit(done, ONE).fuzzy) == (1, 0, fuzzy)
    assert unit(done, ONE).comments == ("memory: old.po",)


def test_a_run_killed_between_two_files_does_not_turn_the_machines_text_into_a_draft() -> None:
    first = update(ARTICLE)
    second = update(ARTICLE, first.catalog, first.ledger, refresh=Refresh.MACHINE, version="2")
    third = update(ARTICLE, first.catalog, second.ledger, refresh=Refresh.MACHINE, version="3")
    assert all(unit.target.startswith("MT3") for unit in third.catalog.units)


def test_nor_do_two_killed_runs() -> None:
    first = update(ARTICLE)
    second = update(ARTICLE, first.catalog, first.ledger, refresh=Refresh.MACHINE, version="2")
    third = update(ARTICLE, first.catalog, second.ledger, refresh=Refresh.MACHINE, version="3")
    fourth = update(ARTICLE, first.catalog, third.ledger, refresh=Refresh.MACHINE, version="4")
    assert all(unit.target.startswith("MT4") for unit in fourth.catalog.units)


@pytest.mark.parametrize(
    "line",
    ["<<<<<<< ours", "{", '{"key": 1}', '{"key": "a", "written": 3}', "[]", '{"key": "a", "score": "high"}'],
)
def test_a_broken_ledger_line_is_passed_over(line: str) -> None:
    first = update(ARTICLE)
    text = render_ledger(first.ledger)
    assert parse_ledger(line + "\n" + text).entries == first.ledger.entries


def test_a_ledger_survives_line_separators_in_targets() -> None:
    plan = prepare(segments(ONE), PATH, Catalog("talks.po"), Ledger())
    done = finish(plan, {ONE: Translation(ONE, "a\u2028b\u0085c", Origin.MACHINE, "e")}, None)
    assert parse_ledger(render_ledger(done.ledger)) == done.ledger
