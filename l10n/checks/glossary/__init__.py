"""Glossary checks: whether every target names things as the glossary says, in whatever inflected form."""

from __future__ import annotations

from l10n.checks.glossary.consistency import Use, inconsistent
from l10n.checks.glossary.forms import agreeing
from l10n.checks.glossary.registry import CHECKS
from l10n.checks.glossary.terms import TermFlaw, check_terms

__all__ = ["CHECKS", "TermFlaw", "Use", "agreeing", "check_terms", "inconsistent"]
