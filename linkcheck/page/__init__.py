"""Bytes in, a `Page` out: what a page says of itself, each statement with the place it stands in."""
