"""Reports for a terminal: the verdict first, then what to do about it, source by source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce

from linkcheck.formats import words
from linkcheck.formats.judged import Judged, hidden, judged, on_the_list, worst_first
from linkcheck.formats.pen import Pen
from linkcheck.formats.plain import plain, without
from linkcheck.formats.tally import Tally
from linkcheck.model import Evidence, Finding, Page, Passage, Region, Report

__all__ = ["render", "render_article", "render_summary"]

_LONGEST_MESSAGE = 600  # characters: a message is ours, but it may quote a page
_MOST_PASSAGES = 2  # of one finding, where all is told
_LEVEL_WIDTH = len("warning")
_LABEL_WIDTH = len("published")


def render(reports: Sequence[Report], *, color: bool = False, width: int = 100, verbose: bool = False) -> str:
    """Return every article and the summary."""
    articles = (render_article(each, color=color, width=width, verbose=verbose) for each in reports)
    tally = reduce(Tally.plus, map(Tally.of, reports), Tally())
    return "".join(articles) + render_summary(tally, color=color)


def render_article(report: Report, *, color: bool = False, width: int = 100, verbose: bool = False) -> str:
    """Return one article: a single line if there is nothing to say, else a block that ends in an empty line."""
    text = "".join(f"{line}\n" for line in _article_lines(report, Pen(color, width, verbose)))
    return without(text, hidden(report))


def render_summary(tally: Tally, *, color: bool = False) -> str:
    """Return the last line, over all articles."""
    return Pen(color, 0, verbose=False).ink("bold", words.total(tally)) + "\n"


def _article_lines(report: Report, pen: Pen) -> Iterator[str]:
    tally = Tally.of(report)
    path = pen.ink("bold", plain(report.article.path))
    sources = words.listed(report) if pen.verbose else words.counted(tally.sources, "source")
    yield f"{path}: {sources}, {words.verdict(tally)}"
    body = [line for each in judged(report) for line in _source_lines(each, pen)]
    body += _list_lines(report, pen)
    if body:
        yield from body
        yield ""


def _source_lines(judged: Judged, pen: Pen) -> Iterator[str]:
    findings = _told(judged.findings, pen)
    if not findings and not pen.verbose:
        return
    source = judged.evidence.source
    place = _place(judged.evidence.article.path, source.region)
    yield f"  {place}  {plain(source.url or source.text)}"
    for finding in findings:
        yield from _finding_lines(finding, pen)
    if pen.verbose:
        yield from _evidence_lines(judged.evidence, pen)


def _list_lines(report: Report, pen: Pen) -> Iterator[str]:
    findings = _told(on_the_list(report), pen)
    if findings:
        yield "  the list of sources as a whole"
    for finding in findings:
        yield from _finding_lines(finding, pen)
        if finding.region:
            yield from _labelled("at", _place(finding.path, finding.region), pen)


def _told(findings: Sequence[Finding], pen: Pen) -> list[Finding]:
    """Return what is worth a line; what was waived is counted, and shown to those who want it all."""
    return worst_first(each for each in findings if pen.verbose or each.suppression is None)


def _place(path: str, region: Region) -> str:
    """Return "path:line:column", which terminals and editors open."""
    return f"{plain(path)}:{region.start_line}:{region.start_column}"


def _finding_lines(finding: Finding, pen: Pen) -> Iterator[str]:
    level, rule = words.level(finding), plain(finding.rule.id)
    indent = 4 + _LEVEL_WIDTH + 2
    first, *more = pen.wrap(f"{plain(finding.fault.message, _LONGEST_MESSAGE)}  {rule}", indent)
    lines = [f"    {pen.ink(level, level)}{' ' * (_LEVEL_WIDTH + 2 - len(level))}{first}"]
    lines += [" " * indent + line for line in more]
    # Nothing breaks a rule's id, so that the last line ends with it.
    lines[-1] = lines[-1].removesuffix(rule) + pen.ink("dim", rule)
    yield from lines
    yield from pen.hanging("→ ", plain(finding.advice, _LONGEST_MESSAGE), indent)
    for label, value in zip(("cited", "found"), words.sides(finding), strict=True):
        if value:
            yield from pen.hanging(f"{label}  ", plain(value), indent)
    yield from _passage_lines(finding.fault.passages, pen, indent)
    if finding.suppression:
        yield from pen.hanging("waived: ", plain(finding.suppression), indent)


def _passage_lines(passages: Sequence[Passage], pen: Pen, indent: int) -> Iterator[str]:
    """Yield the nearest passages, side by side as far as lines can be; the other reports have them all."""
    shown = passages[: _MOST_PASSAGES if pen.verbose else 1]
    for passage in shown:
        yield from pen.hanging("article  ", plain(passage.cited), indent)
        yield from pen.hanging("page     ", plain(passage.found), indent)
    if more := len(passages) - len(shown):
        yield from pen.hanging("", f"and {more} more, which the HTML and JSON reports have", indent)


def _evidence_lines(evidence: Evidence, pen: Pen) -> Iterator[str]:
    """Yield what the web said, whether or not anything was found."""
    fetch = evidence.fetch
    yield from _labelled("answer", words.answer(evidence), pen)
    for hop in fetch.redirects if fetch else ():
        yield from _labelled("redirect", f"{hop.status}, {hop.kind}: {plain(hop.url)}", pen)
    yield from _labelled("final", plain(words.final_url(evidence) or ""), pen)
    if evidence.page:
        yield from _page_lines(evidence.page, pen)
    yield from _labelled("checked", plain(fetch.checked) if fetch else "", pen)


def _page_lines(page: Page, pen: Pen) -> Iterator[str]:
    yield from _labelled("title", plain(page.title or ""), pen)
    yield from _labelled("publisher", plain(page.publisher or ""), pen)
    yield from _labelled("published", str(page.published or ""), pen)
    yield from _labelled("modified", str(page.modified or ""), pen)


def _labelled(label: str, text: str, pen: Pen) -> Iterator[str]:
    yield from pen.hanging(f"{label:<{_LABEL_WIDTH}}  ", text, 4)
