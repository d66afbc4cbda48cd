"""Sources that are dead, moved or taken over, and those of which that could not be told."""
