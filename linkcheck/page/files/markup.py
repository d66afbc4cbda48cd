"""XML of unknown origin: a tree without entities, files or addresses behind it, and a few ways to ask it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from linkcheck.charsets import clean, decode
from linkcheck.markup import hardened, local
from linkcheck.page.files.facts import LARGEST

__all__ = ["child", "children", "declared", "descendants", "space", "tree", "words"]

MOST = 20_000  # elements that are looked at in search of one
_LONGEST = 2000  # characters of a field
_DECLARATION = re.compile(r"\A\s{0,100}<\?xml[^>]{0,200}?\?>")
_ENCODING = re.compile(rb"\A\s{0,100}<\?xml[^>]{0,100}?encoding\s{0,5}=\s{0,5}[\"']([\w.:-]{1,40})")


def declared(data: bytes) -> str | None:
    """Return the encoding that an XML declaration names."""
    match = _ENCODING.match(data[:400])
    return match[1].decode("ascii", "replace") if match else None


def tree(data: bytes, charset: str | None = None) -> etree._Element | None:
    """Return the root of some XML as far as it can be read; None where nothing can."""
    text = _DECLARATION.sub("", decode(data[:LARGEST], charset or declared(data)), count=1)
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), hardened("utf-8"))
    except (etree.XMLSyntaxError, ValueError):
        return None


def space(element: etree._Element) -> str:
    """Return an element's namespace."""
    return element.tag[1:].partition("}")[0] if isinstance(element.tag, str) and element.tag[:1] == "{" else ""


def children(element: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """Yield an element's children of some names, whatever their namespace."""
    if element is not None:
        yield from (each for each in islice(element, MOST) if local(each) in names)


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Return what a path of names leads to, the first of each."""
    for name in path:
        element = next(children(element, name), None)
    return element


def descendants(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the elements of some names below another, in document order; a bounded number is looked at."""
    yield from (each for each in islice(element.iter(), MOST) if local(each) in names)


def words(element: etree._Element | None) -> str:
    """Return the text of an element and what stands in it, on one line."""
    if element is None:
        return ""
    parts, length = [], 0
    for part in element.itertext():
        parts.append(part)
        length += len(part)
        if length > _LONGEST:
            break
    return clean("".join(map(str, parts))[:_LONGEST])
