"""The header of a new catalogue: every field that editors look for, in the order in which gettext writes them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from l10n.adapters.babel_locales import english_name, plural_forms

__all__ = ["new_header", "timestamp"]


def timestamp(moment: datetime) -> str:
    """A time as PO headers write it: `2025-03-04 12:30+0200`."""
    return moment.strftime("%Y-%m-%d %H:%M%z")


def new_header(locale: str, *, project: str, generator: str, created: datetime) -> Mapping[str, str]:
    """A full header for `locale`, or a template's where `locale` is empty.

    `Language-Team` and `Last-Translator` name nobody yet: editors fill them in.
    """
    stamp = timestamp(created)
    fields = {
        "Project-Id-Version": project,
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": stamp,
        "PO-Revision-Date": stamp if locale else "YEAR-MO-DA HO:MI+ZONE",
        "Last-Translator": "FULL NAME <EMAIL@ADDRESS>"
        if not locale
        else "Unreviewed machine translation <noreply@localhost>",
        "Language-Team": f"{english_name(locale)} <noreply@localhost>" if locale else "LANGUAGE <LL@li.org>",
        "Language": locale.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    if locale:
        fields["Plural-Forms"] = f"{plural_forms(locale)}"
    fields["X-Generator"] = generator
    fields["X-Source-Language"] = "en"
    return MappingProxyType(fields)
