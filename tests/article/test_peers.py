"""What users of link checkers rely on in how links are found in a file, one test each."""

import pytest

from linkcheck import parse

SOURCES = "## Sources\n\n"


def links(content, name="a.md"):
    """The addresses of a file, in its order."""
    return [link.url for link in parse(content.encode() if isinstance(content, str) else content, name).links]


def places(content, name="a.md"):
    """The addresses of a file with the line and the column of each."""
    return [(link.url, *link.region[:2]) for link in parse(content.encode(), name).links]


def cited(content, name="a.md"):
    """The addresses of a file's sources."""
    return [source.url for source in parse(content.encode(), name).sources]


def test_a_link_and_an_autolink_are_found_with_line_and_column():
    """The place is that of the address, not of the words."""
    text = "Intro.\n\nSee [the survey](https://rivers.org/1) and\nalso <https://rivers.org/2>.\n"
    assert places(text) == [("https://rivers.org/1", 3, 18), ("https://rivers.org/2", 4, 7)]


@pytest.mark.parametrize(
    "text",
    [
        "```\nhttps://a.org/\n```\n",
        "~~~ sh\ncurl https://a.org/\n~~~\n",
        "    https://a.org/\n",
        "Run `curl https://a.org/` now.",
    ],
    ids=["fence", "tildes", "indented", "inline"],
)
def test_addresses_in_code_are_skipped(text):
    """Code samples cite nothing."""
    assert links(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Run <code>https://a.org/</code> now.",
        "<pre>\nhttps://a.org/\n</pre>\n",
        "Run <code>[a](https://a.org/)</code> and <kbd>https://b.org/</kbd>.",
        "Text\n<pre><code>https://a.org/</code></pre>\n",
    ],
    ids=["code", "pre", "a link in code", "both"],
)
def test_addresses_in_raw_code_are_skipped(text):
    """HTML's code is code within Markdown too."""
    assert links(text) == []


def test_an_autolink_is_one_link():
    """Its words are an address as well, and the same one."""
    assert links("<https://a.org/>") == ["https://a.org/"]


def test_words_that_are_an_address_are_no_second_link():
    """The address that a link claims to lead to is kept as its words."""
    article = parse(b"[https://a.org/](https://b.org/)", "a.md")
    assert [(link.url, link.text) for link in article.links] == [("https://b.org/", "https://a.org/")]


@pytest.mark.parametrize(
    "text", ["[a](https://a.org/)", "[words][a]", "[a][]", "[a]"], ids=["inline", "full", "collapsed", "shortcut"]
)
def test_links_by_reference_resolve(text):
    """All four notations lead to the same page."""
    assert links(f"See {text}.\n\n[a]: https://a.org/\n") == ["https://a.org/"]


def test_a_definition_that_nothing_uses_is_no_link():
    """Under a heading of sources it is an entry instead."""
    assert links("Text.\n\n[a]: https://a.org/\n") == []
    assert cited(SOURCES + "[a]: https://a.org/\n") == ["https://a.org/"]


def test_a_note_of_one_word_is_no_link():
    """`[^word]: text` defines a note, no address."""
    assert links("Said[^word].\n\n[^word]: Indeed.\n") == []


def test_an_address_in_a_note_is_found():
    """It is a source: that is what notes are for."""
    assert links("Said[^1].\n\n[^1]: See https://a.org/.\n") == ["https://a.org/"]
    assert cited("Said[^1].\n\n[^1]: See https://a.org/.\n") == ["https://a.org/"]


@pytest.mark.parametrize(
    "url",
    ["https://a.org/_b", "https://a.org/b_c_d", "https://a.org/b_", "https://a.org/_b_/c", "https://a.org/__b__/"],
)
def test_underscores_belong_to_an_address(url):
    """They mark no emphasis there, in the middle or at the end."""
    assert links(url) == [url]
    assert links(f"_See_ {url} or _that_.") == [url]


@pytest.mark.parametrize(
    "text",
    ["$$\n[x](y)\n$$\n", "Let $$ [x](y) $$ be", "Let $[x](y)$ be", "$$\na\n\n- [x](y)\n\n= b\n$$\n"],
    ids=["block", "within a line", "single", "with empty lines"],
)
def test_maths_holds_no_links(text):
    """Brackets are brackets in a formula."""
    assert links(text) == []


