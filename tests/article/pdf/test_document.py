"""A PDF is read into paragraphs and entries, with the links that lie over them."""

import io
import logging
import zlib

import pypdf
import pytest
from timing import assert_linear, cpu

import linkcheck
from linkcheck.article.blocks import Kind, UnreadableError
from linkcheck.article.pdf import document as pdf
from linkcheck.article.pdf.page import Line
from linkcheck.article.pdf.text import body_size

FONTS = (
    "/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> "
    "/F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>"
)


def line(text, y, x=72, size=10, font="F1"):
    """What shows a line of text on a page: 595 points wide and 842 high, counted from below."""
    shown = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({shown}) Tj ET\n".encode("cp1252")


def lines(*texts, top=700, **more):
    """Lines of text, one below the other."""
    return b"".join(line(text, top - 12 * index, **more) for index, text in enumerate(texts))


def link(url, left, bottom, right, top):
    return f"<< /Subtype /Link /Rect [{left} {bottom} {right} {top}] /A << /S /URI /URI ({url}) >> >>"


def a_pdf(*pages, links=(), info="", root="", packed=False):
    """A PDF of pages with some content each; the links lie on the first."""
    objects = ["", ""]  # of the catalogue and the page tree, which come last
    kids = []
    for content in pages:
        data = zlib.compress(content) if packed else content
        how = " /Filter /FlateDecode" if packed else ""
        objects.append(f"<< /Length {len(data)}{how} >>\nstream\n".encode() + data + b"\nendstream")
        annotations = "" if kids else f"/Annots [{' '.join(links)}]"
        kids.append(len(objects) + 1)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            f"/Resources << /Font << {FONTS} >> >> {annotations} >>"
        )
    objects[0] = f"<< /Type /Catalog /Pages 2 0 R {root} >>"
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>"
    return written([*objects, f"<< {info} >>"])


def written(objects):
    """A PDF of some objects: the first is the catalogue, the last says what the file is."""
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        body = content if isinstance(content, bytes) else content.encode("latin-1")
        data += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    return (
        data
        + (
            f"xref\n0 {count}\n0000000000 65535 f \n{table}"
            f"trailer\n<< /Size {count} /Root 1 0 R /Info {count - 1} 0 R >>\nstartxref\n{len(data)}\n%%EOF"
        ).encode()
    )


def texts(*pages, **more):
    return [block.text for block in pdf.read(a_pdf(*pages, **more)).blocks]


PROSE = ("The rain in the town fell on slates and on moss for days,", "and nobody knew when it would end.")


def test_lines_become_paragraphs():
    """Full lines go on in the next; a gap, a larger size or an item's mark begin something new."""
    content = line("On moss", 760, size=20) + lines(*PROSE) + lines("Another one.", top=650)
    content += line("Sources", 620, size=14) + lines(
        "[1] Moss Report, https://moss.example/r", "[2] Roof Review", top=600
    )
    blocks = pdf.read(a_pdf(content)).blocks
    assert [(block.kind.value, block.level, block.text) for block in blocks] == [
        ("heading", 1, "On moss"),
        ("paragraph", 0, " ".join(PROSE)),
        ("paragraph", 0, "Another one."),
        ("heading", 2, "Sources"),
        ("item", 0, "[1] Moss Report, https://moss.example/r"),
        ("item", 0, "[2] Roof Review"),
    ]


def test_positions_are_pages_and_lines():
    """The line is the page, the column the line on it; a paragraph ends behind its last line."""
    blocks = pdf.read(a_pdf(lines(*PROSE), lines("A", "See https://a.org for more", top=700))).blocks
    assert blocks[0].region == (1, 1, 1, 3)
    assert blocks[1].region == (2, 1, 2, 3)
    assert blocks[1].anchors[0].region == (2, 2, 2, 3)
    assert not any(block.lined for block in blocks)


