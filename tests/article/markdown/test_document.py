"""Markdown is read as CommonMark reads it, and each address stands where it stands in the file."""

import pytest
from timing import assert_linear, cpu

from linkcheck import parse
from linkcheck.article.blocks import Kind
from linkcheck.article.markdown.document import read


def found(content):
    """The sources of a Markdown text: address, line, column."""
    return [(each.url, *each.region[:2]) for each in parse(content.encode(), "a.md").sources]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("## Sources\n\n- <https://a.org/>", [("https://a.org/", 3, 1)], id="autolink"),
        pytest.param("## Sources\n\n- [A](https://a.org/)\n", [("https://a.org/", 3, 1)], id="link"),
        pytest.param("## Sources\n\nhttps://a.org/", [("https://a.org/", 3, 1)], id="bare, no line end"),
        pytest.param("Sources\n-------\n\n1. https://a.org/", [("https://a.org/", 4, 1)], id="setext"),
        pytest.param("**Sources**\n\nhttps://a.org/\n", [("https://a.org/", 3, 1)], id="bold line"),
        pytest.param("Sources:\n\n* https://a.org/\n", [("https://a.org/", 3, 1)], id="plain line"),
        pytest.param(
            "## Sources\n\nhttps://a.org/\nhttps://b.org/\n",
            [("https://a.org/", 3, 1), ("https://b.org/", 4, 1)],
            id="a line each",
        ),
        pytest.param(
            "Sources 1/ https://a.org/ 2/ https://b.org/x",
            [("https://a.org/", 1, 9), ("https://b.org/x", 1, 27)],
            id="one line",
        ),
        pytest.param(
            "## Sources\n\n> - [A][x]\n\n[x]: https://a.org/", [("https://a.org/", 3, 3)], id="quote, reference"
        ),
        pytest.param("## Sources\n\n- [A]\n\n[A]: https://a.org/", [("https://a.org/", 3, 1)], id="shortcut"),
        pytest.param("## Sources\n\n[1]: https://a.org/\n", [("https://a.org/", 3, 1)], id="definitions only"),
        pytest.param("Text[^1].\n\n[^1]: See https://a.org/.\n", [("https://a.org/", 3, 1)], id="footnote"),
        pytest.param("[^1]: My reference.\n", [], id="a note without a work"),
        pytest.param(
            "## Sources\n\n| n | Where |\n|---|---|\n| 1 | https://a.org/ |\n",
            [("https://a.org/", 5, 1)],
            id="table",
        ),
        pytest.param("## Sources\n\n```sh\ncurl https://a.org/\n```\n", [], id="fenced code"),
        pytest.param("## Sources\n\nthe address `https://a.org/` is code\n", [], id="inline code"),
        pytest.param("## Sources\n\n<pre>https://a.org/</pre>\n", [], id="raw pre"),
        pytest.param(
            "## Sources\n\n<ul><li><a href='https://a.org/'>A</a></li></ul>\n",
            [("https://a.org/", 3, 18)],
            id="raw html",
        ),
        pytest.param(
            '## Sources\n\n- <a href="https://a.org/">A</a>\n', [("https://a.org/", 3, 1)], id="inline html"
        ),
        pytest.param("## Sources\n\n- [A](<https://a.org/b c>)\n", [("https://a.org/b%20c", 3, 1)], id="a space"),
        pytest.param("## Sources\n\n- [x](javascript:alert(1))\n", [], id="a script"),
        pytest.param("[TOC]\n\n[[_TOC_]]\n", [], id="contents"),
        pytest.param("Source [A](https://a.org/)", [("https://a.org/", 1, 8)], id="a word and a link"),
        pytest.param("[Source](https://a.org/)", [("https://a.org/", 1, 1)], id="the word is the link"),
        pytest.param("See also [A](https://a.org/), which says more about it.", [], id="a sentence"),
    ],
)
def test_a_list_is_found_with_its_places(content, expected):
    """Every notation of a link is a source at its line and column."""
    assert found(content) == expected


