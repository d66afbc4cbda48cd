"""Articles in, reports out, as a stream."""

import asyncio
import gc
import itertools
from collections import Counter

import httpx
import pytest
from builders import a_source, an_article

import linkcheck
from linkcheck.model import Failure, FailureKind
from linkcheck.pipeline import AT_ONCE, Watch, check_all

CONFIG = linkcheck.Config(spacing=0, attempts=1)


class Answers:
    """A transport that answers each path with a page, counts, and can keep some waiting."""

    def __init__(self, waiting=()):
        self.asked = Counter()
        self.waiting = {path: asyncio.Event() for path in waiting}

    async def __call__(self, request):
        path = request.url.path
        self.asked[str(request.url)] += 1
        if path in self.waiting:
            await self.waiting[path].wait()
        return httpx.Response(200, html=f"<title>The page at {path}</title><p>Words.")

    @property
    def transport(self):
        return httpx.MockTransport(self)


def article(name, *paths):
    return an_article(*(a_source(f"https://daily.site{path}") for path in paths), path=name)


def test_each_address_is_asked_once():
    """However many articles cite it, however it is written, whatever part of it they mean."""

    async def run():
        answers = Answers()
        articles = [
            an_article(
                a_source("https://daily.site/a"),
                a_source("HTTPS://Daily.site:443/a#part"),
                a_source("https://daily.site/b"),
                path=f"{number}.md",
            )
            for number in range(50)
        ]
        reports = [report async for report in check_all(articles, CONFIG, transport=answers.transport)]
        return answers.asked, reports

    asked, reports = asyncio.run(run())
    assert asked == {"https://daily.site/a": 1, "https://daily.site/b": 1}
    assert len(reports) == 50
    assert all(each.page.title for report in reports for each in report.evidence)


def test_a_report_leaves_as_soon_as_its_article_is_complete():
    """A slow source holds up its own article and no other."""

    async def run():
        answers = Answers(waiting=["/slow"])
        articles = [article("slow.md", "/slow"), article("quick.md", "/quick")]
        left = []
        async for report in check_all(articles, CONFIG, transport=answers.transport):
            left.append(report.article.path)
            answers.waiting["/slow"].set()
        return left

    assert asyncio.run(run()) == ["quick.md", "slow.md"]


def test_articles_are_drawn_as_there_is_room():
    """An endless supply of articles is read no further than there is work for."""
    drawn = itertools.count()

    def endless():
        for number in drawn:
            yield article(f"{number}.md", f"/{number % 7}")

    async def run():
        answers = Answers()
        seen = 0
        reports = check_all(endless(), CONFIG, transport=answers.transport)
        async for _ in reports:
            seen += 1
            if seen == 500:
                break
        await reports.aclose()
        return seen, next(drawn), answers.asked

    seen, taken, asked = asyncio.run(run())
    assert taken <= seen + AT_ONCE + 2
    assert set(asked.values()) == {1}


def test_memory_does_not_grow_with_the_number_of_articles():
    """What stays is what is known of each address, not of each article."""
    kept = []

    async def run(number):
        answers = Answers()
        articles = (article(f"{each}.md", "/a", "/b") for each in range(number))
        async for _ in check_all(articles, CONFIG, transport=answers.transport):
            pass
        gc.collect()
        kept.append(
            sum(1 for each in gc.get_objects() if type(each).__name__ in {"Article", "Evidence", "Report"})
        )

    for number in (200, 2000):
        asyncio.run(run(number))
    assert kept[1] <= kept[0] + 5


def test_articles_may_come_one_by_one():
    async def articles():
        for name in ("a.md", "b.md"):
            await asyncio.sleep(0)
            yield article(name, "/a")

    async def run():
        reports = check_all(articles(), CONFIG, transport=Answers().transport)
        return {report.article.path async for report in reports}

    assert asyncio.run(run()) == {"a.md", "b.md"}


