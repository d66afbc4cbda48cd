"""Who the article says published a source, against whose page it is."""

import pytest
from builders import a_page, a_response, a_source, evidence_for
from timing import assert_linear, cpu

from linkcheck.model import Confidence, Datum, PageKind
from linkcheck.rules.mismatch.publishers import publisher_mismatch

URL = "https://www.riverside-courier.example/talks"


def faults(claimed, url=URL, *, status=200, final_url=None, **page):
    fields = {
        "kind": PageKind.ARTICLE,
        "publisher": "The Riverside Courier",
        "text": "The two leaders spoke.",
    } | page
    fields |= {"titles": page.get("titles", (Datum("How the talks went", "h1"),))}
    response = a_response(url, status=status, final_url=final_url)
    return list(
        publisher_mismatch(evidence_for(a_source(url, publisher=claimed), response, a_page(url, **fields)))
    )


def test_what_is_said_of_another_publisher():
    (fault,) = faults("The New York Times")
    assert fault.message == (
        "The article names The New York Times as the publisher; the page is of The Riverside Courier, and does not"
        " name The New York Times."
    )
    assert (fault.cited, fault.found) == ("The New York Times", "The Riverside Courier")
    assert fault.confidence is Confidence.MEDIUM


def test_the_host_stands_for_a_page_that_names_no_publisher():
    (fault,) = faults("BBC News", publisher=None)
    assert fault.found == "www.riverside-courier.example"


@pytest.mark.parametrize(
    ("claimed", "case"),
    [
        ("NYT", {}),
        ("nytimes.com", {}),
        ("BBC News, London", {}),
        ("FAZ", {}),
        ("CNN", {"url": "https://www.bbc.com/news/1", "publisher": "BBC News"}),
        ("Медуза", {}),
        ("朝日新聞", {}),
        ("chronicle.example", {}),
        ("The Guardian Australia", {"kind": PageKind.PAYWALL}),
        ("BBC", {"text": "word " * 2000 + "as the BBC said"}),  # whom it quotes far down is not whose it is
    ],
)
def test_another_outlet_is_flagged(claimed, case):
    (fault,) = faults(claimed, **case)
    assert fault.confidence is Confidence.MEDIUM


