"""The bytes of an HTTP/1 answer, in whatever pieces they come."""

import random
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from timing import assert_linear, cpu

from linkcheck.fetch.answer import (
    MOST_HEAD,
    MOST_INFORMATIONAL,
    MOST_LINES,
    Answer,
    Cut,
    HeadTooLarge,
    NotHttp,
    tidied,
)

BOUNDED = settings(max_examples=200, derandomize=True, deadline=None, database=None)

OK = b"HTTP/1.1 200 OK\r\n"
SIZED = OK + b"Content-Length: 5\r\n\r\nhello"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n3;x=y\r\nhel\r\n2\r\nlo\r\n0\r\nTrailer: a\r\n\r\n"
GONE = b"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone"
EARLY = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"

# Answers that could really come, and what is near to them.
MESSAGES = {
    "sized": SIZED,
    "chunked": CHUNKED,
    "chunks with extra spaces": OK + b"Transfer-Encoding: chunked\r\n\r\n5 \r\nhello\r\n0\r\n\r\n",
    "until the end": OK + b"\r\nhello",
    "HTTP/1.0": b"HTTP/1.0 200 OK\r\n\r\nhello",
    "radio": b"ICY 200 OK\r\nicy-name: x\r\n\r\nhello",
    "HTTP/2 on a line": b"HTTP/2 200\r\nContent-Length: 5\r\n\r\nhello",
    "no body": b"HTTP/1.1 204 No Content\r\n\r\n",
    "not modified": b"HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n",
    "early hints": EARLY + SIZED,
    "early hints of which one is odd": EARLY + b"HTTP/1.1 103 X\r\nA : b\r\n\r\n" + SIZED,
    "no colon in a line": OK + b"Powered by nobody\r\nContent-Length: 5\r\n\r\nhello",
    "folded": OK + b"X: a\r\n b\r\n\tc\r\nContent-Length: 5\r\n\r\nhello",
    "folded and odd": OK + b"X : a\r\n b\r\nContent-Length: 5\r\n\r\nhello",
    "line feeds": SIZED.replace(b"\r\n", b"\n"),
    "two returns": SIZED.replace(b"\r\n", b"\r\r\n"),
    "three returns at the end": b"HTTP/1.1 200 OK\r\r\nContent-Length: 1\r\r\n\r\r\r\n\nq",
    "length in a list": OK + b"Content-Length: 5, 5\r\n\r\nhello",
    "length twice": OK + b"Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello",
    "two lengths": OK + b"Content-Length: 5\r\nContent-Length: 4\r\n\r\nhello",
    "length and chunks": OK + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
    "another answer behind it": SIZED + GONE,
    "bytes behind it": SIZED + b"more",
    "empty lines behind it": SIZED + b"\r\n\r\n",
    "another answer after no body": b"HTTP/1.1 204 No Content\r\n\r\n" + GONE,
    "upgrade": b"HTTP/1.1 101 X\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n" + GONE,
    "empty lines first": b"\r\n\r\n" + SIZED,
    "closing": OK + b"Connection: close\r\n\r\nhello",
    "cut in the head": SIZED[:20],
    "cut in the body": SIZED[:-1],
    "cut between chunks": CHUNKED[:-20],
    "NUL": OK + b"X: a\0b\r\n\r\nhello",
    "another protocol": b"SSH-2.0-OpenSSH_9.6\r\n",
    "nothing": b"",
}


def read(*pieces):
    """Return what an answer is that comes in pieces, and then the other side closes."""
    answer, failure = Answer(), None
    try:
        for piece in pieces:
            answer.feed(piece)
        answer.end()
    except (NotHttp, HeadTooLarge, Cut) as error:
        failure = type(error)
    if not answer.status:
        return failure
    return failure, answer.status, answer.headers, b"".join(answer.pieces), answer.may_be_followed


def singly(data):
    return [data[place : place + 1] for place in range(len(data))]


def fed(*pieces):
    answer = Answer()
    for piece in pieces:
        answer.feed(piece)
    return answer


def named(messages):
    return [pytest.param(message, id=name) for name, message in messages.items()]


# ---------------------------------------------------------------- in whatever pieces


@pytest.mark.parametrize("message", named(MESSAGES))
def test_byte_by_byte_is_as_in_one_piece(message):
    assert read(*singly(message)) == read(message)


@pytest.mark.parametrize("message", named(MESSAGES))
def test_two_pieces_are_as_one(message):
    whole = read(message)
    assert {place: read(message[:place], message[place:]) for place in range(len(message))} == dict.fromkeys(
        range(len(message)), whole
    )


