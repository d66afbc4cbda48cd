"""Wikitext: what is read of a page, and where each piece of it stands."""

import pytest
from timing import assert_linear, cpu

from linkcheck.article.blocks import Claims, Kind
from linkcheck.article.wikitext.document import read
from linkcheck.model import PartialDate, Region


def blocks(text, *kinds):
    return [block for block in read(text).blocks if not kinds or block.kind in kinds]


def notes(text):
    return blocks(text, Kind.FOOTNOTE)


def only(text):
    (block,) = blocks(text)
    return block


def urls(block):
    return [anchor.url for anchor in block.anchors]


def words(block):
    return [block.text[anchor.start : anchor.end] for anchor in block.anchors]


# ---------------------------------------------------------------- text and links


@pytest.mark.parametrize(
    ("wikitext", "text"),
    [
        pytest.param("a '''b''' ''c'' '''''d'''''", "a b c d", id="quotes"),
        pytest.param("a <small>b</small><br />c", "a b c", id="tags"),
        pytest.param("a&nbsp;b &amp; &#x41;", "a\xa0b & A", id="entities"),
        pytest.param("a <!-- b --> c", "a  c", id="comment"),
        pytest.param("a <nowiki>[[b]] ''c''</nowiki>", "a [[b]] ''c''", id="nowiki"),
        pytest.param("a [[b]] [[c|d]]s [[:e]]", "a b ds e", id="internal links"),
        pytest.param("a [[File:b.png|thumb|c [[d]]]] e", "a  e", id="picture"),
        pytest.param("a[[Kategorie:B]][[de:C]]", "a", id="category and language"),
        pytest.param("a {{lang|fr|b}} {{unknown|c}} {{nowrap|d}}", "a b  d", id="templates"),
        pytest.param("a {{doi|10.1000/1}} {{ISBN|978}}", "a doi:10.1000/1 ISBN 978", id="identifiers"),
        pytest.param("__NOTOC__ a {{!}} b", "a | b", id="switches and signs"),
        pytest.param("a {{b", "a {{b", id="never closed"),
        pytest.param("a }} ]] ] </ref> b", "a }} ]] ]  b", id="never opened"),
        pytest.param("a <ref>b", "a b", id="a note that is never closed"),
    ],
)
def test_text_is_what_a_reader_sees(wikitext, text):
    """Markup goes, words stay."""
    assert only(wikitext).text == text


@pytest.mark.parametrize(
    ("wikitext", "url", "shown", "column"),
    [
        pytest.param("a [https://x.org/b c d]", "https://x.org/b", "c d", 4, id="words"),
        pytest.param("a [https://x.org/b]", "https://x.org/b", "https://x.org/b", 4, id="no words"),
        pytest.param("a https://x.org/b_(c), d", "https://x.org/b_(c)", "https://x.org/b_(c)", 3, id="bare"),
        pytest.param("''a'' ''https://x.org''.", "https://x.org", "https://x.org", 9, id="bare in italics"),
        pytest.param(
            "a https://x.org/b<ref>c</ref>d", "https://x.org/b", "https://x.org/b", 3, id="before a note"
        ),
        pytest.param("a ''https://x.org/b''c", "https://x.org/b", "https://x.org/b", 5, id="before quotes"),
        pytest.param("a <https://x.org>", "https://x.org", "https://x.org", 4, id="angles"),
        pytest.param("&amp; https://x.org?a&amp;b", "https://x.org?a&b", "https://x.org?a&b", 7, id="entities"),
        pytest.param("a [//x.org/b c]", "//x.org/b", "c", 4, id="protocol left out"),
        pytest.param("a [https://x.org|b]", "https://x.org", "b", 4, id="bar by mistake"),
        pytest.param("a [[https://x.org b]]", "https://x.org", "b", 5, id="two brackets by mistake"),
        pytest.param("a [https://x.org ''b'' [[c]]] d", "https://x.org", "b c", 4, id="markup in words"),
        pytest.param("a [[b-1.mediawiki|c]]", "b-1.mediawiki", "c", 5, id="a file beside"),
    ],
)
def test_links_lead_somewhere(wikitext, url, shown, column):
    """An address has its words, and its exact place in the file."""
    block = blocks(wikitext)[0]
    assert urls(block) == [url]
    assert words(block) == [shown]
    assert block.anchors[0].region[:2] == (1, column)


