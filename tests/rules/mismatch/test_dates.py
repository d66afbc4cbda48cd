"""What the article says of days, against what the page says."""

import pytest
from builders import a_page, a_response, a_source, evidence_for
from timing import assert_linear, cpu

from linkcheck.model import (
    Capture,
    Confidence,
    Datum,
    Opened,
    PageKind,
    PartialDate,
    Record,
)
from linkcheck.rules.mismatch.dates import date_mismatch, published_after_article

D = PartialDate
TITLE = "How the talks on the price of gas went"
CLAIMED, PUBLISHED = D(2018, 5, 4), D(2021, 12, 15)


# ---------------------------------------------------------------- published-after-article


def late_faults(article, page, *, sure=True, status=200, origin="JSON-LD datePublished", checked="", **options):
    source = a_source(accessed=options.pop("accessed", None))
    evidence = evidence_for(
        source,
        a_response(status=status, checked=checked),
        a_page(kind=PageKind.ARTICLE, published=page, published_sure=sure, published_origin=origin),
        published=article,
        text=options.pop("text", "Some words."),
    )
    return list(published_after_article(evidence, **options))


def late(*dates, **options):
    return bool(late_faults(*dates, **options))


@pytest.mark.parametrize(
    ("article", "page", "expected"),
    [
        (D(2021, 12, 15), D(2021, 12, 15), False),
        (D(2021, 12, 15), D(2021, 12, 16), False),
        (D(2021, 12, 15), D(2021, 12, 17), True),
        (D(2021, 12, 15), D(2022, 1, 1), True),
        (D(2021, 12, 15), D(2019, 1, 1), False),
        (D(2021, 12), D(2021, 12, 31), False),
        (D(2021), D(2021, 12, 31), False),
        (D(2021, 12, 15), D(2021, 12), False),
        (D(2021, 12, 15), D(2022), True),
        (D(2021), D(2023, 5), True),
        (None, D(2023, 5), False),
        (D(2021), None, False),
        (D(2021), D(99999), True),
    ],
)
def test_pages_that_came_after_the_article(article, page, expected):
    """Partial dates are compared as far as they go, and a day is let pass for time zones."""
    assert late(article, page) is expected


def test_a_date_that_is_not_sure_flags_nothing():
    assert not late(D(2021, 12, 15), D(2023, 1, 1), sure=False)


@pytest.mark.parametrize("origin", ["printed near the headline", "printed", "time near the headline", "URL"])
def test_a_date_that_is_not_in_a_field_flags_nothing(origin):
    """It may be that of an event, however sure it looks."""
    assert not late(D(2021, 12, 15), D(2023, 1, 1), origin=origin)


@pytest.mark.parametrize(
    ("page", "expected"), [(D(2024, 5, 3), True), (D(2024, 5, 4), False), (D(2099, 12, 31), False)]
)
def test_a_date_after_the_day_on_which_the_page_was_seen_flags_nothing(page, expected):
    assert late(D(2021, 12, 15), page, checked="2024-05-02T10:00:00Z") is expected


def test_the_date_of_an_error_page_flags_nothing():
    assert not late(D(2021, 12, 15), D(2023, 1, 1), status=404)


def test_the_tolerance_is_an_option():
    assert not late(D(2021, 12, 15), D(2021, 12, 25), days=30)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Updated: 3 January 2023. The talks went on.", False),
        ("Last updated on 2 January 2023", False),
        ("Zuletzt aktualisiert am 5. Januar 2023", False),
        ("更新日：2023年1月4日", False),
        ("x" * 100_000 + "\nUpdated 4 January 2023", False),
        ("Updated: 16 December 2021", True),  # before the page
        ("The talks of 3 January 2023 are planned.", True),
        ("Updated prices. " + "y" * 100 + " 3 January 2023", True),
        ("", True),
    ],
)
def test_an_article_that_was_updated_is_let_pass(text, expected):
    assert late(D(2021, 12, 15), D(2023, 1, 1), text=text) is expected


@pytest.mark.parametrize(
    ("accessed", "confidence"),
    [
        (None, Confidence.HIGH),
        (D(2021, 12, 15), Confidence.HIGH),
        (D(2021), Confidence.HIGH),
        (D(2023, 1, 5), Confidence.LOW),
    ],
)
def test_an_article_whose_source_was_read_later_gets_a_note(accessed, confidence):
    (fault,) = late_faults(D(2021, 12, 15), D(2023, 1, 1), accessed=accessed)
    assert fault.confidence is confidence


