"""Every entry of a .bib file is a reference: its fields are claims, its address stands at its place."""

import pytest
from timing import assert_linear, cpu

import linkcheck
from linkcheck.article.bibliography import bibtex
from linkcheck.article.blocks import Kind


def only(text):
    """The one entry of a file."""
    (block,) = bibtex.read(text).blocks
    return block


def claims(fields, before=""):
    """What an entry with these fields claims."""
    return bibtex.read(f"{before}@misc{{k,\n{fields}\n}}").blocks[0].claims


def test_an_entry_is_a_reference_at_its_place():
    """Key, region, address, its region, and a line that a reader understands."""
    block = only(
        "% a file\n  @article{knuth:84,\n  author = {Knuth, Donald E.},\n  title = {Literate {P}rogramming},\n"
        '  journal = "The Computer Journal",\n  year = 1984,\n  url = {https://a.org/x_y%20z},\n}\n'
    )
    assert (block.kind, block.labels, block.region) == (Kind.REFERENCE, ("knuth:84",), (2, 3, 8, 2))
    assert block.text == "Donald E. Knuth. Literate Programming. The Computer Journal, 1984. https://a.org/x_y%20z"
    (anchor,) = block.anchors
    assert (anchor.url, anchor.region) == ("https://a.org/x_y%20z", (7, 10, 7, 31))
    assert block.text[anchor.start : anchor.end] == anchor.url


@pytest.mark.parametrize(
    ("written", "title"),
    [
        pytest.param('{Gr{\\"o}{\\ss}e \\& {NASA}}', "Größe & NASA", id="accents and braces"),
        pytest.param('"A {"}B{"} c"', 'A "B" c', id="quoted"),
        pytest.param('"A" # " B " # jan', "A B January", id="joined"),
        pytest.param("{On $K$-means --- \\emph{now}}", "On K-means — now", id="markup"),
        pytest.param("{A\n   b}", "A b", id="over lines"),
        pytest.param("1984", "1984", id="a number"),
        pytest.param("{@nasa {and} others}", "@nasa and others", id="an at sign"),
        pytest.param("{50% of it}", "50% of it", id="a percent sign"),
    ],
)
def test_values_are_decoded(written, title):
    """Braces, quotation marks, macros and LaTeX's signs are what they stand for."""
    assert claims(f"title = {written}").title == title


@pytest.mark.parametrize(
    ("written", "names"),
    [
        pytest.param(
            "Knuth, Donald E. and Leslie Lamport", ("Donald E. Knuth", "Leslie Lamport"), id="both orders"
        ),
        pytest.param("von Neumann, John and others", ("John von Neumann",), id="others"),
        pytest.param("King, Jr, Martin", ("Martin King Jr",), id="a junior"),
        pytest.param("{World Health Organization}", ("World Health Organization",), id="an agency"),
        pytest.param("{Barnes and Noble, Inc.} and A B", ("Barnes and Noble, Inc.", "A B"), id="and in braces"),
        pytest.param("M{\\\"u}ller, J{\\'e}r\\^ome\n and B", ("Jérôme Müller", "B"), id="accents"),
        pytest.param("family=Smith, given=Ann", ("Ann Smith",), id="biblatex"),
    ],
)
def test_names_are_in_the_order_they_are_spoken(written, names):
    """ "Last, First" is First Last; "and" parts people, but not within braces."""
    assert claims(f"author = {{{written}}}").authors == names


@pytest.mark.parametrize(
    ("fields", "published", "accessed"),
    [
        pytest.param("year = 2020", "2020", "None", id="a year"),
        pytest.param("year = {2020}, month = mar", "2020-03", "None", id="a month's macro"),
        pytest.param('year = 2020, month = mar # "~5"', "2020-03-05", "None", id="a day in the month"),
        pytest.param("year = 2020, month = {3}, day = 7", "2020-03-07", "None", id="numbers"),
        pytest.param("date = {2020-03-07}", "2020-03-07", "None", id="a date"),
        pytest.param("date = {2020-03}, year = 1999", "2020-03", "None", id="a partial date"),
        pytest.param("date = {2019-12-30/2020-01-02}", "2019-12-30", "None", id="a range"),
        pytest.param("date = {2020~}", "2020", "None", id="about"),
        pytest.param("year = {in press}", "None", "None", id="no year"),
        pytest.param("year = {2020}, urldate = {2021-05-06}", "2020", "2021-05-06", id="urldate"),
        pytest.param("note = {Accessed: 2021-05-06}", "None", "2021-05-06", id="a note"),
        pytest.param("note = {Online; accessed 6 May 2021}", "None", "2021-05-06", id="a worded note"),
    ],
)
def test_dates_are_as_precise_as_written(fields, published, accessed):
    """A year stays a year; the day of reading is another thing."""
    found = claims(fields)
    assert (str(found.published), str(found.accessed)) == (published, accessed)


