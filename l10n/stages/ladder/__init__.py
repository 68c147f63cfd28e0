"""The ladder: how glossary terms are enforced in machine translation, from the cheapest way to the last.

1. `sources`: the model reads the term's dictionary form in the source, where it was trained to (annotation);
2. `ladder`: the best hypotheses of the beam are asked whether they hold every term (n-best);
3. `constrain`: the hypothesis is forced, up to where the term's words were rendered and through each inflected
   form of the term, and the model continues (prefix);
4. `substitute`: the wrong rendering is replaced by the term in the case of what it replaces (substitution);
5. otherwise the unit is delivered as it is and says which term it lacks (unsatisfied).

Every candidate of every rung is judged by the same recogniser and scored by the same model on the same source;
the most probable of those that hold all terms wins.
"""

from __future__ import annotations

from l10n.stages.ladder.ladder import Enforcer

__all__ = ["Enforcer"]
