"""A PDF says what it is called and when it was made, or that there is nothing to read; it holds nobody up."""

import io
import struct
import subprocess
import sys
import zlib

import pypdf
import pytest
from pdfs import a_packet, a_pdf, line, lines, stream, titled, written
from timing import cpu

from linkcheck.model import PageKind
from linkcheck.page.files import pdf
from linkcheck.page.read import read_page

URL = "https://moss.example/report.pdf"
PROSE = ("The rain in the town fell on slates and on moss for days,", "and nobody knew when it would end.")
INFO = (
    "/Title (Moss in towns) /Author (A. Roe; B. Doe) /CreationDate (D:20200203040506+01'00') /ModDate (D:20210304)"
)


def test_a_pdf_tells_everything_it_says_of_itself():
    """A PDF tells everything it says of itself."""
    packet = a_packet(
        titled("Moss in towns: a report") + "<prism:publicationDate>2020-02-01</prism:publicationDate>"
    )
    content = line("Moss in towns: a report", 760, size=20) + lines(*PROSE, "https://doi.org/10.1000/MOSS.7")
    page = read_page(a_pdf(content, lines("Second page."), info=INFO, root="/Lang (en-GB)", xmp=packet), URL)
    assert page.kind is PageKind.DOCUMENT
    assert page.titles == (("Moss in towns: a report", "XMP dc:title"), ("Moss in towns", "PDF Title"))
    assert (str(page.published), page.published_origin) == ("2020-02-01", "XMP prism:publicationDate")
    assert page.published_sure
    assert str(page.modified) == "2021-03-04"
    assert page.authors == ("A. Roe", "B. Doe")
    assert page.language == "en-GB"
    assert page.text.splitlines()[:2] == ["Moss in towns: a report", PROSE[0]]
    assert page.text.endswith("Second page.")
    assert page.signals == ("PDF, 2 pages", "doi:10.1000/moss.7")


def test_the_day_a_file_was_made_is_not_sure():
    """The day a file was made is not sure."""
    page = pdf.read(a_pdf(lines("A"), info=INFO), URL)
    assert (str(page.published), page.published_origin) == ("2020-02-03", "PDF CreationDate")
    assert not page.published_sure


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("D:20200203040506+01'00'", "2020-02-03"),
        ("D:20200203", "2020-02-03"),
        ("D:202002", "2020-02"),
        ("D:2020", "2020"),
        ("20200203040506Z", "2020-02-03"),
        ("3 February 2020", "2020-02-03"),
        ("D:20201341", "None"),
        ("D:19700101000000Z", "None"),
        ("yesterday", "None"),
        ("", "None"),
    ],
    ids=["stamp", "day", "month", "year", "no mark", "words", "no day", "before PDF", "no date", "nothing"],
)
def test_a_stamp_is_a_date_as_far_as_it_goes(stamp, day):
    """A stamp is a date as far as it goes, where it was written; before PDF there were none."""
    assert str(pdf.read(a_pdf(lines("A"), info=f"/CreationDate ({stamp})"), URL).published) == day


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - report.doc",
        "untitled",
        "Untitled document",
        "report-final.indd",
        "12345",
        "PII: S0140-6736",
        "GAO-21-104",
        "Slide 1",
        "",
        "draft_3",
        "PowerPoint Presentation",
        "doi:10.1000/182",
        "a029",
        "http://x.example/",
    ],
)
def test_what_a_program_writes_is_no_title(title):
    """The largest letters of the first page are one."""
    content = line("Moss and lichen on", 760, size=20) + line("the roofs of towns", 738, size=20) + lines(*PROSE)
    page = pdf.read(a_pdf(content, info=f"/Title ({title})"), URL)
    assert page.titles == (("Moss and lichen on the roofs of towns", "first page"),)


