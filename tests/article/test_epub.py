"""A book is read chapter by chapter, in the order of its spine."""

import io
import zipfile

import pytest
from timing import assert_linear, cpu

import linkcheck
from linkcheck.article import epub
from linkcheck.article.blocks import Kind, UnreadableError

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
)
METADATA = "<dc:title>Moss</dc:title><dc:language>en</dc:language><dc:date>2021-05-04</dc:date>"


def page(body, head="<title>x</title>"):
    return f'<?xml version="1.0"?><html xmlns:epub="e"><head>{head}</head><body>{body}</body></html>'


def package(items, metadata=METADATA, guide=""):
    kind = 'media-type="application/xhtml+xml"'
    manifest = "".join(f'<item id="i{number}" {kind} {item}/>' for number, item in enumerate(items))
    spine = "".join(f'<itemref idref="i{number}"/>' for number in range(len(items)))
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="o">'
        f"<metadata>{metadata}</metadata><manifest>{manifest}</manifest>"
        f"<spine>{spine}</spine><guide>{guide}</guide></package>"
    )


def zipped(parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            if content is not None:
                made.writestr(name, content)
    return file.getvalue()


def a_book(*chapters, items=None, metadata=METADATA, guide="", **parts):
    names = [f"text/c{number}.xhtml" for number in range(1, len(chapters) + 1)]
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OEBPS/content.opf": package(items or [f'href="{name}"' for name in names], metadata, guide),
            **{f"OEBPS/{name}": page(chapter) for name, chapter in zip(names, chapters, strict=True)},
            **parts,
        }
    )


def texts(data):
    return [block.text for block in epub.read(data).blocks]


def test_chapters_come_in_the_order_of_the_spine():
    """Positions are the chapter and the block in it; the lines of the files within are of no use to a reader."""
    blocks = epub.read(a_book("<h1>One</h1><p>A <a href='https://x.org/'>b</a></p>", "<p>Two</p>")).blocks
    assert [(block.kind, block.text, block.region) for block in blocks] == [
        (Kind.HEADING, "One", (1, 1, 1, 2)),
        (Kind.PARAGRAPH, "A b", (1, 2, 1, 3)),
        (Kind.PARAGRAPH, "Two", (2, 1, 2, 2)),
    ]
    (anchor,) = blocks[1].anchors
    assert (anchor.url, blocks[1].text[anchor.start : anchor.end], anchor.region) == (
        "https://x.org/",
        "b",
        (1, 2, 1, 3),
    )
    assert not any(block.lined for block in blocks)


def test_a_note_in_another_chapter_is_called():
    """Links from chapter to chapter lead within the text, so the note knows the sentence that calls it."""
    data = a_book(
        "<p>Moss grows.<a epub:type='noteref' href='c2.xhtml#n1'>1</a> It rains.</p>",
        "<aside id='n1' epub:type='footnote'><p><a href='https://moss.example/r'>Moss Report</a></p></aside>",
    )
    assert epub.read(data).blocks[0].anchors[0].url == "#n1"
    (source,) = linkcheck.parse(data, "a.epub").sources
    assert source.url == "https://moss.example/r"
    assert source.region == (2, 1, 2, 2)
    assert source.cited_by == ((1, 1, 1, 2),)


def test_the_last_chapter_may_hold_the_sources():
    """From bytes to article: title, date, language and list."""
    article = linkcheck.parse(
        a_book(
            "<h1>Roofs</h1><p>Text</p>", "<h1>Sources</h1><ol><li><a href='https://a.org/1'>A title</a></li></ol>"
        ),
        "a.epub",
    )
    assert (article.format, article.title, article.language) == ("epub", "Moss", "en")
    assert str(article.published) == "2021-05-04"
    assert [(source.url, source.title, source.region) for source in article.sources] == [
        ("https://a.org/1", "A title", (2, 2, 2, 3))
    ]


def test_empty_elements_are_closed():
    """In XML `<title/>` and `<a id="p1"/>` hold nothing, where HTML would let them swallow what follows."""
    data = a_book("<p><a id='p1'/>A <script src='x'/>b</p><br/><p>C</p>")
    assert texts(data) == ["A b", "C"]
    data = a_book("", **{"OEBPS/text/c1.xhtml": page("<p>A</p>", head="<title/>")})
    assert texts(data) == ["A"]


@pytest.mark.parametrize(
    ("items", "guide"),
    [
        pytest.param(['properties="nav scripted" href="nav.xhtml"', 'href="text/c1.xhtml"'], "", id="EPUB 3"),
        pytest.param(
            ['href="nav.xhtml"', 'href="text/c1.xhtml"'], '<reference type="toc" href="nav.xhtml"/>', id="EPUB 2"
        ),
    ],
)
def test_the_contents_are_left_out(items, guide):
    """They would repeat the heading of the sources; the chapters keep their numbers."""
    data = a_book("<p>A</p>", items=items, guide=guide, **{"OEBPS/nav.xhtml": page("<p>Sources</p>")})
    assert [(block.text, block.region[:2]) for block in epub.read(data).blocks] == [("A", (2, 1))]


