"""What comes out of a body, and that something always does."""

import pytest
from timing import cpu

from linkcheck.model import PageKind
from linkcheck.page.read import LARGEST, read_page, read_with_anchors

URL = "https://daily.example/2021/talks"

PAGE = """<!doctype html><html lang="en-GB"><head><title>Leaders hold talks | The Daily</title>
<meta property="og:site_name" content="The Daily">
<meta property="og:title" content="Leaders to hold talks - The Daily">
<meta property="article:modified_time" content="2021-12-16T09:00:00+01:00">
<link rel="canonical" href="/2021/talks?page=1">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle",
"headline": "Leaders hold talks", "datePublished": "2021-12-15T23:10:00+01:00", "isAccessibleForFree": "False",
"author": [{"@type": "Person", "name": "A. Writer"}, "B. Writer"], "publisher": {"name": "Daily Media"}}]}</script>
</head><body><nav>Home News Sport</nav><h1>Leaders hold talks</h1><p>They <b>spoke</b> on<br>Wednesday.</p>
<script>var hidden = 1;</script><footer>© 2024 The Daily</footer></body></html>"""


def test_a_page_tells_everything_it_says_of_itself():
    """A page tells everything it says of itself."""
    page = read_page(PAGE.encode(), URL, "text/html; charset=utf-8")
    assert page.kind is PageKind.ARTICLE
    assert page.titles[0] == ("Leaders hold talks", "h1")
    assert [title.value for title in page.titles][:2] == ["Leaders hold talks", "Leaders to hold talks"]
    assert (str(page.published), page.published_origin) == ("2021-12-15", "JSON-LD datePublished")
    assert page.published_sure
    assert str(page.modified) == "2021-12-16"
    assert page.publisher == "The Daily"
    assert page.authors == ("A. Writer", "B. Writer")
    assert page.language == "en-GB"
    assert page.canonical_url == "https://daily.example/2021/talks?page=1"
    assert page.free_to_read is False
    assert page.text == "Leaders hold talks\nThey spoke on\nWednesday."


@pytest.mark.parametrize(
    ("content_type", "body"),
    [("text/html; charset=iso-8859-2", "<title>Żółw</title>".encode("iso-8859-2")),
     ("text/html", '<meta charset="windows-1251"><title>Żółw</title>'.replace("Żółw", "Жук").encode("cp1251")),
     ("", "\ufeff<title>Żółw</title>".encode())],
    ids=["content type", "meta", "byte order mark"],
)  # fmt: skip
def test_the_declared_charset_is_read(content_type, body):
    """The declared charset is read."""
    assert read_page(body, URL, content_type).title in {"Żółw", "Жук"}


@pytest.mark.parametrize("label", ["zip", "idna", "rot13", "unicode_escape", "undefined", "x" * 5000, "\0"])
def test_a_charset_that_only_python_knows_is_no_charset(label):
    """A charset that only Python knows is no charset."""
    body = f'<meta charset="{label}"><title>A plain title</title>'.encode()
    assert read_page(body, URL, f"text/html; charset={label}").title == "A plain title"


@pytest.mark.parametrize(
    ("body", "content_type", "kind"),
    [(b"%PDF-1.7\n<title>x</title>", "text/html", PageKind.DOCUMENT), (b"", "application/pdf", PageKind.DOCUMENT),
     (b"\x89PNG\r\n\x1a\n", "", PageKind.MEDIA), (b"PK\x03\x04...", "application/octet-stream", PageKind.DOCUMENT),
     (b"...", "video/mp4", PageKind.MEDIA), (b"\x00\x01\x02\x03", "", PageKind.DOCUMENT)],
    ids=["a pdf called html", "an empty pdf", "an image", "an archive", "a video", "unknown bytes"],
)  # fmt: skip
def test_what_holds_no_words_has_nothing_to_read(body, content_type, kind):
    """What holds no words has nothing to read, and says so."""
    page = read_page(body, URL, content_type)
    assert (page.kind, page.titles, page.published, page.text) == (kind, (), None, "")
    assert page.signals[-1] == "nothing to read"


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/json", "application/rss+xml", "text/markdown"]
)
def test_plain_text_has_text_but_no_titles(content_type):
    """Plain text has text but no titles."""
    page = read_page(b"One line\n\n  and   another\0", URL, content_type)
    assert (page.kind, page.titles, page.text) == (PageKind.PAGE, (), "One line\nand another")


