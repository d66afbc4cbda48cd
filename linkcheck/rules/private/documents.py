"""Documents that their owners let people in to, and addresses that let people in."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck.model import Evidence, Fault, Level, PageKind, Response
from linkcheck.rules.generic.broken import page_address
from linkcheck.rules.lists.about import about
from linkcheck.rules.registry import rule
from linkcheck.rules.secret import redacted, secrets
from linkcheck.rules.words import say, shown

__all__ = ["private_document", "secret_in_url"]

_SHUT = frozenset({401, 403})
_MOST_TOLD = 3  # names of parameters


@rule(Level.WARNING)
def private_document(evidence: Evidence) -> Iterator[Fault]:
    """The source is a document, a file or a channel that its owner lets people in to.

    Whoever owns it can change it, remove it or shut readers out at any time, and nobody sees that it happened.

    ## What it flags
    Known addresses of shared documents, files and folders, of transfers that end by themselves, and of channels
    of chats. What was published from there to everybody (``/pub``, ``/publish``) is none of these.
    ## What to do
    Publish the document or an archived copy of it, and link that.
    ## Flagged
    ```markdown
    ## Sources
    - [Minutes of the council](https://docs.google.com/document/d/1a2b3c4d5e6f/edit)
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Minutes of the council](https://docs.google.com/document/d/e/2PACX-1vQ/pub)
    ```
    """
    address = page_address(evidence)
    fact = about(address, "private-documents") if address else None
    if fact is None or fact.label == "published":
        return
    name = fact.label if fact.label in {"transfer", "channel"} else "shut" if _is_shut(evidence) else "shared"
    yield Fault(say(f"private-document.{name}", name=fact.name), cited=evidence.source.url)


def _is_shut(evidence: Evidence) -> bool:
    """Return whether the document asks who is there, or turns readers away."""
    is_refused = isinstance(evidence.fetch, Response) and evidence.fetch.status in _SHUT
    return is_refused or (evidence.page is not None and evidence.page.kind is PageKind.LOGIN_WALL)


@rule(Level.ERROR)
def secret_in_url(evidence: Evidence) -> Iterator[Fault]:
    """The address holds a key that opens something in somebody's name.

    Whoever reads the article can use it. Findings name the parameter and leave its value out.

    ## What it flags
    A name with a password (``https://user:password@…``), parameters that are known to hold keys and whose value
    looks like one (signatures of storage services, tokens of access), signed tokens (JWT), and the keys of
    well-known services, which begin so that they can be told. A session's number, or one that stands for a
    person, is a warning; a gift link, made from somebody's subscription, is a note.
    ## What to do
    Take the key out of the address, and have it replaced where it was published.
    ## Flagged
    ```markdown
    ## Sources
    - [Figures](https://reports.site/q3.pdf?access_token=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJyZWFkZXIifQ.c2lnbmF0dXJl)
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [How tokens work](https://manual.site/auth?topic=token&session=2021)
    ```
    """
    url = evidence.source.url or ""
    address = page_address(evidence)
    found = secrets(url) if address else ()
    if address is None or not found:
        return
    sort = min((each.label for each in found), key=_ORDER.index)
    names = dict.fromkeys(shown(each.name, 40) for each in found if each.label == sort)
    message = say(f"secret-in-url.{sort}", names=", ".join([*names][:_MOST_TOLD]))
    fault = Fault(message, cited=redacted(address, found), level=_LEVELS.get(sort))
    yield fault._replace(advice=say("secret-in-url.open-link")) if sort == "gift" else fault


_ORDER = ("password", "key", "session", "person", "gift")  # the worst first
_LEVELS = {"session": Level.WARNING, "person": Level.WARNING, "gift": Level.NOTE}
