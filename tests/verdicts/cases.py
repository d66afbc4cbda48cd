"""Whole cases: an article, what the web answers for its sources, and all that is to be found.

The cases stand in ``cases/*.md``. Each is a heading and perhaps a paragraph on what it is about, an article in a
fence whose language is its format, the answers in ``http`` fences, and what is expected::

    Expected:
    - error dead-link 7
    - open bot-wall 8
    - warning single-source

or ``Expected: nothing``. The number is the line of the entry that a finding stands with; those on the list have
none. ``Settings:`` holds settings in TOML, parted by semicolons. An answer may also be ``FAILS dns`` (or connect,
timeout, tls, resolver); ``[[words N seed]]`` stands for so many made-up words. ``Unmet:`` says why a case is not
yet judged as it ought to be; it counts as missed wherever cases are counted.

So that a list need not rest on the one source that a case is about, two sites answer in every case with an article
that is titled as its address: ``https://steady.site/harbour-report-of-may`` and ``https://second.site/…``.
"""

from __future__ import annotations

import asyncio
import random
import re
import ssl
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import httpx

import linkcheck
from linkcheck.fetch.names import NameNotFound, ResolverFailed
from linkcheck.model import Finding, Report

__all__ = ["Case", "Told", "all_cases", "cases_in", "run", "told_of"]

FOLDER = Path(__file__).parent / "cases"
SUFFIXES = {"markdown": "md", "html": "html", "text": "txt", "rst": "rst", "wikitext": "wiki", "bibtex": "bib"}
FAILURES = {
    "dns": lambda: NameNotFound("no such name"),
    "resolver": lambda: ResolverFailed("the name servers did not answer"),
    "connect": lambda: httpx.ConnectError("connection refused"),
    "timeout": lambda: httpx.ReadTimeout("no answer"),
    "tls": lambda: ssl.SSLError("certificate has expired"),
}
FINE = ("steady.site", "second.site")
_FENCE = re.compile(r"^(`{3,4})(\w+)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
_EXPECTED = re.compile(r"^Expected:(.*)\n((?:- .*\n?)*)", re.MULTILINE)
_ITEM = re.compile(r"- (error|warning|note|open) ([a-z0-9-]+)(?: (\d+))?\s*")
_SETTINGS = re.compile(r"^Settings: `(.*)`$", re.MULTILINE)
_UNMET = re.compile(r"^Unmet: (.*)$", re.MULTILINE)
_WORDS = re.compile(r"\[\[words (\d+) (\w+)\]\]")


class Told(NamedTuple):
    """A finding as a case names it: its level or "open", its rule, and the line of its entry, if it has one."""

    level: str
    rule: str
    line: int | None

    def __str__(self) -> str:
        return f"{self.level} {self.rule}" + (f" {self.line}" if self.line else "")


class Case(NamedTuple):
    """One case, and all that is to be found in it."""

    name: str  # "file: heading"
    format: str
    article: str
    answers: Mapping[str, httpx.Response | str]  # a text names a failure
    expected: frozenset[Told]
    settings: Mapping[str, Any]
    unmet: str = ""  # why it is not judged so

    def answer(self, url: str) -> httpx.Response | str | None:
        """Return what answers at an address, how asking it fails, or None where nothing is said of it."""
        return self.answers.get(url) or _fine(httpx.URL(url))

    @property
    def is_innocent(self) -> bool:
        """True where nothing is wrong; something may stay open."""
        return all(told.level == "open" for told in self.expected)


@cache
def all_cases() -> tuple[Case, ...]:
    """Return every case of every file."""
    return tuple(case for path in sorted(FOLDER.glob("*.md")) for case in cases_in(path))


def cases_in(path: Path) -> Iterator[Case]:
    """Yield the cases of one file; `ValueError` names one that is written wrongly."""
    kept: dict[str, str] = {}

    def put_by(match: re.Match[str]) -> str:
        kept[f"\0{len(kept)}\0"] = match[0]
        return list(kept)[-1]

    text = _FENCE.sub(put_by, path.read_text(encoding="utf-8"))
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        whole = re.sub("\0\\d+\0", lambda match: kept[match[0]], part)
        name = f"{path.stem}: {whole.partition(chr(10))[0].strip()}"
        try:
            yield _case(name, whole)
        except (ValueError, IndexError, KeyError) as error:
            raise ValueError(f"{name}: {error!r}") from error


def _case(name: str, text: str) -> Case:
    fences = [(match[2], match[3]) for match in _FENCE.finditer(text)]
    outside = _FENCE.sub("", text)
    (format_, article), *answers = fences
    if format_ not in SUFFIXES or any(language != "http" for language, _ in answers):
        raise ValueError("one article in its format, then answers in http")
    settings = _SETTINGS.search(outside)
    return Case(
        name,
        format_,
        article,
        dict(_answer(body) for _, body in answers),
        _expected(outside),
        tomllib.loads(settings[1].replace("; ", "\n")) if settings else {},
        unmet[1] if (unmet := _UNMET.search(outside)) else "",
    )


def _expected(text: str) -> frozenset[Told]:
    (found,) = _EXPECTED.finditer(text)
    lines = found[2].splitlines()
    if (found[1].strip() == "nothing") == bool(lines):
        raise ValueError('a list of findings, or "nothing"')
    items = [_ITEM.fullmatch(line) for line in lines]
    return frozenset(Told(item[1], item[2], int(item[3]) if item[3] else None) for item in items)


def _answer(text: str) -> tuple[str, httpx.Response | str]:
    head, _, body = text.partition("\n\n")
    question, status, *headers = head.strip().splitlines()
    url = question.removeprefix("GET ").strip()
    if status.startswith("FAILS "):
        return url, FAILURES[status.removeprefix("FAILS ").strip()] and status.removeprefix("FAILS ").strip()
    pairs = [(name.lower(), value) for name, value in (line.split(": ", 1) for line in headers)]
    if not any(name == "content-type" for name, _ in pairs):
        pairs.append(("content-type", "text/html; charset=utf-8"))
    return url, httpx.Response(int(status.split()[1]), headers=pairs, content=_WORDS.sub(_filled, body).encode())


def _filled(match: re.Match[str]) -> str:
    """Return so many made-up words, the same for the same seed: a text that is about nothing."""
    made = random.Random(match[2])
    syllables = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "is")]
    words = ["".join(made.choices(syllables, k=made.randint(1, 3))) for _ in range(int(match[1]))]
    return ". ".join(" ".join(words[at : at + 12]).capitalize() for at in range(0, len(words), 12)) + "."


