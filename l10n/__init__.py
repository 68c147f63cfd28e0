"""l10n: articles into reviewable translations, offline, under an enforced glossary."""

__version__ = "0.1.0"
