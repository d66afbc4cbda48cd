"""Follow-ups asked, each once a run, of registries and archives that speak the documented protocols."""

import asyncio
import functools
import json
import threading
from collections import Counter

import httpx
import pytest
from builders import a_source, an_article
from followups import answers
from loopback import Web, endless, http, page, silence

import linkcheck
from linkcheck.dates import PartialDate
from linkcheck.fetch.exchange import Question
from linkcheck.fetch.hosts import Gate
from linkcheck.formats import render
from linkcheck.inquiries import FAILURES, negotiated
from linkcheck.lookups import opened
from linkcheck.model import Capture, Evidence, NoCapture, NoRecord
from linkcheck.pipeline import check_all

DOI = f"doi:{answers.DOI}"
JSON = {"content-type": "application/json"}
STAMP = "20211216000000"
GONE = "https://gone.site/talks"
QUOTED = "https%3A%2F%2Fgone.site%2Ftalks"
AVAILABLE = f"/available?url={QUOTED}&timestamp=20211216"
INDEX = f"/cdx?url={QUOTED}&output=json&fl=timestamp,original,statuscode&filter=statuscode:200"
NEAREST = f"{INDEX}&closest=20211216&sort=closest&limit=10"


def said(body, status=200, **headers):
    """Return a message that holds JSON."""
    return http(status, JSON | headers, body)


def desk(web, **settings):
    """Return settings that have everybody asked on one loopback server, and cited sites with it."""
    endpoints = {
        "doi_endpoint": "/doi/",
        "crossref_endpoint": "/works/",
        "arxiv_endpoint": "/arxiv",
        "pubmed_endpoint": "/pubmed",
        "isbn_endpoint": "/isbn",
        "wayback_endpoint": "/available",
        "cdx_endpoint": "/cdx",
        "capture_endpoint": "/web/",
    }
    return linkcheck.Config(
        allow_private=True,
        spacing=0,
        attempts=1,
        timeout=5,
        remap=(rf"^https://gone\.site/ {web.base}/gone/", rf"^https://live\.site/ {web.base}/live/"),
        **{name: f"{web.base}{path}" for name, path in endpoints.items()} | settings,
    )


def check(config, *sources, transport=None):
    """Return the report on an article that cites the sources."""
    return asyncio.run(linkcheck.check(an_article(*sources), config, transport=transport))


def cited(url=None, **claims):
    """Return a source."""
    return a_source(url, text="An entry", **claims)


def gone(**claims):
    """Return a source whose page is gone, and that was read on a day."""
    return cited(GONE, accessed=PartialDate(2021, 12, 16), **claims)


# ---------------------------------------------------------------- registries


def test_a_dois_record_and_retraction():
    """The record comes by content negotiation, its retraction from Crossref."""
    with Web({f"/doi/{answers.DOI}": said(answers.csl()), f"/works/{answers.DOI}": said(answers.work())}) as web:
        (evidence,) = check(desk(web), cited(identifier=DOI)).evidence
    assert evidence.record.title == "Toward a unified theory of high-energy metaphysics"
    assert [(each.kind, str(each.date)) for each in evidence.record.updates] == [("retraction", "2010-02-06")]
    first, second = web.heads
    assert "accept: application/vnd.citationstyles.csl+json\r\n" in first.lower()
    assert "accept: text/html" in second.lower()


def test_the_resolver_sends_on_to_the_agency():
    """The media type is asked for at each stop (https://citation.doi.org/docs.html)."""
    away = http(302, {"location": "/agency/x"})
    with Web({"/doi/10.5061/dryad.1": away, "/agency/x": said(answers.datacite())}) as web:
        (evidence,) = check(desk(web), cited(identifier="doi:10.5061/dryad.1")).evidence
    assert evidence.record.title == "Data from: a theory"
    assert all("vnd.citationstyles.csl+json" in head for head in web.heads)
    assert list(web.asked) == ["/doi/10.5061/dryad.1", "/agency/x"]


