"""Redirects: to the same document, to a front page, to a section, and those that mean nothing."""

import pytest
from builders import a_page, a_response, a_source, evidence_for

from linkcheck.model import Capture, Confidence, Datum, Level, PageKind, Redirect
from linkcheck.rules.dead.moved import moved, redirect_to_home
from linkcheck.rules.grounds import is_readable

SITE = "https://daily.site"
DEEP = "https://daily.site/2021/12/leaders-sign-treaty-in-geneva"
TITLE = "Leaders sign treaty in Geneva"
FRONT = a_page(kind=PageKind.HOMEPAGE, titles=(Datum("The Daily: news and weather", "title"),))
ARTICLE = a_page(kind=PageKind.ARTICLE, titles=(Datum(TITLE, "h1"),))


def led(url, final, page, *statuses, status=200, **claims):
    """Return the evidence for an address that redirects have led from, to a page."""
    hops = tuple(Redirect(url, each) for each in statuses or (301,))
    return evidence_for(a_source(url, **claims), a_response(url, status, final_url=final, redirects=hops), page)


def verdicts(evidence):
    return [rule.__name__ for rule in (redirect_to_home, moved) for _ in rule(evidence)]


# ---------------------------------------------------------------- to the front page


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308, 200])
@pytest.mark.parametrize("final", ["/", "/index.html", "/en/", "/?error=404", "/de/start.html"])
def test_a_document_that_leads_to_a_front_page_is_gone(status, final):
    """However it is sent on, and whatever the front page is called."""
    evidence = led(DEEP, SITE + final, FRONT, status)
    assert verdicts(evidence) == ["redirect_to_home"]
    (fault,) = redirect_to_home(evidence)
    assert (fault.confidence, fault.level) == (Confidence.HIGH, None)
    assert fault.found == SITE + final


@pytest.mark.parametrize(
    "url",
    [
        DEEP,
        f"{SITE}/leaders-sign-treaty",
        f"{SITE}/story?id=12",
        f"{SITE}/p/1234",
        "http://www.daily.site/de/artikel/1234.html",
    ],
)
@pytest.mark.parametrize("final", [f"{SITE}/", "https://other.site/"], ids=["its own", "another"])
def test_a_document_is_told_by_its_address(url, final):
    assert verdicts(led(url, final, FRONT)) == ["redirect_to_home"]


@pytest.mark.parametrize(
    "url",
    [
        SITE,
        f"{SITE}/en/",
        f"{SITE}/about",
        f"{SITE}/de/startseite",
        f"{SITE}/app/#/talks/12",
        f"{SITE}/a/b#!talks",
        "https://bit.ly/3xYzAbC",
        "https://t.co/leaders-sign-treaty",
    ],
)
def test_what_was_no_document_is_not(url):
    assert verdicts(led(url, f"{SITE}/", FRONT, 302)) == []


@pytest.mark.parametrize(
    ("final", "page"),
    [
        (f"{SITE}/#/2021/12/leaders", FRONT),
        (f"{SITE}/?p=1234", FRONT),
        (f"{SITE}/", FRONT._replace(kind=PageKind.CONSENT_WALL)),
        (f"{SITE}/", FRONT._replace(kind=PageKind.LOGIN_WALL)),
        (f"{SITE}/", FRONT._replace(kind=PageKind.BOT_WALL)),
        (f"{SITE}/", FRONT._replace(kind=PageKind.REGION_BLOCK)),
        (f"{SITE}/", FRONT._replace(kind=PageKind.PARKED)),
        (f"{SITE}/", FRONT._replace(kind=PageKind.SOFT_404)),
        (f"{SITE}/", FRONT._replace(canonical_url=DEEP)),
        (f"{SITE}/", FRONT._replace(titles=(Datum("Leaders sign treaty: our dossier", "h1"),))),
        ("https://treaty-geneva.site/", FRONT._replace(titles=(Datum("Leaders sign", "h1"),))),
        ("https://login.daily.site/", FRONT),
    ],
    ids=["a script's page", "a page by its number", "consent", "account", "robots", "country", "parked",
         "soft 404", "its own address", "its own title", "its own site", "to sign in"],
)  # fmt: skip
def test_what_may_be_the_document_or_has_another_rule_is_not(final, page):
    assert "redirect_to_home" not in verdicts(led(DEEP, final, page, 302))


