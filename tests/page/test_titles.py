"""Which of a page's titles is the best, and what of it is the page's."""

import pytest

from linkcheck.page.collect import collect
from linkcheck.page.titles import titles


def best(markup, url="https://www.daily-post.example/a"):
    return titles(collect(markup), url)[0].value


def title_and(*headings, title, site=""):
    heads = "".join(f"<h1>{heading}</h1>" for heading in headings)
    return f'<title>{title}</title><meta property="og:site_name" content="{site}"><body>{heads}<p>Text'


@pytest.mark.parametrize(
    ("title", "site", "expected"),
    [("Leaders hold talks | The Daily", "The Daily", "Leaders hold talks"),
     ("The Daily: Leaders hold talks in Paris", "", "The Daily: Leaders hold talks in Paris"),
     ("The Daily » Leaders hold talks", "The Daily", "Leaders hold talks"),
     ("Leaders hold talks in Paris - Politics - The Daily", "The Daily", "Leaders hold talks in Paris"),
     ("Leaders hold talks – Daily Post", "", "Leaders hold talks"),
     ("Université Paris-8 – the strike goes on", "", "Université Paris-8 – the strike goes on"),
     ("领导人星期三在巴黎举行会谈讨论气候问题_新华网", "", "领导人星期三在巴黎举行会谈讨论气候问题"),
     ("The Daily", "The Daily", "The Daily")],
    ids=["after a bar", "a colon parts nothing", "before", "with its section", "by its host", "a dash in a word",
         "Chinese, without spaces", "nothing but the site"],
)  # fmt: skip
def test_the_name_of_the_site_is_no_part_of_the_title(title, site, expected):
    """The name of the site is no part of the title."""
    assert best(title_and(title=title, site=site)) == expected


def test_of_several_headings_the_one_that_the_head_confirms_is_the_title():
    """Of several headings the one that the head confirms is the title."""
    page = title_and("The Daily", "Most read", "Leaders hold talks", title="Leaders hold talks | The Daily")
    assert best(page) == "Leaders hold talks"


def test_a_heading_that_the_head_does_not_know_is_not_the_best():
    """A heading that the head does not know is not the best."""
    assert best(title_and("Subscribe now", title="Leaders hold talks in Paris")) == "Leaders hold talks in Paris"


def test_without_a_head_the_first_heading_is_the_title():
    """Without a head the first heading is the title."""
    assert best("<h1>Leaders hold talks</h1><h1>Weather</h1>") == "Leaders hold talks"


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("<span>World</span><span>Leaders hold talks</span>", "Leaders hold talks"),
     ("Analysis: Leaders hold talks", "Analysis: Leaders hold talks"),
     ("Leaders<br>hold <em>talks</em>", "Leaders hold talks"),
     ("| Leaders hold talks", "Leaders hold talks")],
    ids=["a kicker of its own", "a kicker with a colon", "a line break", "what is left of a separator"],
)  # fmt: skip
def test_a_heading_is_read_as_it_is_seen(heading, expected):
    """A heading is read as it is seen."""
    assert best(title_and(heading, title="Leaders hold talks")) == expected


def test_a_title_that_was_cut_comes_after_one_that_was_not():
    """A title that was cut comes after one that was not."""
    page = (
        '<title>Leaders hold talks in ...</title><meta name="twitter:title" content="Leaders hold talks in Paris">'
    )
    assert best(page) == "Leaders hold talks in Paris"


def test_each_title_is_given_once_with_the_place_it_stands_in():
    """Each title is given once with the place it stands in."""
    page = '<meta property="og:title" content="“Leaders” talk"><title>"Leaders" talk</title><h1>Another thing</h1>'
    assert titles(collect(page), "") == (("“Leaders” talk", "og:title"), ("Another thing", "h1"))


def test_the_site_of_an_archived_page_is_the_one_that_was_archived():
    """The site of an archived page is the one that was archived."""
    url = "https://web.archive.org/web/20160401095740/http://www.puppies24.example/"
    assert best("<title>How to buy - Puppies24</title>", url) == "How to buy"