@pytest.mark.parametrize(
    ("fields", "identifier"),
    [
        pytest.param("doi = {10.1000/182}", "doi:10.1000/182", id="doi"),
        pytest.param("doi = {https://doi.org/10.1000/a\\_b}", "doi:10.1000/a_b", id="doi as an address"),
        pytest.param("eprint = {2101.00001}, archiveprefix = {arXiv}", "arxiv:2101.00001", id="arxiv"),
        pytest.param("eprint = {hep-th/9901001v2}, eprinttype = arxiv", "arxiv:hep-th/9901001", id="old arxiv"),
        pytest.param("journal = {arXiv preprint arXiv:2101.00001}", "arxiv:2101.00001", id="arxiv as a journal"),
        pytest.param("journal = {CoRR}, volume = {abs/2101.00001}", "arxiv:2101.00001", id="arxiv as a volume"),
        pytest.param("eprint = {123}, eprinttype = {pubmed}", "pmid:123", id="pubmed"),
        pytest.param("isbn = {978-0-13-110362-7}", "isbn:9780131103627", id="isbn"),
        pytest.param("pmid = {123}, isbn = {1}", "pmid:123", id="pmid"),
        pytest.param("pmcid = {PMC123}", "pmcid:PMC123", id="pmcid"),
        pytest.param("urn = {urn:nbn:de:1}", "urn:nbn:de:1", id="urn"),
        pytest.param("title = {A}", None, id="none"),
    ],
)
def test_identifiers_name_their_kind(fields, identifier):
    """A work goes by the best of its numbers."""
    assert claims(fields).identifier == identifier


@pytest.mark.parametrize(
    ("fields", "url", "columns"),
    [
        pytest.param("url = {https://a.org/\\_x}", "https://a.org/_x", (8, 25), id="escaped"),
        pytest.param("howpublished = {\\url{https://a.org}}", "https://a.org", (22, 35), id="howpublished"),
        pytest.param('howpublished = "\\url{https://a.org}"', "https://a.org", (22, 35), id="quoted"),
        pytest.param("note = {See https://a.org.}", "https://a.org", (13, 26), id="a note"),
        pytest.param("doi = {https://doi.org/10.1/x}", "https://doi.org/10.1/x", (8, 30), id="a doi"),
        pytest.param(
            "url = {https://a.org}, note = {\\url{https://b.org}}", "https://a.org", (8, 21), id="the first"
        ),
        pytest.param('url = "https://" # "a.org"', "https://a.org", (1, 2), id="joined"),
    ],
)
def test_an_entry_leads_to_one_address(fields, url, columns):
    """The address is taken from the field that has one, at its place; of a joined one, that is the entry."""
    (anchor,) = only(f"@misc{{k,\n{fields}\n}}").anchors
    assert (anchor.url, anchor.region.start_column, anchor.region.end_column) == (url, *columns)


