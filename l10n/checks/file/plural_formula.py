"""Plural formulas of PO headers: C expressions over `n`, parsed and computed here, never by `eval`.

The operators are those of the gettext manual, "Additional functions for plural forms"; arithmetic is C's on unsigned
64-bit numbers, so that `n-1` at 0 is a huge number and not -1.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["FormulaError", "PluralForms", "often", "parse_formula", "parse_plural_forms"]

TOKEN = re.compile(r"\s*(?:(\d+)|(n)(?!\w)|(\|\||&&|[=!<>]=|[-+*/%<>!?:()]))")
COUNT = re.compile(r"nplurals\s*=\s*(\w+)")
EXPRESSION = re.compile(r"(?<![A-Za-z])plural\s*=([^;\n]*)")
BINDING = {"||": 1, "&&": 2, "==": 3, "!=": 3, "<": 4, ">": 4, "<=": 4, ">=": 4, "+": 5, "-": 5, "*": 6, "/": 6, "%": 6}
WORD = 2**64
DEPTH = 50
TRIED = 1001  # msgfmt, too, computes the formula for 0 to 1000
OFTEN = 5  # and takes a form that at least five of those numbers have for one that is used for many

Formula = Callable[[int], int]


class FormulaError(ValueError):
    """The formula cannot be parsed, or divides by zero; the message says which."""


@dataclass(frozen=True, slots=True)
class PluralForms:
    """A header's `Plural-Forms`: how many forms there are, and which one a number takes."""

    count: int
    formula: Formula


def parse_plural_forms(text: str) -> PluralForms:
    """What `nplurals=3; plural=…;` says; raises `FormulaError`."""
    count, expression = COUNT.search(text), EXPRESSION.search(text)
    if count is None:
        raise FormulaError("nplurals=… is missing")
    if not count[1].isascii() or not count[1].isdigit() or len(count[1]) > 3:
        raise FormulaError(f"nplurals={count[1]} is no number of plural forms")
    if expression is None:
        raise FormulaError("plural=… is missing")
    forms = PluralForms(int(count[1]), parse_formula(expression[1]))
    largest = max(values(forms.formula))
    if largest >= forms.count:
        raise FormulaError(f"nplurals={forms.count}, but the formula gives form {largest}")
    return forms


def values(formula: Formula) -> tuple[int, ...]:
    """The form of each number from 0 to 1000; raises `FormulaError` on a division by zero."""
    try:
        return tuple(formula(number) for number in range(TRIED))
    except ZeroDivisionError as error:
        raise FormulaError("the formula divides by zero") from error


def often(forms: PluralForms) -> tuple[bool, ...]:
    """Of each form whether many numbers take it: a form for 1 alone may leave the number out ("one file")."""
    found = values(forms.formula)
    return tuple(found.count(form) >= OFTEN for form in range(forms.count))


@lru_cache(maxsize=64)
def parse_formula(text: str) -> Formula:
    """The function from a number to its form; raises `FormulaError`."""
    tokens = _Tokens(tuple(_tokens(text.strip())))
    formula = _choice(tokens, 0)
    if tokens.peek():
        raise FormulaError(f"the formula goes on with {tokens.peek()}")
    return formula


def _tokens(text: str) -> Iterator[str]:
    place = 0
    while place < len(text):
        match = TOKEN.match(text, place)
        if match is None:
            raise FormulaError(f"the formula has {text[place:].strip()[:10]}, which means nothing there")
        yield match[0].strip()
        place = match.end()


class _Tokens:
    """A formula's tokens, and how far it is read."""

    def __init__(self, tokens: tuple[str, ...]) -> None:
        self.tokens = tokens
        self.place = 0

    def peek(self) -> str:
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def take(self, wanted: str = "") -> str:
        token = self.peek()
        if not token or (wanted and token != wanted):
            raise FormulaError(f"the formula lacks {wanted or 'something'} at its end" if not token
                               else f"the formula has {token} instead of {wanted}")  # fmt: skip
        self.place += 1
        return token


def _choice(tokens: _Tokens, depth: int) -> Formula:
    """`condition ? one : other`, grouped from the right."""
    if depth > DEPTH:
        raise FormulaError("the formula is nested too deeply")
    condition = _binary(tokens, 1, depth)
    if tokens.peek() != "?":
        return condition
    tokens.take("?")
    one = _choice(tokens, depth + 1)
    tokens.take(":")
    other = _choice(tokens, depth + 1)
    return lambda n: one(n) if condition(n) else other(n)


def _binary(tokens: _Tokens, weakest: int, depth: int) -> Formula:
    """Operators that bind at least as tightly as `weakest`, grouped from the left."""
    left = _unary(tokens, depth)
    while BINDING.get(tokens.peek(), 0) >= weakest:
        operator = tokens.take()
        right = _binary(tokens, BINDING[operator] + 1, depth)
        left = _apply(operator, left, right)
    return left


def _unary(tokens: _Tokens, depth: int) -> Formula:
    token = tokens.take()
    if token == "(":
        inside = _choice(tokens, depth + 1)
        tokens.take(")")
        return inside
    if token == "!":
        if depth > DEPTH:
            raise FormulaError("the formula is nested too deeply")
        negated = _unary(tokens, depth + 1)
        return lambda n: int(not negated(n))
    if token == "n":
        return lambda n: n
    if not token.isdigit():
        raise FormulaError(f"the formula has {token} where a number should be")
    number = int(token[:20]) % WORD
    return lambda _: number


def _apply(operator: str, left: Formula, right: Formula) -> Formula:
    operations: dict[str, Formula] = {
        "||": lambda n: int(bool(left(n) or right(n))),
        "&&": lambda n: int(bool(left(n) and right(n))),
        "==": lambda n: int(left(n) == right(n)),
        "!=": lambda n: int(left(n) != right(n)),
        "<": lambda n: int(left(n) < right(n)),
        ">": lambda n: int(left(n) > right(n)),
        "<=": lambda n: int(left(n) <= right(n)),
        ">=": lambda n: int(left(n) >= right(n)),
        "+": lambda n: (left(n) + right(n)) % WORD,
        "-": lambda n: (left(n) - right(n)) % WORD,
        "*": lambda n: left(n) * right(n) % WORD,
        "/": lambda n: left(n) // right(n),
        "%": lambda n: left(n) % right(n),
    }
    return operations[operator]