def test_what_is_missing_is_told():
    """A chapter that is not there, a path out of the book, a link to nowhere: a line each."""
    items = ['href="text/c1.xhtml"', 'href="gone.xhtml"', 'href="../../etc/passwd"', ""]
    document = epub.read(a_book("<p>A <a href='no.xhtml#x'>b</a></p>", items=items))
    assert [block.text for block in document.blocks] == ["A b"]
    assert document.blocks[0].anchors[0].url == "#x"
    assert document.notes == (
        "OEBPS/text/c1.xhtml: links to no.xhtml, which is not in the book",
        "document 2 of the book is missing",
        "document 3 of the book is missing",
        "document 4 of the book is missing",
    )


def test_remarks_end_somewhere():
    """A thousand links to nowhere do not make a thousand lines."""
    document = epub.read(a_book("<p>" + "<a href='no.xhtml'>b</a> " * 1000 + "</p>"))
    assert len(document.notes) == 21
    assert document.notes[-1] == "980 more remarks like these"


def test_a_chapter_is_read_once():
    """A spine that names one document again and again has it once."""
    assert texts(a_book("<p>A</p>", items=['href="text/c1.xhtml"'] * 500)) == ["A"]


@pytest.mark.parametrize(
    ("metadata", "date"),
    [
        pytest.param(
            '<dc:date opf:event="modification">2022</dc:date><dc:date>2020</dc:date>', "2020", id="not of a change"
        ),
        pytest.param(
            '<dc:date>2020</dc:date><dc:date opf:event="publication">2019-02</dc:date>',
            "2019-02",
            id="of publication",
        ),
        pytest.param('<meta property="dcterms:modified">2022-01-01</meta>', "None", id="only modified"),
        pytest.param('<meta property="dcterms:issued">2018-03-04</meta>', "2018-03-04", id="issued"),
        pytest.param("<dc:date>0101-01-01T00:00:00+00:00</dc:date>", "None", id="no date"),
        pytest.param("<dc:date/>", "None", id="an empty one"),
    ],
)
def test_the_date_is_that_of_publication(metadata, date):
    """A book may state several dates."""
    assert str(epub.read(a_book("<p>A</p>", metadata=metadata)).published) == date


def encryption(name):
    return f'<e xmlns="urn:x"><EncryptedData><CipherReference URI="{name}"/></EncryptedData></e>'


def test_a_protected_book_says_so():
    """What is encrypted are the chapters; obfuscated fonts alone protect nothing."""
    with pytest.raises(UnreadableError, match=r"encrypted: the book is protected \(DRM\)"):
        epub.read(a_book("<p>A</p>", **{"META-INF/encryption.xml": encryption("OEBPS/text/c1.xhtml")}))
    assert texts(a_book("<p>A</p>", **{"META-INF/encryption.xml": encryption("OEBPS/font.otf")})) == ["A"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "not an EPUB: the file is empty", id="nothing"),
        pytest.param(b"hello", "not an EPUB: not a zip archive", id="a text"),
        pytest.param(a_book("<p>A</p>")[:200], "not an EPUB: the zip archive is damaged or cut off", id="cut off"),
        pytest.param(
            zipped({"a": ""}),
            "not an EPUB: META-INF/container.xml is missing or names no package document",
            id="another archive",
        ),
        pytest.param(
            zipped({"META-INF/container.xml": "<"}),
            "not an EPUB: META-INF/container.xml is missing or names no package document",
            id="a container that is none",
        ),
        pytest.param(
            zipped({"META-INF/container.xml": CONTAINER}),
            "not an EPUB: its package document is missing or damaged",
            id="no package",
        ),
    ],
)
def test_what_is_no_book_says_why(data, reason):
    """The reason is one line."""
    with pytest.raises(UnreadableError) as caught:
        epub.read(data)
    assert str(caught.value) == reason


@pytest.mark.parametrize(
    "chapter",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\0\1\2\3" * 500, id="no text"),
        pytest.param(b"<html><body><p>" + b"<div>" * 5000, id="depth"),
        pytest.param("<p>ä</p>".encode("utf-16"), id="UTF-16"),
        pytest.param(b"<p>\xe4 <a href='\xff'>", id="Latin-1"),
        pytest.param(b"<a/" * 3000, id="open tags"),
        pytest.param(b"<p><a href='http://[x'>a</a><a href='//%00'>b</a><a href='../%00'>c</a>", id="addresses"),
    ],
)
def test_any_chapter_is_read(chapter):
    """Whatever stands in a chapter, the book is read."""
    assert epub.read(a_book("", **{"OEBPS/text/c1.xhtml": chapter})).title == "Moss"


def test_reading_takes_linear_time():
    """Four times the empty elements take about four times as long."""

    def cost(count):
        data = a_book("<p>" + "<a id='x'/>a <a " * count + "</p>")
        return cpu(lambda: epub.read(data))

    assert_linear(cost, 1000)
