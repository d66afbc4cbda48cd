"""Sites that have become others: for sale, taken over, not set up."""

import pytest
from builders import a_page, a_response, a_source, evidence_for

from linkcheck.model import Capture, Confidence, Datum, PageKind
from linkcheck.rules.dead.access import bot_wall, unreachable
from linkcheck.rules.dead.domains import hijacked_domain, parked_domain
from linkcheck.rules.dead.gone import dead_link

URL = "https://town-council.site/minutes/2021"
SLOTS = "Situs Judi Slot Online Gacor Terpercaya"
RULES = (parked_domain, hijacked_domain, dead_link, unreachable, bot_wall)


def verdicts(status, kind, shown="A title", url=URL, **claims):
    page = a_page(kind=kind, titles=(Datum(shown, "title"),))
    evidence = evidence_for(a_source(url, **claims), a_response(url, status), page)
    return [rule.__name__ for rule in RULES for _ in rule(evidence)]


@pytest.mark.parametrize(
    ("status", "kind", "expected"),
    [
        (200, PageKind.PARKED, ["parked_domain"]),
        (200, PageKind.DEFAULT_PAGE, ["parked_domain"]),
        (200, PageKind.HIJACKED, ["hijacked_domain"]),
        (404, PageKind.PARKED, ["dead_link"]),
        (404, PageKind.HIJACKED, ["dead_link"]),
        (403, PageKind.PARKED, ["bot_wall"]),
        (503, PageKind.DEFAULT_PAGE, ["unreachable"]),
        (200, PageKind.ARTICLE, []),
        (200, PageKind.HOMEPAGE, []),
    ],
)
def test_one_rule_speaks_of_a_site_that_is_another(status, kind, expected):
    assert verdicts(status, kind) == expected


def test_the_site_is_named():
    page = a_page(kind=PageKind.PARKED, titles=(Datum("town-council.site", "title"),))
    (fault,) = parked_domain(evidence_for(a_source(URL), a_response(URL, final_url="https://sale.site/x"), page))
    assert "The name sale.site is for sale" in fault.message
    assert (fault.found, fault.confidence) == ("town-council.site", Confidence.HIGH)


def test_a_server_that_is_not_set_up_may_be_so_again():
    page = a_page(kind=PageKind.DEFAULT_PAGE, titles=(Datum("Welcome to nginx!", "title"),))
    (fault,) = parked_domain(evidence_for(a_source(URL), a_response(URL), page))
    assert fault.confidence is Confidence.MEDIUM
    assert "a server that is not set up" in fault.message


@pytest.mark.parametrize(
    ("url", "claims"),
    [
        (URL, {"title": "Situs judi slot: how it advertises"}),
        ("https://gamble.site/situs-judi-slot-gacor", {}),
        (URL, {"sentences": ("The site calls itself 'Judi Slot Online Gacor'.",)}),
        (URL, {"text": "Judi Slot Gacor, accessed 2021"}),
    ],
    ids=["title", "address", "sentence", "entry"],
)
def test_an_article_on_gambling_cites_what_it_is_about(url, claims):
    assert verdicts(200, PageKind.HIJACKED, SLOTS, url, **claims) == []


@pytest.mark.parametrize("claims", [{}, {"title": "Minutes of the town council"}, {"title": "An online archive"}])
def test_one_on_something_else_does_not(claims):
    assert verdicts(200, PageKind.HIJACKED, SLOTS, **claims) == ["hijacked_domain"]


@pytest.mark.parametrize(
    ("rule", "kind"), [(parked_domain, PageKind.PARKED), (hijacked_domain, PageKind.HIJACKED)]
)
def test_a_copy_is_offered(rule, kind):
    found = Capture("https://a.site/20211215120000/x", "2021-12-15T12:00:00Z", 200, a_page(), verified=True)
    evidence = evidence_for(a_source(URL), a_response(URL), a_page(kind=kind))._replace(capture=found)
    (fault,) = rule(evidence)
    assert fault.advice == "Cite the archived copy of 2021-12-15: https://a.site/20211215120000/x"


@pytest.mark.parametrize("title", ["slot " * 200_000, "\u202e\x00", "", "\ud800"])
def test_hostile_titles_raise_nothing(title):
    for kind in (PageKind.PARKED, PageKind.HIJACKED, PageKind.DEFAULT_PAGE):
        verdicts(200, kind, title, title=title, sentences=(title,) * 50)