@pytest.mark.parametrize(
    ("identifier", "path", "body", "title"),
    [
        (
            "arxiv:hep-ex/0307015",
            "/arxiv?id_list=hep-ex/0307015&max_results=1",
            answers.atom(answers.preprint()),
            "Multi-Electron Production at High Transverse Momenta",
        ),
        (
            "pmid:9500320",
            "/pubmed?db=pubmed&id=9500320&retmode=json&tool=linkcheck",
            answers.esummary(),
            "Metaphysics in children",
        ),
        (
            "isbn:9780201558029",
            "/isbn?bibkeys=ISBN:9780201558029&format=json&jscmd=data",
            answers.book(),
            "Concrete mathematics: a foundation for computer science",
        ),
    ],
    ids=["arXiv", "PubMed", "Open Library"],
)
def test_other_registries(identifier, path, body, title):
    with Web({path: said(body)}) as web:
        (evidence,) = check(desk(web), cited(identifier=identifier)).evidence
    assert (evidence.record.identifier, evidence.record.title) == (identifier, title)


def test_a_record_is_asked_for_once_a_run():
    """However many articles cite the work, and however often."""

    async def run(config):
        articles = [an_article(*[cited(identifier=DOI)] * 3, path=f"{number}.md") for number in range(40)]
        return [report async for report in check_all(articles, config)]

    with Web({f"/doi/{answers.DOI}": said(answers.csl()), f"/works/{answers.DOI}": said(answers.work())}) as web:
        reports = asyncio.run(run(desk(web)))
    assert set(web.asked.values()) == {1}
    assert all(each.record.updates for report in reports for each in report.evidence)


def test_a_doi_that_is_not_registered():
    """Only the resolver's own 404 says so."""
    with Web({}) as web:
        (evidence,) = check(desk(web), cited(identifier=DOI)).evidence
    assert evidence.record == NoRecord(
        DOI, f"{web.base}/doi/{answers.DOI}", "no such DOI is registered", is_sure=True
    )
    with (
        Web({}) as agency,
        Web({f"/doi/{answers.DOI}": http(302, {"location": f"http://localhost:{agency.port}/x"})}) as web,
    ):
        (evidence,) = check(desk(web), cited(identifier=DOI)).evidence
    assert evidence.record.is_sure is False


@pytest.mark.parametrize(
    "answer",
    [
        said("{}", 429),
        said("{}", 503),
        said("[" * 100_000),
        said('{"title": ' + "9" * 100_000),
        http(200, body="<!doctype html><title>Maintenance</title>"),
        http(200, {"location": "/x", "content-length": "900000"}, "cut"),
        http(204, JSON),
        b"garbage",
        silence,
        endless,
        http(302, {"location": f"/doi/{answers.DOI}"}),
    ],
    ids=[
        *("429", "503", "brackets", "long number", "page", "cut", "nothing", "no HTTP"),
        *("silence", "endless", "loop"),
    ],
)
def test_whatever_a_registry_answers_nothing_is_held_against_a_source(answer):
    """It could not be told, and that is all."""
    with Web({f"/doi/{answers.DOI}": answer, f"/works/{answers.DOI}": said("busy", 503)}) as web:
        report = check(desk(web, follow_up_timeout=0.5), cited(identifier=DOI), cited(identifier="pmid:1"))
    record = report.evidence[0].record
    assert isinstance(record, NoRecord)
    assert record.why
    assert not record.is_sure
    assert {each.rule.id for each in report.findings} <= {"single-source"}


def test_an_endpoint_that_is_down():
    with Web({}) as web:
        config = desk(web, pubmed_endpoint="http://127.0.0.1:9/pubmed")
        (evidence,) = check(config, cited(identifier="pmid:1")).evidence
    assert (evidence.record.is_sure, evidence.record.why[:8]) == (False, "connect:")


def test_an_endpoint_that_keeps_failing_is_left_alone():
    """After some failures nobody asks it any more, and whoever waits for it waits no longer."""
    busy = {f"/pubmed?db=pubmed&id={number}&retmode=json&tool=linkcheck": said("{}", 503) for number in range(100)}
    with Web(busy) as web:
        sources = [cited(identifier=f"pmid:{number}") for number in range(100)]
        report = check(desk(web, per_host=1), *sources)
    assert FAILURES <= web.asked.total() <= FAILURES + 1  # one may be under way when that is enough
    assert [each.record.is_sure for each in report.evidence] == [False] * 100
    assert report.evidence[-1].record.why == "127.0.0.1 was not asked any more: it kept failing"


