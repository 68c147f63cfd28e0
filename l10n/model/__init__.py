"""The values that flow through the program: frozen, slotted, standard library only.

Vocabulary (gettext's and the translation field's): an article is cut into *segments* (sentences); a *unit* is
one catalogue entry, source and target; a *term* is a glossary entry; a *locale* is a BCP 47 tag such as `uk` or
`pt-BR`. Positions are half-open `[start, end)` in characters, not bytes; lines and columns count from 1.
"""

from __future__ import annotations

from l10n.model.articles import Article, Segment
from l10n.model.catalogues import Catalog, Origin, State, Unit
from l10n.model.findings import CatalogExample, Check, Finding, Severity
from l10n.model.glossary import Match, Occurrence, Rendering, Term, TermKind, TermMatch, TermVerdict
from l10n.model.translation import Hypothesis, Link, Rung, TermMarkup, Translation

__all__ = [
    "Article",
    "Catalog",
    "CatalogExample",
    "Check",
    "Finding",
    "Hypothesis",
    "Link",
    "Match",
    "Occurrence",
    "Origin",
    "Rendering",
    "Rung",
    "Segment",
    "Severity",
    "State",
    "Term",
    "TermKind",
    "TermMarkup",
    "TermMatch",
    "TermVerdict",
    "Translation",
    "Unit",
]
