"""White space: at the ends, between words, beside marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.contract import Flaw
from l10n.checks.prose.marks import language
from l10n.model import Check, Severity
from l10n.stages.protect import EMAIL, URL

__all__ = ["CHECK", "spacing"]

CHECK = Check(
    "spacing",
    "prose",
    "White space",
    Severity.WARNING,
    "One space between words, none at the ends that the source has not, none before a comma or stop, one after a comma,"
    " none inside brackets and guillemets. French, which puts spaces before ; : ! ? and inside « », is not judged.",
    good=(
        ("Yes, it is.", "Так, це є.", "uk"),
        (" and so on", " и так далее", "ru"),
        ("At 10:30 only 3.5 percent ...", "Um 10:30 Uhr nur 3,5 Prozent …", "de"),
        ("i.e. nothing", "т.е. ничего", "ru"),
    ),
    bad=(
        ("Yes, it is.", "Так , це є.", "uk"),
        ("Yes, it is.", "Так, це  є.", "uk"),
        ("Yes, it is.", "Да,это так.", "ru"),
        ("Yes (it is).", "Да ( это так).", "ru"),
        ("Yes, it is.", "Ja, so ist es. ", "de"),
        ("Yes, it is.", " Ja, so ist es.", "de"),
    ),
)
GAP = "[ \t\u00a0\u2009\u202f]"
# Pattern, what is wrong, what should stand there. What stands before is asked for after the first character, which
# makes the search five times as fast. `(?<=\S.)`: indentation is none of these.
RULES = tuple(
    (re.compile(pattern), message, suggestion)
    for pattern, message, suggestion in (
        (rf"{GAP}(?<=\S.){GAP}+(?=\S)", "more than one space", " "),
        (rf"{GAP}(?<=[^\s,;:.!?–—-].){GAP}*(?=[,;])", "space before “{next}”", ""),
        (rf"{GAP}(?<=[^\s,;:.!?–—-].){GAP}*(?=[!?:.](?:\s|$))", "space before “{next}”", ""),
        (rf"{GAP}(?<=[(\[].){GAP}*(?=\S)|{GAP}(?<=\S.){GAP}*(?=[)\]])", "space inside brackets", ""),
        (r",(?<=[^\W\d_]{2},)(?=[^\W\d_]{2})", "no space after “,”", ", "),
        (
            r"[;!?](?<=[^\W\d_]{2}.)(?<!&quot;)(?<!&amp;)(?<!&apos;)(?<!&[lg]t;)(?<!&nbsp;)(?=[^\W\d_]{2})",
            "no space after “{this}”",
            "{this} ",
        ),
        (r"\.(?<=[^\W\d_A-ZА-ЯІЇЄҐЁ]{3}.)(?=[A-ZА-ЯІЇЄҐЁÄÖÜ][^\W\d_A-ZА-Я])", "no space after “.”", ". "),
    )
)
GUILLEMETS = re.compile(rf"(?<=«){GAP}+(?=\S)|(?<=\S){GAP}+(?=»)")
FRENCH = "fr"


def spacing(source: str, target: str, locale: str) -> Iterator[Flaw]:
    """Spaces too many and too few; of each kind only what the source has not."""
    if not target.strip():
        return
    yield from _ends(source, target)
    if language(locale) == FRENCH:
        return
    addresses = _addresses(target)
    for pattern, message, suggestion in RULES:
        found = [match for match in pattern.finditer(target) if not _inside(match.start(), addresses)]
        if found and not pattern.search(source):
            yield from (_flaw(match, message, suggestion) for match in found)
    if language(locale) in ("uk", "ru"):
        yield from (_flaw(match, "space inside « »", "") for match in GUILLEMETS.finditer(target))


def _ends(source: str, target: str) -> Iterator[Flaw]:
    """Line ends are gettext's matter (`file-newlines`)."""
    body, own = target.strip("\r\n"), source.strip("\r\n")
    lead, trail = len(body) - len(body.lstrip()), len(body) - len(body.rstrip())
    start = target.find(body)
    if lead and not own[:1].isspace():
        yield Flaw("space at the beginning", (start, start + lead), "")
    if trail and not own[-1:].isspace():
        yield Flaw("space at the end", (start + len(body) - trail, start + len(body)), "")
    if own.strip() and ((own[0] == " " and not lead) or (own[-1] == " " and not trail)):
        yield Flaw("the source has a space at its end or beginning, the translation has not")


def _flaw(match: re.Match[str], message: str, suggestion: str) -> Flaw:
    words = {"this": match[0], "next": match.string[match.end() : match.end() + 1]}
    return Flaw(message.format(**words), match.span(), suggestion.format(**words))


def _addresses(text: str) -> list[tuple[int, int]]:
    patterns = (URL, EMAIL) if "@" in text or "/" in text or "www." in text else ()
    return [match.span() for pattern in patterns for match in pattern.finditer(text)]


def _inside(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)
