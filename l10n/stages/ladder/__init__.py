"""The ladder: how glossary terms are enforced in machine translation, from the cheapest way to the last.

1. `ladder`: the hypotheses of the beam are asked whether they hold every term (unconstrained, n-best);
2. `fill`: a missing term is put in place of what stands for it (`locate`, `strays`) in the likeliest of its forms
   (`forms`), what stands before it agreeing (`agree`, `articles`): substitution;
3. where the model doubts what was put in, it reads the terms' dictionary forms in the source, if it was trained to
   (`sources`: annotation), or else goes on by itself from behind the last term put in (prefix);
4. otherwise the unit is delivered as it is and says which term it lacks (unsatisfied).

Putting in comes before decoding again because it is the cheaper and, by `tests/benchmarks/terminology.py`, not the
worse: a score costs a fifth of a decoding. Every candidate is judged by the same recogniser and scored by the same
models on the same plain source; of those that hold all terms, free of faults and in possible cases, the most probable
wins, the cases of its terms counted in (`standing`). Segments that are nothing but terms are not decoded (`labels`).
"""

from __future__ import annotations

from l10n.stages.ladder.ladder import Enforcer

__all__ = ["Enforcer"]