def test_sources_are_found():
    """From bytes to article: title, date, list, and the sentences that cite."""
    content = (
        line("On moss", 760, size=20) + lines("4 May 2021", top=730) + lines("Moss grows [1]. It rains.", top=690)
    )
    content += line("References", 620, size=14)
    content += lines("1. Moss Report, https://moss.example/r", "2. Roof Review. https://roof.example/", top=600)
    article = linkcheck.parse(a_pdf(content), "a.pdf")
    assert (article.format, article.title, str(article.published)) == ("pdf", "On moss", "2021-05-04")
    assert [(source.url, source.region) for source in article.sources] == [
        ("https://moss.example/r", (1, 5, 1, 6)),
        ("https://roof.example/", (1, 6, 1, 7)),
    ]
    assert article.sources[0].sentences == ("Moss grows [1].",)


@pytest.mark.parametrize(
    ("first", "second", "between"),
    [
        pytest.param("It was called an extraordi-", "nary case of moss", None, id="a word"),
        pytest.param("Moss grew in the Anglo-", "Saxon town", " ", id="a name"),
        pytest.param("as in https://x.org/a-long/", "path.html and more", "", id="an address at a slash"),
        pytest.param("as in https://x.org/a-long-", "path/to and more", "", id="an address at a hyphen"),
        pytest.param("as in https://x.org/long", "er/path.html. And", "", id="an address in a word"),
        pytest.param("as in https://x.org/longer", "and so on it goes", " ", id="an address that ends"),
        pytest.param(
            "as in https://x.org/a-longer/", "and so on it goes", " ", id="an address that ends with a slash"
        ),
        pytest.param("as in https://x.org/a-long/", "path, and more", "", id="an address before a word"),
        pytest.param("as in https://x.org/", "where there is more", " ", id="a site"),
        pytest.param("as in https://x.org/longer/", "Moss is a plant too", " ", id="a new sentence"),
        pytest.param("as in https://x.org/longer/", "https://y.org/another", " ", id="two addresses"),
    ],
)
def test_broken_lines_are_joined(first, second, between):
    """What a line's end has broken is put together again; a word loses its hyphen."""
    assert texts(lines(first, second)) == [first[:-1] + second if between is None else first + between + second]


def test_short_lines_stay_lines():
    """A line that ends long before the others do was ended by its writer."""
    content = lines("https://a.org/", "https://b.org/", "A line that is much longer than the two above it")
    assert texts(content) == ["https://a.org/\nhttps://b.org/\nA line that is much longer than the two above it"]


def test_an_item_goes_on_further_in():
    """What stands below an item's text, and not below its mark, belongs to it."""
    content = (
        lines("References") + lines("1. Roe, Moss.", top=680) + lines("https://moss.example/r", top=668, x=84)
    )
    content += lines("2. Doe, Roofs.", top=656)
    assert texts(content) == ["References", "1. Roe, Moss.\nhttps://moss.example/r", "2. Doe, Roofs."]


def test_hanging_indents_part_the_entries():
    """In a list whose first lines stand further out, an entry begins wherever a line does."""
    written = (
        (72, "Adams, B. Moss in towns and how it came to grow there, in"),
        (90, "the Journal of Moss and Lichen Studies, 1999, volume 3."),
        (72, "Baker, C. Roofs. https://roof.example/ and a few more words"),
        (90, "for a full line, and then another one to make it an entry"),
        (72, "Clark, D. Slate."),
        (72, "Dunn, E. Tiles. https://tile.example/"),
    )
    content = b"".join(line(text, 700 - 12 * index, x=x) for index, (x, text) in enumerate(written))
    found = texts(lines("Sources", size=14, top=730) + content)
    assert [text[:5] for text in found] == ["Sourc", "Adams", "Baker", "Clark", "Dunn,"]


def test_heads_and_feet_are_dropped():
    """What the pages repeat at their edges, and their numbers, is no text; in the middle it is."""
    pages = [
        line("Journal of Moss", 820)
        + lines(f"Page text {'abc'[number]}", "Journal of Moss")
        + line(f"{number + 1}", 20)
        for number in range(3)
    ]
    found = texts(*pages)
    assert "".join(found).count("Journal of Moss") == 3
    assert not any(text.strip().isdigit() for text in found)


def test_a_sentence_goes_on_over_the_page():
    """A page's end ends no paragraph whose last line is full and whose sentence is open."""
    assert texts(lines(PROSE[0]), lines(PROSE[1])) == [" ".join(PROSE)]


