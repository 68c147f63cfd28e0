"""The commands by name, each imported only when it runs: listing them costs none of their options.

Typer turns every option of every command into a parameter before it looks at the command line; that, and importing the
modules, took a quarter of the time until `l10n --help` had printed.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

__all__ = ["COMMANDS", "LazyGroup", "load"]

# In the order of the help: a command is the module of its name beside this one, and says of itself first what stands
# here. A test compares the two.
COMMANDS = {
    "translate": "Translate articles into PO files for review; what people wrote in them stays.",
    "check": "Check catalogues: the file itself, the glossary, the prose.",
    "merge": "Take files back from translators; nothing of either side is lost.",
    "publish": "Write the translated articles, byte for byte the source where nothing is translated.",
    "status": "Show how far each article has come in each locale.",
    "segment": "Show the sentences of an article: the line, a tab, the text.",
    "pipe": "Translate standard input to standard output, line by line; blank lines and order are kept.",
    "glossary": "Check, extract, import and export terms.",
    "memory": "Look into the translation memory; TMX.",
    "models": "List, install and verify models.",
    "train": "Train a model (needs the extra `train`).",
}


class LazyGroup(TyperGroup):
    """The group of `COMMANDS`: lists, completes and suggests them by the table, and loads the one that is asked for."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for name, summary in COMMANDS.items():
            self.add_command(TyperCommand(name, help=summary))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that `args` begins with, with its options; raises Typer's usage error where there is none."""
        name, listed, rest = super().resolve_command(ctx, args)
        return name, load(name) if listed and name else listed, rest


def load(name: str) -> Any:
    """The command, or group of commands, of that name, with all its options."""
    alone = typer.Typer(rich_markup_mode=None)
    import_module(f"l10n.cli.{name}").register(alone)
    return get_group(alone).commands[name]
