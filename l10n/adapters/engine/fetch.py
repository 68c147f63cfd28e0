"""Fetching a package through the Argos index: the only code of this program that opens a socket."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from l10n.adapters.engine.argos import index_address
from l10n.adapters.engine.install import install_archive, parse_pair, workspace
from l10n.adapters.engine.package import ModelPackage, version_key
from l10n.errors import ModelPackageError
from l10n.ports import Progress

__all__ = ["install_pair"]

TIMEOUT = 20.0  # seconds without a byte
INDEX_LIMIT = 16 * 1024**2  # bytes
MODEL_LIMIT = 2 * 1024**3  # bytes; the largest Argos package has 300 MB
BLOCK = 256 * 1024  # bytes
OFFLINE = "Without a network, fetch the .argosmodel file elsewhere and run: l10n models install FILE"


def install_pair(pair: str, progress: Progress) -> ModelPackage:
    """Fetch the newest package of a pair such as `en-uk` and install it; raises `ModelPackageError`."""
    source, target = parse_pair(pair)
    links = _links(_index(), source, target)
    if not links:
        raise ModelPackageError(f"the Argos index has no package {pair}", "Argos translates via English: try en-XX.")
    with workspace() as space:
        archive = space / f"{source}_{target}.argosmodel"
        _fetch(links, archive, progress)
        return install_archive(archive)


def _index() -> list[dict[str, Any]]:
    address = index_address()
    with _opened(address) as answer:
        raw = answer.read(INDEX_LIMIT + 1)
    try:
        entries = json.loads(raw)
    except ValueError as error:
        raise ModelPackageError(f"the index at {address} is not JSON", OFFLINE) from error
    if not isinstance(entries, list):
        raise ModelPackageError(f"the index at {address} is not a list", OFFLINE)
    return [entry for entry in entries if isinstance(entry, dict)]


def _links(index: Sequence[dict[str, Any]], source: str, target: str) -> list[str]:
    """The addresses of the newest package of a pair; those that are not of the web (ipfs) are left out."""
    fitting = [
        entry
        for entry in index
        if (entry.get("from_code"), entry.get("to_code")) == (source, target)
        and entry.get("type", "translate") == "translate"
    ]
    newest = max(fitting, key=lambda entry: version_key(str(entry.get("package_version", ""))), default={})
    return [str(link) for link in newest.get("links") or () if urlsplit(str(link)).scheme in ("http", "https")]


def _fetch(links: Sequence[str], archive: Path, progress: Progress) -> None:
    """Download from the first address that answers."""
    for place, link in enumerate(links):
        try:
            return _download(link, archive, progress)
        except ModelPackageError:
            if place == len(links) - 1:
                raise
    return None


def _download(link: str, archive: Path, progress: Progress) -> None:
    label = link.rsplit("/", 1)[-1]
    with _opened(link) as answer, archive.open("wb") as out:
        total = int(answer.headers.get("Content-Length") or 0)
        done = 0
        while block := answer.read(BLOCK):
            out.write(block)
            done += len(block)
            if done > MODEL_LIMIT:
                raise ModelPackageError(f"{link} is larger than any model package")
            progress(label, done, max(total, done))
    if done < total:
        raise ModelPackageError(f"{link} broke off after {done:,} of {total:,} bytes", "Try again.")


@contextmanager
def _opened(address: str) -> Iterator[Any]:
    if urlsplit(address).scheme not in ("http", "https"):
        raise ModelPackageError(f"not a web address: {address}")
    try:
        with urlopen(Request(address, headers={"User-Agent": "l10n"}), timeout=TIMEOUT) as answer:
            yield answer
    except URLError as error:
        raise ModelPackageError(f"cannot reach {address}: {error.reason}", OFFLINE) from error
    except (OSError, HTTPException, ValueError) as error:
        raise ModelPackageError(f"cannot fetch {address}: {error}", OFFLINE) from error
