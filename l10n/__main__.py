"""`python -m l10n` and the console script `l10n`."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line; the exit code is the process's."""
    try:
        from l10n.cli.app import app

        # Python ends with a search for garbage, a sixth of the time of `l10n --help`: not in what was imported so far.
        # What a command makes is still searched: CTranslate2 crashed where Ctrl-C left its objects uncollected.
        gc.freeze()
        app(prog_name="l10n")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
