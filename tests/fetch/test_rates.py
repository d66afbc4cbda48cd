"""What hosts ask for in their answers."""

from datetime import UTC, datetime

import pytest

from linkcheck.fetch.rates import LONGEST, asked_pause, retry_after


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        ("1.5", 1.5),
        ("1m30s", 90.0),
        ("3s", 3.0),
        ("Wed, 15 Dec 2021 10:00:30 GMT", 30.0),
        ("Wed, 15 Dec 2021 09:00:00 GMT", 0.0),
        ("-1", None),
        ("soon", None),
        ("", None),
        (None, None),
        ("Wed, 99 Foo 2021", None),
        ("1" + "0" * 20, LONGEST),
        ("9" * 10_000, LONGEST),
        ("Fri, 31 Dec 9999 23:59:59 GMT", LONGEST),
        ("\u0661\u0662", None),
        ("1e9", None),
    ],
)
def test_retry_after_is_read(value, seconds):
    """Seconds, dates and the forms that some servers send are understood; garbage says nothing."""
    assert retry_after(value, datetime(2021, 12, 15, 10, tzinfo=UTC)) == seconds


@pytest.mark.parametrize(
    ("status", "headers", "seconds"),
    [
        pytest.param(429, {"retry-after": "5"}, 5, id="Retry-After"),
        pytest.param(503, {"retry-after": "5"}, 5, id="Retry-After of a server that is down"),
        pytest.param(200, {"retry-after": "5"}, None, id="Retry-After of a page"),
        pytest.param(429, {}, None, id="no word"),
        pytest.param(429, {"retry-after": "soon"}, None, id="garbage"),
        pytest.param(200, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "1700000060"}, 60, id="GitHub"),
        pytest.param(200, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "1699999999"}, 0, id="over by now"),
        pytest.param(
            200, {"x-ratelimit-remaining": "12", "x-ratelimit-reset": "1700000060"}, None, id="some left"
        ),
        pytest.param(200, {"ratelimit-remaining": "0", "ratelimit-reset": "30"}, 30, id="GitLab, old draft"),
        pytest.param(200, {"ratelimit": "limit=100, remaining=0, reset=7"}, 7, id="draft 03"),
        pytest.param(200, {"ratelimit": '"default";r=0;t=9'}, 9, id="draft 08"),
        pytest.param(200, {"ratelimit": '"default";r=5;t=9'}, None, id="draft 08, some left"),
        pytest.param(200, {"ratelimit": "x" * 100_000}, None, id="huge"),
        pytest.param(200, {"x-ratelimit-remaining": "zero"}, None, id="no number"),
        pytest.param(200, {"x-ratelimit-remaining": "0"}, None, id="no reset"),
        pytest.param(200, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "9" * 500}, LONGEST, id="far off"),
    ],
)
def test_an_answer_asks_for_a_pause(status, headers, seconds):
    assert asked_pause(status, headers.get, lambda: 1_700_000_000.0) == seconds
