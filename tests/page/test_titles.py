"""Which of a page's titles is the best, and what of it is the page's."""

import pytest
from timing import cpu

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


def test_a_heading_that_is_the_rest_of_the_title_is_no_headline():
    """A heading that is what stands beside the headline in the title names the site."""
    page = "<title>Leaders hold talks - Notes from here</title><h1>Notes from here</h1><h2>Leaders hold talks</h2>"
    assert best(page) == "Leaders hold talks"


def test_what_a_heading_gives_in_full_is_not_parted():
    """What a heading gives in full is not parted by another heading that is like its end."""
    title = "Phones to be shown in Paris – what to expect"
    assert best(f"<title>{title}</title><h1>{title}</h1><h2>What to expect</h2>") == title


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("23.01.2022 - Leaders hold talks", "Leaders hold talks"),
     ("2022-01-23: Leaders hold talks", "Leaders hold talks"),
     ("9/11/2001 remembered", "9/11/2001 remembered"), ("24/7/365: no rest", "24/7/365: no rest"),
     ("23.01.2022 - 24.01.2022", "23.01.2022 - 24.01.2022")],
    ids=["of a news list", "ISO 8601", "its subject", "no date", "nothing but dates"],
)  # fmt: skip
def test_a_date_before_the_headline_is_no_part_of_it(heading, expected):
    """A date before the headline is no part of it."""
    assert best(title_and(heading, title=heading)) == expected


def test_every_form_of_a_title_is_one_of_the_page_s():
    """With and without kicker and site, and what other fields say: every form is one of the page's titles."""
    page = (
        '<script type="application/ld+json">{"@type": "Article", "headline": "Talks in Paris end well",'
        ' "alternativeHeadline": "How the talks ended"}</script>'
        "<title>Summit: Leaders end their talks | The Daily</title>"
        '<meta property="og:site_name" content="The Daily"><h1>World Talks in Paris end well</h1>'
    )
    found = [each.value for each in titles(collect(page), "")]
    assert found[0] == "Talks in Paris end well"
    assert {"Summit: Leaders end their talks", "Leaders end their talks", "How the talks ended"} < set(found)
    assert "The Daily" not in found


@pytest.mark.parametrize(
    "title",
    ["News", "2024", "会谈", "محادثات في باريس", "?!", "A" * 3000, "a | " * 600, "&amp;amp;#0; " * 200],
    ids=[
        "one word",
        "a number",
        "two signs",
        "from right to left",
        "marks",
        "one long word",
        "parts",
        "references",
    ],
)
def test_any_title_is_read(title):
    """Any title is read: the first one is not empty, and none is too long."""
    found = titles(collect(title_and(title, title=title, site=title)), "https://news.example/")
    assert found
    assert all(0 < len(each.value) <= 1000 for each in found)
    assert len(found) <= 12


def test_a_title_that_is_escaped_twice_is_read_as_it_is_meant():
    """A title that is escaped twice is read as it is meant."""
    assert best("<title>Türkiye&amp;#039;de yangın var</title>") == "Türkiye'de yangın var"


def test_very_many_statements_take_no_long_time():
    """Very many statements take no long time."""
    parts = " | ".join(f"word{number}" for number in range(150))
    things = ",".join(
        f'{{"@type": "Article", "headline": "{number} {parts}", "publisher": "P{number}"}}'
        for number in range(150)
    )
    headings = "".join(f"<h1>{number} {parts}</h1><h2>{parts}</h2>" for number in range(100))
    page = collect(f'<script type="application/ld+json">[{things}]</script><title>{parts}</title>{headings}')
    assert cpu(lambda: titles(page, "https://news.example/")) < 2
