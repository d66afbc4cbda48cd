"""Character references in addresses."""

import pytest

import linkcheck
from linkcheck.article.entities import decoded


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "https://laws.site/act?id=1&section=2&copy=3&lang=en",
            "https://laws.site/act?id=1&section=2&copy=3&lang=en",
        ),
        ("https://laws.site/act?id=1&amp;section=2", "https://laws.site/act?id=1&section=2"),
        ("https://laws.site/&#x41;&#66;&eacute;", "https://laws.site/ABé"),
        ("https://laws.site/?a&b;&nosuch;", "https://laws.site/?a&b;&nosuch;"),
        ("&" * 5, "&" * 5),
    ],
)
def test_only_what_ends_in_a_semicolon_is_a_character_reference(address, expected):
    assert decoded(address) == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "## Sources\n- [Act](https://laws.site/act?id=1&section=2)\n"),
        ("a.md", '## Sources\n- <a href="https://laws.site/act?id=1&section=2">Act</a>\n'),
        ("a.html", '<h2>Sources</h2><ul><li><a href="https://laws.site/act?id=1&section=2">Act</a></ul>'),
        ("a.wiki", "== Sources ==\n* [https://laws.site/act?id=1&section=2 Act]\n"),
        ("a.wiki", "x<ref>{{cite web|url=https://laws.site/act?id=1&section=2|title=Act}}</ref>"),
    ],
)
def test_a_parameter_that_begins_like_a_sign_stays_one(name, text):
    (source,) = linkcheck.parse(text.encode(), name).sources
    assert source.url == "https://laws.site/act?id=1&section=2"
