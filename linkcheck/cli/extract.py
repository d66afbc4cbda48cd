"""``linkcheck extract``: what an article says of itself and of its sources, as JSON or for people."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator

from linkcheck.cli import output
from linkcheck.cli.main import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from linkcheck.article.section import Verdict
    from linkcheck.model import Article, Ignore, Link, Region, Source

__all__ = ["run"]

_LONGEST_WORDS = 60  # characters of a block that are shown beside the reason


def run(arguments: list[str]) -> int:
    """Print the articles; return 2 if one could not be read, else 0."""
    parser = argparse.ArgumentParser(
        prog="linkcheck extract",
        description="Print what articles say of themselves and of their sources: one JSON line an article. "
        "Nothing is fetched but an article that is named by its address.",
        # A width of our own: asking for the terminal's imports half of the standard library's archivers.
        formatter_class=lambda prog: argparse.HelpFormatter(prog, width=100),
    )
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="a file, a directory, a glob, the http(s) address of an article, or -",
    )
    parser.add_argument("--stdin-name", default="stdin.txt", metavar="NAME", help="what to call standard input")
    parser.add_argument("--text", action="store_true", help="print the article's text, too")
    parser.add_argument(
        "--explain", action="store_true", help="tell for people which blocks are sources and why, instead of JSON"
    )
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="with --explain: every block, not only those near a list"
    )
    options = parser.parse_args(arguments)
    complaints: list[str] = []

    def complain(message: str) -> None:
        complaints.append(message)
        say(message)

    from linkcheck.cli import files  # noqa: PLC0415  (--help waits for no reader)

    names = files.find(options.paths, complain)
    if options.explain:
        for article, verdicts in files.explained(names, options.stdin_name, complain):
            _print("\n".join(_told(article, verdicts, options.verbose)))
        return 2 if complaints else 0
    for article in files.articles(names, options.stdin_name, complain, _fetched):
        shown = _article(article) | ({"text": article.text} if options.text else {})
        _print(json.dumps(shown, ensure_ascii=False))
    return 2 if complaints else 0


def _print(text: str) -> None:
    output.write(f"{text}\n")


def _told(article: Article, verdicts: Iterable[Verdict], is_verbose: bool) -> Iterator[str]:
    """Yield a line on the article, and a line on each block: where it stands, what it is to the list, and why."""
    from linkcheck.formats.plain import plain  # noqa: PLC0415  (--help shows no text of others)

    title = f'"{plain(article.title)}"' if article.title else "no title"
    count = len(article.sources)
    yield (
        f"{plain(article.path)}: {article.format}, {title}, {article.published or 'no date'}, "
        f"{count} source{'' if count == 1 else 's'}"
    )
    for block, role, reason, _ in verdicts:
        if is_verbose or role != "outside" or block.kind == "heading":
            place = f"{block.region.start_line}:{block.region.start_column}"
            words = plain(block.text, _LONGEST_WORDS)
            yield f"  {place:<9} {block.kind:<9} {role:<8} {plain(reason):<50} | {words}"


def _fetched(url: str) -> Article:
    """Return the article at an address, fetched as the settings and the environment say."""
    from linkcheck.cli import loop  # noqa: PLC0415  (an article in a file waits for no HTTP client)
    from linkcheck.cli.arguments import config_from  # noqa: PLC0415
    from linkcheck.pipeline import fetch_article  # noqa: PLC0415

    return loop.run(fetch_article(url, config_from(argparse.Namespace(config=None))))


def _article(article: Article) -> dict[str, object]:
    return {
        "path": article.path,
        "format": article.format,
        "title": article.title,
        "published": _text(article.published),
        "language": article.language,
        "sources": [_source(source) for source in article.sources],
        "links": [_link(link) for link in article.links],
        "ignores": [_ignore(ignore) for ignore in article.ignores],
        "notes": article.notes,
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
        "labels": source.labels,
        "cited_by": [
            _region(region) | {"text": sentence}
            for region, sentence in zip(source.cited_by, source.sentences, strict=False)
        ],
        "ignores": [_ignore(ignore) for ignore in source.ignores],
    }


def _region(region: Region) -> dict[str, object]:
    return {
        "line": region.start_line,
        "column": region.start_column,
        "end_line": region.end_line,
        "end_column": region.end_column,
    }


def _ignore(ignore: Ignore) -> dict[str, object]:
    return {"rule": ignore.rule, "reason": ignore.reason, "line": ignore.region.start_line}


def _link(link: Link) -> dict[str, object]:
    return {"url": link.url, "line": link.region.start_line, "column": link.region.start_column}


def _text(value: object) -> str | None:
    return None if value is None else str(value)
