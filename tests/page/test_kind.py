"""What sort of page answered, and what told so."""

from collections import Counter

import pytest
from page.kinds_table import samples
from timing import assert_linear, cpu

from linkcheck.model import PageKind
from linkcheck.page.kind import LONGEST, MOST
from linkcheck.page.read import read_page

LONG = "<p>" + "A wall is described here at length. " * 60
UNUSABLE = ("missing", "walls", "domains")
# Written before the rules were looked at, or while they were frozen; told right and wrong by them at first, see
# docs/kinds.md.
BLIND = (
    *("blind_usable", "blind_unusable", "blind_second", "blind_third", "blind_fourth", "blind_fifth"),
    *("blind_sixth", "blind_seventh"),
)
ALL = (*UNUSABLE, "traps", "held_out", "later", *BLIND)


@pytest.mark.parametrize(
    ("markup", "url", "kind"),
    [("<title>Just a moment...</title><p>Checking", "/a", PageKind.BOT_WALL),
     ("<title>Access denied</title><p>Reference #18", "/", PageKind.BOT_WALL),
     ("<title>shop.example</title><p>Please enable JS and disable any ad blocker", "/a", PageKind.BOT_WALL),
     ("<title>Bloomberg - Are you a robot?</title><p>x", "/a", PageKind.BOT_WALL),
     ("<title>Attention Required! | Cloudflare</title><p>x", "/a", PageKind.BOT_WALL),
     ("<title>Just a moment: how it began</title><p>x", "/a", PageKind.PAGE),
     (f"<title>Are you a robot?</title>{LONG}", "/a", PageKind.PAGE),
     ("<title>Human verification in elections</title><p>Short", "/a", PageKind.PAGE),
     ('<meta property="og:type" content="article"><title>T</title>', "/a", PageKind.ARTICLE),
     ("<title>The Daily</title>", "/", PageKind.HOMEPAGE),
     ("<title>The Daily</title>", "/en/", PageKind.HOMEPAGE),
     ("<title>T</title>", "/?p=1", PageKind.PAGE)],
    ids=["a wall", "a wall at the front", "a wall by its text", "a site before",
         "a shield after", "a title that begins so", "an article about walls", "another sense",
         "an article", "a front page", "a language's front page", "a page by its query"],
)  # fmt: skip
def test_a_page_is_told_by_its_title_text_and_address(markup, url, kind):
    """A page is told by its title text and address."""
    assert read_page(markup.encode(), f"https://site.example{url}", "text/html").kind is kind


# ---------------------------------------------------------------- the table


@pytest.mark.parametrize("sample", samples(*ALL), ids=lambda sample: f"{sample.kind}: {sample.name}")
def test_a_page_of_the_table_is_told(sample):
    """A page of the table is told, and what told so is said for each that is no mere page."""
    page = read_page(sample.markup.encode(), sample.url, "text/html")
    assert page.kind is sample.kind, page.signals
    assert page.signals or page.kind is PageKind.PAGE
    assert len(page.signals) <= MOST
    assert all(0 < len(sign) <= LONGEST for sign in page.signals)


@pytest.mark.parametrize("sample", [each for each in samples(*ALL) if each.kind is PageKind.SOFT_404],
                         ids=lambda sample: sample.name)  # fmt: skip
def test_a_soft_404_has_two_signs(sample):
    """A soft 404 has two signs."""
    assert len(read_page(sample.markup.encode(), sample.url, "text/html").signals) >= 2


def test_the_table_is_what_it_has_to_be():
    """The table has 700 pages, 320 of them usable, soft 404s in thirty languages, and no page twice."""
    table = samples(*ALL)
    count = Counter(sample.kind.is_unusable for sample in table)
    languages = {lang for each in table if each.kind is PageKind.SOFT_404 for lang in _languages(each.markup)}
    assert len(table) >= 700
    assert count[False] >= 320
    assert len(languages) >= 30
    assert len({each.markup for each in table}) == len({each[:3] for each in table}) == len(table)


def _languages(markup):
    return {part[:2] for part in markup.split('<html lang="')[1:]}


# ---------------------------------------------------------------- one sign is not enough

MISSING = "<title>Page not found</title><h1>Page not found</h1>"
WORDS = "<p>The page you are looking for does not exist."


@pytest.mark.parametrize(
    ("markup", "kind"),
    [(f"{MISSING}{LONG}", PageKind.PAGE),
     (f"<body class=error404>{MISSING}{LONG}", PageKind.SOFT_404),
     (f"<meta name=robots content=noindex>{MISSING}{LONG}", PageKind.PAGE),
     (f"{WORDS}{LONG}", PageKind.PAGE),
     (f"<title>A tale</title><h1>A tale</h1>{WORDS}", PageKind.PAGE),
     (f"<body class=error404><title>A tale</title><h1>A tale</h1>{WORDS}", PageKind.SOFT_404),
     (f"<body class='single postid-404'><title>A tale</title>{LONG}{WORDS}", PageKind.PAGE),
     (f'<meta property="og:type" content="article">{MISSING}{WORDS}', PageKind.ARTICLE),
     (f'<meta property="article:published_time" content="2020-01-02"><body class=error404>{MISSING}{WORDS}',
      PageKind.ARTICLE),
     ("<title>Not found</title><p>x", PageKind.SOFT_404),
     ("<title>Nothing found in the river</title><p>x", PageKind.PAGE)],
    ids=["a title and a long text", "with the markup's name", "with noindex", "a sentence and a long text",
         "a sentence", "a sentence and the markup's name", "the number of a post", "an article by its type",
         "an article by its date", "nothing else", "other words"],
)  # fmt: skip
def test_one_sign_makes_no_soft_404(markup, kind):
    """One sign makes no soft 404."""
    assert read_page(markup.encode(), "https://site.example/a/b", "text/html").kind is kind


