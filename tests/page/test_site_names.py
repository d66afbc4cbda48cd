"""What of a title names the site: by what the page says, by its host, and by titles that end where it begins."""

import pytest
from timing import assert_linear, cpu

from linkcheck.page.collect import collect
from linkcheck.page.site_names import folded, names_of, parted, segments, words

SITE = frozenset(("thedaily", "daily-post.example", "dailypost"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("“Leaders” hold 2 talks!", "leadershold2talks"), ("Über_uns – ＡＢ", "überunsab"), ("–|…", ""), ("", ""),
     ("STRASSE Straße", "strassestrasse")],
    ids=["ASCII and quotes", "wide letters", "only marks", "empty", "sharp s"],
)  # fmt: skip
def test_letters_and_digits_are_what_is_compared(text, expected):
    """Letters and digits are what is compared, whatever their case and width."""
    assert folded(text) == expected


def test_each_sign_of_chinese_is_a_word():
    """Each sign of Chinese is a word, for there are no spaces to tell."""
    assert words("会谈 In Paris") == {"会", "谈", "in", "paris"}


@pytest.mark.parametrize(
    ("title", "kept", "dropped"),
    [("Leaders hold talks | The Daily", "Leaders hold talks", ("thedaily",)),
     ("The Daily » Leaders hold talks", "Leaders hold talks", ("thedaily",)),
     ("Leaders hold talks soon - Politics - The Daily", "Leaders hold talks soon", ("politics", "thedaily")),
     ("Leaders hold talks:The Daily", "Leaders hold talks", ("thedaily",)),
     ("The Daily: Leaders hold talks", "The Daily: Leaders hold talks", ()),
     ("Leaders hold talks - in Paris", "Leaders hold talks - in Paris", ()),
     ("الزعماء يجرون محادثات | The Daily", "الزعماء يجرون محادثات", ("thedaily",)),
     ("The Daily", "The Daily", ()), ("2024", "2024", ()), ("|", "|", ()), (" | ", " | ", ()), ("", "", ())],
    ids=["after a bar", "before", "with a section", "only a mark parts it", "a colon before parts nothing",
         "a dash of the headline", "from right to left", "nothing else", "a number", "a bar", "bars", "empty"],
)  # fmt: skip
def test_the_ends_that_name_the_site_are_taken_off(title, kept, dropped):
    """The ends that name the site are taken off, and what was taken is told."""
    assert parted(title, SITE) == (kept, dropped)


@pytest.mark.parametrize(
    ("title", "kept"),
    [("Leaders hold talks - All the news of the whole wide world", "Leaders hold talks"),
     ("Notes from nowhere in particular » Leaders hold talks", "Leaders hold talks"),
     ("Notes from nowhere: Leaders hold talks", "Leaders hold talks"),
     ("Leaders hold talks: what is known", "Leaders hold talks: what is known")],
    ids=["before the mark", "after it", "after a colon", "a colon with more after it"],
)  # fmt: skip
def test_a_known_title_proves_what_is_no_part_of_it(title, kept):
    """A known title proves that what stands beside it in another is no part of it."""
    assert parted(title, frozenset(), {"leadersholdtalks"}).kept == kept


def test_the_parts_of_a_title_are_told_without_their_marks():
    """The parts of a title are told without their marks."""
    assert segments("Talks | World - The Daily") == ("Talks", "World", "The Daily")


@pytest.mark.parametrize(
    ("markup", "url", "name"),
    [('<meta property="og:site_name" content="The Daily">', "", "thedaily"),
     ('<script type="application/ld+json">{"@type": "WebSite", "name": "The Daily"}</script>', "", "thedaily"),
     ('<script type="application/ld+json">{"@type": "NewsArticle", "publisher": {"name": "Daily"}}</script>', "",
      "daily"),
     ("", "https://www.zürich-post.example/a", "zurichpost"),
     ("", "https://web.archive.org/web/20160401095740/http://www.puppies24.example/", "puppies24")],
    ids=["Open Graph", "JSON-LD", "publisher", "host", "archived"],
)  # fmt: skip
def test_a_site_is_called_what_it_says_and_what_its_host_says(markup, url, name):
    """A site is called what it says of itself, and what its host says."""
    assert name in names_of(collect(f"<html><head>{markup}<title>x</title>"), url)


@pytest.mark.parametrize("unit", ["a | ", "| ", "- ", "中-", "a: ", ":", "_"])
def test_parting_a_title_takes_linear_time(unit):
    """Parting a title takes linear time, whatever marks it is made of."""
    assert_linear(lambda size: cpu(lambda: segments(unit * size)), 20_000, 400_000)


def test_no_title_of_many_parts_takes_long():
    """No title of very many parts, on a site of very many names, takes long."""
    site = frozenset(f"name{number}" for number in range(50))
    assert cpu(lambda: [parted("a | name " * 110 + str(number), site) for number in range(40)]) < 2
