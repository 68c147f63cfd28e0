"""`l10n pipe`: a filter, one line in, one line out."""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import typer

from l10n.errors import ArticleError

__all__ = ["batches", "register"]

BATCH = 64  # lines: enough to keep the decoder busy
PAUSE = 0.1  # seconds without a line after which the lines at hand are translated


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(pipe)


def pipe(
    to: str = typer.Option(..., "--to", metavar="LOCALE", help="The target locale, such as uk."),
    glossary: list[Path] = typer.Option(None, "--glossary", help="A glossary file or folder; may be repeated."),
    no_glossary: bool = typer.Option(False, "--no-glossary", help="Translate without a glossary."),
    engine: str = typer.Option(None, "--engine", help="auto, bundled, argos, or the path of a model package."),
) -> None:
    """Translate standard input to standard output, line by line; blank lines and order are kept."""
    from l10n.cli.options import chosen_glossary, chosen_locales
    from l10n.config import load_config
    from l10n.errors import ConfigError
    from l10n.pipeline.pipe import translate_lines
    from l10n.pipeline.translate import open_enforcer
    from l10n.wiring import build_tools

    config = load_config()
    targets = chosen_locales(to, config)
    if len(targets) != 1:
        raise ConfigError("pipe translates into one locale at a time", "Give one tag: --to uk.")
    tools = build_tools(config, glossary=chosen_glossary(glossary, no_glossary, config), engine=engine)
    enforcer = open_enforcer(tools, targets[0])
    out = sys.stdout.buffer
    ends: list[bytes] = []
    for lines in translate_lines(_texts(batches(sys.stdin.buffer), ends), tools.splitter, enforcer):
        for line in lines:
            out.write(line.encode() + ends.pop(0))
        out.flush()


def _texts(raw: Iterator[list[bytes]], ends: list[bytes]) -> Iterator[list[str]]:
    """Decode batches of lines; their line ends (none at the end of a file) are put into `ends`, in order."""
    number = 0
    for lines in raw:
        texts: list[str] = []
        for line in lines:
            number += 1
            text, end = _split_end(line)
            ends.append(end)
            texts.append(_decode(text, number))
        yield texts


def _split_end(line: bytes) -> tuple[bytes, bytes]:
    for end in (b"\r\n", b"\n"):
        if line.endswith(end):
            return line.removesuffix(end), end
    return line, b""


def _decode(line: bytes, number: int) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"byte 0x{line[error.start]:02x} is not UTF-8", "Convert the input to UTF-8.", path="-", line=number
        ) from error


def batches(stream: BinaryIO) -> Iterator[list[bytes]]:
    """Lines of `stream` in batches of up to 64, cut short when the input pauses, so that a dialogue flows."""
    lines: queue.Queue[bytes | None] = queue.Queue(maxsize=4 * BATCH)
    threading.Thread(target=_feed, args=(stream, lines), daemon=True).start()
    ended = False
    while not ended:
        batch: list[bytes] = []
        wait: float | None = None
        while len(batch) < BATCH:
            try:
                line = lines.get(timeout=wait)
            except queue.Empty:
                break
            if line is None:
                ended = True
                break
            batch.append(line)
            wait = PAUSE
        if batch:
            yield batch


def _feed(stream: BinaryIO, lines: queue.Queue[bytes | None]) -> None:
    try:
        for line in iter(stream.readline, b""):
            lines.put(line)
    finally:
        lines.put(None)
