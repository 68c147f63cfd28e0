"""Prose checks: what a good editor would see, locale by locale; silent on correct prose."""

from __future__ import annotations

from l10n.checks.contract import CatalogCheck, UnitCheck

__all__ = ["CATALOG_CHECKS", "UNIT_CHECKS"]

UNIT_CHECKS: tuple[UnitCheck, ...] = ()
CATALOG_CHECKS: tuple[CatalogCheck, ...] = ()
