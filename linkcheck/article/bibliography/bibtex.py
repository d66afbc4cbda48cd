"""BibTeX and BibLaTeX: every entry of a ``.bib`` file is a reference, with what its fields claim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from linkcheck import dates
from linkcheck.article import addresses
from linkcheck.article.bibliography import reference
from linkcheck.article.bibliography.bibtex_scan import Entry, Value, scan
from linkcheck.article.blocks import Block, Claims, Document, Lines
from linkcheck.article.latex import address as latex_address
from linkcheck.article.latex.reader import inline
from linkcheck.model import PartialDate, Region

__all__ = ["entries", "read"]

_URLS = ("url", "howpublished", "link", "note", "ee", "bdsk-url-1", "doi", "eprint", "addendum", "annote")
_ARCHIVES = ("archiveurl", "archive-url", "archive_url", "urlarchive", "wayback")
_CONTAINERS = (
    *("journaltitle", "journal", "booktitle", "maintitle", "publisher", "institution", "school", "organization"),
    *("organisation", "website", "howpublished"),
)
_ACCESSED = ("urldate", "accessed", "lastchecked", "lastaccessed", "lastvisited", "accessdate", "visited")
_INHERITED = {"title": "booktitle", "booktitle": "booktitle", "publisher": "publisher", "year": "year"}
_MARKUP = re.compile(r"[\\$~]|--|``|''|://")
_AND = re.compile(r"\s+and\s+|[{}]", re.IGNORECASE)
_NAME_PART = re.compile(r"\b(family|given|prefix)[ \t]*=[ \t]*\"?\{?([^\",{}=]{1,200})", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_ISO = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_READ_ON = re.compile(
    r"(?:accessed|retrieved|visited|viewed|abgerufen|zugriff|consult|acess|acceso|visitato|geraadpleegd|hämtad)"
    r"[^\d\n]{0,40}",
    re.IGNORECASE,
)
_ARXIV = re.compile(
    r"(?:\barxiv[:/. ]{0,3}(?:abs/)?|^abs/)(\d{4}\.\d{4,5}|[a-z-]{2,12}/\d{7})(?:v\d{1,2})?", re.IGNORECASE
)
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>{}]{1,200}")
_MOST_AUTHORS = 100
_EPRINTS = {"arxiv": "arxiv", "pubmed": "pmid", "pmid": "pmid", "pmcid": "pmcid", "hdl": "hdl", "urn": "urn"}


def read(text: str) -> Document:
    """Return every entry of a BibTeX file."""
    lines = Lines(text)
    document = entries(lines, 0, len(text))
    if not document.blocks and text.strip():
        return document._replace(notes=(*document.notes, "no BibTeX entry in it"))
    return document


def entries(lines: Lines, start: int, end: int) -> Document:
    """Return the entries of a stretch of a file."""
    found = list(scan(lines.text, start, end))
    by_key = {entry.key: entry for entry in found}
    blocks = tuple(_Fields(lines, _inheriting(entry, by_key)).block() for entry in found if entry.fields)
    broken = [entry for entry in found if not entry.is_closed]
    return Document(blocks, notes=tuple(_complaints(lines, broken)))


def _complaints(lines: Lines, broken: list[Entry]) -> Iterator[str]:
    if broken:
        first = lines.region(broken[0].start, broken[0].start).start_line
        others = f", and {len(broken) - 1} more" if len(broken) > 1 else ""
        yield f"line {first}: the entry {broken[0].key or broken[0].kind!r} is not closed{others}"


def _inheriting(entry: Entry, by_key: Mapping[str, Entry]) -> Entry:
    """Return an entry with what the one that it points to says: a chapter has its book's publisher."""
    parent = by_key.get(entry.fields["crossref"].text.strip()) if "crossref" in entry.fields else None
    if parent is None:
        return entry
    inherited = {
        own: parent.fields[name]._replace(start=-1) for name, own in _INHERITED.items() if name in parent.fields
    }
    return entry._replace(fields={**inherited, **entry.fields})


