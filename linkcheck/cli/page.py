"""``linkcheck page``: what one page says of itself, as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from linkcheck import urls
from linkcheck.cli import loop, output
from linkcheck.cli.arguments import Parser, add_settings, config_from
from linkcheck.cli.files import is_address
from linkcheck.model import Failure, InputError, Page, Response
from linkcheck.page.read import read_page
from linkcheck.pipeline import open_page

__all__ = ["run"]


def run(arguments: list[str]) -> int:
    """Print the page; return 0, or 3 where it could not be opened."""
    parser = Parser(
        "page",
        usage="%(prog)s [options] URL|FILE",
        description="Print what a page says of itself: titles, dates, publisher, as JSON.",
    )
    parser.add_argument("page", metavar="URL|FILE", help="an http(s) address, or a file with the page")
    parser.add_argument("--url", help="the address that a page in a file has")
    add_settings(parser)
    options = parser.parse_args(arguments)
    if not is_address(options.page):
        address = options.url or Path(options.page).absolute().as_uri()
        page = read_page(_bytes(options.page), address, "")
        _print(_told(address, None, page))
        return 0
    key = urls.request_key(options.page)
    if key is None:
        raise InputError(f"{options.page}: no address that a browser would open")
    fetch, page_or_none = loop.run(open_page(key, config_from(options)))
    _print(_told(options.page, fetch, page_or_none))
    return 3 if isinstance(fetch, Failure) else 0


def _bytes(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except (OSError, ValueError) as error:
        raise InputError(f"{name}: {getattr(error, 'strerror', None) or error}") from error


def _told(url: str, fetch: Response | Failure | None, page: Page | None) -> dict[str, object]:
    response = fetch if isinstance(fetch, Response) else None
    page = page or Page(url)
    told: dict[str, object] = {
        "url": url,
        "final_url": response.final_url if response else None,
        "status": response.status if response else None,
        "kind": page.kind.value,
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
    if isinstance(fetch, Failure):
        told["failure"] = {"kind": fetch.kind.value, "detail": fetch.detail}
    return told


def _print(told: dict[str, object]) -> None:
    text = json.dumps(told, ensure_ascii=False, indent=2)
    output.write(f"{text}\n")
