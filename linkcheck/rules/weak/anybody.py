"""Pages that anybody may write."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck.model import Evidence, Fault, Level
from linkcheck.rules.registry import rule
from linkcheck.rules.weak.first import Sort, first
from linkcheck.rules.weak.knowing import entry, has_name, knows, sentences, spaced
from linkcheck.rules.weak.names import names_of, site_of
from linkcheck.rules.words import say

_ASKING = frozenset(("petitions", "crowdfunding"))


@rule(Level.WARNING)
def open_wiki(evidence: Evidence) -> Iterator[Fault]:
    """The source is an open wiki, where anybody may write.

    What stands there may be changed by the time it is read, and often rests on what the press wrote before. An
    article about the wiki itself, whose title names it, is left alone.

    ## What it flags
    Open encyclopedias and wikis, what stands beside their articles (talk pages, histories), and copies of them.
    ## What to do
    Follow the page's footnotes, and cite what they cite.
    ## Flagged
    ```markdown
    ## Sources
    - [History of the strait](https://en.wikipedia.org/wiki/Bering_Strait)
    ```
    ## Not flagged
    ```markdown
    # How Wikipedia settles its quarrels
    ## Sources
    - [Dispute resolution](https://en.wikipedia.org/wiki/Wikipedia:Dispute_resolution)
    ```
    """
    sort = first(evidence, "open-wiki")
    if sort is None or _is_about_it(evidence, sort):
        return
    key = sort.fact.label if sort.fact else "stated-mirror"
    yield Fault(say(f"open-wiki.{key}", site=site_of(sort.fact) if sort.fact else ""), cited=evidence.source.url)


def _is_about_it(evidence: Evidence, sort: Sort) -> bool:
    """Return whether the wiki itself is what is written of: by the title, or where its backstage is cited."""
    if sort.fact is None:
        return False
    names = names_of(sort.fact)
    if has_name(spaced(evidence.article.title or ""), names):
        return True
    return sort.fact.label == "backstage" and has_name(sentences(evidence), names)


@rule(Level.WARNING)
def user_generated(evidence: Evidence) -> Iterator[Fault]:
    """The source was written by users of a site, and edited by nobody.

    A petition or a call for money is left alone where the article says that it is one. Where the citing sentence
    names the site, so that readers know, it is a note.

    ## What it flags
    Forums, sites for questions and answers, reviews, petitions, catalogues that users fill, comments, calls for
    money, shared documents; by their hosts, or because the page's own data call it a forum's post.
    ## What to do
    Find who wrote it and what they know it from, or cite a source that somebody answers for.
    ## Flagged
    ```markdown
    ## Sources
    - [Why the bridge was closed](https://www.reddit.com/r/city/comments/abc123/why_the_bridge_was_closed/)
    ```
    ## Not flagged
    ```markdown
    Ten thousand people signed the petition.[^1]

    [^1]: [Save the bridge](https://www.change.org/p/save-the-bridge)
    ```
    """
    sort = first(evidence, "user-generated")
    if sort is None:
        return
    names, said = names_of(sort.fact) if sort.fact else (), sentences(evidence)
    is_named = has_name(said, names)
    if sort.fact and sort.fact.label in _ASKING and (is_named or knows(f"{said}{entry(evidence)}", "asking")):
        return
    key = sort.fact.label if sort.fact else "stated"
    yield Fault(
        say(f"user-generated.{key}", site=site_of(sort.fact) if sort.fact else ""),
        cited=evidence.source.url,
        level=Level.NOTE if is_named else None,
    )