def varied(data, changes):
    """Return a message with some bytes put in and some left out."""
    for place, gone, put in changes:
        at = place % (len(data) + 1)
        data = data[:at] + put + data[at + gone :]
    return data


SCRAPS = st.sampled_from(
    [
        b"",
        b"\r\n",
        b"\n",
        b"\r",
        b" ",
        b":",
        b"\0",
        b"\xff",
        b",",
        b"5",
        OK,
        EARLY,
        b"\r\n\r\n",
        b"Connection: close\r\n",
    ]
) | st.binary(max_size=3)
CHANGES = st.lists(st.tuples(st.integers(0, 300), st.integers(0, 4), SCRAPS), max_size=4)
CUTS = st.lists(st.integers(0, 300), max_size=6)


@BOUNDED
@given(message=st.sampled_from(list(MESSAGES.values())), changes=CHANGES, cuts=CUTS)
@example(message=MESSAGES["two returns"], changes=[(39, 0, b"\r\r")], cuts=[40, 41, 42])
def test_whatever_comes_means_the_same_however_it_is_cut(message, changes, cuts):
    """Nothing but what is known to go wrong goes wrong, either."""
    data = varied(message, changes)
    places = [0, *sorted(min(cut, len(data)) for cut in cuts), len(data)]
    assert read(*(data[start:end] for start, end in pairwise(places))) == read(data)


@BOUNDED
@given(pieces=st.lists(st.binary(max_size=50), max_size=5))
def test_random_bytes_are_an_answer_or_a_known_failure(pieces):
    read(*pieces)
    read(OK, *pieces)
    read(OK + b"Transfer-Encoding: chunked\r\n\r\n", *pieces)


def test_a_body_may_come_in_one_large_piece():
    """What a socket gives at once is its own affair."""
    body = b"x" * (2 * MOST_HEAD)
    assert read(OK + b"\r\n", body)[3] == body
    assert read(OK + b"\r\n" + body)[3] == body
    assert read(OK + b"Content-Length: %d\r\n\r\n" % len(body), body)[0] is None


# ---------------------------------------------------------------- what it says


@pytest.mark.parametrize("message", [SIZED, CHUNKED, OK + b"\r\nhello"], ids=["sized", "chunked", "until the end"])
def test_an_answer_is_a_status_headers_and_a_body(message):
    answer = fed(message)
    answer.end()
    assert (answer.status, answer.has_head, answer.is_complete) == (200, True, True)
    assert b"".join(answer.pieces) == b"hello"


def test_headers_keep_their_order_their_spelling_and_their_twins():
    answer = fed(OK + b"B: 2\r\nset-cookie: a=1\r\nSet-Cookie: b=2\r\nA:  1 \r\nContent-Length: 0\r\n\r\n")
    assert answer.headers == [
        (b"B", b"2"),
        (b"set-cookie", b"a=1"),
        (b"Set-Cookie", b"b=2"),
        (b"A", b"1"),
        (b"Content-Length", b"0"),
    ]


def test_trailers_are_no_headers():
    assert [name for name, _ in fed(CHUNKED).headers] == [b"Transfer-Encoding"]


def test_the_head_is_known_before_the_body():
    answer = fed(SIZED[:-5])
    assert (answer.has_head, answer.is_complete, answer.pieces) == (True, False, [])


@pytest.mark.parametrize("first", [b"", b"\r\n", EARLY, SIZED[:3], EARLY.replace(b"Link:", b"Link :")])
def test_an_answer_has_begun_with_its_first_byte(first):
    assert fed(first).has_begun == bool(first)


def test_informational_answers_are_none():
    answer = fed(EARLY + b"HTTP/1.1 100 Continue\r\n\r\n" + SIZED)
    assert answer.status == 200
    assert answer.headers == [(b"Content-Length", b"5")]


def test_a_length_beside_chunks_does_not_count():
    """RFC 9112 §6.3: the chunks do, and what a length of 4 would leave behind is no next answer."""
    assert read(MESSAGES["length and chunks"])[3] == b"hello"


def test_two_lengths_that_differ_are_no_answer():
    assert read(MESSAGES["two lengths"]) is NotHttp


@pytest.mark.parametrize("line", [b"X: a\0b", b"X\0: a", b"odd\r\nX: \0", b"X: \0\r\n b", b"\0"])
def test_a_head_with_a_nul_is_no_answer(line):
    """What reads on behind one and what stops there would see two different heads."""
    assert read(OK + line + b"\r\nContent-Length: 0\r\n\r\n") is NotHttp


