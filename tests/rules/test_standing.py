"""How a source stands: one trouble at most, whatever the answer and the page."""

from itertools import product

import pytest
from builders import a_page, a_response, a_source, evidence_for

from linkcheck.model import Failure, FailureKind, PageKind, Redirect
from linkcheck.rules.dead.access import bot_wall, region_block, unreachable
from linkcheck.rules.dead.domains import hijacked_domain, parked_domain
from linkcheck.rules.dead.gone import dead_link, soft_404
from linkcheck.rules.dead.moved import moved, redirect_to_home
from linkcheck.rules.grounds import is_readable
from linkcheck.rules.private.walls import login_wall, paywall
from linkcheck.rules.standing import LOST, OPEN, Standing, is_lost, shows, standing

URL = "https://daily.site/2021/leaders-sign-treaty"
RULES = (
    *(dead_link, soft_404, parked_domain, hijacked_domain, redirect_to_home, region_block, bot_wall, unreachable),
    *(login_wall, paywall),
)
STATUSES = (200, 202, 302, 401, 402, 403, 404, 410, 429, 451, 500, 503, 999)
CHAINS = ((), (Redirect(URL, 301),), (Redirect(URL, 302),))
FINALS = (URL, "https://daily.site/", "https://daily.site/login?next=/", "https://other.site/a/b")


def said(evidence):
    return [(rule.__name__.replace("_", "-"), fault.kind.value) for rule in RULES for fault in rule(evidence)]


@pytest.mark.parametrize(("status", "kind"), list(product(STATUSES, (None, *PageKind))))
def test_one_rule_at_the_most_says_that_a_page_does_not_show(status, kind):
    """It is the rule that the standing names; where none speaks, the page shows or the user accepts the status."""
    for redirects, final in product(CHAINS, FINALS):
        page = a_page(kind=kind) if kind else None
        response = a_response(URL, status, final_url=final, redirects=redirects)
        evidence = evidence_for(a_source(URL), response, page)
        stands = standing(evidence)
        names = [name for name, _ in said(evidence)]
        assert names == ([] if stands is Standing.SHOWN else [stands.value])
        assert (stands in OPEN) == ("open" in dict(map(reversed, said(evidence))))
        if page and is_readable(evidence, page):
            assert shows(evidence)
        if stands not in {Standing.SHOWN, Standing.PAYWALL}:
            assert not list(moved(evidence))


@pytest.mark.parametrize("kind", FailureKind)
def test_of_failures_only_a_name_that_does_not_exist_is_dead(kind):
    evidence = evidence_for(a_source(URL), Failure(URL, kind, "why"))
    assert is_lost(evidence) is (kind is FailureKind.DNS)
    assert len(said(evidence)) <= 1


@pytest.mark.parametrize("status", [status for status in STATUSES if status not in {404, 410}])
@pytest.mark.parametrize("kind", PageKind)
def test_nothing_else_is_called_dead(status, kind):
    evidence = evidence_for(a_source(URL), a_response(URL, status), a_page(kind=kind))
    assert standing(evidence) is not Standing.DEAD


def test_offline_and_without_an_address_nothing_is_known():
    assert standing(evidence_for(a_source(URL))) is Standing.UNASKED
    assert standing(evidence_for(a_source(None, text="A book"))) is Standing.UNASKED
    assert not is_lost(evidence_for(a_source(URL)))


@pytest.mark.parametrize("url", ["https://example.com/a/b", "https://https://daily.site/a"])
@pytest.mark.parametrize("fetch", [a_response(URL, 404), Failure(URL, FailureKind.DNS, ""), a_response(URL, 500)])
def test_an_address_that_was_never_meant_has_no_other_trouble(url, fetch):
    evidence = evidence_for(a_source(url), fetch)
    assert standing(evidence) is Standing.BROKEN
    assert said(evidence) == []


def test_what_is_lost_is_not_open():
    assert not LOST & OPEN
