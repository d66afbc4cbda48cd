"""What sort of page answered."""

import pytest

from linkcheck.model import PageKind
from linkcheck.page.read import read_page

LONG = "<p>" + "A wall is described here at length. " * 60


@pytest.mark.parametrize(
    ("markup", "url", "kind"),
    [("<title>Just a moment...</title><p>Checking", "/a", PageKind.BOT_WALL),
     ("<title>Access denied</title><p>Reference #18", "/", PageKind.BOT_WALL),
     ("<title>shop.example</title><p>Please enable JS and disable any ad blocker", "/a", PageKind.BOT_WALL),
     ("<title>Bloomberg - Are you a robot?</title><p>x", "/a", PageKind.BOT_WALL),
     ("<title>Attention Required! | Cloudflare</title><p>x", "/a", PageKind.BOT_WALL),
     ("<title>Just a moment: how it began</title><p>x", "/a", PageKind.PAGE),
     (f"<title>Are you a robot?</title>{LONG}", "/a", PageKind.PAGE),
     ("<title>Human verification in elections</title><p>Short", "/a", PageKind.PAGE),
     ('<meta property="og:type" content="article"><title>T</title>', "/a", PageKind.ARTICLE),
     ("<title>The Daily</title>", "/", PageKind.HOMEPAGE),
     ("<title>The Daily</title>", "/en/", PageKind.HOMEPAGE),
     ("<title>T</title>", "/?p=1", PageKind.PAGE)],
    ids=["a wall", "a wall at the front", "a wall by its text", "a site before",
         "a shield after", "a title that begins so", "an article about walls", "another sense",
         "an article", "a front page", "a language's front page", "a page by its query"],
)  # fmt: skip
def test_a_page_is_told_by_its_title_text_and_address(markup, url, kind):
    """A page is told by its title text and address."""
    assert read_page(markup.encode(), f"https://site.example{url}", "text/html").kind is kind
