"""Where an address in running text begins and ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    ],
)
def test_an_address_ends_where_its_sentence_goes_on(text, found):
    """Closing punctuation belongs to the sentence, what the address opened belongs to the address."""
    (only,) = addresses.find(text)
    assert only == (found, text.index(found), text.index(found) + len(found))


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
