"""Where an address in running text begins and ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import assert_linear, cpu

from linkcheck.article import addresses


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("(see https://x.org/y)", "https://x.org/y", id="in brackets"),
        pytest.param("https://x.org/Foo_(bar)", "https://x.org/Foo_(bar)", id="brackets of its own"),
        pytest.param("(https://x.org/Baz_(qux))", "https://x.org/Baz_(qux)", id="both"),
        pytest.param("https://x.org/foo);", "https://x.org/foo", id="bracket and semicolon"),
        *[
            pytest.param(f"https://x.org/a{mark} And", "https://x.org/a", id=f"before {mark}")
            for mark in (
                ".",
                ",",
                ";",
                ":",
                "!",
                "?",
                ").",
                "*",
                "**",
                "~~",
                "'",
                "”",
                "“",
                "»",
                "›",
                "。",
                "、",
                "，",
                "；",
                "！",
                "？",
                "）",
                "」",
                "》",
                "—",
                "\xa0",
                "\u3000",
                "\u200b",
                "|",
                "`",
                "<",
                '"',
                "：",
            )
        ],
        pytest.param("«https://x.org/a»", "https://x.org/a", id="guillemets"),
        pytest.param("“https://x.org/a”", "https://x.org/a", id="curly quotes"),
        pytest.param("~~https://x.org/a~~", "https://x.org/a", id="struck out"),
        pytest.param("https://x.org/_x_", "https://x.org/_x_", id="underscore at the end"),
        pytest.param("https://x.org/a_b", "https://x.org/a_b", id="underscore in the middle"),
        pytest.param("https://x.org/a,b", "https://x.org/a,b", id="a comma within"),
        pytest.param("https://x.org/!/bang", "https://x.org/!/bang", id="an exclamation mark within"),
        pytest.param("https://x.org/a-long-na...", "https://x.org/a-long-na...", id="cut off"),
        pytest.param("HTTPS://UPPER.ORG/A", "HTTPS://UPPER.ORG/A", id="upper case"),
        pytest.param("https://bücher.example/ü", "https://bücher.example/ü", id="another script"),
        pytest.param("see www.x.org/a.", "www.x.org/a", id="no scheme"),
        pytest.param("http:/p.dev/one", "http:/p.dev/one", id="a slash too few"),
        pytest.param("https//p.dev/x", "https//p.dev/x", id="no colon"),
        pytest.param("ftp://x.org/a", "ftp://x.org/a", id="ftp"),
        pytest.param("end.https://x.org/a", "https://x.org/a", id="after a glued full stop"),
        pytest.param("[1]https://x.org/a", "https://x.org/a", id="after a glued number"),
        pytest.param("来源：https://x.org/a。", "https://x.org/a", id="among Chinese"),
        pytest.param("https://h.org/@user/x", "https://h.org/@user/x", id="an at sign"),
        pytest.param(
            "https://x.org/a?b=c&d=e#f:~:text=g", "https://x.org/a?b=c&d=e#f:~:text=g", id="query, fragment"
        ),
        pytest.param("https://x.org/v=vs.85)", "https://x.org/v=vs.85", id="a bracket too many"),
        pytest.param("https://x.org/a\nhttps", "https://x.org/a", id="a line end"),
        pytest.param(
            "https://x.org/aa(v=vs.85).aspx", "https://x.org/aa(v=vs.85).aspx", id="brackets in the middle"
        ),
        pytest.param(
            "(https://x.org/(ISSN)2047-7481).", "https://x.org/(ISSN)2047-7481", id="brackets at the start"
        ),
        pytest.param("https://x.org/PII(20)30154-9**", "https://x.org/PII(20)30154-9", id="brackets, then bold"),
        pytest.param(
            "https://zh.x.org/wiki/春（小説）。", "https://zh.x.org/wiki/春（小説）", id="full-width brackets"
        ),
        pytest.param("https://x.org/a（看）", "https://x.org/a", id="a remark in full-width brackets"),
        pytest.param("https://he.x.org/ערך_(ב)", "https://he.x.org/ערך_(ב)", id="Hebrew"),
        pytest.param("https://x.org/a.html来源于", "https://x.org/a.html", id="text glued to a file"),
        pytest.param("https://x.org来源", "https://x.org", id="text glued to a host"),
        pytest.param("https://x.org/a에서 보기", "https://x.org/a", id="a Korean particle"),
        pytest.param("https://x.org/1作者：B", "https://x.org/1", id="the label of what comes next"),
        pytest.param("https://zh.x.org/wiki/苹果", "https://zh.x.org/wiki/苹果", id="Chinese"),
        pytest.param("https://x.org/a[3]", "https://x.org/a", id="a note's number in brackets"),
        pytest.param("https://x.org/a.html12", "https://x.org/a.html", id="a note's number behind a file"),
        pytest.param("https://x.org/intro.html5", "https://x.org/intro.html5", id="no note's number"),
        pytest.param("https://x.org/a¹²", "https://x.org/a", id="a raised number"),
        pytest.param("https://x.org/a&gt;", "https://x.org/a", id="an escaped bracket"),
        pytest.param("https://x.org/a\\\\", "https://x.org/a", id="two backslashes"),
        pytest.param("https://x.org:443/#/route", "https://x.org:443/#/route", id="port and route"),
        pytest.param("https://x.org/a::b;c$d", "https://x.org/a::b;c$d", id="colons, semicolon, dollar"),
        pytest.param("gopher://x.org/1/a", "gopher://x.org/1/a", id="gopher"),
        pytest.param("[https://a.org/1](", "https://a.org/1", id="a link's words"),
        pytest.param("https://x.org/a-\nand then", "https://x.org/a-", id="a dash at the line's end"),
        pytest.param("https://x.org/a/\nSources", "https://x.org/a/", id="a slash at the line's end"),
        pytest.param("https://x.org/a?\nYes", "https://x.org/a", id="a question at the line's end"),
        pytest.param("_https://x.org/a_\nfoo", "https://x.org/a_", id="emphasis at the line's end"),
        pytest.param("https://x.org/" + "a" * 300, "https://x.org/" + "a" * 300, id="300 characters"),
    ],
)
def test_an_address_ends_where_its_sentence_goes_on(text, found):
    """Closing punctuation belongs to the sentence, what the address opened belongs to the address."""
    (only,) = addresses.find(text)
    assert only == (found, text.index(found), text.index(found) + len(found))


@pytest.mark.parametrize(
    ("text", "url", "piece"),
    [
        pytest.param("https://x.org/a\\_b.", "https://x.org/a_b", "https://x.org/a\\_b", id="escape"),
        pytest.param("https://x.org/lang\xadsam", "https://x.org/langsam", None, id="soft hyphen"),
        pytest.param("https://x.org/\u200ba", "https://x.org/a", None, id="break allowed"),
        pytest.param("https://x.org/?a=1&amp;b=2", "https://x.org/?a=1&b=2", None, id="escaped ampersand"),
        pytest.param(
            "https://x.org/some-\n   title-of-it.html, 2020",
            "https://x.org/some-title-of-it.html",
            "https://x.org/some-\n   title-of-it.html",
            id="broken at a dash",
        ),
        pytest.param("https://x.org/a?\nb=1", "https://x.org/a?b=1", None, id="broken at a question mark"),
        pytest.param("https://x.org/%E4%\nB8%AD", "https://x.org/%E4%B8%AD", None, id="broken in an escape"),
        pytest.param(
            f"https://x.org/{'a' * 60}/\nb/c.html\n",
            f"https://x.org/{'a' * 60}/b/c.html",
            f"https://x.org/{'a' * 60}/\nb/c.html",
            id="broken at a slash, full line",
        ),
        pytest.param(
            f"https://x.org/{'a' * 60}bc\nde/f.html\n",
            f"https://x.org/{'a' * 60}bcde/f.html",
            f"https://x.org/{'a' * 60}bc\nde/f.html",
            id="broken in a word, full line",
        ),
    ],
)
def test_an_address_is_given_as_it_was_meant(text, url, piece):
    """Escapes and invisible characters are not of it, and the line end that surely broke it is none."""
    (only,) = addresses.find(text)
    assert only == (url, 0, len(piece or text))


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("https://a.org/1https://b.org/2", ["https://a.org/1", "https://b.org/2"]),
        ("[https://a.org/1](https://b.org/2)", ["https://a.org/1", "https://b.org/2"]),
        ("https://a.org/\nhttps://b.org/", ["https://a.org/", "https://b.org/"]),
        ("https://web.archive.org/web/2020/https://a.org/", ["https://web.archive.org/web/2020/https://a.org/"]),
        ("me@www.x.org", []),
        ("https://a.org/x](\nfoo/bar", ["https://a.org/x"]),
        ("https://a.org](=\nfoo/bar", ["https://a.org"]),
    ],
    ids=["glued", "as Markdown", "by line", "one within another", "a letter box", "no second", "a sign"],
)
def test_addresses_without_a_space_between_are_told_apart(text, urls):
    """A scheme begins an address wherever it stands, unless it is a piece of the one before."""
    assert [url for url, _, _ in addresses.find(text)] == urls


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("see github.com/a/b.", ["https://github.com/a/b"]),
        ("//x.org/p", ["https://x.org/p"]),
        ("(x.co.uk/a)", ["https://x.co.uk/a"]),
        ("and/or, e.g./i.e., README.md/x, lib.rs/a, me@x.org/a, x.org", []),
    ],
    ids=["a host", "two slashes", "in brackets", "none"],
)
def test_a_host_with_a_path_needs_no_scheme(text, urls):
    """A name that ends as only hosts do, with a path behind it, is an address."""
    assert [url for url, _, _ in addresses.without_scheme(text)] == urls


@pytest.mark.parametrize(
    "piece",
    ["https://a](", "https://a/\n", "https://x.org/a-\nb/c-\n", "https://春（", "a.com/(", "http://a.b"],
    ids=repr,
)
def test_finding_addresses_takes_linear_time(piece):
    """Twice the text takes about twice the time, whatever the text."""

    def cost(size):
        text = piece * (size // len(piece))
        return cpu(lambda: [*addresses.find(text), *addresses.without_scheme(text)])

    assert_linear(cost, 20_000)


@pytest.mark.parametrize(
    "text", ["", "http://", "me@x.org", "a.b", "xhttp://x.org", "www.", "https://", "v2@1.5x.png"], ids=repr
)
def test_what_is_no_address_is_not_found(text):
    """A scheme alone, a letter box and a file name are none."""
    assert not list(addresses.find(text))


def test_several_addresses_are_found_in_order():
    """Each address of a line is one, letter boxes between them none."""
    found = [url for url, _, _ in addresses.find("https://a.org/1 b@c.org http://d.org/2, www.e.org")]
    assert found == ["https://a.org/1", "http://d.org/2", "www.e.org"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [("x.org/page", True), ("https://x.org/…", True), ("A title", False), ("Node.js", True), ("", False)],
)
def test_words_that_are_only_an_address_are_known(words, expected):
    """A link's words may be its address, or nearly."""
    assert addresses.looks_like_one(words) is expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fx.org", True),
        ("https://twitter.com/intent/tweet?text=A&url=https://x.org/a", True),
        ("https://www.linkedin.com/shareArticle?mini=true&url=https://x.org", True),
        ("https://x.org/a?share=twitter", True),
        ("//www.addthis.com/bookmark.php?v=250", True),
        ("https://x.org/share-prices?q=1", False),
        ("https://web.archive.org/web/2020/https://x.org/share", False),
        ("https://x.org/redirect?url=https://y.org", False),
    ],
)
def test_a_share_button_is_known_by_what_it_hands_on(url, expected):
    """An address that only hands another one on is no citation."""
    assert addresses.is_share(url) is expected


@pytest.mark.parametrize("url", ["javascript:void(0)", " JavaScript: x", "data:text/html,x", "about:blank"])
def test_what_runs_in_the_page_leads_nowhere(url):
    """Scripts and embedded data are no addresses to ask."""
    assert addresses.is_inert(url)


@given(st.text(alphabet="htps:/w.()[]{}<>*~,'\" ax\u3002", max_size=60))
def test_every_address_is_the_text_it_stands_for(text):
    """An address found is a piece of the text, and they come apart and in order."""
    last = 0
    for url, start, end in addresses.find(text):
        assert last <= start < end
        assert text[start:end] == url
        last = end
