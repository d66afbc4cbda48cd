"""Sockets that are opened only where the guard lets them."""

import asyncio
import socket
import ssl

import pytest
import trustme
from fetching import QUICK, fetch, resolves_to
from loopback import Web, page

from linkcheck.fetch.client import Fetcher
from linkcheck.fetch.exchange import Live
from linkcheck.fetch.names import NameNotFound, ResolverFailed
from linkcheck.fetch.settings import FetchSettings
from linkcheck.fetch.transport import GuardedTransport
from linkcheck.model import FailureKind


def test_nothing_private_is_reached_unless_allowed():
    with Web({"/": page("Secret")}) as web:
        failure = fetch(f"{web.base}/", FetchSettings(spacing=0))
    assert failure.kind is FailureKind.BLOCKED
    assert not web.heads


def test_a_name_that_leads_to_a_private_address_is_refused():
    with Web({"/": page("Secret")}) as web:
        failure = fetch(
            f"http://public.site:{web.port}/", FetchSettings(spacing=0), resolve=resolves_to(["127.0.0.1"])
        )
    assert failure.kind is FailureKind.BLOCKED
    assert "127.0.0.1" in failure.detail
    assert not web.heads


def test_one_private_answer_among_public_ones_is_enough():
    failure = fetch("http://public.site/", FetchSettings(), resolve=resolves_to(["1.1.1.1", "10.0.0.1"]))
    assert failure.kind is FailureKind.BLOCKED


def test_a_name_is_looked_up_once_and_the_checked_address_is_used():
    """A name that answers differently the second time gains nothing."""
    asked = []

    async def resolve(host, port):
        asked.append(host)
        return ["127.0.0.1"]

    with Web({"/a": page("A"), "/b": page("B")}) as web:
        response = fetch(f"http://some.site:{web.port}/a", resolve=resolve)
    assert response.status == 200
    assert asked == ["some.site"]
    assert f"host: some.site:{web.port}" in web.heads[0].lower()


@pytest.mark.parametrize(
    ("error", "kind"),
    [(NameNotFound("no such name"), FailureKind.DNS), (ResolverFailed("no answer"), FailureKind.RESOLVER)],
)
def test_a_name_that_does_not_exist_is_not_a_resolver_that_fails(error, kind):
    asked = []

    async def resolve(host, port):
        asked.append(host)
        raise error

    failure = fetch("https://gone.site/", FetchSettings(spacing=0), resolve=resolve)
    assert failure.kind is kind
    assert len(asked) >= 2, "asked again before anything is said"


def test_a_certificate_of_another_host_is_told_apart():
    authority = trustme.CA()
    served = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("other.site").configure_cert(served)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    with Web({"/": page("A page")}, context=served) as web:
        failure = fetch(f"https://some.site:{web.port}/", resolve=resolves_to(["127.0.0.1"] * 3), context=trusting)
    assert failure.kind is FailureKind.TLS
    assert "some.site" in failure.detail


def test_an_unknown_authority_is_told_apart():
    served = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    trustme.CA().issue_cert("some.site").configure_cert(served)
    with Web({"/": page("A page")}, context=served) as web:
        failure = fetch(f"https://some.site:{web.port}/", resolve=resolves_to(["127.0.0.1"] * 3))
    assert failure.kind is FailureKind.TLS
    assert "certificate" in failure.detail


def test_a_page_comes_over_tls():
    authority = trustme.CA()
    served = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("some.site").configure_cert(served)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    with Web({"/": page("A page")}, context=served) as web:
        response = fetch(f"https://some.site:{web.port}/", resolve=resolves_to(["127.0.0.1"]), context=trusting)
    assert response.status == 200


def test_more_hosts_than_connections_are_kept_for():
    """Pools come and go while others are in use, and every answer arrives."""

    async def resolve(host, port):
        await asyncio.sleep(0)
        return ["127.0.0.1"]

    async def run(port):
        transport = GuardedTransport(QUICK, resolve=resolve)
        fetcher = Fetcher(Live(transport, QUICK), QUICK)
        names = [f"http://host{number % 400}.site:{port}/" for number in range(800)]
        found = await asyncio.gather(*map(fetcher.fetch, names))
        kept = len(transport._idle)
        await transport.aclose()
        return found, kept

    with Web({"/": page("A page")}) as web:
        found, kept = asyncio.run(run(web.port))
    assert {type(each).__name__ for each in found} == {"Response"}
    assert kept <= 256


def has_ipv6():
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True


@pytest.mark.skipif(not has_ipv6(), reason="this machine has no IPv6")
def test_an_ipv6_address_is_reached_where_private_ones_are_allowed():
    with Web({"/": page("A page")}, host="::1") as web:
        assert fetch(f"{web.base}/").status == 200
        assert fetch(f"{web.base}/", FetchSettings(spacing=0)).kind is FailureKind.BLOCKED
