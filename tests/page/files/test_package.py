"""Office files and books say what they are called; nothing else in the archive is unpacked."""

import io
import zipfile

import docx
import pytest
from timing import cpu

from linkcheck.model import PageKind
from linkcheck.page.files import package
from linkcheck.page.read import read_page

URL = "https://moss.example/report"
CORE = """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>{title}</dc:title>
<dc:creator>Ann Roe;B. Doe</dc:creator><dcterms:created>2020-03-04T23:30:00Z</dcterms:created>
<dcterms:modified>2021-01-01T00:00:00Z</dcterms:modified><dc:language>en-GB</dc:language></cp:coreProperties>"""
META = """<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>
<dc:title>On moss</dc:title><meta:initial-creator>Ann Roe</meta:initial-creator><dc:creator>B. Doe</dc:creator>
<meta:creation-date>2020-03-04T10:00:00</meta:creation-date><dc:date>2021-01-01T00:00:00</dc:date></office:meta>
</office:document-meta>"""
CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/a%20book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
OPF = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf"
xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>On moss</dc:title><dc:creator>Ann Roe</dc:creator>
<dc:publisher>Moss Press</dc:publisher><dc:date opf:event="conversion">2022-01-01</dc:date>
<dc:date>2020-03-04</dc:date><dc:language>en</dc:language>
<meta property="dcterms:modified">2021-01-01T00:00:00Z</meta></metadata></package>"""


def zipped(parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def office(folder, title="On moss"):
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            f"{folder}/a.xml": "<a/>",
            "docProps/core.xml": CORE.format(title=title),
        }
    )


OPEN = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "meta.xml": META}
BOOK = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER, "OEBPS/a book.opf": OPF}


@pytest.mark.parametrize(
    ("data", "signal", "origin", "authors", "publisher"),
    [
        (office("word"), "Word file", "core properties dc:title", ("Ann Roe", "B. Doe"), None),
        (office("xl"), "Excel file", "core properties dc:title", ("Ann Roe", "B. Doe"), None),
        (office("ppt"), "PowerPoint file", "core properties dc:title", ("Ann Roe", "B. Doe"), None),
        (zipped(OPEN), "OpenDocument spreadsheet", "ODF dc:title", ("Ann Roe",), None),
        (zipped(BOOK), "EPUB book", "OPF dc:title", ("Ann Roe",), "Moss Press"),
    ],
    ids=["Word", "Excel", "PowerPoint", "OpenDocument", "EPUB"],
)
def test_a_package_says_what_it_is(data, signal, origin, authors, publisher):
    """The day an office file was made is not that of its publication; nobody relies on a book's."""
    page = read_page(data, URL, "application/octet-stream")
    assert (page.kind, page.titles) == (PageKind.DOCUMENT, (("On moss", origin),))
    assert (str(page.published), page.published_sure, str(page.modified)) == ("2020-03-04", False, "2021-01-01")
    assert (page.authors, page.publisher, page.signals) == (authors, publisher, (signal,))


def test_what_word_writes_is_read():
    """The core properties stand where the package says that they do."""
    document, file = docx.Document(), io.BytesIO()
    document.core_properties.title = "On moss"
    document.core_properties.author = "Ann Roe"
    document.save(file)
    page = read_page(file.getvalue(), URL)
    assert (page.title, page.authors) == ("On moss", ("Ann Roe",))


@pytest.mark.parametrize("title", ["", "Document1", "PowerPoint Presentation", "report.docx", "Untitled"])
def test_a_programs_title_is_none(title):
    """A program's title is none. A book's was written by somebody."""
    book = zipped(BOOK | {"OEBPS/a book.opf": OPF.replace("On moss", "1984")})
    assert read_page(book, URL).title == "1984"
    assert read_page(office("word", title), URL).titles == ()


ENTITY = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
BOMB = zipped({"word/a.xml": "<a/>", "docProps/core.xml": CORE.format(title="x" * 30_000_000)})
UNREADABLE = {
    "cut": (office("word")[:-40], "ZIP archive, damaged or cut off"),
    "only a head": (b"PK\x03\x04...", "ZIP archive, damaged or cut off"),
    "another archive": (zipped({"a.txt": "moss"}), "ZIP archive"),
    "no properties": (zipped({"word/document.xml": "<a/>"}), "Word file"),
    "an empty archive": (zipped({}), "ZIP archive"),
    "a book without a package": (zipped({"mimetype": "application/epub+zip"}), "EPUB book"),
    "many files": (b"PK\x03\x04" + b"PK\x01\x02" * 100_000, "ZIP archive of more than 10,000 files"),
}


@pytest.mark.parametrize(("data", "signal"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_says_nothing_has_nothing_to_read(data, signal):
    """What says nothing has nothing to read."""
    page = read_page(data, URL)
    assert (page.kind, page.titles, page.signals) == (PageKind.DOCUMENT, (), (signal, "nothing to read"))


def lying():
    """An archive whose table says that a part is another, encrypted one."""
    return office("word").replace(b"\x14\x00\x00\x00\x08\x00", b"\x14\x00\x01\x00\x08\x00")


HOSTILE = {
    "a bomb": BOMB,
    "an encrypted part": lying(),
    "garbage within": office("word").replace(CORE[:20].encode(), b"\0" * 20),
    "every byte wrong": bytes(255 - each if index % 7 == 0 else each for index, each in enumerate(office("word"))),
    "a path outside": zipped(BOOK | {"META-INF/container.xml": CONTAINER.replace("OEBPS", "../../etc")}),
    "an entity": zipped(OPEN | {"meta.xml": ENTITY + META.replace("On", "&a;")}),
    "a million names": zipped({"word/a.xml": "<a/>", "_rels/.rels": "<r>" + "<Relationship/>" * 60_000}),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_package_is_a_document_in_bounded_time(data):
    """A hostile package is a document in bounded time."""
    pages = []
    assert cpu(lambda: pages.append(package.read(data, URL))) < 2
    assert pages[0].kind is PageKind.DOCUMENT
    assert all("root:" not in title.value and len(title.value) <= 1000 for title in pages[0].titles)
