"""What its author published without anybody else."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck.model import Evidence, Fault, Level
from linkcheck.rules.lists.fact import Fact
from linkcheck.rules.registry import rule
from linkcheck.rules.weak.first import first
from linkcheck.rules.weak.knowing import entry, is_named, knows, sentences
from linkcheck.rules.weak.names import names_of, site_of
from linkcheck.rules.weak.subject import subject_of
from linkcheck.rules.words import say

_SLUG = 2  # hyphens from which a part of a path is a title, and no project's name


@rule(Level.NOTE)
def self_published(evidence: Evidence) -> Iterator[Fault]:
    """The source is self-published: no editor stands behind it.

    Scholars, projects and offices publish like this as well. It is left alone where the entry or the citing
    sentence says that it is a blog or a newsletter, and where it is a project's own site and they name the
    project.

    ## What it flags
    Blogs, newsletters and sites on hosts where whoever wants publishes, and presses that print what their authors
    pay for.
    ## What to do
    Name the author and why they would know, or cite a source that an editor stands behind.
    ## Flagged
    ```markdown
    ## Sources
    - [The real cause of the blackout](https://gridwatcher77.blogspot.com/2021/12/the-real-cause.html)
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Acme Parser: reference](https://acme-parser.github.io/docs/reference.html)
    - [The real cause of the blackout (a blog)](https://gridwatcher77.blogspot.com/2021/12/the-real-cause.html)
    ```
    """
    sort = first(evidence, "self-published")
    if not (sort and sort.fact) or _is_known(evidence, sort.fact):
        return
    message = say(f"self-published.{sort.fact.label}", site=site_of(sort.fact))
    yield Fault(message, cited=evidence.source.url)


def _is_known(evidence: Evidence, fact: Fact) -> bool:
    """Return whether the article says what it is, or names the project whose own site it is."""
    text = f"{sentences(evidence)}{entry(evidence)}"
    if knows(text, "blog", names_of(fact)):
        return True
    return fact.label == "site" and any(is_named(text, owner) for owner in _owners(evidence, fact))


def _owners(evidence: Evidence, fact: Fact) -> Iterator[str]:
    """Yield the names that a site goes by: what its host has before the service's, and its path's first part."""
    address = subject_of(evidence).address
    if address is None:
        return
    if fact.host.startswith("."):
        yield address.host.removesuffix(fact.host).rpartition(".")[2]
    parts = [part for part in address.path[:300].split("/") if part][: 1 + (not fact.host.startswith("."))]
    yield from (part for part in parts if "." not in part and len(part) > 2 and part.count("-") < _SLUG)