def test_an_article_with_later_entries_gets_a_note():
    """A text that is written on has a date that says little."""
    source = a_source()
    entries = (source, a_source(published=D(2023, 5)), a_source(accessed=D(2024)))
    page = a_page(
        kind=PageKind.ARTICLE,
        published=D(2022, 3, 1),
        published_sure=True,
        published_origin="JSON-LD datePublished",
    )
    evidence = evidence_for(source, a_response(), page, published=D(2021, 12, 15))
    evidence = evidence._replace(article=evidence.article._replace(sources=entries))
    (fault,) = published_after_article(evidence)
    assert fault.confidence is Confidence.LOW
    evidence = evidence._replace(article=evidence.article._replace(sources=entries[:2]))
    assert next(published_after_article(evidence)).confidence is Confidence.HIGH


def test_what_is_said_of_a_page_that_came_later():
    (fault,) = late_faults(D(2021, 12, 15), D(2022, 3, 1))
    assert fault.message == "The page says it was published 2022-03-01, 76 days after the article."
    assert (fault.cited, fault.found) == (
        "article of 2021-12-15",
        "published 2022-03-01 (JSON-LD datePublished)",
    )


# ---------------------------------------------------------------- date-mismatch


def evidence(
    claimed=CLAIMED,
    published=PUBLISHED,
    modified=None,
    *,
    url="https://daily.site/talks",
    status=200,
    checked="",
    final_url=None,
    page=(),
    article=(),
    followed=(),
    **source,
):
    fields = {"kind": PageKind.ARTICLE, "published_sure": True, "published_origin": "JSON-LD datePublished"}
    fields |= {"titles": (Datum(TITLE, "h1"),), "text": "The two leaders spoke for an hour."} | dict(page)
    made = a_page(url, published=published, modified=modified, **fields)
    response = a_response(url, status=status, final_url=final_url, checked=checked)
    source = a_source(url, published=claimed, **source)
    return evidence_for(source, response, made, **dict(article))._replace(**dict(followed))


def mismatch(*args, days=1, **kwargs):
    found = list(date_mismatch(evidence(*args, **kwargs), days=days))
    return found[0].confidence.value if found else None


@pytest.mark.parametrize(
    ("claimed", "published", "modified", "expected"),
    [
        # the same, a day for time zones, and as far as it goes
        (D(2021, 12, 15), D(2021, 12, 15), None, None),
        (D(2021, 12, 14), D(2021, 12, 15), None, None),
        (D(2021, 12, 16), D(2021, 12, 15), None, None),
        (D(2021, 12), D(2021, 12, 15), None, None),
        (D(2021), D(2021, 12, 15), None, None),
        (D(2021, 12, 15), D(2021, 12), None, None),
        (D(2021, 12, 15), D(2021), None, None),
        (D(2022, 1, 1), D(2021, 12, 31), None, None),
        # the last change is a date of the page as well
        (D(2022, 3, 1), D(2021, 12, 15), D(2022, 3, 1), None),
        (D(2022, 3), D(2021, 12, 15), D(2022, 3, 1), None),
        (D(2022, 3, 2), D(2021, 12, 15), D(2022, 3, 1), None),
        # an earlier change, whose day is not known any more
        (D(2022, 1, 20), D(2021, 12, 15), D(2022, 3, 1), "low"),
        (D(2022, 4, 20), D(2021, 12, 15), D(2022, 3, 1), "high"),
        # a few days, some weeks, years
        (D(2021, 12, 18), D(2021, 12, 15), None, "low"),
        (D(2021, 12, 10), D(2021, 12, 15), None, "low"),
        (D(2021, 12, 30), D(2021, 12, 15), None, "medium"),
        (D(2022, 2, 1), D(2021, 12, 15), None, "high"),
        (D(2023, 12, 15), D(2021, 12, 15), None, "high"),
        (D(2018, 5, 4), D(2021, 12, 15), None, "medium"),  # the site may have dated its old pages anew
        # months and years
        (D(2022, 1), D(2021, 12, 15), None, "low"),
        (D(2022, 5), D(2021, 12, 15), None, "high"),
        (D(2020), D(2021, 12, 15), None, "low"),
        (D(2022), D(2021, 12, 15), None, "low"),
        (D(2023), D(2021, 12, 15), None, "high"),
        (D(2018), D(2021, 12, 15), None, "medium"),
        (D(2023, 5, 4), D(2021), None, "high"),
        # what is older than the web was put there later
        (D(1946, 4), D(2011, 5, 1), None, None),
        (D(1990, 12, 31), D(2011, 5, 1), None, None),
        (D(1992), D(2011, 5, 1), None, "medium"),
        # nothing to compare
        (None, D(2021, 12, 15), None, None),
        (D(2018, 5, 4), None, D(2021, 12, 15), None),
        # no date at all
        (D(99999), D(2021, 12, 15), None, "high"),
        (D(2018, 5, 4), D(99999), None, "medium"),
    ],
)
def test_claimed_dates_beside_those_of_the_page(claimed, published, modified, expected):
    assert mismatch(claimed, published, modified) == expected


