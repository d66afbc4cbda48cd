"""Host names in, addresses out, and the ways of not finding any told apart."""

import asyncio
import socket
import threading

import pytest

from linkcheck.fetch import names
from linkcheck.fetch.names import CERTAIN, NameNotFound, Resolver, ResolverFailed


def resolved(look_up, *hosts):
    """Return what a resolver says of each host: addresses, or the error."""

    async def run():
        resolver = Resolver(look_up)
        try:
            return await asyncio.gather(*(resolver(host, 443) for host in hosts), return_exceptions=True)
        finally:
            await resolver.close()

    return asyncio.run(run())


def test_addresses_are_returned():
    assert resolved(lambda host, port: ["1.1.1.1", "2606:4700::1"], "a.site") == [["1.1.1.1", "2606:4700::1"]]


def test_a_name_is_looked_up_once_a_run_and_an_address_never():
    asked = []

    def look_up(host, port):
        asked.append(host)
        return ["1.1.1.1"]

    async def run():
        resolver = Resolver(look_up)
        found = [await resolver(host, 443) for host in ("a.site", "a.site", "127.0.0.1", "::1")]
        await resolver.close()
        return found

    assert asyncio.run(run()) == [["1.1.1.1"], ["1.1.1.1"], ["127.0.0.1"], ["::1"]]
    assert asked == ["a.site"]


def test_a_name_that_does_not_exist_where_others_do():
    def look_up(host, port):
        if host in CERTAIN:
            return ["1.1.1.1"]
        raise NameNotFound(host)

    (error,) = resolved(look_up, "gone.site")
    assert isinstance(error, NameNotFound)


def test_a_machine_that_is_cut_off_finds_no_name_and_says_nothing_of_any():
    """A source is not dead because the editor's network is down; that is asked once a run."""
    asked = []

    def look_up(host, port):
        asked.append(host)
        raise NameNotFound(host)

    errors = resolved(look_up, "a.site", "b.site", "c.site")
    assert {type(error) for error in errors} == {ResolverFailed}
    assert sorted(asked) == sorted([*CERTAIN, "a.site", "b.site", "c.site"])


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), NameNotFound),
        (socket.gaierror(socket.EAI_AGAIN, "Temporary failure"), ResolverFailed),
        (socket.gaierror(socket.EAI_FAIL, "Failure"), ResolverFailed),
        (socket.gaierror(socket.EAI_NODATA, "No address"), ResolverFailed),
        (UnicodeError("label too long"), ResolverFailed),
        (OSError("no more files"), ResolverFailed),
    ],
)
def test_the_systems_errors_are_told_apart(monkeypatch, error, kind):
    """Only "no such name" is about the name; everything else is about the way to find out."""

    def getaddrinfo(*_, **__):
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    with pytest.raises(kind):
        names._look_up("a.site", 443)


def test_name_servers_that_do_not_answer_are_not_waited_for(monkeypatch):
    monkeypatch.setattr(names, "PATIENCE", 0.01)
    ended = threading.Event()

    def look_up(host, port):
        ended.wait(5)
        return []

    (error,) = resolved(look_up, "slow.site")
    ended.set()
    assert isinstance(error, ResolverFailed)
