"""XML is a record or a drawing; what it describes is told where it is in a documented vocabulary."""

import pytest
from timing import cpu

from linkcheck.model import PageKind
from linkcheck.page.read import read_page

URL = "https://moss.example/data"
TITLE = "<rss><channel><title>{}</title></channel></rss>"
DECLARED = '<?xml version="1.0" encoding="iso-8859-2"?>'
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'

RSS = """<rss version="2.0"><channel><title>Moss &amp; roofs</title><language>en-gb</language>
<lastBuildDate>Wed, 04 Mar 2020 10:00:00 GMT</lastBuildDate>
<item><title>Another</title><pubDate>Thu, 05 Mar 2020 10:00:00 GMT</pubDate></item></channel></rss>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>Moss &amp; roofs</title></channel><item><title>Another</title></item></rdf:RDF>"""
ENTRY = """<entry xmlns="http://www.w3.org/2005/Atom">
<title type="html">Moss &amp;amp; &lt;i&gt;roofs&lt;/i&gt;</title>
<published>2020-03-04T23:30:00-05:00</published><updated>2021-01-01T00:00:00Z</updated>
<author><name>Ann Roe</name></author></entry>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"><title>Moss &amp; roofs</title>
<updated>2021-01-01</updated>
<author><name>Ann Roe</name></author><entry><title>One</title></entry><entry><title>Two</title></entry></feed>"""
ONE = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Query results</title>{ENTRY}</feed>"""
OAI = """<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><GetRecord><record><header><datestamp>2022-01-01</datestamp>
</header><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Moss &amp; roofs</dc:title><dc:creator>Ann Roe</dc:creator>
<dc:publisher>Moss Press</dc:publisher><dc:date>2020-03-04</dc:date></oai_dc:dc></metadata></record></GetRecord>
</OAI-PMH>"""
JATS = """<article xml:lang="en" article-type="research-article"><front><journal-meta>
<publisher><publisher-name>Moss Press
</publisher-name></publisher></journal-meta><article-meta><article-id pub-id-type="doi">10.1000/Moss</article-id>
<title-group><article-title>Moss &amp; <italic>roofs</italic></article-title></title-group><contrib-group>
<contrib contrib-type="author"><name><surname>Roe</surname><given-names>Ann</given-names></name></contrib>
<contrib contrib-type="editor"><name><surname>Doe</surname></name></contrib></contrib-group>
<pub-date pub-type="collection"><year>2021</year></pub-date>
<pub-date pub-type="epub"><day>4</day><month>3</month><year>2020</year></pub-date></article-meta></front>
<body><p>Words.</p></body></article>"""
TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Moss &amp; roofs</title>
<author>Ann Roe</author></titleStmt><publicationStmt><publisher>Moss Press</publisher>
<date when="2020-03-04">March</date></publicationStmt></fileDesc></teiHeader></TEI>"""
DATACITE = """<resource xmlns="http://datacite.org/schema/kernel-4">
<creators><creator><creatorName>Ann Roe</creatorName></creator>
</creators><titles><title>Moss &amp; roofs</title></titles><publisher>Moss Press</publisher><publicationYear>2020
</publicationYear><dates><date dateType="Collected">2019</date>
<date dateType="Issued">2020-03-04</date></dates></resource>"""


