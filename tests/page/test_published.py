"""Which date is a page's date of publication, and when it is sure."""

import pytest
from timing import assert_linear, cpu

from linkcheck.page.collect import collect
from linkcheck.page.published import dated
from linkcheck.page.titles import titles

URL = "https://daily.example/talks"
PROSE = (
    "<p>It did not rain on 15 December 2021, which was a day of the week that nobody in town would remember for "
    "anything else than that"
)
LAW = (
    "<p>The law of 15 December 2021 is not the first one of its kind that the two houses of parliament passed "
    "since the war, and more will follow as soon as the next government is in office"
)
EVENT = '<script type="application/ld+json">{"@type": "MusicEvent", "startDate": "2021-12-15T20:00"}</script>'
DATELINE = "<p>(15 December 2021) The talks of the two sides came to an end here today, both of them said"


def both(markup, url=URL):
    statements = collect(markup)
    return dated(statements, url, titles(statements, url))


def date_of(markup, url=URL):
    found = both(markup, url).published
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
     meta("copyright", "2021"), "<footer>© 2021</footer>", PROSE,
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
     ("2021-12-16T14:30:00Z", "<h1>T</h1><p>December 15, 2021", ("2021-12-16", False)),
     ("2021-12-15T23:30:00+00:00", '<time datetime="2021-12-16T00:30:00+01:00">', ("2021-12-16", True)),
     ("2021-12-16T02:30:00+01:00", "<h1>T</h1><p>December 15, 2021", ("2021-12-16", False))],
    ids=["printed the day before", "printed the same day", "not printed", "no such zone", "local", "no UTC stamp"],
)  # fmt: skip
def test_a_stamp_in_universal_time_yields_to_the_day_that_readers_saw(stamp, rest, expected):
    """A stamp in universal time yields to the day that readers saw."""
    assert date_of(meta("article:published_time", stamp) + rest) == expected


def test_a_change_is_no_publication():
    """A change that only a field states is no publication."""
    statements = collect(meta("article:modified_time", "2021-12-16"))
    found = dated(statements, URL)
    assert (found.published, str(found.modified)) == (None, "2021-12-16")


HEAD = "<title>Talks end in Geneva</title><h1>Talks end in Geneva</h1>"
DAY = ("2021-12-15", False)
SURE = ("2021-12-15", True)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [(HEAD + "<p>15 December 2021", ("2021-12-15", False)),
     (HEAD + "<p class=date>15 December 2021", ("2021-12-15", True)),
     (HEAD + "<p>Published: 15 December 2021", ("2021-12-15", True)),
     (HEAD + "<p>By A. Author<p>15 December 2021, 10:30", ("2021-12-15", True)),
     ("<p class=date>15 December 2021</p>" + HEAD, ("2021-12-15", False)),
     (HEAD + "<p>Geneva is a city.<div class=meta>Posted on 15.12.2021 by A. Author</div>", ("2021-12-15", True)),
     (HEAD + DATELINE, ("2021-12-15", False)),
     (HEAD + "<p class=date>15.12.21", ("2021-12-15", False))],
    ids=["alone", "in a class of dates", "labelled", "with the time of day", "above the headline",
         "in a line of facts", "a dateline", "a year of two figures"],
)  # fmt: skip
def test_a_date_printed_near_the_headline_is_read(markup, expected):
    """A date printed near the headline is read; what else speaks for it makes it sure."""
    assert date_of(markup)[0] == expected[0]
    assert not expected[1] or date_of(markup)[1]


