"""A glossary as a PO file, the way Weblate keeps one: one locale a file, flags say what an entry is.

`terminology` marks a term, `read-only` one that is not translated, `forbidden` a wrong form, `variant:"…"` a further
spelling of another entry's source. gettext allows one entry a source: further forms differ by their context
(`accepted: …`, `forbidden: …`, `inflected form: …`). Kind and match are extracted comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from l10n.adapters.glossary.csv_glossary import locale_tag
from l10n.adapters.glossary.imported import Imported, one_line, rendering_of
from l10n.errors import GlossaryError
from l10n.model import Match, Term, TermKind

__all__ = ["read_po", "render_po"]

ACCEPTED, FORBIDDEN, INFLECTED = "accepted", "forbidden", "inflected form"
VARIANT_OF = "variant of: "
_VARIANT = re.compile(r'variant:"((?:[^"\\]|\\.)*)"')
_FIELDS = re.compile(r"^(?:kind: (?P<kind>\w+)|match: (?P<match>[\w-]+))$", re.MULTILINE)


# polib reads `msgid "a` as a valid entry and loses it
_STRING_LINE = re.compile(r'\s*(?:msg\w+(?:\[\d+\])?)?\s*"')
_CLOSED_STRING = re.compile(r'[^"]*"(?:[^"\\]|\\.)*"\s*')


@dataclass(slots=True)
class _Draft:
    """A term while its entries come in."""

    source: str
    line: int
    variants: list[str] = field(default_factory=list)
    variant_targets: list[str] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)
    inflected: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_po(data: bytes, locale: str = "", path: str = "") -> Imported:
    """The terms of a PO glossary; `locale` overrides the header's `Language`.

    Raises `GlossaryError` for what is no PO file or names no locale. Entries that are obsolete, fuzzy or without a
    translation are left out with a notice.
    """
    catalog = _parse(data, path)
    tag = locale_tag(locale or catalog.metadata.get("Language", ""))
    if tag is None:
        raise GlossaryError("its header names no language", "Give one with --locale.", path=path, line=1)
    drafts: dict[str, _Draft] = {}
    skipped: list[str] = []
    for entry in catalog:
        if entry.obsolete or "fuzzy" in entry.flags or not (_target(entry) or _variant_of(entry)):
            skipped.append(str(entry.linenum))
        else:
            _take(drafts, entry)
    notice = f"{len(skipped)} obsolete, fuzzy or untranslated, on lines {', '.join(skipped[:10])}"
    terms = tuple(_term(draft, tag, path) for draft in drafts.values())
    return Imported(terms, (notice,) if skipped else ())


def render_po(terms: Sequence[Term], locale: str) -> bytes:
    """The glossary of `locale` for Weblate; terms that are free there are left out.

    Of two terms with one source the second is left out too: gettext knows an entry by its source.
    """
    import polib

    catalog = polib.POFile(wrapwidth=0)
    catalog.metadata = {
        "Project-Id-Version": "glossary",
        "Language": locale.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": "en",
    }
    seen: set[tuple[str | None, str]] = set()
    for term in terms:
        for fields in _entries(term, locale):
            entry = polib.POEntry(**fields)
            if (entry.msgctxt, entry.msgid) not in seen:
                seen.add((entry.msgctxt, entry.msgid))
                catalog.append(entry)
    return f"{catalog}\n".encode()


def _parse(data: bytes, path: str) -> Any:
    import polib

    try:
        text = data.decode("utf-8-sig")
        _refuse_open_strings(text, path)
        # `#=` is how newer gettext writes flags of its own; polib raises on it
        return polib.pofile(re.sub(r"^#[=,] ?", "#, ", text, flags=re.MULTILINE) + "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise GlossaryError("is not UTF-8", "Convert it with msgconv -t UTF-8.", path=path, line=line) from error
    except (OSError, ValueError, IndexError) as error:
        raise GlossaryError(f"is no PO file: {error}", "Mend it; msgfmt -c names the place.", path=path) from error


def _refuse_open_strings(text: str, path: str) -> None:
    for number, line in enumerate(text.split("\n"), 1):
        if _STRING_LINE.match(line) and not _CLOSED_STRING.fullmatch(line):
            raise GlossaryError("a string is not closed", 'End it with ".', path=path, line=number)


def _target(entry: Any) -> str:
    target: str = entry.msgstr.strip()
    return target or (entry.msgid.strip() if "read-only" in entry.flags else "")


def _take(drafts: dict[str, _Draft], entry: Any) -> None:
    variant = _variant_of(entry)
    source = variant or entry.msgid.strip()
    draft = drafts.setdefault(source, _Draft(source, entry.linenum))
    if variant:
        draft.variants.append(entry.msgid.strip())
        draft.variant_targets += filter(None, (_target(entry),))
        return
    context = (entry.msgctxt or "").partition(":")[0]
    if FORBIDDEN in entry.flags or context == FORBIDDEN:
        draft.forbidden.append(_target(entry))
    elif context == INFLECTED:
        draft.inflected.append(_target(entry))
    else:
        draft.allowed.append(_target(entry))
    draft.notes += filter(None, (entry.comment, entry.tcomment))


def _variant_of(entry: Any) -> str | None:
    """The source that an entry is another spelling of; our comment first, for polib splits flags at every comma."""
    if entry.comment.startswith(VARIANT_OF):
        return str(entry.comment[len(VARIANT_OF) :])
    flag = _VARIANT.search(", ".join(entry.flags))
    return re.sub(r"\\(.)", r"\1", flag[1]) if flag else None


def _term(draft: _Draft, locale: str, path: str) -> Term:
    text = "\n".join(dict.fromkeys(draft.notes))
    fields = {name: value for found in _FIELDS.finditer(text) for name, value in found.groupdict().items() if value}
    kinds = {kind.value: kind for kind in TermKind}
    matches = {match.value: match for match in Match}
    return Term(
        draft.source,
        tuple(dict.fromkeys(draft.variants)),
        kinds.get(fields.get("kind", ""), TermKind.OTHER),
        MappingProxyType(
            {locale: rendering_of(draft.allowed or draft.variant_targets, draft.forbidden, draft.inflected)}
        ),
        matches.get(fields.get("match", ""), Match.SMART),
        _FIELDS.sub("", text).strip(),
        path,
        draft.line,
    )


def _entries(term: Term, locale: str) -> Iterator[dict[str, Any]]:
    rendering = term.rendering(locale)
    if rendering is None:
        return
    source = one_line(term.source)
    if rendering.preferred:
        flags = ["terminology", "read-only"] if rendering.preferred == term.source else ["terminology"]
        yield _entry(source, rendering.preferred, flags, comment=_comment(term))
    for context, forms in (
        (ACCEPTED, rendering.accepted),
        (INFLECTED, rendering.inflected),
        (FORBIDDEN, rendering.forbidden),
    ):
        flags = ["terminology", "forbidden"] if context == FORBIDDEN else ["terminology"]
        for form in forms:
            comment = "" if rendering.preferred else _comment(term)
            yield _entry(source, form, flags, comment=comment, msgctxt=f"{context}: {one_line(form)}")
    escaped = source.replace("\\", "\\\\").replace('"', '\\"')
    for variant in term.variants:
        yield _entry(
            one_line(variant),
            rendering.preferred,
            ["terminology", f'variant:"{escaped}"'],
            comment=f"{VARIANT_OF}{source}",
        )


def _entry(source: str, target: str, flags: Sequence[str], **fields: Any) -> dict[str, Any]:
    return {"msgid": source, "msgstr": one_line(target), "flags": list(flags), **fields}


def _comment(term: Term) -> str:
    kind = f"kind: {term.kind.value}" if term.kind is not TermKind.OTHER else ""
    match = f"match: {term.match.value}" if term.match is not Match.SMART else ""
    return "\n".join(filter(None, (kind, match, *(one_line(line) for line in term.note.splitlines()))))
