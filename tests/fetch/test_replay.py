"""What is recorded comes back the same."""

import asyncio
import gzip
from contextlib import suppress
from io import BytesIO

import pytest
from loopback import Web, cut_short, endless, http, page, silence
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from linkcheck.fetch.client import Fetcher
from linkcheck.fetch.exchange import Hop, Live, Question
from linkcheck.fetch.hosts import Gate
from linkcheck.fetch.record import Recorder
from linkcheck.fetch.replay import Replay, VirtualTime
from linkcheck.fetch.settings import FetchSettings
from linkcheck.fetch.transport import GuardedTransport
from linkcheck.model import Failure, FailureKind, InputError

SETTINGS = FetchSettings(allow_private=True, timeout=0.5, attempts=2, spacing=0, max_body=100_000)


async def no_sleep(seconds):
    await asyncio.sleep(0)


ANSWERS = {
    "/page": page("A page"),
    "/moved": http(301, {"location": "/page"}),
    "/gone": http(404, body="<title>Gone</title>"),
    "/flaky": [http(503, {"retry-after": "0"}), page("There")],
    "/packed": http(headers={"content-encoding": "gzip"}, body=gzip.compress(b"<title>Packed</title>")),
    "/endless": endless,
    "/cut": cut_short,
    "/silent": silence,
    "/garbage": b"SSH-2.0-x\r\n\r\n",
    "/latin": http(302, {"location": "/sch\xf6n"}),
}


@pytest.mark.parametrize("suffix", ["warc.gz", "warc"])
def test_a_replay_gives_what_was_recorded(tmp_path, suffix):
    """Pages, redirects, retries, cut bodies and failures: all the same, without a socket."""
    target = tmp_path / f"web.{suffix}"

    async def live(base):
        transport = GuardedTransport(SETTINGS)
        with target.open("wb") as file:
            ask = Recorder(Live(transport, SETTINGS), file, compress=suffix.endswith("gz"))
            fetcher = Fetcher(ask, SETTINGS, sleep=no_sleep)
            found = [await fetcher.fetch(base + path) for path in ANSWERS]
        await transport.aclose()
        return found

    async def replayed(base):
        fetcher = Fetcher(Replay(target, 2 * SETTINGS.max_body), SETTINGS, sleep=no_sleep)
        return [await fetcher.fetch(base + path) for path in ANSWERS]

    with Web(ANSWERS) as web:
        before = asyncio.run(live(web.base))
        base = web.base
    after = asyncio.run(replayed(base))
    for path, one, other in zip(ANSWERS, before, after, strict=True):
        assert comparable(one) == comparable(other), path


def comparable(answer):
    """Return an answer without what a recording need not keep: times, and headers that nobody asks for."""
    if isinstance(answer, Failure):
        return answer
    return answer._replace(elapsed=0.0, headers=answer.content_type)


def test_a_replay_waits_for_nothing(tmp_path):
    """A host that asked for half a minute then is given it in no time, and the answers stay in their order."""
    target = tmp_path / "web.warc.gz"
    url = "https://daily.site/"
    answers = iter([Hop(url, 429, (("retry-after", "30"),)), Hop(url, 200, (), b"<p>x")])

    async def ask(question):
        return next(answers)

    async def run():
        with target.open("wb") as file:
            recorder = Recorder(ask, file)
            await recorder(Question(url))
            await recorder(Question(url))
        time = VirtualTime()
        settings = FetchSettings(spacing=1)
        gate = Gate(settings, clock=time.clock, sleep=time.sleep)
        fetcher = Fetcher(Replay(target, 1000), settings, gate=gate, sleep=time.sleep)
        return await fetcher.fetch(url), time.clock()

    response, slept = asyncio.run(run())
    assert (response.status, response.attempts) == (200, 2)
    assert slept == 30


def test_what_was_not_recorded_is_said_to_be_missing(tmp_path):
    target = tmp_path / "web.warc.gz"
    with target.open("wb") as file:
        Recorder(None, file)
    failure = asyncio.run(Replay(target, 1000)(Question("https://daily.site/")))
    assert failure.kind is FailureKind.NOT_RECORDED


