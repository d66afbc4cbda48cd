"""``linkcheck page``: what one page says of itself, in colour for people and as JSON for programs."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import BinaryIO

from linkcheck import urls
from linkcheck.cli import loop, output, terminal
from linkcheck.cli.arguments import Parser, add_settings, config_from
from linkcheck.cli.main import say
from linkcheck.cli.paths import STDIN, is_address
from linkcheck.formats.page import Seen, as_json, for_people
from linkcheck.formats.pen import Pen
from linkcheck.formats.plain import plain
from linkcheck.model import Failure, InputError
from linkcheck.page.read import LARGEST, read_page

__all__ = ["run"]

DESCRIPTION = """\
Open one page and print what it says of itself: what kind of page it is and how that was told, its
titles, dates, publisher, authors, language, address, and its first lines.

PAGE is an http(s) address, a file with a page, or - for a page on standard input.
"""

EPILOG = """\
exit codes: 0 the page was read; 2 a mistake in the command, the config or a file; 3 it could not be
opened
"""

# What concerns one page; the rest is about reports, rules and runs over many addresses.
SETTINGS = (
    *("timeout", "deadline", "attempts", "max_wait", "max_redirects", "max_body", "max_document"),
    *("allow_private", "proxy", "remap", "audit", "user_agent", "contact", "browser", "chromium"),
    *("record", "replay"),
)

MOST_OF_A_NAME = 150  # characters of one that is wrong


def run(arguments: list[str]) -> int:
    """Print the page; return 0, or 3 where it could not be opened. Raises `UserError`."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if is_address(options.page):
        if options.content_type:
            parser.error("--content-type is for a page in a file")
        opened = _fetched(options)
    else:
        opened = _from_file(options)
    output.write(_rendered(opened, options))
    return 3 if isinstance(opened.fetch, Failure) else 0


def _parser() -> Parser:
    parser = Parser("page", usage="%(prog)s [options] PAGE", description=DESCRIPTION, epilog=EPILOG)
    parser.add_argument("page", metavar="PAGE", help="an http(s) address, a file, or -")
    parser.add_argument("--url", help="the address that a page in a file has")
    parser.add_argument("--content-type", default="", metavar="TYPE", help="the type that a page in a file has")
    parser.add_argument("--text", action="store_true", help="print all of the page's text, too")
    parser.add_argument(
        "--format",
        dest="as_format",  # `format` is what reports are printed in
        choices=("console", "json"),
        help="for people or for programs (default: console on a terminal, json in a pipe)",
    )
    add_settings(parser, SETTINGS)
    return parser


def _rendered(opened: Seen, options: argparse.Namespace) -> str:
    chosen = options.as_format or ("console" if sys.stdout.isatty() else "json")
    if chosen == "json":
        return as_json(opened, text=options.text)
    pen = Pen(terminal.uses_colour(sys.stdout), terminal.width())
    return for_people(opened, pen, text=options.text)


def _fetched(options: argparse.Namespace) -> Seen:
    """Return the page at an address."""
    from linkcheck.pipeline import open_page  # noqa: PLC0415  (a page in a file waits for no HTTP client)

    key = urls.request_key(options.page)
    if key is None:
        raise InputError(f"{_named(options.page)}: no address that a browser would open")
    looked = loop.run(open_page(key, config_from(options)))
    return Seen(options.page, looked.page, looked.fetch)


def _from_file(options: argparse.Namespace) -> Seen:
    """Return the page in a file, or on standard input."""
    if options.url and urls.read(options.url) is None:
        raise InputError(f"{_named(options.url)}: no address that a browser would open")
    name = "standard input" if options.page == STDIN else options.page
    body = _bytes(options.page)
    notes = tuple(_odd(body))
    for note in notes:
        say(f"{name}: {note}")
    address = options.url or (STDIN if options.page == STDIN else Path(options.page).absolute().as_uri())
    return Seen(address, read_page(body[:LARGEST], address, options.content_type), notes=notes)


def _named(name: str) -> str:
    """Return a name or an address cut, so that there is room for what is wrong with it."""
    return plain(name, MOST_OF_A_NAME)


def _odd(body: bytes) -> list[str]:
    if not body:
        return ["there is nothing in it"]
    return [f"only the first {LARGEST:,} bytes were read"] if len(body) > LARGEST else []


def _bytes(name: str) -> bytes:
    """Return what may be read of a file, and a byte more where there is more; raises `InputError`."""
    try:
        return _stdin().read(LARGEST + 1) if name == STDIN else _read(name)
    except (OSError, ValueError) as error:
        raise InputError(f"{_named(name)}: {_reason(name, error)}") from error


def _stdin() -> BinaryIO:
    return sys.stdin.buffer


def _read(name: str) -> bytes:
    with Path(name).open("rb") as file:
        return file.read(LARGEST + 1)


def _reason(name: str, error: OSError | ValueError) -> str:
    if os.path.isdir(name):  # noqa: PTH112  (what is no name at all is none, and raises nothing)
        return "is a directory; name the file with the page"
    return getattr(error, "strerror", None) or str(error)
