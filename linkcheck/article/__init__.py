"""Bytes in, an `Article` out: one file a format, each making the same blocks; then the list; then its entries."""
