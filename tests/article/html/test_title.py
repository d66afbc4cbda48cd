"""A page's title is its main heading where the head confirms it, without the name of the site."""

import pytest

from linkcheck import parse

TEXT = "<p>Text that goes on.</p>"


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>A - Site</title>", "<h1>Site</h1><h1>A</h1>", "A"),
        ("<title>A long title - Site</title>", "<h1>Site</h1><h1>A long title</h1>", "A long title"),
        ("<title>A | Site</title><meta property=og:site_name content=Site>", TEXT, "A"),
        ("<title> A\n b </title>", "", "A b"),
        ("<title>A post on trees - My Blog</title>", "<h1>My Blog</h1>", "A post on trees"),
        ("<title>My Blog: A post</title>", "<h1>My Blog</h1><h3 class=post-title>A post</h3>", "A post"),
        ("<title>A post | My Blog</title>", "<h1>My Blog</h1><h2 class=entry-title>A post</h2>", "A post"),
        ("<title>My Blog</title><meta property=og:title content='A post'>", "<h1>My Blog</h1>", "A post"),
        ("<meta value='A post' name=og:title><title>A post | My Blog</title>", TEXT, "A post"),
        ("<title>Trees</title>", "<h1>Trees</h1><aside><h1>Another story</h1></aside>", "Trees"),
        ("<title>Trees: a history</title>", TEXT, "Trees: a history"),
        ("<title>Trees - a history</title>", "<h1>Trees - a history</h1>", "Trees - a history"),
        (
            "<title>Tree - Wikipedia</title><link rel=canonical href=https://en.wikipedia.org/wiki/Tree>",
            TEXT,
            "Tree",
        ),
        (
            "<title>On trees - The Daily</title><meta property=og:site_name content='The Daily'>",
            "<h1><span>Nature</span> <span>On trees</span></h1>",
            "On trees",
        ),
        ("<title>CVE-2020-1: overflow in x</title>", "<h1>Security Advisory</h1>", "CVE-2020-1: overflow in x"),
        ("<title>A title</title>", "<svg><title>Logo</title></svg>", "A title"),
        ("", "<svg><title>Logo</title></svg><p>Text that goes on.</p>", None),
        ("", "<h1 class=site-title>My Blog</h1><h1>A post</h1>", "A post"),
        ("", TEXT, None),
        (
            "<title>My Blog » Blog Archive » A post on trees</title>",
            "<h1><a href='/'>My Blog</a></h1>",
            "A post on trees",
        ),
        (
            "<title>My Blog | A post on trees</title>",
            "<h1><a href='/'>Blog</a></h1><h2>A post on trees</h2>",
            "A post on trees",
        ),
        (
            "<title>My Blog</title>",
            "<h1>A post on the oldest trees</h1><h2>Roots</h2>",
            "A post on the oldest trees",
        ),
        (
            "<title>My Blog</title>",
            "<h1>A post on the oldest trees</h1><h1>A second post on trees</h1>",
            "My Blog",
        ),
        ("<title>山西品牌丝路行正式启动_国内新闻_某日报</title>", TEXT, "山西品牌丝路行正式启动"),
        ("<title>Trees</title>", "<h1><a href='/'>Trees</a></h1>", "Trees"),
        (
            "<title>山西品牌丝路行正式启动 - 山西省人民政府门户网站</title>",
            "<h1><a href=/>山西省人民政府网站</a></h1><h2>山西品牌丝路行正式启动</h2>",
            "山西品牌丝路行正式启动",
        ),
    ],
)
def test_the_title_is_the_heading_that_the_head_names(head, body, title):
    """Of several headings the one that shares the stated title's words; else the stated title."""
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    assert parse(page.encode(), "a.html").title == title
