"""Whether the place that an address names is on its page, asked of the whole pipeline."""

import asyncio

import httpx
import pytest
from builders import a_page, a_response, a_source, evidence_for
from timing import cpu

import linkcheck
from linkcheck import lookups
from linkcheck.formats import FORMATS
from linkcheck.model import PageKind
from linkcheck.page import anchors
from linkcheck.rules.dead import fragments
from linkcheck.rules.dead.fragments import missing_fragment

URL = "https://daily.site/talks"
NAMES = ("before", "day-one", "night", "day-two", "outcome")
CONTENTS = "".join(f'<a href="#{name}">{name}</a><h2 id="{name}">{name}</h2><p>Words.</p>' for name in NAMES)


def check(fragment, answer, **settings):
    """Return the report on an article that cites one page with a fragment."""
    article = linkcheck.parse(
        b"## Sources\n- [The talks](LINK)\n".replace(b"LINK", (URL + fragment).encode()), "a.md"
    )
    config = linkcheck.Config(**{"attempts": 1, "spacing": 0, "fragments": True} | settings)
    answers = answer if callable(answer) else lambda _: answer
    return asyncio.run(linkcheck.check(article, config, transport=httpx.MockTransport(answers)))


def page(markup, status=200, content_type="text/html; charset=utf-8", **headers):
    body = markup if isinstance(markup, bytes) else markup.encode()
    return httpx.Response(status, headers={"content-type": content_type, **headers}, content=body)


def faults(fragment, answer, **settings):
    report = check(fragment, answer if callable(answer) or isinstance(answer, httpx.Response) else page(answer))
    return [each for each in report.findings if each.rule.id == "missing-fragment"]


def kinds(fragment, answer, **settings):
    """Return "fail" or "open" for each finding of this rule."""
    return [each.fault.kind.value for each in faults(fragment, answer, **settings)]


# ---------------------------------------------------------------- places


@pytest.mark.parametrize(
    ("fragment", "markup"),
    [
        ("#", "<p>Words."),
        ("#top", "<p>Words."),
        ("#Top", "<p>Words."),
        ("#outcome", '<p id="outcome">Words.'),
        ("#outcome", '<a name="outcome">Words.'),
        ("#Gespr%C3%A4che", '<p id="Gespräche">Words.'),
        ("#Gespräche", '<p id="Gespräche">Words.'),
        ("#%E4%BC%9A%E8%AB%87", '<p id="会談">Words.'),
        ("#Gespr%C3%A4che", '<p id="Gespr%C3%A4che">Words.'),
        ("#Gespra%CC%88che", '<p id="Gespräche">Words.'),
        ("#Gespr.C3.A4che", '<p id="Gespräche">Words.'),
        ("#day%20one", '<p id="day one">Words.'),
        ("#day+one", '<p id="day+one">Words.'),
        ("#Install", '<a id="user-content-install"></a><p>Words.'),
        ("#tab", '<a href="#tab">Tab</a><p>Words.'),
        ("#outcome", '<h1>Talks</h1><table><tr><td id="outcome">Words'),
        ("#outcome", '<p>Words.<svg><g id="outcome">'),
    ],
    ids=["nothing", "the top", "the Top", "an id", "a name", "encoded", "as it stands", "Chinese", "an encoded id",
         "decomposed", "MediaWiki's", "a space", "a plus", "GitHub's", "linked", "incomplete", "in a drawing"],
)  # fmt: skip
def test_a_place_that_is_there_is_fine(fragment, markup):
    assert kinds(fragment, CONTENTS.replace("outcome", "end") + markup) == []


@pytest.mark.parametrize(
    ("fragment", "message"),
    [
        ("#nowhere", "The page has no place called #nowhere."),
        ("#Outcome", "The page has no place called #Outcome; it has #outcome."),
        ("#day_two", "The page has no place called #day_two; it has #day-two."),
        ("#the-outcome", "The page has no place called #the-outcome; it has #outcome."),
        ("#outcom", "The page has no place called #outcom; it has #outcome."),
        ("#nirgendw%C3%B6", "The page has no place called #nirgendwö."),
        ("#no%20where", "The page has no place called #no where."),
        ("#no%0Awhere%1B%5B2J", "The page has no place called #no%0Awhere%1B%5B2J."),
        ("#a%E2%80%AEb", "The page has no place called #a%E2%80%AEb."),
        ("#" + "a" * 150, f"The page has no place called #{'a' * 79}…."),
    ],
    ids=["missing", "case", "another sign", "more", "a letter", "decoded", "a space", "control characters",
         "a bidirectional control", "long"],
)  # fmt: skip
def test_a_place_that_is_not_there_is_told_with_the_nearest(fragment, message):
    (finding,) = faults(fragment, CONTENTS)
    assert (finding.fault.kind.value, finding.fault.message, finding.level) == ("fail", message, "warning")


