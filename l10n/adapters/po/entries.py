"""The entries of a PO file: cut out with every byte, and understood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from l10n.adapters.po.lines import Line, LineError, classify, split_lines
from l10n.model import Unit

__all__ = ["Block", "blocks", "parse_unit", "unit_of"]

ISOLATED = re.compile("\u2068([^\u2068\u2069]*)\u2069|(\\S+)")
COMMENT_KINDS = frozenset({"#", "#.", "#:", "#,", "#="})


@dataclass(slots=True)
class Block:
    """An entry's lines, and the blank lines after it; `problems` are `(line, check, message)`."""

    lines: list[Line] = field(default_factory=list)
    gap: str = ""
    problems: list[tuple[int, str, str]] = field(default_factory=list)

    @property
    def raw(self) -> str:
        """The entry's own text, the gap after it left out."""
        return "".join(line.raw for line in self.lines)

    @property
    def has_message(self) -> bool:
        """Whether there is an entry at all, and not comments alone."""
        return any(line.kind.startswith("msgid") and not line.previous for line in self.lines)


def blocks(text: str) -> list[Block]:
    """`text` in entries: their raws and gaps, end to end, are `text` again (a leading gap is an empty block's)."""
    found = [Block()]
    complete = False
    for number, raw in enumerate(split_lines(text), start=1):
        line = classify(raw, number)
        if line.kind == "blank" and (complete or not found[-1].lines):
            found[-1].gap += raw
            continue
        if (complete and _begins(line)) or (not found[-1].lines and found[-1].gap):
            found.append(Block())
            complete = False
        elif found[-1].gap:  # a continuation after a blank line: the gap is part of the entry
            found[-1].lines += [Line(number, part, "blank") for part in split_lines(found[-1].gap)]
            found[-1].gap = ""
        found[-1].lines.append(line)
        complete = complete or (line.kind.startswith("msgstr") and not line.previous)
    return [block for block in found if block.lines or block.gap]


def _begins(line: Line) -> bool:
    """Whether `line` starts a new entry after a complete one."""
    return line.kind in COMMENT_KINDS or line.previous or line.kind in {"msgctxt", "msgid"} or line.kind == "junk"


def parse_unit(raw: str) -> Unit | None:
    """The unit that `raw`, one entry's text, says; `None` where it holds none."""
    found = [block for block in blocks(raw) if block.has_message]
    return unit_of(found[0]) if len(found) == 1 else None


def unit_of(block: Block) -> Unit | None:
    """The unit of a block; what is wrong with it is added to the block's problems."""
    strings, places = _strings(block)
    if (False, "msgid") not in strings:
        return None
    targets = _targets(strings, block)
    return Unit(
        source=strings[False, "msgid"],
        targets=targets or ("",),
        context=strings.get((False, "msgctxt")),
        source_plural=strings.get((False, "msgid_plural")),
        comments=_texts(block.lines, "#"),
        notes=_texts(block.lines, "#."),
        references=tuple(reference for text in _texts(block.lines, "#:") for reference in _references(text)),
        flags=tuple(dict.fromkeys(_flags(_texts(block.lines, "#,", "#=")))),
        previous_source=strings.get((True, "msgid")),
        previous_context=strings.get((True, "msgctxt")),
        previous_plural=strings.get((True, "msgid_plural")),
        obsolete=any(line.obsolete and not line.previous for line in block.lines),
        raw=block.raw,
        line=block.lines[0].number,
        target_line=min((number for (_, kind), number in places.items() if kind.startswith("msgstr")), default=None),
    )


def _strings(block: Block) -> tuple[dict[tuple[bool, str], str], dict[tuple[bool, str], int]]:
    strings: dict[tuple[bool, str], str] = {}
    places: dict[tuple[bool, str], int] = {}
    current: tuple[bool, str] | None = None
    for line in block.lines:
        _note(block, line)
        if line.kind.startswith("msg"):
            current = (line.previous, line.kind)
            if current in strings:
                block.problems.append((line.number, "file-syntax", f"a second {line.kind} in one entry"))
            strings[current] = line.text
            places[current] = line.number
        elif line.kind == "more":
            if current is None or current[0] != line.previous:
                block.problems.append((line.number, "file-syntax", "a string without a keyword before it"))
            else:
                strings[current] += line.text
    if (False, "msgid") not in strings and any(not previous for previous, _ in strings):
        block.problems.append((block.lines[0].number, "file-syntax", "an entry without msgid"))
    return strings, places


def _note(block: Block, line: Line) -> None:
    if isinstance(line.error, LineError):
        block.problems.append((line.number, line.error.check, str(line.error)))


def _targets(strings: dict[tuple[bool, str], str], block: Block) -> tuple[str, ...]:
    if (False, "msgstr") in strings:
        return (strings[False, "msgstr"],)
    numbered = sorted(
        (int(kind[7:-1]), text) for (previous, kind), text in strings.items() if not previous and "[" in kind
    )
    if not numbered:
        block.problems.append((block.lines[-1].number, "file-syntax", "an entry without msgstr"))
    elif [number for number, _ in numbered] != list(range(len(numbered))):
        block.problems.append((block.lines[-1].number, "file-plural", "the plural forms are not numbered 0, 1, 2 …"))
    return tuple(text for _, text in numbered)


def _texts(lines: Sequence[Line], *kinds: str) -> tuple[str, ...]:
    return tuple(line.text for line in lines if line.kind in kinds)


def _flags(texts: Iterable[str]) -> Iterator[str]:
    return (flag.strip() for text in texts for flag in text.split(",") if flag.strip())


def _references(text: str) -> Iterator[str]:
    """References are apart by spaces; one with spaces inside stands between U+2068 and U+2069."""
    return (match[1] if match[1] is not None else match[2] for match in ISOLATED.finditer(text))
