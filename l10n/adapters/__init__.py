"""The adapters: one third-party library each, behind the ports."""
