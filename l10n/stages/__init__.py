"""The stages: pure functions, text and types in, text and types out."""
