"""Reports for a terminal: the verdict first, then what to do about it, source by source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce

from linkcheck.formats import words
from linkcheck.formats.judged import Judged, judged, on_the_list, worst_first
from linkcheck.formats.look import Look
from linkcheck.formats.plain import plain
from linkcheck.formats.tally import Tally
from linkcheck.model import Evidence, Finding, Page, Region, Report

__all__ = ["render", "render_article", "render_summary"]

_LONGEST_MESSAGE = 600  # characters: a message is ours, but it may quote a page
_LEVEL_WIDTH = len("warning")
_LABEL_WIDTH = len("published")


def render(reports: Sequence[Report], *, color: bool = False, width: int = 100, verbose: bool = False) -> str:
    """Return every article and the summary."""
    articles = (render_article(each, color=color, width=width, verbose=verbose) for each in reports)
    tally = reduce(Tally.plus, map(Tally.of, reports), Tally())
    return "".join(articles) + render_summary(tally, color=color)


def render_article(report: Report, *, color: bool = False, width: int = 100, verbose: bool = False) -> str:
    """Return one article: a single line if there is nothing to say, else a block that ends in an empty line."""
    return "".join(f"{line}\n" for line in _article_lines(report, Look(color, width, verbose)))


def render_summary(tally: Tally, *, color: bool = False) -> str:
    """Return the last line, over all articles."""
    return Look(color, 0, verbose=False).ink("bold", words.total(tally)) + "\n"


def _article_lines(report: Report, look: Look) -> Iterator[str]:
    tally = Tally.of(report)
    path = look.ink("bold", plain(report.article.path))
    yield f"{path}: {words.counted(tally.sources, 'source')}, {words.verdict(tally)}"
    body = [line for each in judged(report) for line in _source_lines(each, look)]
    body += _list_lines(report, look)
    if body:
        yield from body
        yield ""


def _source_lines(judged: Judged, look: Look) -> Iterator[str]:
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


def _list_lines(report: Report, look: Look) -> Iterator[str]:
    findings = _told(on_the_list(report), look)
    if findings:
        yield "  the list of sources as a whole"
    for finding in findings:
        yield from _finding_lines(finding, look)
        if finding.region:
            yield from _labelled("at", _place(finding.path, finding.region), look)


def _told(findings: Sequence[Finding], look: Look) -> list[Finding]:
    """Return what is worth a line; what was waived is counted, and shown to those who want it all."""
    return worst_first(each for each in findings if look.verbose or each.suppression is None)


def _place(path: str, region: Region) -> str:
    """Return "path:line:column", which terminals and editors open."""
    return f"{plain(path)}:{region.start_line}:{region.start_column}"


def _finding_lines(finding: Finding, look: Look) -> Iterator[str]:
    level, rule = words.level(finding), plain(finding.rule.id)
    indent = 4 + _LEVEL_WIDTH + 2
    first, *more = look.wrap(f"{plain(finding.fault.message, _LONGEST_MESSAGE)}  {rule}", indent)
    lines = [f"    {look.ink(level, level)}{' ' * (_LEVEL_WIDTH + 2 - len(level))}{first}"]
    lines += [" " * indent + line for line in more]
    # Nothing breaks a rule's id, so that the last line ends with it.
    lines[-1] = lines[-1].removesuffix(rule) + look.ink("dim", rule)
    yield from lines
    yield from look.hanging("→ ", plain(finding.advice, _LONGEST_MESSAGE), indent)
    for label, value in zip(("cited", "found"), words.sides(finding), strict=True):
        if value:
            yield from look.hanging(f"{label}  ", plain(value), indent)
    if finding.suppression:
        yield from look.hanging("waived: ", plain(finding.suppression), indent)


def _evidence_lines(evidence: Evidence, look: Look) -> Iterator[str]:
    """Yield what the web said, whether or not anything was found."""
    fetch = evidence.fetch
    yield from _labelled("answer", words.answer(evidence), look)
    for hop in fetch.redirects if fetch else ():
        yield from _labelled("redirect", f"{hop.status}, {hop.kind}: {plain(hop.url)}", look)
    yield from _labelled("final", plain(words.final_url(evidence) or ""), look)
    if evidence.page:
        yield from _page_lines(evidence.page, look)
    yield from _labelled("checked", plain(fetch.checked) if fetch else "", look)


def _page_lines(page: Page, look: Look) -> Iterator[str]:
    yield from _labelled("title", plain(page.title or ""), look)
    yield from _labelled("publisher", plain(page.publisher or ""), look)
    yield from _labelled("published", str(page.published or ""), look)
    yield from _labelled("modified", str(page.modified or ""), look)


def _labelled(label: str, text: str, look: Look) -> Iterator[str]:
    yield from look.hanging(f"{label:<{_LABEL_WIDTH}}  ", text, 4)
