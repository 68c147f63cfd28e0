"""Any other locale: words are compared as they stand, and only what the glossary lists is a form."""

from __future__ import annotations

from functools import lru_cache

from l10n.adapters.morphology.tokens import Pattern, indexed, longest, read_words, scan, tokenize
from l10n.model import Occurrence, Rendering, TermKind
from l10n.ports import Form

__all__ = ["Plain"]


class Plain:
    """No inflection: the forms of a phrase are the phrase."""

    def __init__(self, locale: str) -> None:
        self._locale = locale

    @property
    def locale(self) -> str:
        """The locale, as a BCP 47 tag."""
        return self._locale

    def find(self, rendering: Rendering, text: str, kind: TermKind) -> tuple[Occurrence, ...]:  # noqa: ARG002 - the port
        """Every allowed rendering and listed form in `text`, as whole words, capitals where it has them."""
        return _found((*rendering.allowed, *rendering.inflected), text)

    def find_forbidden(self, rendering: Rendering, text: str, kind: TermKind) -> tuple[Occurrence, ...]:  # noqa: ARG002 - the port
        """Every forbidden rendering in `text`, as whole words."""
        return _found(rendering.forbidden, text)

    def forms(self, phrase: str, kind: TermKind) -> tuple[Form, ...]:  # noqa: ARG002
        """The phrase itself."""
        return (Form(phrase),)

    def tags(self, text: str) -> tuple[frozenset[str], ...]:  # noqa: ARG002
        """Nothing is known."""
        return ()


def _found(phrases: tuple[str, ...], text: str) -> tuple[Occurrence, ...]:
    words = read_words(text, str)
    tokens = words.tokens
    hits = longest(scan(words, _index(phrases), str.istitle))
    return tuple(
        Occurrence(tokens[hit.first].start, tokens[hit.last - 1].end, hit.pattern.rendering, exact=True) for hit in hits
    )


@lru_cache(maxsize=4096)
def _index(phrases: tuple[str, ...]) -> dict[str, tuple[Pattern, ...]]:
    return dict(indexed(Pattern(tokenize(phrase, str), phrase, exact=True) for phrase in phrases))
