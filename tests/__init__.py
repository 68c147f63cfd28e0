"""The tests; a package so that `python -m tests.benchmarks.…` finds its own, whatever `tests` others install."""