@pytest.mark.parametrize("body", [b"", b"   ", b"<!-- -->", b"<html></html>", b"\0\0\0", b"<p>", b"\xff\xfe"])
def test_nothing_is_an_empty_page(body):
    """Nothing is an empty page."""
    assert read_page(body, URL, "text/html").kind is PageKind.EMPTY


def ld(script):
    return f'<title>A title that stays</title><script type="application/ld+json">{script}</script>'


def article(date):
    return ld(f'{{"@type": "Article", "headline": "H", "datePublished": {date}}}')


SIZE = LARGEST
HOSTILE = {
    "nested tags": "<title>A title that stays</title>" + "<div>" * 100_000,
    "a megabyte of <p>": "<p>" * (SIZE // 3),
    "a megabyte of <h1>": "<h1>a b</h1>" * (SIZE // 12),
    "distinct attributes": "<a " + " ".join(f"b{each}={each}" for each in range(90_000)) + ">",
    "attributes with >": "<a " + " ".join(f'b{each}=">"' for each in range(70_000)) + ">",
    "unclosed quotes": '<a href="x' * (SIZE // 10),
    "less-than signs": "<" * SIZE,
    "open comments": "<!--" * (SIZE // 4),
    "wrong end tags": "<b>" * 100_000 + "</i>" * (SIZE // 6),
    "times": "<time>2020</time>" * (SIZE // 17),
    "metas": "".join(f"<meta name=a{each} content=b>" for each in range(36_000)),
    "a title of 5 MB": "<title>" + "x | " * (5 * SIZE // 4),
    "an entity bomb": '<!DOCTYPE x [<!ENTITY a "aaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><p>' + "&b;" * 90_000,
    "NULs": "<ti\0tle>A\0 title</title>" + "\0" * SIZE,
    "brackets in JSON-LD": ld("[" * 100_000),
    "objects in JSON-LD": ld('{"a":' * 30_000),
    "commas in JSON-LD": ld("," * 190_000),
    "a long number in JSON-LD": article("9" * 10_000),
    "a lone surrogate in JSON-LD": article('"\\ud800 2020-01-01"'),
    "a year beyond": article('"99999-01-01T00:00:00Z"') + "<time datetime=99999-01-01>",
    "JSON-LD of other shapes": ld('[[], 1, null, {"@type": [1, {}], "@graph": {"@graph": 3}}]')
    + article("[[[[[1]]]]]"),
    "many articles": "".join(
        ld(f'{{"@type": "Article", "headline": "A | c {each}", "datePublished": "2020-01-{each % 28 + 1:02}"}}')
        for each in range(5000)
    ),
}


@pytest.mark.parametrize("markup", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_page_is_a_page_in_bounded_time(markup):
    """A hostile page is a page in bounded time."""
    body, pages = markup.encode("utf-8", "surrogatepass"), []
    assert cpu(lambda: pages.append(read_page(body, URL, "text/html"))) < 5  # a tenth of that on a slow machine
    (page,) = pages
    assert len(page.text) <= 200_000
    assert all(0 < len(title.value) <= 1000 for title in page.titles)
    assert page.published is None or page.published.year == 2020
    "".join([page.text, *(title.value for title in page.titles)]).encode()


@pytest.mark.parametrize("url", ["", "nonsense", "http://[", "https://x.example/\ud800", "a" * 100_000])
def test_any_address_will_do(url):
    """Any address will do."""
    assert read_page(PAGE.encode(), url).title == "Leaders hold talks"


def test_a_page_without_head_and_body_tags_is_read():
    """HTML lets both be left out; the parser then keeps the text in the head."""
    page = read_page(
        b"<!doctype html><title>T</title><article><h1>T</h1><p>Some words.</article>", "https://a.site/x"
    )
    assert "Some words." in page.text


WORDS = "".join(
    f"<p>The river carries more silt than when the survey began, says report {each}.</p>" for each in range(20)
)
COMMENTS = f"<div class=comments><p>{'I disagree. ' * 9}</p></div>"
STORY = f"<ul><li><a href=/a>News</a></ul><h1>Silt</h1>{WORDS}{COMMENTS}"


def test_the_text_of_a_page_is_its_wording():
    page = read_page(STORY.encode(), URL)
    assert "survey" in page.text
    assert "disagree" not in page.text


def test_the_text_is_all_that_is_seen_where_places_are_asked_for():
    page = read_with_anchors(STORY.encode(), URL)
    assert page.text.startswith("News\nSilt")
    assert "disagree" in page.text


def test_the_text_of_a_front_page_is_all_that_is_seen():
    assert "disagree" in read_page(STORY.encode(), "https://daily.example/").text
