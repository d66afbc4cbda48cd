"""Reports as one HTML file that needs nothing else: no script, no font, no picture, no request."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import cache, reduce
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from linkcheck.formats import words
from linkcheck.formats.judged import Judged, hidden, judged, on_the_list, worst_first
from linkcheck.formats.plain import HIDDEN, plain, without
from linkcheck.formats.tally import Tally
from linkcheck.model import Evidence, Finding, Page, Passage, Report, Source

__all__ = ["render"]

_LONGEST_MESSAGE = 600  # characters: a message is ours, but it may quote a page
_LONGEST_HREF = 2000  # characters; longer addresses are shown and not linked
# No name before the host: https://daily.example@elsewhere.example/ is not where it seems to lead.
_LINKED = re.compile(r"https?://[^\s/?#@\\]+(?:[/?#][^\s\"<>]*)?", re.IGNORECASE)

# What readers see of the file, and where it leads.
_SHOWN = re.compile(r"(?<=>)[^<>]+|(?<=href=\")[^\"]*|(?<=title=\")[^\"]*")

_STATES = {
    "error": "Error",
    "warning": "Warning",
    "note": "Note",
    "open": "Could not be checked",
    "waived": "Waived",
    "clear": "Nothing to say",
    "unopened": "Not opened",
}


class _Text(NamedTuple):
    """A value, where it leads if it may be followed, and what stands before it."""

    text: str
    href: str | None = None
    before: str = ""


class _Fact(NamedTuple):
    """A line of evidence: its name, and one value or several in their order."""

    name: str
    values: tuple[_Text, ...]


class _Remark(NamedTuple):
    """A finding, ready to be laid out."""

    state: str
    label: str
    rule: str
    summary: str
    message: str
    advice: str
    cited: _Text | None
    found: _Text | None
    passages: tuple[Passage, ...]
    waiver: str
    line: int | None


class _Card(NamedTuple):
    """A source, ready to be laid out."""

    anchor: str
    number: int
    state: str
    label: str
    text: str
    address: _Text | None
    claims: tuple[str, ...]
    facts: tuple[_Fact, ...]
    remarks: tuple[_Remark, ...]


class _Section(NamedTuple):
    """An article, ready to be laid out."""

    anchor: str
    title: str
    path: str
    published: str
    sources: str
    verdict: tuple[tuple[str, str], ...]  # a state and its words
    remarks: tuple[_Remark, ...]
    cards: tuple[_Card, ...]


def render(reports: Sequence[Report]) -> str:
    """Return the file's text, ending in a newline."""
    css = _css()
    tally = reduce(Tally.plus, map(Tally.of, reports), Tally())
    text = _template().render(
        css=Markup(css),  # noqa: S704  (our own file, and nothing of it comes from elsewhere)
        css_hash=b64encode(sha256(css.encode()).digest()).decode(),
        sections=[_section(number, report) for number, report in enumerate(reports, 1)],
        total=words.total(tally),
        has_open=tally.open > 0,
        started=plain(reports[0].started) if reports else "",
        version=plain(reports[0].version) if reports else "",
    )
    return _cleaned(text, frozenset().union(*map(hidden, reports)))


