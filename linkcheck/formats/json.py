"""Reports as one JSON document, for programs. Keys may be added; none is taken away or changes its meaning."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import reduce

from linkcheck.formats.judged import Judged, judged, on_the_list
from linkcheck.formats.plain import HIDDEN, masked
from linkcheck.formats.tally import Tally
from linkcheck.model import Failure, Finding, Page, PartialDate, Report, Response, Source

__all__ = ["render"]

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


def render(reports: Sequence[Report]) -> str:
    """Return the document: valid UTF-8 when encoded, the same for the same reports, ending in a newline."""
    text = json.dumps(_document(reports), ensure_ascii=False, indent=2)
    return _escaped(masked(text)) + "\n"


def _escaped(text: str) -> str:
    r"""Write hidden characters as ``\u202e``, which every JSON reader turns back into the character."""
    text = _HALF_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text)
    return HIDDEN.sub(lambda match: match[0] if match[0] == "\n" else json.dumps(match[0])[1:-1], text)


def _document(reports: Sequence[Report]) -> dict[str, object]:
    tally = reduce(Tally.plus, map(Tally.of, reports), Tally())
    return {
        "version": reports[0].version if reports else None,
        "started": reports[0].started if reports else None,
        "summary": tally._asdict(),
        "articles": [_article(report) for report in reports],
    }


def _article(report: Report) -> dict[str, object]:
    article = report.article
    return {
        "path": article.path,
        "title": article.title,
        "published": _date(article.published),
        "sources": [_source(each) for each in judged(report)],
        "findings": [_finding(each) for each in on_the_list(report)],
    }


def _source(judged: Judged) -> dict[str, object]:
    evidence = judged.evidence
    return {
        **_entry(evidence.source),
        "fetch": _fetch(evidence.fetch),
        "page": _page(evidence.page),
        "findings": [_finding(each) for each in judged.findings],
    }


def _entry(source: Source) -> dict[str, object]:
    return {
        "url": source.url,
        "text": source.text,
        "line": source.region.start_line,
        "column": source.region.start_column,
        "title": source.title,
        "published": _date(source.published),
        "accessed": _date(source.accessed),
        "identifier": source.identifier,
    }


def _fetch(fetch: Response | Failure | None) -> dict[str, object] | None:
    match fetch:
        case None:
            return None
        case Response(status=status, final_url=final_url, truncated=truncated, notes=notes):
            answer, failure = {"status": status, "final_url": final_url}, None
            more = {"truncated": truncated, "notes": notes}
        case Failure(kind=kind, detail=detail):
            answer, more = {"status": None, "final_url": None}, {"truncated": None, "notes": ()}
            failure = {"kind": kind.value, "detail": detail}
    return {
        **answer,
        "redirects": [hop._asdict() for hop in fetch.redirects],
        "attempts": fetch.attempts,
        "checked": fetch.checked or None,
        **more,
        "failure": failure,
    }


def _page(page: Page | None) -> dict[str, object] | None:
    if page is None:
        return None
    return {
        "title": page.title,
        "published": _date(page.published),
        "modified": _date(page.modified),
        "publisher": page.publisher,
        "kind": page.kind.value,
    }


def _finding(finding: Finding) -> dict[str, object]:
    fault, region = finding.fault, finding.region
    return {
        "rule": finding.rule.id,
        "level": finding.level.value,
        "kind": fault.kind.value,
        "message": fault.message,
        "cited": fault.cited,
        "found": fault.found,
        "advice": finding.advice,
        "line": region.start_line if region else None,
        "column": region.start_column if region else None,
        "fingerprint": finding.fingerprint,
        "suppressed": finding.suppression,
    }


def _date(date: PartialDate | None) -> str | None:
    return str(date) if date else None