@pytest.mark.parametrize(
    "line",
    [LAW,
     "<footer><p>© 15 December 2021 The Daily</footer>",
     "<p>Copyright 15 December 2021",
     "<p>Valid until 15 December 2021",
     "<p>Gültig bis: 15.12.2021",
     "<p>15 December 2021, 14:45 – 16:00",
     "<p>9.12. – 15.12.2021",
     "<aside><p>Today is 15 December 2021</aside>",
     "<div class=related><h3>Another story</h3><p>15 December 2021</div>",
     "<div class=comments><p>A. Reader, 15 December 2021, 10:30</div>",
     "<figure><img><figcaption>Geneva on 15 December 2021</figcaption></figure>",
     EVENT + "<p>15 December 2021",
     "<script>var day = '15 December 2021'</script>",
     "<p>Founded in 2004<p>December 2021<p>2021",
     "<p>15 December 1986"],
    ids=["a law", "a footer", "a copyright", "an expiry", "an expiry in German", "from hour to hour",
         "from day to day", "today", "a teaser", "a comment", "a caption", "an event", "a script",
         "less than a day", "before the web"],
)  # fmt: skip
def test_what_a_page_prints_besides_is_not_its_date(line):
    """What a page prints besides is not its date."""
    assert date_of(HEAD + line) is None


def test_of_a_list_of_dates_none_is_the_page_s():
    """Of a list of dates none is the page's."""
    days = (f"{day} December 2021" for day in range(10, 16))
    items = "".join(f"<li><span>{day}</span> <a href=/x>A story</a>" for day in days)
    assert date_of(f"{HEAD}<ul>{items}</ul>") is None


def test_a_date_that_stands_far_from_the_headline_must_be_labelled_or_the_only_one():
    """A date that stands far from the headline must be labelled, or the only one."""
    text = "<p>Some words of the text." * 50
    assert date_of(f"{HEAD}{text}<p>Published on 15 December 2021") == DAY
    assert date_of(f"{HEAD}{text}<p>15 December 2021") == DAY
    assert date_of(f"{HEAD}{text}<p>15 December 2021<p>16 December 2021") is None


@pytest.mark.parametrize(
    ("markup", "expected"),
    [(HEAD + "<p>Published 15 December 2021<p>Updated 17 December 2021", ("2021-12-15", "2021-12-17")),
     (HEAD + "<p>Aktualisiert: 17.12.2021<p>Veröffentlicht: 15.12.2021", ("2021-12-15", "2021-12-17")),
     (HEAD + "<p>Stand: 17.12.2021", ("2021-12-17", "2021-12-17")),
     (HEAD + "<p>15 December 2021" + meta("article:modified_time", "2021-12-17"), ("2021-12-15", "2021-12-17")),
     (meta("pubdate", "2021-12-15") + meta("lastmod", "2021-12-14"), ("2021-12-15", "None")),
     (HEAD + "<p class=lastchanged>17 December 2021<p>15 December 2021", ("2021-12-15", "2021-12-17"))],
    ids=["English", "German, the other way round", "the only date", "a field", "before it was published",
         "a class"],
)  # fmt: skip
def test_published_and_changed_are_kept_apart(markup, expected):
    """Published and changed are kept apart, and a change comes last."""
    found = both(markup)
    assert (str(found.published.date), str(found.modified)) == expected


@pytest.mark.parametrize(
    ("markup", "url", "expected"),
    [(HEAD + "<p>15 December 2021", "https://daily.example/2021/12/15/talks", True),
     (HEAD + "<p>16 December 2021", "https://daily.example/2021/12/15/talks", False),
     (HEAD + "<p class=date>16 December 2021" + meta("pubdate", "2021-12-15"), URL, False),
     (HEAD + "<p class=date>15 December 2021" + meta("pubdate", "2021-12-15"), URL, True),
     (meta("pubdate", "2021-12-15"), "https://daily.example/2021/12/13/talks", False),
     (meta("pubdate", "2021-12-15"), "https://daily.example/2021/12/15/talks", True)],
    ids=["printed as in the address", "not as in the address", "printed unlike the field", "like the field",
         "an address unlike the field", "like the field in the address"],
)  # fmt: skip
def test_what_is_contradicted_is_not_sure(markup, url, expected):
    """What the page itself contradicts is not sure."""
    assert date_of(markup, url)[1] is expected


def test_a_page_that_scripts_draw_is_dated_by_their_data():
    """A page that scripts draw is dated by their data, if there is but one day in them."""
    data = '<script>{"publishedDate": "2021-12-15T10:00:00Z", "title": "Talks"}</script>'
    assert date_of(data) == DAY
    assert date_of(data + '<script>{"publishedDate": "2021-11-15T10:00:00Z"}</script>') is None