def test_several_formats_of_line_end_are_one():
    """CRLF and CR count as one line end each."""
    for end in ("\n", "\r\n", "\r"):
        assert found(end.join(["# A", "", "## Sources", "", "- https://a.org/"])) == [("https://a.org/", 5, 1)]


def test_links_point_at_their_addresses():
    """A link's region is that of its address; several of a paragraph keep their order."""
    article = parse(b"See [A](https://a.org/),\nthen **https://b.org/**.\n", "a.md")
    assert [(link.url, link.text, tuple(link.region)) for link in article.links] == [
        ("https://a.org/", "A", (1, 9, 1, 23)),
        ("https://b.org/", "https://b.org/", (2, 8, 2, 22)),
    ]


def test_the_main_heading_is_the_title():
    """A section's heading further down names no article."""
    assert parse(b"Intro.\n\n# Title\n", "a.md").title == "Title"
    assert parse(b"## Title\n\nText.\n", "a.md").title == "Title"
    assert parse(b"[A](b) is a text.\n\n## Section\n", "a.md").title is None


def shown(content):
    """The blocks of a Markdown text: what each is and says."""
    return [(block.kind.value, block.text) for block in read(content).blocks]


def leading(content):
    """The links of a Markdown text: words, address, and what stands in the file where it says that it stands."""
    lines = content.split("\n")
    return [
        (block.text[each.start : each.end], each.url, lines[line - 1][column - 1 : end - 1])
        for block in read(content).blocks
        for each in block.anchors
        for line, column, _, end in [each.region]
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            "*a* **b** ***c*** _d_ ~~e~~ f_g_h 2 * 3", [("paragraph", "a b c d e f_g_h 2 * 3")], id="emphasis"
        ),
        pytest.param("a\\\nb  \nc<br>d", [("paragraph", "a\nb  \nc d")], id="breaks"),
        pytest.param(
            "&lt;a&gt; &#169; &nosuch; \\* \\a", [("paragraph", "<a> © &nosuch; * \\a")], id="entities, escapes"
        ),
        pytest.param("a `` b ` c `` `d", [("paragraph", "a b ` c `d")], id="code"),
        pytest.param("a <!-- b --> c\n\n<!--\nd\n\ne -->\n", [("paragraph", "a  c")], id="comments"),
        pytest.param("![alt *words*](https://a.org/a.png) b", [("paragraph", "alt words b")], id="an image"),
        pytest.param(
            "# A #\n\nB\n===\n\nC\n---", [("heading", "A"), ("heading", "B"), ("heading", "C")], id="headings"
        ),
        pytest.param("## A {#b .c}", [("heading", "A")], id="attributes"),
        pytest.param("- a\n  - b\n\n    c\n- d", [("item", "a"), ("item", "b\n\nc"), ("item", "d")], id="lists"),
        pytest.param("- [x] a\n- [ ] b", [("item", " a"), ("item", " b")], id="tasks"),
        pytest.param("|a|b|\n|-|-|\n|c|d \\| e|", [("aside", "a | b"), ("row", "c | d | e")], id="a table"),
        pytest.param("a\n: b\n: c", [("paragraph", "a"), ("item", "b"), ("item", "c")], id="definitions"),
        pytest.param("> [!NOTE]\n> a", [("paragraph", "\na")], id="an alert"),
        pytest.param(":::tip A\nb\n:::\n\n::: {#refs}\n:::", [("paragraph", "b")], id="containers"),
        pytest.param("[[A|b]] [[C]] ![[d.png]] %%e%% f", [("paragraph", "b C   f")], id="a vault"),
        pytest.param("%%\na\n\nb\n%%\n\nc", [("paragraph", "c")], id="a comment of several lines"),
        pytest.param("a {% b %} {{ c }} {{< d >}} e", [("paragraph", "a    e")], id="templates"),
        pytest.param("{% include a.html %}\n", [], id="a template alone"),
        pytest.param("{% comment %}\na\n\nb\n{% endcomment %}", [], id="a template's comment"),
        pytest.param(
            "{% highlight c %}\n# a\n{% endhighlight %}",
            [("code", "{% highlight c %}\n# a\n{% endhighlight %}")],
            id="a template's code",
        ),
        pytest.param(
            "import A from 'a'\n\nexport const b = 1\n\nc",
            [("code", "import A from 'a'"), ("code", "export const b = 1"), ("paragraph", "c")],
            id="modules",
        ),
        pytest.param("imports and exports", [("paragraph", "imports and exports")], id="no modules"),
        pytest.param("<Note a={{b: 1}}>\n\nc {/* d */}{' '}e\n\n</Note>", [("paragraph", "c e")], id="components"),
        pytest.param(
            "$$\na\n\n- b\n$$\n\nc $d_e_f$", [("code", "$$\na\n\n- b\n$$"), ("paragraph", "c $d_e_f$")], id="maths"
        ),
        pytest.param("it costs $5 or *$6*", [("paragraph", "it costs $5 or $6")], id="money"),
        pytest.param(
            "a\n**Sources**\n[1] b",
            [("paragraph", "a"), ("paragraph", "Sources"), ("paragraph", "[1] b")],
            id="a line that heads a list",
        ),
        pytest.param("```{r}\n#| a: b\nc\n```", [("code", "#| a: b\nc\n")], id="a chunk"),
    ],
)
def test_every_flavour_is_read_as_a_reader_sees_it(content, expected):
    """Marks go, words stay; what only a site's generator reads is no text."""
    assert shown(content) == expected