@pytest.mark.parametrize(
    "wikitext",
    [
        "<code>https://x.org</code>",
        "<nowiki>https://x.org</nowiki>",
        "<!-- https://x.org -->a",
        "[[Page]]",
        "[[w:Page|a]]",
        "[[File:a.png|thumb|b https://x.org]] c",
        "[mailto:a@b.org c]",
    ],
)
def test_what_is_no_link_leads_nowhere(wikitext):
    """Samples, comments and pages of the same wiki are no addresses."""
    assert not any(block.anchors for block in blocks(wikitext))


# ---------------------------------------------------------------- blocks


def test_blocks_keep_their_places():
    """Headings, paragraphs and items start where the file has them."""
    text = "A b\nc.\n\n== D ==\n* e\n** [https://x.org f]\n# g\n;h: i\n----\nj"
    assert [(b.kind, b.text, b.region[:2], b.level) for b in read(text).blocks] == [
        (Kind.PARAGRAPH, "A b\nc.", (1, 1), 0),
        (Kind.HEADING, "D", (4, 1), 2),
        (Kind.ITEM, "e", (5, 1), 0),
        (Kind.ITEM, "f", (6, 1), 0),
        (Kind.ITEM, "g", (7, 1), 0),
        (Kind.ITEM, "h: i", (8, 1), 0),
        (Kind.PARAGRAPH, "j", (10, 1), 0),
    ]


@pytest.mark.parametrize("level", range(1, 7))
def test_headings_have_ranks(level):
    """As many signs, as low the rank; a comment behind them does not matter."""
    sign = "=" * level
    block = only(f"{sign} a {sign}  <!-- b -->")
    assert (block.kind, block.level, block.text) == (Kind.HEADING, level, "a")


def test_several_first_ranks_are_sections():
    """Where "= a =" heads each section, none of them is the title."""
    assert [block.level for block in blocks("= a =\n\n= b =\n\n== c ==")] == [2, 2, 3]


@pytest.mark.parametrize(
    "wikitext",
    [
        "<pre>\nhttps://x.org\n</pre>",
        "<syntaxhighlight lang='c'>https://x.org</syntaxhighlight>",
        " https.x()\n b()",
    ],
)
def test_code_is_code(wikitext):
    """What is shown as it is written cites nothing."""
    assert [(block.kind, block.anchors) for block in blocks(f"a\n\n{wikitext}\n\nb")] == [
        (Kind.PARAGRAPH, ()),
        (Kind.CODE, ()),
        (Kind.PARAGRAPH, ()),
    ]


def test_a_space_before_an_entry_is_a_slip():
    """Below a heading of sources, an indented line is an entry."""
    assert urls(blocks("== References ==\n [https://x.org a]\n")[1]) == ["https://x.org"]


def test_tables_have_rows():
    """A row's cells stand beside each other or below; heads and captions are none of the article's."""
    text = '{| class="a"\n|+ b\n! c !! d\n|-\n| e || style="f" | [https://x.org g]\n|-\n| h\n| i\n|}\nj'
    assert [(b.kind, b.text, b.region.start_line) for b in read(text).blocks] == [
        (Kind.ASIDE, "b", 2),
        (Kind.ASIDE, "c | d", 3),
        (Kind.ROW, "e | g", 5),
        (Kind.ROW, "h\ni", 7),
        (Kind.PARAGRAPH, "j", 10),
    ]
    assert blocks(text)[2].anchors[0].region == Region(5, 21, 5, 34)


def test_a_table_that_is_never_closed_ends_at_a_heading():
    """What comes after is no row."""
    assert [block.kind for block in blocks("{|\n| a\n\n== b ==\nc")] == [Kind.ROW, Kind.HEADING, Kind.PARAGRAPH]


def test_infoboxes_are_beside_the_article():
    """A template of many lines is not text; what it cites is a source."""
    text = "{{Infobox a\n| site = https://x.org\n| b = c<ref>[https://y.org d]</ref>\n}}\n'''E''' f."
    found = read(text).blocks
    assert [(block.kind, block.text, block.region[:2]) for block in found] == [
        (Kind.FOOTNOTE, "d", (3, 13)),
        (Kind.PARAGRAPH, "E f.", (5, 1)),
    ]


def test_other_pages_of_the_wiki_are_no_sources():
    """An item of "See also" that is only a link within the wiki stands beside the article."""
    text = "== See also ==\n* [[A b]]\n* [[C|d]] – [[e]]\n* [[F]]: ''Book''. 1990.\n"
    assert [block.kind for block in blocks(text)[1:]] == [Kind.ASIDE, Kind.ASIDE, Kind.ITEM]


