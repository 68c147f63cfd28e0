"""Whether the glossary says something else about a sentence than it did: a signature of the terms in play."""

from __future__ import annotations

import hashlib

from l10n.ports import TermFinder

__all__ = ["term_signature"]


def term_signature(source: str, finder: TermFinder, locale: str) -> str:
    """A hash of the terms in `source` with all their forms in `locale`; empty where there is none.

    The order of the terms and where they stand do not count: a moved sentence keeps its signature.
    """
    known = set()
    for match in finder.find(source):
        rendering = match.term.rendering(locale)
        if rendering is not None:
            forms = (rendering.preferred, rendering.accepted, rendering.forbidden, rendering.inflected)
            known.add(repr((match.term.source, match.term.kind.value, forms)))
    return hashlib.sha256("\n".join(sorted(known)).encode()).hexdigest()[:12] if known else ""
