"""Days that cannot be."""

import pytest
from builders import a_page, a_response, a_source, evidence_for
from timing import assert_linear, cpu

from linkcheck.model import Confidence, Datum, Level, PageKind, PartialDate
from linkcheck.rules.mismatch.impossible import impossible_date

D = PartialDate
TODAY = "2026-05-02T10:00:00Z"
URL = "https://daily.site/talks"


def faults(url=URL, text=None, own=None, *, checked=TODAY, status=200, page=None, article=(), **source):
    """Return what is wrong with an entry, whose page opened where `page` has fields for it."""
    fetch = a_response(url, status=status, checked=checked) if checked or page is not None else None
    fields = {"kind": PageKind.ARTICLE, "published_sure": True, "published_origin": "JSON-LD datePublished"}
    made = None if page is None else a_page(url or URL, **(fields | page))
    return list(
        impossible_date(evidence_for(a_source(url, text, **source), fetch, made, published=own, **dict(article)))
    )


def told(*args, **kwargs):
    """Return the level at which the first fault of an error would be shown, or None."""
    found = faults(*args, **kwargs)
    assert len(found) <= 1
    if not found:
        return None
    highest = {Confidence.HIGH: Level.ERROR, Confidence.MEDIUM: Level.WARNING, Confidence.LOW: Level.NOTE}
    levels = (found[0].level or Level.ERROR, highest[found[0].confidence])
    return min(levels, key=lambda level: level.weight).value


# ---------------------------------------------------------------- days that no calendar has


@pytest.mark.parametrize(
    "path",
    [
        "2021/02/31/talks",
        "2021/2/30/talks",
        "news/2021/04/31/",
        "2021-02-31-talks",
        "2021/02/29/x",
    ],
)
def test_addresses_with_a_day_that_no_calendar_has(path):
    assert told(f"https://daily.site/{path}") == "error"
    assert told(f"https://daily.site/{path}", checked="") == "error"


def test_a_thirteenth_month_may_be_an_issue():
    assert told("https://daily.site/2021/13/01/x") == "warning"


def test_a_late_year_is_one_of_another_calendar():
    assert told("https://daily.site/2078/02/31/talks") is None


def test_an_address_that_opens_nevertheless_is_no_error():
    assert told("https://daily.site/2021/02/31/talks", page={}) == "warning"
    assert told("https://daily.site/2021/02/31/talks", page={}, status=404) == "error"


@pytest.mark.parametrize(
    "path",
    [
        "2021/12/15/talks",
        "2020/02/29/talks",
        "2021/02/talks",
        "2019/45/12/article",  # a volume and an issue
        "2021/00/00/x",
        "2021/15/12/x",  # the day first, or a volume
        "1842/02/31/x",
        "20210231/x",  # as likely a number
        "id-2021-02-31",
        "x2021/02/31",
        "2021/02/314/x",
        "a?date=2021-02-31",
        "2021/02/31" * 0,
    ],
)
def test_addresses_whose_numbers_are_days_or_none(path):
    assert told(f"https://daily.site/{path}") is None


@pytest.mark.parametrize(
    ("entry", "written"),
    [
        ("The Daily, 31 February 2021", "31 February 2021"),
        ("The Daily, 31st of November 2021", "31st of November 2021"),
        ("The Daily, February 30, 2021", "February 30, 2021"),
        ("The Daily, 29 February 2021", "29 February 2021"),
        ("The Daily, 2021-02-31", "2021-02-31"),
        ("The Daily, 31.04.2021", "31.04.2021"),
        ("The Daily, 30/02/2021", "30/02/2021"),
        ("The Daily, 15.13.2021", "15.13.2021"),
        ("Die Zeit, 31. November 2021", "31. November 2021"),
        ("El País, 31 de abril de 2021", "31 de abril de 2021"),
        ("Le Monde, 31 juin 2021", "31 juin 2021"),
        ("Медуза, 31 сентября 2021", "31 сентября 2021"),
        ("朝日新聞 2021年2月30日", "2021年2月30日"),
        ("The Daily, https://daily.site/talks, accessed 31 June 2021", "31 June 2021"),
    ],
)
def test_entries_with_a_day_that_no_calendar_has(entry, written):
    (fault,) = faults(text=entry)
    assert fault.message == f"The entry has a date that no calendar has: {written}."
    assert told(text=entry, checked="") == "error"


