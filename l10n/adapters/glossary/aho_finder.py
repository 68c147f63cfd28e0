"""The search for many strings at once: an Aho-Corasick automaton (pyahocorasick), linear in the text's length."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = ["build_search"]


def build_search(keys: Sequence[str]) -> Callable[[str], Iterable[tuple[int, int]]]:
    """A search that yields `(start, number of the key)` for every place where a key stands, overlapping ones too."""
    if not keys:
        return lambda _text: ()
    import ahocorasick

    automaton = ahocorasick.Automaton(ahocorasick.STORE_ANY)
    for number, key in enumerate(keys):
        automaton.add_word(key, (len(key), number))
    automaton.make_automaton()

    def search(text: str) -> Iterator[tuple[int, int]]:
        for last, (length, number) in automaton.iter(text):
            yield last - length + 1, number

    return search