@pytest.mark.parametrize(
    ("content", "words", "url", "written"),
    [
        pytest.param("a [b *c*](https://a.org/ 'T') d", "b c", "https://a.org/", None, id="inline"),
        pytest.param("[a](<https://a.org/b c>)", "a", "https://a.org/b%20c", "https://a.org/b c", id="pointed"),
        pytest.param("[a](https://a.org/b_(c_(d)))", "a", "https://a.org/b_(c_(d))", None, id="brackets"),
        pytest.param(
            "[a](https://a.org/\\(b&amp;c)", "a", "https://a.org/(b&c", "https://a.org/\\(b&amp;c", id="escapes"
        ),
        pytest.param("[a\nb](https://a.org/)", "a\nb", "https://a.org/", None, id="words over lines"),
        pytest.param("[a](\nhttps://a.org/\n)", "a", "https://a.org/", None, id="line ends around"),
        pytest.param(
            "[a](https://a.org/b c.pdf)", "a", "https://a.org/b%20c.pdf", "https://a.org/b c.pdf", id="a space"
        ),
        pytest.param("[a] (https://a.org/)", "a", "https://a.org/", None, id="apart"),
        pytest.param("[a]\n(https://a.org/)", "a", "https://a.org/", None, id="on the next line"),
        pytest.param("[a]([https://a.org/](https://a.org/))", "a", "https://a.org/", None, id="a link as address"),
        pytest.param("[a]([https://a.org/])", "a", "https://a.org/", None, id="an address in brackets"),
        pytest.param("[![a](b.png)](https://a.org/)", "a", "https://a.org/", None, id="an image that leads"),
        pytest.param("[`a`](https://a.org/)", "a", "https://a.org/", None, id="code that leads"),
        pytest.param("[a][B]\n\n[b]: https://a.org/", "a", "https://a.org/", "a", id="by reference"),
        pytest.param("<https://a.org/>", "https://a.org/", "https://a.org/", None, id="autolink"),
        pytest.param("*https://a.org/b_c*", "https://a.org/b_c", "https://a.org/b_c", None, id="bare"),
        pytest.param(
            "https://a.org/b\\_c",
            "https://a.org/b_c",
            "https://a.org/b_c",
            "https://a.org/b\\_c",
            id="bare, escaped",
        ),
        pytest.param(
            "https://a.org/<sup>1</sup>", "https://a.org/", "https://a.org/", None, id="bare, before a tag"
        ),
        pytest.param('<a class="b" href="https://a.org/">c</a>', "c", "https://a.org/", None, id="a tag"),
        pytest.param(
            "<Card title='A book' href='https://a.org/' />", "A book", "https://a.org/", None, id="a component"
        ),
        pytest.param(
            "<Card\n  a={b > c}\n  href='https://a.org/'\n>\n",
            "https://a.org/",
            "https://a.org/",
            None,
            id="over lines",
        ),
        pytest.param("[[https://a.org/|b]]", "b", "https://a.org/", None, id="a wiki's address"),
        pytest.param("> 1. - a <https://a.org/>", "https://a.org/", "https://a.org/", None, id="deep"),
        pytest.param("-\ta\thttps://a.org/", "https://a.org/", "https://a.org/", None, id="tabs"),
        pytest.param("|a|\n|-|\n|b \\| https://a.org/|", "https://a.org/", "https://a.org/", None, id="a cell"),
        pytest.param(
            "a | b\n-|-\nx | x\nx | https://a.org/", "https://a.org/", "https://a.org/", None, id="a last cell"
        ),
        pytest.param("## [a](https://a.org/) ##", "a", "https://a.org/", None, id="a heading"),
        pytest.param(
            "---\ntitle: a\n---\n\n<https://a.org/>",
            "https://a.org/",
            "https://a.org/",
            None,
            id="below front matter",
        ),
        pytest.param(
            "[^a]: b\n\n    https://a.org/",
            "https://a.org/",
            "https://a.org/",
            None,
            id="a note's second paragraph",
        ),
        pytest.param(
            "a^[b <https://a.org/>] c", "https://a.org/", "https://a.org/", None, id="a note on the spot"
        ),
    ],
)
def test_a_link_stands_where_its_address_is_written(content, words, url, written):
    """Its region covers the address in the file, sign for sign."""
    assert leading(content) == [(words, url, url if written is None else written)]