def test_notes_below_the_text_are_footnotes():
    """A raised number at a line's beginning begins a note, and calls it elsewhere."""
    body = line("Moss grows.", 700) + line("1", 704, x=130, size=6) + line("It rains all day long.", 700, x=136)
    note = line("1", 83, size=5) + line("Moss Report, https://moss.example/r", 80, x=76, size=8)
    found = pdf.read(a_pdf(lines(*PROSE, *PROSE, top=780) + body + note)).blocks
    assert [(block.kind, block.text, block.labels) for block in found[-1:]] == [
        (Kind.FOOTNOTE, "Moss Report, https://moss.example/r", ("footnote-1",))
    ]
    assert [call.label for block in found for call in block.calls] == ["footnote-1", "1"]


def test_notes_that_each_page_counts_anew_are_kept_apart():
    """The page is part of their names then."""

    def page(text):
        body = line("Moss grows.", 700) + line("1", 704, x=130, size=6) + line(text, 700, x=136)
        return lines(*PROSE, *PROSE, top=780) + body + line("1", 83, size=5) + line(text, 80, x=76, size=8)

    blocks = pdf.read(a_pdf(page("See https://a.org"), page("See https://b.org"))).blocks
    assert [block.labels for block in blocks if block.kind is Kind.FOOTNOTE] == [
        ("footnote-1-1",),
        ("footnote-2-1",),
    ]


@pytest.mark.parametrize(
    ("shown", "right", "url", "words"),
    [
        pytest.param("See the Moss Report, 2020", 160, "https://moss.example/r", "the Moss Report,", id="words"),
        pytest.param(
            "See https://moss.exa", 170, "https://moss.example/r", "https://moss.exa", id="an address cut off"
        ),
        pytest.param(
            "See https://moss.example/r", 220, "https://moss.ex", "https://moss.example/r", id="a link cut off"
        ),
        pytest.param(
            "See https://moss.example/r.", 200, "https://b.org/", "https://moss.example/r", id="elsewhere"
        ),
    ],
)
def test_links_lie_over_their_words(shown, right, url, words):
    """The link is right where it lies over an address, unless the text has more of that."""
    (block,) = pdf.read(a_pdf(lines(shown), links=[link(url, 90, 698, right, 710)])).blocks
    (anchor,) = block.anchors
    assert (anchor.url, block.text[anchor.start : anchor.end]) == (words if words.startswith(url) else url, words)
    assert anchor.region == (1, 1, 1, 2)


def test_a_link_over_two_lines_is_one():
    """Each line has an area of its own."""
    content = lines("A sentence that ends with the Annual", "Moss Report and goes on then as it did")
    areas = [link("https://moss.example/r", 203, 698, 280, 710), link("https://moss.example/r", 70, 686, 132, 698)]
    (block,) = pdf.read(a_pdf(content, links=areas)).blocks
    assert [block.text[each.start : each.end] for each in block.anchors] == ["the Annual Moss Report"]


def test_a_link_over_the_page_is_none_of_a_line():
    """An area over many lines is a picture's, or the page's."""
    content = lines(*(f"Line {number} of the text" for number in range(20)))
    document = pdf.read(a_pdf(content, links=[link("https://x.org", 0, 0, 595, 842)]))
    assert not any(block.anchors for block in document.blocks)


@pytest.mark.parametrize(
    "annotation",
    [
        pytest.param("<< /Subtype /Link /Rect [0 0 600] /A << /URI (https://x.org) >> >>", id="half a rectangle"),
        pytest.param("<< /Subtype /Link /A << /URI (https://x.org) >> >>", id="no rectangle"),
        pytest.param("<< /Subtype /Link /Rect [0 0 9 9] /A << /S /JavaScript /JS (x) >> >>", id="a script"),
        pytest.param("<< /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (x) >> >>", id="a program"),
        pytest.param("<< /Subtype /Link /Rect [0 0 9 9] /A 99 0 R >>", id="nothing there"),
        pytest.param("null 7 (a)", id="no annotations"),
    ],
)
def test_what_is_no_link_is_passed_by(annotation):
    """Only addresses count, and a link that says too little is none."""
    (block,) = pdf.read(a_pdf(lines("A line"), links=[annotation])).blocks
    assert (block.text, block.anchors) == ("A line", ())


