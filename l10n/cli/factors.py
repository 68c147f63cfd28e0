"""`NAME=FACTOR` on the command line."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.errors import ConfigError

__all__ = ["factors"]


def factors(weigh: Sequence[str]) -> dict[str, float]:
    """The factors of `--weigh` by name; raises `ConfigError` where one is no number."""
    found: dict[str, float] = {}
    for part in weigh:
        name, _, factor = part.partition("=")
        try:
            found[name] = float(factor)
        except ValueError as error:
            raise ConfigError(f"--weigh {part}: the factor is no number", "Write it as uk=1.6.") from error
    return found