@pytest.mark.parametrize(
    "entry",
    [
        "The Daily, 15 December 2021",
        "The Daily, 29 February 2020",
        "The Daily, 2021-12-15",
        "The Daily, 2021-15-12",  # the day before the month
        "The Daily, 10.13.2021",  # the month first
        "The Daily, 13/10/2021",
        "Version 45.12.2021",
        "Version 31.31.2021.1",
        "Pages 31-35-2021",
        "12–31 February 2021",
        "31 Listopad 2021",  # October in Croatian, November elsewhere
        "32 May 2021",
        "Vol. 31 Feb 2021x",
        "https://daily.site/2021-02-31",
        "n.d.",
        "",
    ],
)
def test_entries_whose_numbers_are_days_or_none(entry):
    assert told(text=entry) is None


def test_a_title_may_speak_of_any_day():
    assert (
        told(text="“The 31 February 2021 that was not”, The Daily", title="The 31 February 2021 that was not")
        is None
    )


@pytest.mark.parametrize(
    ("url", "archived", "expected"),
    [
        ("https://web.archive.org/web/20210231000000/https://daily.site/a", None, "warning"),
        (URL, "https://web.archive.org/web/20211301000000/https://daily.site/a", "warning"),
        ("https://web.archive.org/web/20210228000000/https://daily.site/a", None, None),
        ("https://web.archive.org/web/2021/https://daily.site/a", None, None),
        ("https://web.archive.org/web/2021*/https://daily.site/a", None, None),
        ("https://web.archive.org/web/20210228000000/https://daily.site/2021/02/31/a", None, "error"),
    ],
)
def test_the_time_of_an_archived_copy(url, archived, expected):
    assert told(url, archive_url=archived) == expected


# ---------------------------------------------------------------- days to come


@pytest.mark.parametrize(
    ("claimed", "expected"),
    [
        (D(2026, 5, 2), None),
        (D(2026, 5, 3), None),  # it may be tomorrow there
        (D(2026, 5, 4), "error"),
        (D(2030, 1, 1), "error"),
        (D(99999, 1, 1), "error"),
        (D(2026, 6), None),  # an issue is dated ahead
        (D(2026, 7), None),
        (D(2026, 9), "warning"),
        (D(2027), None),
        (D(2028), "warning"),
    ],
)
def test_a_claimed_publication_after_the_day_of_the_check(claimed, expected):
    assert told(published=claimed) == expected
    assert told(published=claimed, checked="") is None


@pytest.mark.parametrize(
    "case",
    [
        {"text": "A. Author, Silt, forthcoming 2030"},
        {"text": "A. Autor, Schlick, im Erscheinen"},
        {"text": "A. Автор, Ил, в печати"},
        {"page": {"titles": (Datum("Talks on 4 June 2030", "h1"),)}},
        {"page": {"text": "The talks take place on 4 June 2030 in Geneva."}},
    ],
    ids=["forthcoming", "German", "Russian", "its title", "its text"],
)
def test_what_is_announced_may_be_to_come(case):
    assert told(published=D(2030, 6, 4), **case) is None


@pytest.mark.parametrize(
    ("accessed", "expected"),
    [
        (D(2026, 5, 3), None),
        (D(2026, 5, 4), "error"),
        (D(2026, 5), None),
        (D(2027), "error"),
        (D(1991, 8, 6), None),
        (D(1991, 8, 5), "error"),
        (D(1991), None),
        (D(1990), "error"),
    ],
)
def test_a_day_of_reading_to_come_or_before_the_web(accessed, expected):
    assert told(accessed=accessed) == expected


def test_a_book_may_have_been_read_before_the_web():
    assert told(None, "A book", accessed=D(1985)) is None


# ---------------------------------------------------------------- days that contradict each other


@pytest.mark.parametrize(
    ("published", "accessed", "expected"),
    [
        (D(2021, 12, 15), D(2021, 12, 15), None),
        (D(2021, 12, 16), D(2021, 12, 15), None),
        (D(2021, 12, 17), D(2021, 12, 15), "error"),
        (D(2021, 12, 17), D(2021, 12), None),
        (D(2021, 12, 17), D(2021), None),
        (D(2021, 12, 17), D(2020), "warning"),
        (D(2021), D(2020, 12, 20), None),  # an issue of the next year
        (D(2022), D(2020, 12, 20), "warning"),
        (D(2021, 2), D(2020, 12, 20), None),
        (D(2021, 6), D(2020, 12, 20), "warning"),
        (D(2019), D(2020, 12, 20), None),
    ],
)
def test_a_work_that_was_read_before_it_was_published(published, accessed, expected):
    assert told(published=published, accessed=accessed) == expected
    assert told(published=published, accessed=accessed, checked="") == expected


