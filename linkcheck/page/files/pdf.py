"""PDF: what the file says of itself (XMP, document information), and what its first pages print.

Source: ISO 32000-1 (PDF 1.7). Nothing in the file is run, and no file within it is opened. pypdf reads it, within
pypdf's own limits and those here: `read_page` may run in the caller's process, where nothing ends it.
"""

from __future__ import annotations

import io
import logging
import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from typing import Any

from linkcheck.charsets import clean
from linkcheck.model import Datum, Page, PageKind
from linkcheck.page.files import printed, xmp
from linkcheck.page.files.facts import NOTHING, DatedFact, Facts, dated, doi, is_title, page, people
from linkcheck.page.files.printed import Gathered, Line

__all__ = ["read"]

MOST_PAGES = 5  # that are read
LONGEST_TEXT = 20_000  # characters of them
MOST_SECONDS = 3.0  # of work; a usual file takes 0.05, a table of 8 MB of objects made anew takes 2.5
MOST_OPERATORS = 100_000  # drawing operators of the first pages; a page of text has some thousand
MOST_WHOLE = 100  # times that pypdf looks through the whole file for an object that is not where it should be
MOST_COUNTED = 100_000  # pages of a file; who claims more is not believed
MOST_NODES = 500  # of the page tree, in search of the first pages
DAMAGED = "PDF, damaged or cut off"
FIRST_YEAR = 1993  # PDF 1.0: what was made before is a clock that was never set
_LIMITS: dict[str, Any] = {
    "maximum_declared_stream_length": 4 * 2**20,
    "zlib_maximum_output_length": 2 * 2**20,
    "zlib_maximum_recovery_input_length": 2**20,
    "lzw_maximum_output_length": 2 * 2**20,
    "run_length_maximum_output_length": 2 * 2**20,
    "array_based_stream_maximum_output_length": 2 * 2**20,
    "array_maximum_element_count": 20_000,
    "dictionary_maximum_element_count": 20_000,
    "stream_decoding_work_maximum_length": 8 * 2**20,
    "stream_parsing_work_maximum_count": 200_000,
    "xform_maximum_invocations_per_extraction": 50,
}
_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")  # ISO 32000-1, table 30
# What pypdf looks for from the end of the file; the table of objects it then makes by itself.
_END = b"\ntrailer\n<< /Size 10000 >>\nstartxref\n0\n%%EOF\n"
_STAMP = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?")
_OF_PDF = (b"application/pdf", b"http://ns.adobe.com/pdf/1.3/")  # what a document's packet holds, a picture's not
_SHOWN = 0.5  # share of a title's words that the first page shows, if it is this file's
_LETTERS = re.compile(r"[^\W\d_]{4,}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

# What pypdf has to remark on a file's inner faults concerns nobody who cites it.
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)


class _SpentError(BaseException):
    """Ends the reading in the middle. Not an `Exception`: pypdf, which puts up with much, catches those."""


class _Budget:
    """How much may still be done for one file. The clock counts the seconds that this thread has worked."""

    def __init__(self) -> None:
        self._end = time.thread_time() + MOST_SECONDS
        self._operators = MOST_OPERATORS
        self._whole = MOST_WHOLE

    def look(self) -> None:
        """Take note that something was read."""
        if time.thread_time() > self._end:
            raise _SpentError("too much work to read")

    def operator(self, *_: object) -> None:
        """Take note of a drawing operator."""
        self._operators -= 1
        if self._operators < 0:
            raise _SpentError("too much work to read")
        self.look()

    def whole(self) -> None:
        """Take note that the whole file was looked through."""
        self._whole -= 1
        if self._whole < 0:
            raise _SpentError("damaged or cut off")
        self.look()


class _Watched(io.BytesIO):
    """A file whose reader is asked now and then how long it has been at it: pypdf reads a few bytes at a time."""

    def __init__(self, data: bytes, budget: _Budget) -> None:
        super().__init__(data)
        self._budget = budget
        self._count = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """Return the next bytes."""
        self._count += 1
        if not self._count % 256:
            self._budget.look()
        return super().read(size)

    def getbuffer(self) -> memoryview:
        """Return all bytes: pypdf looks through them for an object that is not where it should be."""
        self._budget.whole()
        return super().getbuffer()


def read(data: bytes, url: str) -> Page:
    """Return what a PDF says of itself. Never raises."""
    is_pdf = b"%PDF-" in data[:1024]  # ISO 32000-1, annex H.3
    found, signal = _read(data) if is_pdf else (Facts(), DAMAGED)
    if not found:
        found = _scanned(data)
    signals = (signal, *found.signals) if found.titles or found.text else (signal, *found.signals, NOTHING)
    return page(url, PageKind.DOCUMENT, found._replace(signals=signals))


def _read(data: bytes) -> tuple[Facts, str]:
    """Return what pypdf makes of a file, and what sort of file it is."""
    import pypdf  # noqa: PLC0415  (a tenth of a second, for those who meet a PDF)

    budget = _Budget()
    with pypdf.apply_configuration(**_LIMITS):
        # One that is cut off gets an end, so that what is there is found.
        for whole in (data, data + _END):
            try:
                file = pypdf.PdfReader(_Watched(whole, budget), root_object_recovery_limit=1000)
                if file.is_encrypted and not file.decrypt(""):  # many only forbid printing
                    return Facts(), "PDF, a password is needed"
                return _said(pypdf.PageObject, file, budget)
            except pypdf.errors.DependencyError:
                return Facts(), "PDF, encrypted"
            except _SpentError as error:
                return Facts(), f"PDF, {error}"
            except Exception:  # noqa: BLE001, S112  (pypdf: "broken PDF files might cause other Exceptions")
                continue
    return Facts(), DAMAGED


