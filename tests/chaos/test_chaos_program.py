"""The whole program on an article that cites every behaviour there is: it ends, and cries wolf at none of them."""

import asyncio
import gc
import json
import logging
import re
import warnings

import pytest
from chaos.behaviours import BEHAVIOURS
from chaos.behaviours_redirects import SECRET
from chaos.expect import verdict
from chaos.internet import Internet
from chaos.server import Chaos

import linkcheck
from linkcheck.formats import FORMATS
from linkcheck.model import Article, Region, Source

CONFIG = linkcheck.Config(
    timeout=0.5, deadline=1.5, attempts=2, spacing=0, max_wait=0.05, max_body=2**18, concurrency=100
)


def citing(*urls):
    """Return an article that cites addresses, as they are."""
    place = Region(1, 1, 1, 2)
    sources = tuple(Source(f"Source {number}", place, url, title="A page") for number, url in enumerate(urls))
    return Article("chaos.md", "markdown", text="An article.", sources=sources)


class Silence(logging.Handler):
    """Gathers what nobody should have had to say: on the log, by the event loop, as a warning."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.said = []

    def emit(self, record):
        self.said.append(record.getMessage())

    def __enter__(self):
        logging.getLogger().addHandler(self)
        self._warnings = warnings.catch_warnings(record=True)
        self._warned = self._warnings.__enter__()
        warnings.simplefilter("always")
        return self

    def __exit__(self, *problem):
        gc.collect()
        self.said += map(str, self._warned)
        self._warnings.__exit__(*problem)
        logging.getLogger().removeHandler(self)


def checked(web, article, config=CONFIG):
    """Return the report on an article that cites our web, and what had to be said beside it."""

    async def run():
        asyncio.get_running_loop().set_exception_handler(lambda _, context: silence.said.append(str(context)))
        async with Internet(web, config) as internet:
            return await linkcheck.check(article, config, transport=internet)

    with Silence() as silence:
        report = asyncio.run(run())
    return report, silence.said


@pytest.fixture(scope="module")
def everything(serve):
    """The report on all of it, in one run, and what was said beside it."""
    with serve() as web:
        return checked(web, citing(*(each.url for each in BEHAVIOURS.values())))


@pytest.fixture(scope="module")
def report(everything):
    return everything[0]


@pytest.fixture(scope="module")
def verdicts(report):
    return {source.url: verdict(report, source) for source in report.article.sources}


def test_every_verdict_is_the_one_it_deserves(verdicts):
    """Time is short here, so that what could have been read may stay open; it is never dead."""
    told = {each: verdicts[each.url] for each in BEHAVIOURS.values()}
    deserved = {
        each: each.expect.verdicts | (set() if each.expect.verdicts == {"dead"} else {"open"}) for each in told
    }
    assert {each: verdict for each, verdict in told.items() if verdict not in deserved[each]} == {}


def test_only_what_is_gone_is_dead(verdicts):
    dead = {each.name for each in BEHAVIOURS.values() if verdicts[each.url] == "dead"}
    assert dead - {"url_no_path", "url_dots"} == {"gone_404", "gone_410", "leads_to_gone", "nxdomain"}


def test_every_source_has_its_evidence(report):
    assert len(report.evidence) == len(BEHAVIOURS)
    unasked = {each.url for each in BEHAVIOURS.values() if each.name.startswith(("no_url", "no_web"))}
    assert {each.source.url for each in report.evidence if each.fetch is None} <= unasked


def test_none_of_it_is_a_mistake_of_ours(report):
    assert not [each.fetch for each in report.evidence if getattr(each.fetch, "kind", None) == "internal"]


# What no terminal, page or data file may get to see raw: C0 but for line ends and tabs, C1, controls of
# direction, line separators, lone surrogates.
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]")


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_is_safe_to_show(report, name):
    """Whatever servers put into titles, headers and addresses: no escape sequence, no mark-up, no other order."""
    text = linkcheck.render(report, name)
    text.encode("utf-8")
    # The console's own colours are its own.
    assert not RAW.search(re.sub(r"\x1b\[[0-9;]*m", "", text) if name == "console" else text)
    if name in {"html", "markdown", "github"}:
        assert "<script>alert(1)" not in text
        assert "<img src=x" not in text


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_keeps_a_password_to_itself(report, name):
    assert SECRET not in linkcheck.render(report, name)


def test_a_report_is_json(report):
    assert json.loads(linkcheck.render(report, "json"))


def test_nobody_has_to_say_anything(everything):
    """What servers do is no news to a log; no task is left to nobody, no transport to the garbage collector."""
    _, said = everything
    assert not said


def test_thousands_of_links_to_ten_pages_are_ten_requests(left):
    """Row 73: what an article repeats costs nothing."""
    urls = [f"http://host{number % 10}.site/plain_page#{number}" for number in range(3000)]
    with Chaos() as web:
        found, said = checked(web, citing(*urls))
        assert len(web.heads["plain_page"]) == 10
    assert len(found.evidence) == 3000
    assert not said


def test_an_article_of_odd_addresses_is_read_and_checked(chaos):
    """The addresses of row 93 that can be written down, in Markdown."""
    lines = [f"- [{each.name}](<{each.url}>)" for each in BEHAVIOURS.values() if each.row in {93, 94, 95}]
    data = "\n".join(["# An article", "", "## Sources", "", *lines]).encode("utf-8", "replace")
    article = linkcheck.parse(data, "odd.md")
    found, said = checked(chaos, article)
    assert len(article.sources) > 20
    dead = {source.url for source in article.sources if verdict(found, source) == "dead"}
    assert {url for url in dead if "url-no-path" not in url and "url-dots" not in url} == set()
    assert not said
