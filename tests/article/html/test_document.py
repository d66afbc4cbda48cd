"""HTML is read as a browser reads it, and each address stands where it stands in the file."""

import pytest

from linkcheck import parse


def found(content):
    """The sources of a page: address, line, column."""
    return [(each.url, *each.region[:2]) for each in parse(content.encode(), "a.html").sources]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            '<h2>Sources</h2>\n<ul>\n<li><a href="https://a.org/">A</a></li>\n</ul>',
            [("https://a.org/", 3, 14)],
            id="a list of links",
        ),
        pytest.param(
            "<h2>Sources</h2>\n<p>\nA title, <a href='https://a.org/'>here</a></p>",
            [("https://a.org/", 3, 1)],
            id="words before the link",
        ),
        pytest.param(
            "<h2>Sources</h2><p>https://a.org/?b=1&amp;c=2<br>\nhttps://b.org/</p>",
            [("https://a.org/?b=1&c=2", 1, 20), ("https://b.org/", 2, 1)],
            id="bare, by line",
        ),
        pytest.param(
            "<h2>Sources</h2><ul><li><a HREF=https://a.org/x>A</a><li><a\nhref = 'https://b.org/'>B</a></ul>",
            [("https://a.org/x", 1, 33), ("https://b.org/", 2, 9)],
            id="minified",
        ),
        pytest.param(
            "<h2>Sources</h2><!-- <a href='https://c.org/'>C</a> --><p><a href='https://a.org/'>A</a>",
            [("https://a.org/", 1, 68)],
            id="a comment",
        ),
        pytest.param(
            "<h2>Sources</h2><script>'<a href=\"https://a.org/\">A</a>'</script><p><a href='https://a.org/'>A</a>",
            [("https://a.org/", 1, 78)],
            id="a script",
        ),
        pytest.param("<p>Source: <a href='//a.org/x'>A</a></p>", [("https://a.org/x", 1, 21)], id="no scheme"),
        pytest.param(
            "<base href='https://b.org/c/'><p>Source: <a href='d'>A</a></p>",
            [("https://b.org/c/d", 1, 51)],
            id="relative to its base",
        ),
        pytest.param(
            "<p>Source: <a href='https://a.org/\nx'>A</a></p>", [("https://a.org/x", 1, 21)], id="broken"
        ),
        pytest.param("<p>Source: <a href='  https://a.org/ '>A</a></p>", [("https://a.org/", 1, 23)], id="spaces"),
        pytest.param(
            "<p>Source: <a href='https://a.org/' rel=nofollow>A</a></p>",
            [("https://a.org/", 1, 21)],
            id="nofollow",
        ),
        pytest.param("<h2>Sources</h2><a href='https://a.org/'><h3>A title</h3></a>", [], id="a card"),
        pytest.param(
            "<h2>Sources</h2><table><tr><th>Work</th><th>Address</th></tr>"
            "<tr><td>A</td><td>https://a.org/</td></tr></table>",
            [("https://a.org/", 1, 70)],
            id="a table",
        ),
        pytest.param(
            "<h2>Sources</h2><my-list><my-item href='https://b.org/'><a\n  class=x\n  href='https://a.org/.'>A</a>",
            [("https://a.org/.", 3, 9)],
            id="unknown elements, many lines",
        ),
        pytest.param(
            "<h2>Sources</h2><p>\nSee https://a.org/x.</p>", [("https://a.org/x", 2, 1)], id="a full stop after it"
        ),
        pytest.param(
            "<!doctype html><h2>Sources</h2><ul><li><a href=><li><a href=https://a.org/ rel=nofollow>A</a></ul>",
            [("https://a.org/", 1, 61)],
            id="malformed before it",
        ),
        pytest.param(
            "<link rel=preconnect href=https://c.org><link href='https://d.org/a.css' rel=stylesheet>"
            "<h2>Sources</h2><noscript><a href='https://e.org/'>E</a></noscript>"
            "<template><a href='https://f.org/'>F</a></template>\n<p><a href='https://a.org/'>A</a>",
            [("https://a.org/", 2, 13)],
            id="what is no link",
        ),
        pytest.param(
            "<h2>Sources</h2>\n<ul><li><a>https://a.org/x</a></li>\n<li><a>b.org/y</a></li></ul>",
            [("https://a.org/x", 2, 12), ("https://b.org/y", 3, 8)],
            id="addresses as words",
        ),
        pytest.param(
            "<h2>Sources</h2><ul>\n<li><a href='https://b.org/y'>https://a.org/x</a></li></ul>",
            [("https://a.org/x", 2, 14)],
            id="words unlike the address",
        ),
        pytest.param(
            "<p>Text.<br>\nSource: <a href='https://a.org/x'>A</a><br>Photo: <a href='https://b.org/y'>B</a></p>",
            [("https://a.org/x", 2, 18)],
            id="the last line of a paragraph",
        ),
        pytest.param(
            "<p>Text.<br><b>Sources:</b><br>\n1. <a href='https://a.org/x'>A</a><br>\n2. https://b.org/y</p>",
            [("https://a.org/x", 2, 13), ("https://b.org/y", 3, 4)],
            id="lines of a paragraph",
        ),
        pytest.param(
            "<div>Text.<br /><br />\n<b>References</b><br><br>\n[1] A, https://a.org/x<br><br>\n[2] B,"
            " https://b.org/y</div>",
            [("https://a.org/x", 3, 1), ("https://b.org/y", 4, 1)],
            id="paragraphs of empty lines",
        ),
        pytest.param(
            "<table><tr><th>Severity<td>high<tr><th>References<td>\n<a href='https://a.org/x'>A</a> by B"
            "<tr><th>Reporter<td><a href='https://c.org/y'>C</a></table>",
            [("https://a.org/x", 2, 10)],
            id="a row of a table",
        ),
        pytest.param(
            "<table><tr><th colspan=2>References<tr><td>1<td>\n<a href='https://a.org/x'>A</a></table>",
            [("https://a.org/x", 1, 44)],
            id="a head in a table",
        ),
        pytest.param(
            "<h2>Sources</h2><pre><code></code></pre><p>https://a.org/",
            [("https://a.org/", 1, 44)],
            id="after empty code",
        ),
    ],
)
def test_a_list_is_found_with_its_places(content, expected):
    """Every notation of a link is a source at its line and column."""
    assert found(content) == expected


