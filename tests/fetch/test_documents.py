"""Which answers are documents that cannot be read without their end."""

import pytest

from linkcheck.fetch.documents import is_document

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    "kind",
    [
        "application/pdf",
        "Application/PDF; charset=binary",
        "application/x-pdf",
        WORD,
        "application/epub+zip",
        "application/vnd.oasis.opendocument.text",
    ],
)
def test_a_content_type_names_a_document(kind):
    """A content type names a document."""
    assert is_document("https://moss.example/a", [("server", "x"), ("content-type", kind)])


@pytest.mark.parametrize(
    "kind", ["", "application/octet-stream", "binary/octet-stream", "application/force-download; x"]
)
def test_an_address_names_a_document_where_nothing_else_does(kind):
    """An address names a document where nothing else does."""
    headers = [("content-type", kind)] if kind else []
    assert is_document("https://moss.example/a/Report.PDF?download=1#page=2", headers)
    assert not is_document("https://moss.example/a/report.pdf/html", headers)
    assert not is_document("https://moss.example/a?file=report.pdf", headers)


@pytest.mark.parametrize(
    "kind", ["text/html", "application/pdfx", "image/png", "text/plain; name=application/pdf", "\0" * 9999]
)
def test_anything_else_is_none(kind):
    """An error page at a document's address is a page."""
    assert not is_document("https://moss.example/report.pdf", [("content-type", kind)])
