"""What identifies a work, in words and in addresses."""

import pytest
from timing import assert_linear, cpu

from linkcheck.article import identifiers


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("Smith, A title, doi:10.1000/182.", "doi:10.1000/182"),
        ("DOI 10.1000/ABC).", "doi:10.1000/abc"),
        ("dx.doi.org/doi:10.1000/182", "doi:10.1000/182"),
        (r"10.1000/x\_22", "doi:10.1000/x_22"),
        ("10.1016/S0140-6736(20)30154-9.", "doi:10.1016/s0140-6736(20)30154-9"),
        (
            "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O.",
            "doi:10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o",
        ),
        ("10.1000/182;10.1000/183", "doi:10.1000/182"),
        ("doi:10.1000/182。", "doi:10.1000/182"),
        ("<https://doi.org/10.1000/182>", "doi:10.1000/182"),
        ("arXiv:1212.3257 [cs.CR].", "arxiv:1212.3257"),
        ("arXiv: 2001.01234v2", "arxiv:2001.01234v2"),
        ("arXiv:hep-th/9901001", "arxiv:hep-th/9901001"),
        ("PMID: 12345678", "pmid:12345678"),
        ("PMC 1234567", "pmcid:PMC1234567"),
        ("PMID 12345678, PMCID: PMC1234567", "pmcid:PMC1234567"),
        ("PMID 12345678, doi:10.1000/182", "doi:10.1000/182"),
        ("ISBN 978-0-13-110362-7", "isbn:9780131103627"),
        ("ISBN-13: 9780131103627", "isbn:9780131103627"),
        ("ISBN 0-8044-2957-X", "isbn:080442957X"),
        ("978 0 13 110362 7", "isbn:9780131103627"),
        ("urn:nbn:de:101:1-2020.", "urn:nbn:de:101:1-2020"),
        ("urn:isbn:9780131103627", "isbn:9780131103627"),
        ("hdl:1721.1/4567.", "hdl:1721.1/4567"),
        ("wikidata:Q42", "wikidata:Q42"),
        ("Bibcode: 1998AJ....116.1009R", "bibcode:1998AJ....116.1009R"),
    ],
)
def test_an_identifier_is_read_from_words(text, identifier):
    """The most telling of several counts, without what the sentence put behind it."""
    assert identifiers.of_text(text) == identifier


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ISBN 978-0-13-110362-8",
        "ISBN 0000000000",
        "version 10.1234",
        "10.1.1.50.9051",
        "1998 2003",
        "ORCID 0000-0002",
    ],
)
def test_what_only_looks_like_an_identifier_is_none(text):
    """A wrong check digit, a version and a span of years are none."""
    assert identifiers.of_text(text) is None


@pytest.mark.parametrize(
    ("url", "identifier"),
    [
        ("https://doi.org/10.1000/182", "doi:10.1000/182"),
        ("http://dx.doi.org/10.1000/182", "doi:10.1000/182"),
        ("https://doi.org/10.1016%2FS0140-6736(20)30154-9", "doi:10.1016/s0140-6736(20)30154-9"),
        ("https://pub.example/doi/full/10.1111/jav.01", "doi:10.1111/jav.01"),
        ("https://pub.example/doi/10.1111/jav.01/abstract", "doi:10.1111/jav.01"),
        ("https://pub.example/article?id=10.1371/journal.0001&type=printable", "doi:10.1371/journal.0001"),
        ("https://pub.example/content/pdf/10.1007%2Fs00-1.pdf", "doi:10.1007/s00-1"),
        ("https://www.biorxiv.org/content/10.1101/2020.01.01.123456v1.full.pdf", "doi:10.1101/2020.01.01.123456"),
        ("https://onlinelibrary.wiley.com/journal/10.1002/(ISSN)2047-7481", None),
        ("https://arxiv.org/pdf/1212.3257.pdf", "arxiv:1212.3257"),
        ("https://arxiv.org/abs/2001.01234v2", "arxiv:2001.01234v2"),
        ("https://arxiv.org/abs/hep-th/9901001", "arxiv:hep-th/9901001"),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/", "pmcid:PMC1234567"),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/", "pmcid:PMC1234567"),
        ("https://pubmed.ncbi.nlm.nih.gov/1234567/", "pmid:1234567"),
        ("https://www.ncbi.nlm.nih.gov/pubmed/1234567", "pmid:1234567"),
        ("http://www.ncbi.nlm.nih.gov/entrez/query.fcgi?cmd=Retrieve&db=PubMed&list_uids=1234567", "pmid:1234567"),
        ("http://hdl.handle.net/1721.1/4567", "hdl:1721.1/4567"),
        ("https://nbn-resolving.org/urn:nbn:de:101:1-2020", "urn:nbn:de:101:1-2020"),
        ("https://books.google.com/books?isbn=9780131103627", "isbn:9780131103627"),
        ("https://www.wikidata.org/wiki/Q42", "wikidata:Q42"),
        ("https://web.archive.org/web/2020/https://doi.org/10.1000/182", "doi:10.1000/182"),
        ("https://x.org/2010.12/3", None),
        ("https://x.org/viewdoc?doi=10.1.1.50.9051", None),
    ],
)
def test_an_identifier_is_read_from_an_address(url, identifier):
    """Resolvers, registries and publishers carry it, the last with the form of the article behind it."""
    assert identifiers.of_address(url) == identifier


def test_identifiers_are_blanked_in_place():
    """The numbers of an identifier are gone, and everything else stands where it stood."""
    text = "A (2015). ISBN 978-0-13-110362-7, arXiv:2001.01234."
    blanked = identifiers.blanked(text)
    assert len(blanked) == len(text)
    assert blanked.split() == ["A", "(2015).", ",", "."]


@pytest.mark.parametrize(
    "piece", ["10.1000/a", "978-", "ISBN 97", "arxiv:", "10.1000/((", "urn:nbn:", "PMC1"], ids=repr
)
def test_looking_for_identifiers_takes_linear_time(piece):
    """Twice the text takes about twice the time, whatever the text."""

    def cost(size):
        text = piece * (size // len(piece))
        return cpu(lambda: (identifiers.of_text(text), identifiers.blanked(text)))

    assert_linear(cost, 40_000)