def test_an_agency_that_keeps_failing_is_left_alone_and_the_resolver_is_not():
    """A resolver sends on to many agencies, and the failures of one are no other's."""
    busy = {
        f"/doi/10.1/{number}": http(302, {"location": f"http://localhost:{{}}/{number}"}) for number in range(9)
    }
    with Web({f"/{number}": said("busy", 503) for number in range(9)}) as agency:
        away = {path: answer.replace(b"{}", str(agency.port).encode()) for path, answer in busy.items()}
        with Web(away | {"/doi/10.2/x": said(answers.datacite())}) as web:
            sources = [cited(identifier=f"doi:10.1/{number}") for number in range(9)]
            config = desk(web, per_host=1, crossref_endpoint="")
            report = check(config, *sources, cited(identifier="doi:10.2/x"))
    assert FAILURES <= agency.asked.total() <= FAILURES + 1
    assert all(isinstance(each.record, NoRecord) for each in report.evidence[:9])
    assert report.evidence[9].record.title == "Data from: a theory"


def test_nobody_waits_for_an_agency_that_asks_for_a_long_pause():
    """Questions that were sent on to it, and stand at its gate, come back at once."""
    away = {
        f"/doi/10.1/{number}": http(302, {"location": f"http://localhost:{{}}/{number}"}) for number in range(9)
    }
    with Web({f"/{number}": said("busy", 429, **{"retry-after": "25"}) for number in range(9)}) as agency:
        paths = {path: answer.replace(b"{}", str(agency.port).encode()) for path, answer in away.items()}
        with Web(paths) as web:
            sources = [cited(identifier=f"doi:10.1/{number}") for number in range(9)]
            config = desk(web, crossref_endpoint="", hosts={"localhost": {"concurrency": 1}}, max_time=15)
            report = check(config, *sources)
    assert agency.asked.total() == 1
    assert all(isinstance(each.record, NoRecord) for each in report.evidence)


def test_agencies_without_records_are_no_failures():
    """Some show the page of the work, whatever is asked for."""
    pages = {f"/doi/10.1/{number}": page("A work") for number in range(9)}
    with Web(pages | {"/doi/10.2/x": said(answers.datacite())}) as web:
        sources = [cited(identifier=f"doi:10.1/{number}") for number in range(9)]
        config = desk(web, per_host=1, crossref_endpoint="")
        report = check(config, *sources, cited(identifier="doi:10.2/x"))
    assert report.evidence[0].record.why == "the agency shows a page and no record"
    assert report.evidence[9].record.title == "Data from: a theory"


def test_records_that_we_cut_are_no_failures_of_the_registry():
    """A user who wants less of each page has little of the records, and the last one is asked for, too."""
    long = {f"/works/10.1/{number}": said(answers.work(abstract="x" * 5000)) for number in range(5)}
    with Web(long) as web:
        sources = [cited(identifier=f"doi:10.1/{number}") for number in range(5)]
        report = check(desk(web, per_host=1, doi_endpoint="", max_body=1000), *sources)
    assert web.asked.total() == 5
    assert {each.record.why for each in report.evidence} == {
        "the answer could not be understood (it was cut: length)"
    }


def test_an_endpoint_that_asks_for_a_long_pause_is_left_alone():
    """An editor does not wait for half a minute to hear what a registry thinks."""
    busy = {
        f"/pubmed?db=pubmed&id={number}&retmode=json&tool=linkcheck": said("{}", 429, **{"retry-after": "25"})
        for number in range(20)
    }
    with Web(busy) as web:
        report = check(desk(web, per_host=1), *(cited(identifier=f"pmid:{number}") for number in range(20)))
    assert web.asked.total() == 1
    assert all(isinstance(each.record, NoRecord) for each in report.evidence)


