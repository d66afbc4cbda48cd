"""Hosts that can be taken for others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linkcheck import urls
from linkcheck.model import Confidence, Evidence, Fault, Level
from linkcheck.rules.compare import words
from linkcheck.rules.generic.broken import page_address
from linkcheck.rules.generic.unwrapping import landed
from linkcheck.rules.lists.about import about
from linkcheck.rules.private.resembling import (
    SHORTEST,
    Known,
    embedded,
    known_domains,
    mixed_scripts,
    near,
    same_form,
    same_start,
    skeleton,
)
from linkcheck.rules.registry import rule
from linkcheck.rules.words import say, shown

__all__ = ["lookalike_host"]

# Libraries, caches and networks of copies put the name they pass on before their own.
_PASSED_ON = re.compile(
    r"(?:^|\.)(?:[\w-]{0,20}proxy[\w-]{0,20}|lib|library|cdn|cache|mirror|edgekey|edgesuite|akamai\w{0,9})\."
)
_SCHOOLS = re.compile(r"\.(?:edu|ac)(?:\.[a-z]{2})?$|\.edu$")
_PARTS = re.compile(r"\s[|–—·•»-]\s|[|:,()]")
_LONGEST = 1000  # characters of an entry or a title that are looked at


@rule(Level.ERROR)
def lookalike_host(evidence: Evidence) -> Iterator[Fault]:
    """The host can be taken for a well-known one, and is another.

    ## What it flags
    A name that mixes letters of two scripts that look alike, or that looks the same as a well-known one
    (Unicode's confusables, UTS #39; ``rn`` for ``m``, ``0`` for ``o``); a well-known host written before another
    domain (``bbc.co.uk.news-site.ru``). Warnings are those that may be there by right: a well-known host under a
    country's suffix (``cnn.com.co``), and, where the entry or the page names the well-known one, a name of six
    letters or more that is one letter away. Names in one script (``münchen.de``, ``пример.рф``), library proxies
    and addresses that lead to the well-known site itself are none of these.
    ## What to do
    Link the page on the site that was meant, or name the site that this is.
    ## Flagged
    ```markdown
    ## Sources
    - [Talks](https://www.bbc.co.uk.news-site.ru/talks)
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Talks](https://www.bbc.co.uk/news/world-59662935)
    ```
    ```markdown
    ## Sources
    - [Stadtrat](https://stadt.münchen.de/infos/stadtrat)
    ```
    """
    address = page_address(evidence)
    if address is None or _is_itself(evidence, address):
        return
    fault = _homoglyphs(address) or _prefixed(address) or _suffixed(evidence, address) or _near(evidence, address)
    if fault:
        yield fault._replace(cited=evidence.source.url)


def _is_itself(evidence: Evidence, address: urls.Address) -> bool:
    """Return whether a host is a well-known one's, or sends its readers there."""
    end = landed(evidence)
    domains = {urls.registrable_domain(each.host) for each in (address, end) if each}
    return not domains.isdisjoint(known_domains()) or about(address, "known-sites") is not None


def _homoglyphs(address: urls.Address) -> Fault | None:
    """Return the fault of a name that looks the same as a well-known one, or that mixes scripts."""
    labels = [urls.decoded(label) for label in address.host.split(".")[-10:]]
    mixed = next((each for each in labels if mixed_scripts(each)), None)
    if fault := _of_the_same_form(address, is_mixed=mixed is not None):
        return fault
    if mixed is None:
        return None
    first, second, *_ = mixed_scripts(mixed)
    confidence = Confidence.HIGH if skeleton(mixed).isascii() else Confidence.MEDIUM
    message = say("lookalike-host.mixed", label=shown(mixed, 70), first=first, second=second)
    return Fault(message, found=address.host, confidence=confidence)


def _of_the_same_form(address: urls.Address, *, is_mixed: bool) -> Fault | None:
    domain = urls.registrable_domain(address.host)
    seen = urls.decoded(domain.partition(".")[0])
    known = same_form(seen)
    if known is None or _is_its_name(seen, known):
        return None
    # Words of one alphabet may look like another's by chance; under the same suffix nobody reads them so.
    same_suffix = domain.partition(".")[2] == known.host.partition(".")[2]
    is_sure = is_mixed or (not _has_accents_only(seen) and (same_suffix or len(seen) >= SHORTEST))
    message = say("lookalike-host.form", label=shown(seen, 70), host=known.host)
    return Fault(message, found=address.host, confidence=Confidence.HIGH if is_sure else Confidence.MEDIUM)


def _is_its_name(label: str, known: Known) -> bool:
    """Return whether a label is how a site's name is written: "elpaís"."""
    return label.casefold() == re.sub(r"\W", "", known.fact.name.casefold())


def _has_accents_only(label: str) -> bool:
    """Return whether a label is of Latin letters with accents, which a name of its own may have."""
    return not label.isascii() and not any("\u0370" <= char <= "\u058f" for char in label)


def _prefixed(address: urls.Address) -> Fault | None:
    """Return the fault of a well-known host that stands before another domain."""
    domain = urls.registrable_domain(address.host)
    if (
        _PASSED_ON.search(address.host)
        or _SCHOOLS.search(domain)
        or about(address, "login-hosts", "caches", "archives")
    ):
        return None
    known = embedded(address.host)
    return (
        Fault(say("lookalike-host.prefixed", host=known.host, domain=shown(domain, 100)), found=domain)
        if known
        else None
    )


def _suffixed(evidence: Evidence, address: urls.Address) -> Fault | None:
    """Return the fault of a newsroom's host under a country's suffix.

    Only of one that goes by letters: "CNN" means one newsroom, and many countries have a Guardian or an "El País"
    of their own, or a licensed edition of a magazine.
    """
    known = same_start(address.host)
    if known is None or not _is_one_newsrooms(known):
        return None
    is_named = _names(evidence, known)
    if evidence.page is not None and not is_named:
        return None
    message = say("lookalike-host.suffixed", host=known.host, domain=urls.registrable_domain(address.host))
    return Fault(message, found=address.host, confidence=Confidence.HIGH if is_named else Confidence.MEDIUM)


def _is_one_newsrooms(known: Known) -> bool:
    """Return whether a host goes by letters ("CNN"), or by a contraction: "nytimes" of "The New York Times"."""
    name = "".join(words.read(known.fact.name).order)
    label = known.host.partition(".")[0]
    return known.fact.name.split()[0].isupper() or (len(label) < len(name) and label not in name)


def _near(evidence: Evidence, address: urls.Address) -> Fault | None:
    """Return the fault of a name one letter away from the one that the entry or the page goes by."""
    domain = urls.registrable_domain(address.host)
    for known in near(urls.decoded(domain.partition(".")[0])):
        if _goes_by(evidence, known):
            message = say("lookalike-host.near", domain=shown(domain, 100), host=known.host, name=known.fact.name)
            return Fault(message, found=address.host, confidence=Confidence.MEDIUM)
    return None


def _goes_by(evidence: Evidence, known: Known) -> bool:
    """Return whether the entry or the page goes by a site's name: a word such as "Nature" stands alone."""
    if len(words.read(known.fact.name.removeprefix("The ")).order) > 1:
        return _names(evidence, known)
    source, page = evidence.source, evidence.page
    titles = [title.value for title in page.titles[:4]] if page else []
    text = source.text[: 2 * _LONGEST].replace(source.url or "\n", " ")
    said = (text, source.publisher, source.title, page.publisher if page else None, *titles)
    parts = (part for each in said if each for part in _PARTS.split(each[: 2 * _LONGEST]))
    return any(part.strip().removeprefix("The ") == known.fact.name.removeprefix("The ") for part in parts)


def _names(evidence: Evidence, known: Known) -> bool:
    """Return whether the entry or the page goes by a well-known site's name."""
    source, page = evidence.source, evidence.page
    text = source.text[: 2 * _LONGEST]
    said = [text.replace(source.url or "\n", " "), source.title, source.publisher]
    if page is not None:
        said += [page.publisher, *(title.value for title in page.titles[:4])]
    name = f" {' '.join(words.read(known.fact.name.removeprefix('The ')).order)} "
    return any(name in f" {' '.join(words.read(each[:_LONGEST]).order)} " for each in said if each)
