"""PO files, losslessly: `lines` → `entries` → `store`, and back through `rendering`."""

from __future__ import annotations

from l10n.adapters.po.store import PoStore, parse, parse_bytes, render_text

__all__ = ["PoStore", "parse", "parse_bytes", "render_text"]
