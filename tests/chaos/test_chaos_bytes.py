"""Random bytes for an answer: never an exception, always an end, and dead only by a server's own word."""

import re

import pytest
from chaos.internet import PATIENT, visit
from chaos.messages import CHUNKED, HTML, PAGE, UNTIL_CLOSE, chunk, message, page, redirect
from hypothesis import example, given, settings
from hypothesis import strategies as st

from linkcheck.model import Failure, FailureKind, Response

BOUNDED = settings(max_examples=120, derandomize=True, deadline=None, database=None)
VALID = (
    page(),
    message(HTML, status="404 Not Found"),
    message(HTML, status="410 Gone"),
    message(HTML, status="503 No", body=b""),
    CHUNKED + chunk(PAGE) + chunk(PAGE) + chunk(b""),
    UNTIL_CLOSE + PAGE,
    b"HTTP/1.1 103 Early Hints\r\n\r\n" * 3 + page(),
    message(HTML, "Set-Cookie: a=b", "Content-Encoding: gzip"),
    redirect("/nowhere_at_all"),
    message(HTML, "Refresh: 0; url=/plain_page"),
)
SAYS_GONE = re.compile(rb"(?:HTTP/?[^ ]*|ICY)[ \t]+(?:404|410)", re.IGNORECASE)


@st.composite
def mutated(draw):
    """Return a valid answer that was damaged on its way, a few times over."""
    data = draw(st.sampled_from(VALID))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        until = draw(st.integers(at, min(len(data), at + 30)))
        way = draw(st.sampled_from(("cut", "drop", "flip", "insert", "repeat", "lines")))
        if way == "cut":
            data = data[:at]
        elif way == "drop":
            data = data[:at] + data[until:]
        elif way == "flip":
            data = data[:at] + draw(st.binary(min_size=1, max_size=4)) + data[at + 1 :]
        elif way == "insert":
            data = (
                data[:at] + draw(st.sampled_from((b"\r\n", b"\n", b"\0", b" ", b":", b"\r", b"\xff"))) + data[at:]
            )
        elif way == "repeat":
            data = data[:at] + data[at:until] * draw(st.integers(2, 50)) + data[until:]
        else:
            head, line, rest = data.partition(b"\r\n")
            lines = rest.split(b"\r\n")
            data = head + line + b"\r\n".join([*lines[: draw(st.integers(0, 3))], *lines])
    return data


def asked(chaos, answer, pieces=1):
    """Return what an answer of just these bytes comes to, whoever cuts them where."""
    size = max(1, -(-len(answer) // pieces))
    chaos.script = [answer[start : start + size] for start in range(0, len(answer), size)]
    (found,) = visit(chaos, "http://scripted.site/scripted")
    return found


def holds(found, answer):
    """Assert what must be true of every outcome."""
    assert isinstance(found, Response | Failure)
    if isinstance(found, Failure):
        assert found.kind not in {FailureKind.DNS, FailureKind.INTERNAL, FailureKind.TIMEOUT}
    elif found.status in {404, 410}:
        assert SAYS_GONE.search(answer) or found.redirects
    else:
        assert 100 <= found.status <= 999
        assert len(found.body) <= PATIENT.max_body


@BOUNDED
@given(st.binary(max_size=300))
@example(b"")
@example(b"HTTP")
@example(b"HTTP/1.1 ")
@example(b"HTTP/1.1 404")
@example(b"\r\n\r\n\r\n\r\n")
def test_noise_is_no_answer(chaos, answer):
    holds(asked(chaos, answer), answer)


@BOUNDED
@given(mutated())
def test_a_damaged_answer_is_one_or_none(chaos, answer):
    holds(asked(chaos, answer), answer)


@settings(BOUNDED, max_examples=50)
@given(st.sampled_from(VALID[:8]), st.integers(2, 40))
def test_an_answer_is_the_same_in_whatever_pieces_it_comes(chaos, answer, pieces):
    whole, cut = asked(chaos, answer), asked(chaos, answer, pieces)
    assert (whole.status, whole.body, whole.truncated) == (cut.status, cut.body, cut.truncated)


@pytest.mark.parametrize("answer", VALID[:3] + VALID[4:5], ids=lambda answer: answer[:30].decode())
def test_an_answer_that_is_cut_anywhere_is_one_or_none(chaos, answer):
    """At every tenth byte of it."""
    for end in range(0, len(answer), 10):
        found = asked(chaos, answer[:end])
        holds(found, answer[:end])
        if b"\r\n\r\n" in answer[:end]:
            assert isinstance(found, Response), "a status that was seen is evidence"