# ---------------------------------------------------------------- notes


def test_notes_follow_the_block_that_defines_them():
    """Each is named as it is called, its region is its content's, and the calls stand in the text."""
    text = 'A.<ref name="b">[https://x.org c]</ref> D.<ref name=b /><ref>e</ref>\n\nF'
    first, named, counted, last = read(text).blocks
    assert first.text == "A. D."
    assert [(call.label, call.at) for call in first.calls] == [("b", 2), ("b", 5), ("2", 5)]
    assert (named.kind, named.labels, named.text) == (Kind.FOOTNOTE, ("b",), "c")
    assert named.region == Region(1, 17, 1, 34)
    assert named.anchors[0].region == Region(1, 18, 1, 31)
    assert (counted.kind, counted.labels) == (Kind.FOOTNOTE, ("2",))
    assert last.text == "F"


def test_notes_are_told_once():
    """A name that is defined again means what it meant first."""
    assert [note.text for note in notes("a<ref name=n>b</ref> c<ref name='n'>d</ref>")] == ["b"]


@pytest.mark.parametrize(
    "listed",
    [
        "<references>\n<ref name=n>[https://x.org b]</ref>\n</references>",
        "<references responsive>\n<ref name=n>[https://x.org b]</ref></references>",
        "{{reflist|refs=\n<ref name=n>[https://x.org b]</ref>\n}}",
        "{{Reflist|30em|refs=<ref name=n>[https://x.org b]</ref>}}",
    ],
)
def test_notes_may_be_defined_in_the_list(listed):
    """The text calls them by name."""
    text = f"a<ref name=n/>\n\n== References ==\n{listed}\n"
    assert [(note.labels, urls(note)) for note in notes(text)] == [(("n",), ["https://x.org"])]
    assert blocks(text)[0].calls[0].label == "n"


def test_groups_part_names():
    """The same name in two groups is two notes."""
    assert [note.labels for note in notes("<ref name=a group=x>b</ref><ref name=a>c</ref>")] == [("x a",), ("a",)]


def test_numbers_by_hand_are_no_notes():
    """Where the text writes "[1]" itself, a note's number is told apart."""
    assert notes("a [1] b<ref>c</ref>")[0].labels == ("note 1",)


@pytest.mark.parametrize(
    "note",
    [
        "{{efn|b [https://x.org c]}}",
        "{{refn|group=d|b [https://x.org c]}}",
        "{{#tag:ref|b [https://x.org c]|name=e}}",
    ],
)
def test_notes_may_be_templates(note):
    """They say what a note says."""
    first, second = read(f"a{note}").blocks
    assert first.calls
    assert (second.kind, second.text, urls(second)) == (Kind.FOOTNOTE, "b c", ["https://x.org"])


def test_a_note_within_a_note_follows_it():
    """Both are told."""
    assert [note.text for note in notes("a{{efn|b<ref>c</ref>}}")] == ["b", "c"]


def test_short_notes_call_the_book():
    """`{{sfn}}` calls what `{{cite book}}` describes by its authors and year."""
    text = "A.{{sfn|Roe|Doe|2001|p=3}}\n\n== Sources ==\n* {{cite book|last=Roe|last2=Doe|year=2001|title=B}}"
    found = read(text).blocks
    assert found[0].calls[0].label == found[-1].labels[0] == "CITEREFRoeDoe2001"


def test_calls_of_a_name_may_be_templates():
    """`{{r|a|b}}` calls two."""
    assert [call.label for call in only("x{{r|a|b}}").calls] == ["a", "b"]


# ---------------------------------------------------------------- citations