def test_a_title_that_the_first_page_does_not_show_comes_second():
    """It may be a template's, or that of an older text."""
    content = line("On moss and roofs", 760, size=20) + lines(*PROSE)
    page = pdf.read(a_pdf(content, info="/Title (Guidelines for our authors)"), URL)
    assert [title.origin for title in page.titles] == ["first page", "PDF Title"]
    assert pdf.read(a_pdf(lines(*PROSE), info="/Title (Guidelines for our authors)"), URL).titles == (
        ("Guidelines for our authors", "PDF Title"),
    )


@pytest.mark.parametrize(
    ("larger", "titles"),
    [
        ([("Nature Roofs", 30), ("Moss and lichen on roofs", 20)], ["Moss and lichen on roofs"]),
        ([("Libmoss", 20)], ["Libmoss"]),
        ([("T", 40)], []),
        ([("Contents", 20)], []),
        ([("2021", 20)], []),
        ([("moss@roofs.example is where to write to", 20)], []),
        ([], []),
    ],
    ids=["a journal's name", "one word", "an initial", "a part", "a year", "an address", "one size"],
)
def test_the_largest_words_are_the_title(larger, titles):
    """The largest words are the title, unless they are a journal's name, an initial or a part's heading."""
    heads = b"".join(line(text, 800 - 40 * index, size=size) for index, (text, size) in enumerate(larger))
    assert [each.value for each in pdf.read(a_pdf(heads + lines(*PROSE)), URL).titles] == titles


def test_what_is_printed_up_the_margin_is_no_title():
    """What is printed up the margin is no title."""
    stamp = b"BT /F1 30 Tf 0 1 -1 0 20 200 Tm (arXiv stamp of some words) Tj ET\n"
    assert pdf.read(a_pdf(stamp + lines(*PROSE)), URL).titles == ()


def test_only_the_first_pages_are_read():
    """Only the first pages are read, and of those a bounded text."""
    page = pdf.read(a_pdf(*[lines(f"Page {'abcdefgh'[number]}") for number in range(8)]), URL)
    assert page.text.splitlines() == [f"Page {letter}" for letter in "abcde"]
    assert page.signals == ("PDF, 8 pages",)
    long = pdf.read(a_pdf(*[lines(*["words " * 30] * 200)] * 5), URL)
    assert len(long.text) <= pdf.LONGEST_TEXT


def encrypted(password, **more):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(a_pdf(lines("Secret words."), info=INFO, **more)))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_an_encrypted_file_says_so():
    """One that only forbids printing is read."""
    assert pdf.read(encrypted(""), URL).text == "Secret words."
    page = pdf.read(encrypted("user"), URL)
    assert (page.kind, page.titles, page.text) == (PageKind.DOCUMENT, (), "")
    assert page.signals == ("PDF, a password is needed", "nothing to read")


def test_a_packet_that_stands_open_is_read():
    """That of an encrypted file may, and that of one that is cut off; a picture's in it is not the file's."""
    picture = a_packet(titled("A logo")).replace(b"application/pdf", b"image/jpeg")
    data = encrypted("user") + picture + a_packet(titled("Moss in towns"))
    assert pdf.read(data, URL).titles == (("Moss in towns", "XMP dc:title"),)
    assert pdf.read(b"%PDF-1.4\n" + a_packet(titled("Moss in towns")), URL).title == "Moss in towns"
    assert pdf.read(b"%PDF-1.4\n" + picture, URL).titles == ()


@pytest.mark.parametrize("cut", [b"startxref", b"trailer", b"xref\n0"], ids=["table", "trailer", "objects"])
def test_a_file_that_is_cut_off_is_read_as_far_as_it_goes(cut):
    """A lost table of objects is made again."""
    data = a_pdf(line("Moss and lichen on roofs", 760, size=20) + lines(*PROSE), packed=True)
    page = pdf.read(data[: data.rindex(cut)], URL)
    assert page.title == "Moss and lichen on roofs"
    assert page.text.endswith(PROSE[1])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7\n",
        b"%PDF-1.7\n" + b"\0" * 5000,
        b"%PDF-",
        written(["<< /Type /Catalog >>", "<< >>"]),
        b"hello",
    ],
    ids=["nothing", "only a head", "NULs", "five bytes", "no pages", "a text"],
)
def test_what_cannot_be_read_says_so(data):
    """What cannot be read says so."""
    page = read_page(data, URL, "application/pdf")
    assert (page.kind, page.titles, page.published, page.text) == (PageKind.DOCUMENT, (), None, "")
    assert page.signals == ("PDF, damaged or cut off", "nothing to read")


