"""Which elements of a page are footnotes or entries of a bibliography, and which links lead back from them."""

from __future__ import annotations

import re

from linkcheck.article.blocks import Kind
from linkcheck.article.html.tree import Node, tokens

__all__ = ["entry_kind", "is_back_link", "is_call", "is_number", "is_return", "list_kind", "mark"]

_ENTRIES = {"li", "p", "div", "aside", "dd", "tr", "section"}
_FOOTNOTE_ROLES = {"doc-footnote", "doc-endnote", "footnote", "endnote", "rearnote"}
_REFERENCE_ROLES = {"doc-biblioentry", "biblioentry"}
_FOOTNOTES = re.compile(
    r"(?:[a-z]+[-_]){0,2}(?:foot-?notes?|end-?notes?)(?:[-_](?:list|section|area|wrapper|container|body|content))?"
)
_REFERENCES = re.compile(
    r"(?:[a-z]+[-_]){0,1}(?:references|ref-?list|bibliography|works-cited|csl-bib-body|citation-list|bib-?list)"
    r"(?:[-_]list)?"
)
_FOOTNOTE_LISTS = {"doc-endnotes", "doc-footnotes", "footnotes", "endnotes", "rearnotes"}
_REFERENCE_LISTS = {"doc-bibliography", "bibliography"}
_REFERENCE_NAMES = {"csl-entry", "bibitem", "ltx_bibitem", "biblioentry"}
_NOTE_ID = re.compile(r"_?(?:fn|ftn|edn|footnote|endnote|cite_note)[:_-]{0,2}\d[\w.:-]{0,60}")
_CALL_NAME = re.compile(r"(?:foot-?note|end-?note|citation|fn)-?(?:ref|reference|anchor)|noteref")
_RETURN_NAME = re.compile(
    r".*(?:back-?ref|back-?link|reversefootnote|footnote-?(?:back|return)|fn-(?:back|bracket)|cite-accessibility-label|"
    r"return-?(?:link|to)).*"
)
_ARROW = re.compile(r"[\s\[(]*(?:[↩↑⤴⬆⏎↵⇑↰⮌◂←^\ufe0e\ufe0f]|&larrhk;)+[\s\])]*\d{0,3}")
_MARK = re.compile(r"[\s\[(]*(?:\d{1,3}|[a-z]|[ivx]{2,5}|[*†‡§]{1,3})[\s\]).:]*", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}")


def entry_kind(node: Node, within: Kind | None) -> Kind | None:
    """Return what an element is as an entry, by its own role or by the list it stands in; None for no entry."""
    if node.name not in _ENTRIES:
        return None
    roles = _roles(node)
    if roles & _FOOTNOTE_ROLES:
        return Kind.FOOTNOTE
    names = tokens(node)
    if roles & _REFERENCE_ROLES or (node.name != "section" and _REFERENCE_NAMES.intersection(names)):
        return Kind.REFERENCE
    if node.name in {"aside", "div"} and {"footnote", "footnote-definition", "footdef"}.intersection(names):
        return Kind.FOOTNOTE
    if node.name == "li" and within is None and _NOTE_ID.fullmatch(node.get("id")):
        return Kind.FOOTNOTE
    return within if node.name in {"li", "dd", "tr"} else None


def list_kind(node: Node) -> Kind | None:
    """Return of what an element is a list: of footnotes, of entries of a bibliography, or of neither."""
    if node.name in {"html", "body", "main", "article", "a", "span", "sup", "p", "li"}:
        return None
    roles = _roles(node)
    names = tokens(node)
    if roles & _FOOTNOTE_LISTS or any(map(_FOOTNOTES.fullmatch, names)) or node.get("data-mw-group"):
        return Kind.FOOTNOTE
    if roles & _REFERENCE_LISTS or any(map(_REFERENCES.fullmatch, names)):
        return Kind.REFERENCE
    return None


def _roles(node: Node) -> set[str]:
    return set(f"{node.get('role')} {node.get('epub:type')}".lower().split()) if node.attrs else set()


def is_return(node: Node) -> bool:
    """Return whether an element by its name only leads back from a note to its call."""
    if node.name not in {"a", "span", "sup"} or not node.attrs:
        return False
    if (
        node.get("role") == "doc-backlink"
        or node.get("rev") == "footnote"
        or "data-footnote-backref" in node.attrs
    ):
        return True
    return any(map(_RETURN_NAME.fullmatch, tokens(node)[:20]))


def is_back_link(node: Node, called: set[str]) -> bool:
    """Return whether a link leads back to a mark in the text above: "↩", or "[1]" where that is its target."""
    target = node.get("href").strip()
    if not target.startswith("#") or target[1:] not in called:
        return False
    words = node.words(20)
    return bool(_ARROW.fullmatch(words) or _MARK.fullmatch(words))


def is_call(node: Node) -> bool:
    """Return whether an element is the mark in the text that a note or a reference is called by: a raised "1"."""
    if node.name not in {"a", "sup"} or _MARK.fullmatch(node.words(20)) is None:
        return False
    if node.name == "sup":
        return any(_jumps(child) for child in node.contents if isinstance(child, Node))
    is_named = any(map(_CALL_NAME.fullmatch, tokens(node))) or bool(_roles(node) & {"noteref", "doc-noteref"})
    is_raised = any(child.name == "sup" for child in node.contents if isinstance(child, Node))
    return _jumps(node) and (is_named or is_raised or bool(_NOTE_ID.fullmatch(node.get("href").strip()[1:])))


def _jumps(node: Node) -> bool:
    return node.name == "a" and node.get("href").strip().startswith("#")


def is_number(node: Node) -> bool:
    """Return whether an element's words are only the number of a note: "1", "[2]"."""
    return bool(mark(node)) and _MARK.fullmatch(node.words(20)) is not None


def mark(node: Node) -> str:
    """Return the number in a link that leads back, empty where there is none."""
    number = _NUMBER.search(node.words(20))
    return number[0] if number else ""