def test_an_entry_that_names_the_site_means_its_front_page():
    page = FRONT._replace(titles=(Datum("The European Parliament", "title"),))
    assert verdicts(led(f"{SITE}/portal/about", f"{SITE}/", page, title="European Parliament")) == []


def test_an_address_with_a_headline_meant_more_than_the_site():
    assert verdicts(led(DEEP, f"{SITE}/", FRONT, title="The Daily")) == ["redirect_to_home"]


@pytest.mark.parametrize("status", [404, 403, 500])
def test_what_did_not_open_has_led_nowhere(status):
    assert verdicts(led(DEEP, f"{SITE}/", FRONT, status=status)) == []


@pytest.mark.parametrize(
    ("url", "final"),
    [
        ("https://doi.org/10.1000/182", f"{SITE}/"),
        ("https://purl.library.site/net/12", f"{SITE}/"),
        (f"{SITE}/us/products/pumps/12", f"{SITE}/de/"),
    ],
    ids=["DOI", "PURL", "another country"],
)
def test_what_may_be_meant_so_is_a_warning(url, final):
    (fault,) = redirect_to_home(led(url, final, FRONT))
    assert fault.confidence is Confidence.MEDIUM


def test_with_a_front_page_nothing_can_be_compared():
    """A title or a day of the front page is none of the document's."""
    assert not is_readable(led(DEEP, f"{SITE}/", FRONT), FRONT)
    assert is_readable(led(DEEP, f"{SITE}/2021/leaders", ARTICLE), ARTICLE)


def test_a_copy_is_offered():
    found = Capture(f"https://web.archive.org/web/20211215/{DEEP}", "2021-12-15T12:00:00Z", 200, ARTICLE, True)
    (fault,) = redirect_to_home(led(DEEP, f"{SITE}/", FRONT)._replace(capture=found))
    assert fault.advice.startswith("Cite the archived copy of 2021-12-15: ")


# ---------------------------------------------------------------- to a section


SECTION = a_page(kind=PageKind.SECTION, titles=(Datum("News", "h1"),))


@pytest.mark.parametrize(
    ("url", "final", "expected"),
    [
        (f"{SITE}/news/2021/leaders-sign-treaty", f"{SITE}/news/", ["redirect_to_home"]),
        (f"{SITE}/news/world/2021/12", f"{SITE}/news/world", ["redirect_to_home"]),
        (f"{SITE}/news/leaders-sign-treaty", f"{SITE}/news/", []),
        (f"{SITE}/news/2021/leaders-sign-treaty", f"{SITE}/sport/", []),
    ],
    ids=["two levels", "two of four", "one level", "elsewhere"],
)
def test_a_section_counts_two_levels_above(url, final, expected):
    assert verdicts(led(url, final, SECTION, 302)) == expected


def test_a_section_is_a_warning():
    (fault,) = redirect_to_home(led(f"{SITE}/news/2021/leaders-sign-treaty", f"{SITE}/news/", SECTION))
    assert (fault.level, fault.confidence) == (Level.WARNING, Confidence.MEDIUM)


def test_a_section_that_is_named_so_is_none():
    page = SECTION._replace(titles=(Datum("Leaders sign treaty", "h1"),))
    assert verdicts(led(f"{SITE}/news/2021/leaders-sign-treaty", f"{SITE}/news/", page, 302)) == []


# ---------------------------------------------------------------- moved


