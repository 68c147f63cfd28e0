"""What is wrong with a glossary: entries that contradict, hide or repeat each other, and targets misspelt by script.

Findings point at the entry's file and line; `target` is the form at fault and `span` the place in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from l10n.model import Check, Finding, Match, Rendering, Severity, Term
from l10n.stages.folding import fold
from l10n.stages.scripts import foreign_letter, foreign_word, mend_mixed, mixed_word, script_of

__all__ = ["GLOSSARY_CHECKS", "check_glossary"]

DUPLICATE = Check(
    "glossary-file-duplicate",
    "glossary",
    "Term entered twice",
    Severity.WARNING,
    "Two entries with one source and no contradiction: the second has no effect, and one day only one gets changed.",
)
CONFLICT = Check(
    "glossary-file-conflict",
    "glossary",
    "Entries contradict each other",
    Severity.ERROR,
    "Two entries with one source want different translations: which one holds would depend on the files' names.",
)
SHADOW = Check(
    "glossary-file-shadow",
    "glossary",
    "Term is never found",
    Severity.WARNING,
    "A spelling that another entry has already, or that has no letter or digit, is never found in a text.",
)
SCRIPT = Check(
    "glossary-file-script",
    "glossary",
    "Wrong script or alphabet",
    Severity.ERROR,
    "A form in another script, with a look-alike letter of another script (Latin i in Путін), or with a letter that the"
    " alphabet lacks (ы in Ukrainian, ї in Russian) is never recognised in a right translation. Sources kept as they"
    " are and acronyms in capitals may stay Latin.",
)
FORBIDDEN = Check(
    "glossary-file-forbidden",
    "glossary",
    "Form both allowed and forbidden",
    Severity.ERROR,
    "No translation could satisfy such a term.",
)
MISSING = Check(
    "glossary-file-missing",
    "glossary",
    "Locale without a translation",
    Severity.INFO,
    "An empty cell leaves the term free, which may be meant; a cell with forbidden forms only says it clearly.",
)

GLOSSARY_CHECKS = (DUPLICATE, CONFLICT, SHADOW, SCRIPT, FORBIDDEN, MISSING)
"""Every check of this module, for the documentation."""


def check_glossary(terms: Sequence[Term], locales: Sequence[str]) -> tuple[Finding, ...]:
    """Everything wrong with `terms`, in order of file and line; `locales` are those that a term should have."""
    findings = [
        *_repeated(terms),
        *(finding for term in terms for check in _TERM_CHECKS for finding in check(term)),
        *(finding for term in terms for finding in _missing(term, locales)),
    ]
    return tuple(sorted(findings, key=lambda finding: (finding.path, finding.line or 0)))


def _finding(check: Check, term: Term, message: str, **fields: Any) -> Finding:
    return Finding(check.id, check.severity, message, term.path, term.line or None, term=term.source, **fields)


def _repeated(terms: Sequence[Term]) -> Iterator[Finding]:
    """Entries that claim a spelling which an earlier one has; the finder gives it to the earlier one."""
    owners: dict[tuple[bool, str], tuple[Term, bool]] = {}
    for term in terms:
        reported: set[int] = set()
        for at, source in enumerate(term.sources):
            owner = next((owners[key] for key in _claims(term, source) if key in owners), None)
            if owner and owner[0] is not term and id(owner[0]) not in reported:
                reported.add(id(owner[0]))
                yield _collision(term, source, owner[0], whole=at == 0 and owner[1])
        for at, source in enumerate(term.sources):
            for key in _claims(term, source):
                owners.setdefault(key, (term, at == 0))


def _claims(term: Term, source: str) -> Iterator[tuple[bool, str]]:
    text = fold(source)
    yield True, text.plain.strip()
    if term.match is Match.IGNORE_CASE or (term.match is Match.SMART and text.plain == text.folded):
        yield False, text.folded.strip()


def _collision(term: Term, source: str, other: Term, *, whole: bool) -> Finding:
    place = f"{other.path}:{other.line}" if other.path else f"“{other.source}”"
    locale = _contradiction(term, other)
    if locale:
        mine, theirs = term.renderings[locale].preferred, other.renderings[locale].preferred
        message = f"“{source}” is “{theirs}” in {place}, here “{mine}”"
        return _finding(CONFLICT, term, message, locale=locale, target=mine, suggestion=theirs)
    if whole:
        return _finding(DUPLICATE, term, f"“{source}” is already in {place}")
    return _finding(
        SHADOW, term, f"the spelling “{source}” belongs to “{other.source}” ({place}) and is never found here"
    )


def _contradiction(term: Term, other: Term) -> str | None:
    """The first locale for which both entries prefer something, and not the same."""
    for locale, rendering in term.renderings.items():
        theirs = other.renderings.get(locale)
        if theirs and rendering.preferred and theirs.preferred and rendering.preferred != theirs.preferred:
            return locale
    return None


def _unusable(term: Term) -> Iterator[Finding]:
    for source in term.sources:
        if not any(character.isalnum() for character in source):
            yield _finding(SHADOW, term, f"the spelling “{source}” has no letter or digit and is never found")


def _forbidden(term: Term) -> Iterator[Finding]:
    for locale, rendering in term.renderings.items():
        allowed = {form.lower() for form in (*rendering.allowed, *rendering.inflected)}
        for form in rendering.forbidden:
            if form.lower() in allowed:
                yield _finding(FORBIDDEN, term, f"“{form}” is both allowed and forbidden", locale=locale, target=form)


def _misspelt(term: Term) -> Iterator[Finding]:
    for source in term.sources:
        if found := mixed_word(source):
            yield _mixed(term, source, found.span(), "")
    for locale, rendering in term.renderings.items():
        for form in (*rendering.allowed, *rendering.inflected):
            if form not in term.sources:
                yield from _misspelt_form(term, form, locale)


def _misspelt_form(term: Term, form: str, locale: str) -> Iterator[Finding]:
    if found := mixed_word(form):
        yield _mixed(term, form, found.span(), locale)
        return
    if found := foreign_letter(form, locale):
        message = f"“{form}” has the letter {found[0]}, which {locale} does not write"
        yield _finding(SCRIPT, term, message, locale=locale, target=form, span=found.span())
    for word in foreign_word(form, locale):
        if not _kept(word[0], term):
            message = f"“{word[0]}” is not in {script_of(locale)} script, as {locale} is"
            yield _finding(SCRIPT, term, message, locale=locale, target=form, span=word.span())
            return


def _kept(word: str, term: Term) -> bool:
    """Whether a foreign word may stand: a Latin acronym (`BBC`), or a word of the source (`iPhone`)."""
    return word.isascii() and (word.isupper() or any(word in source for source in term.sources))


def _mixed(term: Term, form: str, span: tuple[int, int], locale: str) -> Finding:
    start, end = span
    mended = mend_mixed(form[start:end])
    message = f"“{form[start:end]}” mixes Latin and Cyrillic letters"
    # Киiв in Russian: the Cyrillic twin of i would be as wrong there
    right = mended and not foreign_letter(mended, locale)
    suggestion = f"{form[:start]}{mended}{form[end:]}" if right else None
    return _finding(SCRIPT, term, message, locale=locale, target=form, span=span, suggestion=suggestion)


def _missing(term: Term, locales: Sequence[str]) -> Iterator[Finding]:
    for locale in locales:
        rendering: Rendering | None = term.rendering(locale)
        if rendering is None:
            yield _finding(MISSING, term, f"no translation for {locale}: the term is free there", locale=locale)


_TERM_CHECKS: tuple[Callable[[Term], Iterator[Finding]], ...] = (_unusable, _forbidden, _misspelt)
