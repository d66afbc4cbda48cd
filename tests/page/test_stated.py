"""Which dates stand in a page's fields and address."""

import pytest
from timing import assert_linear, cpu

from linkcheck.page.collect import collect
from linkcheck.page.stated import changes, dated_metas, events, in_url, precise, read, scripted

URL = "https://daily.example/talks"


@pytest.mark.parametrize(
    ("path", "language", "expected"),
    [
        ("/2021/12/15/talks", "", "2021-12-15"),
        ("/20211215/talks", "", "2021-12-15"),
        ("/2021/1/5/talks", "", "2021-01-05"),
        ("/news/2021-1-5-10-30-talks", "", "2021-01-05"),
        ("/talks-20211215143000-nt.html", "", "2021-12-15"),
        ("/article/A2021121514300005196", "", "2021-12-15"),
        ("/article/2021121599990005196", "", "None"),
        ("/article/15-12-2021-talks", "", "2021-12-15"),
        ("/article/05-06-2021-talks", "fr", "2021-06-05"),
        ("/article/05-06-2021-talks", "fr_FR", "2021-06-05"),
        ("/article/05-06-2021-talks", "en", "None"),
        ("/2021/12/3-questions", "", "None"),
        ("/2021/12/talks", "", "None"),
        ("/2021/13/45/talks", "", "None"),
        ("/1821/12/15/talks", "", "None"),
        ("/talks?day=2021-12-15", "", "None"),
    ],
)
def test_an_address_dates_a_page_by_a_full_day(path, language, expected):
    """An address dates a page only by a full day."""
    assert str(in_url(f"https://daily.example{path}", language)) == expected


def test_an_archive_s_copy_has_the_date_of_what_was_copied():
    """The day on which an archive made its copy is not the page's."""
    copy = "https://web.archive.org/web/20160218174457/http://daily.example"
    assert in_url(f"{copy}/talks") is None
    assert str(in_url(f"{copy}/2010/05/19/talks")) == "2010-05-19"
    assert in_url("no address") is None


@pytest.mark.parametrize(
    "name",
    ["article:published_time", "article.published", "article:published:time", "Publish-Date", "publish_date",
     "publication_date", "DC.date.issued", "cXenseParse:publishtime", "sailthru.date", "citation_date"],
)  # fmt: skip
def test_names_of_meta_elements_are_known_whatever_their_punctuation(name):
    """Names of meta elements are known whatever their punctuation."""
    statements = collect(f'<meta name="{name}" content="2021-12-15">')
    assert [str(each.date) for each in precise(statements, URL, dated_metas(statements))] == ["2021-12-15"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("apub:time", "likely"), ("x-publish-date", "likely"), ("date", "generic"), ("dc.date", "generic"),
     ("article:modified_time", "modified"), ("Last-Modified", "modified"), ("article:expiration_time", ""),
     ("publisher", ""), ("event-date", ""), ("viewport", "")],
)  # fmt: skip
def test_meta_elements_are_told_apart(name, kind):
    """Meta elements are told apart by what their dates mean."""
    metas = dated_metas(collect(f'<meta name="{name}" content="2021-12-15">'))
    assert [each for each, found in metas.items() if found] == ([kind] if kind else [])


def test_the_most_reliable_meta_element_comes_first():
    """The most reliable meta element comes first, wherever it stands."""
    statements = collect(
        '<meta name="pubdate" content="2021-12-16"><meta name="og:published_time" content="2021-12-15">'
    )
    assert [str(each.date) for each in dated_metas(statements)["precise"]] == ["2021-12-15", "2021-12-16"]


def test_the_entries_of_a_live_blog_are_not_its_own_date():
    """The entries of a live blog are not its own date."""
    entries = ",".join(f'{{"@type": "BlogPosting", "datePublished": "2021-12-{day}"}}' for day in range(16, 26))
    blog = f'{{"@type": "LiveBlogPosting", "datePublished": "2021-12-15", "liveBlogUpdate": [{entries}]}}'
    statements = collect(f'<script type="application/ld+json">{blog}</script>')
    assert [str(each.date) for each in precise(statements, URL, dated_metas(statements))] == ["2021-12-15"]


def test_changes_and_events_are_no_publications():
    """Changes and events are kept apart."""
    event = '{"@type": "Event", "startDate": "2021-12-15", "endDate": "2021-12-17"}'
    article = '{"@type": "Article", "dateModified": "2021-12-16"}'
    statements = collect(f'<script type="application/ld+json">[{event}, {article}]</script>')
    assert sorted(map(str, events(statements))) == ["2021-12-15", "2021-12-17"]
    assert [str(each.date) for each in changes(statements, dated_metas(statements))] == ["2021-12-16"]
    assert list(precise(statements, URL, dated_metas(statements))) == []


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ('{"publishedDate": "2021-12-15T10:00:00Z"}', ["2021-12-15"]),
        ("var published_at = '2021-12-15';", ["2021-12-15"]),
        (r"{\"datePublished\":\"2021-12-15\"}", ["2021-12-15"]),
        ('{"publishedDate": "2021-12-15", "publishedDate": "2021-12-16"}', []),
        ('{"createdAt": "2021-12-15"}', []),
        ('{"publisher": "2021-12-15"}', []),
    ],
)
def test_scripts_tell_one_day_or_none(script, expected):
    """Scripts tell one day of publication, or none."""
    assert [str(each.date) for each in scripted(collect(f"<script>{script}</script>"))] == expected


@pytest.mark.parametrize(
    "value",
    ["", "soon", "99999-12-15", "-271821-04-20", "1970-01-01", "2101-01-01", "9" * 5000, "2021-02-30T00:00"],
)
def test_what_is_no_day_of_the_web_is_none(value):
    """What is no day since there is a web is none."""
    found = read(value)
    assert found is None or found.day is None


@pytest.mark.parametrize(
    "piece", ["publi", "datePublished", 'published":"', "published_at = ", '"published"   :   ']
)
def test_scripts_take_linear_time(piece):
    """Twice the script takes about twice the time."""

    def cost(count):
        statements = collect(f"<script>{piece * count}</script>")
        return cpu(lambda: list(scripted(statements)))

    assert_linear(cost, 10_000)
