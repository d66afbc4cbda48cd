"""Which blocks are the source list, and why."""

import pytest
from timing import assert_linear, cpu

import linkcheck
from linkcheck.article import section
from linkcheck.article.blocks import Anchor, Block, Kind
from linkcheck.article.markdown import document as markdown
from linkcheck.article.section import Role
from linkcheck.article.text import document as text
from linkcheck.model import Region

SOMEWHERE = Region(1, 1, 1, 1)
PROSE = (
    "This paragraph goes on about something else for a while, and it names no work at all, and on it goes. " * 3
)


def lists(content, reader=text):
    """Each list's heading, and the addresses of its blocks."""
    found = section.find(reader.read(content).blocks)
    return [(each.heading, [anchor.url for block in each.blocks for anchor in block.anchors]) for each in found]


def listed(content):
    """The addresses of a Markdown text's lists, without their scheme."""
    return [url.removeprefix("https://") for _, urls in lists(content, markdown) for url in urls]


def named(content, reader=text):
    """The text of the blocks of the lists."""
    return [block.text for each in section.find(reader.read(content).blocks) for block in each.blocks]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("Sources: https://a.org/", [("Sources", ["https://a.org/"])], id="after a colon"),
        pytest.param("来源：https://a.org/", [("来源", ["https://a.org/"])], id="after a wide colon"),
        pytest.param("2019-09-26 12:11来源：https://a.org/", [("来源", ["https://a.org/"])], id="after a date"),
        pytest.param("Sources 1/ https://a.org/", [("Sources", ["https://a.org/"])], id="before a number"),
        pytest.param("Source https://a.org/", [("Source", ["https://a.org/"])], id="before an address"),
        pytest.param("(Via https://a.org/)", [("(Via", ["https://a.org/"])], id="via"),
        pytest.param(
            "Sources: https://a.org/ / Photo credit: https://b.org/",
            [("Sources", ["https://a.org/"])],
            id="a credit is none",
        ),
        pytest.param("See also https://a.org/ for what it says of this.", [], id="a sentence"),
        pytest.param("The source https://a.org/ says so.", [], id="a sentence with the word"),
        pytest.param("Sources: none", [], id="no address"),
        pytest.param("Sources", [], id="nothing below"),
    ],
)
def test_a_line_may_be_the_list(content, expected):
    """A word of sources that an address follows opens a list of one line."""
    assert lists("Some text that says something.\n\n" + content) == expected


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("# Quellen\n\n- [a](https://a.org)\n", id="de, the first rank"),
        pytest.param("#### Fuentes\n\n- [a](https://a.org)\n", id="es, the fourth rank"),
        pytest.param("Références\n----------\n\n- [a](https://a.org)\n", id="fr, underlined"),
        pytest.param("**Bronnen**\n\n- [a](https://a.org)\n", id="nl, a bold line"),
        pytest.param("参考资料：\n\n- [a](https://a.org)\n", id="zh, a line with a wide colon"),
        pytest.param("sources:\n\n- [a](https://a.org)\n", id="en, a line in small letters"),
        pytest.param("Källor:\n- [a](https://a.org)\n", id="sv, no blank line below"),
        pytest.param('<div dir="rtl">\n\n## מקורות\n\n- [a](https://a.org)\n\n</div>\n', id="he, in an element"),
        pytest.param("## Źródła {#zrodla}\n\n- [a](https://a.org)\n", id="pl, with a name"),
        pytest.param('## <a name="r"></a>Reference\n\n- [a](https://a.org)\n', id="cs, with an anchor in it"),
        pytest.param("## 4 References ::\n\n- [a](https://a.org)\n", id="en, number and colons"),
        pytest.param("## 📚 Kaynaklar/Referanslar\n\n- [a](https://a.org)\n", id="tr, a picture"),
        pytest.param("## Sources\n\nDer deutsche Text dazu.\n\n- [a](https://a.org)\n", id="en over German"),
        pytest.param("## 출처\n\n[a](https://a.org)\n", id="ko, a paragraph"),
        pytest.param("## المصادر\n\n| w | d |\n|-|-|\n| [a](https://a.org) | b |\n", id="ar, a table"),
        pytest.param("## Источники\n\n1. Книга, [a](https://a.org)\n", id="ru, numbered"),
        pytest.param("## 参考\n\n> [a](https://a.org)\n", id="ja, a quotation"),
        pytest.param("सन्दर्भ:\n\n* [a](https://a.org)\n", id="hi, a line"),
        pytest.param(
            "<details>\n<summary>Sources</summary>\n\n- [a](https://a.org)\n\n</details>\n", id="folded in"
        ),
        pytest.param("source\n: <https://a.org>\n", id="a definition"),
        pytest.param("- Sources:\n  - [a](https://a.org)\n- Else:\n  - [b](https://b.org)\n", id="in an outline"),
    ],
)
def test_a_list_is_found_under_whatever_form_of_heading(content):
    """A heading, a line, a term or an item may be what a list stands under."""
    assert [url.removeprefix("https://") for _, urls in lists(content, markdown) for url in urls] == ["a.org"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            "## Sources\n\n- [a](https://a.org)\n\n## Story\n\n" + PROSE + "\n\n[x](https://x.org)\n",
            ["a.org"],
            id="at the top",
        ),
        pytest.param(
            "## A\n\n" + PROSE + "\n\n### References\n\n- [a](https://a.org)\n\n## B\n\n" + PROSE + "\n\n"
            "### References\n\n- [b](https://b.org)\n",
            ["a.org", "b.org"],
            id="one a chapter",
        ),
        pytest.param(
            "## Sources\n- [a](https://a.org)\n\n## Further reading\n- [b](https://b.org)\n",
            ["a.org", "b.org"],
            id="two headings side by side",
        ),
        pytest.param(
            "## References\n### OWASP\n- [a](https://a.org)\n### External\n- [b](https://b.org)\n",
            ["a.org", "b.org"],
            id="parted by headings",
        ),
        pytest.param(
            "## Referências\n\n[a](https://a.org)\n\n## Livros\n\n- [b](https://b.org)\n- [c](https://c.org)\n",
            ["a.org", "b.org", "c.org"],
            id="parted by kinds of works",
        ),
        pytest.param(
            "## References\n- [a](https://a.org)\n\n## Books\n\nI write [books](https://b.org) now and then, "
            "and this is how that came about when I was young and had no idea of what it would take to do so, "
            "nor of what comes after.\n",
            ["a.org"],
            id="a chapter on books is none",
        ),
        pytest.param(
            "## Contents\n\n- [A](#a)\n- [References](#references)\n\n## A\n\nText.\n\n## References\n\n"
            "- [a](https://a.org)\n",
            ["a.org"],
            id="the table of contents repeats the heading",
        ),
        pytest.param(
            "## Further reading\n\nWhat follows are the works that I had on my desk when I wrote this, in the "
            "order in which I took them from the shelf:\n\n- [a](https://a.org)\n",
            ["a.org"],
            id="a sentence introduces it",
        ),
        pytest.param(
            "## References\n\n[own](own.md)\n\n[other](other.md)\n\n[a](https://a.org)\n\n[own](own.md)\n",
            ["own.md", "other.md", "a.org", "own.md"],
            id="a line each, some within the site",
        ),
        pytest.param(
            "## Sources\n\nBooks:\n\n- [a](https://a.org)\n\nArticles:\n\n- [b](https://b.org)\n",
            ["a.org", "b.org"],
            id="lines part it",
        ),
    ],
)
def test_lists_stand_anywhere(content, expected):
    """At the top or the end, once or once a chapter, whole or in parts."""
    assert listed(content) == expected


