"""Glossary files: our CSV, the exchange formats, and the search that finds many terms at once."""
