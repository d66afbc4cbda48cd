"""The identifiers that an entry writes: whether they can be ones at all, by their form and their check digits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from linkcheck import isbn, urls

__all__ = ["Wrong", "arxiv_in_address", "doi_in_address", "dois", "is_resolver", "wrong"]

LONGEST = 2000  # characters of an entry that are looked at
_DASH = "[-‐‑–]"
_ISBN = re.compile(
    rf"\bISBN(?:{_DASH}?\s?1[03](?!\d))?\s?[:=]?\s{{0,2}}([0-9Xx](?:[-‐‑– ]?[0-9Xx]){{8,19}})",
    re.IGNORECASE | re.ASCII,
)
_ISSN = re.compile(
    rf"\b(?:[ep]{_DASH}?)?ISSN(?:-L)?\s?[:=]?\s{{0,2}}(\d{{4}}){_DASH}(\d{{3}}[\dX])(?![\w-])",
    re.IGNORECASE | re.ASCII,
)
_ORCID = re.compile(
    r"\borcid(?:\.org/|(?:\sid)?:?\s{0,2})(\d{4}-\d{4}-\d{4}-\d{3}[\dX])(?!\w)", re.IGNORECASE | re.ASCII
)
# https://info.arxiv.org/help/arxiv_identifier.html: from 2007 year, month and four figures, since 2015 five.
_ARXIV = re.compile(r"(\d{2})(\d{2})\.(\d{4,5})(?:v\d{1,3})?", re.ASCII)
_ARXIV_IN_PATH = re.compile(r"/(?:abs|pdf|html|format)/(\d{4}\.\d{4,5})(?!\d)", re.ASCII)
# https://www.doi.org/doi-handbook/HTML/doi-name-syntax.html; short ones: https://shortdoi.org ("10/aabbe").
_IS_DOI = re.compile(r"10\.\d{4,9}(?:\.\d{1,9}){0,3}/\S+|10/[a-z0-9]{2,20}", re.IGNORECASE | re.ASCII)
# What begins with 10.1.1 is a number of CiteSeerX, which calls it a DOI as well.
_LABELLED = re.compile(r"\bdoi\s?[:=]\s{0,2}(10(?!\.1\.1\.)[^\s,;\"<>]{0,300})", re.IGNORECASE | re.ASCII)
_DOI = re.compile(r"(?<![\w.-])(10\.\d{4,9}(?:\.\d{1,9}){0,3}/[^\s\"<>]{1,300})", re.ASCII)
_DOI_IN_PATH = re.compile(r"/(?:doi:)?(10\.\d{4,9}(?:\.\d{1,9}){0,3}/[^?#\s\"&]{1,300})", re.IGNORECASE | re.ASCII)
_LONGEST_DOI = 60  # characters, spaces among them, in which the form of one shows
_RESOLVERS = frozenset({"doi"})  # names of sites whose paths are nothing but DOIs


class Wrong(NamedTuple):
    """An identifier that none can be."""

    kind: str  # "isbn", "issn", "orcid", "arxiv", "doi"
    written: str


def wrong(text: str, addresses: Sequence[str] = (), identifier: str | None = None) -> Iterator[Wrong]:
    """Yield the identifiers of an entry, its addresses and its fields whose form or whose check digit is wrong.

    The text is without the addresses, of which the first is the one that the entry leads to.
    """
    text = text[:LONGEST]
    kind, _, value = (identifier or "").partition(":")
    yield from (Wrong("isbn", found) for found in _wrong_isbns(text))
    if kind == "isbn" and _is_wrong_isbn(value):
        yield Wrong("isbn", value)
    for match in _ISSN.finditer(text):
        if not _is_issn(match[1] + match[2].upper()):
            yield Wrong("issn", f"{match[1]}-{match[2]}")
    for match in _ORCID.finditer(" ".join((text, *(each[:LONGEST] for each in addresses)))):
        if not _is_orcid(match[1].upper()):
            yield Wrong("orcid", match[1])
    if kind == "arxiv" and _is_wrong_arxiv(value):
        yield Wrong("arxiv", value)
    yield from (Wrong("doi", found) for found in _wrong_dois(text, next(iter(addresses), None)))


def _wrong_isbns(text: str) -> Iterator[str]:
    for match in _ISBN.finditer(text):
        if found := _wrong_isbn(match[1]):
            yield found


def _wrong_isbn(written: str) -> str:
    """Return the number of a book with a wrong check digit; empty where what is written may hold a right one.

    Where it is written with spaces, what follows may be a year or a page.
    """
    parts = re.split(r"[-‐‑– ]", written)
    found = ""
    for stop in range(1, len(parts) + 1):
        digits = "".join(parts[:stop])
        if isbn.digits(digits):
            return ""
        if not found and _is_wrong_isbn(digits):
            found = digits
    return found


def _is_wrong_isbn(value: str) -> bool:
    """Return whether an ISBN has as many digits as one has, and not the right last one."""
    digits = re.sub(r"[-‐‑–\s]", "", value[: 2 * isbn.LONGEST])
    is_whole = re.fullmatch(r"97[89]\d{10}|\d{9}[\dXx]", digits, re.ASCII)
    return is_whole is not None and not isbn.digits(digits)


def _is_issn(digits: str) -> bool:
    """Return whether the last digit of an ISSN is right (ISO 3297)."""
    return sum(weight * _number(each) for weight, each in zip(range(8, 0, -1), digits, strict=True)) % 11 == 0


def _is_orcid(written: str) -> bool:
    """Return whether the last digit of an ORCID iD is right (ISO/IEC 7064, MOD 11-2)."""
    digits, last = written.replace("-", "")[:-1], written[-1]
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    return (12 - total % 11) % 11 == _number(last)


def _number(digit: str) -> int:
    return 10 if digit == "X" else int(digit)


def _is_wrong_arxiv(value: str) -> bool:
    match = _ARXIV.fullmatch(value)
    if not match:
        return False
    since, month, length = int(match[1] + match[2]), int(match[2]), len(match[3])
    return not 1 <= month <= 12 or since < 704 or length != (5 if since >= 1501 else 4)


def _wrong_dois(text: str, url: str | None) -> Iterator[str]:
    """Yield what is said to be a DOI, by its label or by a resolver's address, and has not the form of one."""
    for match in _LABELLED.finditer(text):
        if not _IS_DOI.fullmatch(written := match[1].rstrip(".)]}")) and not _goes_on(text, match):
            yield written
    address = urls.read(url) if url else None
    if address and is_resolver(url):
        path = unquote(address.path[:LONGEST]).lstrip("/").removeprefix("doi:").strip()
        if path.startswith("10") and not _IS_DOI.fullmatch(path.rstrip("/").replace(" ", "")):
            yield path


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Return whether a DOI is broken by a space, as one is at the end of a line: "10.1016/ j.cell.2020.01.001"."""
    whole = re.sub(r"\s+", "", text[match.start(1) : match.start(1) + _LONGEST_DOI])
    return text[match.end(1) : match.end(1) + 1].isspace() and _IS_DOI.match(whole) is not None


def is_resolver(url: str | None) -> bool:
    """Return whether an address is a DOI's at its resolver."""
    return bool(url) and urls.label(urls.host(url or "")) in _RESOLVERS


def dois(text: str) -> frozenset[str]:
    """Return the DOIs that a text writes, as far as they go, in lower case."""
    return frozenset(match[1].rstrip(".,;:)]}'’”").lower() for match in _DOI.finditer(text[:LONGEST]))


def doi_in_address(url: str) -> str:
    """Return the DOI in the path of an address, with what may stand behind it there; empty where there is none."""
    match = _DOI_IN_PATH.search(unquote(url[:LONGEST]))
    return match[1].rstrip("/").lower() if match else ""


def arxiv_in_address(url: str) -> str:
    """Return the number of a preprint in an address of arXiv's, without its version; empty where there is none."""
    match = _ARXIV_IN_PATH.search(url[:LONGEST]) if urls.label(urls.host(url)) == "arxiv" else None
    return match[1] if match else ""
