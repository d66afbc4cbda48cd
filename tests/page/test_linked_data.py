"""JSON-LD as it is found, not as it should be."""

import pytest

from linkcheck.page.linked_data import things


@pytest.mark.parametrize(
    "script",
    ['{"@type": "Article", "headline": "H"}',
     '[{"@type": ["Thing", "schema:NewsArticle"], "headline": "H"}]',
     '{"@graph": [{"@type": "WebPage", "mainEntity": {"@type": "Article", "headline": ["H"]}}]}',
     '<!-- {"@type": "Article", "headline": "H"} -->',
     '//<![CDATA[\n{"@type": "Article", "headline": "H"}\n//]]>',
     '{"@type": "Article", "headline": "H",};',
     "{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;H&quot;}",
     '{"@type": "Article", "headline": {"@value": "H\n"}}',
     '{"@type": "Article", "x": "a "quoted" word", "headline": "Hhhh"}'],
    ids=["plain", "a list of types", "nested", "in a comment", "in CDATA", "a trailing comma", "escaped",
         "a line break in a text", "a broken text"],
)  # fmt: skip
def test_an_article_is_found(script):
    """An article is found."""
    (article,) = [thing for thing in things([script]) if thing.is_article]
    assert article.text("headline") in {"H", "Hhhh"}


@pytest.mark.parametrize(
    "script", ["", "null", "[", '"Article"', '{"@type": 3}', '{"comment": {"@type": "Article"}}']
)
def test_nothing_is_made_of_nothing(script):
    """Nothing is made of nothing."""
    assert not [thing for thing in things([script]) if thing.is_article]