def test_the_address_of_the_nearest_is_told():
    (finding,) = faults("#Outcome", CONTENTS)
    assert (finding.fault.cited, finding.fault.found) == (f"{URL}#Outcome", "#outcome")
    assert finding.advice == f"Link {URL}#outcome, if that is the place meant."


@pytest.mark.parametrize("name", ["note-3", "note-1", "\x1b[2J", "b" * 90, "nowhere-else-at-all"])
def test_what_is_not_like_a_missing_place_is_not_told(name):
    (finding,) = faults("#note-2", CONTENTS + f'<p id="{name}">')
    assert finding.fault.found is None


@pytest.mark.parametrize(
    "markup",
    [
        '<div id="app"></div><script src="app.js"></script>',
        '<p id="Outcome">Words.',
        '<div id="a"></div><div id="b"></div><a href="#a">Skip</a><p>Words.',
        CONTENTS.replace("<h2", "<div"),
        '<script type="application/ld+json">{"@type": "Article", "isAccessibleForFree": false}</script>'
        + CONTENTS,
    ],
    ids=["made by a script", "few places", "skip links", "tabs", "a paywall"],
)
def test_where_a_script_may_add_the_place_it_stays_open(markup):
    markup = markup.replace("outcome", "end")
    assert kinds("#outcome", markup) == ["open"]


def test_an_open_question_says_why():
    (finding,) = faults("#outcome", '<p id="Outcome">Words.')
    assert finding.fault.message == (
        "The page's HTML has no place called #outcome, which a script may add; it has #Outcome."
    )


@pytest.mark.parametrize("fragment", ["#comment-12", "#wp-comment-12", "#Comments"])
def test_comments_are_often_added_by_a_script(fragment):
    assert kinds(fragment, CONTENTS) == ["open"]


@pytest.mark.parametrize(
    "fragment",
    [
        *("#/route", "#!page", "#!/page", "#page=3", "#t=10", "#gid=0", "#a&b", "#a?b", "#xywh=1,2,3,4", "#?q"),
        *("#map=7/48.2/16.4", "#epubcfi(/6/4)", "#svgView(viewBox(0,0,1,1))", "#a%3Db", "#a%2Fb", "#%21page"),
        *("#L10", "#L10-L20", "#L10-20", "#L3C4-L5C6", "#issuecomment-12", "#discussion_r12", "#diff-0a1b2c3d4e"),
        *("#discussioncomment-12", "#pullrequestreview-12", "#event-12", "#readme", "#readme-ov-file"),
        *("#.Uw3xQ", "#ixzz1aBcD", "#axzz1aBcD", "#_=_", "#xtor=RSS-1", "#" + "a" * 201, "#" + "%41" * 2000),
        *("#MIT-1-ov-file", "#commits-pushed-0a1b2c3", "#:~:selector(type=CssSelector)"),
    ],
)
def test_what_a_script_reads_is_left_alone(fragment):
    assert kinds(fragment, CONTENTS) == []


def test_without_the_setting_nothing_is_said():
    report = check("#nowhere", page(CONTENTS), fragments=False)
    assert report.evidence[0].page.anchors is None
    assert "missing-fragment" not in [each.rule.id for each in report.findings]


# ---------------------------------------------------------------- what answers


@pytest.mark.parametrize(
    "answer",
    [
        page(b"%PDF-1.7 words", content_type="application/pdf"),
        page(b"\x89PNG\r\n\x1a\n", content_type="text/html"),
        page(b"\x89PNG\r\n\x1a\n", content_type="image/png"),
        page("words", content_type="text/plain"),
        page('{"a": 1}', content_type="application/json"),
        page(b"<p id=a>\xe4\xf6" * 99, content_type="text/html; charset=utf-8"),
        page(b"no gzip", **{"content-encoding": "x-unknown"}),
        page(""),
        page(CONTENTS, 404),
        page(CONTENTS, 500),
        page(CONTENTS, 403),
        page("<title>Just a moment...</title>"),
        page(CONTENTS + "<p>Words." * 200_000),
    ],
    ids=["a pdf", "an image called html", "an image", "text", "json", "undecodable", "unknown encoding", "empty",
         "404", "500", "403", "a wall", "cut"],
)  # fmt: skip
@pytest.mark.parametrize("fragment", ["#nowhere", "#:~:text=nowhere"])
def test_what_is_no_page_has_no_places(fragment, answer):
    assert kinds(fragment, answer) == []