@pytest.mark.parametrize(
    ("claimed", "case", "expected"),
    [
        (D(2021, 12, 16), {}, None),
        (D(2022, 3, 1), {}, "warning"),
        (D(2022), {}, None),
        (D(2023), {}, "warning"),
        (D(2022, 1), {}, None),
        (D(2022, 6), {}, "warning"),
        (D(2022, 3, 1), {"accessed": D(2022, 3, 2)}, None),  # the article was written on
        (D(2022, 3, 1), {"text": "The Daily, scheduled for 1 March 2022"}, None),
        (D(2022, 3, 1), {"page": {"published": D(2022, 3, 1)}}, None),  # `published-after-article` tells it
    ],
)
def test_a_claim_after_the_article(claimed, case, expected):
    assert told(own=D(2021, 12, 15), published=claimed, **case) == expected


def test_an_article_that_is_written_on_has_later_sources():
    source = a_source(published=D(2024))
    evidence = evidence_for(source, published=D(2021, 12, 15))
    assert list(impossible_date(evidence))
    entries = (source, a_source(published=D(2025)))
    assert not list(impossible_date(evidence._replace(article=evidence.article._replace(sources=entries))))


# ---------------------------------------------------------------- what the page and the address add


@pytest.mark.parametrize(
    ("url", "page", "accessed", "expected"),
    [
        (URL, {"published": D(2022, 3, 1)}, D(2022, 3, 1), None),
        (URL, {"published": D(2022, 3, 1)}, D(2022, 2, 28), None),
        (URL, {"published": D(2022, 3, 1)}, D(2021, 12, 14), "warning"),  # it may have been published anew
        ("https://daily.site/2022/03/01/talks", {"published": D(2022, 3, 1)}, D(2021, 12, 14), "error"),
        ("https://daily.site/2022/03/01/talks", {"published": D(2022, 3, 1)}, D(2020), "warning"),
        (URL, {"published": D(2022, 3, 1), "published_sure": False}, D(2021, 12, 14), None),
        (URL, {"published": D(2022, 3, 1), "kind": PageKind.LIVE}, D(2021, 12, 14), None),
        (URL, {"modified": D(2022, 3, 1)}, D(2021, 12, 14), None),
        (URL, {"published": D(2027, 3, 1)}, None, "warning"),
        (URL, {"published": D(2026, 5, 3)}, None, None),
        (URL, {"published": D(99999)}, None, "warning"),
    ],
)
def test_a_page_that_was_read_before_it_was_there_or_is_to_come(url, page, accessed, expected):
    assert told(url, page=page, accessed=accessed) == expected


@pytest.mark.parametrize(
    ("url", "case", "expected"),
    [
        ("https://daily.site/2021/12/16/talks", {}, None),
        ("https://daily.site/2021/12/17/talks", {}, "warning"),
        ("https://daily.site/2022/03/01/talks", {"checked": ""}, "warning"),
        ("https://daily.site/2022/03/talks", {}, None),
        ("https://daily.site/2021/12/01/talks", {}, None),
        ("https://daily.site/2022/03/01/talks", {"own": None}, None),
        ("https://daily.site/2022/03/01/talks", {"own": D(2022)}, None),
        # the page was there before: the day is that of an event
        ("https://daily.site/2022/03/01/talks", {"page": {"published": D(2021, 12, 1)}}, None),
        # `published-after-article` tells it
        ("https://daily.site/2022/03/01/talks", {"page": {"published": D(2022, 3, 1)}}, None),
        ("https://web.archive.org/web/20230101000000/https://daily.site/2022/03/01/talks", {}, "warning"),
    ],
)
def test_an_address_with_a_day_after_the_article(url, case, expected):
    assert told(url, **({"own": D(2021, 12, 15)} | case)) == expected


@pytest.mark.parametrize(
    "entry",
    [
        "https://daily.site/" + "2021/02/3" * 50_000,
        "\ud800\x1b[31m 31 February 2021 \u202e",
        "31 " + "February " * 50_000,
        "9" * 1_000_000,
    ],
)
def test_hostile_entries_do_not_raise(entry):
    told(entry, entry, D(99999), accessed=D(99999), published=D(1450))


@pytest.mark.parametrize("piece", ["31.", "31 February ", "2021-02-", "/2021/02/31", "年2月30日", "https://"])
def test_hostile_entries_take_linear_time(piece):
    assert_linear(lambda size: cpu(lambda: faults(piece * size, piece * size, title=piece)), 20_000)