@pytest.mark.parametrize("code", [b"1000", b"4040", b"20", b"-200", b"2OO", b""])
def test_a_status_has_three_digits(code):
    assert read(b"HTTP/1.1 " + code + b" X\r\nContent-Length: 0\r\n\r\n") is NotHttp


# ---------------------------------------------------------------- whether the connection may be used again


@pytest.mark.parametrize(
    ("message", "may_be_followed"),
    [
        pytest.param(SIZED, True, id="sized"),
        pytest.param(CHUNKED, True, id="chunked"),
        pytest.param(MESSAGES["no body"], True, id="no body"),
        pytest.param(MESSAGES["not modified"], True, id="not modified"),
        pytest.param(EARLY + SIZED, True, id="early hints"),
        pytest.param(MESSAGES["length twice"], True, id="tidied"),
        pytest.param(SIZED.replace(b"1.1", b"1.0"), False, id="HTTP/1.0"),
        pytest.param(
            SIZED.replace(b"1.1 200 OK", b"1.0 200 OK\r\nConnection: keep-alive"), True, id="HTTP/1.0 that stays"
        ),
        pytest.param(MESSAGES["radio"], False, id="radio"),
        pytest.param(SIZED.replace(b" OK\r\n", b" OK\r\nConnection: close\r\n"), False, id="said to close"),
        pytest.param(OK + b"\r\nhello", False, id="ends with the connection"),
        pytest.param(SIZED + GONE, False, id="another answer behind it"),
        pytest.param(CHUNKED + GONE, False, id="another answer behind chunks"),
        pytest.param(MESSAGES["another answer after no body"], False, id="another answer after no body"),
        pytest.param(b"HTTP/1.1 304 X\r\nContent-Length: 5\r\n\r\nhello", False, id="a body that none is"),
        pytest.param(SIZED + b"x", False, id="a byte behind it"),
        pytest.param(SIZED + b"\0", False, id="a NUL behind it"),
        pytest.param(SIZED + EARLY, False, id="an informational answer behind it"),
        pytest.param(SIZED + b"\r\n", True, id="an empty line behind it"),
        pytest.param(MESSAGES["upgrade"], False, id="upgrade"),
        pytest.param(b"HTTP/1.1 101 X\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n", False, id="bare upgrade"),
    ],
)
def test_what_may_be_followed_by_another_request(message, may_be_followed):
    for pieces in ([message], singly(message)):
        answer = fed(*pieces)
        answer.end()
        assert answer.is_complete
        assert answer.may_be_followed is may_be_followed


def test_what_stands_behind_an_answer_is_no_part_of_it():
    for message in (SIZED + GONE, CHUNKED + GONE):
        answer = fed(message)
        assert (answer.status, b"".join(answer.pieces)) == (200, b"hello")


def test_bytes_that_come_late_end_a_connection():
    answer = fed(SIZED)
    assert answer.may_be_followed
    answer.feed(GONE)
    assert not answer.may_be_followed
    assert (answer.status, b"".join(answer.pieces)) == (200, b"hello")


# ---------------------------------------------------------------- what breaks off


