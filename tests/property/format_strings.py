"""Format strings of every kind that gettext knows, sound and broken, and pairs of them as slips make them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["FRAGMENTS", "PLURAL_FORMS", "Pair", "catalog_of", "pairs"]

PARTS = Path(__file__).resolve().parents[1] / "data" / "format-strings.txt"


def _read() -> dict[str, list[str]]:
    """The parts of each format; a line that begins with blanks goes on with the format above it."""
    found: dict[str, list[str]] = {}
    for line in PARTS.read_text("utf-8").splitlines():
        name, _, parts = ("", "", line) if line.startswith(" ") else line.partition(":")
        if not line.startswith("#"):
            name = name or next(reversed(found))
            found[name] = found.get(name, []) + parts.split()
    return found


FRAGMENTS = _read()
TEXTS = ("", "a ", ",", "100% ", "5 % of", " % d", "x", "ї ", ".", "%", "{", "}", "'", "~", "$")
PLURAL_FORMS = (
    "nplurals=1; plural=0;",
    "nplurals=2; plural=n != 1;",
    "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2;",
)


@dataclass(frozen=True, slots=True)
class Pair:
    """An entry: its flag, its source, that of its plural forms, its targets."""

    flag: str
    source: str
    plural: str | None
    targets: tuple[str, ...]


def pairs(random_: random.Random, name: str, forms: int) -> Iterator[Pair]:
    """Pairs without end of the format `name`: a source of a few parts, targets that a slip or two made of them."""
    parts = FRAGMENTS[name]
    while True:
        source = [_part(random_, parts) for _ in range(random_.randint(1, 3))]
        text = random_.choice(("", " ")).join(source)
        plural = random_.random() < 0.25
        count = forms if plural else 1
        targets = tuple(random_.choice(("", " ")).join(_slipped(random_, parts, source)) or "x" for _ in range(count))
        if text:
            yield Pair(
                f"{name}-format",
                "one" if plural and random_.random() < 0.5 else text,
                text if plural else None,
                targets,
            )


def _part(random_: random.Random, parts: list[str]) -> str:
    return random_.choice(parts) if random_.random() < 0.85 else random_.choice(TEXTS)


def _slipped(random_: random.Random, parts: list[str], source: list[str]) -> list[str]:
    target = list(source)
    for _ in range(random_.choice((0, 1, 1, 1, 2))):
        slip = random_.randrange(5)
        place = random_.randint(0, len(target))
        if slip == 0:
            random_.shuffle(target)
        elif slip == 1:
            del target[place : place + 1]
        elif slip == 2:
            target[place : place + 1] = [_part(random_, parts)]
        else:
            target.insert(place, _part(random_, parts) if slip == 3 else random_.choice(target or [""]))
    return target


def catalog_of(entries: list[Pair], plural_forms: str) -> tuple[str, list[int]]:
    """A PO file, and the line of each entry's first comment."""
    lines = [
        'msgid ""', 'msgstr ""', '"Language: uk\\n"', '"Content-Type: text/plain; charset=UTF-8\\n"',
        f'"Plural-Forms: {plural_forms}\\n"', "",
    ]  # fmt: skip
    starts = []
    for number, entry in enumerate(entries):
        starts.append(len(lines) + 1)
        lines += [f"#, {entry.flag}", f'msgctxt "{number}"', f'msgid "{_escaped(entry.source)}"']
        if entry.plural is None:
            lines.append(f'msgstr "{_escaped(entry.targets[0])}"')
        else:
            lines.append(f'msgid_plural "{_escaped(entry.plural)}"')
            lines += [f'msgstr[{form}] "{_escaped(target)}"' for form, target in enumerate(entry.targets)]
        lines.append("")
    return "\n".join(lines), starts


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
