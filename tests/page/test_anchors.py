"""The places on a page that an address can name, and what shows that they stand in its HTML."""

import json

import pytest
from timing import assert_linear, cpu

from linkcheck.model import Page
from linkcheck.page.anchors import LONGEST, LONGEST_BESIDE, MOST
from linkcheck.page.read import LARGEST, read_page, read_with_anchors
from linkcheck.page.worker import LENGTH, LONGEST_ANSWER, packed, unpacked

URL = "https://daily.site/talks"
NAMES = ["before", "day-one", "night", "day-two", "outcome"]


def read(markup, content_type="text/html"):
    body = markup if isinstance(markup, bytes) else markup.encode("utf-8", "surrogatepass")
    return read_with_anchors(body, URL, content_type)


def links(names=NAMES):
    return "".join(f'<a href="#{name}">{name}</a> ' for name in names)


@pytest.mark.parametrize(
    ("markup", "names"),
    [
        ('<p id="a"><svg id="b"><path id="c"/></svg><TD ID=D>', {"a", "b", "c", "D"}),
        ('<a name="a">x</a><A NAME=B><input name="no"><meta name="no" content="x"><form name="no">', {"a", "B"}),
        ('<a name="a" id="b">', {"a", "b"}),
        ('<p id="Gespräche"><p id="&uuml;"><p id="%C3%BC"><p id=" a b ">', {"Gespräche", "ü", "%C3%BC", " a b "}),
        ('<!-- <p id="no"> --><script>"<p id=no>"</script><style>#no {}</style><p title="id=no" id>', set()),
        ('<p id="a" id="no"><p id=""><a name="">', {"a"}),
        ('<div><p id="a"><table><p id="b"', {"a"}),
        ('<p id="a"></p></body></html><p id="b">', {"a", "b"}),
        ("<title>A page without any</title>", set()),
    ],
    ids=["ids", "names", "both", "as written", "no elements", "twice, empty", "cut", "behind the end", "none"],
)  # fmt: skip
def test_places_are_ids_and_names_of_a(markup, names):
    assert read(markup).anchors == names


def test_what_a_page_links_to_itself_it_is_taken_to_have():
    page = read('<a href="#tab">x</a><area href="#%C3%9Cber"><a href="/b#no"><a href="#"><link href="#no">')
    assert page.anchors == {"tab", "Über"}


def test_nothing_is_gathered_unasked():
    page = read_page(b'<p id="a"><nav>Home</nav>', URL, "text/html")
    assert (page.anchors, page.anchors_sure, page.beside) == (None, False, "")


def test_the_rest_of_the_page_is_read_as_ever():
    markup = f'<html lang="en"><title>T</title><nav>{links()}</nav><h1 id="a">T</h1><p>Words.<aside>More'
    page = read(markup)
    assert page._replace(anchors=None, anchors_sure=False, beside="") == read_page(
        markup.encode(), URL, "text/html"
    )
    assert page.beside == "before day-one night day-two outcome More"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b'%PDF-1.7 <p id="a">', "text/html"),
        (b'<p id="a">', "text/plain"),
        (b'<p id="a">', "image/png"),
        (b'{"id": "a"}', "application/json"),
        (b'<p id="a">' + b" " * LARGEST, "text/html"),
        (b'<p id="a">' + b"<div>" * 1000 + b'<p id="b">', "text/html"),
        (b'<meta charset="utf-8"><p id="Gespr\xe4che">', "text/html; charset=utf-8"),
        (b"<p id=a>" * (MOST + 1), "application/zip"),
        (b"".join(b"<b id=%x>" % each for each in range(MOST + 1)), "text/html"),
        (b"".join(b"<b id=%0100d></b>" % each for each in range(5000)), "text/html"),
        (b"".join(b"<b id=%x></b>" % each for each in range(10**6)), "text/html"),
    ],
    ids=["a pdf called html", "text", "an image", "json", "cut", "too deep", "not decoded", "an archive",
         "too many", "too much", "a million"],
)  # fmt: skip
def test_where_a_place_may_be_missing_none_is_told(body, content_type):
    page = read_with_anchors(body, URL, content_type)
    assert (page.anchors, page.anchors_sure, page.beside) == (None, False, "")


def test_a_long_name_is_no_place_and_harms_no_other():
    page = read(f'<p id="{"x" * 900_000}"><a href="#{"y" * 100_000}"><p id="a"><p id="{"z" * LONGEST}">')
    assert page.anchors == {"a", "z" * LONGEST}


# ---------------------------------------------------------------- what stands in the HTML, and not in a script


def headings(names=NAMES, tag="h2"):
    return "".join(f'<{tag} id="{name}">{name}</{tag}><p>Words.</p>' for name in names)


