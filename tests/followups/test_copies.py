"""When archived copies are looked for, where, and which of them show the page."""

import pytest
from builders import a_page, a_response, a_source, an_article

from linkcheck.dates import PartialDate
from linkcheck.followups.copies import capture, is_wanted, questions
from linkcheck.followups.question import Answer, Kind
from linkcheck.followups.settings import FollowUpSettings
from linkcheck.model import Capture, Evidence, Failure, FailureKind, NoCapture, Opened, PageKind

URL = "https://daily.site/talks"
SETTINGS = FollowUpSettings()
ALWAYS = FollowUpSettings(archive="always")
GONE = a_response(URL, 404)
WEB = "https://web.archive.org/web/"


def evidence(fetch=GONE, page=None, url=URL, written=None, **claims):
    """Return the evidence for a source."""
    source = a_source(url, **claims)
    return Evidence(an_article(source, published=written), source, fetch, page)


def walls():
    """Return the kinds of pages that are there, and could not be seen."""
    names = ("LOGIN_WALL", "PAYWALL", "CONSENT_WALL", "BOT_WALL", "REGION_BLOCK", "SCRIPTED", "UNREAD")
    return [PageKind[name] for name in names]


@pytest.mark.parametrize(
    ("fetch", "kind", "wanted"),
    [
        *((a_response(URL, status), PageKind.PAGE, True) for status in (404, 410)),
        *((a_response(URL, status), PageKind.PAGE, False) for status in (200, 403, 429, 503)),
        *((a_response(URL), PageKind[kind], True) for kind in ("SOFT_404", "PARKED", "HIJACKED", "EMPTY")),
        *((a_response(URL), kind, False) for kind in walls()),
        (a_response(URL, final_url="https://daily.site/"), PageKind.HOMEPAGE, True),
        (a_response(URL, final_url="https://daily.site/new/talks"), PageKind.ARTICLE, False),
        *((Failure(URL, FailureKind[kind], ""), None, True) for kind in ("DNS", "CONNECT", "TIMEOUT", "TLS")),
        *(
            (Failure(URL, FailureKind[kind], ""), None, False)
            for kind in ("RESOLVER", "BLOCKED", "NOT_RECORDED", "NOT_CHECKED", "ROBOTS", "INTERNAL")
        ),
        (None, None, False),
    ],
)
def test_when_a_copy_is_wanted(fetch, kind, wanted):
    """Where the page is gone; not where it is behind a wall, nor where the trouble is ours."""
    assert is_wanted(evidence(fetch, a_page(kind=kind) if kind else None), SETTINGS) is wanted


def test_a_copy_of_every_page_may_be_wanted():
    """Even then nobody hears of an address that was not allowed to be opened."""
    assert is_wanted(evidence(a_response(URL), a_page(kind=PageKind.ARTICLE)), ALWAYS)
    assert not is_wanted(evidence(Failure(URL, FailureKind.BLOCKED, "private")), ALWAYS)
    assert not is_wanted(evidence(a_response(URL), url="mailto:a@b.site"), ALWAYS)


def asked(case, answers, settings=SETTINGS):
    """Return what is asked next."""
    return next(questions(case, answers, settings), None)


def answered(case, *given, settings=SETTINGS):
    """Return the questions in their order, each with one of the answers, until there are no more of either."""
    answers = {}
    for answer in given:
        question = asked(case, answers, settings)
        answers[question] = answer
    return answers


def a_copy(stamp="20211216000000", page=URL):
    """Return a copy that an index lists."""
    time = f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}T00:00:00Z"
    return Capture(f"{WEB}{stamp}/{page}", time, 200)


def shown(status=200, kind=PageKind.ARTICLE, final=f"{WEB}20211216000000id_/{URL}", **fields):
    """Return the answer of an archive that was asked for a copy."""
    page = a_page(final, kind=kind, **fields)
    return Answer(opened=Opened(final, a_response(final, status, final), page))


