"""Write docs/checks.md from the registry of checks: `python -m tests.documentation`. A test compares the two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from l10n.checks.registry import CHECKS, GROUPS
from l10n.model import CatalogExample, Check

PAGE = Path(__file__).resolve().parent.parent / "docs" / "checks.md"
TITLES = {
    "file": ("File checks", "Whether every gettext program reads the file alike."),
    "glossary": ("Glossary checks", "Whether names are what the glossary says, in whatever case they stand."),
    "prose": ("Prose checks", "What a good editor would see. They know Ukrainian, Russian and German."),
    "silence": ("Waivers and the baseline", "Silence that nobody needs any more."),
}
HEAD = """# Checks

What `l10n check` looks for, by group. Ids and groups are what `--select`, `--ignore` and waivers take. Errors fail a
build, warnings do with `--fail-on warning`, and what conventions leave open is information. This page is written by
`python -m tests.documentation` from the registry (`l10n/checks/registry.py`); tests run the examples. In examples
`␠` is a space that would not be seen otherwise, `⟨U+…⟩` a character that has no shape.
"""


def page(checks: Iterable[Check] = CHECKS) -> str:
    """The page's text."""
    known = tuple(checks)
    parts = [HEAD]
    for group in GROUPS:
        title, intent = TITLES[group]
        members = [check for check in known if check.group == group]
        summary = "\n".join(f"| [`{one.id}`](#{one.id}) | {one.severity.label} | {one.name} |" for one in members)
        parts.append(f"## {title}\n\n{intent}\n\n| id | severity | |\n|---|---|---|\n{summary}")
        parts += [section(check) for check in members]
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def section(check: Check) -> str:
    """One check: its rationale, its examples in a table, and those that need a stretch of a PO file."""
    parts = [f"### {check.id}\n\n**{check.name}** ({check.severity.label}). {plain(check.rationale)}"]
    if check.good or check.bad:
        parts.append("| | locale | source | translation |\n|---|---|---|---|\n" + "\n".join(rows(check)))
    if check.catalogs:
        stretches = map(stretch, sorted(check.catalogs, key=lambda example: bool(example.wrong)))
        parts.append("```po\n" + "\n\n".join(stretches) + "\n```")
    return "\n\n".join(parts)


def stretch(example: CatalogExample) -> str:
    """A stretch of a PO file; an arrow stands behind the lines on which something is found."""
    lines = [
        visible(line) + ("   ← found" if number in example.wrong else "")
        for number, line in enumerate(example.text.removesuffix("\n").split("\n"), start=1)
    ]
    title = f"# {'wrong' if example.wrong else 'right'} ({example.locale}{', the whole file' * example.whole})"
    return "\n".join((title, *lines))


def plain(text: str) -> str:
    """`text` with the characters escaped that Markdown would read: the tag <b> would turn the page bold."""
    return re.sub(r"[<>*`\\]", r"\\\g<0>", text)


def rows(check: Check) -> Iterator[str]:
    """The lines of the table, what is right before what is wrong."""
    for sign, examples in (("right", check.good), ("wrong", check.bad)):
        for source, target, locale in examples:
            yield f"| {sign} | {locale} | {shown(source)} | {shown(target)} |"


def shown(text: str) -> str:
    """`text` as code in a table's cell, with spaces at the ends, double ones and shapeless characters made visible."""
    body = text.strip(" ")
    start = len(text) - len(text.lstrip(" ")) if body else len(text)
    text = "␠" * start + body.replace("  ", "␠␠") + "␠" * (len(text) - start - len(body))
    text = visible(text)
    fence = "``" if "`" in text else "`"
    return f"{fence}{text}{fence}".replace("|", "\\|")


def visible(text: str) -> str:
    """`text` with a name for each character that has no shape; joiners in emoji have one."""
    return "".join(one if one.isprintable() or one == "\u200d" else f"⟨U+{ord(one):04X}⟩" for one in text)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