@pytest.mark.parametrize(
    ("text", "origin", "day", "sure", "modified", "authors", "publisher"),
    [
        (RSS, "RSS title", "None", False, "2020-03-04", (), None),
        (RDF, "RSS title", "None", False, "None", (), None),
        (ATOM, "Atom feed title", "None", False, "2021-01-01", ("Ann Roe",), None),
        (ENTRY, "Atom title", "2020-03-04", True, "2021-01-01", ("Ann Roe",), None),
        (ONE, "Atom title", "2020-03-04", True, "2021-01-01", ("Ann Roe",), None),
        (OAI, "dc:title", "2020-03-04", False, "None", ("Ann Roe",), "Moss Press"),
        (JATS, "JATS article-title", "2020-03-04", True, "None", ("Ann Roe",), "Moss Press"),
        (
            f"<pmc-articleset>{JATS}</pmc-articleset>",
            "JATS article-title",
            "2020-03-04",
            True,
            "None",
            ("Ann Roe",),
            "Moss Press",
        ),
        (TEI, "TEI title", "2020-03-04", False, "None", ("Ann Roe",), "Moss Press"),
        (DATACITE, "DataCite title", "2020-03-04", True, "None", ("Ann Roe",), "Moss Press"),
    ],
    ids=[
        "RSS",
        "RSS 1.0",
        "Atom feed",
        "Atom entry",
        "one entry",
        "OAI-PMH",
        "JATS",
        "JATS set",
        "TEI",
        "DataCite",
    ],
)
def test_a_known_vocabulary_is_understood(text, origin, day, sure, modified, authors, publisher):
    """A known vocabulary is understood."""
    page = read_page((HEAD + text).encode(), URL, "application/xml")
    assert page.kind is PageKind.RECORD
    assert page.titles[0] == ("Moss & roofs", origin)
    assert (str(page.published), page.published_sure, str(page.modified)) == (day, sure, modified)
    assert (page.authors, page.publisher) == (authors, publisher)
    assert len(page.signals) > 1


@pytest.mark.parametrize(
    ("text", "signals"),
    [
        ("<data><title>Moss</title><date>2020-01-01</date></data>", ("XML",)),
        ("<urlset><url><loc>https://moss.example/</loc></url></urlset>", ("XML", "sitemap")),
        ("<article><title>Moss</title></article>", ("XML",)),
        ('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>', ("XML",)),
        ("<a/>", ("XML",)),
    ],
    ids=["unknown", "a sitemap", "another article", "RDF", "nothing"],
)
def test_anything_else_is_a_record_without_a_title(text, signals):
    """Anything else is a record without a title."""
    page = read_page((HEAD + text).encode(), URL, "text/xml")
    assert (page.kind, page.titles, page.published, page.signals) == (PageKind.RECORD, (), None, signals)


def test_a_drawing_has_a_title_or_nothing_to_read():
    """A drawing has a title, or nothing to read."""
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"><title>A roof</title><g><title>A tile</title></g></svg>'
    for content_type in ("image/svg+xml", "text/plain", "text/html", ""):
        page = read_page(drawing, URL, content_type)
        assert (page.kind, page.titles) == (PageKind.MEDIA, (("A roof", "SVG title"),))
    assert read_page(b"<svg/>", URL, "image/svg+xml").signals == ("SVG image", "nothing to read")


def test_an_oembed_answer_names_what_it_embeds():
    """An oEmbed answer names what it embeds."""
    answer = (
        b"<oembed><version>1.0</version><type>video</type><title>On moss</title><author_name>Ann Roe</author_name>"
        b"<provider_name>MossTube</provider_name></oembed>"
    )
    page = read_page(answer, URL, "text/xml+oembed")
    assert (page.kind, page.titles) == (PageKind.MEDIA, (("On moss", "oEmbed title"),))
    assert (page.authors, page.publisher) == (("Ann Roe",), "MossTube")


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        ((DECLARED + TITLE.format("Żółw")).encode("iso-8859-2"), ""),
        (TITLE.format("Żółw").encode("iso-8859-2"), "text/xml; charset=iso-8859-2"),
        ((DECLARED + TITLE.format("Żółw")).encode(), "text/xml; charset=utf-8"),
        (TITLE.format("Żółw").encode("utf-16"), "text/xml"),
    ],
    ids=["declaration", "content type", "both", "byte order mark"],
)
def test_the_declared_encoding_is_read(data, content_type):
    """The protocol's word counts more than the document's (RFC 7303)."""
    assert read_page(data, URL, content_type).title == "Żółw"