@pytest.mark.parametrize(
    ("claims", "day"),
    [
        ({"accessed": PartialDate(2021, 12, 16), "published": PartialDate(2020)}, "20211216"),
        ({"published": PartialDate(2021, 12, 15)}, "20211215"),
        ({}, "20220101"),
    ],
    ids=["accessed", "published", "the article's"],
)
def test_the_day_that_is_asked_for(claims, day):
    """The day the source was read, else its own, else the article's."""
    case = evidence(written=PartialDate(2022, 1, 1), **claims)
    quoted = "https%3A%2F%2Fdaily.site%2Ftalks"
    first = asked(case, {})
    assert first.url == f"https://archive.org/wayback/available?url={quoted}&timestamp={day}"
    second = asked(case, {first: Answer(captures=())})
    assert second.url == (
        f"https://web.archive.org/cdx/search/cdx?url={quoted}&output=json"
        f"&fl=timestamp,original,statuscode&filter=statuscode:200&closest={day}&sort=closest&limit=10"
    )


def test_where_no_day_is_known_the_newest_copy_is_asked_for():
    first = asked(evidence(), {})
    assert first.url.endswith("available?url=https%3A%2F%2Fdaily.site%2Ftalks")
    assert asked(evidence(), {first: Answer("busy")}).url.endswith("&fastLatest=true&limit=-10")


def test_a_copy_is_opened_as_it_came_and_shown_as_readers_find_it():
    """No banner of the archive's is read; the address in the report is the one with it."""
    case = evidence()
    answers = answered(case, Answer(captures=(a_copy(),)), shown(titles=()))
    assert [each.kind for each in answers] == [Kind.AVAILABLE, Kind.CAPTURE]
    assert list(answers)[1].url == f"{WEB}20211216000000id_/{URL}"
    found = capture(case, answers, SETTINGS)
    assert (found.url, found.time, found.verified) == (f"{WEB}20211216000000/{URL}", "2021-12-16T00:00:00Z", True)
    assert found.page.kind is PageKind.ARTICLE
    assert asked(case, answers) is None


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (shown(404), "it answers HTTP 404"),
        (shown(kind=PageKind.SOFT_404), "it shows no page (soft-404)"),
        (shown(kind=PageKind.PARKED), "it shows no page (parked)"),
        (shown(kind=PageKind.BOT_WALL), "it shows no page (bot-wall)"),
        (shown(kind=PageKind.HOMEPAGE), "it shows the front page"),
        (shown(final=f"{WEB}20211216000000id_/https://daily.site/"), "it leads to the front page"),
        (shown(final=URL), "it leads out of the archive"),
        (Answer("timeout: no answer"), "timeout: no answer"),
    ],
    ids=["404", "soft 404", "parked", "wall", "front page", "redirect home", "live page", "silence"],
)
def test_copies_of_errors_are_refused(answer, why):
    """Archives have copied error messages, too: a copy that shows none of the page is told, and not offered."""
    case = evidence()
    answers = answered(case, Answer(captures=(a_copy(),)), answer)
    found = capture(case, answers, SETTINGS)
    assert (found.verified, found.why_not) == (False, why)
    assert asked(case, answers).kind is Kind.CDX


def test_the_next_nearest_copy_is_tried():
    case = evidence(accessed=PartialDate(2021, 12, 16))
    listed = [a_copy("20100101000000"), a_copy("20211220000000"), a_copy("20211216000000")]
    good = shown(final=f"{WEB}20211220000000id_/{URL}")
    answers = answered(case, Answer(captures=(a_copy(),)), shown(404), Answer(captures=tuple(listed)), good)
    assert capture(case, answers, SETTINGS).time == "2021-12-20T00:00:00Z"
    assert asked(case, answers) is None


def test_three_copies_are_opened_and_no_more():
    case = evidence()
    listed = tuple(a_copy(f"20{year}0101000000") for year in range(10, 20))
    answers = answered(case, Answer("busy"), Answer(captures=listed), *[shown(404)] * 3)
    assert asked(case, answers) is None
    assert [each.kind for each in answers].count(Kind.CAPTURE) == 3
    assert capture(case, answers, SETTINGS).verified is False


