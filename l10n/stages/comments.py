"""The tool's own translator comments (`# `): where a text comes from, what is wrong with it, and what else is offered.

Comments are for reading: translators' editors show them, and some editors lose them. Nothing is decided by them.
"""

from __future__ import annotations

import re

from l10n.model import Origin, Rung, Translation, Unit
from l10n.ports import MemoryMatch

__all__ = ["earlier", "human_comments", "provenance", "remembered", "returned", "suggestion", "without_suggestions"]

SPACE = re.compile(r"[^\S\u00a0\u2007\u202f]+")
MACHINE = "machine: "
MACHINE_SUGGESTS = "machine suggests: "
MEMORY = "memory: "
MEMORY_SUGGESTS = "memory suggests "
EARLIER = "earlier translation: "
RETURNED = "returned translation: "
SUGGESTIONS = (MACHINE_SUGGESTS, MEMORY_SUGGESTS)


def provenance(done: Translation) -> tuple[str, ...]:
    """Where a text comes from, and everything that is not right with it yet, a line each."""
    mark = MEMORY if done.origin is Origin.MEMORY else MACHINE
    score = "" if done.score is None else f", score {done.score:.2f}"
    rung = "" if done.rung is Rung.NO_TERMS else f", terms: {done.rung.value}"
    lacking = tuple(
        f"{mark}the term {verdict.term.source} is not rendered as the glossary wants"
        for verdict in done.verdicts
        if not verdict.satisfied
    )
    problems = tuple(mark + problem for problem in done.problems)
    return tuple(_line(text) for text in (f"{mark}{done.signature}{score}{rung}", *lacking, *problems))


def suggestion(done: Translation) -> str:
    """A fresh translation, offered beside the text that a person wrote."""
    if done.origin is Origin.MEMORY:
        return remembered(MemoryMatch(done.source, done.target, 100, done.signature))
    return _line(MACHINE_SUGGESTS + done.target)


def remembered(match: MemoryMatch) -> str:
    """A translation from the memory, of this sentence or of one that is like it, and from where."""
    origin = f", {match.origin}" if match.origin else ""
    other = "" if match.similarity == 100 else f" — for: {match.source}"
    return _line(f"{MEMORY_SUGGESTS}({match.similarity} %{origin}): {match.target}{other}")


def earlier(target: str) -> str:
    """A text that another one has replaced."""
    return _line(EARLIER + target)


def returned(target: str) -> str:
    """A text that came back from a translator, where another one stands already."""
    return _line(RETURNED + target)


def human_comments(unit: Unit) -> tuple[str, ...]:
    """The comments that are not the tool's to replace."""
    return tuple(text for text in unit.comments if not text.startswith((MACHINE, MEMORY, *SUGGESTIONS)))


def without_suggestions(unit: Unit) -> tuple[str, ...]:
    """The comments without what was offered for an earlier state of the unit."""
    return tuple(text for text in unit.comments if not text.startswith(SUGGESTIONS))


def _line(text: str) -> str:
    """One line: a line end inside a comment would end the comment. No-break spaces stay: texts are copied from here."""
    return SPACE.sub(" ", text).strip()