def test_an_address_may_be_broken_over_lines():
    """It goes on where the next line's words begin."""
    [link] = parse(b"[a](https://a.org/b-\n   c)", "a.md").links
    assert (link.url, tuple(link.region)) == ("https://a.org/b-c", (1, 5, 2, 5))


@pytest.mark.parametrize(
    "content",
    [
        "[a]({{ site.url }}/b)",
        "[a]({% link b.md %})",
        "<img src='https://a.org/'>",
        '{{< figure src="https://a.org/" >}}',
        "{% include a.html url='https://a.org/' %}",
        "import a from 'https://a.org/'",
        "a {/* https://a.org/ */}",
        "`[a](https://a.org/)`",
        "![a](https://a.org/) ![b [c](https://d.org/)](https://e.org/)",
    ],
)
def test_what_embeds_or_generates_is_no_link(content):
    """An image, a template, a module: a reader cannot follow them."""
    assert leading(content) == []


def test_notes_are_called_by_name():
    """The mark is not in the text; any letters make a name, and capitals do not matter."""
    said, note, other = read("Said[^a], twice[^Größe].[^none]\n\n[^größe]: B\n[^a]: C\n").blocks
    assert (said.text, said.calls) == ("Said, twice.[^none]", (("a", 4), ("größe", 11)))
    assert [(each.kind, each.labels, each.text) for each in (note, other)] == [
        (Kind.FOOTNOTE, ("größe",), "B"),
        (Kind.FOOTNOTE, ("a",), "C"),
    ]


def test_a_note_on_the_spot_is_a_block_of_its_own():
    """It is called from where it stood, by a name that no other has."""
    said, note = read("Said^[See *this*: https://a.org/] so.").blocks
    assert (said.text, note.kind, note.text) == ("Said so.", Kind.FOOTNOTE, "See this: https://a.org/")
    assert (said.calls, tuple(note.region)) == (((note.labels[0], 4),), (1, 7, 1, 33))


def test_citations_call_their_keys():
    """Pandoc's forms; a handle in an address or in mail is none."""
    [block] = read(
        "As @doe [p. 3] says [see @roe-2020, p. 4; -@{po e}; -@poe:3.] me@x.org a.org/@b @fig-map"
    ).blocks
    assert [call.label for call in block.calls] == ["doe", "roe-2020", "poe:3"]


def test_numbers_of_items_are_their_labels():
    """What a reader sees counts: a list goes on from its first number, whatever is written."""
    blocks = read("3. a\n3. b\n   - c\n     1) d\n3. e\n").blocks
    assert [block.labels for block in blocks] == [("3",), ("4",), (), ("1",), ("5",)]