def test_an_audit_asks_nobody_who_does_not_want_programs():
    """robots.txt is asked for once a site, for pages and registries together."""
    robots = http(200, {"content-type": "text/plain"}, "User-agent: *\nDisallow: /pubmed")
    with Web({"/robots.txt": robots, f"/doi/{answers.DOI}": said(answers.csl(source="another"))}) as web:
        config = desk(web, audit=True, hosts={"127.0.0.1": {"spacing": 0.0}})
        first, second = check(config, cited(identifier=DOI), cited(identifier="pmid:1")).evidence
    assert first.record.title
    assert second.record.why[:7] == "robots:"
    assert web.asked == {"/robots.txt": 1, f"/doi/{answers.DOI}": 1}


# ---------------------------------------------------------------- archives


def archive(**more):
    """Return an archive that has one copy of the page that is gone."""
    return {
        AVAILABLE: said(answers.NONE_AVAILABLE),
        NEAREST: said(answers.cdx([STAMP, GONE, "200"])),
        f"/web/{STAMP}id_/{GONE}": page("The talks", text="What was said. " * 40),
    } | more


def test_the_copy_of_a_page_that_is_gone():
    """Its evidence stands beside the cited page's, which stays what it is."""
    with Web(archive()) as web:
        (evidence,) = check(desk(web), gone()).evidence
    assert evidence.fetch.status == 404
    assert evidence.page.title == "Not found"
    capture = evidence.capture
    assert (capture.url, capture.time, capture.status) == (
        f"{web.base}/web/{STAMP}/{GONE}",
        "2021-12-16T00:00:00Z",
        200,
    )
    assert (capture.verified, capture.page.title) == (True, "The talks")
    assert capture.page.url == f"{web.base}/web/{STAMP}id_/{GONE}"


def test_a_copy_that_the_availability_api_names():
    """One that is redirected to the moment it really has."""

    def named(web):
        return said(answers.available(f"{web.base}/web/20211210000000/{GONE}", "20211210000000"))

    moved = http(302, {"location": f"/web/20211211000000id_/{GONE}"})
    paths = {f"/web/20211210000000id_/{GONE}": moved, f"/web/20211211000000id_/{GONE}": page("The talks")}
    with Web(paths) as web:
        web._answers[AVAILABLE] = [named(web)]
        (evidence,) = check(desk(web), gone()).evidence
    assert (evidence.capture.verified, evidence.capture.time) == (True, "2021-12-11T00:00:00Z")
    assert NEAREST not in web.asked


def test_an_archived_error_is_no_copy():
    """Of four copies three are opened, and the first that shows the page counts."""
    stamps = [f"202112{day}000000" for day in (16, 17, 18, 19)]
    rows = [[stamp, GONE, "200"] for stamp in stamps]
    copies = {
        f"/web/{stamps[0]}id_/{GONE}": http(404, body="<title>Not found</title>"),
        f"/web/{stamps[1]}id_/{GONE}": http(302, {"location": f"/web/{stamps[1]}id_/https://gone.site/"}),
        f"/web/{stamps[1]}id_/https://gone.site/": page("The Daily"),
        f"/web/{stamps[2]}id_/{GONE}": page("The talks"),
    }
    with Web(archive(**{NEAREST: said(answers.cdx(*rows))}, **copies)) as web:
        (evidence,) = check(desk(web), gone()).evidence
    assert (evidence.capture.verified, evidence.capture.time) == (True, "2021-12-18T00:00:00Z")
    assert not any(stamps[3] in path for path in web.asked)


def test_a_page_that_was_never_archived():
    with Web(archive(**{NEAREST: said("[]")})) as web:
        (evidence,) = check(desk(web), gone()).evidence
    assert evidence.capture == NoCapture(GONE, "the archive has no copy of it", is_sure=True)


@pytest.mark.parametrize(
    "answer",
    [
        said("", 429),
        said("[[" * 50_000),
        http(200, body="<html>busy"),
        said(answers.cdx(*[["9" * 14, GONE, "200"]] * 900)),
        silence,
    ],
    ids=["429", "brackets", "a page", "absurd moments", "silence"],
)
def test_whatever_an_archive_answers_nothing_is_held_against_a_source(answer):
    with Web(archive(**{NEAREST: answer})) as web:
        config = desk(web, follow_up_timeout=0.5)
        plain = check(desk(web, follow_ups=("none",)), gone())
        report = check(config, gone())
    assert isinstance(report.evidence[0].capture, NoCapture)
    assert [each.fingerprint for each in report.findings] == [each.fingerprint for each in plain.findings]