def test_no_copy_is_sure_only_where_a_whole_index_says_so():
    """The availability API names none also when it is busy (https://github.com/akamhy/waybackpy/issues/154)."""
    case = evidence()
    sure = answered(case, Answer(captures=()), Answer(captures=()))
    assert capture(case, sure, SETTINGS) == NoCapture(URL, "the archive has no copy of it", is_sure=True)
    unsure = answered(case, Answer(captures=()), Answer("HTTP 503"))
    assert capture(case, unsure, SETTINGS) == NoCapture(URL, "HTTP 503", is_sure=False)
    unasked = answered(case, *[Answer("not in the recording", was_asked=False)] * 2)
    assert capture(case, unasked, SETTINGS) is None


def test_another_archive_is_asked_where_one_is_set():
    settings = FollowUpSettings(timemap_endpoint="https://other.site/timemap/")
    case = evidence()
    copy = Capture(f"https://other.site/20211216000000/{URL}", "2021-12-16T00:00:00Z")
    nothing = Answer(captures=())
    final = copy.url
    answers = answered(case, nothing, nothing, Answer(captures=(copy,)), shown(final=final), settings=settings)
    assert [each.url for each in answers][2:] == [f"https://other.site/timemap/{URL}", copy.url]
    assert list(answers)[2].accept == "application/link-format"
    assert capture(case, answers, settings).verified


def test_the_copy_that_the_article_names_is_tried_first():
    stated = f"https://archive.other/20211216000000/{URL}"
    case = evidence(archive_url=stated)
    answers = answered(case, shown(final=stated))
    assert capture(case, answers, SETTINGS).url == stated
    assert asked(case, answers) is None
    refused = answered(case, shown(final=stated, kind=PageKind.BOT_WALL))
    assert asked(case, refused).kind is Kind.AVAILABLE


def test_the_page_itself_is_no_copy():
    """Whatever an archive says, what it shows now is not what it showed."""
    case = evidence(archive_url=URL)
    answers = answered(case, Answer(captures=(Capture(URL, "2021-12-16T00:00:00Z", 200),)))
    assert asked(case, answers).kind is Kind.CDX


def test_no_copy_of_a_copy_is_looked_for():
    """An archive's own address may be cited, and be gone."""
    assert not is_wanted(evidence(url=f"{WEB}20211216000000/{URL}"), SETTINGS)
    assert not is_wanted(evidence(url=f"{WEB}20211216000000id_/{URL}"), SETTINGS)


@pytest.mark.parametrize("url", ["http://10.0.0.7/plan", "http://intranet.local/plan", "http://localhost:8000/"])
def test_no_archive_hears_of_a_private_address(url):
    assert asked(evidence(url=url), {}) is None
    inside = FollowUpSettings(wayback_endpoint="http://10.0.0.9/available")
    assert asked(evidence(url=url), {}, inside).kind is Kind.AVAILABLE


@pytest.mark.parametrize("query", ["access_token=1", "X-Amz-Signature=1", "u=https://me:pw@inner.site/"])
def test_no_archive_hears_of_an_address_with_a_key_to_it(query):
    """One inside does: it is the user's own."""
    inside = FollowUpSettings(wayback_endpoint="http://10.0.0.9/available")
    assert asked(evidence(url=f"{URL}?{query}"), {}) is None
    assert asked(evidence(url=f"{URL}?{query}"), {}, inside).kind is Kind.AVAILABLE
    assert asked(evidence(url=f"{URL}?page=1"), {}).kind is Kind.AVAILABLE


def test_a_password_is_no_part_of_what_is_asked():
    assert asked(evidence(url="https://me:pw@daily.site/talks"), {}) == asked(evidence(), {})


def test_endpoints_that_are_empty_are_not_asked():
    nobody = FollowUpSettings(wayback_endpoint="", cdx_endpoint="")
    assert asked(evidence(), {}, nobody) is None
    assert capture(evidence(), {}, nobody) is None
