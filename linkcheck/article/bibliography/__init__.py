"""Bibliographies: BibTeX, CSL-JSON and CSL-YAML, alone or beside an article."""