@pytest.mark.parametrize(
    "below",
    [
        pytest.param("## Version history\n\n| [me](https://x.org) | 2020 |\n|-|-|\n", id="a table of versions"),
        pytest.param("| v | who |\n|-|-|\n| 1.0 | [me](https://x.org) |\n", id="a table without a heading"),
        pytest.param("### License\n\n[CC BY](https://x.org)\n", id="a licence below a heading of lower rank"),
        pytest.param("Licensed under [CC BY](https://x.org).\n", id="a licence"),
        pytest.param("Lizenz: [CC BY](https://x.org)\n", id="de, a licence"),
        pytest.param("© 2020 [me](https://x.org)\n", id="a copyright"),
        pytest.param("[Edit this page](https://x.org/edit)\n", id="edit this page"),
        pytest.param("Share: [T](https://x.org/t) [F](https://x.org/f)\n", id="share"),
        pytest.param("Partager : [T](https://x.org/t)\n", id="fr, share"),
        pytest.param("Теги: [a](https://x.org/t)\n", id="ru, tags"),
        pytest.param("[← before](before.md) | [after →](after.md)\n", id="pages before and after"),
        pytest.param("[before](before.md)\n", id="a page before"),
        pytest.param("**About the author**\n\n[me](https://x.org)\n", id="the author"),
        pytest.param("关于作者\n\n[我](https://x.org)\n", id="zh, the author"),
        pytest.param("<!-- data:image/png;base64,AAAA https://x.org -->\n", id="a comment"),
        pytest.param("## Acceptance\n\n[accepted](https://x.org)\n", id="another chapter"),
        pytest.param("**Related**\n\n- [b](https://x.org)\n", id="related"),
        pytest.param("**댓글**\n\n[b](https://x.org)\n", id="ko, comments"),
        pytest.param("## Tools\n\n- [b](https://x.org)\n", id="tools"),
        pytest.param("Rating: [five stars](https://x.org)\n", id="a rating"),
        pytest.param("Thanks to [her](https://x.org).\n", id="thanks"),
        pytest.param(
            "I wrote this in the summer when I had the time for it, with [a machine](https://x.org) that I had "
            "not used before and that I got to know while I wrote, which is to say that I am still not used to it "
            "at all and may well have made mistakes that nobody else would have made; do tell me of them, please, "
            "by whatever way is the best for you, and soon.\n",
            id="running text with a link",
        ),
    ],
)
def test_what_stands_below_a_list_is_none_of_it(below):
    """Licences, buttons, authors, tables and chapters come after the sources."""
    content = f"Text.\n\n## Sources\n\n- [a](https://a.org)\n- [b](https://b.org)\n\n{below}"
    assert listed(content) == ["a.org", "b.org"]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(
            "## Source\n\nThe name of the file, see [here](https://x.org) how `source` is read.\n\n```\na\n```\n",
            id="a parameter",
        ),
        pytest.param("## Source\n\n```c\nint main;\n```\n\n[main.c](https://x.org)\n", id="source code"),
        pytest.param(
            "## Links\n\n```\n[a](https://x.org)\n```\n\n[a](https://x.org)\n\n## Images\n\nText.\n",
            id="how links are written",
        ),
        pytest.param(
            "## Resources\n\nThe cluster has many kinds of them, among which [pods](https://x.org) are those "
            "that a user will meet first and most often, whatever the size of what is built.\n",
            id="resources of a machine",
        ),
        pytest.param(
            "## Notes\n\n- Fixed a bug\n- Removed a file\n- See [this](https://x.org)\n", id="release notes"
        ),
        pytest.param(
            "## Fonts\n\nUse Inter from [a site](https://x.org), and no others, for they are slow to load and "
            "most of them do not have the letters that are wanted here.\n",
            id="a word of another language",
        ),
        pytest.param(
            "## See also\n\n- [other page](other.md)\n- [third page](third.md)\n", id="links within the site"
        ),
        pytest.param("See [x].\n\n## Footnotes\n\nThis only explains.\n\n[x]: https://x.org\n", id="definitions"),
        pytest.param("## Quellen\n\nFoto: A. Name / [Agentur](https://x.org)\n", id="de, a photograph"),
        pytest.param("Источник: Фото: [Агентство](https://x.org)\n", id="ru, a photograph"),
        pytest.param("## Źródło\n\nZdjęcie: [x](https://x.org)\n", id="pl, a photograph"),
        pytest.param("## Publications\n\n- [My book](https://x.org)\n", id="works by whom the text is about"),
        pytest.param("## Related articles\n\n- [a](https://x.org)\n", id="related articles"),
        pytest.param("## Tools\n\n- [a](https://x.org)\n", id="tools"),
        pytest.param("## Mappings\n\n- CWE-1: [a](https://x.org)\n", id="mapped names"),
        pytest.param("## Acknowledgements\n\n[her](https://x.org)\n", id="thanks"),
        pytest.param("Made with [a tool](https://x.org)\n", id="made with"),
        pytest.param("Note: see [this](https://x.org) before you start.\n", id="a note"),
        pytest.param("Read more: [that](https://x.org)\n\n" + PROSE, id="in the middle of the text"),
        pytest.param("## References\n\nThere is no source available.\n", id="says there is none"),
        pytest.param("## Sources\n\n- None\n", id="none"),
        pytest.param("## 来源\n\n暂无\n", id="zh, none"),
        pytest.param("## Sources\n\n## Next\n\n[a](https://x.org)\n", id="empty"),
        pytest.param(
            "## Table of contents\n\n- [Sources](#sources)\n- [Links](#links)\n", id="a table of contents"
        ),
        pytest.param("- [Docs](https://x.org/d)\n- [Source](https://x.org)\n", id="links of a project"),
        pytest.param("The [Sources](https://x.org) of the river are far away.\n", id="a sentence"),
    ],
)
def test_what_only_looks_like_a_list_is_none(content):
    """A weak word, a credit, a chapter of another kind: nothing with an address is a source."""
    found = [entry for _, urls in lists("# T\n\nText.\n\n" + content, markdown) for entry in urls]
    assert not [url for url in found if url.startswith("https://x.org")]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("(Quelle: APA/sda/dpa)", ["APA/sda/dpa"], id="de"),
        pytest.param("Text of the news. (Quelle: dpa)", ["dpa)"], id="behind the text"),
        pytest.param("Fuente: Agencia EFE", ["Agencia EFE"], id="es"),
        pytest.param("来源：新华网　作者：张三", ["新华网"], id="zh, before a credit"),
        pytest.param("2019-09-26 12:11来源：光明网作者：李四", ["光明网"], id="zh, glued"),
        pytest.param("출처: 연합뉴스", ["연합뉴스"], id="ko"),
        pytest.param("Kaynak: Anadolu Ajansı", ["Anadolu Ajansı"], id="tr"),
        pytest.param("Source: stdin is read, and then it is closed. Then more.", [], id="a sentence"),
        pytest.param("Source: the_function(argument)", [], id="code"),
        pytest.param("Source: unknown", [], id="unknown"),
        pytest.param("Źródło: brak", [], id="pl, none"),
        pytest.param("Source: Photo: A. Name", [], id="a credit"),
    ],
)
def test_an_agency_is_a_source_without_an_address(content, expected):
    """A name behind "Source:" counts as marked by the text; what is no name does not."""
    assert [each.strip("()") for each in named("Text.\n\n" + content)] == [each.strip("()") for each in expected]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("Source: [A](https://a.org) / Image: [B](https://b.org)", ["a.org"], id="then an image"),
        pytest.param("Photo: [B](https://b.org) / Source: [A](https://a.org)", ["a.org"], id="first a photograph"),
        pytest.param(
            "(Via [A](https://a.org), [B](https://b.org) and [C](https://c.org))",
            ["a.org", "b.org", "c.org"],
            id="via three",
        ),
        pytest.param("via: https://a.org", ["a.org"], id="via an address"),
        pytest.param("Bron: [A](https://a.org)", ["a.org"], id="nl"),
        pytest.param("Sumber: [A](https://a.org), [B](https://b.org)", ["a.org", "b.org"], id="id"),
        pytest.param("Источник: [A](https://a.org)", ["a.org"], id="ru"),
        pytest.param("出典：[A](https://a.org)", ["a.org"], id="ja"),
        pytest.param("**Fonte:** [A](https://a.org)", ["a.org"], id="pt, bold"),
        pytest.param(
            "Source 1: [A](https://a.org)\n\nSource 2: [B](https://b.org)", ["a.org", "b.org"], id="numbered"
        ),
        pytest.param("[Source](https://a.org)", ["a.org"], id="the word is the link"),
        pytest.param("[출처](https://a.org)", ["a.org"], id="ko, the word is the link"),
        pytest.param("It was said. (Source: [A](https://a.org))", ["a.org"], id="behind the text"),
        pytest.param("来源：[新华网](https://a.org)作者：[张三](https://b.org)", ["a.org"], id="zh, glued"),
        pytest.param(
            "（首圖來源：[A](https://a.org)；資料來源：[B](https://b.org)）", ["b.org"], id="zh, behind a credit"
        ),
        pytest.param(
            "Links: [A](https://a.org), [B](https://b.org)", ["a.org", "b.org"], id="a weak word at the end"
        ),
    ],
)
def test_a_line_of_links_is_a_list(content, expected):
    """One line may name several sources, and credits that share it are none."""
    assert listed("# T\n\nText that comes first.\n\n" + content + "\n") == expected


