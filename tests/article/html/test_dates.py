"""When a page was published: what its fields say, then what it shows."""

import pytest

from linkcheck import parse
from linkcheck.article.html import dates as html_dates
from linkcheck.dates import PartialDate

LD = '<script type="application/ld+json">{"dateModified": "2022-01-01", "datePublished" : "2021-12-15"}</script>'


@pytest.mark.parametrize(
    ("content", "published"),
    [
        (LD, "2021-12-15"),
        (
            "<meta property='article:published_time' content='2021-12-15'>" + LD.replace("12-15", "10-10"),
            "2021-12-15",
        ),
        ("<meta property='og:article:published_time' content='2021-12-15T10:00:00Z'>", "2021-12-15"),
        ("<meta name=publishdate content=2021-12-15>", "2021-12-15"),
        ("<meta name=bepress_citation_date content=2021/12/15>", "2021-12-15"),
        ("<meta name=DC.date.issued content=2021-12>", "2021-12"),
        ("<meta value='2021-12-15' name='article:published_time'>", "2021-12-15"),
        ("<h1>A</h1><meta itemprop=datePublished content=2021-12-15>", "2021-12-15"),
        (
            "<aside><time>2001-01-01</time></aside><article><time datetime=2021-12-15>x</time></article>",
            "2021-12-15",
        ),
        ("<ul class=related><time>2001-01-01</time></ul><time>15 December 2021</time>", "2021-12-15"),
        (
            "<time class=updated datetime=2022-01-01>x</time><time class=published datetime=2021-12-15>x</time>",
            "2021-12-15",
        ),
        ("<h1>A</h1><p class=date>jeudi 13 juin 2019</p>", "2019-06-13"),
        ("<h1>A</h1><p>Wednesday, October 16, 2019</p>", "2019-10-16"),
        ("<h1>A</h1><div class=post-meta>Posted on Wednesday, October 16, 2019 by B. in C</div>", "2019-10-16"),
        ("<h1>A</h1><p>By B. Smith | October 16, 2019 | 3 Comments</p>", "2019-10-16"),
        ("<html lang=ru><h1>A</h1><p>Автор: redaktor от 6-09-2018, 11:20, просмотров: 12</p>", "2018-09-06"),
        ("<html lang=en><h1>A</h1><p>By redaktor on 6/09/2018, 12 views</p>", "2018"),
        ("<h1>A</h1><abbr class=published title=2019-10-16T10:00>5 days ago</abbr>", "2019-10-16"),
        ("<h1>A</h1><p>May 1996</p>", "1996-05"),
        ("<h1>A</h1><p>Aktualisiert: 30.12.2016</p>", "2016-12-30"),
        ("<h1>A</h1><i class=date>1.12.2016</i> <i class=update-date>Aktualisiert 30.12.2016</i>", "2016-12-01"),
        ("<h1>A</h1><dl><dt>Impact<dd>high<dt>Announced<dd>April 2, 2024</dl>", "2024-04-02"),
        ("<link rel=canonical href=https://x.org/2013/04/05/slug><h1>A</h1>", "2013-04-05"),
        ("<link rel=canonical href=https://x.org/1234567/slug><h1>A</h1>", "None"),
        ("<aside><li class=meta__date>19.07.2022</aside><h1>A</h1><p>Text.</p>", "2022-07-19"),
        ("<aside><li class=date>19.07.2022<li class=date>20.07.2022</aside><h1>A</h1><p>Text.</p>", "None"),
        ("<p>In 2019 this was said.</p>", "None"),
        ("<meta name=date content=soon><meta name=date>", "None"),
    ],
)
def test_the_date_is_the_one_the_page_states(content, published):
    """Fields come before what is visible near the title, that before any `<time>`, and a change comes last."""
    assert str(parse(f"<html>{content}".encode(), "a.html").published) == published


def test_the_more_exact_of_two_dates_that_agree_is_taken():
    """The first counts, unless a later one only says the same more exactly."""
    month, day, other = PartialDate(2021, 1), PartialDate(2021, 1, 19), PartialDate(2020, 5, 4)
    assert html_dates.surest([month, day]) == day
    assert html_dates.surest([month, other]) == month
    assert html_dates.surest([other, day]) == other
    assert html_dates.surest([]) is None