def _cleaned(text: str, values: frozenset[str]) -> str:
    """Return a file without the keys of addresses: in what is shown and linked, and never in its markup."""
    if not values:
        return text
    head, opened, rest = text.partition("<style>")
    css, closed, body = rest.partition("</style>")
    head, body = (_SHOWN.sub(lambda match: without(match[0], values), part) for part in (head, body))
    return f"{head}{opened}{css}{closed}{body}"


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("linkcheck", "formats"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("report.html")


@cache
def _css() -> str:
    return files("linkcheck.formats").joinpath("report.css").read_text("utf-8")


def _section(number: int, report: Report) -> _Section:
    article, tally, anchor = report.article, Tally.of(report), f"article-{number}"
    worst = report.worst()
    verdict = words.verdict_parts(tally)
    return _Section(
        anchor=anchor,
        title=plain(article.title or "") or plain(article.path),
        path=plain(article.path) if article.title else "",
        published=str(article.published or ""),
        sources=words.listed(report),
        verdict=tuple((worst or "clear" if kind == "problem" else kind, each) for kind, each in verdict),
        remarks=tuple(map(_remark, worst_first(on_the_list(report)))),
        cards=tuple(_card(f"{anchor}-source-{each.number}", each) for each in judged(report)),
    )


def _card(anchor: str, judged: Judged) -> _Card:
    evidence, source = judged.evidence, judged.evidence.source
    findings = worst_first(judged.findings)
    state = _state(evidence, findings)
    text = plain(source.text, _LONGEST_MESSAGE)
    return _Card(
        anchor=anchor,
        number=judged.number,
        state=state,
        label=_STATES[state],
        text="" if source.url and source.text.strip() == source.url else text,
        address=_text(source.url) if source.url else None,
        claims=tuple(_claims(source)),
        facts=tuple(_facts(evidence)),
        remarks=tuple(map(_remark, findings)),
    )


def _state(evidence: Evidence, findings: Sequence[Finding]) -> str:
    """Return the state of the worst finding, which comes first; without any, whether the source was opened."""
    if findings:
        return words.level(findings[0])
    return "unopened" if evidence.fetch is None else "clear"


def _claims(source: Source) -> Iterator[str]:
    """Yield what else the article says of a source, where its own words do not show it."""
    yield f"line {source.region.start_line}"
    if source.title and source.title not in source.text:
        yield f"as “{plain(source.title)}”"
    if source.published:
        yield f"dated {source.published}"
    if source.accessed:
        yield f"read {source.accessed}"
    if source.identifier:
        yield plain(source.identifier)


def _facts(evidence: Evidence) -> Iterator[_Fact]:
    """Yield what the web said of a source, whether or not anything was found."""
    fetch, final = evidence.fetch, words.final_url(evidence)
    yield _Fact("Answer", (_Text(_sentence(words.answer(evidence))),))
    if fetch and fetch.redirects:
        yield _Fact("Redirects", tuple(_text(hop.url, f"{hop.status}, {hop.kind}") for hop in fetch.redirects))
    if final:
        yield _Fact("Final address", (_text(final),))
    if evidence.page:
        yield from _page_facts(evidence.page)
    if fetch and fetch.checked:
        yield _Fact("Checked", (_Text(plain(fetch.checked)),))


def _page_facts(page: Page) -> Iterator[_Fact]:
    values = {
        "Page title": page.title,
        "Publisher": page.publisher,
        "Published": page.published,
        "Modified": page.modified,
    }
    for name, value in values.items():
        if value:
            yield _Fact(name, (_Text(plain(str(value))),))


def _remark(finding: Finding) -> _Remark:
    state, (cited, found) = words.level(finding), words.sides(finding)
    return _Remark(
        state=state,
        label=_STATES[state],
        rule=plain(finding.rule.id),
        summary=plain(finding.rule.summary, _LONGEST_MESSAGE),
        message=plain(finding.fault.message, _LONGEST_MESSAGE),
        advice=plain(finding.advice, _LONGEST_MESSAGE),
        cited=_text(cited) if cited else None,
        found=_text(found) if found else None,
        passages=tuple(Passage(plain(each.cited), plain(each.found)) for each in finding.fault.passages),
        waiver=plain(finding.suppression or ""),
        line=finding.region.start_line if finding.region and not finding.source else None,
    )


def _text(value: str, before: str = "") -> _Text:
    """Return a value as it is shown, followed only where it is the address of a page and looks like it."""
    follows = len(value) <= _LONGEST_HREF and _LINKED.fullmatch(value) and not HIDDEN.search(value)
    return _Text(plain(value), value if follows else None, before)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