@pytest.mark.parametrize(
    "case",
    [
        pytest.param({"page": {"published_sure": False}}, id="the page's date is not sure"),
        pytest.param({"page": {"kind": PageKind.HOMEPAGE}}, id="a front page"),
        pytest.param({"page": {"kind": PageKind.SECTION}}, id="a section"),
        pytest.param({"page": {"kind": PageKind.LIVE}}, id="a live page"),
        pytest.param({"page": {"kind": PageKind.BOT_WALL}}, id="a wall"),
        pytest.param({"page": {"kind": PageKind.SOFT_404}}, id="not found"),
        pytest.param({"page": {"kind": PageKind.DOCUMENT}}, id="a file, whose date is that of the file"),
        pytest.param({"url": "https://daily.site/"}, id="the address of a front page"),
        pytest.param({"final_url": "https://daily.site/"}, id="sent to the front page"),
        pytest.param({"status": 404}, id="gone"),
        pytest.param({"status": 503}, id="an error"),
        pytest.param({"url": "https://daily.site/#/talks"}, id="a script's route"),
        pytest.param(
            {"page": {"canonical_url": "https://agency.site/talks"}}, id="a copy, which has a date of its own"
        ),
        pytest.param({"url": "https://daily.site/2018/05/04/talks"}, id="the address has the claimed day"),
        pytest.param({"url": "https://daily.site/20180504-talks"}, id="the address has it in figures"),
        pytest.param(
            {"final_url": "https://daily.site/2018/05/04/talks"}, id="the address that it leads to has the day"
        ),
        pytest.param(
            {"page": {"titles": (Datum("Minutes of 4 May 2018", "h1"),)}}, id="the day is what the page is about"
        ),
        pytest.param(
            {"page": {"text": "First printed on 4 May 2018. The leaders spoke."}}, id="the page prints the day"
        ),
        pytest.param({"page": {"opening": "4. Mai 2018 – von A. Autor"}}, id="what its readers see first has it"),
        pytest.param({"accessed": D(2018, 5, 4)}, id="the day of reading"),
        pytest.param(
            {"claimed": D(2021), "published": D(2022, 4, 1), "page": {"titles": (Datum("Report 2021", "h1"),)}},
            id="the report of a year",
        ),
        pytest.param(
            {
                "claimed": D(2022, 5, 4),
                "text": "The Daily, https://daily.site/talks (4 May 2022)",
            },
            id="a day behind the address, which may be that of reading",
        ),
        pytest.param(
            {"claimed": D(2022, 6), "identifier": "doi:10.5555/1"}, id="the issue came half a year after the page"
        ),
        pytest.param(
            {"claimed": D(2024), "identifier": "arxiv:2112.01234"}, id="the paper came years after the preprint"
        ),
        pytest.param({"published": D(2099, 1, 1), "checked": "2026-05-01T00:00:00Z"}, id="the page's is to come"),
    ],
)
def test_what_cannot_be_compared_or_is_innocent(case):
    assert mismatch(**case) is None


@pytest.mark.parametrize(
    "case",
    [
        pytest.param({"page": {"kind": PageKind.PAYWALL}}, id="a cut article has its own date"),
        pytest.param({"page": {"kind": PageKind.PAGE}}, id="any page"),
        pytest.param(
            {"page": {"canonical_url": "https://www.daily.site/talks"}}, id="a canonical address of its own"
        ),
        pytest.param({"url": "https://daily.site/2019/05/04/talks"}, id="another day in the address"),
        pytest.param({"page": {"text": "The talks of 5 June 2018."}}, id="another day in the text"),
        pytest.param(
            {"page": {"text": "word " * 1000 + "4 May 2018"}},
            id="the day stands far down, as that of a teaser may",
        ),
        pytest.param({"accessed": D(2021, 12, 20)}, id="read on another day"),
        pytest.param(
            {"text": "The Daily, 4 May 2018, https://daily.site/talks"}, id="a day in front of the address"
        ),
        pytest.param(
            {"text": "The Daily, https://daily.site/talks (4 May 2018)"}, id="nothing is read before it is there"
        ),
        pytest.param({"claimed": D(2024), "identifier": "doi:10.5555/1"}, id="more than a year after the page"),
    ],
)
def test_what_is_flagged(case):
    assert mismatch(**case) is not None