class _Fields:
    """One entry's fields as a reader understands them."""

    def __init__(self, lines: Lines, entry: Entry) -> None:
        self._lines, self._entry = lines, entry

    def block(self) -> Block:
        """Return the entry as a block."""
        entry = self._entry
        aliases = (each.strip() for each in self._raw("ids").split(","))
        labels = tuple(dict.fromkeys(filter(None, (entry.key, *islice(aliases, 20)))))
        region = self._lines.region(entry.start, entry.end)
        url = next(filter(None, map(self._url, _URLS)), None)
        return reference.block(self._claims(), labels, region, (url,) if url else ())

    def _claims(self) -> Claims:
        title, subtitle = (self._text(name) for name in ("title", "subtitle"))
        return Claims(
            title=(f"{title}: {subtitle}" if title and subtitle else title) or self._text("maintitle") or None,
            authors=self._names("author") or self._names("editor"),
            publisher=next(filter(None, map(self._container, _CONTAINERS)), None),
            published=self._published(),
            accessed=self._accessed(),
            identifier=self._identifier(),
            archive_url=next((found[0] for found in map(self._url, _ARCHIVES) if found), None),
        )

    def _raw(self, name: str) -> str:
        value = self._entry.fields.get(name)
        return value.text.strip() if value else ""

    def _text(self, name: str) -> str:
        value = self._entry.fields.get(name)
        return self._decoded(value) if value else ""

    def _decoded(self, value: Value) -> str:
        """Return what a value says without its markup, on one line."""
        text = value.text[: reference.LONGEST_TEXT]
        if _MARKUP.search(text):
            text = inline(Lines(text), 0, len(text)).text
        return " ".join(text.replace("{", "").replace("}", "").split())

    def _names(self, name: str) -> tuple[str, ...]:
        raw = self._raw(name)[: 10 * reference.LONGEST_TEXT]
        names = (self._name(each) for each in islice(_people(raw), _MOST_AUTHORS))
        return tuple(name for name in names if name and name.lower() != "others")

    def _name(self, raw: str) -> str:
        """Return a person's name in the order it is spoken: "Knuth, Donald E." is Donald E. Knuth."""
        parts = {match[1].lower(): match[2].strip() for match in _NAME_PART.finditer(raw)}
        if "family" in parts:
            return " ".join(filter(None, (parts.get("given"), parts.get("prefix"), parts["family"])))
        is_whole = raw.startswith("{") and raw.endswith("}")
        name = self._decoded(Value(raw))
        pieces = [each.strip() for each in name.split(",")]
        if is_whole or len(pieces) not in {2, 3}:
            return name
        family, *suffix, given = pieces
        return " ".join(filter(None, (given, family, *suffix)))

    def _container(self, name: str) -> str:
        text = self._text(name)
        return "" if name == "howpublished" and next(addresses.find(text), None) else text

    def _published(self) -> PartialDate | None:
        for name in ("date", "issued", "year"):
            raw = self._text(name)
            if name != "year" and (match := _ISO.match(raw)):
                return dates.parse(match[0])
            if found := _dated(raw, self._text("month"), self._text("day")):
                return found
        return None

    def _accessed(self) -> PartialDate | None:
        found = next(filter(None, (dates.parse(self._text(name)) for name in _ACCESSED)), None)
        for name in ("note", "howpublished", "addendum"):
            text = self._text(name)
            if not found and (match := _READ_ON.search(text)):
                found = next((date for date, _, _ in dates.find(text[match.start() :])), None)
        return found

    def _identifier(self) -> str | None:
        if match := _DOI.search(latex_address.plain(self._raw("doi"))):
            return f"doi:{match[0]}"
        if eprint := self._raw("eprint"):
            kind = (self._raw("eprinttype") or self._raw("archiveprefix") or "arxiv").lower()
            match = _ARXIV.match(f"arxiv:{eprint.removeprefix('arXiv:')}")
            if kind == "arxiv" and match:
                return f"arxiv:{match[1]}"
            if kind in _EPRINTS and kind != "arxiv":
                return f"{_EPRINTS[kind]}:{eprint}"
        for name in ("journal", "volume", "note", "howpublished"):
            if match := _ARXIV.search(self._raw(name)):
                return f"arxiv:{match[1]}"
        return self._numbered()

    def _numbered(self) -> str | None:
        """Return the first of the other numbers that a work goes by."""
        for name in ("pmid", "pmcid", "hdl", "isbn", "urn"):
            if value := self._raw(name).split(",")[0].strip():
                value = re.sub(r"[\s-]", "", value)[:20] if name == "isbn" else value[:200]
                return value if value.lower().startswith(f"{name}:") else f"{name}:{value}"
        return None

    def _url(self, name: str) -> tuple[str, Region] | None:
        """Return the address that a field holds, and where it stands: the field, or the entry if it is joined."""
        value = self._entry.fields.get(name)
        if not value or ("url" not in name and not re.search(r"://|www\.", value.text)):
            return None
        url, low, high = _address(value.text)
        if not url:
            return None
        entry = self._entry
        span = (value.start + low, value.start + high) if value.start >= 0 else (entry.start, entry.end)
        return url, self._lines.region(*span)


def _address(raw: str) -> tuple[str, int, int]:
    """Return the first address of a value, and where in it that stands."""
    if match := re.search(r"\\(?:url|href|path|nolinkurl)(?=[ {|])", raw):
        found = latex_address.argument(raw, match.end())
        if found:
            return found[:3]
    if match := re.search(latex_address.BEGINS, raw, re.IGNORECASE):
        found = latex_address.bare(raw, match.start())
        if found:
            return found[:3]
    return "", 0, 0


def _people(raw: str) -> Iterator[str]:
    """Yield the names that "and" parts, outside of braces."""
    depth = at = 0
    for match in _AND.finditer(raw):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif depth <= 0:
            yield raw[at : match.start()].strip()
            at = match.end()
    yield raw[at:].strip()


def _dated(year: str, month: str, day: str) -> PartialDate | None:
    """Return the date of fields for year, month and day; the month is a number, a word, or "5 May"."""
    match = _YEAR.search(year)
    if not match:
        return None
    number = re.sub(r"\D", "", day)[:2]
    if month.isdecimal():
        iso = f"{match[1]}-{month:0>2}" + (f"-{number:0>2}" if number else "")
        return dates.parse(iso)
    spelled = (f"{number} {month} {match[1]}", f"{month} {match[1]}", f"{month}, {match[1]}")
    return next(filter(None, map(dates.parse, spelled)), None) if month else dates.parse(match[1])
