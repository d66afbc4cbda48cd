"""Which identifiers can be ones at all."""

import pytest
from timing import assert_linear, cpu

from linkcheck.rules.compare import identifiers
from linkcheck.rules.compare.identifiers import wrong


def kinds(text, *addresses, identifier=None):
    return [each.kind for each in wrong(text, addresses, identifier)]


@pytest.mark.parametrize(
    "text",
    [
        "ISBN 978-3-16-148410-0",
        "ISBN: 978 3 16 148410 0",
        "ISBN-13: 9783161484100",
        "ISBN 10: 0-306-40615-2",
        "ISBN 080442957X",
        "ISBN 0 306 40615 2 1999",  # the year of the book behind it
        "ISBN 978-3-16-148410-0, 0-306-40615-2",
        "ISBN 978–3–16–148410–0",  # dashes
        "ISBN 306-40615",  # too short to be a whole one: cut off
        "9783161484101",  # nobody says that it is one
        "ISSN 0378-5955",
        "eISSN: 2434-561X",
        "ISSN-L 0378-5955",
        "ORCID 0000-0002-1825-0097",
        "https://orcid.org/0000-0001-5109-3700",
        "doi:10.1000/182",
        "DOI: 10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
        "doi:10/aabbe",
        "doi=10.1.1.50.9051",  # a number of CiteSeerX
        "The doi is below",
        "",
    ],
)
def test_what_can_be_an_identifier(text):
    assert not kinds(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ISBN 978-3-16-148410-1", "isbn"),
        ("ISBN: 978 3 16 148411 0", "isbn"),
        ("ISBN-13 9783161484109", "isbn"),
        ("ISBN 0-306-40615-3", "isbn"),
        ("ISBN 0804429570", "isbn"),
        ("ISBN 0000000000", "isbn"),
        ("ISSN 0378-5956", "issn"),
        ("e-ISSN 2434-5611", "issn"),
        ("ORCID: 0000-0002-1825-0098", "orcid"),
        ("https://orcid.org/0000-0002-1825-009X", "orcid"),
        ("doi:10.1000", "doi"),
        ("doi: 10.12/abc", "doi"),
        ("DOI: 101000/182", "doi"),
    ],
)
def test_what_can_be_none(text, kind):
    """The last digit of a number is worked out from the others; a DOI has a prefix and a suffix."""
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("arxiv:2112.01234", []),
        ("arxiv:0704.0001", []),
        ("arxiv:1412.9999v2", []),
        ("arxiv:hep-th/9901001", []),
        ("arxiv:2113.01234", ["arxiv"]),  # a thirteenth month
        ("arxiv:2100.01234", ["arxiv"]),
        ("arxiv:1706.0376", ["arxiv"]),  # a figure too few
        ("arxiv:1206.03762", ["arxiv"]),  # one too many for its time
        ("arxiv:0701.0001", ["arxiv"]),  # before there were such numbers
        ("isbn:9783161484100", []),
        ("isbn:978-3-16-148410-1", ["isbn"]),
        ("isbn:123", []),
        ("doi:10.1000/182", []),
        ("pmid:1", []),
        (None, []),
    ],
)
def test_identifiers_of_fields(identifier, expected):
    assert kinds("", identifier=identifier) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://doi.org/10.1000/182", []),
        ("https://doi.org/10.1000%2F182", []),
        ("https://dx.doi.org/10.1000/182", []),
        ("https://doi.org/doi:10.1000/182", []),
        ("https://doi.org/", []),
        ("https://www.doi.org/the-identifier/what-is-a-doi/", []),
        ("https://doi.org/10.1000", ["doi"]),
        ("https://doi.org/10.1/abc", ["doi"]),
        ("https://journal.example/10.1", []),
        ("https://doi.example/10.1000", ["doi"]),
    ],
)
def test_addresses_of_resolvers(url, expected):
    assert kinds("", url) == expected


@pytest.mark.parametrize(
    ("url", "doi"),
    [
        ("https://doi.org/10.1000/182", "10.1000/182"),
        ("https://journal.example/doi/full/10.1000/ABC?x=1", "10.1000/abc"),
        ("https://journal.example/article", ""),
        ("", ""),
    ],
)
def test_the_doi_of_an_address(url, doi):
    assert identifiers.doi_in_address(url) == doi


@pytest.mark.parametrize(
    ("url", "number"),
    [
        ("https://arxiv.org/abs/2112.01234", "2112.01234"),
        ("https://arxiv.org/pdf/2112.01234v3.pdf", "2112.01234"),
        ("https://daily.example/abs/2112.01234", ""),
        ("https://arxiv.org/list/cs", ""),
    ],
)
def test_the_number_of_a_preprint(url, number):
    assert identifiers.arxiv_in_address(url) == number


@pytest.mark.parametrize("piece", ["ISBN ", "ISBN 9 ", "9-", "doi:10", "orcid 0000-", "10.1000/", "\ud800"])
def test_hostile_entries_take_linear_time(piece):
    def cost(size):
        text = piece * size
        return cpu(lambda: (list(wrong(text, (text, text), f"arxiv:{text}")), identifiers.dois(text)))

    assert_linear(cost, 20_000)
