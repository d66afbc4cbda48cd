"""Reports in, text out: one module a format. A format opens no file and asks no terminal."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from importlib import import_module

from linkcheck.model import Report

__all__ = ["FORMATS", "render"]

# A format is imported when it is first used: the console must not wait for a template engine.
FORMATS: dict[str, str] = {
    "console": "linkcheck.formats.console",
    "json": "linkcheck.formats.json",
    "html": "linkcheck.formats.html",
}


def render(reports: Report | Iterable[Report], name: str = "console", **options: object) -> str:
    """Return one report or many as text; raises `ValueError` for a format that does not exist."""
    if name not in FORMATS:
        raise ValueError(f"unknown format {name!r}{_nearest(name)}; there are {', '.join(FORMATS)}")
    # A report is itself a tuple, so that it must be told from a sequence of reports first.
    every = [reports] if isinstance(reports, Report) else list(reports)
    text: str = import_module(FORMATS[name]).render(every, **options)
    return text


def _nearest(name: str) -> str:
    near = get_close_matches(name, FORMATS, n=1)
    return f", did you mean {near[0]!r}?" if near else ""