def test_a_table_of_contents_is_not_the_list():
    """Of two lists under one heading, the one that has addresses counts."""
    content = "References\n\n- Author's address page\n\nBody\n====\n\nProse.\n\nReferences\n\n- https://a.org/\n"
    assert lists(content) == [("References", ["https://a.org/"])]


def test_a_chapter_may_cite_books_only():
    """A list without addresses counts beside one that has some, if its entries cite something."""
    content = "## Sources\n\n- A. Name, A Book, 1999\n\n## B\n\nText.\n\n## Sources\n\n- [a](https://a.org)\n"
    assert named(content, markdown) == ["A. Name, A Book, 1999", "a"]


def test_names_of_sites_on_a_page_are_no_list():
    """Links to front pages and nothing else are a sidebar's; in a text they are what is cited."""
    urls = [f"https://{name}.org/" for name in "abcd"]
    blocks = [Block(Kind.ITEM, "Name", SOMEWHERE, (Anchor(url, 0, 4, SOMEWHERE),), lined=False) for url in urls]
    heading = Block(Kind.HEADING, "References", SOMEWHERE, level=3)
    assert not section.find([heading, *blocks])
    assert section.find([heading, *blocks[:3]])
    assert section.find([heading, *(block._replace(lined=True) for block in blocks)])


