"""One page as text: what it says of itself, for people and for programs. Opens no file and asks no terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from linkcheck.formats import words
from linkcheck.formats.pen import Pen
from linkcheck.formats.plain import json_safe, plain
from linkcheck.model import Article, Datum, Evidence, Failure, Page, PageKind, Region, Response, Source

__all__ = ["Seen", "as_json", "for_people"]

FIRST_LINES = 8  # of a page's text, enough to recognise it; each is cut as any other value is
MOST_WORDS = 600  # characters of a list of names, or of a sentence of ours that quotes
_LABEL_WIDTH = len("free to read")
_NOT_SAID = "not said"


class Seen(NamedTuple):
    """One page as it was seen: what was asked for, what came, and what the page says of itself."""

    url: str
    page: Page | None = None  # None: nothing came
    fetch: Response | Failure | None = None  # None: it was a file
    notes: tuple[str, ...] = ()  # what was odd about a file

    @property
    def odd(self) -> tuple[str, ...]:
        """What was odd about the answer, or the file."""
        return (*self.notes, *(self.fetch.notes if isinstance(self.fetch, Response) else ()))


# ---------------------------------------------------------------- for programs


def as_json(seen: Seen, *, text: bool = False) -> str:
    """Return the page as one JSON object, ending in a newline; with `text`, what it says as well."""
    page = seen.page or Page(seen.url)
    told = _answer(seen) | _statements(page)
    if text:
        told["text"] = page.text
    if isinstance(seen.fetch, Failure):
        told["failure"] = {"kind": seen.fetch.kind.value, "detail": seen.fetch.detail}
    return json_safe(json.dumps(told, ensure_ascii=False, indent=2)) + "\n"


def _answer(seen: Seen) -> dict[str, object]:
    response = seen.fetch if isinstance(seen.fetch, Response) else None
    return {
        "url": seen.url,
        "final_url": response.final_url if response else None,
        "status": response.status if response else None,
        "redirects": [hop._asdict() for hop in seen.fetch.redirects] if seen.fetch else [],
        "notes": seen.odd,
    }


def _statements(page: Page) -> dict[str, object]:
    return {
        "kind": page.kind.value,
        "signals": page.signals,
        "title": page.title,
        "titles": [title._asdict() for title in page.titles],
        "published": page.published and str(page.published),
        "published_origin": page.published_origin,
        "published_sure": page.published_sure,
        "modified": page.modified and str(page.modified),
        "publisher": page.publisher,
        "authors": page.authors,
        "language": page.language,
        "canonical_url": page.canonical_url,
        "free_to_read": page.free_to_read,
        "words": len(page.text.split()),
    }


# ---------------------------------------------------------------- for people


def for_people(seen: Seen, pen: Pen, *, text: bool = False) -> str:
    """Return the page as lines for a terminal; with `text`, all that it says instead of the first lines."""
    lines = [pen.ink("bold", plain(seen.url))]
    if seen.page:
        lines += _page_lines(seen.page, pen, is_whole=text)
    lines += _answer_lines(seen, pen)
    return "".join(f"{line}\n" for line in lines)


def _page_lines(page: Page, pen: Pen, *, is_whole: bool) -> Iterator[str]:
    yield from _kind_lines(page, pen)
    yield from _title_lines(page.titles, pen)
    yield from _labelled("published", _published(page), pen)
    yield from _labelled("modified", str(page.modified or ""), pen)
    yield from _labelled("publisher", plain(page.publisher or ""), pen)
    yield from _labelled("authors", plain("; ".join(page.authors), MOST_WORDS), pen)
    yield from _labelled("language", plain(page.language or ""), pen)
    yield from _labelled("canonical", plain(page.canonical_url or ""), pen)
    yield from _labelled("free to read", {True: "yes", False: "no", None: ""}[page.free_to_read], pen)
    yield from _labelled("words", f"{len(page.text.split()):,}", pen)
    yield from _text_lines(page.text, pen, is_whole=is_whole)


def _kind_lines(page: Page, pen: Pen) -> Iterator[str]:
    is_known = page.kind is not PageKind.PAGE
    name = "alarm" if page.kind.is_unusable else "good" if is_known else ""
    told = page.kind.value + (", so that the page itself was not seen" if page.kind.is_unusable else "")
    yield from _labelled("kind", told, pen, name)
    for signal in page.signals:
        yield from _labelled("", plain(signal), pen)


def _title_lines(titles: tuple[Datum, ...], pen: Pen) -> Iterator[str]:
    if not titles:
        yield from _labelled("title", "", pen)
    for number, title in enumerate(titles):
        told = f"{plain(title.value)}  ({plain(title.origin)})"
        yield from _labelled("also" if number else "title", told, pen, "" if number else "bold")


def _published(page: Page) -> str:
    if page.published is None:
        return ""
    origin = plain(page.published_origin or "a place that has no name")
    return f"{page.published}  ({origin}, {'sure' if page.published_sure else 'not sure'})"


def _text_lines(text: str, pen: Pen, *, is_whole: bool) -> Iterator[str]:
    lines = [line for line in text.splitlines() if line.strip()]
    shown = lines if is_whole else islice(lines, FIRST_LINES)
    for number, line in enumerate(shown):
        words_of_it = plain(line, len(line)) if is_whole else plain(line)
        yield from _labelled("" if number else "text", words_of_it, pen)
    if not is_whole and len(lines) > FIRST_LINES:
        yield from _labelled("", f"… and {len(lines) - FIRST_LINES:,} more lines (--text shows all)", pen, "dim")


def _answer_lines(seen: Seen, pen: Pen) -> Iterator[str]:
    fetch = seen.fetch
    if fetch:
        yield from _labelled("answer", _in_words(seen), pen, "" if seen.page else "alarm")
        for hop in fetch.redirects:
            yield from _labelled("redirect", f"{hop.status}, {hop.kind}: {plain(hop.url)}", pen)
        if isinstance(fetch, Response) and fetch.final_url != seen.url:
            yield from _labelled("final", plain(fetch.final_url), pen)
        if fetch.checked:
            yield from _labelled("checked", plain(fetch.checked), pen)
    for note in seen.odd:
        yield from _labelled("odd", plain(note, MOST_WORDS), pen, "warning")


def _in_words(seen: Seen) -> str:
    """Return the answer as reports tell it, without what was odd: that has lines of its own."""
    nowhere = Region(1, 1, 1, 1)
    fetch = seen.fetch._replace(notes=()) if isinstance(seen.fetch, Response) else seen.fetch
    source = Source(seen.url, nowhere, seen.url)
    return words.answer(Evidence(Article(seen.url, ""), source, fetch, seen.page))


def _labelled(label: str, text: str, pen: Pen, name: str = "") -> Iterator[str]:
    """Yield a value behind its name; one that the page does not state is said to be missing."""
    yield from pen.hanging(f"{label:<{_LABEL_WIDTH}}  ", text or _NOT_SAID, 2, name if text else "dim")
