"""`python -m l10n` and the console script `l10n`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; the exit code is the process's."""
    try:
        from l10n.cli.app import app

        app(prog_name="l10n")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
