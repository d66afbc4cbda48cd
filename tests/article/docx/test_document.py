"""A Word document is read into blocks, its notes and fields among them."""

import io
import zipfile

import pytest
from timing import assert_linear, cpu

import linkcheck
from linkcheck.article.blocks import Kind, UnreadableError
from linkcheck.article.docx import document as docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="fr-CA"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:styleId="Kapitel"><w:name w:val="Mine"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:styleId="Outlined"><w:name w:val="Own"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:styleId="Circle"><w:name w:val="circle"/><w:basedOn w:val="Circle"/></w:style>
<w:style w:styleId="Listed"><w:name w:val="List Number"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Literatur"><w:name w:val="Bibliography"/></w:style>
<w:style w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>
<w:style w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="7"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""
CORE = (
    '<c:p xmlns:c="c" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>{}</dc:title><dcterms:created>2020-02-03T04:05:06Z</dcterms:created></c:p>"
)


def p(text="", style=None, more="", number=None):
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties += (
        f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>' if number else ""
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text) if text else ''}{more}</w:p>"


def r(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


ENDED = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def begun(instruction):
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    return f"{mark('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>{mark('separate')}"


def field(instruction, result):
    return f"{begun(instruction)}{result}{ENDED}"


def note(kind, number):
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def related(targets):
    relations = "".join(
        f'<Relationship Id="{name}" Type="t/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if kind == 'hyperlink' else ''}/>"
        for name, kind, target in targets
    )
    return f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>'


def part(root, content, namespace=W):
    return f'<w:{root} xmlns:w="{namespace}" xmlns:r="{R}" xmlns:mc="mc">{content}</w:{root}>'


def a_docx(body, links=(), footnotes=None, endnotes=None, title="", namespace=W, **parts):
    everything = {
        "_rels/.rels": related([("a", "officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": related(
            [
                *(("s", "styles", "styles.xml"), ("n", "numbering", "numbering.xml")),
                *(("f", "footnotes", "footnotes.xml"), ("e", "endnotes", "endnotes.xml")),
                *((f"r{index}", "hyperlink", link) for index, link in enumerate(links)),
            ]
        ),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>", namespace),
        "word/styles.xml": part("styles", STYLES),
        "word/numbering.xml": part("numbering", NUMBERING),
        "word/footnotes.xml": part("footnotes", footnotes or ""),
        "word/_rels/footnotes.xml.rels": related([("r0", "hyperlink", "https://note.example/")]),
        "word/endnotes.xml": part("endnotes", endnotes or ""),
        "docProps/core.xml": CORE.format(title),
        **parts,
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in everything.items():
            if content is not None:
                made.writestr(name, content)
    return file.getvalue()


def kinds(body, **more):
    return [(block.kind.value, block.text) for block in docx.read(a_docx(body, **more)).blocks]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param(p() + p(" "), [], id="blank"),
        pytest.param(p("A") + p("B", "Unknown"), [("paragraph", "A"), ("paragraph", "B")], id="paragraphs"),
        pytest.param(p("A", "berschrift1"), [("heading", "A")], id="a heading whose style's id is translated"),
        pytest.param(p("A", "Kapitel"), [("heading", "A")], id="a heading by what its style is based on"),
        pytest.param(p("A", "Outlined"), [("heading", "A")], id="a heading by its level"),
        pytest.param(p("A", "Circle"), [("paragraph", "A")], id="a style based on itself"),
        pytest.param(p("A", number=("2", 0)), [("item", "A")], id="a bullet"),
        pytest.param(p("A", "Listed"), [("item", "A")], id="an item by its style"),
        pytest.param(p("A", "Listed", number=("0", 0)), [("paragraph", "A")], id="an item that is none"),
        pytest.param(p("A", "Literatur"), [("reference", "A")], id="a bibliography by its style"),
        pytest.param(
            p("A", "Beschriftung") + p("B", "Verzeichnis1"), [("aside", "A"), ("aside", "B")], id="beside"
        ),
        pytest.param(
            p(more="<w:r><w:t>A</w:t><w:br/><w:t>B</w:t><w:tab/><w:t>C</w:t></w:r>"),
            [("paragraph", "A\nB\tC")],
            id="breaks",
        ),
        pytest.param(
            p(more=f"<w:ins>{r('new')}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"),
            [("paragraph", "new")],
            id="changes",
        ),
        pytest.param(
            p(more=f"<w:moveFrom>{r('there')}</w:moveFrom><w:moveTo>{r('here')}</w:moveTo>"),
            [("paragraph", "here")],
            id="moves",
        ),
        pytest.param(
            p("A", more=r("hidden", "<w:vanish/>") + r("B", '<w:vanish w:val="0"/>')),
            [("paragraph", "AB")],
            id="hidden text",
        ),
        pytest.param(
            p(more=field(" PAGEREF _Toc1 \\h ", r("7"))), [("paragraph", "7")], id="a field shows its result only"
        ),
        pytest.param(
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
            f"<w:sdtContent>{p('Sources 3')}</w:sdtContent></w:sdt>{p('A')}",
            [("aside", "Sources 3"), ("paragraph", "A")],
            id="contents in a control",
        ),
        pytest.param(
            p(more=begun("TOC \\o") + r("One")) + p("Two", more=ENDED) + p("A"),
            [("aside", "One"), ("aside", "Two"), ("paragraph", "A")],
            id="contents in a field",
        ),
        pytest.param(
            p(more='<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("no result")) + p("A"),
            [("paragraph", "A")],
            id="a field that never ends",
        ),
        pytest.param(
            "<w:sdt><w:sdtPr><w:bibliography/></w:sdtPr><w:sdtContent>"
            + p("Roe, J.: Moss")
            + "</w:sdtContent></w:sdt>",
            [("reference", "Roe, J.: Moss")],
            id="a bibliography in a control",
        ),
    ],
)
def test_paragraphs_become_blocks(body, expected):
    """Styles, lists and fields tell what a paragraph is."""
    assert kinds(body) == expected


@pytest.mark.parametrize(
    "field_code", ["BIBLIOGRAPHY", "ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY", "ADDIN EN.REFLIST"]
)
def test_a_bibliography_that_a_program_made_is_one(field_code):
    """The field of Word's own, Zotero's or EndNote's list holds the entries."""
    body = p(more=begun(field_code) + r("Roe")) + p("Doe", more=ENDED) + p("A")
    assert kinds(body) == [("reference", "Roe"), ("reference", "Doe"), ("paragraph", "A")]


def test_a_table_is_read_by_row():
    """A row is one block, its head is beside the article, and cells that hold an article are no cells."""

    def row(*cells, properties=""):
        return f"<w:tr>{properties}{''.join(f'<w:tc><w:tcPr/>{cell}</w:tc>' for cell in cells)}</w:tr>"

    head = row(p("Name"), p("Page"), properties="<w:trPr><w:tblHeader/></w:trPr>")
    rows = row(p("A"), p("https://a.org") + p("x")) + row(p("Alone")) + row(p("B", "berschrift1"), p("C"))
    body = f"<w:tbl>{head}{rows}</w:tbl>"
    found = docx.read(a_docx(p("Before") + body)).blocks
    assert [(block.kind.value, block.text) for block in found[1:]] == [
        ("aside", "Name | Page"),
        ("row", "A | https://a.org\nx"),
        ("paragraph", "Alone"),
        ("heading", "B"),
        ("paragraph", "C"),
    ]
    assert found[2].region == (4, 1, 6, 2)
    assert found[2].anchors[0].region == (5, 1, 5, 14)
    assert found[2].text[found[2].anchors[0].start : found[2].anchors[0].end] == "https://a.org"


def test_a_table_in_a_table_is_read_once():
    """The inner rows come where they stand."""
    inner = f"<w:tbl><w:tr><w:tc>{p('a')}</w:tc><w:tc>{p('b')}</w:tc></w:tr></w:tbl>"
    assert kinds(f"<w:tbl><w:tr><w:tc>{p('A')}</w:tc><w:tc>{inner}{p('B')}</w:tc></w:tr></w:tbl>") == [
        ("paragraph", "A"),
        ("row", "a | b"),
        ("paragraph", "B"),
    ]


def test_a_text_box_is_read_once():
    """A drawing is written for newer and for older programs; only the first is read, in reading order."""
    box = (
        f"<mc:AlternateContent><mc:Choice><w:txbxContent>{p('Box')}</w:txbxContent></mc:Choice>"
        f"<mc:Fallback><w:pict><w:txbxContent>{p('Box')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    found = docx.read(a_docx(p("Around", more=f"<w:r>{box}</w:r>" + r(" it")) + p("After"))).blocks
    assert [(block.text, block.region.start_line) for block in found] == [
        ("Around it", 1),
        ("Box", 2),
        ("After", 3),
    ]


@pytest.mark.parametrize(
    ("written", "url"),
    [
        pytest.param('<w:hyperlink r:id="r0">{}</w:hyperlink>', "https://x.org/a", id="a link"),
        pytest.param('<w:hyperlink r:id="r0" w:anchor="b">{}</w:hyperlink>', "https://x.org/a#b", id="a place"),
        pytest.param('<w:hyperlink w:anchor="_Ref1">{}</w:hyperlink>', "#_Ref1", id="within the document"),
        pytest.param(
            "<w:fldSimple w:instr=' HYPERLINK \"https://x.org/b\" '>{}</w:fldSimple>",
            "https://x.org/b",
            id="a field",
        ),
        pytest.param(field('HYPERLINK "https://x.org/c"', "{}"), "https://x.org/c", id="a long field"),
        pytest.param(
            field('HYPERLINK "https://x.org/c" \\l "d" \\o "tip"', "{}"),
            "https://x.org/c#d",
            id="a field to a place",
        ),
        pytest.param(field('HYPERLINK \\l "d"', "{}"), "#d", id="a field to a bookmark"),
        pytest.param(field("HYPERLINK https://x.org/e", "{}"), "https://x.org/e", id="a field without quotes"),
    ],
)
def test_links_lead_from_their_words(written, url):
    """Word writes a link in three ways; each has the words it stands under."""
    link = written.format(r("some ") + r("words"))
    (block,) = docx.read(a_docx(p("See ", more=link + r(".")), links=["https://x.org/a"])).blocks
    assert block.text == "See some words."
    assert [(anchor.url, anchor.start, anchor.end) for anchor in block.anchors] == [(url, 4, 14)]
    assert block.anchors[0].region == (1, 5, 1, 15)


def test_a_link_may_go_on_in_the_next_paragraph():
    """A field that ends in another paragraph than it begins leads from both."""
    begin = begun('HYPERLINK "https://x.org/"')
    first, second = docx.read(a_docx(p("a ", more=begin + r("b")) + p("c", more=ENDED + r("d")))).blocks
    assert [(each.url, each.start, each.end) for each in first.anchors] == [("https://x.org/", 2, 3)]
    assert [(each.url, each.start, each.end) for each in second.anchors] == [("https://x.org/", 0, 1)]


def test_positions_are_paragraphs_and_characters():
    """Empty paragraphs count; the column is where in the paragraph an address or the text begins."""
    (block,) = docx.read(a_docx(p() + p() + p("  see https://a.org.x"))).blocks
    assert block.region == (3, 3, 3, 22)
    assert block.anchors[0].region == (3, 7, 3, 22)
    assert block.text[block.anchors[0].start : block.anchors[0].end] == "https://a.org.x"
    assert not block.lined


def test_items_are_numbered_as_word_does():
    """Counting begins where the list says, goes on through its levels, and begins anew in another list."""
    body = [p("A", number=("1", 0)), p("a", number=("1", 1)), p("B", "Listed"), p("x", number=("2", 0))]
    blocks = docx.read(a_docx("".join([*body, p("C", number=("3", 0)), p("D", number=("1", 0))]))).blocks
    assert [block.labels for block in blocks] == [("3",), (), ("4",), (), ("1",), ("2",)]


def test_notes_follow_the_text_in_the_order_of_their_calls():
    """Each note is a block, called by its number; separators and notes that nothing calls are none."""
    mark = "<w:r><w:footnoteRef/></w:r>"
    link = '<w:hyperlink r:id="r0">' + r("a page") + "</w:hyperlink>"
    footnotes = (
        f'<w:footnote w:type="separator" w:id="-1">{p("—")}</w:footnote>'
        f'<w:footnote w:id="1">{p(more=mark + r(" Second"))}</w:footnote>'
        f'<w:footnote w:id="2">{p(more=mark + r(" See ") + link)}{p("more")}</w:footnote>'
        f'<w:footnote w:id="3">{p("never called")}</w:footnote>'
    )
    body = p("One", more=note("footnote", 2) + r(" two") + note("footnote", 1) + note("endnote", 1))
    found = docx.read(
        a_docx(body, footnotes=footnotes, endnotes=f'<w:endnote w:id="1">{p("End")}</w:endnote>')
    ).blocks
    assert [(block.kind, block.text, block.labels) for block in found] == [
        (Kind.PARAGRAPH, "One two", ()),
        (Kind.FOOTNOTE, "See a page\nmore", ("footnote-1",)),
        (Kind.FOOTNOTE, "Second", ("footnote-2",)),
        (Kind.FOOTNOTE, "End", ("endnote-1",)),
    ]
    assert [(call.label, call.at) for call in found[0].calls] == [
        ("footnote-1", 3),
        ("footnote-2", 7),
        ("endnote-1", 7),
    ]
    assert found[1].region == (2, 2, 3, 5)
    assert [(each.url, each.region) for each in found[1].anchors] == [("https://note.example/", (2, 6, 2, 12))]


def test_a_note_is_a_source_with_the_sentence_that_calls_it():
    """From bytes to article: footnotes, their words, and where they are called."""
    footnotes = f'<w:footnote w:id="4">{p("Moss Report, https://moss.example/r")}</w:footnote>'
    data = a_docx(p("First. Moss grows.", more=note("footnote", 4) + r(" Last.")), footnotes=footnotes)
    (source,) = linkcheck.parse(data, "a.docx").sources
    assert source.url == "https://moss.example/r"
    assert source.region == (2, 1, 2, 36)
    assert source.sentences == ("Moss grows.",)


def test_references_to_a_bookmark_call_the_entry():
    """A cross-reference leads to the paragraph that its bookmark stands in; other bookmarks are no labels."""
    marks = '<w:bookmarkStart w:id="0" w:name="_Ref9"/><w:bookmarkStart w:id="1" w:name="_GoBack"/>'
    body = p("Moss grows ", more=field("REF _Ref9 \\r \\h", r("[3]"))) + p(
        more=marks + r("Roe 2020"), number=("1", 0)
    )
    first, second = docx.read(a_docx(body)).blocks
    assert [(call.label, call.at) for call in first.calls] == [("_Ref9", 11)]
    assert second.labels == ("3", "_Ref9")


def test_raised_numbers_call_entries():
    """A raised number behind a word calls the entry of that number; behind a unit it is a power."""
    raised = '<w:vertAlign w:val="superscript"/>'
    body = p("Moss grows.", more=r("1,3", raised) + r(" On 5 m") + r("2", raised))
    (block,) = docx.read(a_docx(body)).blocks
    assert [(call.label, call.at) for call in block.calls] == [("1", 11), ("3", 11)]


@pytest.mark.parametrize(
    ("body", "stated", "title"),
    [
        pytest.param(p("Moss", "Titel"), "Roofs", "Moss", id="the text's own title"),
        pytest.param(p("On moss"), "Moss and roofs", "Moss and roofs", id="the properties' title"),
        pytest.param(p("On moss", "berschrift1"), "Template for theses", None, id="another text's title"),
        pytest.param(p("On moss"), "Microsoft Word - moss.doc", None, id="a program's title"),
        pytest.param(p("On moss"), "moss_final.docx", None, id="a file's name"),
        pytest.param(p("On moss"), "Document1", None, id="no title"),
    ],
)
def test_the_title_is_the_texts_own(body, stated, title):
    """What the properties say counts where the text has no title of its own."""
    assert docx.read(a_docx(body, title=stated)).title == title


def test_properties_say_what_the_text_does_not():
    """The day of creation counts where the text has no date, the set language where its words tell none."""
    assert str(docx.read(a_docx(p("On moss"))).published) == "2020-02-03"
    assert str(docx.read(a_docx(p("On moss", "Titel") + p("4 May 2021"))).published) == "2021-05-04"
    assert docx.read(a_docx(p("On moss"))).language == "fr-CA"
    german = "Das Moos wächst auf den Dächern und es ist nicht zu sehen, wie es in der Stadt mit dem Regen kommt. "
    assert docx.read(a_docx(p(german * 3))).language == "de"


def test_strict_documents_are_read_alike():
    """The strict format differs in its namespaces only."""
    assert kinds(p("A", "berschrift1") + p("https://a.org"), namespace=STRICT) == [
        ("heading", "A"),
        ("paragraph", "https://a.org"),
    ]


def test_a_document_of_python_docx_is_read():
    """What a common library writes is read as it was meant."""
    written = pytest.importorskip("docx").Document()
    written.add_heading("On moss", 0)
    written.add_heading("Sources", 1)
    written.add_paragraph("Moss Report, https://moss.example/r", style="List Number")
    written.add_paragraph("Roof Review, https://roof.example/", style="List Number")
    file = io.BytesIO()
    written.save(file)
    article = linkcheck.parse(file.getvalue(), "a.docx")
    assert article.title == "On moss"
    assert [(source.url, source.labels) for source in article.sources] == [
        ("https://moss.example/r", ("1",)),
        ("https://roof.example/", ("2",)),
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "not a Word document: the file is empty", id="nothing"),
        pytest.param(b"hello", "not a Word document: not a zip archive", id="a text"),
        pytest.param(
            a_docx(p("A"))[:300], "not a Word document: the zip archive is damaged or cut off", id="cut off"
        ),
        pytest.param(
            a_docx("", **{"word/document.xml": None}),
            "a zip archive, but neither Word nor EPUB",
            id="another archive",
        ),
        pytest.param(
            a_docx("", **{"word/document.xml": None, "mimetype": "application/vnd.oasis.opendocument.text"}),
            "not a Word document: an OpenDocument file, save it as .docx",
            id="OpenDocument",
        ),
        pytest.param(
            a_docx(
                "",
                **{
                    "_rels/.rels": related([("a", "officeDocument", "xl/workbook.xml")]),
                    "xl/workbook.xml": "<w/>",
                },
            ),
            "not a Word document: a spreadsheet or presentation",
            id="a spreadsheet",
        ),
        pytest.param(
            a_docx("", **{"word/document.xml": "\0\0"}),
            "not a Word document: its text is missing or damaged",
            id="no XML",
        ),
    ],
)
def test_what_is_no_document_says_why(data, reason):
    """The reason is one line."""
    with pytest.raises(UnreadableError) as caught:
        docx.read(data)
    assert str(caught.value) == reason


def test_a_damaged_document_is_read_as_far_as_it_goes():
    """What comes before the damage is read, and the rest is told."""
    document = docx.read(
        a_docx("", **{"word/document.xml": part("document", f"<w:body>{p('A')}<w:p><w:r><w:t>B</w:t>")[:-14]})
    )
    assert [block.text for block in document.blocks] == ["A", "B"]
    assert document.notes == ("word/document.xml: not well-formed XML, and read as far as it goes",)


def test_missing_parts_are_done_without():
    """Only the text itself is needed."""
    lacking = dict.fromkeys(
        ["_rels/.rels", "word/_rels/document.xml.rels", "word/styles.xml", "docProps/core.xml"]
    )
    data = a_docx(p("A", "Heading1") + p("B", number=("9", 0), more=note("footnote", 7)), **lacking)
    assert [(block.kind.value, block.text) for block in docx.read(data).blocks] == [
        ("heading", "A"),
        ("item", "B"),
    ]


def test_a_document_within_the_document_is_told():
    """What another program is to put in is not read."""
    assert docx.read(a_docx('<w:altChunk r:id="x"/>')).notes == ("embeds another document, which is not read",)


HOSTILE = {
    "paragraphs": p("a"),
    "runs": r("https://x.org/ "),
    "open fields": '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>',
    "open links": f"<w:p>{begun('HYPERLINK a')}{r('a')}</w:p>",
    "ends without beginnings": '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    "rows without cells": "<w:tr/>",
    "cells without rows": f"<w:tc>{p('a')}</w:tc>",
    "notes": f"<w:p>{note('footnote', '%')}</w:p>",
    "bookmarks": '<w:bookmarkStart w:name="%"/>',
    "fallbacks": "<mc:Fallback/>",
    "raised": f"<w:p>{r('abc')}{r('1', '<w:vertAlign w:val=' + chr(34) + 'superscript' + chr(34) + '/>')}</w:p>",
    "numbers": p("a", number=("%", 99)),
}


@pytest.mark.parametrize("repeated", HOSTILE.values(), ids=HOSTILE)
def test_reading_takes_linear_time(repeated):
    """Four times the text takes about four times as long, not sixteen times."""

    def cost(count):
        data = a_docx("".join(repeated.replace("%", str(number)) for number in range(count)))
        return cpu(lambda: docx.read(data))

    assert_linear(cost, 1000)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<w:p>" * 5000, id="paragraphs within one another"),
        pytest.param("<w:tbl><w:tr><w:tc>" * 2000, id="tables within one another"),
        pytest.param("<w:sdt><w:sdtContent>" * 5000, id="controls within one another"),
        pytest.param('<w:p><w:hyperlink r:id="r0">' * 100 + r("a"), id="links within one another"),
        pytest.param(f"</w:p></w:r>{p('a')}", id="ends"),
        pytest.param(p("a", number=("9" * 99, "x")), id="numbers that are none"),
        pytest.param(
            '<w:p><w:pPr><w:outlineLvl w:val="-3"/></w:pPr></w:p><w:footnoteReference/>', id="odd values"
        ),
    ],
)
def test_nothing_but_a_document_comes_out(body):
    """Whatever the tree is like, it is read without recursion and without an error."""
    assert docx.read(a_docx(body, links=["https://x.org/"])).blocks is not None


@pytest.mark.parametrize("name", ["p", "tr", "hyperlink", "sdt", "fldSimple"])
def test_a_root_that_is_no_document_is_read_without_an_error(name):
    """It opens nothing, so there is nothing to close."""
    assert docx.read(a_docx("", **{"word/document.xml": part(name, p("A"))})).blocks is not None
