"""A page becomes a tree whatever is wrong with it."""

import pytest

from linkcheck.article.html import tree as html_tree


def outline(node):
    """The names and texts below an element."""
    return [child if isinstance(child, str) else (child.name, *outline(child)) for child in node.contents]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("a &amp; b", [("html", ("body", "a & b"))], id="a text"),
        pytest.param("<p>a</x></p></p>", [("html", ("body", ("p", "a")))], id="ends without beginnings"),
        pytest.param(
            "<ul><li>a<li>b</ul>", [("html", ("body", ("ul", ("li", "a"), ("li", "b"))))], id="left open"
        ),
        pytest.param("<p>a<!-- b -->c", [("html", ("body", ("p", "ac")))], id="a comment"),
        pytest.param(
            "\ufeff<?xml version='1.0' encoding='latin-1'?><p>é", [("html", ("body", ("p", "é")))], id="xml"
        ),
        pytest.param("<p>a\ud800b", [("html", ("body", ("p", "a?b")))], id="half a sign"),
    ],
)
def test_any_text_has_a_tree(text, expected):
    """The tree is what a browser makes of the page, as near as the parser comes."""
    assert outline(html_tree.parsed(text).root) == expected


@pytest.mark.parametrize("tag", ["b", "div", "ul><li", "table><tr><td", "font><center"])
def test_a_bottomless_page_is_read_to_a_depth(tag):
    """What nobody closes a hundred thousand times costs no more than its length."""
    assert html_tree.parsed(f"<{tag}>x" * 100_000).root.words()


def test_what_was_not_read_is_told():
    """A page of elements in elements is cut; one of formatting is not."""
    assert not html_tree.parsed("<div>" * 2000).is_whole
    assert html_tree.parsed("<b>" * 2000).is_whole


def test_formatting_that_is_never_closed_hides_nothing():
    """A page that opens a thousand fonts and closes none is read without them."""
    root, _ = html_tree.parsed("<p><font size=1><b>a" * 3000 + "<p><a href=/x>end</a>")
    assert any(node.get("href") == "/x" for node in root.walk())


def test_ends_that_fit_nothing_cost_no_search():
    """The parser looks through all that is open for each end; so not much may be open."""
    root, _ = html_tree.parsed("<b>x" * 50_000 + "</div>" * 50_000 + "<p>end")
    assert root.words(10**6).endswith("end")


def test_words_are_those_that_are_shown():
    """Scripts and styles say nothing; lines and cells part words."""
    root, _ = html_tree.parsed("<p>a<br>b<script>c</script><style>d</style><td>e")
    assert root.words() == "a b e"


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [("class='postBody Main' id=x", ["post-body", "main", "x"]), ("class=''", []), ("", [])],
)
def test_tokens_are_the_words_of_class_and_id(attributes, expected):
    """Letters and humps are folded."""
    node = next(node for node in html_tree.parsed(f"<div {attributes}>a</div>").root.walk() if node.name == "div")
    assert html_tree.tokens(node) == expected
