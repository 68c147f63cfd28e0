"""Text that may not be committed: where it lies when it is there, beside the checkout or where L10N_SHARED says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("L10N_SHARED") or Path(__file__).resolve().parents[3] / "shared")
CORPUS = SHARED / "corpus"
FLORES = CORPUS / "dev"

needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the training corpus is not there: {CORPUS}")
needs_flores = pytest.mark.skipif(not FLORES.is_dir(), reason=f"the development set FLORES dev is not there: {FLORES}")