@pytest.mark.parametrize(
    ("template", "url", "claims"),
    [
        pytest.param(
            "{{cite web|url=https://x.org/a|title=B ''c''|last=D|first=E|date=2 May 2010|access-date=2011-06-07"
            "|publisher=F}}",
            "https://x.org/a",
            Claims("B c", ("E D",), "F", PartialDate(2010, 5, 2), PartialDate(2011, 6, 7)),
            id="english",
        ),
        pytest.param(
            "{{Literatur |Autor=A B; C D |Titel=E |Hrsg=F |Datum=2009-08 |Online=[https://x.org/a G]"
            " |Abruf=2010-01-02}}",
            "https://x.org/a",
            Claims("E", ("A B", "C D"), "F", PartialDate(2009, 8), PartialDate(2010, 1, 2)),
            id="german",
        ),
        pytest.param(
            "{{Internetquelle |url=https://x.org/a |titel=B |autor=C |werk=D |datum=2009-08-07|abruf=2010-01-02}}",
            "https://x.org/a",
            Claims("B", ("C",), "D", PartialDate(2009, 8, 7), PartialDate(2010, 1, 2)),
            id="german web",
        ),
        pytest.param(
            "{{Lien web|url=https://x.org/a|titre=B|prénom1=C|nom1=D|site=E|jour=3|mois=mai|année=2012"
            "|consulté le=4 juin 2013}}",
            "https://x.org/a",
            Claims("B", ("C D",), "E", PartialDate(2012, 5, 3), PartialDate(2013, 6, 4)),
            id="french",
        ),
        pytest.param(
            "{{cita web|url=https://x.org/a|título=B|apellidos=C|nombre=D|fecha=3 de mayo de 2012"
            "|fechaacceso=4 de junio de 2013|editorial=E}}",
            "https://x.org/a",
            Claims("B", ("D C",), "E", PartialDate(2012, 5, 3), PartialDate(2013, 6, 4)),
            id="spanish",
        ),
        pytest.param(
            "{{статья|автор=А Б|заглавие=В|ссылка=https://x.org/a|издание=Г|год=2009|месяц=3}}",
            "https://x.org/a",
            Claims("В", ("А Б",), "Г", PartialDate(2009)),
            id="russian",
        ),
        pytest.param(
            "{{Cytuj stronę|url=https://x.org/a|tytuł=B|data=2009-08-07|data dostępu=2010-01-02|opublikowany=C}}",
            "https://x.org/a",
            Claims("B", (), "C", PartialDate(2009, 8, 7), PartialDate(2010, 1, 2)),
            id="polish",
        ),
        pytest.param(
            "{{웹 인용|url=https://x.org/a|제목=B|저자=C|날짜=2009-08-07|확인날짜=2010-01-02}}",
            "https://x.org/a",
            Claims("B", ("C",), None, PartialDate(2009, 8, 7), PartialDate(2010, 1, 2)),
            id="korean",
        ),
        pytest.param(
            "{{source|url=https://x.org/a|title=B|author=C|pub=D|date=August 7, 2009}}",
            "https://x.org/a",
            Claims("B", ("C",), "D", PartialDate(2009, 8, 7)),
            id="wikinews",
        ),
        pytest.param(
            "{{anything|url=https://x.org/a|title=B}}", "https://x.org/a", Claims("B"), id="by its parameters"
        ),
        pytest.param(
            "{{cite journal|title=B|journal=C|year=2001|month=May|doi=10.1000/1|pmid=3}}",
            None,
            Claims("B", (), "C", PartialDate(2001, 5), identifier="doi:10.1000/1"),
            id="identifier",
        ),
        pytest.param("{{cite web|title=[https://x.org/a B]}}", "https://x.org/a", Claims("B"), id="linked title"),
    ],
)
def test_citations_claim_what_their_parameters_say(template, url, claims):
    """In whatever language, a template's fields become claims, and its address a link."""
    (note,) = notes(f"a<ref>{template}</ref>")
    assert note.claims == claims
    assert urls(note) == ([url] if url else [])


@pytest.mark.parametrize("status", ["deadurl=yes", "url-status=dead", "url-status=live"])
def test_an_archived_copy_stands_beside_its_original(status):
    """The original stays the address that is cited."""
    archive = "https://web.archive.org/web/2012/https://x.org/a"
    (note,) = notes(f"<ref>{{{{cite web|url=https://x.org/a|title=B|archiveurl={archive}|{status}}}}}</ref>")
    assert urls(note) == ["https://x.org/a"]
    assert note.claims.archive_url == archive


@pytest.mark.parametrize(
    "template",
    [
        "{{webarchive|url=https://web.archive.org/web/20100102000000/https://x.org/a|date=2010}}",
        "{{Wayback|url=https://x.org/a|date=20100102000000}}",
        "{{Webarchiv|url=https://x.org/a|wayback=20100102000000|text=B}}",
    ],
)
def test_a_copy_may_be_named_behind_a_link(template):
    """Whether the template names the copy or its time stamp."""
    (note,) = notes(f"<ref>[https://x.org/a B] {template}</ref>")
    assert set(urls(note)) == {"https://x.org/a", "https://web.archive.org/web/20100102000000/https://x.org/a"}


