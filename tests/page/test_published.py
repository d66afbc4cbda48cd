"""Which date is a page's date of publication, and when it is sure."""

import pytest

from linkcheck.page.collect import collect
from linkcheck.page.published import modified, published

URL = "https://daily.example/talks"


def date_of(markup, url=URL):
    found = published(collect(markup), url)
    return found and (str(found.date), found.is_sure)


def ld(kind, date, **more):
    fields = "".join(f', "{name}": "{value}"' for name, value in more.items())
    return f'<script type="application/ld+json">{{"@type": "{kind}", "datePublished": "{date}"{fields}}}</script>'


def meta(name, value):
    return f'<meta name="{name}" content="{value}">'


@pytest.mark.parametrize(
    ("markup", "expected"),
    [(ld("NewsArticle", "2021-12-15T10:00:00+01:00"), ("2021-12-15", True)),
     (ld("https://schema.org/BlogPosting", "2021-12-15,"), ("2021-12-15", True)),
     (ld("WebPage", "2021-12-15"), ("2021-12-15", True)),
     (meta("article:published_time", "2021-12-15"), ("2021-12-15", True)),
     (meta("Sailthru.Date", "Wed, 15 Dec 2021 10:00:00 GMT"), ("2021-12-15", True)),
     (meta("citation_publication_date", "2021/12/15"), ("2021-12-15", True)),
     (meta("pubdate", "Wed Dec 15 10:00:00 EST 2021"), ("2021-12-15", True)),
     ('<p itemprop="datePublished" content="20211215">', ("2021-12-15", True)),
     ('<span itemprop="datePublished">15 December 2021</span>', ("2021-12-15", True)),
     ('<h1>T</h1><time datetime="2021-12-15">', ("2021-12-15", False)),
     (meta("date", "2021-12-15"), ("2021-12-15", False)),
     (ld("Article", "2021-12"), ("2021-12", True)),
     (ld("Article", "2021") + meta("pubdate", "2021-12-15"), ("2021-12-15", True)),
     (ld("Article", "2021") + meta("pubdate", "2020-12-15"), ("2021", True))],
    ids=["JSON-LD", "another vocabulary", "a web page's", "Open Graph", "a mail date", "Highwire", "a Unix date",
         "microdata", "microdata in words", "time", "a generic meta", "a month", "completed by the page itself",
         "not completed by another year"],
)  # fmt: skip
def test_a_date_is_read_where_pages_state_it(markup, expected):
    """A date is read where pages state it."""
    assert date_of(markup) == expected


@pytest.mark.parametrize(
    "markup",
    [ld("Event", "2021-12-15"), ld("ClaimReview", "2021-12-15"), ld("Article", "1970-01-01"),
     ld("Article", "2101-01-01"), ld("Article", "soon"), meta("article:expiration_time", "2021-12-15"),
     meta("copyright", "2021"), "<footer>© 2021</footer>", "<p>On 15 December 2021 it rained",
     '<h1>T</h1><div class="comment"><time datetime="2021-12-15"></div>',
     '<div class="comments"><p itemprop="datePublished" content="2021-12-15"></div>',
     "".join(ld("Article", f"2021-12-{day}", headline=f"Story number {day}") for day in range(10, 15))],
    ids=["an event", "a claim", "before the web", "a placeholder", "a word", "an expiry", "a copyright",
         "a footer", "printed text", "a comment's time", "a comment's microdata", "a list of articles"],
)  # fmt: skip
def test_what_is_not_a_date_of_publication_is_none(markup):
    """What is not a date of publication is none."""
    assert date_of(markup) is None


def test_the_address_dates_a_page_only_by_a_full_date():
    """The address dates a page only by a full date."""
    assert date_of("<p>x", "https://daily.example/2021/12/15/talks") == ("2021-12-15", False)
    assert date_of("<p>x", "https://daily.example/2021/12/talks") is None


def test_of_several_articles_the_one_with_the_page_s_title_counts():
    """Of several articles the one with the page's title counts."""
    other = ld("Article", "2021-01-01", headline="Another story")
    own = ld("Article", "2021-12-15", headline="Talks end")
    assert date_of(f"<title>Talks end | The Daily</title>{other}{own}") == ("2021-12-15", True)


def test_of_many_times_the_one_near_the_headline_counts():
    """Of many times the one near the headline counts."""
    other, own = '<time datetime="2020-01-01">', '<h1>T</h1><time datetime="2021-12-15">'
    assert date_of(f"<div><div>{other}</div></div><div><div>{own}</div></div>") == ("2021-12-15", False)


@pytest.mark.parametrize(
    ("stamp", "rest", "expected"),
    [("2021-12-16T02:30:00Z", "<h1>T</h1><p>December 15, 2021", ("2021-12-15", True)),
     ("2021-12-16T02:30:00Z", "<h1>T</h1><p>December 16, 2021", ("2021-12-16", True)),
     ("2021-12-16T02:30:00Z", "<h1>T</h1>", ("2021-12-16", False)),
     ("2021-12-16T14:30:00Z", "<h1>T</h1><p>December 15, 2021", ("2021-12-16", True)),
     ("2021-12-15T23:30:00+00:00", '<time datetime="2021-12-16T00:30:00+01:00">', ("2021-12-16", True)),
     ("2021-12-16T02:30:00+01:00", "<h1>T</h1><p>December 15, 2021", ("2021-12-16", True))],
    ids=["printed the day before", "printed the same day", "not printed", "no such zone", "local", "no UTC stamp"],
)  # fmt: skip
def test_a_stamp_in_universal_time_yields_to_the_day_that_readers_saw(stamp, rest, expected):
    """A stamp in universal time yields to the day that readers saw."""
    assert date_of(meta("article:published_time", stamp) + rest) == expected


def test_a_change_is_no_publication():
    """A change is no publication."""
    statements = collect(meta("article:modified_time", "2021-12-16"))
    assert published(statements, URL) is None
    assert str(modified(statements)) == "2021-12-16"
