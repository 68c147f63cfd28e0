"""The pipelines: a command's work on one page, ports injected."""
