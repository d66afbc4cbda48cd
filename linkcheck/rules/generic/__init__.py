"""Sources that are no document."""