def test_a_scan_has_no_words():
    """A scan has no words."""
    assert pdf.read(a_pdf(b"0 0 100 100 re f"), URL).signals == ("PDF, 1 page", "nothing to read")


def test_pypdf_is_imported_when_a_pdf_comes():
    """It takes a tenth of a second, which few runs need to spend."""
    code = "import sys; from linkcheck.page.read import *; read_page(b'{}', ''); sys.exit('pypdf' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


# ---------------------------------------------------------------- what is made to hold its reader up

ROOT = "<< /Type /Catalog /Pages 2 0 R /Metadata 4 0 R >>"
USED = "<< /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >>"
LEAF = f"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources {USED} >>"
FONT = "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 7 0 R /DescendantFonts [<< >>] >>"
PAGES = "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
FORM = stream(b"/X Do " * 1000, "/Type /XObject /Subtype /Form /Resources << /XObject << /X 6 0 R >> >>")


def drawn(content, to_unicode=b""):
    """A page with some content, a font that maps its codes to characters, and a form that draws itself."""
    parts = (stream(content, packed=True), FONT, FORM, stream(to_unicode, packed=True))
    return written([ROOT, PAGES, LEAF, *parts, "<< >>"])


def in_object_stream(catalogue):
    """A file whose catalogue stands packed in a stream of objects (ISO 32000-1, 7.5.7 and 7.5.8)."""
    data, places = b"%PDF-1.5\n", []
    table = stream(b"1 0 " + catalogue, "/Type /ObjStm /N 1 /First 4", packed=True)
    places.append(len(data))
    data += b"2 0 obj\n" + table + b"\nendobj\n"
    rows = [(0, 0), (2, 2), (1, places[0]), (1, len(data))]
    entries = b"".join(struct.pack(">BIB", kind, place, 0) for kind, place in rows)
    index = stream(entries, "/Type /XRef /Size 4 /W [1 4 1] /Root 1 0 R", packed=True)
    return data + b"3 0 obj\n" + index + f"\nendobj\nstartxref\n{len(data)}\n%%EOF".encode()