def _said(new: Callable[..., Any], file: Any, budget: _Budget) -> tuple[Facts, str]:
    """Return what a file says, and how many pages it has; raises where it has no catalogue or no page tree."""
    root = file.root_object
    tree = root["/Pages"]
    count = _entry(tree, "/Count")
    described = Facts()
    for said in (_described, _informed):
        with suppress(Exception, _SpentError):
            described = described.over(said(file))
    language = ""
    with suppress(Exception, _SpentError):
        language = _value(root, "/Lang")
    pages = list(_printed(new, file, tree, budget))
    first = pages[0] if pages else []
    is_counted = isinstance(count, int) and 0 < count <= MOST_COUNTED
    signal = f"PDF, {count} page{'' if count == 1 else 's'}" if is_counted else "PDF"
    facts = described._replace(
        titles=_ordered(described.titles, first),
        published=tuple(each for each in described.published if each.is_sure or each.date.year >= FIRST_YEAR),
        language=language or described.language,
        text="\n".join(filter(None, map(printed.text, pages)))[:LONGEST_TEXT],
        signals=(*described.signals, *doi(printed.text(first)))[:1],
    )
    return facts, signal


# ---------------------------------------------------------------- what is said of the file


def _described(file: Any) -> Facts:
    """Return what the file's own XMP packet says."""
    data = file.root_object["/Metadata"].get_object().get_data()
    found = next((xmp.facts(packet) for packet in xmp.packets(data)), Facts())
    # In an encrypted file the packet may stand open all the same, and is no packet once it is decrypted.
    return found or (_scanned(file.stream.getvalue()) if file.is_encrypted else found)


def _informed(file: Any) -> Facts:
    """Return what the document information says (ISO 32000-1, 14.3.3)."""
    information = file.trailer["/Info"].get_object()
    said = {name: _value(information, name) for name in ("/Title", "/Author", "/CreationDate", "/ModDate", "/doi")}
    return Facts(
        titles=(Datum(said["/Title"], "PDF Title"),) if is_title(said["/Title"]) else (),
        published=_day(said["/CreationDate"], "PDF CreationDate"),
        modified=_day(said["/ModDate"], "PDF ModDate"),
        authors=people(said["/Author"].split(";")),
        signals=tuple(doi(said["/doi"])),
    )


def _entry(dictionary: Any, name: str) -> Any:
    value = dictionary.get(name)
    return value.get_object() if value is not None else None


def _value(dictionary: Any, name: str) -> str:
    value = _entry(dictionary, name)
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
    return clean(text[:2000]) if isinstance(text, str) else ""


def _day(stamp: str, origin: str) -> tuple[DatedFact, ...]:
    """Return the day of "D:20240131120000+01'00'" (ISO 32000-1, 7.9.4) where it was written, or of words."""
    match = _STAMP.match(stamp)
    return dated("-".join(filter(None, match.groups())) if match else stamp, origin)


def _scanned(data: bytes) -> Facts:
    """Return what the document's packet says in a file that cannot be read otherwise."""
    own = (packet for packet in xmp.packets(data) if any(mark in packet for mark in _OF_PDF))
    return next((found for packet in own if (found := xmp.facts(packet))), Facts())


# ---------------------------------------------------------------- what is printed


def _printed(new: Callable[..., Any], file: Any, tree: Any, budget: _Budget) -> Iterator[list[Line]]:
    """Yield the lines of the first pages, each as far as it can be read."""
    length = 0
    with suppress(Exception, _SpentError):
        for leaf in islice(_leaves(new, file, tree), MOST_PAGES):
            gathered = Gathered()
            with suppress(Exception, _SpentError):
                leaf.extract_text(visitor_operand_before=budget.operator, visitor_text=gathered.add)
            yield (found := gathered.lines())
            length += sum(len(line.text) for line in found)
            if length > LONGEST_TEXT:
                return


def _leaves(new: Callable[..., Any], file: Any, tree: Any) -> Iterator[Any]:
    """Yield the pages in order, each when it is asked for: pypdf would make them all, thousands for a book."""
    waiting: list[tuple[Any, Any, dict[str, Any]]] = [(tree, None, {})]
    for _ in range(MOST_NODES):
        if not waiting:
            return
        node, reference, inherited = waiting.pop()
        if "/Kids" in node and node.get("/Type") != "/Page":
            inherited = inherited | {name: node[name] for name in _INHERITED if name in node}
            kids = list(node["/Kids"])[:MOST_NODES]
            waiting += [(kid.get_object(), kid, inherited) for kid in reversed(kids)]
        else:
            leaf = new(file, reference)
            leaf.update(inherited | node)
            yield leaf


def _ordered(stated: tuple[Datum, ...], first: list[Line]) -> tuple[Datum, ...]:
    """Return the titles, best first: what the first page does not show may be a template's, or an older text's."""
    shown = tuple(Datum(each, "first page") for each in printed.headings(first))
    words = set(_LETTERS.findall(printed.text(first)[:5000].casefold()))
    own = tuple(each for each in stated if _share(each.value, words) >= _SHOWN)
    return (*own, *shown, *(each for each in stated if each not in own)) if shown else stated


def _share(title: str, words: set[str]) -> float:
    """Return how many of a title's words are among others, from 0 to 1."""
    own = set(_LETTERS.findall(title.casefold()))
    return len(own & words) / len(own) if own else 0.0
