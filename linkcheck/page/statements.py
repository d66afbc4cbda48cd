"""What is gathered from a page before anything is decided: every statement it makes about itself, in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from linkcheck.page.anchors import Anchors
from linkcheck.page.linked_data import Thing

__all__ = ["Heading", "Statements", "Time"]

_MOST = 50  # objects of one sort


class Heading(NamedTuple):
    """A heading that may be the page's title."""

    text: str
    origin: str  # "h1", or "headline" for another element that is marked as one
    within: frozenset[int] = frozenset()  # the nearest elements around it, by number
    beside: int = 0  # the comment, teaser or sidebar it stands in, by number

    @property
    def is_main(self) -> bool:
        """True for what may be the headline of the page."""
        return self.origin != "h2"


class Time(NamedTuple):
    """A ``<time>``, or an element that hAtom marks as a date."""

    value: str
    is_published: bool = False  # its own markup says that it is the date of publication
    within: frozenset[int] = frozenset()
    beside: int = 0


class Statements(NamedTuple):
    """A page's statements; names of meta elements in lower case, values in the order they stand."""

    title: str = ""
    language: str = ""
    canonical: str = ""
    metas: Mapping[str, Sequence[str]] = {}
    properties: Mapping[str, Sequence[str]] = {}  # microdata
    things: tuple[Thing, ...] = ()  # JSON-LD
    headings: tuple[Heading, ...] = ()
    times: tuple[Time, ...] = ()
    text: str = ""
    anchors: Anchors | None = None  # where they are asked for, and none can be missing

    def meta(self, *names: str) -> str:
        """Return the first value that the first of some meta elements has, or the empty string."""
        return next((value for name in names for value in self.metas.get(name, ())), "")

    @property
    def own_times(self) -> tuple[Time, ...]:
        """The times that do not stand beside the page's subject, unless its headline stands there too."""
        subject = {0, *(each.beside for each in self.headings if each.is_main)}
        return tuple(each for each in self.times if each.beside in subject)

    @property
    def articles(self) -> tuple[Thing, ...]:
        """The JSON-LD objects that describe an article, the first of them where there are very many."""
        return tuple(thing for thing in self.things if thing.is_article)[:_MOST]

    @property
    def pages(self) -> tuple[Thing, ...]:
        """The JSON-LD objects that describe a page."""
        return tuple(thing for thing in self.things if thing.is_page)[:_MOST]
