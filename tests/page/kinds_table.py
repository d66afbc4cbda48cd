"""The pages that the kinds are tested with: written for it, after the templates that sites are made with."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from linkcheck.model import PageKind

__all__ = ["Sample", "samples"]

FOLDER = Path(__file__).with_name("kinds")
MORE = (  # some 560 characters
    "The council met on Tuesday evening and spoke for three hours about the old mill by the river. Most of those "
    "who came live in the streets around it. They want the wheel to turn again, and the miller's garden to be "
    "open on Sundays. The architect showed two models, one of wood and one of paper. Both keep the roof as it was "
    "in 1887, and both need a new floor. The treasurer asked what the floor would cost, and nobody could say. The "
    "vote was put off until the spring, when the water is high and everybody can see how strong it still is. "
)
TOP = (  # what stands around every page of a site
    '<header><a href="#content">Skip to content</a><nav><ul><li><a href="/">Home</a></li>'
    '<li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li><li><a href="/about">About us</a></li>'
    '<li><a href="/contact">Contact</a></li></ul></nav><form action="/search"><input name="q">'
    '<button>Search</button></form><a href="/login">Log in</a> <a href="/subscribe">Subscribe</a></header>'
)
FOOT = (
    '<aside><h3>Most read</h3><ul><li><a href="/a">Ten walks for a wet day</a></li>'
    '<li><a href="/b">Why the clock is slow</a></li><li><a href="/c">A new roof for the market</a></li></ul>'
    '</aside><footer><form><label>Get our newsletter</label><input type="email"><button>Sign up</button></form>'
    '<a href="/privacy">Privacy policy</a> <a href="/cookies">Cookie settings</a> <a href="/terms">Terms</a> '
    "<p>© 2024 All rights reserved.</p></footer>"
)


class Sample(NamedTuple):
    """A page, and what it is."""

    kind: PageKind
    name: str
    url: str
    markup: str


def samples(*names: str) -> tuple[Sample, ...]:
    """Return the pages of some files: a line with kind, name and address, and the markup up to the next."""
    return tuple(sample for name in names for sample in _read((FOLDER / f"{name}.txt").read_text("utf-8")))


def _read(table: str) -> list[Sample]:
    return [_sample(*each.split("\n", 1)) for each in f"\n{table}".split("\n=== ")[1:]]


def _sample(head: str, markup: str) -> Sample:
    kind, name, url = (part.strip() for part in head.split("|"))
    markup = markup.replace("{{TOP}}", TOP).replace("{{FOOT}}", FOOT)
    markup = markup.replace("{{LONG}}", f"<p>{MORE}</p>" * 6).replace("{{MORE}}", f"<p>{MORE}</p>")
    return Sample(PageKind(kind), name, url, markup)
