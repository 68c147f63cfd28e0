"""Prepositions by language: the case model asks which stands before a name, never which case it takes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["ENGLISH", "PREPOSITIONS"]

ENGLISH = frozenset(
    "about above across after against along amid among around as at before behind below beneath beside between beyond "
    "by despite down during except for from in inside into like near of off on onto out outside over past per since "
    "than through throughout to toward towards under until up upon versus via with within without".split()
)
PREPOSITIONS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "uk": frozenset(
            "без біля в від відносно вздовж внаслідок всередині всупереч для до довкола завдяки за заради замість з "
            "згідно зі із коло крізь крім між на навколо навпроти над наперекір о об окрім перед під після по поблизу "
            "поза поміж понад попри при про проти протягом серед стосовно у упродовж усередині через щодо".split()
        ),
        "ru": frozenset(
            "благодаря близ в вблизи ввиду вдоль вместо вне внутри во вокруг вопреки вследствие для до за из из-за "
            "из-под изо к касательно ко кроме между мимо на над надо насчёт о об обо около от относительно перед по "
            "под после при про против ради с сквозь со согласно среди у через".split()
        ),
        "de": frozenset(
            "ab am an ans auf aus außerhalb bei beim bis durch für gegen gegenüber gemäß hinter im in innerhalb ins "
            "laut mit nach neben ohne seit statt trotz über um unter vom von vor während wegen zu zum zur "
            "zwischen".split()
        ),
    }
)
