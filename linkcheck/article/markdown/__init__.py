"""Markdown in its many flavours."""