def test_a_dead_link_template_says_nothing():
    """It marks the link, and is no words of it."""
    assert notes("<ref>[https://x.org/a B] {{dead link|date=May 2010}}</ref>")[0].text == "B"


def test_several_citations_in_one_note_are_several_blocks():
    """Each with its own claims and region, and the words between them with neither."""
    cited = "{{cite web|url=https://y.org|title=B}}, {{cite web|url=https://z.org|title=C}}"
    text = f"<ref>See [https://x.org A]; {cited}</ref>"
    found = notes(text)
    assert [(block.claims.title if block.claims else None, urls(block)) for block in found] == [
        (None, ["https://x.org"]),
        ("B", ["https://y.org"]),
        ("C", ["https://z.org"]),
    ]
    assert [block.region.start_column for block in found] == [6, 29, 69]
    assert {block.labels for block in found} == {("1",)}


def test_a_link_behind_a_citation_is_its_own():
    """Unless it leads to a copy."""
    found = notes("<ref>{{cite web|url=https://x.org|title=A}} and [https://y.org B]</ref>")
    assert [(block.claims is None, urls(block)) for block in found] == [
        (False, ["https://x.org"]),
        (True, ["https://y.org"]),
    ]


def test_lists_of_literature_claim_too():
    """Items, lines that are only a template, and lists within a template are entries."""
    entry = "{{cite book|title=A|author=B|year=1999}}"
    text = f"== Literature ==\n* {entry}\n{entry}\n{{{{refs|\n* {entry}\n}}}}"
    assert [(block.kind, block.claims.title, block.region[:2]) for block in blocks(text)[1:]] == [
        (Kind.ITEM, "A", (2, 1)),
        (Kind.PARAGRAPH, "A", (3, 1)),
        (Kind.ITEM, "A", (5, 1)),
    ]


def test_a_citation_over_several_lines_has_its_place():
    """From its first sign to its last."""
    text = "a<ref>\n{{cite book\n| title = B\n| url = https://x.org\n}}\n</ref>"
    (note,) = notes(text)
    assert note.region == Region(2, 1, 5, 3)
    assert note.anchors[0].region == Region(4, 9, 4, 22)


@pytest.mark.parametrize(
    "template", ["{{citation needed|date=May 2010}}", "{{cite}}", "{{a|title=b}}", "{{main|c}}"]
)
def test_what_cites_nothing_claims_nothing(template):
    """A name alone, or a title alone, is no citation."""
    assert blocks(f"== Sources ==\n* a {template}")[1].claims is None


# ---------------------------------------------------------------- the page


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("'''Foo bar''' is ''a'' '''b'''.", "Foo bar", id="bold"),
        pytest.param("In a, '''''Foo'' bar''' is b.", "Foo bar", id="bold and italic"),
        pytest.param("{{Box\n|a=b\n}}\n[[File:C.png|d]]\n'''[[e|Foo bar]]''' is c.", "Foo bar", id="below a box"),
        pytest.param("{{DISPLAYTITLE:''Foo'' bar}}\n'''Other''' is.", "Foo bar", id="display title"),
        pytest.param("<pre>\n  Number: 7\n  Title: Foo bar\n</pre>\n\n== A ==\nb", "Foo bar", id="preamble"),
        pytest.param("'''Note:''' a.", None, id="a word before a colon"),
        pytest.param("A.\n\n== B ==\n'''C''' d.", None, id="not the first paragraph"),
    ],
)
def test_titles(text, title):
    """A page is titled by what it displays, its preamble, or the term that it defines."""
    assert read(text).title == title


@pytest.mark.parametrize(
    ("text", "date"),
    [
        pytest.param("<pre>\n  Created: 2012-03-04\n</pre>\n\na", PartialDate(2012, 3, 4), id="created"),
        pytest.param("<pre>\n  Assigned: 2012-03-04\n</pre>\n\na", PartialDate(2012, 3, 4), id="assigned"),
        pytest.param("{{date|March 4, 2012}}\na", PartialDate(2012, 3, 4), id="template"),
        pytest.param("a<ref>{{cite web|url=https://x.org|title=b|date=2012}}</ref>", None, id="a source's"),
        pytest.param("a\n\n<pre>\nDate: 2012-03-04\n</pre>", None, id="a sample's"),
    ],
)
def test_dates(text, date):
    """A page is dated by its preamble or a template at the top, never by a source."""
    assert read(text).published == date