def test_a_partial_date_stays_partial_until_the_page_says_more():
    """A partial date stays partial until the page says more."""
    assert date_of(HEAD + ld("Article", "2021-12"))[0] == "2021-12"
    assert date_of(HEAD + "<p>15 December 2021" + ld("Article", "2021-12"))[0] == "2021-12-15"
    assert date_of(HEAD + "<p>15 November 2021" + ld("Article", "2021-12"))[0] == "2021-12"


@pytest.mark.parametrize(
    "piece",
    ["<p>15 December 2021", "<time datetime=2021-12-15>x</time>", "1", "<b>1</b>", "2021-12-", "<p>12<p>May<p>",
     "<a>15.12.2021 ", "published ", "<h1>T", "<p class=date>1/2/2021",
     '<script>"publishedDate":"2021-12-15"</script>',
     "datePublished ", "<div>12 May 2019 – "],
    ids=repr,
)  # fmt: skip
def test_dating_takes_linear_time(piece):
    """Twice the page takes about twice the time, whatever the page."""

    def cost(count):
        statements = collect(piece * count)
        own = titles(statements, URL)
        return cpu(lambda: dated(statements, URL, own))

    assert_linear(cost, 2_000)


def test_absurd_dates_are_none():
    """A year that no calendar has, and figures without end, are no dates."""
    for value in ("99999-12-15", "-271821-04-20T00:00:00Z", "9" * 10_000, "2021-02-31", "0000-00-00"):
        assert date_of(meta("pubdate", value) + ld("Article", value) + f"{HEAD}<p class=date>{value}") is None


@pytest.mark.parametrize("language", ["en", "en-US", "en-GB"])
@pytest.mark.parametrize("host", ["daily.com", "daily.io", "daily.co.uk", "daily.in"])
def test_a_day_that_only_language_and_host_tell_is_not_sure(language, host):
    markup = f'<html lang="{language}">{meta("pubdate", "05/03/2021")}'
    day, is_sure = date_of(markup, f"https://{host}/talks")
    assert day == "2021" or not is_sure


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Posted 12/31/98", "1998-12-31"), ("Erstellt am 31.12.99", "1999-12-31"),
     ("Erstellt am 31.12.21", "2021-12-31"),
     ("Posted 15/12/67", None), ("R5.12.15", None)],
    ids=["the last century", "in German", "this one", "another calendar", "an era"],
)  # fmt: skip
def test_a_year_of_two_figures_is_one_that_the_web_has_seen(text, expected):
    found = date_of(f"<title>Talks go on</title><h1>Talks go on</h1><p>{text}")
    assert (found and found[0]) == expected


@pytest.mark.parametrize(
    "label",
    ["Closing date", "Due date", "Date of birth", "Date de naissance", "Дата рождения", "开奖日期", "Start date"],
)
def test_a_date_of_something_else_is_not_sure(label):
    found = date_of(f"<title>Talks go on</title><h1>Talks go on</h1><p>{label}: 15 December 2021")
    assert found is None or not found[1]


def test_a_clock_above_the_headline_is_not_sure():
    clock = '<header><div class="date">Wednesday, 15 December 2021, 10:22</div></header>'
    found = date_of(f"<title>Talks go on</title>{clock}<h1>Talks go on</h1><p>They do.")
    assert found is None or not found[1]


@pytest.mark.parametrize(
    "markup",
    ['<div itemprop="review" itemscope><meta itemprop="datePublished" content="2021-12-15"></div>',
     '<div itemscope itemtype="https://schema.org/Comment"><time itemprop="datePublished">2021-12-15</time></div>',
     "".join(f'<p itemscope><i itemprop="datePublished">2021-12-{day}</i></p>' for day in (13, 14, 15)),
     ld("NewsArticle", "2021-12-15", headline="Something else", url="https://daily.example/else")],
    ids=["a review", "a comment", "a list", "another page's article"],
)  # fmt: skip
def test_the_field_of_something_else_is_not_sure(markup):
    found = date_of(f"<title>Talks go on</title><h1>Talks go on</h1>{markup}")
    assert found is None or not found[1]
