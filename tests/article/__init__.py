"""A package, so that its test_html is not the one of the formats."""
