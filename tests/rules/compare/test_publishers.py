"""Which outlets a claim names, and where they publish."""

import pytest
from timing import assert_linear, cpu

from linkcheck.rules.compare.publishers import named, names_host, outlet_of, squeezed, written


@pytest.mark.parametrize(
    ("claimed", "names"),
    [
        ("BBC", ["BBC"]),
        ("BBC News", ["BBC"]),
        ("BBC News, London", ["BBC"]),
        ("The New York Times", ["The New York Times"]),
        ("New York Times", ["The New York Times"]),
        ("NYT", ["The New York Times"]),
        ("nytimes.com", ["The New York Times"]),
        ("www.nytimes.com", ["The New York Times"]),
        ("FAZ", ["Frankfurter Allgemeine Zeitung"]),
        ("F.A.Z.", ["Frankfurter Allgemeine Zeitung"]),
        ("Süddeutsche Zeitung", ["Süddeutsche Zeitung"]),
        ("Sueddeutsche", []),
        ("Reuters via CNN", ["Reuters", "CNN"]),
        ("AP / The Guardian Australia", ["Associated Press", "The Guardian"]),
        ("朝日新聞", ["The Asahi Shimbun"]),
        ("Медуза", ["Meduza"]),
        ("الجزيرة", ["Al Jazeera"]),
        ("daily.example", ["daily.example"]),
        ("The Times", []),
        ("The Riverside Courier", []),
        ("Nature", []),
        ("Kogan Page", []),
        ("", []),
        ("B" * 1_000_000, []),
    ],
)
def test_the_outlets_that_a_claim_names(claimed, names):
    """A name that several have names none; neither does one that few know."""
    assert [each.name for each in named(claimed)] == names


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("www.bbc.co.uk", "BBC"),
        ("edition.cnn.com", "CNN"),
        ("timesofindia.indiatimes.com", "The Times of India"),
        ("economictimes.indiatimes.com", "The Economic Times"),
        ("daily.example", None),
        ("", None),
    ],
)
def test_the_outlet_of_a_host(host, name):
    assert getattr(outlet_of(host), "name", None) == name


@pytest.mark.parametrize(
    ("claimed", "host", "expected"),
    [
        ("Al Jazeera", "www.aljazeera.com", True),
        ("Sky News", "news.sky.com", True),
        ("The Riverside Courier", "riversidecourier.example", True),
        ("Deutsche Welle", "www.dw.com", True),
        ("Bayerischer Rundfunk", "br.de", True),
        ("The Times of India", "timesofindia.indiatimes.com", True),
        ("El País", "elpais.com", True),
        ("The New York Times", "daily.example", False),
        ("Reuters", "apnews.com", False),
        ("BBC", "cnn.com", False),
        ("", "cnn.com", False),
    ],
)
def test_a_name_that_is_spelled_like_a_host(claimed, host, expected):
    assert names_host(claimed, host) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("The Guardian", "guardian"), ("La Repubblica", "repubblica"), ("El País", "pais"), ("F.A.Z.", "faz")],
)
def test_names_run_together(text, expected):
    assert squeezed(text) == expected


@pytest.mark.parametrize("piece", ["a.", "www.", "A, ", "\u0301", "via "])
def test_hostile_claims_take_linear_time(piece):
    assert_linear(
        lambda size: cpu(lambda: (named(piece * size), names_host(piece * size, "daily.example"))), 20_000
    )


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        ("How the talks went, The New York Times, 15 December 2021", "The New York Times"),
        ("How the talks went. BBC News. 15 December 2021.", "BBC News"),
        ("How the talks went (Reuters)", "Reuters"),
        ("How the talks went – Der Spiegel", "Der Spiegel"),
        ("Reuters via CNN: how the talks went", "Reuters, CNN"),
        ("Why I left The New York Times, by A. Author", None),
        ("The BBC and its critics, The Riverside Courier", None),
        ("FT 12, p. 4", None),
        ("", None),
    ],
)
def test_the_outlets_that_stand_by_themselves_in_an_entry(entry, name):
    assert written(entry) == name