def test_a_list_ends_at_the_next_heading_of_its_rank():
    """Sub-headings stay inside; what follows the next section's heading does not."""
    blocks = [
        Block(Kind.HEADING, "Sources", SOMEWHERE, level=2),
        Block(Kind.ITEM, "one book", SOMEWHERE),
        Block(Kind.HEADING, "Print", SOMEWHERE, level=3),
        Block(Kind.ITEM, "two books", SOMEWHERE),
        Block(Kind.HEADING, "About", SOMEWHERE, level=2),
        Block(Kind.ITEM, "the author", SOMEWHERE),
    ]
    (found,) = section.find(blocks)
    assert [block.text for block in found.blocks] == ["one book", "two books"]


def test_a_heading_beside_the_article_ends_the_list():
    """ "Share this" is no sub-heading of the sources, whatever its rank."""
    blocks = [
        Block(Kind.HEADING, "Sources", SOMEWHERE, level=2),
        Block(Kind.ITEM, "one book", SOMEWHERE),
        Block(Kind.ASIDE, "Share this", SOMEWHERE, level=3),
        Block(Kind.ITEM, "Send to a friend", SOMEWHERE),
    ]
    (found,) = section.find(blocks)
    assert [block.text for block in found.blocks] == ["one book"]


def test_prose_ends_the_list():
    """A paragraph of sentences that cite nothing is the text going on."""
    assert lists(f"Sources\n\n- https://a.org/\n\n{PROSE}\n\nhttps://b.org/") == [("Sources", ["https://a.org/"])]


