"""Posts and accounts on social networks."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from linkcheck import urls
from linkcheck.model import Evidence, Fault, Level
from linkcheck.rules.registry import rule
from linkcheck.rules.weak import labels
from linkcheck.rules.weak.first import first
from linkcheck.rules.weak.knowing import entry, is_named, knows, sentences, spaced
from linkcheck.rules.weak.names import names_of, site_of
from linkcheck.rules.weak.subject import subject_of
from linkcheck.rules.words import say

_MOST = 6  # parts of a path that are looked at for an account's name


@rule(Level.WARNING)
def social_post(evidence: Evidence) -> Iterator[Fault]:
    """The source is a post or an account on a social network.

    A post can be deleted or edited, and an account may not be who it seems. Where the post is the news itself it
    is a source like any other: it is left alone where the citing sentence, the article's title or the entry names
    the account's owner, or says that somebody posted it ("wrote on X", "twitterte", "в посте").

    ## What it flags
    A single post, as a note. An account or a channel as a whole, which shows something else tomorrow, as a
    warning, unless the article says that the account itself is what it is about.
    ## What to do
    Name the account in the text, archive the post, and confirm independently what it says.
    ## Flagged
    ```markdown
    The bridge was closed at noon.[^1]

    [^1]: https://x.com/somebody_42/status/1471234567890123456
    ```
    ## Not flagged
    ```markdown
    The telescope reached its orbit, NASA announced.[^1]

    [^1]: https://x.com/NASA/status/1471234567890123456
    ```
    ```markdown
    ## Sources
    - [Minister resigns in a post on X](https://daily.site/2021/12/15/status/minister-resigns)
    ```
    """
    sort = first(evidence, "social-post")
    if not (sort and sort.fact):
        return
    said, told = sentences(evidence), entry(evidence)
    is_owned = bool(evidence.source.authors) or any(is_named(f"{said}{told}", each) for each in _owners(evidence))
    site = site_of(sort.fact)
    if sort.fact.label == "post":
        if not is_owned and not knows(f"{said}{told}", "posts", names_of(sort.fact)):
            yield Fault(say("social-post.post", site=site), cited=evidence.source.url, level=Level.NOTE)
    elif not (knows(said, "account") or (is_owned and knows(told, "account"))):
        advice = say("social-post.cite-post")
        yield Fault(say("social-post.profile", site=site), cited=evidence.source.url, advice=advice)


def _owners(evidence: Evidence) -> Iterator[str]:
    """Yield what the account is called: in the address, and by the page's own byline."""
    subject = subject_of(evidence)
    if subject.page:
        yield from subject.page.authors[:_MOST]
    if subject.address is None:
        return
    parts = [unquote(part).lstrip("@") for part in subject.address.path[:500].split("/")[:_MOST]]
    words = labels.words("generic-names")
    yield from [part for part in parts if len(part) > 1 and spaced(part).strip() not in words][:1]
    if (fact := subject.fact("social-networks")) and fact.host.startswith("."):
        yield urls.host(evidence.source.url or "").partition(".")[0]
