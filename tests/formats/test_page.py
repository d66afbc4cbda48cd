"""One page as text: everything is shown, and nothing of it commands a terminal."""

import json

import pytest

from linkcheck.formats.page import FIRST_LINES, Seen, as_json, for_people
from linkcheck.formats.pen import Pen
from linkcheck.formats.plain import HIDDEN
from linkcheck.model import Datum, Failure, FailureKind, Page, PageKind, PartialDate, Redirect, Response

URL = "https://daily.site/talks"
FINAL = "https://www.daily.site/talks"
PAGE = Page(
    FINAL,
    PageKind.ARTICLE,
    titles=(Datum("The talks", "og:title"), Datum("The talks - The Daily", "title")),
    published=PartialDate(2021, 12, 15),
    published_origin="article:published_time",
    published_sure=True,
    modified=PartialDate(2021, 12, 16),
    publisher="The Daily",
    authors=("Jane Doe", "Richard Roe"),
    language="en",
    canonical_url=FINAL,
    free_to_read=False,
    text="The talks\nThey met, they talked.",
    signals=("og:type is article", "it has a date"),
)
FETCH = Response(
    URL,
    FINAL,
    200,
    redirects=(Redirect(URL, 301),),
    checked="2026-11-23T12:00:00Z",
    notes=("its length is not what it says",),
)


PLAIN = Pen()


def shown(page=PAGE, fetch=FETCH, pen=PLAIN, **options):
    return for_people(Seen(URL, page, fetch), pen, **options)


def test_everything_is_shown():
    """The kind and its reasons first, then what the page says, then how it was reached."""
    assert shown() == (
        "https://daily.site/talks\n"
        "  kind          article\n"
        "                og:type is article\n"
        "                it has a date\n"
        "  title         The talks  (og:title)\n"
        "  also          The talks - The Daily  (title)\n"
        "  published     2021-12-15  (article:published_time, sure)\n"
        "  modified      2021-12-16\n"
        "  publisher     The Daily\n"
        "  authors       Jane Doe; Richard Roe\n"
        "  language      en\n"
        "  canonical     https://www.daily.site/talks\n"
        "  free to read  no\n"
        "  words         6\n"
        "  text          The talks\n"
        "                They met, they talked.\n"
        "  answer        HTTP 200 OK\n"
        "  redirect      301, permanent: https://daily.site/talks\n"
        "  final         https://www.daily.site/talks\n"
        "  checked       2026-11-23T12:00:00Z\n"
        "  odd           its length is not what it says\n"
    )


def test_what_a_page_does_not_say_is_said():
    """Nobody need guess whether a line is missing by mistake."""
    lines = shown(Page(URL, PageKind.PAGE)).splitlines()
    silent = [line.split("  ")[1] for line in lines if line.endswith("not said")]
    assert silent == [
        "title",
        "published",
        "modified",
        "publisher",
        "authors",
        "language",
        "canonical",
        "free to read",
    ]


def test_a_date_that_is_not_sure_says_so():
    assert "2021-12-15  (time, not sure)" in shown(PAGE._replace(published_origin="time", published_sure=False))


@pytest.mark.parametrize("kind", list(PageKind), ids=str)
def test_a_kind_that_is_not_the_page_stands_out(kind):
    told = shown(PAGE._replace(kind=kind), pen=Pen(color=True))
    assert (f"\x1b[1;31m{kind.value}, so that the page itself was not seen" in told) is kind.is_unusable


def test_the_text_is_bounded_and_whole_where_it_is_asked_for():
    lines = [f"Line {number} {'thing ' * 200}" for number in range(FIRST_LINES + 1)]
    page = PAGE._replace(text="\n".join(lines))
    told = shown(page)
    assert f"Line {FIRST_LINES - 1}" in told
    assert f"Line {FIRST_LINES} " not in told
    assert "… and 1 more lines (--text shows all)" in told
    assert len(told) < 6000
    assert shown(page, text=True).count("thing") == 200 * len(lines)


def test_a_failure_says_why():
    failure = Failure(URL, FailureKind.TIMEOUT, "no answer within 20 s", attempts=3)
    assert shown(None, failure) == (
        f"{URL}\n  answer        no answer in time (no answer within 20 s), after 3 attempts\n"
    )


HOSTILE = "a\x1b[31mb\u202ec\x9bd\r\ne\u2028f\x07g\udc80h\u200bi"


def hostile():
    """A page and an answer that hold what terminals obey wherever a text may stand."""
    page = PAGE._replace(
        titles=(Datum(HOSTILE, HOSTILE),),
        published_origin=HOSTILE,
        publisher=HOSTILE,
        authors=(HOSTILE,),
        language=HOSTILE,
        canonical_url=HOSTILE,
        text=HOSTILE,
        signals=(HOSTILE,),
    )
    fetch = FETCH._replace(
        final_url=HOSTILE, redirects=(Redirect(HOSTILE, 301),), notes=(HOSTILE,), checked=HOSTILE
    )
    return page, fetch


@pytest.mark.parametrize("text", [False, True], ids=["first lines", "all"])
@pytest.mark.parametrize("failed", [False, True], ids=["page", "failure"])
def test_nothing_commands_a_terminal(text, failed):
    page, fetch = hostile()
    if failed:
        page, fetch = None, Failure(HOSTILE, FailureKind.TLS, HOSTILE, redirects=fetch.redirects, checked=HOSTILE)
    seen = Seen(HOSTILE, page, fetch, notes=(HOSTILE,))
    for told in (for_people(seen, Pen(), text=text), as_json(seen, text=text)):
        assert not HIDDEN.search(told.replace("\n", ""))
        assert "\\x1b[31m" in told or "\\u001b[31m" in told


def test_json_means_what_the_page_says():
    """Hidden characters are written in another way, and are the same to whoever reads them."""
    told = json.loads(as_json(Seen(URL, PAGE._replace(publisher="a\u202eb\x1b"), FETCH), text=True))
    assert told["publisher"] == "a\u202eb\x1b"
    assert told["text"] == PAGE.text
    assert told["signals"] == list(PAGE.signals)
    assert told["notes"] == list(FETCH.notes)
    assert told["redirects"] == [{"url": URL, "status": 301}]
    assert (told["published"], told["modified"], told["free_to_read"]) == ("2021-12-15", "2021-12-16", False)


def test_a_password_is_not_shown():
    seen = Seen("https://me:secret@daily.site/", PAGE, FETCH)
    assert "secret" not in as_json(seen) + for_people(seen, Pen())


def test_a_huge_page_is_shown_in_bounds():
    """However much it holds of everything."""
    many = tuple(Datum("word " * 100_000, "h1") for _ in range(5))
    page = PAGE._replace(titles=many, authors=("Jane " * 1000,) * 1000, text="word " * 200_000)
    assert len(shown(page)) < 20_000