@pytest.mark.parametrize(
    ("info", "title"),
    [
        pytest.param("/Title (On moss and roofs)", "On moss and roofs", id="the file's"),
        pytest.param("/Title (Microsoft Word - thesis.doc)", "On moss", id="a program's"),
        pytest.param("/Title (Template of the faculty)", "On moss", id="another text's"),
        pytest.param("", "On moss", id="the largest line"),
    ],
)
def test_the_title_is_a_title(info, title):
    """What the file says counts where it is a title, else the largest line of the first page."""
    content = line("On moss", 760, size=20) + lines(*PROSE)
    assert pdf.read(a_pdf(content, info=info)).title == title


def test_properties_say_what_the_text_does_not():
    """The day of creation and the language that is set count last."""
    document = pdf.read(a_pdf(lines("A"), info="/CreationDate (D:20200203040506+01'00')", root="/Lang (fr-CA)"))
    assert (str(document.published), document.language) == ("2020-02-03", "fr-CA")
    assert pdf.read(a_pdf(lines("A"), info="/CreationDate (yesterday)")).published is None


def test_a_scan_has_no_text():
    """Pages without text are told."""
    assert pdf.read(a_pdf(b"0 0 100 100 re f", b"")).notes == ("no text in this PDF (a scan?)",)


def test_a_stamp_along_the_margin_is_no_text():
    """What is printed up the margin of an upright page belongs to the page."""
    stamp = b"BT /F1 20 Tf 0 1 -1 0 20 200 Tm (arXiv:2101.00001) Tj ET\n"
    assert texts(stamp + lines(*PROSE)) == [" ".join(PROSE)]


def test_control_characters_are_no_text():
    """A font may name any code; what no text holds becomes a space, in links too."""
    document = pdf.read(a_pdf(lines("One\x01two\x00"), links=[link("https://x.org/\\000a", 72, 698, 90, 710)]))
    assert [(block.text, [each.url for each in block.anchors]) for block in document.blocks] == [
        ("One two", ["https://x.org/a"])
    ]


@pytest.mark.parametrize("place", ["1e999", "-1e999", "nan", "99999999999999999999"])
def test_a_place_beyond_the_page_is_none(place):
    """Numbers that are none, or too large, leave the rest of the page alone."""
    odd = f"BT /F1 10 Tf 1 0 0 1 72 {place} Tm (odd) Tj ET\n".encode()
    assert "A line." in "".join(texts(odd + lines("A line.")))


def encrypted(password):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(a_pdf(lines("Secret"))))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_an_encrypted_file_needs_its_password():
    """One that only forbids printing is read."""
    with pytest.raises(UnreadableError, match="encrypted: a password is needed"):
        pdf.read(encrypted("user"))
    assert [block.text for block in pdf.read(encrypted("")).blocks] == ["Secret"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "not a PDF: the file is empty", id="nothing"),
        pytest.param(b"hello", "not a PDF", id="a text"),
        pytest.param(b"%PDF-1.7\n", "not a PDF, or a damaged one", id="only a head"),
        pytest.param(b"%PDF-1.7\n" + b"\0" * 5000, "not a PDF, or a damaged one", id="NULs"),
        pytest.param(written(["<< /Type /Catalog >>", "<< >>"]), "not a PDF, or a damaged one", id="no pages"),
    ],
)
def test_what_is_no_pdf_says_why(data, reason):
    """The reason is one line."""
    with pytest.raises(UnreadableError) as caught:
        pdf.read(data)
    assert str(caught.value) == reason


def test_a_damaged_file_is_read_as_far_as_it_goes(caplog):
    """A lost table of objects is made again, a page that cannot be read is told; nothing is logged."""
    data = a_pdf(lines("One."), b"", lines("Three."))
    for cut in (data.rindex(b"startxref"), data.rindex(b"trailer"), data.rindex(b"xref\n0")):
        document = pdf.read(data[:cut])
        assert [block.text for block in document.blocks] == ["One.", "Three."]
        assert document.notes == ("the file is damaged or cut off, and read as far as it goes",)
    broken = pdf.read(
        a_pdf(lines("One."), b"\0\xff" * 50, packed=True).replace(zlib.compress(b"\0\xff" * 50), b"\0" * 14)
    )
    assert [block.text for block in broken.blocks] == ["One."]
    assert not caplog.records
    assert logging.getLogger("pypdf._reader").getEffectiveLevel() > logging.CRITICAL