@pytest.mark.parametrize(
    ("data", "failure", "words"),
    [
        pytest.param(b"", Cut, "without an answer", id="nothing"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Ty", NotHttp, "'HTTP/1.1 200 OK", id="half a head"),
        pytest.param(b"220 mail.site ESMTP", NotHttp, "not http", id="another protocol"),
        pytest.param(b"\x1b[31m", NotHttp, "not http", id="escapes"),
        pytest.param(EARLY, NotHttp, "not http", id="only early hints"),
        pytest.param(SIZED[:-1], Cut, "before the answer was complete", id="sized"),
        pytest.param(CHUNKED[:-2], Cut, "before the answer was complete", id="chunked"),
        pytest.param(
            OK + b"TRANSFER-ENCODING: Gzip, Chunked\r\n\r\n", Cut, "before the answer", id="chunked, in capitals"
        ),
    ],
)
def test_an_end_that_comes_too_early_says_so(data, failure, words):
    with pytest.raises(failure) as caught:
        fed(data).end()
    told = str(caught.value)
    assert words.lower() in told.lower()
    assert told.isprintable()
    assert told.isascii()


def test_what_has_come_of_a_body_stays():
    answer = fed(SIZED[:-2])
    with pytest.raises(Cut):
        answer.end()
    assert b"".join(answer.pieces) == b"hel"


# ---------------------------------------------------------------- bounds


def until_refused(first, piece, most):
    """Feed a piece until it is too much, or to so many bytes; return how many were taken, and what was raised."""
    answer = fed(first)
    size = 0
    while size < most:
        size += len(piece)
        try:
            answer.feed(piece)
        except (NotHttp, HeadTooLarge) as error:
            return size, type(error)
    return size, None


LINE = b"x: " + b"y" * 1000 + b"\r\n"


@pytest.mark.parametrize(
    ("first", "piece"),
    [
        pytest.param(OK, LINE, id="lines"),
        pytest.param(OK + b"x: ", b"y" * 1000, id="one line"),
        pytest.param(OK, b"y" * 1000, id="one name"),
        pytest.param(b"HTTP/1.1 200 ", b"y" * 1000, id="one reason"),
        pytest.param(OK + b"a b\r\n", LINE, id="lines after an odd one"),
        pytest.param(OK + b"a b\r\n", b"\0" * 1000, id="NULs after an odd line"),
        pytest.param(b"", b"\r\n" * 500, id="empty lines"),
    ],
)
def test_a_head_without_end_is_too_large(first, piece):
    size, failure = until_refused(first, piece, 4 * MOST_HEAD)
    assert failure is HeadTooLarge
    assert size <= MOST_HEAD + 2 * len(piece)


def test_a_head_in_one_piece_has_the_same_bound():
    message = OK + b"X: " + b"y" * MOST_HEAD + b"\r\n\r\n"
    assert read(message) is HeadTooLarge
    assert read(OK + b"X: " + b"y" * (MOST_HEAD - 1000) + b"\r\n\r\n")[1] == 200


def test_a_head_has_a_bounded_number_of_lines():
    lines = [b"x: y\r\n"] * MOST_LINES
    assert read(OK + b"".join(lines) + b"\r\n")[1] == 200
    assert read(OK + b"".join(lines) + b"x: y\r\n\r\n") is HeadTooLarge
    assert read(OK + b"odd : line\r\n" + b"".join(lines) + b"\r\n") is HeadTooLarge


@pytest.mark.parametrize("early", [EARLY, EARLY.replace(b"Link", b"odd\r\nLink")], ids=["strict", "tidied"])
@pytest.mark.parametrize("last", [SIZED, SIZED.replace(b"Content", b"odd\r\nContent")], ids=["strict", "tidied"])
def test_informational_answers_have_a_bounded_number(early, last):
    for cut in (lambda message: [message], singly):
        assert read(*cut(early * MOST_INFORMATIONAL + last))[1] == 200
        assert read(*cut(early * (MOST_INFORMATIONAL + 1) + last)) is NotHttp


@pytest.mark.parametrize(
    ("first", "piece"),
    [
        pytest.param(b"5;x=", b"y" * 1000, id="a chunk's extension"),
        pytest.param(b"", b"0" * 1000, id="a chunk's size"),
        pytest.param(b"0\r\n", b"x: yyyyyyyyyyyyyyyyyyyy\r\n" * 40, id="trailers"),
    ],
)
def test_framing_without_a_body_comes_to_an_end(first, piece):
    size, failure = until_refused(OK + b"Transfer-Encoding: chunked\r\n\r\n" + first, piece, 4 * MOST_HEAD)
    assert failure is NotHttp
    assert size <= MOST_HEAD + 2 * len(piece)


def test_a_body_in_tiny_chunks_may_be_as_long_as_it_likes():
    """Its framing is more than all of it, and still it is a body."""
    answer = fed(OK + b"Transfer-Encoding: chunked\r\n\r\n")
    for _ in range(MOST_HEAD // 1000):
        answer.feed(b"1;x=yyyy\r\na\r\n" * 100)
    assert sum(map(len, answer.pieces)) == MOST_HEAD // 1000 * 100


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(lambda size: OK + b"odd\r\n" + b"x: y\r\n" * (size // 6) + b"\r\n", id="lines"),
        pytest.param(lambda size: OK + b"X : a\r\n" + b" b\r\n" * (size // 4) + b"\r\n", id="folded"),
        pytest.param(
            lambda size: OK + b"odd\r\n" + b"Content-Length: " + b"5," * (size // 2) + b"\r\n\r\n", id="list"
        ),
        pytest.param(lambda size: OK + b"odd\r\n" + b"\r" * size + b"\r\n\r\n", id="returns"),
        pytest.param(lambda size: b"HTTP/1.1 200" + b" " * size + b"\r\nodd\r\n\r\n", id="spaces"),
    ],
)
def test_tidying_takes_time_as_the_head_is_long(message):
    assert_linear(lambda size: cpu(lambda: tidied(message(size))), 30_000, largest=MOST_HEAD)


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(lambda size: OK + b"odd\r\n" + b"x" * size, id="no end of the head"),
        pytest.param(lambda size: OK + b"odd\r\nx: " + b"\r\n x" * (size // 4), id="folded"),
        pytest.param(lambda size: b"\r\n" * (size // 2), id="empty lines"),
    ],
)
def test_a_head_that_drips_costs_no_more_than_its_bytes(message):
    """Each byte is looked at when it comes, and those before it are not gone through again."""
    assert_linear(lambda size: cpu(lambda: read(*singly(message(size)))), 4000, largest=30_000)


# ---------------------------------------------------------------- heads as browsers read them


@pytest.mark.parametrize(
    ("head", "strict"),
    [
        pytest.param(OK + b"\r\n", OK + b"\r\n", id="strict already"),
        pytest.param(b"HTTP/1.1 200 OK\n\n", OK + b"\r\n", id="line feeds"),
        pytest.param(b"\r\n\n" + OK + b"\r\n", OK + b"\r\n", id="empty lines first"),
        pytest.param(b"http/1.1\t200\r\n\r\n", b"HTTP/1.1 200 \r\n\r\n", id="no reason"),
        pytest.param(b"HTTP/2 200 \r\n\r\n", b"HTTP/1.1 200 \r\n\r\n", id="HTTP/2"),
        pytest.param(b"HTTP/1.0 200 OK\r\n\r\n", b"HTTP/1.0 200 OK\r\n\r\n", id="HTTP/1.0"),
        pytest.param(b"HTTP/0.9 200 OK\r\n\r\n", b"HTTP/1.0 200 OK\r\n\r\n", id="HTTP/0.9"),
        pytest.param(b"ICY 200 OK\r\n\r\n", b"HTTP/1.0 200 OK\r\n\r\n", id="radio"),
        pytest.param(OK + b"A : b\r\n\r\n", OK + b"A: b\r\n\r\n", id="space before the colon"),
        pytest.param(OK + b"A:b\r\n\r\n", OK + b"A: b\r\n\r\n", id="none behind it"),
        pytest.param(OK + b"nobody\r\n: x\r\nA B: c\r\nD: e\r\n\r\n", OK + b"D: e\r\n\r\n", id="no names"),
        pytest.param(OK + b" x: y\r\nA: b\r\n\r\n", OK + b"A: b\r\n\r\n", id="folded at once"),
        pytest.param(OK + b"A: b\r\n  c\r\n\td \r\n\r\n", OK + b"A: b c d\r\n\r\n", id="folded"),
        pytest.param(OK + b"A: b\rB: c\r\n\r\n", OK + b"A: b B: c\r\n\r\n", id="a return within"),
        pytest.param(OK + b"A: b: c\r\n\r\n", OK + b"A: b: c\r\n\r\n", id="two colons"),
        pytest.param(
            OK + b"Content-Length: 5\r\nA: b\r\ncontent-length : 5, 5\r\n\r\n",
            OK + b"A: b\r\nContent-Length: 5\r\n\r\n",
            id="equal lengths",
        ),
        pytest.param(
            OK + b"Content-Length: 5, 6\r\n\r\n", OK + b"Content-Length: 5, 6\r\n\r\n", id="lengths that differ"
        ),
    ],
)
def test_a_head_is_tidied(head, strict):
    assert tidied(head) == strict


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"\r\n\r\n",
        b"HTTP/1.1\r\n\r\n",
        b"HTTP/1.1 OK\r\n\r\n",
        b"HTTP/1.1 20\r\n\r\n",
        b"HTTP/1.1 2000 OK\r\n\r\n",
        b"HTTP/1.1 -200 OK\r\n\r\n",
        b"HTTP/11 200 OK\r\n\r\n",
        b"XHTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.1 ２００ OK\r\n\r\n".encode(),
        b"SSH-2.0-OpenSSH\r\n\r\n",
        b"HTTP/1.1 200 O\0K\r\n\r\n",
        OK + b"A: \0\r\n\r\n",
    ],
)
def test_what_has_no_status_line_cannot_be_tidied(head):
    assert tidied(head) is None


@BOUNDED
@given(lines=st.lists(st.binary(max_size=20) | st.sampled_from([b"A : b", b" x", b"Content-Length: 5", b""])))
def test_a_tidied_head_is_tidy(lines):
    """It has one end, at its end, and tidying it once more changes nothing."""
    tidy = tidied(OK + b"\r\n".join([*lines, b"", b""]))
    if tidy is not None:
        assert tidied(tidy) == tidy
        assert tidy.index(b"\r\n\r\n") == len(tidy) - 4
        assert b"\r" not in tidy.replace(b"\r\n", b"")


def test_random_bytes_are_mostly_no_http():
    data = random.Random(1).randbytes(10_000)
    assert read(data) is NotHttp
