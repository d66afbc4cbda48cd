"""All that a server, a page or a name can do to a reader, met at once: each comes to what it deserves."""

import asyncio
import gc
import logging
import re

import pytest
from chaos.behaviours import BEHAVIOURS
from chaos.behaviours_asking import NONSENSE, TOO_LONG
from chaos.behaviours_redirects import SECRET
from chaos.internet import HASTY, PATIENT, visit_all
from chaos.server import Chaos

from linkcheck.model import Failure, FailureKind, Response

EVERY = [pytest.param(each, id=repr(each)) for each in BEHAVIOURS.values()]
LOOPS = ("loop", "pingpong", "chain", "chain_with_cookies", "refresh_loop", "meta_refresh_loop", "mixed_loop")


@pytest.mark.parametrize("behaviour", EVERY)
def test_a_behaviour_comes_to_what_it_deserves(visited, behaviour):
    outcome = visited[behaviour.url]
    assert not isinstance(outcome, BaseException), f"{outcome!r} came out"
    assert not behaviour.expect.complaints(outcome)


def test_every_row_is_there():
    """Some have tests of their own: names that change (52), many links (73), broken IPv6 (97)."""
    missing = set(range(1, 102)) - {each.row for each in BEHAVIOURS.values()}
    # 86 is about a format for XML, and 96 is there where IPv6 is.
    assert missing <= {52, 73, 86, 96, 97}


def test_only_what_is_gone_is_called_gone(visited):
    """What a server does may hide a page from us; it never makes it dead."""
    gone = {
        each.name
        for each in BEHAVIOURS.values()
        if getattr(visited[each.url], "status", None) in {404, 410}
        or getattr(visited[each.url], "kind", None) is FailureKind.DNS
    }
    assert gone - {"url_no_path", "url_dots"} == {"gone_404", "gone_410", "leads_to_gone", "nxdomain"}


def test_all_of_it_ends_within_the_deadline(visited):
    """What is slow is slow at the same time, and none holds up another for longer than its own deadline."""
    assert visited.seconds < HASTY.deadline + 3


def test_nothing_is_left_behind(visited):
    """No task, no transport and no exception that nobody asked for; and the server made no mistake itself."""
    assert not visited.complaints
    assert not visited.web.mistakes


def test_nobody_reaches_what_is_private(visited):
    """However it is written, redirected to or resolved: not one connection is made."""
    assert visited.web.private_visits == 0
    assert not visited.left


@pytest.mark.parametrize("name", LOOPS)
def test_a_loop_ends_after_ten_redirects(visited, name):
    """Whatever leads on counts: a status, a header, a page."""
    assert len(visited.web.heads[name]) <= 1 + PATIENT.max_redirects


FLOODS = (
    *("infinite_chunked", "infinite_close", "page_300mb", "header_one_huge", "endless_headers", "flood_1xx"),
    *("endless_trailers", "endless_chunk_extension"),
)


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_is_left_early(visited, name):
    """What the two systems' buffers hold may still be sent (some megabytes each time), and no more is read."""
    assert visited.web.sent[name] < 2 * 10 * 2**20


def test_no_body_is_larger_than_the_cap(visited):
    longest = max(len(each.body) for each in visited.values() if isinstance(each, Response))
    assert longest <= PATIENT.max_body


def heads(web):
    return [head for heads in web.heads.values() for head in heads]


def test_nobody_is_told_a_password(visited):
    """Neither the site that an address names nor the one it redirects to; and no record keeps it."""
    assert not [head for head in heads(visited.web) if "authorization" in head.lower() or SECRET in head]
    told = [visited[BEHAVIOURS[name].url] for name in ("userinfo", "loc_userinfo")]
    assert not [each for each in told if SECRET in f"{each.final_url}{each.redirects}"]


def test_no_address_smuggles_a_header_in(visited):
    """A line break in an address is dropped or escaped, as by browsers; a request has our lines only."""
    for head in heads(visited.web):
        names = [line.partition(":")[0].lower() for line in head.split("\r\n")[1:-2]]
        assert set(names) <= {
            "host",
            "user-agent",
            "accept",
            "accept-language",
            "accept-encoding",
            "connection",
            "cookie",
        }
        assert head.count("\n") == head.count("\r\n")
        assert head.startswith("GET /")
        assert "HTTP/1.1" not in head.split("\r\n", 1)[1]


CHAINS = {"chain-with-cookies.site", "cookie-in-latin-1.site", "cookies-of-every-sort.site"}


def test_cookies_stay_in_their_chain(visited):
    """Seven hundred cookies of one page are sent to nobody."""
    fed = [head.lower() for head in heads(visited.web) if "\ncookie:" in head.lower()]
    assert fed
    assert {re.search(r"host: (\S+)", head).group(1) for head in fed} <= CHAINS


def test_hosts_are_shown_in_punycode(visited):
    """A name that looks like another is told from it."""
    assert visited[BEHAVIOURS["host_homograph"].url].final_url == "http://xn--pple-43d.site/plain_page"


def test_a_name_is_asked_twice_before_its_site_is_called_gone(visited):
    assert visited.asked_names["nxdomain.site"] == 2


@pytest.mark.parametrize("name", [*NONSENSE, *TOO_LONG])
def test_nobody_waits_longer_than_the_cap(name):
    """Whatever a `Retry-After` asks for."""
    with Chaos() as web:
        visited = asyncio.run(visit_all(web, [f"http://a.site/retry_after_{name}"], PATIENT))
    assert visited.slept <= PATIENT.max_wait + 10
    assert len(visited) == 1


def test_all_at_once_over_one_transport(serve, caplog, recwarn, left):
    """However busy it is: each address has an outcome, soon, and asyncio has nothing to log or warn of."""
    caplog.set_level(logging.WARNING)
    with serve() as web:
        found = asyncio.run(visit_all(web, [each.url for each in BEHAVIOURS.values()], HASTY))
    gc.collect()
    assert {type(each) for each in found.values()} == {Response, Failure}
    assert found.seconds < HASTY.deadline + 5
    assert not found.complaints
    assert not caplog.records
    assert not recwarn.list
    assert not left