def test_a_bomb_is_not_unpacked():
    """A page whose contents have a thousand times their size is not read, and the next one is."""
    bomb = zlib.compress(b"q Q " * 10_000_000)
    data = a_pdf(lines("One."), b"@" * len(bomb), lines("Three."))
    data = data.replace(b" >>\nstream\n@", b" /Filter /FlateDecode >>\nstream\n@").replace(b"@" * len(bomb), bomb)
    documents = []
    assert cpu(lambda: documents.append(pdf.read(data))) < 3
    (document,) = documents
    assert [block.text for block in document.blocks] == ["One.", "Three."]
    assert document.notes == ("page 2: damaged or too large, and not read",)


def test_reading_ends_when_it_has_had_enough(monkeypatch):
    """A file that would keep the reader busy is read in part, and says so."""
    monkeypatch.setattr(pdf, "MOST_OPERATORS", 100)
    document = pdf.read(a_pdf(*[lines("A line", "Another", top=500 + number) for number in range(50)]))
    assert 1 <= len(document.blocks) < 40
    assert document.notes[-1].startswith("only the first ")
    monkeypatch.setattr(pdf, "MOST_SECONDS", -1.0)
    assert pdf.read(a_pdf(lines("A"))).notes[0] == "only the first 0 of 1 pages are read"
    monkeypatch.setattr(pdf, "MOST_SECONDS", 30.0)
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    monkeypatch.setattr(pdf, "MOST_OPERATORS", 10_000)
    assert pdf.read(a_pdf(*[lines("A")] * 3)).notes == ("only the first 2 of 3 pages are read",)


ROOT = "<< /Pages 2 0 R >>"


@pytest.mark.parametrize(
    "objects",
    [
        pytest.param([ROOT, "<< /Kids [2 0 R 2 0 R] /Count 2 >>", "<< >>"], id="a tree that holds itself"),
        pytest.param([ROOT, "<< /Type /Pages /Kids 2 0 R /Count 9 >>", "<< >>"], id="no list of pages"),
        pytest.param([ROOT, "<< /Kids [3 0 R] >>", "<< /Type /Page /Contents 3 0 R >>"], id="its own contents"),
        pytest.param([ROOT, "<< /Kids [3 0 R] >>", "<< /Type /Page /Parent 3 0 R >>"], id="its own parent"),
        pytest.param([ROOT, "<< /Kids [3 0 R] >>", "<< /Type /Page /Annots 3 0 R >>"], id="its own links"),
        pytest.param(["[" * 5000, "<< >>"], id="lists within one another"),
        pytest.param(["<< /Pages 1 0 R >>", "1 0 R"], id="an object that is another"),
    ],
)
def test_nothing_but_an_unreadable_error_escapes(objects):
    """Loops and depth end."""
    try:
        document = pdf.read(written(objects))
    except UnreadableError:
        return
    assert document.blocks == ()


HOSTILE = {
    "lines": lambda count: b"".join(line(f"https://x.org/{each}", 800 - each / 9) for each in range(count)),
    "pieces of a line": lambda count: b"".join(line("a ", 700, x=each / 9) for each in range(count)),
    "words": lambda count: lines("a-" * count),
    "raised numbers": lambda count: b"".join(
        line("1", 700, x=each, size=5 + each % 2 * 5) for each in range(count)
    ),
    "entries": lambda count: lines("Sources") + lines(*(f"[{each}] a" for each in range(count)), top=600),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_reading_takes_linear_time(content):
    """Four times the content takes about four times as long, not sixteen times."""

    def cost(count):
        data = a_pdf(content(count), links=[link("https://x.org/", 0, 0, 595, 842)] * 50)
        return cpu(lambda: pdf.read(data))

    assert_linear(cost, 500)


def test_code_does_not_set_the_size_of_the_text():
    """Where most of a file is code, which is smaller, its paragraphs are no headings."""
    typed = [Line("x = 1" * 20, 1, each, 72.0, 700.0, 9.0, False, (), True) for each in range(9)]
    text = [Line("A sentence.", 1, each, 72.0, 700.0, 11.0, False, ()) for each in range(9, 12)]
    assert body_size([*typed, *text]) == 11.0
    assert body_size(typed) == 9.0