def test_an_accepted_404_does_not_fail_on_the_fragment():
    report = check("#nowhere", page(CONTENTS, 404), hosts={"daily.site": {"accept": [404]}})
    assert [each.rule.id for each in report.findings if each.rule.id != "single-source"] == []


def test_all_fragments_of_a_page_share_one_request():
    asked = []

    def answer(request):
        asked.append(str(request.url))
        return page(CONTENTS)

    lines = "".join(f"- [The talks]({URL}#{name})\n" for name in (*NAMES, "nowhere", ":~:text=words"))
    article = linkcheck.parse(f"## Sources\n{lines}".encode(), "a.md")
    config = linkcheck.Config(spacing=0, fragments=True)
    report = asyncio.run(linkcheck.check(article, config, transport=httpx.MockTransport(answer)))
    assert asked == [URL]
    found = [each.source.url for each in report.findings if each.rule.id == "missing-fragment"]
    assert found == [f"{URL}#nowhere"]


def test_a_page_that_is_laid_aside_keeps_its_places(monkeypatch):
    monkeypatch.setattr(lookups, "HEAVIEST", 1)
    asked = []

    def answer(request):
        asked.append(str(request.url))
        return page(CONTENTS)

    def article(name):
        return linkcheck.parse(f"## Sources\n- [The talks]({URL}#{name})\n".encode(), f"{name}.md")

    async def reports():
        articles = (article(name) for name in ("outcome", "nowhere", "night"))
        config = linkcheck.Config(spacing=0, fragments=True)
        checked = linkcheck.check_all(articles, config, transport=httpx.MockTransport(answer))
        return {each.article.path: [finding.rule.id for finding in each.findings] async for each in checked}

    found = asyncio.run(reports())
    assert asked == [URL]
    assert [path for path, rules in found.items() if "missing-fragment" in rules] == ["nowhere.md"]


@pytest.mark.parametrize(
    ("location", "kind"),
    [("https://www.daily.site/talks/", "fail"), ("/en/talks", "fail"), ("/", "open"), ("/en/report#end", "open")],
    ids=["another host", "another folder", "the front page", "another page"],
)
def test_behind_a_redirect_to_another_page_it_stays_open(location, kind):
    """The redirect may name a place of its own, which then counts (RFC 9110 §10.2.2)."""

    def answer(request):
        is_first = str(request.url) == URL
        return httpx.Response(301, headers={"location": location}) if is_first else page(CONTENTS)

    assert kinds("#nowhere", answer) == [kind]


def test_a_large_page_is_read_in_another_process_with_its_places():
    """Those that are read on the spot or in threads come first."""
    markup = CONTENTS + "<p>Some more words. " * 3000
    lines = "".join(f"- [The talks](https://daily.site/{each}#nowhere)\n" for each in range(12))
    article = linkcheck.parse(f"## Sources\n{lines}".encode(), "a.md")
    config = linkcheck.Config(spacing=0, fragments=True)
    transport = httpx.MockTransport(lambda _: page(markup))
    report = asyncio.run(linkcheck.check(article, config, transport=transport))
    assert [each.fault.kind for each in report.findings if each.rule.id == "missing-fragment"] == ["fail"] * 12


# ---------------------------------------------------------------- passages

TEXT = """<title>Talks</title><style>p::after { content: "not in CSS" }</style>
<script>"not in scripts"</script><nav>Home News</nav><h1>Leaders <b>hold</b> talks</h1>
<p title="not in attributes">They&nbsp;met on\n\n Wednes&shy;day, and <i>spoke</i> for <span>three</span> hours.
“It’s naïve” – they said.</p><ul><li>First they ate</li><li>then they left</li></ul>
<p>会談は終わった。</p><aside>What came before</aside>"""


