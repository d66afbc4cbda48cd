"""A process that reads pages: what it is asked, what it answers, and what it may not do."""

import json
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

from linkcheck import dates
from linkcheck.model import Datum, Page, PageKind, PartialDate
from linkcheck.page.read import LARGEST, read_page
from linkcheck.page.worker import _FIELDS, HELLO, LENGTH, LONGEST_ANSWER, Question, asked, packed, said, unpacked

URL = "https://daily.site/talks"
MARKUP = b'<html lang="en"><title>The talks</title><meta name="date" content="2021-05-06"><p>They spoke.'


def frame(value):
    """Return a frame without its length."""
    return json.dumps(value).encode()


def fields(**changed):
    """Return an answer's values, some of them changed."""
    values = dict(zip(_FIELDS, json.loads(packed(1, Page(URL))[LENGTH.size :])[1:], strict=True))
    return [1, *(values | changed).values()]


# ---------------------------------------------------------------- what goes through the pipes


def test_every_field_of_a_page_is_sent():
    assert Page._fields == ("url", *_FIELDS)


FULL = Page(
    URL,
    PageKind.ARTICLE,
    titles=(Datum("The talks", "h1"), Datum('"Die Gespräche" \\ 会談 \U0001f600', "og:title")),
    published=PartialDate(2021, 5),
    published_origin="JSON-LD datePublished",
    published_sure=True,
    modified=PartialDate(2021, 5, 6),
    publisher="The Daily",
    authors=("A. Writer", "Б. Автор"),
    language="en-GB",
    canonical_url="https://daily.site/talks?page=1",
    free_to_read=False,
    text="Words.\nMore words, and half a character: \ud800, two halves: \ud83d\ude00, a bell \x07, a NUL \0.",
)


@pytest.mark.parametrize(
    "page",
    [*(Page(URL, kind) for kind in PageKind), FULL, read_page(MARKUP, URL), Page(URL, text="\x01" * 200_000)],
    ids=[*PageKind, "full", "real", "escapes"],
)
def test_a_page_arrives_as_it_left(page):
    answer = packed(7, page)
    assert len(answer) == LENGTH.size + LENGTH.unpack_from(answer)[0] < LONGEST_ANSWER
    assert unpacked(answer[LENGTH.size :], URL) == (7, page)
    assert unpacked(answer[LENGTH.size :], URL)[1].kind is page.kind


def test_a_date_that_is_one_of_two_days_still_is():
    """A language decides later; until then it must not be taken for a year."""
    published = dates.parse("05/06/2021")
    _, page = unpacked(packed(1, Page(URL, published=published))[LENGTH.size :], URL)
    assert dates.is_day(page.published)
    assert dates.settled(page.published, "fr") == (2021, 6, 5)


def test_an_error_arrives_with_its_name():
    assert unpacked(packed(3, "MemoryError")[LENGTH.size :], URL) == (3, "MemoryError")


@pytest.mark.parametrize("name", ["\x1b[2J", "a b", "", "x\nroot: all is well", "1"])
def test_a_name_that_no_error_has_is_not_repeated(name):
    """It may come from a process that a page has taken over, and lead to a terminal."""
    assert unpacked(frame([1, name]), URL) == (1, "an error without a name")


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\xff\xfe", id="no text"),
        pytest.param(b"[1,", id="cut"),
        pytest.param(b"1", id="a number"),
        pytest.param(b"[]", id="an empty list"),
        pytest.param(b"{}", id="an object"),
        pytest.param(b"null", id="null"),
        pytest.param(b"[" * 100_000, id="deep"),
        pytest.param(b"9" * 10_000, id="a long number"),
        pytest.param(b"[NaN, 1]", id="not a number"),
        pytest.param(frame(["1", "Error"]), id="a number in quotes"),
        pytest.param(frame([True, "Error"]), id="no number"),
        pytest.param(frame([1, 2]), id="an error that is a number"),
        pytest.param(frame([1, "page", []]), id="too few"),
        pytest.param(frame([*fields(), ""]), id="too many"),
        pytest.param(frame(fields(kind="dragon")), id="a kind"),
        pytest.param(frame(fields(kind=[])), id="a kind that is a list"),
        pytest.param(frame(fields(titles="ab")), id="titles that are text"),
        pytest.param(frame(fields(titles=["ab"])), id="a title that is text"),
        pytest.param(frame(fields(titles=[["a", 1]])), id="a title with a number"),
        pytest.param(frame(fields(titles=[["a"]])), id="half a title"),
        pytest.param(frame(fields(published=[2021, 2, 30])), id="no day"),
        pytest.param(frame(fields(published=[2021, 5.0, 3])), id="half a month"),
        pytest.param(frame(fields(published=[10**30, 5, 3])), id="a large year"),
        pytest.param(frame(fields(published=2021)), id="a year"),
        pytest.param(frame(fields(modified="tomorrow")), id="a word for a date"),
        pytest.param(frame(fields(published_sure=1)), id="a one for true"),
        pytest.param(frame(fields(authors=[None])), id="an author that is nobody"),
        pytest.param(frame(fields(authors={"a": "b"})), id="authors by name"),
        pytest.param(frame(fields(text=None)), id="no text"),
        pytest.param(frame(fields(publisher=["a"])), id="a publisher that is a list"),
    ],
)
def test_nonsense_is_no_answer(answer):
    with pytest.raises(ValueError, match="no answer"):
        unpacked(answer, URL)