def test_a_timemap_without_an_end():
    """Of 50 MB only what a page may have is read, and the copies in it count."""
    memento = f'<http://127.0.0.1/{STAMP}/{GONE}>; rel="memento"; datetime="Thu, 16 Dec 2021 00:00:00 GMT",\n'

    async def long():
        yield b"HTTP/1.1 200 OK\r\ncontent-type: application/link-format\r\n\r\n"
        for _ in range(500):
            yield memento.encode() * 900

    nothing = {AVAILABLE: said(answers.NONE_AVAILABLE), NEAREST: said("[]"), f"/timemap/{GONE}": long}
    with Web(nothing) as web:
        (evidence,) = check(desk(web, timemap_endpoint=f"{web.base}/timemap/"), gone()).evidence
    assert isinstance(evidence.capture, Capture)
    assert (evidence.capture.verified, evidence.capture.time) == (False, "2021-12-16T00:00:00Z")


def test_a_copy_without_an_end():
    """It is read as far as it comes in the time that a question has."""
    with Web(archive(**{f"/web/{STAMP}id_/{GONE}": endless})) as web:
        (evidence,) = check(desk(web, follow_up_timeout=0.5, max_body=2**22), gone()).evidence
    assert isinstance(evidence.capture, Capture)


def test_a_copy_that_leads_inside_is_not_followed():
    """The guard stands before what an archive says as before what anybody else says."""
    seen = []

    async def answer(request):
        seen.append(str(request.url))
        if request.url.path == "/wayback/available":
            copy = f"https://web.archive.org/web/{STAMP}/https://daily.site/gone"
            return httpx.Response(200, text=answers.available(copy, STAMP))
        if request.url.path.startswith("/web/"):
            return httpx.Response(302, headers={"location": "http://169.254.169.254/latest/"})
        return httpx.Response(404)

    config = linkcheck.Config(spacing=0, attempts=1, cdx_endpoint="")
    report = check(config, cited("https://daily.site/gone"), transport=httpx.MockTransport(answer))
    assert not any("169.254" in url for url in seen)
    capture = report.evidence[0].capture
    assert (capture.verified, capture.why_not[:8]) == (False, "blocked:")


@pytest.mark.parametrize(
    "url",
    [
        "https://me:hunter2@daily.site/gone",
        "https://daily.site/gone?access_token=hunter2",
        "https://daily.site/gone?next=https%3A%2F%2Fme%3Ahunter2%40daily.site%2F",
    ],
    ids=["user and password", "token", "within"],
)
def test_no_archive_hears_a_secret(url):
    heard = []

    def answer(request):
        heard.append(request)
        return httpx.Response(404)

    config = linkcheck.Config(spacing=0, attempts=1, timemap_endpoint="https://other.site/timemap/")
    check(config, cited(url), transport=httpx.MockTransport(answer))
    others = [each for each in heard if each.url.host != "daily.site"]
    assert not any("hunter2" in f"{each.url}{each.headers}" for each in others)
    assert bool(others) == url.startswith("https://me:")


def test_an_archived_error_is_no_failure_of_the_archive():
    """Archives answer as the page did; the index is asked about the next page all the same (RFC 7089)."""
    urls = [f"https://gone.site/{number}" for number in range(FAILURES + 1)]
    replayed = http(503, {"memento-datetime": "Thu, 16 Dec 2021 00:00:00 GMT"}, "<title>Busy</title>")
    with Web({f"/web/{STAMP}id_/{url}": replayed for url in urls}) as web:
        sources = [cited(url, archive_url=f"{web.base}/web/{STAMP}/{url}") for url in urls]
        report = check(desk(web, per_host=1, wayback_endpoint=""), *sources)
    assert [each.capture.why_not for each in report.evidence] == ["it answers HTTP 503"] * len(urls)