def test_notes_are_lists_of_their_own():
    """A footnote and an entry of a bibliography need no heading, and a weak heading above changes nothing."""
    note = Block(Kind.FOOTNOTE, "A note", SOMEWHERE)
    entry = Block(Kind.REFERENCE, "An entry", SOMEWHERE)
    heading = Block(Kind.HEADING, "Notes", SOMEWHERE, level=2)
    assert [each.heading for each in section.find([note, heading, note, entry])] == [
        "footnotes",
        "footnotes",
        "references",
    ]


def test_every_block_has_a_verdict_and_a_reason():
    """The reasons are those of the decision: where it finds a list, they name it."""
    content = (
        "# T\n\nText.\n\n```\ncode\n```\n\n## Links\n\nNothing but text.\n\n## Quellen\n\n- [a](https://a.org)\n"
        "- none\n\n### Print\n\n- A. Name, *Book*, 1999\n\n## Next\n\nText.\n\n[^1]: A note.\n"
    )
    blocks = markdown.read(content).blocks
    verdicts = list(section.explain(blocks))
    assert [verdict.block for verdict in verdicts] == list(blocks)
    assert [(each.block.text[:10].strip(), each.role.value, each.reason) for each in verdicts] == [
        ("T", "outside", "no heading of sources"),
        ("Text.", "outside", "no heading of sources above it"),
        ("code", "outside", "code"),
        (
            "Links",
            "refused",
            "heading 'Links' (en/de/pt) has other meanings, and what stands below is no list of links",
        ),
        ("Nothing bu", "outside", "no heading of sources above it"),
        ("Quellen", "heading", "heading 'Quellen' (de/lb) opens a list"),
        ("a", "entry", "entry of the list under heading 'Quellen' (de/lb)"),
        ("none", "inside", "says that there is no source"),
        ("Print", "inside", "a heading within the list"),
        ("A. Name, B", "entry", "entry of the list under heading 'Quellen' (de/lb)"),
        ("Next", "end", "a heading of the same rank ends the list"),
        ("Text.", "outside", "no heading of sources above it"),
        ("A note.", "entry", "a footnote"),
    ]
    found = [block for each in section.find(blocks) for block in each.blocks]
    assert [each.entry for each in verdicts if each.role is Role.ENTRY] == found


