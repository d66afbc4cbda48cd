"""Word (Office Open XML, transitional and strict): the parts of the archive in, blocks out.

A position is a paragraph: the line is its number, every paragraph of the text counted from 1 in reading order
(those in tables and text boxes and empty ones too), and the column is the character in it. Notes come after the
text, in the order in which the text calls them, and are counted on from there. What was struck out while changes
were tracked is no text; comments, headers and footers are not read.

Sources: ECMA-376 (Office Open XML), parts 1 and 4. No library for Word is used: none gives footnotes and fields,
and this needs no more than the XML that holds them.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from linkcheck import dates
from linkcheck.article import properties, stated
from linkcheck.article.archive import Archive, attribute, joined, opened
from linkcheck.article.blocks import Block, Document, Kind, UnreadableError
from linkcheck.article.docx.paragraph import called, merged
from linkcheck.article.docx.styles import Numbering, Styles, child
from linkcheck.article.docx.walk import Walk
from linkcheck.markup import local

__all__ = ["read"]

_PACKAGE = "_rels/.rels"
_USUAL = "word/document.xml"


def read(data: bytes) -> Document:
    """Return the blocks of a Word document and what its properties say."""
    archive = opened(data, "a Word document")
    main = _main(archive)
    root = archive.xml(main)
    if root is None:
        raise UnreadableError("not a Word document: its text is missing or damaged")
    parts = dict(_related(archive, main))
    styles = Styles(_part(archive, parts.get("styles")))
    walk = Walk(styles, Numbering(_part(archive, parts.get("numbering"))))
    body = child(root, "body")
    blocks = walk.blocks(root if body is None else body, _targets(archive, main))
    blocks = tuple(called([*blocks, *_notes(archive, parts, walk)]))
    return _described(archive, blocks, walk, styles)


def _main(archive: Archive) -> str:
    """Return the name of the part with the text."""
    for kind, target in _related(archive, ""):
        if kind == "officeDocument" and target in archive:
            if not target.lower().startswith(("xl/", "ppt/")):
                return target
            raise UnreadableError("not a Word document: a spreadsheet or presentation")
    if _USUAL in archive:
        return _USUAL
    raise UnreadableError(_other(archive))


def _other(archive: Archive) -> str:
    """Return what an archive is that is not Word's."""
    if (archive.read("mimetype") or b"").startswith(b"application/vnd.oasis.opendocument"):
        return "not a Word document: an OpenDocument file, save it as .docx"
    return "a zip archive, but neither Word nor EPUB"


def _relations(archive: Archive, name: str) -> Iterator[etree._Element]:
    folder, _, file = name.rpartition("/")
    root = archive.xml(f"{folder}/_rels/{file}.rels" if name else _PACKAGE)
    return iter(root if root is not None else ())


def _related(archive: Archive, name: str) -> Iterator[tuple[str, str]]:
    """Yield the kind and name of each part that a part, or the package itself, refers to."""
    for relation in _relations(archive, name):
        kind = (attribute(relation, "Type") or "").rpartition("/")[2]
        target = joined(name, attribute(relation, "Target") or "")
        if target and attribute(relation, "TargetMode") != "External":
            yield kind, target


def _targets(archive: Archive, name: str) -> dict[str, str]:
    """Return the addresses outside the document that a part refers to, by their ids."""
    return {
        attribute(relation, "Id") or "": attribute(relation, "Target") or ""
        for relation in _relations(archive, name)
        if attribute(relation, "TargetMode") == "External"
    }


def _part(archive: Archive, name: str | None) -> etree._Element | None:
    return archive.xml(name) if name else None


def _notes(archive: Archive, parts: dict[str, str], walk: Walk) -> Iterator[Block]:
    """Yield a block for each footnote and endnote that the text calls."""
    for kind in ("footnote", "endnote"):
        name = parts.get(f"{kind}s")
        root = _part(archive, name)
        if name is None or root is None:
            continue
        notes = {attribute(note, "id"): note for note in root if local(note) == kind}
        targets = _targets(archive, name)
        for note_id, label in list(walk.notes[kind].items()):
            blocks = walk.blocks(notes[note_id], targets) if note_id in notes else ()
            if blocks:
                note = merged(Kind.FOOTNOTE, blocks, ["\n"] * len(blocks))
                yield note._replace(labels=(label,), calls=())


def _described(archive: Archive, blocks: tuple[Block, ...], walk: Walk, styles: Styles) -> Document:
    """Return the document with what its properties say, where its text says nothing better."""
    core = _part(archive, dict(_related(archive, "")).get("core-properties", "docProps/core.xml"))
    said = {local(each): each.text or "" for each in (core if core is not None else ())}
    title = walk.title or properties.title(said.get("title"), blocks)
    published = stated.published(blocks, title or stated.title(blocks))
    embedded = ["embeds another document, which is not read"] if walk.embeds else []
    return Document(
        blocks,
        title=title,
        published=published or dates.parse(said.get("created", "")),
        language=properties.language(said.get("language") or styles.language, blocks),
        notes=(*archive.notes, *embedded),
    )