def test_whatever_reading_raises_is_told():
    def read(*_):
        raise RecursionError

    assert said(Question(b"", URL, ""), read) == "RecursionError"
    assert said(Question(MARKUP, URL, "text/html")) == read_page(MARKUP, URL, "text/html")


# ---------------------------------------------------------------- the process


@contextmanager
def worker(code="main(10)"):
    """Start a process that runs some code; it is ended whatever happens."""
    code = f"import sys; sys.path[:] = {sys.path!r}\nfrom linkcheck.page.worker import GRACE, main\n{code}"
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with subprocess.Popen([sys.executable, "-P", "-c", code], **pipes) as process:
        try:
            assert next_frame(process) == HELLO
            yield process
        finally:
            process.kill()


def next_frame(process):
    head = process.stdout.read(LENGTH.size)
    return process.stdout.read(LENGTH.unpack(head)[0]) if head else b""


def answer(process, number, *question):
    process.stdin.write(asked(number, Question(*question)))
    process.stdin.flush()
    return unpacked(next_frame(process), question[1])


def test_questions_are_answered_one_after_another():
    large = MARKUP + b"<p>More words." * 100_000
    with worker() as process:
        assert answer(process, 1, MARKUP, URL, "text/html") == (1, read_page(MARKUP, URL, "text/html"))
        assert answer(process, 2, large, URL + "/2", "") == (2, read_page(large, URL + "/2"))
        assert answer(process, 3, b"", "https://a.site/\ud800", "\0") == (3, Page("https://a.site/\ud800"))


def test_a_body_is_sent_as_far_as_it_is_read():
    page = b"<p>" + b"x" * LARGEST
    assert LARGEST < len(asked(1, Question(page, URL, ""))) < LARGEST + 200


def test_a_process_ends_when_nobody_asks_any_more():
    """So it does when whoever started it was killed."""
    with worker() as process:
        process.stdin.close()
        assert process.wait(10) == 0
        assert process.stderr.read() == b""


def test_a_process_ends_when_nobody_listens_any_more():
    with worker() as process:
        process.stdout.close()
        process.stdin.write(asked(1, Question(MARKUP, URL, "")))
        process.stdin.flush()
        process.wait(10)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no timers for processes")
def test_a_process_that_nobody_ends_ends_itself():
    """Its page may hold it up in C code while whoever started it has gone."""
    stuck = "import re; main(0.05 - GRACE, lambda *_: re.search('(a|a)*b', 'a' * 64))"
    with worker(stuck) as process:
        process.stdin.write(asked(1, Question(MARKUP, URL, "")))
        process.stdin.close()
        assert process.wait(10) == -signal.SIGALRM


def test_a_process_that_waits_for_a_page_does_not_end_itself():
    with worker("main(0.05 - GRACE, lambda *_: 1 / 0)") as process:
        assert answer(process, 1, MARKUP, URL, "") == (1, "ZeroDivisionError")
        time.sleep(0.08)
        assert answer(process, 2, MARKUP, URL, "") == (2, "ZeroDivisionError")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are other things there")
def test_a_process_leaves_ctrl_c_to_who_started_it():
    code = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); main(10)"
    with worker(code) as process:
        process.send_signal(signal.SIGINT)
        assert answer(process, 1, MARKUP, URL, "")[0] == 1


def test_what_is_printed_is_no_answer():
    code = "import os; main(10, lambda *_: print('words', flush=True) or os.write(1, b'more') and None or 1 / 0)"
    with worker(code) as process:
        assert answer(process, 1, MARKUP, URL, "") == (1, "ZeroDivisionError")


def test_a_process_takes_from_itself_what_no_page_needs():
    """Memory first: a page that wants a terabyte gets an error, not the machine's last byte."""
    resource = pytest.importorskip("resource")
    code = """
import resource
from linkcheck.model import Page
LIMITS = resource.RLIMIT_CORE, resource.RLIMIT_NOFILE, resource.RLIMIT_AS
def read(body, *_):
    return Page("", text=repr([resource.getrlimit(each) for each in LIMITS])) if body else Page(str(bytes(2**40)))
main(10, read)"""
    with worker(code) as process:
        limits = answer(process, 1, MARKUP, URL, "")[1].text
        assert answer(process, 2, b"", URL, "") == (2, "MemoryError")
        assert answer(process, 3, MARKUP, URL, "")[1].text == limits
    core, files, memory = json.loads(limits.replace("(", "[").replace(")", "]"))
    assert core == [0, 0]
    assert files == [64, 64]
    if sys.platform == "linux":
        assert 2**30 < memory[0] < 2**31
        assert memory[0] == memory[1] or resource.getrlimit(resource.RLIMIT_AS)[1] != resource.RLIM_INFINITY