def test_sentences_find_their_source():
    """A note's source knows the sentence that calls it."""
    article = parse(b"One. Two[^a]. Three.\n\n[^a]: https://a.org/\n", "a.md")
    assert article.sources[0].sentences == ("Two.",)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("- a\n  - b\n\t- c", [(1, 1), (2, 3), (3, 2)], id="nested"),
        pytest.param("- - a", [(1, 3)], id="on one line"),
        pytest.param("> 10) a\n> > b", [(1, 3), (2, 5)], id="quoted"),
        pytest.param("[^a]:\n    b", [(1, 1)], id="a note below its name"),
        pytest.param("a\n:   b", [(1, 1), (2, 1)], id="a definition"),
        pytest.param("- a\n\n  ```\n  b\n  ```\n\n  c", [(3, 1), (1, 1)], id="code within"),
    ],
)
def test_blocks_start_at_their_markers(content, expected):
    """Line and column of an entry are those of its bullet or number."""
    assert [tuple(block.region[:2]) for block in read(content).blocks] == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            "```\n\\bibitem{a} A. https://a.org/\n% \\bibitem{b} B. https://b.org/\n\\bibitem{c}\nC, 2020.\n```",
            [("https://a.org/", 4, 1, ("a",)), (None, 6, 1, ("c",))],
            id="bibitems",
        ),
        pytest.param(
            "~~~ bibtex\n@misc{a,\n  url = {https://a.org/},\n}\n~~~",
            [("https://a.org/", 4, 1, ("a",))],
            id="BibTeX",
        ),
        pytest.param(
            "```text\n[1] A: https://a.org/\n    2020\n[2] B: https://b.org/\n```\n\n## More",
            [("https://a.org/", 4, 1, ("1",)), ("https://b.org/", 6, 1, ("2",))],
            id="numbers",
        ),
        pytest.param("> ```\n> https://a.org/\n> ```", [], id="quoted"),
        pytest.param(
            "```\nhttps://a.org/\n\nhttps://b.org/\n```",
            [("https://a.org/", 4, 1, ()), ("https://b.org/", 6, 1, ())],
            id="addresses",
        ),
        pytest.param("```\ncurl https://a.org/\n```", [], id="a command"),
        pytest.param("```python\n[1] https://a.org/\n```", [], id="a language"),
        pytest.param(
            "```\n[1] https://a.org/\n```\n\n- https://b.org/", [("https://b.org/", 7, 1, ())], id="a list beside"
        ),
        pytest.param("```\n```", [], id="empty"),
        pytest.param("```\n[1] https://a.org/", [("https://a.org/", 4, 1, ("1",))], id="never closed"),
    ],
)
def test_a_fence_alone_under_the_heading_is_the_list(content, expected):
    """Entries in a fence are entries; commented ones are not, and a sample of code stays one."""
    article = parse(f"## References\n\n{content}\n".encode(), "a.md")
    assert [(each.url, *each.region[:2], each.labels) for each in article.sources] == expected


@pytest.mark.parametrize(
    ("content", "title", "published"),
    [
        pytest.param(
            "% On *rivers*\n  and lakes\n% Me\n% May 1, 2024\n\nText",
            "On *rivers* and lakes",
            "2024-05-01",
            id="Pandoc",
        ),
        pytest.param(
            "Title: Rivers\nDate: 2024-05-01 10:20\nTags: a, b\n\nText", "Rivers", "2024-05-01", id="Pelican"
        ),
        pytest.param("Note: this\nAnd: that\n\n# Rivers", "Rivers", None, id="no header"),
        pytest.param("<title>Rivers &amp; lakes</title>\n\nText", "Rivers & lakes", None, id="an HTML head"),
        pytest.param("<h1 align='center'>Rivers</h1>\n\nText", "Rivers", None, id="an HTML heading"),
        pytest.param("---\ntitle: Lakes\n---\n\n# Rivers", "Lakes", None, id="front matter"),
    ],
)
def test_a_title_may_stand_above_the_text(content, title, published):
    """Headers of several kinds, and HTML, say what the article is called."""
    article = parse(content.encode(), "a.md")
    assert (article.title, str(article.published) if article.published else None) == (title, published)


