"""The entries of a PO file: cut out with every byte, and understood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from l10n.adapters.po.lines import COMMENT_KINDS, Line, classify, split_lines
from l10n.model import Unit

__all__ = ["Block", "blocks", "strings_of", "unit_of"]

ISOLATED = re.compile("\u2068([^\u2068\u2069]*)\u2069|(\\S+)")


@dataclass(slots=True)
class Block:
    """An entry's lines, and the blank lines after it."""

    lines: list[Line] = field(default_factory=list)
    gap: str = ""

    @property
    def raw(self) -> str:
        """The entry's own text, the gap after it left out."""
        return "".join(line.raw for line in self.lines)

    @property
    def has_message(self) -> bool:
        """Whether there is an entry at all, and not comments alone."""
        return any(line.kind == "msgid" and not line.previous for line in self.lines)


class _Cutter:
    """Collects lines into blocks; `named` and `complete` say that the last block has its msgid, its msgstr."""

    def __init__(self) -> None:
        self.found = [Block()]
        self.named = self.complete = False

    def add(self, line: Line) -> None:
        last = self.found[-1]
        if line.kind == "blank" and (self.complete or not last.lines):
            last.gap += line.raw
            return
        if (last.gap and not last.lines) or self._begins(line):
            self.found.append(Block())
            self.named = self.complete = False
        elif last.gap:  # a string after a blank line goes on: the gap is part of the entry
            last.lines += [Line(line.number, part, "blank") for part in split_lines(last.gap)]
            last.gap = ""
        self.found[-1].lines.append(line)
        if line.is_message and not line.previous:
            self.named = self.named or line.kind == "msgid"
            self.complete = self.complete or line.kind.startswith("msgstr")

    def _begins(self, line: Line) -> bool:
        """Whether `line` starts a new entry: after a complete one, or where the next msgid comes before a msgstr."""
        starts = line.kind in {"msgctxt", "msgid"} or line.previous
        if self.complete:
            return starts or line.kind in COMMENT_KINDS or line.kind == "junk"
        return self.named and starts and line.is_message


def blocks(text: str) -> list[Block]:
    """`text` in entries: their raws and gaps, end to end, are `text` again (a leading gap is an empty block's)."""
    cutter = _Cutter()
    for number, raw in enumerate(split_lines(text), start=1):
        for line in classify(raw, number):
            cutter.add(line)
    return [block for block in cutter.found if block.lines or block.gap]


def unit_of(block: Block) -> Unit | None:
    """The unit of a block, or `None` where it has no msgid; what is wrong with it `grammar.problems_of` tells."""
    strings, places = strings_of(block)
    if (False, "msgid") not in strings:
        return None
    forms = sorted((_number(kind), text) for (previous, kind), text in strings.items() if not previous and "[" in kind)
    single = strings.get((False, "msgstr"))
    return Unit(
        source=strings[False, "msgid"],
        targets=(single,) if single is not None else tuple(text for _, text in forms) or ("",),
        context=strings.get((False, "msgctxt")),
        source_plural=strings.get((False, "msgid_plural")),
        comments=_texts(block.lines, "#"),
        notes=_texts(block.lines, "#."),
        references=tuple(reference for text in _texts(block.lines, "#:") for reference in _references(text)),
        flags=tuple(dict.fromkeys(_flags(_texts(block.lines, "#,", "#=")))),
        previous_source=strings.get((True, "msgid")),
        previous_context=strings.get((True, "msgctxt")),
        previous_plural=strings.get((True, "msgid_plural")),
        obsolete=any(line.obsolete and line.is_message and not line.previous for line in block.lines),
        raw=block.raw,
        line=block.lines[0].number,
        target_line=min((number for (_, kind), number in places.items() if kind.startswith("msgstr")), default=None),
    )


def _number(kind: str) -> int:
    return int(kind[7:-1])


def strings_of(block: Block) -> tuple[dict[tuple[bool, str], str], dict[tuple[bool, str], int]]:
    """Value and line of each string, by `(previous, keyword)`, in file order."""
    strings: dict[tuple[bool, str], str] = {}
    places: dict[tuple[bool, str], int] = {}
    current: tuple[bool, str] | None = None
    for line in block.lines:
        if line.is_message:
            current = (line.previous, line.kind)
            strings[current] = line.text
            places[current] = line.number
        elif line.kind == "more" and current is not None and current[0] == line.previous:
            strings[current] += line.text
    return strings, places


def _texts(lines: Sequence[Line], *kinds: str) -> tuple[str, ...]:
    return tuple(line.text for line in lines if line.kind in kinds)


def _flags(texts: Iterable[str]) -> Iterator[str]:
    return (flag.strip() for text in texts for flag in text.split(",") if flag.strip())


def _references(text: str) -> Iterator[str]:
    """References are apart by spaces; one with spaces inside stands between U+2068 and U+2069."""
    return (match[1] if match[1] is not None else match[2] for match in ISOLATED.finditer(text))
