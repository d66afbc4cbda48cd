"""How words, titles and texts are compared."""
