"""XMP packets: what programs write about a file into the file itself, made to be found by scanning it.

ISO 16684-1 for the packet, its Dublin Core and ``xmp:`` properties; PRISM 3.0 for ``prism:``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from linkcheck.model import Datum
from linkcheck.page.files.facts import DatedFact, Facts, dated, doi, is_title, people
from linkcheck.page.files.markup import children, tree, words

__all__ = ["facts", "packets"]

LARGEST = 2**18  # bytes of a packet: most have some thousand, those with a history of edits more
MOST = 20  # packets of a file, and descriptions in one
MOST_VALUES = 50  # of a property

_START = re.compile(rb"<x:xmpmeta\b|<rdf:RDF\b")
_ENDS = {b"<x:xmpmeta": b"</x:xmpmeta>", b"<rdf:RDF": b"</rdf:RDF>"}
_SPACES = (
    ("dc", "http://purl.org/dc/elements/"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("xmp", "http://ns.adobe.com/xap/1.0/"),
    ("prism", "http://prismstandard.org/namespaces/"),
    ("pdfx", "http://ns.adobe.com/pdfx/"),
    ("crossmark", "http://crossref.org/crossmark/"),
)
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# Which of them exist for the day of publication alone. The cover's day is that of a magazine's issue, which comes
# out before it; dc:date is any day in the life of the file; xmp:CreateDate the day it was made.
_PUBLISHED = (
    ("prism:publicationDate", True),
    ("dcterms:issued", True),
    ("prism:publicationdate", True),
    ("prism:onlineDate", False),
    ("prism:coverDate", False),
    ("dc:date", False),
    ("xmp:CreateDate", False),
)
_MODIFIED = ("dcterms:modified", "prism:modificationDate", "xmp:ModifyDate")
_PUBLISHERS = ("dc:publisher", "prism:publisher", "prism:corporateEntity")
_IDENTIFIERS = ("prism:doi", "pdfx:doi", "crossmark:DOI", "dc:identifier")

Properties = Mapping[str, list[str]]


def packets(data: bytes) -> Iterator[bytes]:
    """Yield the packets that stand open in a file, each bounded."""
    at = 0
    for _ in range(MOST):
        start = _START.search(data, at)
        if not start:
            return
        end = _ENDS[start[0]]
        stop = data.find(end, start.end(), start.start() + LARGEST)
        at = stop + len(end) if stop >= 0 else start.end()
        if stop >= 0:
            yield data[start.start() : at]


def facts(packet: bytes) -> Facts:
    """Return what a packet says; nothing where it is none. Never raises."""
    root = tree(packet[:LARGEST])
    if root is None:
        return Facts()
    properties = _properties(root)
    found = [Datum(value, "XMP dc:title") for value in properties.get("dc:title", ()) if is_title(value)]
    return Facts(
        titles=tuple(found),
        published=tuple(_published(properties)),
        modified=tuple(_dates(properties, _MODIFIED)),
        authors=people(properties.get("dc:creator", ())),
        publisher=_first(properties, _PUBLISHERS),
        language=_first(properties, ("dc:language",)),
        signals=tuple(each for name in _IDENTIFIERS for each in doi(_first(properties, (name,))))[:1],
    )


def _published(properties: Properties) -> Iterator[DatedFact]:
    for name, is_sure in _PUBLISHED:
        for value in properties.get(name, ())[:1]:
            yield from dated(value, f"XMP {name}", sure=is_sure)


def _dates(properties: Properties, names: tuple[str, ...]) -> Iterator[DatedFact]:
    for name in names:
        for value in properties.get(name, ())[:1]:
            yield from dated(value, f"XMP {name}")


def _first(properties: Properties, names: tuple[str, ...]) -> str:
    return next((value for name in names for value in properties.get(name, ())), "")


def _properties(root: etree._Element) -> dict[str, list[str]]:
    """Return the properties of every description by their usual names; an array's values one by one."""
    found: dict[str, list[str]] = {}
    for rdf in [root, *root][:MOST]:
        for description in list(children(rdf, "Description"))[:MOST]:
            for key, value in description.attrib.items():  # the short form of a simple property
                _add(found, _name(str(key)), [str(value)])
            for element in list(description)[: 10 * MOST_VALUES]:
                _add(found, _name(str(element.tag)), _values(element))
    return found


def _add(found: dict[str, list[str]], name: str | None, values: list[str]) -> None:
    if name:
        found.setdefault(name, []).extend(value for value in values if value)


def _name(key: str) -> str | None:
    """Return a property's name with the usual prefix; None in a namespace that is not asked for."""
    space, _, name = key.lstrip("{").partition("}")
    return next((f"{prefix}:{name}" for prefix, start in _SPACES if space.startswith(start)), None)


def _values(element: etree._Element) -> list[str]:
    """Return a property's values; of alternatives in several languages the default one first."""
    items = [item for array in children(element, "Alt", "Seq", "Bag") for item in children(array, "li")]
    items = sorted(items[:MOST_VALUES], key=lambda item: item.get(_LANG) != "x-default")
    return [words(item) for item in items] or [words(element)]