def test_other_fields():
    """The container, an archived copy, what a chapter has from its book, other names of an entry."""
    text = (
        "@string{acm = {ACM Press}}\n@inbook{a, title = {A}, subtitle = {b}, crossref = {c}, ids = {d, e},"
        "archiveurl = {https://web.archive.org/web/2020/https://a.org}}\n"
        "@book{c, title = {C}, publisher = acm, year = 2001, editor = {Ed Itor}}\n"
    )
    first, second = bibtex.read(text).blocks
    assert first.labels == ("a", "d", "e")
    assert (first.claims.title, first.claims.publisher, str(first.claims.published)) == ("A: b", "C", "2001")
    assert first.claims.archive_url == "https://web.archive.org/web/2020/https://a.org"
    assert (second.claims.publisher, second.claims.authors) == ("ACM Press", ("Ed Itor",))


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        pytest.param("@misc(a, title={A})", ["a"], id="parentheses"),
        pytest.param("@ misc\n{a, title={A}}", ["a"], id="white space"),
        pytest.param("@misc{a, title={A},, }", ["a"], id="commas"),
        pytest.param("@misc{a, title={A}\n year={2020}\n}@misc{b, title=B}", ["a", "b"], id="no commas"),
        pytest.param("@misc{title={A}}", [""], id="no key"),
        pytest.param("@misc{a, % title={no}\n title={A}}", ["a"], id="a comment"),
        pytest.param("@comment{@misc{no, title={A}}}@misc{a, title={A}}", ["a"], id="commented out"),
        pytest.param('@preamble{"\\x"}@misc{a, title={A}}', ["a"], id="a preamble"),
        pytest.param("@misc{a, title={A, year=2020}\n\n@misc{b, title={B}}", ["a", "b"], id="an open value"),
        pytest.param("@misc{a, title={A}, note={open\n\n@misc{b, title={B}}", ["a", "b"], id="a late open value"),
        pytest.param("@misc{a, title={A}}}}\n@misc{b, title={B}}", ["a", "b"], id="too many braces"),
        pytest.param("@misc{a, title={x \\{ y}, year=1999}", ["a"], id="an escaped brace"),
        pytest.param("@misc{a, title={A}, title={B}}@misc{a, title={C}}", ["a", "a"], id="doubles"),
        pytest.param("mail me@home.org {x}, @misc{}", [], id="nothing"),
    ],
)
def test_what_can_be_read_of_a_broken_file_is(text, keys):
    """One entry's fault is no other's."""
    assert [block.labels[0] if block.labels else "" for block in bibtex.read(text).blocks] == keys


@pytest.mark.parametrize(
    ("text", "note"),
    [
        pytest.param("\n@misc{a, title={A}, note={", "line 2: the entry 'a' is not closed", id="open"),
        pytest.param("<html>", "no BibTeX entry in it", id="no entry"),
    ],
)
def test_what_is_broken_is_told(text, note):
    """A note says what was wrong, and where."""
    assert bibtex.read(text).notes == (note,)


@pytest.mark.parametrize(
    "text", ["", "@", "@misc", "@misc{", "@misc{\0,\0={\0}}", "@misc{\ud800, title={\udc00}}", "@string{a=a#a}"]
)
def test_nothing_makes_the_reader_raise(text):
    """Whatever there is of a file, it is read."""
    assert len(bibtex.read(text).blocks) <= 1


def test_macros_do_not_grow_without_bound():
    """Thirty lines that double one another are no gigabyte."""
    text = '@string{a = "xxxxxxxxxx"}\n' + "@string{a = a # a}\n" * 40 + "@misc{k, title = a # a}"
    assert len(bibtex.read(text).blocks[0].claims.title) <= 2000


def test_a_file_is_an_article_without_a_title():
    """All entries are its sources."""
    article = linkcheck.parse(b"@misc{a, title={A}, url={https://a.org}}\r\n@book{b, title={B b}}\r\n", "a.bib")
    assert (article.format, article.title) == ("bibtex", None)
    assert [(source.title, source.url, source.labels) for source in article.sources] == [
        ("A", "https://a.org", ("a",)),
        ("B b", None, ("b",)),
    ]


REPEATED = {
    "entries": '@article{k%,\n title={A {B} c},\n author="X and Y",\n url={https://x.org/%},\n year=2020\n}\n',
    "open entries": "@a{",
    "open entries by line": "@a{b,t={\n",
    "open braces": "@a{b,t={{",
    "open quotes": '@a{b,t="x ',
    "comments": "@comment{",
    "comments by line": "@comment{\n",
    "fields": "@a{b, f%={x}, ",
    "joins": "@a{b, f=jan # ",
    "strings": "@string{a%={b}}",
    "at signs": "@",
    "equal signs": "@a{b,a=",
    "people": "@a{b, author={" + "a and " * 200 + "}}",
    "markup": "@a{b, title={\\emph{" * 3,
    "crossref": "@a{b%, crossref={b%}}",
    "white space": "@a{b,          ",
    "percent": "@a{b,%%%%\n",
}


@pytest.mark.parametrize("repeated", REPEATED.values(), ids=REPEATED)
def test_reading_takes_linear_time(repeated):
    """Four times the text takes about four times the time."""

    def cost(size):
        text = "".join(repeated.replace("%", str(number)) for number in range(size // len(repeated)))
        return cpu(lambda: bibtex.read(text))

    assert_linear(cost, 4000, largest=64_000)
