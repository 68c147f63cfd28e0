"""Prose checks: what a good editor would see, locale by locale; silent on correct prose."""

from __future__ import annotations

from l10n.checks.contract import CatalogCheck, UnitCheck
from l10n.checks.prose.brackets import CHECK as BRACKETS
from l10n.checks.prose.brackets import brackets
from l10n.checks.prose.capital import CHECK as CAPITAL
from l10n.checks.prose.capital import capital
from l10n.checks.prose.carried import CODES, PLACEHOLDERS, URLS, codes, placeholders, urls
from l10n.checks.prose.consistency import INCONSISTENT, SAME, inconsistent, same_translation
from l10n.checks.prose.dashes import CHECK as DASHES
from l10n.checks.prose.dashes import dashes
from l10n.checks.prose.doubled import CHECK as DOUBLED
from l10n.checks.prose.doubled import MARKS, doubled, doubled_mark
from l10n.checks.prose.empty import CHECK as EMPTY
from l10n.checks.prose.empty import empty
from l10n.checks.prose.language import ALPHABET, WRONG_LANGUAGE, alphabet, wrong_language
from l10n.checks.prose.length import LENGTH, LOOP, TRUNCATED, length, loop, truncated
from l10n.checks.prose.number_form import DANGLING, FORM, IN_WORDS, PERCENT, dangling, form, in_words, percent
from l10n.checks.prose.numbers import ADDED, NUMBERS, added, numbers
from l10n.checks.prose.punctuation import END, FORCE, end, force
from l10n.checks.prose.quote_order import CHECK as QUOTE_ORDER
from l10n.checks.prose.quote_order import quote_order
from l10n.checks.prose.quotes import QUOTES, STRAIGHT, quotes, straight
from l10n.checks.prose.script import INVISIBLE, MIXED, invisible, mixed_script
from l10n.checks.prose.spacing import CHECK as SPACING
from l10n.checks.prose.spacing import spacing
from l10n.checks.prose.spelling import APOSTROPHE, apostrophe
from l10n.checks.prose.uniform import APOSTROPHES, YO, apostrophes, yo
from l10n.checks.prose.untranslated import LEFT_OVER, UNTRANSLATED, left_over, untranslated

__all__ = ["CATALOG_CHECKS", "PLACEHOLDERS", "UNIT_CHECKS"]

UNIT_CHECKS: tuple[UnitCheck, ...] = (
    (EMPTY, empty),
    (UNTRANSLATED, untranslated),
    (LEFT_OVER, left_over),
    (WRONG_LANGUAGE, wrong_language),
    (TRUNCATED, truncated),
    (LENGTH, length),
    (LOOP, loop),
    (NUMBERS, numbers),
    (ADDED, added),
    (IN_WORDS, in_words),
    (FORM, form),
    (DANGLING, dangling),
    (PERCENT, percent),
    (URLS, urls),
    (CODES, codes),
    (PLACEHOLDERS, placeholders),
    (END, end),
    (FORCE, force),
    (QUOTES, quotes),
    (STRAIGHT, straight),
    (QUOTE_ORDER, quote_order),
    (DASHES, dashes),
    (BRACKETS, brackets),
    (SPACING, spacing),
    (DOUBLED, doubled),
    (MARKS, doubled_mark),
    (CAPITAL, capital),
    (MIXED, mixed_script),
    (INVISIBLE, invisible),
    (ALPHABET, alphabet),
    (APOSTROPHE, apostrophe),
)
CATALOG_CHECKS: tuple[CatalogCheck, ...] = (
    (INCONSISTENT, inconsistent),
    (SAME, same_translation),
    (APOSTROPHES, apostrophes),
    (YO, yo),
)