@pytest.mark.parametrize(
    "directive",
    [
        *("text=Wednesday", "text=leaders%20hold%20talks", "text=LEADERS%20HOLD", "text=three%20hours"),
        *("text=They%20met,hours", "text=hold%20talks,they%20left", "text=first%20they%20ate,left"),
        *("text=talks-,They%20met", "text=spoke%20for-,three", "text=three,-hours", "text=for-,three,-hours"),
        *("text=met-,on%20Wednesday,three,-hours", "text=%20%20met%20%0A%20on%20%20", "text=it's%20naive"),
        *(
            "text=%E4%BC%9A%E8%AB%87%E3%81%AF",
            "text=Home%20News",
            "text=what%20came%20before",
            "text=nothing&text=ate",
        ),
        *("text=%E2%80%94", "text=", "text=,,", "text=a,b,c", "text=word-", "nothing", "text", "text=-,-"),
    ],
)
@pytest.mark.parametrize("place", ["", "talks"])
def test_a_passage_that_is_shown_is_found(place, directive):
    markup = TEXT.replace("<h1>", '<h1 id="talks">')
    assert kinds(f"#{place}:~:{directive}", markup) == []


@pytest.mark.parametrize(
    "directive",
    [
        *("text=not%20in%20CSS", "text=not%20in%20scripts", "text=not%20in%20attributes", "text=nobody"),
        *("text=hours,They%20met", "text=spoke-,hours", "text=three,-days", "text=They%20met,days"),
        *("text=nobody&text=nothing", "text=they%20met%20on%20thursday", "text=met,hours,-days"),
    ],
)
def test_a_passage_that_is_not_shown_stays_open(directive):
    """A script, a subscription or a click may show what the HTML does not."""
    (finding,) = faults(f"#:~:{directive}", TEXT + CONTENTS)
    assert (finding.fault.kind.value, finding.fault.message) == (
        "open",
        "The passage that the address names was not found in what was read of the page's text.",
    )


def test_a_passage_that_is_shown_needs_no_place():
    """Browsers go to the passage."""
    assert kinds("#nowhere:~:text=words", CONTENTS) == []
    assert kinds("#nowhere:~:text=nothing", CONTENTS) == ["fail"]
    assert kinds("#night:~:text=nothing", CONTENTS) == ["open"]


def test_a_passage_at_the_end_of_a_long_page_is_found():
    markup = "<p>Some more words. " * 8000 + "<p>At last they signed."
    assert kinds("#:~:text=they%20signed", markup) == []


# ---------------------------------------------------------------- hostile input


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("fragment", ["#%3Cb%3Enowhere", "#no%1B%5B2Jwhere%E2%80%AE%C2%9B%E2%80%A8"])
def test_what_a_page_calls_its_places_is_safe_to_show(name, fragment):
    places = '<p id="&lt;b&gt;no-where"><p id="no\x1b[2J-where\x9b&#x202e;"><p id="NOWHERE\x1b">'
    shown = linkcheck.render(check(fragment, page(CONTENTS + places)), name)
    assert "no place called #" in shown
    assert not {"\x1b", "\x9b", "\u202e", "\u2028"} & set(shown)
    if name == "html":
        assert "<b>no" not in shown


def evidence(fragment, names, **fields):
    fields = {"kind": PageKind.PAGE, "text": "Words.", "anchors_sure": True} | fields
    return evidence_for(a_source(URL + fragment), a_response(URL), a_page(URL, anchors=frozenset(names), **fields))


LETTERS = str.maketrans("0123456789", "abcdefghij")
MANY = ["ab" * 15 + f"{each:05}".translate(LETTERS) for each in range(20_000)]
HOSTILE = {
    "many": ("ab" * 18, MANY, "Words."),
    "alike": ("ab" * 18, MANY[:2000], "Words."),
    "turned": ("ba" * 18, MANY[:2000], "Words."),
    "dots": ("." * 8000, MANY, "Words."),
    "half characters": ("%C3" * 60, MANY, "Words."),
    "passages": (":~:" + "text=ab,ba&" * 700, (), "ab" * 100_000),
    "a long passage": (":~:text=" + "ab" * 4000, (), "ab" * 100_000),
    "commas": (":~:text=" + "," * 8000, (), "ab" * 100_000),
    "nearly": (":~:text=" + "a" * 4000 + "b", (), "a" * 200_000),
    "accents": (":~:text=nobody", (), "ä́" * 100_000),
}


@pytest.mark.parametrize(("fragment", "names", "text"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_fragments_take_bounded_time(fragment, names, text):
    asked = evidence(f"#{fragment}", names, text=text)
    assert cpu(lambda: list(missing_fragment(asked))) < 1  # a tenth of that on a slow machine


def test_the_longest_name_is_that_of_the_pages():
    assert fragments.LONGEST == anchors.LONGEST
