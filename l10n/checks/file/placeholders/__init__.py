"""Placeholders of format strings: what each is called, and what kind of value it takes.

The formats are those of gettext's flags, as the manual names them. Each parser refuses what its language refuses, so
that a target that is no format string at all is known. Tests compare every one with the installed `msgfmt`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from l10n.checks.file.placeholders.arguments import ALWAYS, OPTIONAL, WHOLE, PlaceholderError, Placeholders
from l10n.checks.file.placeholders.boost import boost_placeholders
from l10n.checks.file.placeholders.braces import (
    brace_placeholders,
    loose_brace_placeholders,
    perl_brace_placeholders,
    rust_placeholders,
)
from l10n.checks.file.placeholders.c import c_placeholders, objc_placeholders, without_own_digits
from l10n.checks.file.placeholders.gcc import gcc_placeholders, gfc_placeholders, old_gcc_placeholders
from l10n.checks.file.placeholders.java import csharp_placeholders, java_placeholders, java_printf_placeholders
from l10n.checks.file.placeholders.lisp import lisp_placeholders, scheme_placeholders
from l10n.checks.file.placeholders.marks import (
    digit_placeholders,
    kde_placeholders,
    kuit_placeholders,
    qt_placeholders,
    qt_plural_placeholders,
    sh_placeholders,
)
from l10n.checks.file.placeholders.printf import (
    AWK,
    ELISP,
    GO,
    JAVASCRIPT,
    LIBREP,
    LUA,
    LUA_BARE,
    PHP,
    PHP_OLD,
    SH_PRINTF,
    TCL,
    pascal_placeholders,
)
from l10n.checks.file.placeholders.scripting import perl_placeholders, python_placeholders, ruby_placeholders

__all__ = [
    "ALWAYS",
    "FORMATS",
    "OPTIONAL",
    "WHOLE",
    "PlaceholderError",
    "Placeholders",
    "formats_of",
    "without_own_digits",
]

# Where gettext's versions differ, each of their readings: what any of them refuses is refused.
FORMATS: Mapping[str, tuple[Callable[[str], Placeholders], ...]] = {
    "awk-format": (AWK,),
    "boost-format": (boost_placeholders,),
    "c++-format": (rust_placeholders,),
    "c-format": (c_placeholders,),
    "csharp-format": (csharp_placeholders,),
    "elisp-format": (ELISP,),
    "go-format": (GO,),
    "gcc-internal-format": (old_gcc_placeholders, gcc_placeholders),
    "gfc-internal-format": (gfc_placeholders,),
    "java-format": (java_placeholders,),
    "java-printf-format": (java_printf_placeholders,),
    "javascript-format": (JAVASCRIPT,),
    "kde-format": (kde_placeholders,),
    "kde-kuit-format": (kuit_placeholders,),
    "librep-format": (LIBREP,),
    "lisp-format": (lisp_placeholders,),
    "lua-format": (LUA_BARE, LUA),
    "objc-format": (objc_placeholders,),
    "object-pascal-format": (pascal_placeholders,),
    "perl-brace-format": (perl_brace_placeholders,),
    "perl-format": (perl_placeholders,),
    "php-format": (PHP_OLD, PHP),
    "python-brace-format": (brace_placeholders, loose_brace_placeholders),
    "python-format": (python_placeholders,),
    "qt-format": (qt_placeholders,),
    "qt-plural-format": (qt_plural_placeholders,),
    "ruby-format": (ruby_placeholders,),
    "rust-format": (rust_placeholders,),
    "scheme-format": (scheme_placeholders,),
    "sh-format": (sh_placeholders,),
    "sh-printf-format": (SH_PRINTF,),
    "smalltalk-format": (digit_placeholders,),
    "tcl-format": (TCL,),
    "ycp-format": (digit_placeholders,),
}


def formats_of(flags: tuple[str, ...]) -> tuple[str, ...]:
    """The formats that an entry's flags name: `c-format`, and `possible-c-format`, which msgfmt takes for the same."""
    named = dict.fromkeys(flag.removeprefix("possible-") for flag in flags)
    return tuple(flag for flag in named if flag in FORMATS)
