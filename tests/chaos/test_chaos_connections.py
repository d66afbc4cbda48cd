"""One connection, several requests: what belongs to one answer never becomes another's."""

from dataclasses import replace

import pytest
from chaos.internet import HASTY, visit

from linkcheck.model import Response

# Each leaves a whole "404 Not Found" behind its answer on a connection that it keeps open.
POISON = (
    "length_too_short",
    "length_too_short_and_late",
    "length_and_chunked",
    "body_after_204",
    "body_after_304",
)


@pytest.mark.parametrize("name", POISON)
def test_what_follows_an_answer_is_not_the_next_one(chaos, name):
    """A page is not dead because the one before it on the connection said too much."""
    _, page = visit(chaos, f"http://shared.site/{name}", "http://shared.site/plain_page", apart=0.05)
    assert page.status == 200
    assert page.attempts == 1
    assert b"A page" in page.body


def test_a_connection_is_kept_for_the_next_request(chaos):
    before = len(chaos.heads["plain_page"])
    connections = chaos.connections
    found = visit(chaos, *["http://shared.site/plain_page"] * 5)
    assert {each.status for each in found} == {200}
    assert len(chaos.heads["plain_page"]) == before + 5
    assert chaos.connections == connections + 1


def test_a_kept_connection_that_was_closed_is_no_attempt(chaos):
    """The request goes out again at once on a new connection, and the site gets no blame."""
    address = "http://shared.site/closes_kept_alive"
    found = visit(chaos, address, address, address)
    assert [(each.status, each.attempts) for each in found] == [(200, 1)] * 3


def test_an_empty_answer_on_a_new_connection_is_an_attempt(chaos):
    chaos.heads.pop("empty_reply_once", None)
    (found,) = visit(chaos, "http://shared.site/empty_reply_once")
    assert (found.status, found.attempts) == (200, 2)


def test_what_cannot_be_read_is_tried_once_more(chaos):
    (found,) = visit(chaos, "http://shared.site/http09")
    assert found.attempts == 2


@pytest.mark.parametrize(
    "name", ["no_answer", "slow_headers", "slow_body", "reset_mid_body", "flood_1xx", "infinite_close"]
)
def test_what_was_left_in_the_middle_is_not_used_again(chaos, name):
    """The page after it comes over a connection of its own, at the first attempt."""
    once = replace(HASTY, timeout=0.3, attempts=1)
    _, page = visit(chaos, f"http://shared.site/{name}", "http://shared.site/plain_page", settings=once)
    assert isinstance(page, Response)
    assert (page.status, page.attempts) == (200, 1)


def test_cookies_of_one_page_are_not_sent_to_the_next(chaos):
    visit(chaos, "http://shared.site/set_cookie_flood", "http://shared.site/plain_page")
    assert "\ncookie:" not in chaos.heads["plain_page"][-1].lower()
