"""CTranslate2 models: the bundled one, installed Argos packages, and any folder laid out like them."""
