"""Reports as one JSON document, for programs. Keys may be added; none is taken away or changes its meaning."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce

from linkcheck.formats.judged import Judged, judged, on_the_list
from linkcheck.formats.plain import json_safe
from linkcheck.formats.tally import Tally
from linkcheck.model import (
    Capture,
    Evidence,
    Failure,
    Finding,
    NoCapture,
    NoRecord,
    Opened,
    Page,
    PartialDate,
    Record,
    Report,
    Response,
    Source,
    Update,
)

__all__ = ["part", "render", "whole"]


def render(reports: Sequence[Report]) -> str:
    """Return the document: valid UTF-8 when encoded, the same for the same reports, ending in a newline."""
    tally = reduce(Tally.plus, map(Tally.of, reports), Tally())
    return "".join(whole(map(part, reports), reports[0] if reports else None, tally))


def part(report: Report) -> str:
    """Return what the document says of one article; of very many, each is written when it is there."""
    text = json.dumps(_article(report), ensure_ascii=False, indent=2)
    return json_safe(text).replace("\n", "\n    ")


def whole(parts: Iterable[str], first: Report | None, tally: Tally) -> Iterator[str]:
    """Yield the document piece by piece, from its parts in their order."""
    about = {
        "version": first.version if first else None,
        "started": first.started if first else None,
        "summary": tally._asdict(),
    }
    yield json.dumps(about, ensure_ascii=False, indent=2).removesuffix("\n}")
    yield ',\n  "articles": ['
    end = ""
    for each in parts:
        yield f"{end and ','}\n    {each}"
        end = "\n  "
    yield f"{end}]\n}}\n"


def _article(report: Report) -> dict[str, object]:
    article = report.article
    return {
        "path": article.path,
        "title": article.title,
        "published": _date(article.published),
        "independent_origins": report.origins,
        "sources": [_source(each) for each in judged(report)],
        "findings": [_finding(each) for each in on_the_list(report)],
    }


def _source(judged: Judged) -> dict[str, object]:
    evidence = judged.evidence
    return {
        **_entry(evidence.source),
        "fetch": _fetch(evidence.fetch),
        "page": _page(evidence.page),
        **_follow_ups(evidence),
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


def _follow_ups(evidence: Evidence) -> dict[str, object]:
    """Return what was learnt beside the page; nothing where nothing was asked."""
    told = {
        "record": _record(evidence.record),
        "archived": _capture(evidence.capture),
        "cited_archive": _opened(evidence.archived),
        "canonical": _opened(evidence.canonical),
    }
    there = {name: value for name, value in told.items() if value}
    return {"follow_ups": there} if there else {}


def _record(record: Record | NoRecord | None) -> dict[str, object] | None:
    match record:
        case None:
            return None
        case NoRecord(identifier=identifier, url=url, why=why, is_sure=is_sure):
            return {"identifier": identifier, "url": url, "found": False, "why": why, "sure": is_sure}
    return {
        "identifier": record.identifier,
        "url": record.url,
        "found": True,
        "registry": record.registry or None,
        "kind": record.kind or None,
        "title": record.title,
        "authors": record.authors,
        "publisher": record.publisher,
        "container": record.container,
        "published": _date(record.published),
        "updates": [_update(each) for each in record.updates],
        "update_of": [_update(each) for each in record.update_of],
        "identifiers": record.identifiers,
    }


def _update(update: Update) -> dict[str, object]:
    return {**update._asdict(), "date": _date(update.date), "source": update.source or None}


def _capture(capture: Capture | NoCapture | None) -> dict[str, object] | None:
    match capture:
        case None:
            return None
        case NoCapture(url=url, why=why, is_sure=is_sure):
            return {"url": None, "of": url, "found": False, "why": why, "sure": is_sure}
    return {
        "url": capture.url,
        "found": True,
        "time": capture.time or None,
        "status": capture.status,
        "verified": capture.verified,
        "why": capture.why_not or None,
        "page": _page(capture.page),
    }


def _opened(opened: Opened | None) -> dict[str, object] | None:
    if opened is None:
        return None
    return {"url": opened.url, "fetch": _fetch(opened.fetch), "page": _page(opened.page)}


def _finding(finding: Finding) -> dict[str, object]:
    fault, region = finding.fault, finding.region
    return {
        "rule": finding.rule.id,
        "level": finding.level.value,
        "kind": fault.kind.value,
        "message": fault.message,
        "cited": fault.cited,
        "found": fault.found,
        "confidence": fault.confidence.value,
        "passages": [passage._asdict() for passage in fault.passages],
        "advice": finding.advice,
        "line": region.start_line if region else None,
        "column": region.start_column if region else None,
        "fingerprint": finding.fingerprint,
        "suppressed": finding.suppression,
    }


def _date(date: PartialDate | None) -> str | None:
    return str(date) if date else None
