"""Reports that could really happen, and one that no honest article or page would make."""

from __future__ import annotations

from linkcheck.model import (
    Article,
    Datum,
    Evidence,
    Failure,
    FailureKind,
    Fault,
    FaultKind,
    Finding,
    Level,
    Page,
    PageKind,
    PartialDate,
    Passage,
    Redirect,
    Region,
    Report,
    Response,
    Rule,
    Source,
)

STARTED, CHECKED, VERSION = "2026-01-12T09:30:00Z", "2026-01-12T09:30:04Z", "0.1.0"


def a_rule(name, level, summary, advice, scope="source"):
    """Return a rule."""
    return Rule(name, level, scope, summary, advice, explanation="")


ENGINE = a_rule(
    "search-engine-home",
    Level.ERROR,
    "The source is the front page of a search engine.",
    "Link the page that was found and read.",
)
DEAD = a_rule(
    "dead-link",
    Level.ERROR,
    "The cited page no longer exists.",
    "Cite the page's new address, or an archived copy from the day it was read.",
)
WALL = a_rule(
    "bot-wall",
    Level.WARNING,
    "The site refuses automatic checks, so whether the page exists could not be told.",
    "Open the address by hand: it may well be fine.",
)
TITLE = a_rule(
    "title-mismatch",
    Level.WARNING,
    "The page that opens has another title than the article says.",
    "Open the page and check that it is the one meant; then correct the address or the title.",
)
INSECURE = a_rule(
    "insecure-link",
    Level.NOTE,
    "The address is not encrypted, so that what a reader sees can be altered on the way.",
    "Use the https address, if the site has one.",
)
UNREACHABLE = a_rule(
    "unreachable",
    Level.WARNING,
    "Whether the page still exists could not be told.",
    "Open the address by hand, or check again later.",
)
COPY = a_rule(
    "near-copy",
    Level.ERROR,
    "Much of the article has the same wording as one of its sources.",
    "Quote the source, credit it in the text, or rewrite from more than one source.",
    scope="article",
)
SINGLE = a_rule(
    "single-source",
    Level.WARNING,
    "The list rests on a single usable source, or on none.",
    "Add a source that is independent of the first.",
    scope="article",
)
RULES = (ENGINE, DEAD, WALL, TITLE, INSECURE, UNREACHABLE, SINGLE, COPY)


def entry(line, text, url=None, **claims):
    """Return a source that stands on a line of its own."""
    return Source(text, Region(line, 1, line, 1 + len(text)), url, **claims)


def found(rule, path, source, message, **fault):
    """Return a finding on a source, or on the list for None."""
    suppression = fault.pop("suppression", None)
    about = fault.pop("about", None)  # for a finding on the list: the entry that it concerns
    region = source.region if source else about.region if about else None
    return Finding(rule, rule.level, Fault(message, source=about, **fault), path, source, region, suppression)


def a_report(article, fetched=(), findings=()):
    """Return a report; `fetched` are the answer and the page for each source in turn."""
    fetched = fetched or [(None, None)] * len(article.sources)
    evidence = tuple(
        Evidence(article, source, *each) for source, each in zip(article.sources, fetched, strict=True)
    )
    return Report(article, evidence, tuple(findings), RULES, STARTED, VERSION, len(evidence) or None)


def talks():
    """Return the report on an article with a search engine, a fine page, a wall, a gap and a book for sources."""
    path = "articles/talks.md"
    google = entry(18, "https://Google.com/", "https://Google.com/")
    jazeera = entry(
        19,
        "Russia’s Putin, China’s Xi to hold talks amid tensions with West, Al Jazeera, 15 December 2021",
        "https://aljazeera.com/news/2021/12/15/russia-putin-china-xi-to-hold-talks-amid-tensions-with-west",
        title="Russia’s Putin, China’s Xi to hold talks amid tensions with West",
        published=PartialDate(2021, 12, 15),
        accessed=PartialDate(2021, 12, 16),
    )
    reuters = entry(20, "Reuters, Putin and Xi to speak", "https://reuters.example/world/putin-and-xi-to-speak")
    tass = entry(21, "TASS, Kremlin on the talks", "https://tass.example/politics/1374211")
    book = entry(22, "Bobo Lo: A Wary Embrace. Penguin, 2017.", published=PartialDate(2017))
    article = Article(
        path,
        "markdown",
        title="Putin and Xi to hold video talks",
        published=PartialDate(2021, 12, 15),
        language="en",
        sources=(google, jazeera, reuters, tass, book),
    )
    wall = "The site refuses automatic checks (HTTP 403)."
    gone = "The page is gone (HTTP 404, seen 2026-01-12)."
    copied = "62 % of the article's wording is the same as that of source 2."
    passages = (
        Passage(
            "The two leaders will speak by video on Wednesday", "the two leaders would speak by video on Wednesday"
        ),
        Passage("said tensions in Europe were very, very high", "that tensions in Europe were very, very high"),
    )
    return a_report(
        article,
        [_google(), _jazeera(jazeera.url), _refused(reuters.url), _gone(tass.url), (None, None)],
        [
            found(ENGINE, path, google, "This is the front page of a search engine (Google).", cited=google.url),
            found(WALL, path, reuters, wall, cited=reuters.url, found="HTTP 403", kind=FaultKind.OPEN),
            found(DEAD, path, tass, gone, cited=tass.url, found="HTTP 404"),
            found(SINGLE, path, None, "The list of 5 sources rests on a single usable source.", found=jazeera.url),
            found(COPY, path, None, copied, about=jazeera, passages=passages),
        ],
    )


