"""Addresses that are not encrypted, and who else speaks of them."""

import pytest
from builders import a_page, a_response, a_source, evidence_for

from linkcheck.model import Failure, FailureKind, PageKind, Redirect
from linkcheck.rules.dead.moved import moved
from linkcheck.rules.private.connection import insecure_link

URL = "http://daily.site/a"
SECURE = "https://daily.site/a"


def forwarded(final, status=301, between=()):
    hops = (Redirect(URL, status), *(Redirect(each, status) for each in between))
    return a_response(URL, final_url=final, redirects=hops)


@pytest.mark.parametrize(
    ("url", "final", "flagged"),
    [
        (URL, SECURE, True),
        (URL, URL, True),
        ("HTTP://daily.site/a", None, True),
        (SECURE, URL, False),
        ("http://abcdefghijklmnop.onion/a", None, False),
        ("http://daily.i2p/a", None, False),
        ("http://onion.daily.site/a", None, True),
        ("http://10.0.0.1/a", None, False),
        ("http://example.com/a", None, False),
        ("ftp://daily.site/a", None, False),
        (None, None, False),
    ],
    ids=[
        "forwards",
        "stays",
        "capitals",
        "https",
        "Tor",
        "I2P",
        "a word in a name",
        "private",
        "placeholder",
        "another",
        "none",
    ],
)
def test_http_addresses_are_noted(url, final, flagged):
    response = a_response(url, final_url=final) if final else None
    assert bool(list(insecure_link(evidence_for(a_source(url), response)))) is flagged


@pytest.mark.parametrize(
    ("fetch", "page"),
    [
        (a_response(URL, 404), None),
        (a_response(URL, 403), None),
        (a_response(URL, 451), None),
        (a_response(URL, 500), None),
        (Failure(URL, FailureKind.TIMEOUT, ""), None),
        (Failure(URL, FailureKind.DNS, ""), None),
        (a_response(URL), a_page(kind=PageKind.PARKED)),
        (a_response(URL), a_page(kind=PageKind.SOFT_404)),
        (a_response(URL), a_page(kind=PageKind.LOGIN_WALL)),
        (a_response(URL), a_page(kind=PageKind.BOT_WALL)),
    ],
)
def test_an_address_that_shows_nothing_has_other_troubles(fetch, page):
    assert not list(insecure_link(evidence_for(a_source(URL), fetch, page)))


@pytest.mark.parametrize("kind", [PageKind.ARTICLE, PageKind.PAYWALL, PageKind.DOCUMENT])
def test_what_shows_is_noted(kind):
    assert list(insecure_link(evidence_for(a_source(URL), a_response(URL), a_page(kind=kind))))


def test_the_https_address_is_named_where_the_site_forwards():
    (fault,) = insecure_link(evidence_for(a_source(URL), forwarded(SECURE)))
    assert fault.advice == f"Link the https address: {SECURE}"
    assert fault.found == SECURE


def test_it_is_the_first_on_the_way_that_is_named():
    """What comes behind may be a page for this visitor only."""
    final = "https://daily.site/consent?session=1"
    (fault,) = insecure_link(evidence_for(a_source(URL), forwarded(final, 302, between=(SECURE,))))
    assert fault.found == SECURE


def test_moved_names_the_same_address_and_is_enough():
    evidence = evidence_for(a_source(URL), forwarded("https://daily.site/talks/a"), a_page(kind=PageKind.PAGE))
    assert list(moved(evidence))
    assert not list(insecure_link(evidence))


def test_a_short_sentence_holds_no_long_address():
    long = f"https://daily.site/{'a' * 5000}"
    (fault,) = insecure_link(evidence_for(a_source(URL), forwarded(long, 302)))
    assert len(fault.advice) < 600
