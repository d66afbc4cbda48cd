"""Articles that have the wording of their sources."""

import pytest
from builders import a_page, a_response, a_source, an_article
from rules.compare.stories import read

from linkcheck.model import Confidence, Evidence, Level, PageKind, PartialDate
from linkcheck.rules.sourcing.copying import near_copy

STORIES = read()
STORY, SPUN, OTHER = (STORIES["en-tram"][kind] for kind in ("story", "spun", "independent"))
URL = "https://daily.site/tram"
DAY = PartialDate(2021, 12, 15)


def judged(text, *pages, status=200, article=None, **options):
    sources = [a_source(page.url) for page in pages]
    cited = an_article(*sources, text=text, **(article or {}))
    evidence = tuple(
        Evidence(cited, source, a_response(page.url, status), page)
        for source, page in zip(sources, pages, strict=True)
    )
    return list(near_copy(cited, evidence, **options))


def page(text=STORY, url=URL, **fields):
    return a_page(url, **{"kind": PageKind.ARTICLE, "text": text} | fields)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        pytest.param(STORY, Level.ERROR, id="verbatim"),
        pytest.param(SPUN, Level.WARNING, id="spun"),
        pytest.param(
            "\n\n".join(
                [
                    OTHER,
                    *(STORIES[n]["independent"] for n in ("en-dam", "en-bank", "en-court")),
                    " ".join(STORY.split()[:110]),
                ]
            ),
            Level.NOTE,
            id="a seventh",
        ),
    ],
)
def test_the_level_is_by_how_much_there_is(text, level):
    (fault,) = judged(text, page())
    assert fault.level is level


@pytest.mark.parametrize(
    "text",
    [OTHER, STORIES["en-tram"]["quotation"], STORIES["en-dam"]["story"], "", "Too short."],
    ids=["independent", "a quotation", "another", "empty", "short"],
)
def test_what_is_the_articles_own_is_fine(text):
    assert not judged(text, page())


def test_the_passages_stand_side_by_side():
    (fault,) = judged(SPUN, page())
    assert 3 <= len(fault.passages) <= 6
    assert "trapped in traffic on that street every morning" in fault.passages[0].cited
    assert "stuck in traffic on that road every morning" in fault.passages[0].found
    assert all(len(side) <= 300 for passage in fault.passages for side in passage)


def test_a_percentage_is_told():
    (fault,) = judged(STORY, page())
    assert fault.message.startswith("100 % of the article's wording")
    (fault,) = judged(STORIES["en-vaccine"]["spun"], page(STORIES["en-vaccine"]["story"]), note=0.05)
    assert " % of " in fault.message


def test_thresholds_are_options():
    assert judged(SPUN, page(), warning=0.9)[0].level is Level.NOTE
    assert judged(SPUN, page(), error=0.3)[0].level is Level.ERROR
    assert not judged(SPUN, page(), note=0.95, warning=0.95, error=0.95)


def test_each_source_that_has_the_wording_is_told():
    first, second = judged(STORY, page(), page(OTHER, "https://b.site/x"), page(SPUN, "https://c.site/x"))
    assert (first.source.url, second.source.url) == (URL, "https://c.site/x")


@pytest.mark.parametrize(
    ("published", "sure", "confidence"),
    [
        pytest.param(PartialDate(2021, 12, 14), True, Confidence.HIGH, id="before"),
        pytest.param(PartialDate(2021, 12, 16), True, Confidence.HIGH, id="the day after"),
        pytest.param(PartialDate(2021, 12, 20), True, Confidence.LOW, id="after"),
        pytest.param(PartialDate(2021, 12, 20), False, Confidence.HIGH, id="after, but not sure"),
        pytest.param(PartialDate(2021), True, Confidence.HIGH, id="some day of the year"),
        pytest.param(None, False, Confidence.HIGH, id="undated"),
    ],
)
def test_a_later_page_may_have_copied_the_article(published, sure, confidence):
    (fault,) = judged(STORY, page(published=published, published_sure=sure), article={"published": DAY})
    assert fault.confidence is confidence
    assert ("may have taken" in fault.message) is (confidence is Confidence.LOW)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"kind": PageKind.BOT_WALL}, id="a wall"),
        pytest.param({"kind": PageKind.SOFT_404}, id="an error page"),
        pytest.param({"text": ""}, id="no text"),
    ],
)
def test_what_is_not_the_page_is_not_compared(fields):
    assert not judged(STORY, page(**fields))


def test_an_error_is_not_compared():
    assert not judged(STORY, page(), status=404)


def test_a_document_is_compared():
    assert judged(STORY, page(kind=PageKind.DOCUMENT))


def test_a_source_that_was_not_opened_is_not_compared():
    article = an_article(a_source(URL), text=STORY)
    assert not list(near_copy(article, (Evidence(article, article.sources[0]),)))


def test_the_articles_own_site_is_no_other_source():
    assert not judged(STORY, page(), article={"path": "https://www.daily.site/2021/tram"})
    assert judged(STORY, page(), article={"path": "https://herald.site/2021/tram"})


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("This article was originally published by The Daily.", 0),
        ("Dieser Text ist zuerst erschienen auf daily.site.", 0),
        ("This article was originally published by The Herald.", 1),
        ("The Daily reports.", 1),
    ],
)
def test_a_reprint_that_says_so_is_fine(line, expected):
    assert len(judged(f"{STORY}\n\n{line}", page(publisher="The Daily"))) == expected


@pytest.mark.parametrize("title", ["\x00\u202e", "x" * 100_000, "\ud800"])
def test_no_page_is_too_strange(title):
    strange = page(f"{title} {STORY} {title}", publisher=title, authors=(title,), language=title)
    assert len(judged(f"{title}\n\n{STORY}", strange)) == 1