def _google():
    final = "https://www.google.com/"
    hops = (Redirect("https://google.com/", 301),)
    response = Response("https://google.com/", final, 200, hops, checked=CHECKED)
    return response, Page(final, PageKind.HOMEPAGE, (Datum("Google", "title"),), language="en")


def _jazeera(url):
    final = url.replace("https://", "https://www.")
    page = Page(
        final,
        PageKind.ARTICLE,
        (Datum("Russia’s Putin, China’s Xi to hold talks amid tensions with West", "og:title"),),
        published=PartialDate(2021, 12, 15),
        published_sure=True,
        modified=PartialDate(2021, 12, 16),
        publisher="Al Jazeera",
        language="en",
    )
    return Response(url, final, 200, (Redirect(url, 301),), checked=CHECKED), page


def _refused(url):
    page = Page(url, PageKind.BOT_WALL, (Datum("Just a moment...", "title"),))
    return Response(url, url, 403, attempts=2, checked=CHECKED), page


def _gone(url):
    return Response(url, url, 404, checked=CHECKED), Page(url, PageKind.PAGE, (Datum("Page not found", "title"),))


def storms():
    """Return the report on an article with another page than it says, a silent host and a waived note."""
    path = "articles/storms.md"
    meant = "Winter storms are getting stronger, weather service finds"
    pasta = entry(7, meant, "https://daily.example/p/1", title=meant)
    slow = entry(8, "https://weather.example/archive", "https://weather.example/archive")
    plain = entry(9, "Storm log of the harbour office", "http://harbour.example/log")
    article = Article(path, "markdown", title="A windy decade", sources=(pasta, slow, plain))
    cooking = Page(pasta.url, PageKind.ARTICLE, (Datum("Ten pasta recipes for a rainy weekend", "h1"),))
    silence = Failure(slow.url, FailureKind.TIMEOUT, "30 s without a word", attempts=3, checked=CHECKED)
    late = "The site did not answer in time."
    http = "This is an http address: what it shows can be altered on the way."
    waiver = "the harbour office has no https (until 2026-06-30)"
    return a_report(
        article,
        [
            (Response(pasta.url, pasta.url, 200, checked=CHECKED), cooking),
            (silence, None),
            (Response(plain.url, plain.url, 200, checked=CHECKED), Page(plain.url, PageKind.PAGE)),
        ],
        [
            found(TITLE, path, pasta, "The page that opens has another title.", cited=meant, found=cooking.title),
            found(UNREACHABLE, path, slow, late, cited=slow.url, found=silence.detail, kind=FaultKind.OPEN),
            found(INSECURE, path, plain, http, cited=plain.url, suppression=waiver),
        ],
    )


def clean():
    """Return the report on an article that nothing is to be said of."""
    source = entry(5, "The minutes", "https://council.example/minutes")
    article = Article("articles/council.md", "markdown", title="What the council decided", sources=(source,))
    return a_report(article, [(Response(source.url, source.url, 200, checked=CHECKED), None)])


def hostile(text, url="https://daily.example/talks"):
    """Return a report that has the same text wherever an article or a page can put one, and the same address."""
    source = Source(text, Region(3, 1, 3, 9), url, title=text, publisher=text, identifier=text)
    article = Article(f"{text}.md", "markdown", title=text, sources=(source,))
    response = Response(url, url + "#", 200, (Redirect(url, 301),), checked=text)
    page = Page(url, PageKind.ARTICLE, (Datum(text, "title"),), publisher=text)
    rule = a_rule("title-mismatch", Level.WARNING, text, text)
    fault = {"cited": f"1 {text}", "found": f"2 {text}", "passages": (Passage(f"6 {text}", f"7 {text}"),)}
    waived = found(rule, article.path, source, text, suppression=text)
    return a_report(
        article,
        [(response, page)],
        [
            found(rule, article.path, source, f"3 {text}", **fault),
            found(rule, article.path, source, f"4 {text}", cited=url, found=url + "!", advice=text),
            found(rule, article.path, None, f"5 {text}", **fault),
            waived,
        ],
    )
