"""Sources of weak provenance."""