def test_a_redirect_loop_of_an_archive_is_no_copy():
    loop = {f"/web/{STAMP}id_/{GONE}": http(302, {"location": f"/web/{STAMP}id_/{GONE}"})}
    with Web(archive(**loop)) as web:
        (evidence,) = check(desk(web), gone()).evidence
    assert (evidence.capture.verified, evidence.capture.why_not[:13]) == (False, "redirect-loop")


def test_a_page_that_is_there_needs_no_copy():
    with Web({"/live/talks": page("The talks")}) as web:
        (evidence,) = check(desk(web), cited("https://live.site/talks")).evidence
    assert evidence.capture is None
    assert list(web.asked) == ["/live/talks"]


def test_every_page_may_be_looked_for():
    quoted = "/available?url=https%3A%2F%2Flive.site%2Ftalks"
    with Web({"/live/talks": page("The talks"), quoted: said(answers.NONE_AVAILABLE)}) as web:
        (evidence,) = check(desk(web, archive="always"), cited("https://live.site/talks")).evidence
    assert isinstance(evidence.capture, NoCapture)
    assert quoted in web.asked


def test_the_copy_that_an_article_names_is_opened():
    with Web({"/live/talks": page("The talks"), "/copy": page("The talks, archived")}) as web:
        source = cited("https://live.site/talks", archive_url=f"{web.base}/copy")
        (evidence,) = check(desk(web), source).evidence
    assert evidence.archived.page.title == "The talks, archived"
    assert evidence.page.title == "The talks"


# ---------------------------------------------------------------- canonical


def test_an_amp_page_leads_to_its_origin():
    amp = http(body="<title>The talks</title><link rel=canonical href='https://live.site/talks'><p>Words.")
    with Web({"/live/amp/talks": amp, "/live/talks": page("The talks, in full")}) as web:
        (evidence,) = check(desk(web), cited("https://live.site/amp/talks")).evidence
    assert evidence.canonical.url == "https://live.site/talks"
    assert evidence.canonical.page.title == "The talks, in full"
    assert evidence.page.title == "The talks"


def test_an_origin_that_is_cited_too_is_asked_once():
    amp = http(body="<title>The talks</title><link rel=canonical href='https://live.site/talks'><p>Words.")
    with Web({"/live/amp/talks": amp, "/live/talks": page("The talks, in full")}) as web:
        check(desk(web), cited("https://live.site/amp/talks"), cited("https://live.site/talks"))
    assert web.asked == {"/live/amp/talks": 1, "/live/talks": 1}


# ---------------------------------------------------------------- runs


def test_no_source_waits_for_the_registry_of_another():
    """A copy of one is looked for while a registry still thinks about the other."""
    looked_for = asyncio.Event()

    async def answer(request):
        if request.url.path == "/works":
            await looked_for.wait()
        if request.url.path == "/wayback/available":
            looked_for.set()
        return httpx.Response(404)

    config = linkcheck.Config(spacing=0, attempts=1, isbn_endpoint="https://books.site/works", cdx_endpoint="")
    book, page_gone = cited(identifier="isbn:9780201558029"), cited("https://daily.site/gone")
    report = check(config, book, page_gone, transport=httpx.MockTransport(answer))
    assert report.evidence[0].record.why == "books.site answered HTTP 404"


def test_follow_ups_may_be_left_out():
    with Web(archive()) as web:
        (evidence,) = check(desk(web, follow_ups=("none",)), gone(identifier=DOI)).evidence
    assert (evidence.record, evidence.capture) == (None, None)
    assert list(web.asked) == ["/gone/talks"]


def test_offline_nobody_is_asked():
    with Web(archive()) as web:
        (evidence,) = check(desk(web, offline=True), gone(identifier=DOI)).evidence
    assert (evidence.record, evidence.capture, web.asked) == (None, None, Counter())


class Resolver:
    """A transport that answers a DOI's address with a page or a record, as it is asked."""

    def __init__(self):
        self.asked = Counter()

    def __call__(self, request):
        accept = request.headers["accept"]
        self.asked[str(request.url), accept[:9]] += 1
        if "csl+json" in accept:
            return httpx.Response(200, text=answers.csl(source="another"), headers=JSON)
        return httpx.Response(200, html="<title>The landing page</title><p>Words.")


