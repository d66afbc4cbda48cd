"""Why each block of an article is one of its sources, or none: the decisions of `section` and `entry`, told."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck.article import entry, section
from linkcheck.article.blocks import Document, Kind
from linkcheck.article.section import Role, Verdict

__all__ = ["explained"]


def explained(document: Document) -> Iterator[Verdict]:
    """Yield a verdict for each source of the front matter and for each block, in the file's order."""
    for block in document.listed:
        yield Verdict(block, Role.ENTRY, "named in the front matter", block)
    yield from map(_with_its_sources, section.explain(document.blocks, document.site))


def _with_its_sources(verdict: Verdict) -> Verdict:
    """Return the verdict; a block of a list that names no source is no entry of it."""
    if verdict.entry is None or next(entry.read(verdict.entry), None):
        return verdict
    is_note = verdict.block.kind is Kind.FOOTNOTE
    reason = "a footnote that only explains" if is_note else "has no address and names no work"
    return verdict._replace(role=Role.INSIDE, reason=reason, entry=None)