SURE = {
    "a table of contents": links() + headings(),
    "one in a menu": f"<nav>{links()}</nav>" + headings(),
    "names in headings": links() + "".join(f'<h2><a name="{name}">{name}</a></h2>' for name in NAMES),
    "definitions": links() + headings(tag="dt"),
    "headings that link to their own section": "".join(
        f'<div id="{name}"><h2>{name}<a href="#{name}">¶</a></h2></div>' for name in NAMES
    ),
    "GitHub": links() + "".join(f'<h2>{name}</h2><a id="user-content-{name}"></a>' for name in NAMES),
    "letters beyond ASCII": links(f"%C3%A4{name}" for name in NAMES) + headings(f"ä{name}" for name in NAMES),
}
UNSURE = {
    "no links": headings(),
    "four places": links() + headings(NAMES[:4]),
    "links to nothing": links(),
    "comments": links(f"comment-{each}" for each in range(9)) + headings(f"comment-{each}" for each in range(9)),
    "skip links": links() + "".join(f'<div id="{name}">x</div>' for name in NAMES),
    "places in a menu": links() + f"<nav>{headings()}</nav>",
    "the top": links([*NAMES[:4], "top"]) + headings([*NAMES[:4], "top"]),
    "other pages' places": links().replace('"#', '"/other#') + headings(),
    "a live blog": '<script type="application/ld+json">{"@type": "LiveBlogPosting"}</script>'
    + links()
    + headings(),
}


@pytest.mark.parametrize("markup", SURE.values(), ids=SURE)
def test_a_page_that_links_to_places_in_its_text_has_them_in_its_html(markup):
    assert read(markup).anchors_sure


@pytest.mark.parametrize("markup", UNSURE.values(), ids=UNSURE)
def test_elsewhere_a_script_may_make_them(markup):
    assert read(markup).anchors is not None
    assert not read(markup).anchors_sure


# ---------------------------------------------------------------- what else is seen


def test_menus_asides_and_footers_are_seen_and_scripts_are_not():
    page = read(
        "<title>no</title><nav>Home</nav><p>Words.<aside>Aside</aside><footer>Foot<script>no</script>er</footer>"
        "<noscript>no</noscript><style>no</style><template>no</template><button>Push</button>"
        "<svg><text>Drawn</text></svg>"
    )
    assert page.beside.split() == ["Home", "Aside", "Foot", "er", "Push", "Drawn"]
    assert page.text == "Words."


def test_spaces_do_not_count_for_what_is_seen_beside_the_text():
    assert read("<nav><p>Home" + " " * LONGEST_BESIDE + "<p>Help").beside == "Home Help"


def test_what_is_seen_beside_the_text_is_cut():
    assert len(read("<nav>" + "word " * 100_000).beside) <= LONGEST_BESIDE


# ---------------------------------------------------------------- through the pipes


@pytest.mark.parametrize(
    "page",
    [
        Page(URL, anchors=frozenset()),
        Page(URL, anchors=frozenset({"b", "a", "Ü", "\ud800", "\x1b[2J", "\0"}), anchors_sure=True, beside="Home"),
        read(links() + headings() + "<nav>Home"),
        Page(
            URL,
            text="\x01" * 200_000,
            anchors=frozenset(f"{each:\x01>20}" for each in range(MOST)),
            beside="\x01" * LONGEST_BESIDE,
        ),
    ],
    ids=["none", "odd", "real", "escapes"],
)
def test_places_arrive_as_they_left(page):
    answer = packed(7, page)
    assert len(answer) == LENGTH.size + LENGTH.unpack_from(answer)[0] < LONGEST_ANSWER
    assert unpacked(answer[LENGTH.size :], URL) == (7, page)


@pytest.mark.parametrize("anchors", ["ab", {"a": 1}, [1], [None], [["a"]], 3], ids=str)
def test_what_are_no_places_is_no_answer(anchors):
    values = json.loads(packed(1, Page(URL))[LENGTH.size :])
    values[1 + Page._fields[1:].index("anchors")] = anchors
    with pytest.raises(ValueError, match="no answer"):
        unpacked(json.dumps(values).encode(), URL)


# ---------------------------------------------------------------- hostile pages


HOSTILE = {
    "ids": "".join(f"<b id={each:x}></b>" for each in range(60_000)),
    "long ids": "".join(f"<b id={each:0190d}></b>" for each in range(5000)),
    "links": "".join(f"<a href=#{each:x}></a>" for each in range(55_000)),
    "encoded links": ("<a href=#" + "%C3" * 600 + "></a>") * 550,
    "one id": f'<b id="{"x" * (LARGEST - 100)}">',
    "one link": f'<a href="#{"%41" * (LARGEST // 3 - 100)}">',
    "headings": "<h2><a href=#a id=b></a></h2>" * 34_000,
    "menus": "<nav>a</nav>" * 80_000,
    "control characters": "".join(f'<b id="\x1b[2J{each}\x07">' for each in range(500)),
}


@pytest.mark.parametrize("markup", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_page_is_read_in_bounded_time(markup):
    pages = []
    assert len(markup) < LARGEST
    assert cpu(lambda: pages.append(read(markup))) < 5  # a tenth of that on a slow machine
    (page,) = pages
    assert page.anchors is None or len(page.anchors) <= MOST
    assert len(packed(1, page)) < LONGEST_ANSWER


def test_reading_places_takes_linear_time():
    def cost(size):
        markup = "".join(f"<h2 id=a{each}><a href=#a{each}>x</a></h2>" for each in range(size))
        return cpu(lambda: read(markup))

    assert_linear(cost, 1000)