@pytest.mark.parametrize(
    "item",
    [
        "<a href='javascript:void(0)'>Send to a friend</a>",
        "<a href='mailto:me@a.org'>Write to the author</a>",
        "<a href='tel:123'>Call the author today</a>",
        "<a href='data:text/html,x'>Open the data</a>",
        "<a href='https://facebook.com/sharer.php?u=https://x.org'>Share on Facebook</a>",
        "<a href='?share=twitter'>Share on X now</a>",
        "<a rel=tag href='https://x.org/tag/a'>A</a>",
        "<a href=''>A</a>",
    ],
)
def test_what_leads_to_no_work_is_no_source(item):
    """Scripts, letter boxes, share buttons and tags are not cited."""
    content = f"<h2>Sources</h2><ul><li>{item}</li><li><a href='https://a.org/'>A</a></li></ul>"
    assert [url for url, _, _ in found(content) if url] == ["https://a.org/"]


def test_scripts_are_no_links_either():
    """A `javascript:` address leads nowhere and is not listed."""
    assert parse(b"<html><a href='javascript:x()'>A</a>", "a.html").links == ()


@pytest.mark.parametrize(
    "wrapper",
    [
        "<nav>{}</nav>",
        "<aside>{}</aside>",
        "<footer>{}</footer>",
        "<div class='sidebar'>{}</div>",
        "<div id=comments>{}</div>",
        "<div class='related-posts related'>{}</div>",
        "<div role=navigation>{}</div>",
    ],
)
def test_what_stands_beside_the_article_is_not_its_list(wrapper):
    """A blogroll headed "Sources" and a reader's own sources are not the article's."""
    content = "<ul><li><a href='https://a.org/'>A</a></li></ul>"
    assert found(wrapper.format(f"<h3>Sources</h3>{content}")) == []


def test_the_contents_repeat_the_heading_without_being_it():
    """A table of contents jumps within the page."""
    content = (
        "<ul><li><a href='#sources'>Sources</a></li></ul><h2 id=sources>Sources</h2>"
        "<ol><li><a href='#ref1'>^</a> <a href='https://a.org/'>A</a></li></ol>"
    )
    assert [url for url, _, _ in found(content)] == ["https://a.org/"]


def test_an_unclosed_quote_does_not_swallow_the_page():
    """An address ends at the tag's end even where its quote is missing."""
    content = "<h2>Sources</h2><p><a href=\"https://a.org/>A</a></p><p><a href='https://b.org/'>B</a></p>"
    assert all(len(link.url) < 30 for link in parse(content.encode(), "a.html").links)


def test_a_quotation_has_its_marks():
    """A browser shows `<q>` in quotation marks, and what they enclose is a title."""
    (source,) = parse(b"<h2>Sources</h2><ul><li>A. Smith, <q>A long title</q>, 2003</ul>", "a.html").sources
    assert (source.title, source.text) == ("A long title", "A. Smith, “A long title”, 2003")