def test_a_recording_holds_the_page_and_the_record_of_one_address(tmp_path):
    """They are two answers, in a replay as well, whichever comes first."""
    url = f"https://doi.org/{answers.DOI}"
    resolver = Resolver()
    recording = str(tmp_path / "web.warc.gz")
    usual = {"spacing": 0, "attempts": 1}
    source = cited(url, identifier=DOI)
    live = check(linkcheck.Config(record=recording, **usual), source, transport=httpx.MockTransport(resolver))
    again = check(linkcheck.Config(replay=recording, **usual), source)
    assert sorted(resolver.asked.values()) == [1, 1]
    for report in (live, again):
        (evidence,) = report.evidence
        assert evidence.page.title == "The landing page"
        assert evidence.record.title == "Toward a unified theory of high-energy metaphysics"


def test_a_recording_holds_all_that_was_asked(tmp_path):
    """A replay comes to the same evidence, without any network."""
    works = {f"/doi/{answers.DOI}": said(answers.csl()), f"/works/{answers.DOI}": said(answers.work())}
    recording = str(tmp_path / "web.warc.gz")
    source = gone(identifier=DOI)
    with Web(archive(**works)) as web:
        (live,) = check(desk(web, record=recording), source).evidence
    (again,) = check(desk(web, replay=recording), source).evidence
    assert live.record.updates
    assert live.capture.verified
    assert (again.record, again.capture) == (live.record, live.capture)


def test_registries_are_asked_at_the_pace_they_ask_for(monkeypatch):
    """arXiv's terms allow one request in three seconds."""
    slept = []

    async def sleep(seconds):
        slept.append(seconds)

    def answer(request):
        return httpx.Response(200, text=answers.atom(answers.preprint()))

    gate = functools.partial(Gate, sleep=sleep, clock=lambda: sum(slept))
    monkeypatch.setattr("linkcheck.lookups.Gate", gate)
    sources = [cited(identifier=f"arxiv:2101.0000{number}") for number in range(4)]
    report = check(linkcheck.Config(spacing=0), *sources, transport=httpx.MockTransport(answer))
    assert all(each.record.title for each in report.evidence)
    assert sum(slept) >= 9


def test_a_replay_without_answers_says_nothing(tmp_path):
    recording = str(tmp_path / "web.warc.gz")
    usual = {"spacing": 0, "attempts": 1}
    gone_page = httpx.MockTransport(lambda request: httpx.Response(404))
    check(linkcheck.Config(record=recording, follow_ups=("none",), **usual), gone(), transport=gone_page)
    (evidence,) = check(linkcheck.Config(replay=recording, **usual), gone(identifier=DOI)).evidence
    assert evidence.fetch.status == 404
    assert (evidence.record, evidence.capture) == (None, None)


def test_what_is_negotiated_is_a_header_beside_the_others():
    heard = []

    async def ask(question):
        heard.append(question)

    asyncio.run(negotiated(ask, "a/b")(Question("https://a.site/", "c=d", (("x", "y"),))))
    assert heard == [Question("https://a.site/", "c=d", (("x", "y"), ("accept", "a/b")))]


def test_a_recording_of_the_page_alone_tells_nothing_of_the_record(tmp_path):
    """The address of a DOI is in it, as readers are answered: that is no answer to who asks for a record."""
    url = f"https://doi.org/{answers.DOI}"
    recording = str(tmp_path / "web.warc.gz")
    usual = {"spacing": 0, "attempts": 1}
    before = linkcheck.Config(record=recording, follow_ups=("none",), **usual)
    source = cited(url, identifier=DOI)
    check(before, source, transport=httpx.MockTransport(Resolver()))
    (evidence,) = check(linkcheck.Config(replay=recording, **usual), source).evidence
    assert evidence.page.title == "The landing page"
    assert evidence.record is None


