"""What the text cites and the list lacks, and the other way round; entries that are bare."""

import pytest
from builders import a_source, an_article
from timing import assert_linear, cpu

import linkcheck
from linkcheck.model import Evidence, PartialDate
from linkcheck.rules.sourcing.citing import bare_url, uncited_source, unlisted_link


def judged(rule, text, name="article.md"):
    article = linkcheck.parse(text.encode(), name)
    return list(rule(article, [Evidence(article, source) for source in article.sources]))


LIST = """
## Sources
1. [Harbour closed](https://daily.site/closed)
2. [Harbour to be opened](https://daily.site/opened)
3. [The history of the town hall](https://daily.site/hall)
"""


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("Closed.[1] Opened.[2]", 1, id="one of three"),
        pytest.param("Closed.[1] Opened.[2] Old.[3]", 0, id="all"),
        pytest.param("Closed.[1]", 0, id="too few to be citations"),
        pytest.param("Closed.", 0, id="none at all"),
        pytest.param("Closed.[1] Opened.[2] [Old](https://www.daily.site/hall/#x).", 0, id="linked instead"),
        pytest.param("Closed.[1, 2] It says [3–9]", 0, id="ranges"),
    ],
)
def test_entries_that_the_text_does_not_cite(text, count):
    assert len(judged(uncited_source, text + LIST)) == count


def test_an_entry_whose_author_is_named_is_cited():
    entry = a_source(text="Smith, J. (2019). A work.", labels=("3",), authors=("Smith, J.",), line=9)
    cited = a_source(labels=("1",), cited_by=(entry.region,), line=8)
    article = an_article(cited, entry, text="As Smith wrote in 2019. [1] Smith, J. (2019). A work.")
    assert not list(uncited_source(article, [Evidence(article, each) for each in article.sources]))


def test_the_lines_are_named():
    (fault,) = judged(uncited_source, "Closed.[1] Opened.[2]" + LIST)
    assert "(line 5)" in fault.message
    assert fault.source.title == "The history of the town hall"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("[Said](https://office.site/12).", 1, id="a page"),
        pytest.param("[Closed](http://www.daily.site/closed/#x).", 0, id="listed in other letters"),
        pytest.param("[Ours](/ours) [there](#there) [mail](mailto:a@b.site)", 0, id="within the site"),
        pytest.param("![Ship](https://pics.site/ship.JPG) [Ship](https://pics.site/ship.png)", 0, id="pictures"),
        pytest.param("[Said](https://office.site/12) and[1] so", 0, id="cited by marks"),
        pytest.param(" ".join(f"[x](https://a{n}.site/x)" for n in range(7)), 0, id="full of links"),
        pytest.param("No link.", 0, id="no link"),
        pytest.param("[Broken](https://[)", 0, id="no address"),
    ],
)
def test_links_that_the_list_lacks(text, count):
    assert len(judged(unlisted_link, text + LIST)) == count


def test_links_within_the_site_of_a_published_article_are_left_alone():
    article = linkcheck.parse(b"[More](https://news.daily.site/more)\n" + LIST.encode(), "a.md")
    article = article._replace(path="https://www.daily.site/2021/a")
    assert not list(unlisted_link(article, [Evidence(article, source) for source in article.sources]))


@pytest.mark.parametrize(
    ("entry", "is_bare"),
    [
        (a_source("https://daily.site/x", "https://daily.site/x"), True),
        (a_source("https://daily.site/x", "1/ https://daily.site/x"), True),
        (a_source("https://daily.site/x", "<https://daily.site/x>."), True),
        (a_source("https://www.daily.site/x", "www.daily.site/x"), True),
        (
            a_source(
                "https://daily.site/x",
                "https://daily.site/x, accessed 4 May 2021",
                accessed=PartialDate(2021, 5, 4),
            ),
            True,
        ),
        (a_source("https://daily.site/x", "Harbour closed", title="Harbour closed"), False),
        (a_source("https://daily.site/x", "The Daily: https://daily.site/x"), False),
        (a_source("https://daily.site/x", "https://daily.site/x (2021)", published=PartialDate(2021)), False),
        (a_source("https://doi.org/10.1/x", "https://doi.org/10.1/x", identifier="doi:10.1/x"), False),
        (a_source(None, "A book"), False),
        (a_source("https://daily.site/x", "港口关闭 https://daily.site/x"), False),
    ],
)
def test_entries_that_are_nothing_but_an_address(entry, is_bare):
    article = an_article(entry)
    assert bool(list(bare_url(article, [Evidence(article, entry)]))) is is_bare


def test_all_bare_entries_are_one_finding():
    (fault,) = judged(bare_url, "## Sources\n" + "".join(f"- https://a{n}.site/\n" for n in range(30)))
    assert fault.message.startswith("30 entries are")
    assert "20 more" in fault.message


@pytest.mark.parametrize("rule", [uncited_source, unlisted_link, bare_url])
def test_long_lists_take_linear_time(rule):
    def cost(size):
        article = linkcheck.parse(
            b"".join(b"Text [x](https://b%d.site/x).\n\n" % n for n in range(size))
            + b"## Sources\n"
            + b"".join(b"- https://a%d.site/x\n" % n for n in range(size)),
            "a.md",
        )
        evidence = [Evidence(article, source) for source in article.sources]
        return cpu(lambda: list(rule(article, evidence)))

    assert_linear(cost, 300)


@pytest.mark.parametrize("text", ["x" * 1_000_000, "://" * 300_000, "www." * 200_000, "a.b/" * 200_000])
def test_hostile_entries(text):
    entry = a_source("https://daily.site/x", text)
    article = an_article(entry)
    assert cpu(lambda: list(bare_url(article, [Evidence(article, entry)]))) < 0.5
