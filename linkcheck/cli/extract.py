"""``linkcheck extract``: what an article says of itself and of its sources, one JSON line an article."""

from __future__ import annotations

import argparse
import json
import sys

from linkcheck.cli.main import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from linkcheck.model import Article, Link, Source

__all__ = ["run"]


def run(arguments: list[str]) -> int:
    """Print the articles; return 2 if one could not be read, else 0."""
    parser = argparse.ArgumentParser(
        prog="linkcheck extract",
        description="Print what articles say of themselves and of their sources: one JSON line an article. "
        "Nothing is fetched.",
        # A width of our own: asking for the terminal's imports half of the standard library's archivers.
        formatter_class=lambda prog: argparse.HelpFormatter(prog, width=100),
    )
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="a file, a directory, a glob, or - (standard input)"
    )
    parser.add_argument("--stdin-name", default="stdin.txt", metavar="NAME", help="what to call standard input")
    options = parser.parse_args(arguments)
    complaints: list[str] = []

    def complain(message: str) -> None:
        complaints.append(message)
        say(message)

    from linkcheck.cli import files  # noqa: PLC0415  (--help waits for no reader)

    names = files.find(options.paths, complain)
    for article in files.articles(names, options.stdin_name, complain):
        line = json.dumps(_article(article), ensure_ascii=False)
        sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")
    return 2 if complaints else 0


def _article(article: Article) -> dict[str, object]:
    return {
        "path": article.path,
        "format": article.format,
        "title": article.title,
        "published": _text(article.published),
        "language": article.language,
        "sources": [_source(source) for source in article.sources],
        "links": [_link(link) for link in article.links],
    }


def _source(source: Source) -> dict[str, object]:
    return {
        "text": source.text,
        "url": source.url,
        "title": source.title,
        "authors": source.authors,
        "publisher": source.publisher,
        "published": _text(source.published),
        "accessed": _text(source.accessed),
        "identifier": source.identifier,
        "archive_url": source.archive_url,
        "line": source.region.start_line,
        "column": source.region.start_column,
    }


def _link(link: Link) -> dict[str, object]:
    return {"url": link.url, "line": link.region.start_line, "column": link.region.start_column}


def _text(value: object) -> str | None:
    return None if value is None else str(value)
