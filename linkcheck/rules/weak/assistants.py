"""Answers of AI assistants, and addresses copied from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import parse_qsl

from linkcheck.model import Evidence, Fault, Level
from linkcheck.rules.grounds import address_of
from linkcheck.rules.lists.parameters import carried
from linkcheck.rules.registry import rule
from linkcheck.rules.weak.first import Sort, first, is_address
from linkcheck.rules.weak.knowing import entry, has_name, knows, sentences, spaced
from linkcheck.rules.weak.names import names_of, site_of
from linkcheck.rules.words import MOST_SHOWN, say


@rule(Level.ERROR)
def ai_answer(evidence: Evidence) -> Iterator[Fault]:
    """The source is the answer of an AI assistant.

    What a chatbot says is no evidence: it may be invented, and it answers differently the next time it is asked.
    An article about the assistant itself, whose title names it, is left alone; where the citing sentence or the
    entry says that a chatbot was asked, it is a warning.

    ## What it flags
    Shared answers and conversations, pages that such a service wrote itself, and the assistant's own front page.
    ## What to do
    Open the pages that the answer rests on, and cite those.
    ## Flagged
    ```markdown
    ## Sources
    - [Causes of the flood](https://chatgpt.com/share/67b1c2d3-0000-8000-9000-a1b2c3d4e5f6)
    ```
    ## Not flagged
    ```markdown
    # What ChatGPT says when it is asked about the flood
    ## Sources
    - [Conversation of 3 May](https://chatgpt.com/share/67b1c2d3-0000-8000-9000-a1b2c3d4e5f6)
    ```
    ```markdown
    ## Sources
    - [ChatGPT: what the terms say](https://openai.com/policies/terms-of-use/)
    ```
    """
    sort = first(evidence, "ai-answer")
    if not (sort and sort.fact) or has_name(spaced(evidence.article.title or ""), names_of(sort.fact)):
        return
    level = Level.WARNING if _is_told(evidence, sort) else None
    name = sort.fact.label or "assistant"
    yield Fault(say(f"ai-answer.{name}", site=site_of(sort.fact)), cited=evidence.source.url, level=level)


def _is_told(evidence: Evidence, sort: Sort) -> bool:
    """Return whether the article says where it cites the answer, or in the entry, that a chatbot gave it."""
    names = names_of(sort.fact) if sort.fact else ()
    text = f"{sentences(evidence)}{entry(evidence)}"
    return has_name(text, names) or knows(text, "assistant", names)


@rule(Level.NOTE)
def ai_referral(evidence: Evidence) -> Iterator[Fault]:
    """The address was copied from an AI assistant.

    Assistants add a parameter to the links in their answers. It does not say who wrote the article; it says that
    the page was found by a tool which also invents pages, and names pages that do not say what it claims.

    ## What it flags
    A parameter such as ``utm_source=chatgpt.com`` in an address.
    ## What to do
    Read the page itself before relying on it, and cite its address without the parameter.
    ## Flagged
    ```markdown
    ## Sources
    - [Report on the talks](https://daily.site/talks?id=7&utm_source=chatgpt.com)
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Report on the talks](https://daily.site/talks?id=7&utm_source=newsletter)
    - [What ChatGPT is](https://daily.site/chatgpt.com?page=2)
    ```
    """
    address, url = address_of(evidence), evidence.source.url or ""
    found = list(carried(address, "ai-referrals")) if address else []
    if address is None or not found or not is_address(evidence):
        return
    has_secret = any(True for _ in carried(address, "secret-parameters"))
    pairs = [(each.name, each.value) for each in (*found, *carried(address, "tracking-parameters"))]
    plain = _without(url, pairs)
    advice = say("ai-referral.cite", url=plain) if len(plain) <= MOST_SHOWN and not has_secret else None
    yield Fault(say("ai-referral.copied", tool=found[0].fact.name), cited=url, advice=advice)


def _without(url: str, pairs: Sequence[tuple[str, str]]) -> str:
    """Return an address as it is written, without some parameters of its query and its fragment."""
    before, _, fragment = url.partition("#")
    path, _, query = before.partition("?")
    kept, rest = _kept(query, pairs), _kept(fragment, pairs) if "=" in fragment else fragment
    return f"{path}{'?' if kept else ''}{kept}{'#' if rest else ''}{rest}"


def _kept(parameters: str, pairs: Sequence[tuple[str, str]]) -> str:
    return "&".join(part for part in parameters.split("&") if part and _read(part) not in pairs)


def _read(part: str) -> tuple[str, str] | None:
    return next(iter(parse_qsl(part.lstrip("?!/"), keep_blank_values=True)), None)
