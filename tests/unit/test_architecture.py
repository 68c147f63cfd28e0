"""The shape of the house: imports point one way."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "l10n"

# A part may import itself and what stands after the colon; nothing else of the project.
ALLOWED = {
    "errors": set(),
    "model": set(),
    "ports": {"model", "errors"},
    "files": {"errors"},
    "layout": {"errors"},
    "config": {"errors"},
    "stages": {"ports", "model", "errors"},
    "checks": {"stages", "ports", "model", "errors"},
    "adapters": {"ports", "model", "errors", "files"},
    # formats of what the checks found; apart from the pipeline, which has no say in them
    "reports": {"checks", "model", "errors"},
    "pipeline": {"checks", "stages", "ports", "model", "errors", "files", "layout"},
    "training": {"ports", "model", "errors", "files"},
    "wiring": {"pipeline", "checks", "stages", "adapters", "ports", "model", "errors", "files", "layout", "config"},
    "cli": {
        "wiring", "training", "pipeline", "reports", "checks", "stages", "adapters",
        "ports", "model", "errors", "files", "layout", "config",
    },
    "__main__": {"cli"},
}  # fmt: skip

PURE = ("stages", "checks", "reports", "model", "ports", "errors")
# Third-party code that a pure part may use, with the reason.
PURE_MAY_USE = {"rapidfuzz": "edit distance is arithmetic", "simplemma": "word lists, no IO of its own"}
STANDARD_IO = {"os", "shutil", "socket", "sqlite3", "subprocess", "tempfile", "urllib", "http"}


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "data" not in path.relative_to(PACKAGE).parts)


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide where things come from"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_one_way(path: Path) -> None:
    part = part_of(path)
    if part == "__init__":
        return
    used = {name.split(".")[1] for name in imports(path) if name.startswith("l10n.")}
    used -= {part, "__version__", "__init__"}
    assert used <= ALLOWED[part], f"{part} must not know {sorted(used - ALLOWED[part])}"


@pytest.mark.parametrize(
    "path", [path for path in modules() if part_of(path) in PURE], ids=lambda p: p.relative_to(PACKAGE).as_posix()
)
def test_pure_parts_use_no_io_and_no_third_party(path: Path) -> None:
    import sys

    roots = {name.split(".")[0] for name in imports(path)} - {"l10n", "__future__"}
    foreign = {root for root in roots if root not in sys.stdlib_module_names} - set(PURE_MAY_USE)
    assert not foreign, f"third-party code belongs in an adapter: {foreign}"
    assert not roots & STANDARD_IO, f"IO lives at the edges: {roots & STANDARD_IO}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_the_slow_half_of_argostranslate_is_never_imported(path: Path) -> None:
    assert not [name for name in imports(path) if name.startswith("argostranslate.translate")]


def test_only_the_composition_root_and_the_commands_know_adapters() -> None:
    knowing = {part_of(path) for path in modules() if any(name.startswith("l10n.adapters") for name in imports(path))}
    assert knowing <= {"adapters", "wiring", "cli"}