def test_the_recording_is_a_warc_that_others_can_read(tmp_path):
    async def ask(question):
        return Hop(question.url, 200, (("content-type", "text/html"),), b"<p>x", checked="2021-12-15T10:00:00Z")

    target = tmp_path / "web.warc.gz"
    with target.open("wb") as file:
        asyncio.run(Recorder(ask, file)(Question("https://daily.site/")))
    with target.open("rb") as file:
        records = [
            (record.rec_type, record.rec_headers.get_header("WARC-Date"), record.content_stream().read())
            for record in ArchiveIterator(file)
        ]
    assert [kind for kind, *_ in records] == ["warcinfo", "response"]
    assert records[1][1:] == ("2021-12-15T10:00:00Z", b"<p>x")


def test_a_recording_of_another_tool_is_read(tmp_path):
    """wget keeps the chunks of a body, and addresses in angle brackets; some write them unencoded."""
    target = tmp_path / "web.warc"
    with target.open("wb") as file:
        writer = WARCWriter(file, gzip=False)
        headers = StatusAndHeaders("200 OK", [("Transfer-Encoding", "chunked")], protocol="HTTP/1.1")
        body = BytesIO(b"4\r\n<p>x\r\n0\r\n\r\n")
        writer.write_record(
            writer.create_warc_record("https://Daily.site", "response", body, 14, http_headers=headers)
        )
    hop = asyncio.run(Replay(target, 1000)(Question("https://daily.site/")))
    assert (hop.status, hop.body) == (200, b"<p>x")


@pytest.mark.parametrize("content", [b"", b"<html>", b"\x1f\x8b\x08broken", b"WARC/1.0\r\n"])
def test_a_file_that_is_no_recording_is_a_clear_error_or_an_empty_one(tmp_path, content):
    target = tmp_path / "web.warc.gz"
    target.write_bytes(content)
    replay = None
    with suppress(InputError):
        replay = Replay(target, 1000)
    assert replay is None or isinstance(asyncio.run(replay(Question("https://daily.site/"))), Failure)


def test_a_recording_that_is_missing_is_a_clear_error(tmp_path):
    with pytest.raises(InputError, match="No such file"):
        Replay(tmp_path / "nowhere.warc.gz", 1000)


def test_chains_that_share_an_address_get_the_answers_to_their_own_cookies(tmp_path):
    """Three addresses lead to a login that sets a cookie and sends the reader to itself."""
    target = tmp_path / "web.warc.gz"

    async def ask(question):
        if not question.url.endswith("/login"):
            return Hop(question.url, 302, (("location", "/login"),))
        if question.cookies:
            return Hop(question.url, 200, (), b"<p>x")
        return Hop(question.url, 302, (("location", "/login"), ("set-cookie", "seen=1; Path=/")))

    async def visited(asked):
        fetcher = Fetcher(asked, FetchSettings(spacing=0), sleep=no_sleep)
        found = await asyncio.gather(*(fetcher.fetch(f"https://daily.site/{name}") for name in "abc"))
        return [getattr(each, "status", each) for each in found]

    with target.open("wb") as file:
        assert asyncio.run(visited(Recorder(ask, file))) == [200, 200, 200]
    assert asyncio.run(visited(Replay(target, 1000))) == [200, 200, 200]


CSL = "application/vnd.citationstyles.csl+json"
PAGES = "text/html,application/xhtml+xml,*/*;q=0.8"


def wanting(accept, **more):
    """Return a question about one address."""
    return Question("https://doi.site/10.1/x", headers=(("accept", accept),) if accept else (), **more)


async def negotiating(question):
    """Answer with a record who asks for one, and with a page everybody else."""
    accept = dict(question.headers).get("accept", "")
    if "csl+json" in accept:
        return Hop(question.url, 200, (("content-type", CSL),), b"{}")
    return Hop(question.url, 200, (("content-type", "text/html"),), b"<p>x")


def recorded(target, *questions, ask=negotiating):
    """Record the answers to some questions, and return what replays them."""

    async def run():
        with target.open("wb") as file:
            recorder = Recorder(ask, file)
            for question in questions:
                await recorder(question)

    asyncio.run(run())
    return Replay(target, 1000)


