"""Front matter: the fields above a text."""
