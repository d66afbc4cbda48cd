"""The words that an address says of its page."""

import pytest

from linkcheck.rules.compare.slugs import slug_words

D = "https://daily.example"


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (
            f"{D}/news/2021/12/15/putin-xi-to-hold-talks-amid-tensions",
            ("putin", "hold", "talks", "amid", "tensions"),
        ),
        (f"{D}/harbour_board_stops_dredging.html", ("harbour", "board", "stops", "dredging")),
        (f"{D}/HarbourBoardStopsDredging.aspx", ("harbour", "board", "stops", "dredging")),
        (f"{D}/a-12345-harbour-board-dredging-7f3a9c", ("harbour", "board", "dredging")),
        (f"{D}/%C3%BCber-k%C3%B6ln-fliegen-m%C3%B6wen", ("koln", "fliegen", "mowen")),
        (f"{D}/show?title=harbour-board-stops-dredging", ("harbour", "board", "stops", "dredging")),
        (
            "https://web.archive.org/web/2020/https://daily.example/harbour-board-dredging",
            ("harbour", "board", "dredging"),
        ),
        (f"{D}/p?utm_campaign=spring-sale-news-harbour", ()),
        (f"{D}/news/world", ()),
        (f"{D}/p/123456", ()),
        (f"{D}/8f3a-bc12-9d0e-44ff", ()),
        (f"{D}/", ()),
        ("no address", ()),
        ("https://[", ()),
    ],
)
def test_the_words_of_an_address(url, words):
    assert slug_words(url) == words


@pytest.mark.parametrize(
    "tail", ["a-" * 500_000, "%ff" * 1000, "/" * 5000, "\ud800-abc-def-ghi", "A" * 5000, "&=" * 3000]
)
def test_hostile_addresses_do_not_raise(tail):
    assert len(slug_words(f"{D}/{tail}")) < 1000