REPEATED = {
    "images": "![",
    "ends of links": "](",
    "pointed": "[a](<b",
    "titles": '[a](b "c',
    "loose": "[a] (https://x.org/ b ",
    "pairs": "[a]",
    "quotes": "> ",
    "quoted lists": "> - ",
    "strong": "*a **a ",
    "mixed marks": "*_~",
    "declarations": "<!A",
    "instructions": "<?",
    "character data": "<![CDATA[",
    "comments": "<!-- ",
    "tags": '<a x="',
    "expressions": "<A x={\n",
    "lines of tags": "<A>\n",
    "wrappers": "<div>\n# a\n",
    "entities": "&amp;",
    "NUL": "\0",
    "one definition": "[a]: u\n",
    "notes": "[^a%]: b\n\n",
    "notes in notes": "[^a]: ",
    "notes on the spot": "^[",
    "money": "$",
    "maths": "$$a\n",
    "templates": "{{",
    "blocks of templates": "{% highlight\n",
    "comments of MDX": "{/*\n",
    "hidden": "%%a\n",
    "wiki": "[[a",
    "keys": "@a ",
    "definition list": "a\n: b\n",
    "lines": "a\n",
    "heads": "Sources\n",
    "underlined": "a\n=\n",
    "code tags": "<code>",
    "links of tags": '<a href="https://x.org/%">',
    "brackets in addresses": "[a]((((",
}


@pytest.mark.parametrize("repeated", REPEATED.values(), ids=REPEATED)
def test_reading_takes_linear_time(repeated):
    """Four times the text takes about four times the time, whatever it repeats."""

    def cost(size):
        text = "".join(repeated.replace("%", str(number)) for number in range(size // len(repeated)))
        return cpu(lambda: read(text))

    assert_linear(cost, 5000)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("[" * 20_000 + "a" + "]" * 20_000, id="brackets"),
        pytest.param("".join("`" * number + "a" for number in range(1, 250)), id="ticks"),
        pytest.param("*a **a " * 3000 + "b** b* " * 3000, id="emphasis"),
        pytest.param("|a" * 3000 + "|\n" + "|-" * 3000 + "|\n" + "|b" * 3000 + "|\n", id="columns"),
        pytest.param("".join("  " * depth + "- a\n" for depth in range(200)), id="depth"),
        pytest.param("[a]: https://a.org/\n\n" + "[a]" * 10_000, id="one definition, many links"),
        pytest.param("```\n" * 10_001, id="fences"),
    ],
)
def test_deep_and_wide_texts_are_read(content):
    """Nothing recurses, and nothing is compared with everything."""
    assert cpu(lambda: read(content)) < 2


def test_a_definition_right_below_a_note_is_none_of_its_words():
    """As if a blank line stood between the two."""
    content = "A[^1] and [b][b].\n\n[^1]: See [a page][a].\n[a]: https://a.org/\n[b]: https://b.org/\n"
    assert [source.url for source in parse(content.encode(), "a.md").sources] == ["https://a.org/"]


def test_a_page_of_mdx_may_export_its_title_and_date():
    export = "export const meta = {\n  title: 'A tale',\n  date: '2021-12-15T09:00',\n}\n"
    content = f"import A from 'a'\n\n{export}\n# {{meta.title}}\n"
    article = parse(content.encode(), "a.mdx")
    assert (article.title, str(article.published)) == ("A tale", "2021-12-15")


def test_a_component_is_text_within_an_item():
    """`<Link>` is none of HTML's elements; the list goes on."""
    content = '## Sources\n\n1. A, 2020\n2. <Link href="https://a.org/">B</Link>\n3. C, 2021\n'
    assert [source.url for source in parse(content.encode(), "a.mdx").sources] == [None, "https://a.org/", None]


def test_a_heading_within_an_item_stands_behind_what_comes_before_it():
    article = parse(b"- see [x](https://x.org/1) text\n\n  ## References\n\n  - [a](https://a.org/)\n", "a.md")
    assert [source.url for source in article.sources] == ["https://a.org/"]