def run(case: Case) -> Report:
    """Return the report on a case, run through the whole pipeline."""

    def answer(request: httpx.Request) -> httpx.Response:
        found = case.answer(str(request.url))
        if isinstance(found, str):
            made = FAILURES[found]
            raise made()
        if found is None:
            raise httpx.ConnectError("nothing answers here")
        return httpx.Response(found.status_code, headers=found.headers, content=found.content)

    article = linkcheck.parse(case.article.encode(), f"article.{SUFFIXES[case.format]}")
    config = linkcheck.Config(**({"attempts": 1, "spacing": 0} | dict(case.settings)))
    return asyncio.run(linkcheck.check(article, config, transport=httpx.MockTransport(answer)))


def _fine(url: httpx.URL) -> httpx.Response | None:
    """Return what the two sites answer that are fine in every case: an article for each address."""
    if url.host not in FINE:
        return None
    title = url.path.strip("/").rpartition("/")[2].replace("-", " ").capitalize()
    words = _WORDS.sub(_filled, f"[[words 150 {url.host.partition('.')[0]}{len(title)}]]")
    body = f"<html lang=en><title>{title}</title><h1>{title}</h1><p>{title}. {words}</html>"
    return httpx.Response(200, headers={"content-type": "text/html; charset=utf-8"}, content=body.encode())


def told_of(report: Report) -> frozenset[Told]:
    """Return a report's findings as cases name them."""
    return frozenset(_told(finding) for finding in report.findings)


def _told(finding: Finding) -> Told:
    level = "open" if finding.is_open else finding.level.value
    return Told(level, finding.rule.id, finding.source.region.start_line if finding.source else None)