def test_who_stops_waiting_takes_the_answer_from_nobody():
    """One question of two sources is one request; it goes on when one of them is given up."""

    async def run(config):
        come = asyncio.Event()
        asked = []

        async def answer(request):
            asked.append(request)
            await come.wait()
            return httpx.Response(200, text=answers.csl(source="another"), headers=JSON)

        async with opened(config, httpx.MockTransport(answer)) as lookups:
            source = cited(identifier=DOI)
            evidence = Evidence(an_article(source), source)
            first, second = (asyncio.create_task(lookups.inquiries.follow(evidence)) for _ in range(2))
            while not asked:  # noqa: ASYNC110  (a list has no event to tell of it)
                await asyncio.sleep(0)
            first.cancel()
            await asyncio.sleep(0)
            come.set()
            return await second, await lookups.inquiries.follow(evidence), len(asked)

    second, third, asked = asyncio.run(run(linkcheck.Config(spacing=0, attempts=1)))
    assert second.record.title == third.record.title == "Toward a unified theory of high-energy metaphysics"
    assert asked == 1


def test_a_run_that_is_stopped_leaves_nobody_waiting():
    async def run(config):
        async with opened(config, None) as lookups:
            source = cited(identifier=DOI)
            following = asyncio.create_task(lookups.inquiries.follow(Evidence(an_article(source), source)))
            await asyncio.to_thread(web.has_been_asked.wait, 5)
            lookups.stop("the run was stopped")
            async with asyncio.timeout(5):
                return await following

    async def heard():
        web.has_been_asked.set()
        await asyncio.Event().wait()
        yield b""

    with Web({f"/doi/{answers.DOI}": heard}) as web:
        web.has_been_asked = threading.Event()
        evidence = asyncio.run(run(desk(web)))
    assert evidence.record is None


def test_a_bug_in_reading_an_answer_does_not_end_the_run(monkeypatch, caplog):
    def broken(*_):
        raise ZeroDivisionError

    monkeypatch.setattr("linkcheck.inquiries.read", broken)
    with Web({f"/doi/{answers.DOI}": said(answers.csl())}) as web:
        report = check(desk(web, crossref_endpoint=""), cited(identifier=DOI))
    assert isinstance(report.evidence[0].record, NoRecord)
    assert "ZeroDivisionError" in caplog.text


def test_no_control_character_of_a_registry_reaches_a_report():
    """Terminals obey them, and directions turn words around."""
    title = "A \x1b[31mred\x07 \x9b2J\u202e title\x00\n"
    with Web({f"/doi/{answers.DOI}": said(answers.csl(title=title, source="another"))}) as web:
        report = check(desk(web), cited(identifier=DOI))
    text = render(report, "json")
    assert "title" in report.evidence[0].record.title
    assert not {"\x1b", "\x07", "\x9b", "\u202e", "\x00"} & set(text)


def test_no_report_tells_keys_and_mail_addresses():
    """Endpoints may need a key, and some registries hear of a mail address: reports are passed around."""
    with Web({}) as web:
        config = desk(web, pubmed_endpoint=f"{web.base}/pubmed?api_key=hunter2", contact="me@daily.site")
        report = check(config, cited(identifier="pmid:1"))
    (asked,) = web.asked
    assert "api_key=hunter2" in asked
    assert "email=me%40daily.site" in asked
    assert report.evidence[0].record.url == f"{web.base}/pubmed?db=pubmed&id=1&retmode=json&tool=linkcheck"
    assert "hunter2" not in render(report, "json")
    assert "me%40" not in render(report, "json")


def test_the_json_report_tells_what_was_learnt():
    works = {f"/doi/{answers.DOI}": said(answers.csl()), f"/works/{answers.DOI}": said(answers.work())}
    with Web(archive(**works)) as web:
        report = check(desk(web), gone(identifier=DOI), cited("https://live.site/x"))
    first, second = json.loads(render(report, "json"))["articles"][0]["sources"]
    told = first["follow_ups"]
    assert told["record"]["updates"][0]["kind"] == "retraction"
    assert told["record"]["title"] == "Toward a unified theory of high-energy metaphysics"
    assert (told["archived"]["verified"], told["archived"]["page"]["title"]) == (True, "The talks")
    assert "canonical" not in told
    assert "record" not in second.get("follow_ups", {})
