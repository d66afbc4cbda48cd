"""An XMP packet says what a file is called, who made it, and when it was published or only made."""

import pytest
from pdfs import a_packet, titled
from timing import assert_linear, cpu

from linkcheck.page.files import xmp


def test_a_packet_says_what_a_file_is():
    """A packet says what a file is."""
    properties = (
        '<dc:title><rdf:Alt><rdf:li xml:lang="fr">Les mousses</rdf:li>'
        '<rdf:li xml:lang="x-default">On moss &amp; roofs</rdf:li></rdf:Alt></dc:title>'
        "<dc:creator><rdf:Seq><rdf:li>A. Roe</rdf:li><rdf:li>B. Doe</rdf:li></rdf:Seq></dc:creator>"
        "<dc:publisher><rdf:Bag><rdf:li>Moss Press</rdf:li></rdf:Bag></dc:publisher>"
        "<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>"
        "<prism:publicationDate>2020-03-04</prism:publicationDate><prism:doi>10.1000/Moss.1</prism:doi>"
    )
    found = xmp.facts(
        a_packet(properties, 'xmp:CreateDate="2019-12-31T23:30:00-05:00" xmp:ModifyDate="2020-05-06"')
    )
    assert found.titles == (("On moss & roofs", "XMP dc:title"), ("Les mousses", "XMP dc:title"))
    assert (found.authors, found.publisher, found.language) == (("A. Roe", "B. Doe"), "Moss Press", "en-GB")
    assert [(str(date), origin, sure) for date, origin, sure in found.published] == [
        ("2020-03-04", "XMP prism:publicationDate", True),
        ("2019-12-31", "XMP xmp:CreateDate", False),
    ]
    assert [str(each.date) for each in found.modified] == ["2020-05-06"]
    assert found.signals == ("doi:10.1000/moss.1",)


@pytest.mark.parametrize(
    ("properties", "sure"),
    [
        ("<prism:publicationDate>2020</prism:publicationDate>", True),
        ("<dcterms:issued>2020</dcterms:issued>", True),
        ("<prism:coverDate>2020</prism:coverDate>", False),
        ("<dc:date><rdf:Seq><rdf:li>2020</rdf:li></rdf:Seq></dc:date>", False),
        ("<xmp:CreateDate>2020</xmp:CreateDate>", False),
    ],
    ids=["publication", "issued", "cover", "date", "creation"],
)
def test_only_a_day_of_publication_is_sure(properties, sure):
    """The day a file was made, or the one on a magazine's cover, is not always that of publication."""
    (found,) = xmp.facts(a_packet(properties)).published
    assert (str(found.date), found.is_sure) == ("2020", sure)


@pytest.mark.parametrize("title", ["Microsoft Word - report.doc", "untitled", "2020-01-02", "", "draft_v3.indd"])
def test_a_programs_title_is_none(title):
    """A program's title is none."""
    assert xmp.facts(a_packet(titled(title))).titles == ()


def test_packets_are_found_wherever_they_stand():
    """They are made to be found by scanning, in any file, and without the element around them."""
    bare = a_packet().replace(b"x:xmpmeta", b"x:other")
    data = b"\x89PNG\0\xff" + a_packet(titled("One")) + b"\0" * 100 + a_packet(titled("Two")) + bare
    found = list(xmp.packets(data))
    assert [title for packet in found for title, _ in xmp.facts(packet).titles] == ["One", "Two"]
    assert [packet[:8] for packet in found] == [b"<x:xmpme", b"<x:xmpme", b"<rdf:RDF"]


def test_other_vocabularies_do_not_count():
    """What a namespace names counts, not its prefix."""
    packet = a_packet("<xmp:CreateDate>2020</xmp:CreateDate>").replace(
        b"http://ns.adobe.com/xap", b"http://x.example"
    )
    assert xmp.facts(packet).published == ()


HOSTILE = {
    "nothing": b"",
    "cut": a_packet(titled("Cut off"))[:-90],
    "no XML": b"<x:xmpmeta \xff\xfe\0 <<<>>> </x:xmpmeta>",
    "an entity": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + a_packet(titled("&a;")),
    "deep": a_packet("<dc:title>" * 100_000),
    "many titles": a_packet(titled("A title") * 2000),
    "an array of arrays": a_packet(
        "<dc:title>" + "<rdf:Alt><rdf:li>" * 100 + "</rdf:li></rdf:Alt>" * 100 + "</dc:title>"
    ),
    "a year beyond": a_packet("<xmp:CreateDate>99999-99-99</xmp:CreateDate>"),
}


@pytest.mark.parametrize("packet", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_packet_says_little(packet):
    """A hostile packet says little."""
    found = []
    assert cpu(lambda: found.append(xmp.facts(packet))) < 1
    assert "root:" not in "".join(title for title, _ in found[0].titles)
    assert len(found[0].published) <= 10


@pytest.mark.parametrize("part", [b"<x:xmpmeta ", b"<rdf:RDF></x:xmpmeta>", b"<", b"<x:xmpmeta></x:xmpmeta>"])
def test_a_scan_takes_linear_time(part):
    """A scan takes linear time."""
    assert_linear(
        lambda size: cpu(lambda: list(xmp.packets(part * (size // len(part))))), 500_000, largest=4_000_000
    )
