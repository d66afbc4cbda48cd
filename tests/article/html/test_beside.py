"""What stands beside an article is told from it, and an article is never hidden by the name of its box."""

import pytest

from linkcheck import parse

A = "<a href='https://a.org/x'>A work</a>"
PROSE = "<p>" + "Running text that says something about the matter. " * 8 + "</p>"
LIST = f"<h2>Sources</h2><ul><li>{A}</ul>"


def found(content):
    """The addresses of a page's sources."""
    return [each.url for each in parse(content.encode(), "a.html").sources]


@pytest.mark.parametrize(
    "wrapper",
    [
        "<form id=aspnetForm>{}</form>",
        "<div class='widget Blog'>{}</div>",
        "<div class='elementor-widget elementor-widget-text-editor'>{}</div>",
        "<div class='post has-sidebar comments-open tag-social'>{}</div>",
        "<div class='content sidebar'>{}</div>",
        "<aside>{}</aside>",
        "<div class=share-page>{}</div>",
    ],
)
def test_most_of_the_page_is_the_article(wrapper):
    """The box that holds the main heading and the text is no widget, whatever its class."""
    assert found("<body>" + wrapper.format("<h1>A title</h1>" + PROSE + LIST)) == ["https://a.org/x"]


@pytest.mark.parametrize(
    "wrapper",
    [
        "<article>{}<footer>%</footer></article>",
        "<article>{}<aside class=sources>%</aside></article>",
        "<div class=entry-content>{}<aside>%</aside></div>",
        "<div itemprop=articleBody>{}<footer><p class=post-source>%</footer></div>",
        "<main>{}<div style='display:none'>%</div></main>",
        "<main>{}<div aria-hidden=true>%</div></main>",
    ],
)
def test_a_list_within_the_article_is_its_own(wrapper):
    """An article's footer, its aside and what a click opens may hold its sources."""
    assert found(wrapper.format("<h1>A title</h1>" + PROSE).replace("%", LIST)) == ["https://a.org/x"]


@pytest.mark.parametrize(
    "box",
    [
        "<footer>%</footer>",
        "<div class=site-footer>%</div>",
        "<div class='widget widget_links'>%</div>",
        "<div class='widget references'>%</div>",
        "<main><aside>%</aside></main>",
        "<div id=sidebar-right>%</div>",
        "<div class=commentList>%</div>",
        "<div class=relatedPosts>%</div>",
        "<ol class=commentlist><li>%</ol>",
        "<div class=jp-relatedposts-related>%</div>",
        "<div role=complementary>%</div>",
        "<div hidden><p>%</p></div>".replace("%", f"Source: {A}"),
        "<div class=wp-caption><p class=wp-caption-text>Source: {A}</p></div>".replace("{A}", A),
        "<figure><img src=x><figcaption>Source: {A}</figcaption></figure>".replace("{A}", A),
        "<p><a href=/large><img src=x></a><br>Source: {A}</p>".replace("{A}", A),
        "<div class=photo-credit>Source: {A}</div>".replace("{A}", A),
    ],
)
def test_a_box_beside_the_article_is_not_its_list(box):
    """Blogrolls, comments, captions and what is hidden without being a list are not the article's sources."""
    page = "<main><h1>A title</h1>" + PROSE + "</main>" + box.replace("%", LIST)
    assert found(page) == []


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "Related Posts",
            "Share this:",
            "Comments",
            "Leave a Reply",
            "About the author",
            "Das könnte Sie auch ",
        ),
        *("Lire aussi", "Читайте также", "関連記事", "相关阅读", "Te puede interesar", "Baca juga", "댓글"),
    ],
)
@pytest.mark.parametrize("tag", ["h2", "h3", "p"])
def test_a_heading_of_something_else_ends_the_list(heading, tag):
    """Whatever its rank: related stories are not among the sources."""
    if heading.startswith("Das"):
        heading += "interessieren"
    after = f"<{tag}><b>{heading}</b></{tag}><ul><li><a href='https://b.org/'>Another story</a></ul>"
    assert found(f"<body>{PROSE}{LIST}{after}") == ["https://a.org/x"]


def test_a_marked_body_is_the_article_however_short():
    """A short post below long comments is not hidden with them."""
    post = f"<div class='widget'><div class=post-body><p>Short.</p>{LIST}</div></div>"
    assert found(f"<body>{post}<div class=comments>{PROSE * 5}</div>") == ["https://a.org/x"]


def test_the_left_column_of_a_layout_stands_beside():
    """A cell of links before the text, whatever it is headed with; a cell of the text's own table does not."""
    links = (
        "<b>Links</b><br><a href='https://b.org/1'>A</a><br><a href='https://b.org/2'>B</a><br><a href='/c'>C</a>"
    )
    page = "<table><tr><td>{}</td><td><h1>T</h1>{}<h2>Sources</h2><p><a href='https://a.org/x'>A</a></p></td></tr></table>"
    assert found(page.format(links, PROSE * 3)) == ["https://a.org/x"]
    row = f"<h1>T</h1>{PROSE * 3}<h2>Sources</h2><table><tr><td>[1]</td><td>{'A work, ' * 80}https://a.org/x</td></tr></table>"
    assert found(row) == ["https://a.org/x"]