@pytest.mark.parametrize("status", [301, 308])
@pytest.mark.parametrize(
    ("url", "final"),
    [
        (f"{SITE}/p/1234", DEEP),
        (DEEP, "https://new-daily.site/2021/12/leaders-sign-treaty-in-geneva"),
        (f"{SITE}/?p=12", DEEP),
        (f"{SITE}/", "https://new-daily.site/"),
        (f"{SITE}/report.pdf", f"{SITE}/files/2021/report.pdf"),
    ],
    ids=["path", "host", "number", "a whole site", "file"],
)
def test_another_address_for_good_is_noted(status, url, final):
    evidence = led(url, final, ARTICLE, status)
    assert verdicts(evidence) == ["moved"]
    (fault,) = moved(evidence)
    assert (fault.found, fault.advice) == (final, f"Link the new address: {final}")


@pytest.mark.parametrize("statuses", [(302,), (307,), (301, 302), (301, 200), (200,)])
def test_what_is_not_for_good_is_not(statuses):
    assert verdicts(led(f"{SITE}/p/1234", DEEP, ARTICLE, *statuses)) == []


@pytest.mark.parametrize(
    "final",
    [
        "http://daily.site/p/1234",
        "https://www.daily.site/p/1234/",
        "https://m.daily.site/p/1234",
        f"{SITE}/P/1234",
        f"{SITE}/p/1234/index.html",
        f"{SITE}/p/1234?session=1",
        f"{SITE}/en/p/1234",
        "https://de.daily.site/p/1234",
    ],
)
def test_what_changes_no_document_is_not(final):
    assert verdicts(led(f"{SITE}/p/1234", final, ARTICLE)) == []


@pytest.mark.parametrize(
    "url",
    [
        "https://doi.org/10.1000/182",
        "http://dx.doi.org/10.1000/182",
        "https://hdl.handle.net/2027/mdp.1",
        "https://purl.library.site/net/12",
        "https://n2t.net/ark:/12148/btv1b8449691v",
        "https://library.site/ark:/12148/btv1b8449691v",
        "https://bit.ly/3xYzAbC",
        "https://vanity.site/talks",
        "https://www.google.com/url?q=https%3A%2F%2Fdaily.site%2Fa%2Fb",
    ],
)
def test_addresses_that_are_made_to_lead_elsewhere_have_not_moved(url):
    assert verdicts(led(url, DEEP, ARTICLE)) == []


def test_a_name_is_no_resolvers_by_its_first_letters():
    assert verdicts(led("https://dx.com/products/pumps", "https://other.site/pumps/12", ARTICLE)) == ["moved"]


@pytest.mark.parametrize(
    ("title", "expected"), [(TITLE, ["moved"]), (None, ["moved"]), ("Ten recipes with pasta for a rainy day", [])]
)
def test_another_document_has_not_moved_there(title, expected):
    assert verdicts(led(f"{SITE}/p/1234", DEEP, ARTICLE, title=title)) == expected


@pytest.mark.parametrize("kind", [PageKind.SOFT_404, PageKind.PARKED, PageKind.HIJACKED, PageKind.LOGIN_WALL])
def test_what_does_not_show_has_not_moved(kind):
    assert verdicts(led(f"{SITE}/p/1234", DEEP, ARTICLE._replace(kind=kind))) == []


def test_a_short_path_that_leads_to_a_front_page_has_not_moved():
    assert verdicts(led(f"{SITE}/about", f"{SITE}/", FRONT)) == []


# ---------------------------------------------------------------- hostile


@pytest.mark.parametrize(
    ("url", "final", "title"),
    [
        (f"{SITE}/{'leaders-' * 900}", f"{SITE}/", "a" * 1_000_000),
        (f"{SITE}{'/a' * 4000}", f"{SITE}/a", "\u202e\x1b[2J"),
        (DEEP, "http://[::1", ""),
        ("https://" + "a" * 9000, f"{SITE}/", TITLE),
        (DEEP, f"{SITE}/?{'a=b&' * 2000}", TITLE),
    ],
    ids=["slug", "levels", "no address", "too long", "parameters"],
)
def test_hostile_chains_raise_nothing(url, final, title):
    page = FRONT._replace(titles=(Datum(title, "title"),) * 100, canonical_url=url)
    evidence = led(url, final, page, *[301] * 1000, title=title)
    assert len(verdicts(evidence)) <= 1
