"""XML of unknown origin, parsed so that nothing behind it is opened and none of it grows; its elements' names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["hardened", "local"]


def hardened(encoding: str | None = None) -> etree.XMLParser:
    """Return a parser that reads as far as it can, in an encoding that is known, else in the declared one.

    No entity is resolved, no file or address opened; a tree too deep or a text too long ends the reading.
    """
    from lxml import etree  # noqa: PLC0415  (most articles and pages hold no XML)

    return etree.XMLParser(
        encoding=encoding,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace: "p" in transitional and strict Office Open XML alike."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""