@pytest.mark.parametrize(
    "repeated",
    [
        pytest.param([("heading", "Links", 2), ("paragraph", "Links", 0)], id="weak headings"),
        pytest.param(
            [("heading", "Links", rank) for rank in (1, 2, 3, 4, 5, 6)], id="weak headings of every rank"
        ),
        pytest.param([("paragraph", "Links:", 0), ("item", "a b", 0)], id="weak lines"),
        pytest.param([("item", "Sources:", 0)], id="items that open lists"),
        pytest.param(
            [("heading", "Sources", 2), ("item", "a b", 0), ("heading", "Books", 2)], id="kinds of works"
        ),
        pytest.param([("paragraph", "(Source: " * 40, 0)], id="open brackets"),
        pytest.param([("paragraph", "Photo: a / " * 30, 0)], id="bylines"),
    ],
)
def test_finding_takes_linear_time(repeated):
    """Twice the blocks take about twice the time, whatever they are."""

    def elapsed(times):
        blocks = [
            Block(Kind(kind), words, Region(line, line, line, line + 9), level=level)
            for line in range(1, times)
            for kind, words, level in repeated
        ]
        return cpu(lambda: list(section.explain(blocks)))

    assert_linear(elapsed, 500)


@pytest.mark.parametrize(
    ("heading", "links", "count"),
    [
        ("See also", ["/one", "/two"], 0),
        ("Read more", ["https://daily.site/one", "https://www.daily.site/two"], 0),
        ("Siehe auch", ["https://blog.daily.site/one"], 0),
        ("Further reading", ["https://daily.site/one", "https://other.site/two"], 2),
        ("Sources", ["https://daily.site/one", "https://daily.site/two"], 2),
    ],
)
def test_other_stories_of_the_site_are_no_sources(heading, links, count):
    """Under words that head related stories as often as sources, a link must lead to another site."""
    items = "".join(f"<li><a href='{link}'>Title {link}</a></li>" for link in links)
    page = (
        f"<link rel=canonical href=https://daily.site/a><h1>T</h1><p>Text.</p><h2>{heading}</h2><ul>{items}</ul>"
    )
    article = linkcheck.parse(f"<!doctype html>{page}".encode(), "a.html")
    assert len(article.sources) == count


@pytest.mark.parametrize(
    ("after", "count"),
    [
        ("<p>Shopping</p><p><a href='https://daily.site/b'>Another story</a></p>", 2),
        ("<p>Books:</p><ul><li>A. Name: A title, 1999</li></ul>", 3),
        ("<p>B. Name: Another title, 2001</p>", 3),
    ],
    ids=["other things", "more items", "a work"],
)
def test_a_paragraph_below_the_items_of_a_page_must_cite(after, count):
    """The items are the list; what follows them as a paragraph is of it only if it cites something."""
    items = "<ul><li><a href='https://x.org/a'>One title</a></li><li>Own research, 2020</li></ul>"
    page = f"<!doctype html><body><h1>T</h1><p>Text.</p><p><b>Sources</b></p>{items}{after}"
    assert len(linkcheck.parse(page.encode(), "a.html").sources) == count


@pytest.mark.parametrize(("policy", "count"), [("/policy", 1), ("https://y.org/policy", 2)])
def test_what_introduces_the_items_with_the_sites_own_links_is_none_of_them(policy, count):
    """A page says how its sources were chosen, and the button of the list what it does."""
    page = (
        "<!doctype html><body><h1>T</h1><p>Text.</p><h3>4 sources<span>collapsed</span></h3><div>We have strict "
        "guidelines and rely on peer-reviewed studies, academic research institutions and medical associations. "
        f"You can all learn much more in <a href='{policy}'>our policy</a>.</div>"
        "<ul><li>A. Name (2020). <a href='https://x.org/a'>A title</a></li></ul>"
    )
    assert len(linkcheck.parse(page.encode(), "a.html").sources) == count