def body(replay, question):
    """Return the body of an answer, or the kind of a failure."""
    answer = asyncio.run(replay(question))
    return answer.kind if isinstance(answer, Failure) else answer.body


@pytest.mark.parametrize("order", [("", CSL), (CSL, "")], ids=["page first", "record first"])
def test_an_address_has_an_answer_for_each_media_type(tmp_path, order):
    replay = recorded(tmp_path / "web.warc.gz", *map(wanting, order))
    for _ in range(2):
        assert body(replay, wanting("")) == b"<p>x"
        assert body(replay, wanting(CSL)) == b"{}"


def test_the_media_type_stands_in_the_recording(tmp_path):
    target = tmp_path / "web.warc.gz"
    recorded(target, wanting(""), wanting(f"  {CSL.upper()} "), wanting(PAGES))
    with target.open("rb") as file:
        told = [record.rec_headers.get_header("WARC-Linkcheck-Accept") for record in ArchiveIterator(file)]
    assert told == [None, None, CSL, None]


@pytest.mark.parametrize(
    ("before", "after"), [("", CSL), (CSL, ""), (CSL, "application/json")], ids=["page", "record", "another"]
)
def test_a_page_is_no_answer_to_who_asks_for_a_record(tmp_path, before, after):
    """Nor the other way round."""
    replay = recorded(tmp_path / "web.warc.gz", wanting(before))
    assert body(replay, wanting(after)) is FailureKind.NOT_RECORDED


def test_why_a_page_was_not_there_says_nothing_of_the_record(tmp_path):
    async def silent(question):
        return Failure(question.url, FailureKind.TIMEOUT, "no answer")

    replay = recorded(tmp_path / "web.warc.gz", wanting(""), ask=silent)
    assert body(replay, wanting("")) is FailureKind.TIMEOUT
    assert body(replay, wanting(CSL)) is FailureKind.NOT_RECORDED


@pytest.mark.parametrize("accept", [PAGES, "*/*", "text/*", "Text/HTML; q=0.5"])
def test_who_takes_pages_gets_what_others_recorded(tmp_path, accept):
    """Users may set the header for a host, to be answered as browsers are."""
    replay = recorded(tmp_path / "web.warc.gz", wanting(""))
    assert body(replay, wanting(accept)) == b"<p>x"
    replay = recorded(tmp_path / "web.warc.gz", wanting(accept))
    assert body(replay, wanting("")) == b"<p>x"


def test_a_recording_that_does_not_say_what_was_asked_for_is_read_by_what_it_holds(tmp_path):
    """Crawlers do not say it, nor did earlier recordings of ours."""
    target = tmp_path / "web.warc"
    with target.open("wb") as file:
        writer = WARCWriter(file, gzip=False)
        for content in (b'{"a": 1}', b'{"a": 2}'):
            headers = StatusAndHeaders(
                "200 OK", [("Content-Type", "application/json; charset=utf-8")], protocol="HTTP/1.1"
            )
            url = "https://doi.site/10.1/x"
            writer.write_record(
                writer.create_warc_record(url, "response", BytesIO(content), len(content), http_headers=headers)
            )
    replay = Replay(target, 1000)
    assert body(replay, wanting(CSL)) is FailureKind.NOT_RECORDED
    assert body(replay, wanting("application/json")) == b'{"a": 1}'
    assert body(replay, wanting("application/json")) == b'{"a": 2}'


def test_cookies_and_media_types_are_told_apart_together(tmp_path):
    async def ask(question):
        accept = dict(question.headers).get("accept", "")
        return Hop(question.url, 200, (("content-type", accept),), f"{question.cookies} {accept}".encode())

    questions = [wanting(accept, cookies=cookies) for accept in ("", CSL) for cookies in ("", "a=1", "a=2")]
    replay = recorded(tmp_path / "web.warc.gz", *questions, ask=ask)
    for question in reversed(questions):
        assert body(replay, question) == f"{question.cookies} {dict(question.headers).get('accept', '')}".encode()
