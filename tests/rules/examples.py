"""The examples on a rule's page: a Markdown article, and the HTTP messages that answer for its sources."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import NamedTuple

import httpx

import linkcheck
from linkcheck.rules.registry import Entry, section


class Example(NamedTuple):
    """An article and what the web answers for it."""

    article: str
    answers: dict[str, httpx.Response]
    name: str = "example.md"  # or the address that it is published at


def examples(entry: Entry, side: str) -> list[Example]:
    """Return the examples under "Flagged" or "Not flagged"."""
    found: list[Example] = []
    for fence, text in _fences(section(entry.rule.explanation, side)):
        language, _, name = fence.partition(" ")
        if language == "markdown":
            found.append(Example(text, {}, name or "example.md"))
        elif language == "http":
            url, answer = _answer(text)
            found[-1].answers[url] = answer
    return found


def _fences(page: str) -> Iterator[tuple[str, str]]:
    for part in page.split("```")[1::2]:
        language, _, text = part.partition("\n")
        yield language.strip(), text


def _answer(text: str) -> tuple[str, httpx.Response]:
    head, _, body = text.partition("\n\n")
    question, status, *headers = head.splitlines()
    pairs = [tuple(line.split(": ", 1)) for line in headers]
    return question.removeprefix("GET ").strip(), httpx.Response(int(status.split()[1]), headers=pairs, text=body)


def findings(example: Example) -> list[str]:
    """Return the rules that speak about an example, run through the whole pipeline."""

    def answer(request: httpx.Request) -> httpx.Response:
        if str(request.url) in example.answers:
            found = example.answers[str(request.url)]
            return httpx.Response(found.status_code, headers=found.headers, content=found.content)
        raise httpx.ConnectError("nothing answers here")

    article = linkcheck.parse(example.article.encode(), example.name)
    config = linkcheck.Config(attempts=1, spacing=0, fragments=True)
    report = asyncio.run(linkcheck.check(article, config, transport=httpx.MockTransport(answer)))
    return [finding.rule.id for finding in report.findings]
