"""Formats whose placeholders are a mark and a number or a name: Qt, KDE, Smalltalk, YCP, the shell."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from l10n.checks.file.placeholders.arguments import OPTIONAL, PlaceholderError, Placeholders
from l10n.checks.file.placeholders.directives import directives

__all__ = [
    "digit_placeholders", "kde_placeholders", "kuit_placeholders", "qt_placeholders", "qt_plural_placeholders",
    "sh_placeholders",
]  # fmt: skip

QT = re.compile(r"%(L?)(\d{1,2})", re.ASCII)
KDE = re.compile(r"%([1-9]\d{0,4})", re.ASCII)
DIGIT = re.compile(r"%([1-9%])", re.ASCII)
SHELL = re.compile(r"\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))", re.ASCII)
AMPERSAND = re.compile(r"&(?!#\d+;|#x[0-9A-Fa-f]+;)")


def qt_placeholders(text: str) -> Placeholders:
    """Placeholders of `qt-format`: `%1` to `%99`, `%L1` with the locale's digits.

    A program that replaces `%1` itself knows neither `%L1` nor `%10`, so a target must not bring them in.
    """
    found = {str(int(number)): "" for _, number in QT.findall(text)}
    simple = all(not flag and len(number) == 1 for flag, number in QT.findall(text))
    return found if simple else found | {"%L or of two digits": OPTIONAL}


def qt_plural_placeholders(text: str) -> Placeholders:
    """The one placeholder of `qt-plural-format`: `%n`."""
    return {"n": ""} if re.search("%L?n", text) else {}


def kde_placeholders(text: str) -> Placeholders:
    """Placeholders of `kde-format`; other percent signs are text. One number at most may be passed over."""
    found = dict.fromkeys(KDE.findall(text), "")
    passed = [str(number) for number in range(1, max(map(int, found), default=0)) if str(number) not in found]
    if len(passed) > 1:
        raise PlaceholderError(f"it passes over {' and '.join(passed[:2])}")
    return found


def kuit_placeholders(text: str) -> Placeholders:
    """Placeholders of `kde-kuit-format`: KDE's, in XML, where a bare `&` marks a key.

    Names of entities are not looked up.
    """
    try:
        ElementTree.fromstring(f"<kuit>{AMPERSAND.sub('&amp;', text)}</kuit>")
    except ElementTree.ParseError as error:
        raise PlaceholderError(f"its markup is broken ({error})") from error
    return kde_placeholders(text)


def digit_placeholders(text: str) -> Placeholders:
    """Placeholders of `smalltalk-format` and `ycp-format`: `%1` to `%9`."""
    return {match[1]: "" for match in directives(DIGIT, text) if match[1] != "%"}


def sh_placeholders(text: str) -> Placeholders:
    """Placeholders of `sh-format`: `$name` and `${name}`, nothing that a shell would compute (`${name:-else}`)."""
    return {match[1] or match[2]: "" for match in directives(SHELL, text, "$")}
