"""What is gathered from a page before anything is decided: every statement it makes about itself, in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from linkcheck.page.anchors import Anchors
from linkcheck.page.linked_data import Thing
from linkcheck.page.outline import Outline

__all__ = ["Heading", "Shape", "Statements", "Time"]

_MOST = 50  # objects of one sort


class Heading(NamedTuple):
    """A heading that may be the page's title."""

    text: str
    origin: str  # "h1", "h2", or "headline" for another element that is marked as one
    within: frozenset[int] = frozenset()  # of a main one: the nearest elements around it, by number
    beside: int = 0  # the comment, teaser or sidebar it stands in, by number
    at: int = 0  # its first piece

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
    at: int = 0


class Shape(NamedTuple):
    """What a page is made of beside its words, in the order it stands; of each a bounded number."""

    body: str = ""  # class and id of <body>
    links: tuple[str, ...] = ()  # href of every <a>, as written
    scripts: tuple[str, ...] = ()  # src of every <script> that has one
    inline_scripts: int = 0
    frames: tuple[str, ...] = ()  # src of every <iframe> and <frame>
    inputs: tuple[str, ...] = ()  # type of every <input>, in lower case
    forms: tuple[str, ...] = ()  # action of every <form>
    images: int = 0
    noscript: str = ""  # the first words for readers without JavaScript
    roots: tuple[str, ...] = ()  # id of every element right below <body>


class Statements(NamedTuple):
    """A page's statements; names of meta elements in lower case, values in the order they stand."""

    title: str = ""
    language: str = ""
    canonical: str = ""
    metas: Mapping[str, Sequence[str]] = {}
    properties: Mapping[str, Sequence[str]] = {}  # microdata
    bylines: tuple[str, ...] = ()  # the authors, as microdata and links mark them
    things: tuple[Thing, ...] = ()  # JSON-LD
    headings: tuple[Heading, ...] = ()
    times: tuple[Time, ...] = ()
    text: str = ""
    shape: Shape = Shape()
    outline: Outline = Outline()  # its text and elements
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