@pytest.mark.parametrize(
    "content_type", ["application/rss+xml", "text/html", "text/plain", "application/octet-stream", ""]
)
def test_a_feed_is_known_by_its_first_element(content_type):
    """A feed that is sent as a page is a feed (WHATWG MIME Sniffing)."""
    body = (HEAD + "<!-- made by hand --><?xml-stylesheet href='a.xsl'?>\n" + RSS).encode()
    assert read_page(body, URL, content_type).kind is PageKind.RECORD


@pytest.mark.parametrize(
    "body",
    [
        HEAD + "<!DOCTYPE html><html><title>A page</title></html>",
        "<!doctype html><html><title>A page</title>",
        "<!-- a --> <html><title>A page</title></html>",
    ],
    ids=["XHTML", "HTML", "a comment"],
)
@pytest.mark.parametrize("content_type", ["text/plain", "application/xml", "application/json", ""])
def test_a_page_is_a_page_whatever_it_is_called(body, content_type):
    """A page is a page whatever it is called."""
    assert read_page(body.encode(), URL, content_type).title == "A page"


def test_a_document_that_is_cut_off_is_read_as_far_as_it_goes():
    """A document that is cut off is read as far as it goes."""
    assert read_page((HEAD + RSS)[:120].encode(), URL, "text/xml").title == "Moss & roofs"


@pytest.mark.parametrize("body", [b"", b"  ", b"<", b"words", b"<?xml version='1.0'?>", b"\0\0"])
def test_what_is_no_xml_is_a_text(body):
    """What is no XML is a text."""
    page = read_page(body, URL, "text/xml")
    assert page.kind in {PageKind.PAGE, PageKind.EMPTY}
    assert page.titles == ()


SIZE = 2**20
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
HOSTILE = {
    "a billion laughs": f'<!DOCTYPE x [<!ENTITY a0 "ha">{LAUGHS}]>' + TITLE.format("&a11;"),
    "a long entity often": f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>' + TITLE.format("&a;" * 50_000),
    "a file": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + TITLE.format("&a;"),
    "an address": '<!DOCTYPE x SYSTEM "http://moss.example/x.dtd">' + TITLE.format("a"),
    "parameters": '<!DOCTYPE x [<!ENTITY % a SYSTEM "file:///etc/passwd">%a;]>' + TITLE.format("a"),
    "deep": "<a>" * (SIZE // 3),
    "deep titles": "<rss><channel>" + "<title>" * 100_000,
    "wide": "<rss>" + "<a/>" * (SIZE // 4),
    "attributes": "<rss " + " ".join(f"b{each}=''" for each in range(80_000)) + "/>",
    "one attribute often": "<rss " + "b='' " * 150_000 + "/>",
    "namespaces": "<rss " + " ".join(f"xmlns:b{each}='u'" for each in range(50_000)) + "/>",
    "defaults": "<!DOCTYPE r [<!ATTLIST x "
    + " ".join(f"a{n} CDATA 'v'" for n in range(5000))
    + ">]><r>"
    + "<x/>" * 90_000,
    "many entries": "<feed>" + "<entry><title>a</title></entry>" * 30_000,
    "many authors": "<feed>" + "<author><name>Roe</name></author>" * 30_000,
    "many records": '<x xmlns:dc="http://purl.org/dc/elements/1.1/">' + "<dc:title>a b</dc:title>" * 40_000,
    "a long title": f"<rss><channel><title>{'x' * (SIZE - 100)}",
    "less-than signs": "<rss>" + "<" * SIZE,
    "comments": "<!-- -" * (SIZE // 6),
    "instructions": "<?a " * (SIZE // 4),
    "no entities": "<rss>" + "&b;" * 300_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("content_type", ["text/xml", "text/plain"])
def test_a_hostile_document_is_a_page_in_bounded_time(text, content_type):
    """No entity is resolved, no file or address opened."""
    pages = []
    assert cpu(lambda: pages.append(read_page(text.encode(), URL, content_type))) < 3
    (page,) = pages
    assert len(page.titles) <= 12
    assert all(len(title.value) <= 1000 for title in page.titles)
    assert "root:" not in page.text + "".join(title.value for title in page.titles)
    assert len(page.text) <= 201_000