def test_pictures_are_no_sources():
    """A list of nothing but picture files says where the pictures are from."""
    assert listed("## Zdroje\n\n- https://a.org/1.jpg\n- https://b.org/2.PNG?w=10\n") == []
    assert listed("## Zdroje\n\n- https://a.org/1.jpg\n- https://b.org/2\n") == ["b.org/2"]


def test_lines_of_links_are_a_list_under_a_word_of_other_meanings():
    """Each line is looked at as an item would be: few words beside its link."""
    lines = "".join(
        f"A longer title of a page that explains it [here](https://a.org/{each})  \n" for each in "abc"
    )
    assert listed(f"## Useful Links\n\n{lines}") == ["a.org/a", "a.org/b", "a.org/c"]


def test_a_line_across_the_page_ends_a_list():
    """Below its heading it only parts the two."""
    content = "## Sources\n\n---\n\n- [A](https://a.org/)\n\n---\n\n[Follow me](https://b.org/)\n"
    assert listed(content) == ["a.org/"]


def test_a_paragraph_below_notes_is_none_of_them():
    """Unless it is numbered as they are."""
    note = Block(Kind.FOOTNOTE, "A, 2020", SOMEWHERE)
    heading = Block(Kind.HEADING, "Notes and references", SOMEWHERE, level=2)
    for words, count in (("A tip: see B, 2021", 1), ("[2] B, 2021", 2)):
        (found,) = section.find([heading, note, Block(Kind.PARAGRAPH, words, SOMEWHERE)])
        assert len(found.blocks) == count


def test_a_heading_may_hold_its_source():
    """It is a list of its own, and no title of the article."""
    content = "# Source: <https://a.org/>\n\n# A title\n\nText.\n"
    assert listed(content) == ["a.org/"]
    assert linkcheck.parse(content.encode(), "a.md").title == "A title"


def test_links_called_by_their_numbers_are_a_list():
    """Below the text as a chatbot leaves them; a page's own pager is none."""
    numbers = "\n".join(f"[{each}](https://a.org/{each})" for each in (1, 2, 3))
    assert listed(f"# T\n\nText.[1][2]\n\n{numbers}\n") == ["a.org/1", "a.org/2", "a.org/3"]
    assert listed("# T\n\nText.\n\n[1](https://a.org/1) [3](https://a.org/3)\n") == []
    assert listed("# T\n\nText.\n\n[1](#a) [2](#b)\n") == []


def test_a_key_makes_what_stands_behind_it_an_entry():
    """Even if nothing else of it looks like a citation; the key is its label."""
    content = "## References\n\n**\\[EidTillit\\]**\n> A framework for the north.\n\n**\\[X2\\]**\n> Another.\n"
    sources = linkcheck.parse(content.encode(), "a.md").sources
    assert [(each.text, each.labels) for each in sources] == [
        ("A framework for the north.", ("EidTillit",)),
        ("Another.", ("X2",)),
    ]


def test_an_annotated_bibliography_goes_on_below_its_annotations():
    """Running text between two citations says more of the first; below the last it ends the list."""
    content = (
        f'## References\n\n**Doe, J.** "On the wind." Press (2017).\n\n{PROSE}\n\n'
        f'**Roe, R.** "On the sea." Press (2002).\n\n{PROSE}\n\n{PROSE}\n'
    )
    assert [words.partition(".")[0] for words in named(content, markdown)] == ["Doe, J", "Roe, R"]


def test_entries_of_a_led_list_may_be_citations_without_addresses():
    content = (
        "Fuentes:\n\nhttps://a.org/\n\nDoe, Juan (2007). Músicas populares. Editorial Norte.\n\nUna frase más.\n"
    )
    found = linkcheck.parse(content.encode(), "a.txt").sources
    assert [each.url or each.title for each in found] == ["https://a.org/", "Músicas populares"]


def test_a_paragraph_above_a_sample_is_no_entry():
    """It introduces the code below it, under a heading that is a topic of the text."""
    assert listed("## Sources\n\nWe model [hooks](https://a.org/):\n\n```js\nx\n```\n") == []


def test_a_sentence_may_introduce_the_only_link():
    content = "## Reference\n\nThe below discussion has many points on the implications of all this.\n\n[A](https://a.org/)\n"
    assert listed(content) == ["a.org/"]