@pytest.mark.parametrize(
    "followed",
    [
        pytest.param(
            {"archived": Opened("https://archive.site/1", a_response(), a_page(published=D(2018, 5, 4)))},
            id="the archived copy that the article names",
        ),
        pytest.param(
            {"canonical": Opened("https://agency.site/1", a_response(), a_page(modified=D(2018, 5, 4)))},
            id="the page it was taken from",
        ),
        pytest.param(
            {"capture": Capture("https://archive.site/1", page=a_page(published=D(2018, 5, 4)))}, id="a copy"
        ),
        pytest.param(
            {"record": Record("doi:10.5555/1", "", kind="journal-article", published=D(2018, 5))}, id="its record"
        ),
    ],
)
def test_a_date_that_a_copy_or_a_record_has_is_let_pass(followed):
    assert mismatch(followed=followed) is None


def of_record(claimed, published, kind="journal-article", **fields):
    record = Record("doi:10.5555/1", "", "Crossref", kind, published=published, **fields)
    source = a_source("https://doi.org/10.5555/1", published=claimed, identifier="doi:10.5555/1", title=TITLE)
    found = list(date_mismatch(evidence_for(source)._replace(record=record)))
    return found[0] if found else None


def test_the_record_of_a_paper_stands_for_a_page_that_did_not_open():
    fault = of_record(D(2012), D(2018, 5))
    assert fault.confidence is Confidence.MEDIUM
    assert fault.message == "The article dates this work 2012; its record says it was published 2018-05."
    assert fault.found == "published 2018-05 (Crossref)"


@pytest.mark.parametrize(
    ("claimed", "published", "kind", "fields"),
    [
        pytest.param(D(2018), D(2018, 5), "journal-article", {}, id="the same year"),
        pytest.param(D(2017), D(2018, 5), "journal-article", {}, id="online a year before the issue"),
        pytest.param(D(2019, 3), D(2018, 5), "journal-article", {}, id="in an issue a year later"),
        pytest.param(D(2012), D(2018, 5), "book", {}, id="another edition of a book"),
        pytest.param(D(2012), D(2018, 5), "dataset", {}, id="another version of a data set"),
        pytest.param(D(2012), D(2018, 5), "posted-content", {}, id="a preprint"),
        pytest.param(D(1962), D(2018, 5), "journal-article", {}, id="printed long before it came online"),
        pytest.param(
            D(2012),
            D(2018, 5),
            "journal-article",
            {"titles": ("A survey of snails in cold gardens",)},
            id="another work",
        ),
        pytest.param(D(2012), None, "journal-article", {}, id="no date"),
    ],
)
def test_records_that_say_nothing_about_a_date(claimed, published, kind, fields):
    assert of_record(claimed, published, kind, **fields) is None


@pytest.mark.parametrize(
    ("claimed", "own", "expected"),
    [
        (D(2021, 12, 15), D(2021, 12, 15), None),  # `published-after-article` tells it
        (D(2021, 12, 1), D(2021, 12, 15), "medium"),
        (D(2018, 5, 4), D(2021, 12, 15), "medium"),
    ],
)
def test_a_page_later_than_the_article_is_told_once(claimed, own, expected):
    assert mismatch(claimed, D(2022, 3, 1), article={"published": own}) == expected


def test_what_is_said_of_another_date():
    (fault,) = date_mismatch(evidence(D(2023, 5, 4)))
    assert fault.message == "The article dates this page 2023-05-04; the page says it was published 2021-12-15."
    assert (fault.cited, fault.found) == ("published 2023-05-04", "published 2021-12-15 (JSON-LD datePublished)")


def test_the_days_are_an_option():
    assert mismatch(D(2021, 12, 25), days=14) is None


@pytest.mark.parametrize(
    ("claimed", "page"),
    [
        (D(2018, 5, 4), {"titles": (Datum("4 May " * 200_000, "h1"),)}),
        (D(2018, 5, 4), {"text": "1.1.1.1" * 150_000, "opening": "2018-" * 200_000}),
        (D(2018), {"titles": (Datum("\ud800\x1b[31m\u202e2018x", "h1"),) * 1000}),
        (D(2018, 5, 4), {"published_origin": "\x1b[31m" * 1000}),
        (D(2018, 5, 4), {"canonical_url": "https://[::1" + "a" * 100_000}),
    ],
)
def test_hostile_pages_do_not_raise(claimed, page):
    mismatch(claimed, page=page)


@pytest.mark.parametrize("piece", ["4 May 2018 ", "12.", "2018-", "updated "])
def test_hostile_texts_take_linear_time(piece):
    def cost(size):
        made = evidence(page={"text": piece * size, "opening": piece * size}, article={"text": piece * size})
        made = made._replace(article=made.article._replace(published=D(2017, 1, 1)))
        return cpu(lambda: (list(date_mismatch(made)), list(published_after_article(made))))

    assert_linear(cost, 20_000)