# ---------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n\n",
        "\0",
        "a\0[https://x.org/\0 b]",
        "\ud800 '''\udfff''' <ref>\ud800</ref>",
        "{{" * 100 + "a" + "}}" * 100,
        "[[" * 100 + "a" + "]]" * 100,
        "{{cite web|title=" * 60 + "}}" * 60,
        "<ref>" * 50 + "</ref>" * 50,
        "{|\n" * 60 + "|a\n" + "|}\n" * 90,
        "<!--",
        "<pre>",
        "= =\n==\n===\n|}\n|-\n}}\n]]",
        "{{}}{{|}}{{=}}{{|=}}[[]][[|]][https://]<ref name=></ref><ref name='/>",
        "{{DISPLAYTITLE:}}",
        "{{date|}}",
        "{{Wayback|url=https://|date=20100101}}",
    ],
)
def test_anything_is_read(text):
    """Nothing is raised, and every region lies within the file."""
    lines = text.count("\n") + 1
    for block in read(text).blocks:
        assert 1 <= block.region.start_line <= block.region.end_line <= lines
        assert all(0 <= anchor.start <= anchor.end <= len(block.text) for anchor in block.anchors)


REPEATED = [
    "{{",
    "{{a|",
    "[[",
    "[[a|",
    "[https://x ",
    "<ref>",
    '<ref name="',
    "</ref>",
    "<ref name=a/>",
    "<ref>a</ref>",
    "''",
    "<!--",
    "<!---->",
    "<nowiki>",
    "<pre>",
    "<gallery>",
    "<b ",
    "{|\n",
    "|-\n",
    "| a || b\n",
    "= a =\n",
    "* a\n",
    "*",
    " a\n",
    "&amp;",
    "{{efn|",
    "{{cite web|title=a|author=",
    "<ref>{{cite web|url=https://x.org|title=a}}</ref>\n",
    "{{cite web|url=https://x.org|title=a}} [https://y.org b] ",
    "{{!}}",
    "[[File:a|",
    "{{a|b=",
    "{{#tag:ref|a}}",
]


@pytest.mark.parametrize("first", ["", "== References ==\n* "], ids=["text", "list"])
@pytest.mark.parametrize("repeated", REPEATED)
def test_reading_takes_linear_time(repeated, first):
    """Four times the text takes some four times the time; quadratic would be sixteen."""

    def cost(size):
        return cpu(lambda: read(first + repeated * (size // len(repeated))))

    assert_linear(cost, 10_000)


@pytest.mark.parametrize("body", ["lang|fr|", "cite web|title=a|author=", "efn|", "box|a=\n* "])
def test_nesting_takes_linear_time(body):
    """Templates within templates are read once each."""
    assert cpu(lambda: read("== References ==\n" + (("{{" + body) * 39 + "}}" * 39 + "\n") * 20)) < 2


@pytest.mark.parametrize(
    ("text", "published"),
    [("{{date|December 15, 2021}}\nText.\n", "2021-12-15"), ("It closed on {{date|1 mars 1914}}.\n", "None")],
    ids=["a dateline", "a word of a sentence"],
)
def test_a_template_states_the_date_at_the_beginning_of_a_line(text, published):
    assert str(read(text).published) == published


def test_notes_in_a_box_with_a_site_of_its_own_are_notes():
    """An infobox names the subject's site, and cites sources in its other fields."""
    box = "{{Infobox software|version=4<ref>https://a.org/x</ref>|website=[https://b.org/ b.org]}}'''A''' is B.\n"
    assert [urls(note) for note in notes(box)] == [["https://a.org/x"]]


def test_a_line_of_tags_parts_paragraphs():
    """A quotation's end does not run on into what stands below it."""
    text = "<blockquote>A quotation.\n</blockquote>\nSources:\n\n* [https://a.org/x A]\n"
    assert [block.text for block in blocks(text)] == ["A quotation.", "Sources:", "A"]


def test_a_numbered_field_is_read_once():
    """A field "1=" is the first of those without a name as well."""
    blocks = read("== References ==\n{{Div col|1=\n* [https://a.org A]\n* [https://b.org B]\n}}").blocks
    assert [anchor.url for block in blocks for anchor in block.anchors] == ["https://a.org", "https://b.org"]
