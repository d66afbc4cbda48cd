"""How many origins there are behind the sources."""

import pytest
from builders import a_page, a_response, a_source, an_article
from rules.compare.stories import read

from linkcheck.model import Confidence, Datum, Evidence, Level, PageKind
from linkcheck.rules.sourcing.origins import same_story, self_citation, single_source

STORIES = read()
STORY, SPUN, OTHER = (STORIES["en-dam"][kind] for kind in ("story", "spun", "independent"))
A, B, C = "https://daily.site/dam", "https://herald.site/4711", "https://board.site/statement"
TITLE = "Engineers lower water behind cracked Corran dam"


def judged(rule, *pages, path="article.md", text="Some words.", title=None):
    """Return the faults of a list whose entries lead to the pages; an address alone was not opened."""
    sources = [a_source(getattr(page, "url", page), line=line) for line, page in enumerate(pages, 10)]
    article = an_article(*sources, path=path, text=text, title=title)
    evidence = tuple(
        Evidence(article, source)
        if isinstance(page, str)
        else Evidence(article, source, a_response(page.url), page)
        for source, page in zip(sources, pages, strict=True)
    )
    return list(rule(article, evidence))


def page(url, text="", title=None, **fields):
    titles = (Datum(title, "h1"),) if title else ()
    return a_page(url, **{"kind": PageKind.ARTICLE, "text": text, "titles": titles} | fields)


# ---------------------------------------------------------------- single-source


@pytest.mark.parametrize(
    ("pages", "words"),
    [
        pytest.param([A], "has a single entry.", id="one entry"),
        pytest.param(
            [A, "https://google.com/"], "The list of 2 entries rests on a single usable source.", id="one usable"
        ),
        pytest.param(["https://google.com/"], "The only entry of the list is no usable source.", id="none"),
        pytest.param([page(A, STORY), page(B, STORY)], "has one origin: those on lines 10, 11", id="one story"),
        pytest.param(
            [A, page(B, kind=PageKind.SOFT_404)], "rests on a single usable source", id="a page that is not there"
        ),
    ],
)
def test_a_list_with_one_origin(pages, words):
    (fault,) = judged(single_source, *pages)
    assert words in fault.message


def test_that_the_only_source_has_the_articles_wording_is_told():
    (fault,) = judged(single_source, page(A, STORY), "https://google.com/", text=SPUN)
    assert "has wording in common with it" in fault.message


def test_one_origin_by_titles_alone_is_not_sure():
    (fault,) = judged(single_source, page(A, title=TITLE), page(B, title=TITLE))
    assert fault.confidence is Confidence.LOW


def test_two_origins_are_fine():
    assert not judged(single_source, page(A, STORY), page(B, STORY), page(C, OTHER))
    assert not judged(single_source, A, B)
    assert not judged(single_source)


# ---------------------------------------------------------------- same-story


@pytest.mark.parametrize(
    ("pages", "words", "level", "confidence"),
    [
        pytest.param(
            [page(A, STORY), page(B, STORY), page(C, OTHER)],
            "on lines 10, 11 begin with the same text, so that the list has 2 independent origins",
            None, "high", id="text",
        ),
        pytest.param([page(A), page(B, canonical_url=A)], "name the same address", None, "high", id="canonical"),
        pytest.param(
            [page(A, STORY, authors=("Reuters",)), page(B, STORY, authors=("Reuters",))],
            "carry the same report by Reuters", None, "high", id="agency",
        ),
        pytest.param([page(A, title=TITLE), page(B, title=TITLE)], "may be one story", None, "low", id="title"),
        pytest.param(
            [page(A, title=TITLE), page(f"{A}?page=2", title=TITLE)], "pages of one article", "note", "high",
            id="parts",
        ),
        pytest.param(
            [page("https://d.site/en/7", language="en"), page("https://d.site/de/7", language="de")],
            "in two languages", "note", "high", id="editions",
        ),
        pytest.param(
            [page(A, title=TITLE, authors=("M. Holt",)), page(B, title=TITLE, authors=("Maria Holt",))],
            "versions of one work", "note", "high", id="versions",
        ),
        pytest.param([A, "http://www.daily.site/dam"], "lead to the same document", None, "high", id="address"),
    ],
)  # fmt: skip
def test_entries_that_are_one_origin(pages, words, level, confidence):
    (fault,) = judged(same_story, *pages)
    assert words in fault.message
    assert fault.level == (level and Level(level))
    assert fault.confidence is Confidence(confidence)
    assert fault.source.region.start_line == 11


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param([], id="no list"),
        pytest.param([A, B], id="two addresses"),
        pytest.param([A, A], id="listed twice"),
        pytest.param([page(A, STORY), page(B, OTHER)], id="two reports"),
        pytest.param(["https://google.com/", "https://google.com/"], id="nowhere"),
    ],
)
def test_entries_that_are_not(pages):
    assert not judged(same_story, *pages)


def test_many_entries_make_one_short_sentence():
    (fault,) = judged(same_story, *(page(f"https://site{number}.site/a", STORY) for number in range(300)))
    assert len(fault.message) < 300
    assert "one origin" in fault.message


# ---------------------------------------------------------------- self-citation

OWN = "https://www.herald.site/news/talks-fail"


@pytest.mark.parametrize(
    ("pages", "words"),
    [
        (
            ["https://herald.site/a", "https://news.herald.site/b"],
            "All 2 usable sources are pages of the article's own site",
        ),
        (["https://herald.site/a", "https://google.com/"], "The only usable source"),
    ],
)
def test_a_list_of_own_pages(pages, words):
    (fault,) = judged(self_citation, *pages, path=OWN)
    assert words in fault.message
    assert fault.message.endswith("herald.site.")


@pytest.mark.parametrize(
    ("pages", "path"),
    [
        pytest.param(["https://herald.site/a", A], OWN, id="one among others"),
        pytest.param(["https://herald.site/a"], "article.md", id="an article without an address"),
        pytest.param([], OWN, id="no list"),
        pytest.param(["https://google.com/"], OWN, id="nothing usable"),
    ],
)
def test_other_lists_are_fine(pages, path):
    assert not judged(self_citation, *pages, path=path)


def test_a_page_that_cites_the_article_is_circular():
    pages = [page(A, f"As {OWN} reported, the talks failed."), page(B, OTHER), page(C, STORY)]
    (fault,) = judged(self_citation, *pages, path=OWN)
    assert fault.source.url == A
    assert "names the article that cites it" in fault.message


def test_a_circular_source_is_no_origin():
    pages = [page(A, f"As {OWN} reported, the talks failed."), page(B, OTHER)]
    (fault,) = judged(single_source, *pages, path=OWN)
    assert fault.found == B