def test_an_empty_supply_gives_no_report():
    async def run():
        return [report async for report in check_all([], CONFIG, transport=Answers().transport)]

    assert asyncio.run(run()) == []


def test_a_stop_lets_everything_come_out_as_not_checked():
    """Nothing that is known gets lost, and nothing that is not known is guessed."""

    async def run():
        answers = Answers(waiting=["/slow"])
        watch = Watch(asyncio.Event(), done=lambda url: url.endswith("/a") and watch.stop.set())
        articles = [article("x.md", "/a", "/slow")]
        return [report async for report in check_all(articles, CONFIG, transport=answers.transport, watch=watch)]

    (report,) = asyncio.run(run())
    first, second = report.evidence
    assert first.page.title == "The page at /a"
    assert isinstance(second.fetch, Failure)
    assert second.fetch.kind is FailureKind.NOT_CHECKED
    assert [finding.rule.id for finding in report.findings if finding.is_open] == ["unreachable"]


def test_who_watches_hears_of_every_address():
    heard = []

    async def run():
        watch = Watch(
            asyncio.Event(), lambda url: heard.append(("planned", url)), lambda url: heard.append(("done", url))
        )
        async for _ in check_all(
            [article("x.md", "/a", "/b")], CONFIG, transport=Answers().transport, watch=watch
        ):
            pass

    asyncio.run(run())
    assert Counter(kind for kind, _ in heard) == {"planned": 2, "done": 2}


def test_offline_asks_nobody():
    answers = Answers()
    config = linkcheck.Config(offline=True)
    report = asyncio.run(linkcheck.check(article("x.md", "/a"), config, transport=answers.transport))
    assert not answers.asked
    assert report.evidence[0].fetch is None
    assert {finding.rule.id for finding in report.findings} == {"single-source", "bare-url"}


def test_bodies_are_dropped():
    report = asyncio.run(linkcheck.check(article("x.md", "/a"), CONFIG, transport=Answers().transport))
    assert report.evidence[0].fetch.body == b""


def test_a_bug_on_one_address_does_not_end_the_run(caplog):
    """It stays open in the report, and its traceback is logged."""

    def answer(request):
        if request.url.path == "/bug":
            raise ZeroDivisionError
        return httpx.Response(200, html="<title>A page</title>")

    report = asyncio.run(
        linkcheck.check(article("x.md", "/bug", "/a"), CONFIG, transport=httpx.MockTransport(answer))
    )
    first, second = report.evidence
    assert first.fetch.kind is FailureKind.INTERNAL
    assert second.page.title == "A page"
    assert [finding.rule.id for finding in report.findings if finding.is_open] == ["unreachable"]
    assert "ZeroDivisionError" in caplog.text


def test_a_bug_in_the_supply_of_articles_is_a_traceback():
    """Our own mistakes are not swallowed."""

    def broken():
        yield article("a.md", "/a")
        raise ZeroDivisionError

    async def run():
        return [report async for report in check_all(broken(), CONFIG, transport=Answers().transport)]

    with pytest.raises(ZeroDivisionError):
        asyncio.run(run())


@pytest.mark.parametrize(
    "url",
    ["mailto:a@b.site", "ftp://daily.site/a", "doi:10.1/x", "https://", "javascript:alert(1)", None, "\ud800"],
)
def test_what_is_no_web_address_is_not_asked(url):
    answers = Answers()
    report = asyncio.run(
        linkcheck.check(an_article(a_source(url, text="An entry")), CONFIG, transport=answers.transport)
    )
    assert not answers.asked
    assert report.evidence[0].fetch is None


def test_ten_thousand_sources_that_are_the_same():
    answers = Answers()
    same = an_article(*(a_source("https://daily.site/a", line=line) for line in range(1, 10_001)))
    report = asyncio.run(linkcheck.check(same, CONFIG, transport=answers.transport))
    assert answers.asked.total() == 1
    assert sorted(finding.rule.id for finding in report.findings) == [
        "bare-url",
        "duplicate-source",
        "single-source",
    ]