@pytest.mark.parametrize("text", ["[[_TOC_]]", "[TOC]", "[[toc]]"])
def test_a_mark_for_the_contents_is_no_link(text):
    """The renderer replaces it."""
    assert links(f"{text}\n\n# Text\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "<div>\n\n[x](https://a.org/)\n\n</div>\n",
        "<div>\n[x](https://a.org/)\n</div>\n",
        "<details><summary>More</summary>\n\n- [x](https://a.org/)\n\n</details>\n",
        "<table><tr><td>\n\n[x](https://a.org/)\n\n</td></tr></table>\n",
    ],
    ids=["empty lines", "none", "details", "cell"],
)
def test_markdown_in_html_is_found(text):
    """Authors put Markdown between tags whether or not their renderer reads it."""
    assert links(text) == ["https://a.org/"]


@pytest.mark.parametrize(
    "text",
    [
        "<p>See <span><b><a href='https://a.org/'>A</a></b></span></p>\n",
        '<Card\n  title="A"\n  icon={<Icon size={2} />}\n  href="https://a.org/"\n/>\n',
        '<Card href="https://a.org/">\n  Words\n</Card>\n',
        'See <Link href="https://a.org/">A</Link> there.',
        '- <a\n    class="b"\n    href="https://a.org/">A</a>\n',
        "<Card href={'https://a.org/'} />\n",
    ],
    ids=["nested", "over lines", "component", "inline", "a tag over lines", "expression"],
)
def test_href_is_found_on_any_element(text):
    """Nested, spread over lines, on a component of MDX."""
    assert links(text) == ["https://a.org/"]


def test_links_of_a_wiki_lead_to_no_address():
    """A page's name is text; the words after the stroke are what a reader sees."""
    article = parse(b"See [[Rivers#Silt|the rivers]], [[Lakes]] and ![[map.png]].", "a.md")
    assert article.links == ()
    assert article.text == "See the rivers, Lakes and ."


def test_several_addresses_of_a_text_are_found():
    """An address of mail beside them is none of the web."""
    text = "https://a.org and me@a.org, then http://b.org/x.\nAlso https://c.org\n"
    assert links(text, "a.txt") == ["https://a.org", "http://b.org/x", "https://c.org"]


def test_an_at_sign_makes_no_mail_address_of_an_address():
    """Handles are written in paths."""
    for name in ("a.md", "a.txt"):
        assert links("https://a.org/@user/some-text_b", name) == ["https://a.org/@user/some-text_b"]


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_line_end_is_not_part_of_an_address(name):
    """Whatever the line end."""
    assert links("https://a.org/b\nText", name) == ["https://a.org/b"]
    assert links("https://a.org/b\r\nText\r\n", name) == ["https://a.org/b"]


@pytest.mark.parametrize(
    "text",
    [
        "<html><body><p>See <a href='https://a.org/'>A</a><br>more<img src=x></body></html>",
        "<!doctype html><p>See<a href=https://a.org/>A</a><p>more",
        "<!DocType hTml><HTML><BODY><P>See <A HREF='https://a.org/'>A</A>",
        "<html><body><div>See <b><a href='https://a.org/'>A</b></a></div></span>",
    ],
    ids=["no XML", "minified", "capitals", "tags that cross"],
)
def test_html_need_not_be_xml(text):
    """Links are found in what browsers read."""
    assert links(text, "a.html") == ["https://a.org/"]


def test_a_malformed_link_does_not_stop_the_rest():
    """An address that none is stays text, and the next one counts."""
    page = "<body><p><a href='https://'>no</a> <a href='//[::bad'>no</a> <a href='https://a.org/'>A</a></p></body>"
    assert "https://a.org/" in links(page, "a.html")
    assert "https://a.org/" in links("[no](https://[::bad) [a](<no\n> [A](https://a.org/)")


def test_custom_elements_may_lead_somewhere():
    """`href` counts on any element of Markdown's; a `src` embeds and cites nothing."""
    assert links('<my-card href="https://a.org/">A</my-card> and <my-player src="https://b.org/">') == [
        "https://a.org/"
    ]


def test_words_of_a_page_link_are_no_second_link():
    """Only the `href` counts."""
    page = "<html><body><p><a href='https://a.org/'>https://b.org/</a></p></body></html>"
    assert links(page, "a.html") == ["https://a.org/"]


@pytest.mark.parametrize(
    "tag", ["<link rel=preconnect href='https://b.org/'>", "<link href='https://b.org/' rel='dns-prefetch'>"]
)
def test_hints_to_the_browser_are_no_links(tag):
    """Nor are prefixes of vocabularies, in whatever order attributes come."""
    page = f"<html prefix='og: https://ogp.me/ns#'><head>{tag}</head><body><p><a href='https://a.org/'>A</a></p></body></html>"
    assert links(page, "a.html") == ["https://a.org/"]


