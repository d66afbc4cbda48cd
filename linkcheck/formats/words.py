"""What console and HTML say in the same words: verdicts, answers, counts. None of it accuses."""

from __future__ import annotations

from http import HTTPStatus

from linkcheck.formats.plain import plain
from linkcheck.formats.tally import Tally
from linkcheck.model import Evidence, Failure, FailureKind, Finding, PageKind, Report, Response

__all__ = ["answer", "counted", "final_url", "level", "sides", "total", "verdict", "verdict_parts"]

_FAILURES = {
    FailureKind.DNS: "the host's name does not exist",
    FailureKind.RESOLVER: "no help from the name servers",
    FailureKind.CONNECT: "no connection",
    FailureKind.TLS: "no secure connection",
    FailureKind.TIMEOUT: "no answer in time",
    FailureKind.PROTOCOL: "an answer that could not be understood",
    FailureKind.REDIRECT_LOOP: "redirects in a circle",
    FailureKind.TOO_LARGE: "an answer whose head is too large",
    FailureKind.ROBOTS: "not requested, because the site asks programs not to",
    FailureKind.BLOCKED: "not requested",
    FailureKind.NOT_RECORDED: "not in the recording",
    FailureKind.NOT_CHECKED: "not checked to the end",
    FailureKind.INTERNAL: "a mistake of linkcheck's own",
}


def counted(number: int, noun: str) -> str:
    """Return "no sources", "1 source", "2 sources"."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def verdict(tally: Tally) -> str:
    """Return what was found, for a reader in a hurry: "2 problems, 1 could not be checked"."""
    return ", ".join(words for _, words in verdict_parts(tally))


def verdict_parts(tally: Tally) -> list[tuple[str, str]]:
    """Return the verdict's parts, each after what it is of: "problem", "note", "open", "waived", "clear"."""
    parts = [
        ("problem", tally.problems, counted(tally.problems, "problem")),
        ("note", tally.notes, counted(tally.notes, "note")),
        ("open", tally.open, f"{tally.open} could not be checked"),
        ("waived", tally.suppressed, f"{tally.suppressed} waived"),
    ]
    return [(kind, words) for kind, number, words in parts if number] or [("clear", "nothing to say")]


def total(tally: Tally) -> str:
    """Return what was read and what was found: "2 articles, 9 sources: 1 error, 2 warnings"."""
    read = f"{counted(tally.articles, 'article')}, {counted(tally.sources, 'source')}"
    levels = [counted(n, noun) for n, noun in ((tally.errors, "error"), (tally.warnings, "warning")) if n]
    rest = [words for kind, words in verdict_parts(tally) if kind != "problem"]
    return f"{read}: {', '.join(levels + rest)}"


def listed(report: Report) -> str:
    """Return how many sources there are, and how many origins: "5 sources, 3 independent origins"."""
    sources = counted(len(report.evidence), "source")
    return sources if report.origins is None else f"{sources}, {counted(report.origins, 'independent origin')}"


def level(finding: Finding) -> str:
    """Return "error", "warning" or "note"; "open" where it could not be told, "waived" where it does not count."""
    if finding.suppression is not None:
        return "waived"
    return "open" if finding.is_open else finding.level.value


def answer(evidence: Evidence) -> str:
    """Return what came back for a source: "HTTP 404 Not Found", "no answer in time (30 s)"."""
    match evidence.fetch:
        case Response(status=status, attempts=attempts, truncated=truncated, notes=notes) as response:
            words = f"HTTP {status} {_phrase(status)}".strip() + _tried(attempts)
            words += ", which the settings accept" if response.accepted else ""
            words += ", read in part" if truncated else ""
            return words + "".join(f"; {plain(note)}" for note in notes) + _unread(evidence)
        case Failure(kind=kind, detail=detail, attempts=attempts):
            return _FAILURES[kind] + (f" ({plain(detail)})" if detail else "") + _tried(attempts)
        case None:
            return "not opened" if evidence.source.url else "no address to open"


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _unread(evidence: Evidence) -> str:
    is_unread = evidence.page is not None and evidence.page.kind is PageKind.UNREAD
    return "; reading the page took too long, so nothing is known of it" if is_unread else ""


def _tried(attempts: int) -> str:
    return f", after {attempts} attempts" if attempts > 1 else ""


def final_url(evidence: Evidence) -> str | None:
    """Return where the source's address led, where that is another address."""
    fetch = evidence.fetch
    if not isinstance(fetch, Response) or fetch.final_url in {fetch.url, evidence.source.url}:
        return None
    return fetch.final_url


def sides(finding: Finding) -> tuple[str | None, str | None]:
    """Return what the article says and what the web says, each only where the finding does not say it already."""
    source, fault = finding.source, finding.fault
    said = f"{fault.message}\n{finding.advice}"
    found = fault.found if fault.found and fault.found not in said else None
    cited = fault.cited if fault.cited and fault.cited not in said else None
    shown = {source.url, None if found else source.text} if source else set()
    return (None if cited in shown else cited), found
