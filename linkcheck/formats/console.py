"""Reports for a terminal: the verdict first, then what to do about it, source by source."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from functools import reduce
from typing import NamedTuple

from linkcheck.formats import words
from linkcheck.formats.judged import Judged, judged, on_the_list, worst_first
from linkcheck.formats.plain import plain
from linkcheck.formats.tally import Tally
from linkcheck.model import Evidence, Finding, Page, Region, Report

__all__ = ["render", "render_article", "render_summary"]

_NARROWEST = 40  # columns; below that, wrapping costs more than it gives
_LONGEST_MESSAGE = 600  # characters: a message is ours, but it may quote a page
_SGR = {"error": "31", "warning": "33", "note": "36", "open": "35", "waived": "2", "bold": "1", "dim": "2"}
_LEVEL_WIDTH = len("warning")
_LABEL_WIDTH = len("published")


class _Look(NamedTuple):
    """How the lines are drawn."""

    color: bool
    width: int
    verbose: bool

    def ink(self, name: str, text: str) -> str:
        """Return the text in a colour or weight (ECMA-48 SGR), if there is to be any."""
        return f"\x1b[{_SGR[name]}m{text}\x1b[0m" if self.color and text else text

    def wrap(self, text: str, indent: int) -> list[str]:
        """Return the lines of a paragraph, without the indent; addresses stay whole, to be clicked on."""
        width = max(_NARROWEST, self.width) - indent
        return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False) or [""]


def render(reports: Sequence[Report], *, color: bool = False, width: int = 100, verbose: bool = False) -> str:
    """Return every article and the summary."""
    articles = (render_article(each, color=color, width=width, verbose=verbose) for each in reports)
    tally = reduce(Tally.plus, map(Tally.of, reports), Tally())
    return "".join(articles) + render_summary(tally, color=color)


def render_article(report: Report, *, color: bool = False, width: int = 100, verbose: bool = False) -> str:
    """Return one article: a single line if there is nothing to say, else a block that ends in an empty line."""
    return "".join(f"{line}\n" for line in _article_lines(report, _Look(color, width, verbose)))


def render_summary(tally: Tally, *, color: bool = False) -> str:
    """Return the last line, over all articles."""
    return _Look(color, 0, verbose=False).ink("bold", words.total(tally)) + "\n"


def _article_lines(report: Report, look: _Look) -> Iterator[str]:
    tally = Tally.of(report)
    path = look.ink("bold", plain(report.article.path))
    yield f"{path}: {words.counted(tally.sources, 'source')}, {words.verdict(tally)}"
    body = [line for each in judged(report) for line in _source_lines(each, look)]
    body += _list_lines(report, look)
    if body:
        yield from body
        yield ""


def _source_lines(judged: Judged, look: _Look) -> Iterator[str]:
    findings = _told(judged.findings, look)
    if not findings and not look.verbose:
        return
    source = judged.evidence.source
    place = _place(judged.evidence.article.path, source.region)
    yield f"  {place}  {plain(source.url or source.text)}"
    for finding in findings:
        yield from _finding_lines(finding, look)
    if look.verbose:
        yield from _evidence_lines(judged.evidence, look)


def _list_lines(report: Report, look: _Look) -> Iterator[str]:
    findings = _told(on_the_list(report), look)
    if findings:
        yield "  the list of sources as a whole"
    for finding in findings:
        yield from _finding_lines(finding, look)
        if finding.region:
            yield from _labelled("at", _place(finding.path, finding.region), look)


def _told(findings: Sequence[Finding], look: _Look) -> list[Finding]:
    """Return what is worth a line; what was waived is counted, and shown to those who want it all."""
    return worst_first(each for each in findings if look.verbose or each.suppression is None)


def _place(path: str, region: Region) -> str:
    """Return "path:line:column", which terminals and editors open."""
    return f"{plain(path)}:{region.start_line}:{region.start_column}"


def _finding_lines(finding: Finding, look: _Look) -> Iterator[str]:
    level, rule = words.level(finding), plain(finding.rule.id)
    indent = 4 + _LEVEL_WIDTH + 2
    first, *more = look.wrap(f"{plain(finding.fault.message, _LONGEST_MESSAGE)}  {rule}", indent)
    lines = [f"    {look.ink(level, level)}{' ' * (_LEVEL_WIDTH + 2 - len(level))}{first}"]
    lines += [" " * indent + line for line in more]
    # Nothing breaks a rule's id, so that the last line ends with it.
    lines[-1] = lines[-1].removesuffix(rule) + look.ink("dim", rule)
    yield from lines
    yield from _hanging("→ ", plain(finding.advice, _LONGEST_MESSAGE), indent, look)
    for label, value in zip(("cited", "found"), words.sides(finding), strict=True):
        if value:
            yield from _hanging(f"{label}  ", plain(value), indent, look)
    if finding.suppression:
        yield from _hanging("waived: ", plain(finding.suppression), indent, look)


def _hanging(mark: str, text: str, indent: int, look: _Look) -> Iterator[str]:
    """Yield a paragraph that hangs from a mark; nothing for an empty one."""
    if not text:
        return
    for number, line in enumerate(look.wrap(text, indent + len(mark))):
        yield " " * indent + (" " * len(mark) if number else look.ink("dim", mark)) + line


def _evidence_lines(evidence: Evidence, look: _Look) -> Iterator[str]:
    """Yield what the web said, whether or not anything was found."""
    fetch = evidence.fetch
    yield from _labelled("answer", words.answer(evidence), look)
    for hop in fetch.redirects if fetch else ():
        yield from _labelled("redirect", f"{hop.status}, {hop.kind}: {plain(hop.url)}", look)
    yield from _labelled("final", plain(words.final_url(evidence) or ""), look)
    if evidence.page:
        yield from _page_lines(evidence.page, look)
    yield from _labelled("checked", plain(fetch.checked) if fetch else "", look)


def _page_lines(page: Page, look: _Look) -> Iterator[str]:
    yield from _labelled("title", plain(page.title or ""), look)
    yield from _labelled("publisher", plain(page.publisher or ""), look)
    yield from _labelled("published", str(page.published or ""), look)
    yield from _labelled("modified", str(page.modified or ""), look)


def _labelled(label: str, text: str, look: _Look) -> Iterator[str]:
    yield from _hanging(f"{label:<{_LABEL_WIDTH}}  ", text, 4, look)