@pytest.mark.parametrize(
    "heading",
    [
        '<h2>Sources<a class="headerlink" href="#sources">¶</a></h2>',
        '<h2><a class="anchor" href="#sources">#</a>Sources</h2>',
        '<h2><span>Sources</span><span class="mw-editsection">[<a href="/edit">edit</a>]</span></h2>',
        '<h2><a name="sources">Sources</a></h2>',
        '<div dir="rtl"><h2>3. Sources</h2></div>',
    ],
)
def test_what_hangs_on_a_heading_is_no_part_of_it(heading):
    """Permanent links and buttons to edit do not hide which heading it is."""
    assert [url for url, _, _ in found(f"<body>{heading}<p><a href='https://a.org/'>A</a></p>")] == [
        "https://a.org/"
    ]


def test_a_table_may_lay_out_the_page():
    """A row that holds headings and paragraphs is no row of data: its entries are apart."""
    content = (
        "<table><tr><td><a href='/home'>Home</a></td><td><h1>A</h1><p>Text.</p><h2>Sources</h2>"
        "<p><a href='https://a.org/'>A</a></p><p><a href='https://b.org/'>B</a></p></td></tr></table>"
    )
    assert [url for url, _, _ in found(content)] == ["https://a.org/", "https://b.org/"]


@pytest.mark.parametrize(
    "content", ["https://a.org/", "a.txt", "<?xml version='1.0'?><p>A</p>", "", " ", "<", "<!--"]
)
def test_what_is_hardly_a_page_is_read_in_silence(content):
    """One address, one file name, half a tag: an article, and no warning."""
    parse(content.encode(), "a.html")


def test_a_page_without_head_and_body_tags_is_read():
    """HTML lets both be left out; the parser then keeps the article in the head."""
    page = '<!doctype html><title>T</title><article><h1>T</h1><h2>Sources</h2><a href="https://a.site/b">B b b</a>'
    assert [source.url for source in parse(page.encode(), "a.html").sources] == ["https://a.site/b"]


MATTER = "---\ntitle: 'Caf&eacute;: a history'\ndate: 2021-12-15\nsources: [https://a.org/]\n---\n"


@pytest.mark.parametrize("before", ["", "\n", "\ufeff"], ids=["first", "behind a blank line", "behind a mark"])
def test_front_matter_may_stand_above_a_page(before):
    """A site's generator fills such pages in; places are those of the file, and no field is a word of the text."""
    content = f"{before}{MATTER}<h2>Sources</h2>\n<p><a href='https://b.org/'>B</a></p>\n"
    article = parse(content.encode(), "a.html")
    first = before.count("\n")
    assert (article.title, str(article.published)) == ("Café: a history", "2021-12-15")
    assert [(each.url, each.region.start_line - first) for each in article.sources] == [
        ("https://a.org/", 4),
        ("https://b.org/", 7),
    ]
    assert "date" not in article.text


def test_end_tags_whose_slash_is_escaped_end():
    """An exporter of blogs wrote them so: left open, a sample of code would hold the rest of the post."""
    content = "<pre>code<&#47;pre><p>Text.<&#47;p><p>via <a href='https:&#47;&#47;a.org&#47;x'>A<&#47;a></p>"
    assert found(content) == [("https://a.org/x", 1, 52)]


def test_a_place_on_the_page_itself_is_no_source():
    """Whether it is written with the page's address or without."""
    head = "<link rel=canonical href='https://a.org/post'><h2>Sources</h2><ul>"
    assert found(f"{head}<li><a href='https://a.org/post#n1'>up</a> <a href='https://b.org/'>B</a></ul>") == [
        ("https://b.org/", 1, 80)
    ]


@pytest.mark.parametrize("tag", ["audio", "video", "canvas", "object"])
def test_what_only_an_old_browser_shows_is_not_read(tag):
    assert "Player" not in parse(f"<p>A.</p><{tag}>Get the Player</{tag}><p>B.</p>".encode(), "a.html").text


def test_a_heading_that_leads_back_to_the_contents_is_no_note():
    """Docutils links each heading with its line in the table of contents; the text below explains nothing."""
    content = (
        "<ul><li><a href='#download' id='id1'>1 Download</a></ul>"
        "<h1><a class='toc-backref' href='#id1'>1 Download</a></h1><p>Available at https://a.org/</p>"
    )
    article = parse(content.encode(), "a.html")
    assert article.sources == ()
    assert article.title == "1 Download"


def test_terms_that_link_to_themselves_are_keys_of_their_entries():
    """As W3C's specifications mark their bibliographies: a term's link to itself is no navigation."""
    entries = "".join(
        f"<dt id=b{each}><a class=self-link href='#b{each}'></a>[K{each}]<dd>A. Name. <a href='https://a.org/{each}'>"
        f"Title {each}</a>. URL: <a href='https://a.org/{each}'>https://a.org/{each}</a>"
        for each in (1, 2, 3)
    )
    article = parse(f"<h2>Normative References</h2><dl>{entries}</dl>".encode(), "a.html")
    assert [(each.url, each.labels[-1]) for each in article.sources] == [
        (f"https://a.org/{each}", f"K{each}") for each in (1, 2, 3)
    ]