BIG = b"<< /Type /Catalog /Pages << /Kids [] >> "
HOSTILE = {
    "a tree that holds itself": written([ROOT, "<< /Kids [2 0 R 2 0 R] /Count 99 >>", "<< >>"]),
    "a huge count": written(
        [ROOT, f"<< /Count 99999999999999999999 /Kids [{'3 0 R ' * 19_000}] >>", LEAF, "<< >>"]
    ),
    "a deep tree": written([ROOT, *(f"<< /Kids [{n} 0 R {n} 0 R] >>" for n in range(3, 3000)), "<< >>"]),
    "missing objects": written([ROOT, f"<< /Kids [{' '.join(f'{n} 0 R' for n in range(9, 9000))}] >>", "<< >>"])
    + b" " * 2**20,
    "a table before itself": a_pdf(lines("A")).replace(b"/Size", b"/Prev 9 /Size"),
    "its own information": written([ROOT, PAGES, "3 0 R"]),
    "lists within lists": written(["[" * 200_000, "<< >>"]),
    "objects within objects": written(["<< /A " * 100_000, "<< >>"]),
    "a bomb for a page": drawn(b"q Q " * 10_000_000),
    "a bomb for a font": drawn(
        b"BT /F1 9 Tf <0001> Tj ET", b"100 beginbfrange\n" + b"<0000> <ffff> <0000>\n" * 50_000
    ),
    "a bomb for a packet": a_pdf(lines("A"), xmp=b"<x:xmpmeta>" * 300_000),
    "a form that draws itself": drawn(b"/X Do " * 1000),
    "endless drawing": drawn(b"BT /F1 9 Tf " + b"(words) Tj " * 150_000),
    "one page often": written(
        [
            ROOT,
            f"<< /Kids [{'3 0 R ' * 9}] >>",
            LEAF.replace("4 0 R", f"[{'4 0 R ' * 9000}]"),
            stream(b"q Q " * 100000, packed=True),
            "<< >>",
        ]
    ),
    "many objects, no table": b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n<<>>\nendobj\n" % n for n in range(200_000)),
    "one object often": b"%PDF-1.4\n" + b"1 0 obj\n" * 500_000,
    "a table of nothing": b"%PDF-1.4\nxref\n0 200000\n"
    + b"0000000000 00000 n \n" * 200_000
    + b"startxref\n9\n%%EOF",
    "many tables": b"%PDF-1.4\n" + b"startxref\n9\n%%EOF\n" * 200_000,
    "streams without an end": b"%PDF-1.4\n" + b"1 0 obj\n<</Length 999999>>\nstream\n" * 50_000,
    "empty lines": b"%PDF-1.4\n" + b"\n" * 2**22,
    "numbers in a packed catalogue": in_object_stream(
        BIG + b"/Z " + (b"[" + b"[1 2 3 4]" * 9000 + b"]") * 5 + b" >>"
    ),
    "names in a packed catalogue": in_object_stream(BIG + b"".join(b"/A%d 1 " % n for n in range(30_000)) + b">>"),
    "a packed bomb": in_object_stream(BIG + b" " * 30_000_000 + b">>"),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_a_document_in_bounded_time(data, monkeypatch):
    """What the reader allows itself, and at most one more stream: it looks at its clock between them."""
    monkeypatch.setattr(pdf, "MOST_SECONDS", 0.5)
    pages = []
    assert cpu(lambda: pages.append(pdf.read(data, URL))) < 6  # a stream of objects takes 2.5 on a slow machine
    (page,) = pages
    assert page.kind is PageKind.DOCUMENT
    assert page.signals[0].startswith("PDF")
    assert len(page.text) <= pdf.LONGEST_TEXT


@pytest.mark.parametrize("limit", ["MOST_SECONDS", "MOST_OPERATORS", "MOST_WHOLE", "MOST_NODES"])
def test_each_limit_ends_the_reading(monkeypatch, limit):
    """Without each of them something would go on."""
    monkeypatch.setattr(pdf, limit, -1)
    data = a_pdf(lines(*PROSE), packed=True)
    if limit in {"MOST_SECONDS", "MOST_WHOLE"}:  # so that much of the file is looked at
        data = written([ROOT, f"<< /Kids [{' '.join(f'{n} 0 R' for n in range(9, 900))}] >>", "<< >>"])
    assert pdf.read(data, URL).signals[-1] == "nothing to read"


def test_a_page_with_much_drawing_is_read_as_far_as_it_goes(monkeypatch):
    """Text mostly comes first, and what was read of it stays."""
    monkeypatch.setattr(pdf, "MOST_OPERATORS", 500)
    data = a_pdf(lines(*PROSE) + b"0 0 m 9 9 l S " * 5000 + lines("Too late."), lines("Later still."))
    assert pdf.read(data, URL).text.splitlines() == list(PROSE)


def test_damage_within_a_page_leaves_the_rest():
    """Damage within a page leaves the rest."""
    broken = zlib.compress(b"\0\xff" * 50)
    data = a_pdf(lines("One."), b"\0\xff" * 50, lines("Three."), packed=True).replace(broken, b"\0" * len(broken))
    assert pdf.read(data, URL).text.splitlines() == ["One.", "Three."]
