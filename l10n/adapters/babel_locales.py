"""What CLDR knows of locales, through Babel: names, plural rules, whether a tag is one."""

from __future__ import annotations

from functools import cache
from typing import Any

__all__ = ["english_name", "is_known_locale", "is_right_to_left", "plural_forms"]


@cache
def _locale(tag: str) -> Any:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError, TypeError):
        return None


def is_known_locale(tag: str) -> bool:
    """Whether CLDR has data for the BCP 47 tag `tag` (`pt_BR` is read too)."""
    return bool(tag) and _locale(tag) is not None


def english_name(tag: str) -> str:
    """The language's English name, such as `Ukrainian`; the tag itself where CLDR has none."""
    locale = _locale(tag)
    return (locale.get_display_name("en") or tag) if locale else tag


def plural_forms(tag: str) -> str:
    """The value of `Plural-Forms`: Babel's table follows gettext's, three forms for uk and ru, two for de."""
    from babel.messages.plurals import get_plural

    return str(get_plural(tag.replace("-", "_")).plural_forms)


def is_right_to_left(tag: str) -> bool:
    """Whether the language is written from right to left."""
    locale = _locale(tag)
    return bool(locale) and locale.text_direction == "rtl"