OTHERS = (
    "<p>Three bridges were built that year. The fourth was begun, and never crossed the river it was meant for."
)
ROBOT = "<p>Please verify you are human."


@pytest.mark.parametrize(
    ("markup", "kind"),
    [(f"<title>Page not found</title><h1>Page not found</h1>{WORDS}", PageKind.SOFT_404),
     (f"<title>Page not found</title><h1>Page not found</h1>{WORDS}{OTHERS}", PageKind.PAGE),
     (f'<title>Page not found</title><h1>Page not found</h1>{WORDS}<p><a href="/b">{OTHERS[3:]}</a>',
      PageKind.SOFT_404),
     ('<title>"Page not found"</title><h1>"Page not found"</h1><p>Three words.', PageKind.PAGE),
     (f"<title>404</title><h1>404</h1>{WORDS}", PageKind.SOFT_404),
     ("<title>404</title><h1>404</h1><p>We say so when the page you are looking for does not exist.",
      PageKind.PAGE),
     (f"<title>Security check</title>{ROBOT}", PageKind.BOT_WALL),
     (f"<title>Security check</title>{ROBOT}{OTHERS}{OTHERS}", PageKind.PAGE),
     (f'<title>Contact</title><h1>Contact</h1>{ROBOT}<script src="/recaptcha/api.js"></script>', PageKind.PAGE),
     ("<title>Apache Tomcat</title><h1>Apache Tomcat</h1><p>Tomcat serves what lies in htdocs.", PageKind.PAGE),
     ("<title>Video</title><h1>This video is not available in your country</h1>", PageKind.REGION_BLOCK),
     ("<title>Video</title><h1>Is this video not available in your country?</h1>", PageKind.PAGE),
     ("<title>Log in</title><h1>Log in</h1><p>You need to log in to continue<input type=password>",
      PageKind.LOGIN_WALL),
     (f"<title>Log in</title><h1>Log in</h1><p>You need to log in to continue{OTHERS}", PageKind.PAGE)],
    ids=["nothing else", "something else", "a link to something else", "quoted", "a number", "a condition",
         "a challenge", "a challenge and something else", "a captcha of a form", "a manual", "a country",
         "a question", "a field for a password", "a manual of an account"],
)  # fmt: skip
def test_who_says_something_else_is_a_page(markup, kind):
    """Who says something else is a page, and so is who quotes an error, asks for one or says when there is one."""
    assert read_page(markup.encode(), "https://site.example/a/b", "text/html").kind is kind


ARTICLE = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false%s}'
ASKED = "<p>Subscribe to continue reading. Already a subscriber? Log in"


@pytest.mark.parametrize(
    ("fields", "text", "kind"),
    [("", "<p>Short and whole.", PageKind.ARTICLE),
     ("", f"<p>Short.{ASKED}", PageKind.PAYWALL),
     ("", f"{LONG}{ASKED}", PageKind.ARTICLE),
     (', "wordCount": 900', "<p>Short.", PageKind.PAYWALL),
     (', "wordCount": 420', LONG, PageKind.ARTICLE),
     (', "hasPart": {"cssSelector": ".rest"}', "<p>Short.", PageKind.ARTICLE)],
    ids=["not free", "asked to pay", "asked below the whole text", "fewer words than stated", "as many as stated",
         "a part that is paid for"],
)  # fmt: skip
def test_a_paywall_is_a_text_that_is_cut(fields, text, kind):
    """A paywall is a text that is cut."""
    markup = f"<title>T</title>{ARTICLE % fields}</script><h1>T</h1>{text}"
    assert read_page(markup.encode(), "https://site.example/a", "text/html").kind is kind


# ---------------------------------------------------------------- hostile pages


@pytest.mark.parametrize(
    "unit",
    ["not found ", "page ", "404 error - ", "error 404: ", "| ", "seite nicht gefunden. ", "\ufdfa", "a/",
     "login ", "cookies accept all. ", "not-found-", "<h1>page not found</h1>", '"', "„a ", "when ",
     "a.b is for sale ",
     '<a href="/">not found ', "<p>not found, ", "this video is not available in your country? "],
)  # fmt: skip
def test_telling_takes_linear_time(unit):
    """Telling takes linear time, whatever is repeated in title, text, markup and address."""

    def cost(size):
        text = unit * (size // len(unit))
        body = f'<title>{text}</title><body class="{text}"><h1>{text}</h1><p>{text}<a href="{text}"></a>'.encode()
        return cpu(lambda: read_page(body, f"https://a.site/{text[:4000]}?{text[:4000]}", "text/html"))

    assert_linear(cost, 20_000)


@pytest.mark.parametrize(
    "url", ["", "not an address", "https://", "file:///etc/x", "https://a.site/\ud800", "?" * 9000]
)
def test_an_address_may_be_anything(url):
    """An address may be anything."""
    assert read_page(b"<title>Page not found</title><p>Sorry", url, "text/html").signals
