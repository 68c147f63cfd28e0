"""The checks of `l10n check`, one small pure function each, in explicit registries."""