@pytest.mark.parametrize(
    "tag",
    [
        "<script>var a = 'https://b.org/'; '<a href=\"https://b.org/\">'</script>",
        "<style>@import 'https://b.org/'</style>",
        "<link rel='alternate stylesheet' disabled href='https://b.org/'>",
    ],
    ids=["script", "style", "stylesheet"],
)
def test_scripts_and_stylesheets_are_not_read(tag):
    """Neither their text nor the markup in it."""
    assert links(f"<html><body>{tag}<p><a href='https://a.org/'>A</a></p></body></html>", "a.html") == [
        "https://a.org/"
    ]


@pytest.mark.parametrize("name", ["a.html", "a.md"])
def test_links_after_empty_code_are_found(name):
    """Code that ends at once hides nothing behind it."""
    assert links("<body><pre><code></code></pre><p><a href='https://a.org/'>A</a></p></body>\n", name) == [
        "https://a.org/"
    ]


def test_nofollow_is_followed():
    """The relation speaks to search engines; sources often carry it."""
    page = "<body><h2>Sources</h2><ul><li><a rel='nofollow' href='https://a.org/b'>A study</a></li></ul></body>"
    assert cited(page, "a.html") == ["https://a.org/b"]


def test_a_full_stop_ends_a_sentence_but_belongs_to_an_href():
    """A link says where its address ends, a text does not."""
    page = "<html><body><p><a href='https://a.org/b.'>A</a> and https://c.org/d.</p></body></html>"
    assert links(page, "a.html") == ["https://a.org/b.", "https://c.org/d"]
    assert links("[A](https://a.org/b.) and https://c.org/d.") == ["https://a.org/b.", "https://c.org/d"]


@pytest.mark.parametrize("text", ["logo@1.5x.png", "/@global/x.css", "name@2x", "a @ b"])
def test_what_has_an_at_sign_is_not_yet_mail(text):
    """Names of files have one too."""
    for name in ("a.md", "a.txt"):
        assert links(f"See {text} there.", name) == []


def test_mail_with_a_subject_is_a_link():
    """It is no source."""
    text = SOURCES + "- [Write](mailto:me@a.org?subject=Hello%20you)\n- <https://a.org/>\n"
    assert links(text) == ["mailto:me@a.org?subject=Hello%20you", "https://a.org/"]
    assert cited(text) == ["https://a.org/"]


def test_what_is_not_utf_8_is_read_in_its_own_encoding():
    """A file is not skipped for its encoding."""
    text = "Überschrift: Flüsse führen Geröll, größere mehr. Quelle: https://a.org/größe\n"
    assert links(text.encode("latin-1")) == ["https://a.org/größe"]


def test_the_same_link_twice_is_found_twice():
    """Each place counts; what is fetched is another matter."""
    assert places("https://a.org/ and https://a.org/") == [("https://a.org/", 1, 1), ("https://a.org/", 1, 20)]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("(see https://a.org/b)", "https://a.org/b"),
        ("https://a.org/Foo_(bar)", "https://a.org/Foo_(bar)"),
        ("(https://a.org/Baz_(qux))", "https://a.org/Baz_(qux)"),
        ("https://a.org/foo);", "https://a.org/foo"),
        ("https://a.org/b!?", "https://a.org/b"),
        ("https://a.org/b,c", "https://a.org/b,c"),
        ("https://a.org/!/bang", "https://a.org/!/bang"),
        ("HTTPS://A.ORG/B", "HTTPS://A.ORG/B"),
        ("https://bücher.example.de/", "https://bücher.example.de/"),
        ("\ufeffhttps://a.org/", "https://a.org/"),
        ("> https://a.org/", "https://a.org/"),
        ("***https://a.org/b***", "https://a.org/b"),
        ("“https://a.org/b”", "https://a.org/b"),
        ("«https://a.org/b»", "https://a.org/b"),
        ("https://a.org/b—and", "https://a.org/b"),
        ("https://a.org/b\xa0and", "https://a.org/b"),
        ("见https://a.org/b。", "https://a.org/b"),
        ("~~https://a.org/b~~", "https://a.org/b"),
        ("www.a.org/b", "www.a.org/b"),
        ("http:/a.org/b", "http:/a.org/b"),
        ("https//a.org/b", "https//a.org/b"),
        ("[a](//a.org/b)", "//a.org/b"),
    ],
)
def test_an_address_ends_where_its_author_ended_it(text, url):
    """Brackets, quotes, dashes and full stops around it are the sentence's."""
    assert links(text) == [url]


def test_a_script_is_no_link():
    """`javascript:` runs something and leads nowhere."""
    assert links("[x](javascript:alert(1)) [y](data:text/html,a)") == []


def test_an_unclosed_quote_does_not_swallow_the_page():
    """The link behind it is found."""
    page = "<html><body><p><a href='https://a.org/>A</a></p><p>Text</p><p><a href='https://b.org/'>B</a></p></body></html>"
    assert all("<" not in url for url in links(page, "a.html"))
