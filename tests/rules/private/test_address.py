"""Private addresses: what is wrong by its spelling, what stays open, and who speaks of it."""

import pytest
from builders import a_response, a_source, evidence_for

from linkcheck.model import Failure, FailureKind, FaultKind, Level, Redirect
from linkcheck.rules.dead.access import unreachable
from linkcheck.rules.private.address import private_address

URL = "https://daily.site/talks"
HOP = (Redirect(URL, 302),)


def blocked(url=URL, final_url=None, redirects=(), detail="why"):
    """Return what the client says of an address that the guard refused."""
    return Failure(url, FailureKind.BLOCKED, detail, redirects, final_url=final_url or url)


def verdicts(url, fetch=None):
    """Return who speaks of an address, and whether it fails or stays open."""
    evidence = evidence_for(a_source(url), fetch)
    return [
        (rule.__name__, fault.kind.value) for rule in (private_address, unreachable) for fault in rule(evidence)
    ]


PRIVATE = [
    *("http://10.0.0.1/a", "http://127.0.0.1:8000/", "http://0x7f.1/", "http://2130706433/", "https://[::1]/a"),
    *("http://[::ffff:10.0.0.1]/", "http://169.254.169.254/latest/", "http://192.0.2.1/", "http://localhost/a"),
    *("http://intranet/a", "https://wiki.internal/a", "http://nas.local/", "https://user:pw@wiki.corp/a"),
    *("HTTP://LOCALHOST./a", "http://10.0.0.1:22/"),
]
OTHERS = [
    *(URL, "http://daily.site:8080/", "https://1.1.1.1/", "https://[2606:4700::1111]/", "https://a.local.site/"),
    *("http://abc.onion/a", "https://daily.example/", "mailto:me@intranet", "zotero://select/items/1"),
    *("obsidian://open?vault=a", "data:,localhost", "doi:10.1000/182", "", None),
    *("https://", "http://[::1", "localhost:8000/a", "10.0.0.1/a", "\x00", "http://" + "a" * 9000),
]


@pytest.mark.parametrize("url", PRIVATE)
def test_a_private_spelling_is_wrong_whether_it_was_to_be_fetched_or_not(url):
    """Offline nothing was fetched; otherwise the guard refused it, and `unreachable` need not say so as well."""
    assert verdicts(url) == [("private_address", "fail")]
    assert verdicts(url, blocked(url)) == [("private_address", "fail")]


def test_so_is_one_that_is_never_fetched():
    assert verdicts("ftp://10.0.0.1/file") == [("private_address", "fail")]


@pytest.mark.parametrize("url", OTHERS)
def test_other_addresses_are_left_alone(url):
    assert verdicts(url) == []


def test_the_message_says_what_was_seen():
    (fault,) = private_address(evidence_for(a_source("http://0x0a.1/a")))
    assert fault.message == (
        "Readers elsewhere cannot open this address: 10.0.0.1 is an address of a private network (RFC 1918)."
    )
    assert fault.cited == "http://0x0a.1/a"


@pytest.mark.parametrize("url", ["https://https://daily.site/talks", "http://TODO/", "https://localhost/..."])
def test_an_address_that_was_never_finished_is_told_elsewhere(url):
    """The host that is read in it, `https` or `todo`, is nobody's private name."""
    assert verdicts(url) == []


def test_a_name_that_leads_inside_stays_open():
    """A filter in the name servers may be why; nothing was sent, so nothing is known of the page."""
    detail = "daily.site leads to 10.0.0.1, an address of a private network"
    (fault,) = private_address(evidence_for(a_source(URL), blocked(detail=detail)))
    assert fault.kind is FaultKind.OPEN
    assert fault.found == detail
    assert "daily.site" in fault.message
    assert "filter" in fault.advice
    assert verdicts(URL, blocked()) == [("private_address", "open")]
    assert verdicts(URL, blocked()._replace(final_url=None)) == [("private_address", "open")]


@pytest.mark.parametrize(
    "target", ["http://10.0.0.1/", "http://localhost:6379/", "https://inside.daily.site/", URL]
)
def test_a_redirect_that_leads_inside_stays_open(target):
    failure = blocked(final_url=target, redirects=HOP, detail="10.0.0.1 is an address of a private network")
    (fault,) = private_address(evidence_for(a_source(URL), failure))
    assert fault.kind is FaultKind.OPEN
    assert "redirect" in fault.message
    assert verdicts(URL, failure) == [("private_address", "open")]


@pytest.mark.parametrize(
    "target",
    [
        *("ftp://daily.site/a", "https://daily.site:25/", "javascript:alert(1)", "market://details?id=a"),
        *("ftp://10.0.0.1/", "http://abc.onion/", "http://[::1"),
    ],
)
def test_other_refusals_are_left_to_unreachable(target):
    """A scheme, a port, a name of another net: refused, but not for being private."""
    assert verdicts(URL, blocked(final_url=target, redirects=HOP)) == [("unreachable", "open")]


def test_what_was_allowed_is_not_flagged():
    """With --allow-private the address was asked; how that ended is for other rules."""
    url = "http://10.0.0.1/a"
    assert verdicts(url, a_response(url)) == []
    assert verdicts(url, Failure(url, FailureKind.TIMEOUT, "no answer")) == [("unreachable", "open")]
    assert verdicts(url, blocked(url, "http://192.168.0.1/", (Redirect(url, 302),))) == [
        ("private_address", "open")
    ]


@pytest.mark.parametrize("kind", [kind for kind in FailureKind if kind is not FailureKind.BLOCKED])
def test_other_failures_are_not_its_business(kind):
    url = "http://10.0.0.1/"
    assert not list(private_address(evidence_for(a_source(url), Failure(url, kind, ""))))


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "FILE:///C:/Users/me/report.pdf", "C:/Users/me/report.pdf", "d:\\a.txt"]
)
def test_a_file_is_on_one_machine(url):
    (fault,) = private_address(evidence_for(a_source(url)))
    assert "own machine" in fault.message
    assert fault.level is None


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://a1b2.ngrok.io/report", "own machine"),
        ("https://deploy-preview-7--daily.netlify.app/talks", "preview"),
        ("https://daily.site/talks?preview=true", "draft"),
        ("https://staging.daily.site/talks", "draft"),
        ("https://daily.site/wp-admin/post.php?post=7", "draft"),
    ],
)
def test_a_draft_opens_today(url, words):
    (fault,) = private_address(evidence_for(a_source(url)))
    assert words in fault.message
    assert fault.level is Level.WARNING
    assert [each.message for each in private_address(evidence_for(a_source(url), a_response(url)))] == [
        fault.message
    ]


@pytest.mark.parametrize(
    "url",
    [
        *("https://daily.vercel.app/talks", "https://daily.netlify.app/", "https://daily.site/preview/talks"),
        *(
            "https://daily.site/talks?preview=false",
            "https://staging-a-play.site/",
            "https://dev.site/a",
            "https://daily.site/staging",
        ),
    ],
)
def test_what_only_sounds_like_a_draft(url):
    assert verdicts(url) == []