@pytest.mark.parametrize(
    ("claimed", "case"),
    [
        pytest.param(None, {}, id="nothing claimed"),
        pytest.param("", {}, id="empty"),
        pytest.param("The Riverside Courier", {}, id="the publisher itself"),
        pytest.param("The Evening Post of Springfield", {}, id="few know it"),
        pytest.param("The Times", {}, id="many are called so"),
        pytest.param("Oxford University Press", {}, id="no outlet"),
        pytest.param("Nature", {}, id="a journal"),
        # its own address
        pytest.param("The New York Times", {"url": "https://www.nytimes.com/a"}, id="at home"),
        pytest.param("NYT", {"url": "https://nyti.ms/a"}, id="its short address"),
        pytest.param("BBC", {"url": "https://www.bbc.co.uk/a"}, id="under another suffix"),
        pytest.param("CNN", {"url": "https://edition.cnn.com/a"}, id="a host below its domain"),
        pytest.param("Al Jazeera", {"url": "https://www.aljazeera.net/a", "publisher": "الجزيرة"}, id="in Arabic"),
        pytest.param("Sky News", {"url": "https://news.sky.com/a"}, id="both words in its host"),
        pytest.param("riverside-courier.example", {}, id="its domain"),
        pytest.param("www.riverside-courier.example", {}, id="its host"),
        pytest.param(
            "CNN", {"url": "https://cnn.com/a", "final_url": "https://new.example/a"}, id="was its address"
        ),
        pytest.param("CNN", {"final_url": "https://edition.cnn.com/a"}, id="leads to it"),
        pytest.param("CNN", {"url": "https://web.archive.org/web/2021/https://cnn.com/a"}, id="an archived copy"),
        # its house
        pytest.param("NBC News", {"url": "https://www.cnbc.com/a", "publisher": "CNBC"}, id="of the same house"),
        pytest.param("ABC News", {"url": "https://abcnews.go.com/a"}, id="at its owner's domain"),
        pytest.param(
            "The Times of India", {"url": "https://economictimes.indiatimes.com/a"}, id="a sister of its domain"
        ),
        # named by the page
        pytest.param("BBC", {"publisher": "BBC Monitoring"}, id="within the publisher's name"),
        pytest.param("The Guardian Australia", {"publisher": "The Guardian Australia Ltd"}, id="with its form"),
        pytest.param(
            "The New York Times", {"titles": (Datum("Talks - The New York Times", "title"),)}, id="in a title"
        ),
        pytest.param("The New York Times", {"authors": ("A. Author, New York Times",)}, id="in the byline"),
        pytest.param(
            "The New York Times", {"text": "This first appeared in The New York Times."}, id="in its lead"
        ),
        pytest.param("NYT", {"opening": "From the New York Times"}, id="in what its readers see first"),
        pytest.param("BBC", {"url": "https://riverside.example/bbc-on-the-talks"}, id="in its address"),
        # agencies
        pytest.param("Reuters", {"text": "MOSCOW (Reuters) - The leaders spoke."}, id="an agency's report"),
        pytest.param("AP", {"text": "word " * 3000 + "(AP)"}, id="credited at its end"),
        pytest.param("AFP", {"authors": ("Agence France-Presse",)}, id="by its full name"),
        pytest.param("dpa", {"text": "Berlin (dpa) – Die Präsidenten sprachen."}, id="a German agency's"),
        pytest.param("Reuters via The Riverside Courier", {}, id="both are named"),
        # others publish there
        pytest.param("BBC News", {"url": "https://twitter.com/BBCNews/status/1"}, id="a network"),
        pytest.param("BBC News", {"url": "https://en.wikipedia.org/wiki/Talks"}, id="a wiki"),
        # no page to compare with
        pytest.param("BBC News", {"status": 404}, id="gone"),
        pytest.param("BBC News", {"kind": PageKind.BOT_WALL}, id="a wall"),
        pytest.param("BBC News", {"kind": PageKind.HOMEPAGE}, id="a front page"),
        pytest.param("BBC News", {"kind": PageKind.PARKED}, id="parked"),
        pytest.param(
            "BBC News", {"canonical_url": "https://agency.example/a"}, id="a copy of another site's page"
        ),
        pytest.param("BBC News", {"canonical_url": "https://www.bbc.com/a"}, id="a copy of its page"),
    ],
)
def test_what_is_innocent_or_cannot_be_compared(claimed, case):
    assert not faults(claimed, **case)


def test_an_agency_that_is_nowhere_credited_is_a_note():
    """Sites print agencies' reports, and not all say so."""
    (fault,) = faults("Reuters")
    assert fault.confidence is Confidence.LOW


@pytest.mark.parametrize(
    "text", ["\x1b[31mBBC\x07" * 1000, "\ud800", "\u202eBBC", "B" * 1_000_000, "BBC, " * 100_000, "www." * 100_000]
)
def test_hostile_names_do_not_raise(text):
    faults(text)
    faults("The New York Times", publisher=text, text=text, titles=(Datum(text, "h1"),), authors=(text,) * 100)


@pytest.mark.parametrize("piece", ["BBC ", "a.", "(AP) ", "\u0301"])
def test_hostile_pages_take_linear_time(piece):
    assert_linear(lambda size: cpu(lambda: faults("AP", text=piece * size, opening=piece * size)), 20_000)


@pytest.mark.parametrize(
    ("entry", "title", "is_flagged"),
    [
        ("How the talks went, The New York Times, 15 December 2021", "How the talks went", True),
        ("“What the BBC does”. The Riverside Courier", "What the BBC does", False),
        ("BBC News: a history, by A. Author", "BBC News: a history", False),  # the title is no publisher
        ("How the talks went, https://www.bbc.com/news", "How the talks went", False),
    ],
)
def test_an_outlet_that_the_words_of_an_entry_name(entry, title, is_flagged):
    page = a_page(URL, kind=PageKind.ARTICLE, publisher="The Riverside Courier", text="The leaders spoke.")
    evidence = evidence_for(a_source(URL, entry, title=title), a_response(URL), page)
    assert bool(list(publisher_mismatch(evidence))) is is_flagged
