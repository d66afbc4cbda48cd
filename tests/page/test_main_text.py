"""The wording of an article, without what stands around it on its page."""

import json

import pytest
from timing import assert_linear, cpu

from linkcheck.page.collect import collect
from linkcheck.page.gather import LONGEST_TEXT
from linkcheck.page.main_text import LITTLE, main_text

FIRST = "The river carries more silt than it did when the survey began, and nobody near its mouth is surprised. "
SECOND = "Engineers measured depth, current, temperature and oxygen at nineteen stations over forty long winters. "
MENU = "".join(f'<li><a href="/{name}">News of {name}</a></li>' for name in ("home", "sport", "weather", "trade"))
WORDS = "".join(f"<p>{FIRST}{number}</p>" for number in range(12))  # more than a short page says


def page(article, around=""):
    return f"<body><ul>{MENU}</ul><div id=page>{article}</div>{around}<p>All rights reserved</p>"


def lines(markup):
    return main_text(collect(markup)).split("\n")


def test_a_body_is_told_without_what_stands_around_it():
    told = lines(page(f"<div>{WORDS}</div>", "<ul>" + MENU * 20 + "</ul>"))
    assert told == [f"{FIRST}{number}" for number in range(12)]


@pytest.mark.parametrize(
    "other",
    [f"<div class='comments-area'><p>{SECOND}</p></div>", f"<figure><p>{SECOND}</p></figure>",
     f"<div id=RelatedStories><p>{SECOND}</p></div>", f"<p class='wp-caption'>{SECOND}</p>",
     f"<div class='post__newsletter'><p>{SECOND}</p></div>", f"<div class='js-share-bar'>{SECOND}</div>",
     f"<section class='cookie-notice'><p>{SECOND}</p></section>", f"<div class='author-bio'>{SECOND}</div>",
     f"<aside><p>{SECOND}</p></aside>", f"<form>{SECOND}</form>", f"<ul>{MENU}</ul>",
     f"<p><a href='/silt'>{SECOND}</a></p>", f"<a href='/silt'><p>{SECOND}</p></a>"],
    ids=["comments", "figure", "related", "caption", "newsletter", "share", "cookies", "author", "aside", "form",
         "menu", "a link", "in a link"],
)  # fmt: skip
def test_other_things_in_a_body_are_left_out(other):
    assert lines(page(f"<div>{WORDS}{other}{WORDS}</div>")) == lines(page(f"<div>{WORDS}{WORDS}</div>"))


@pytest.mark.parametrize(
    ("part", "line"),
    [("<h2>What was found</h2>", "What was found"), ("<ul><li>Silt</li></ul>", "Silt"), ("<p>Why?</p>", "Why?"),
     ("<p>So <a href='/a'>they</a> say,  and\n<b>we</b> too</p>", "So they say, and we too"),
     ("<div class='metallurgy'>Iron</div>", "Iron"), ("<p class='stage'>Act one</p>", "Act one"),
     ("<pre>x = 1</pre>", "x = 1"), ("<p>a\x1b[31mb</p>", "a [31mb"), ("<p>one\ftwo</p>", "one two")],
    ids=["a heading", "a list", "a short line", "a link", "no meta", "no tag", "code", "a control character",
         "a form feed"],
)  # fmt: skip
def test_short_lines_of_a_body_belong_to_it(part, line):
    told = lines(page(f"<div>{WORDS}{part}{WORDS}</div>"))
    assert told[12] == line
    assert len(told) == 25


@pytest.mark.parametrize(
    "names",
    ["class='post has-sidebar'", "id=share-page", "class='related popup'"],
    ids=["layout", "id", "both"],
)
def test_what_holds_most_of_a_page_is_layout_whatever_its_name(names):
    assert lines(f"<body><ul>{MENU}</ul><div {names}>{WORDS}</div>") == lines(page(f"<div>{WORDS}</div>"))


def test_what_holds_the_headline_is_the_article_whatever_its_name():
    around = f"<div class=comments>{WORDS * 3}</div>"
    article = f"<title>Silt in the river</title><div class=teaser><h1>Silt in the river</h1>{WORDS}</div>"
    told = lines(article + around)
    assert told == ["Silt in the river", *(f"{FIRST}{number}" for number in range(12))]


def test_a_standfirst_is_told_and_a_byline_is_not():
    head = f"<header><h1>Silt</h1><p>{SECOND * 2}</p><p>A. Writer, our reporter for the river</p></header>"
    told = lines(page(head + "<ul>" + MENU * 9 + f"</ul><div>{WORDS}</div>"))
    assert told[:2] == [(SECOND * 2).strip(), f"{FIRST}0"]


@pytest.mark.parametrize("names", ["class='entry-content'", "class=articleBody", "itemprop=articleBody"])
def test_an_element_that_is_named_as_a_body_is_preferred(names):
    others = "".join(f"<p>{SECOND}{number}</p>" for number in range(20))
    told = lines(page(f"<div {names}>{WORDS}</div><div>{others}</div>"))
    assert told == [f"{FIRST}{number}" for number in range(12)]


def test_a_short_page_is_told_whole():
    markup = page(f"<p>{FIRST}</p>")
    assert main_text(collect(markup)) == collect(markup).text


def test_a_list_of_links_is_told_whole():
    markup = "".join(f"<li><a href='/{number}'>{FIRST}</a></li>" for number in range(30))
    statements = collect(markup)
    assert len(statements.text) > LITTLE
    assert main_text(statements) == statements.text


@pytest.mark.parametrize(
    "line",
    ["河流携带的泥沙比调查开始时更多，河口附近的居民并不惊讶。", "川が運ぶ土砂は調査の始まったころより多い。",
     "แม่น้ำพัดพาตะกอนมากกว่าเมื่อเริ่มการสำรวจ"],
    ids=["Chinese", "Japanese", "Thai"],
)  # fmt: skip
def test_a_script_that_needs_few_characters_is_text_all_the_same(line):
    menu = "<ul>" + "<li><a href='/x'>首页</a></li>" * 9 + "</ul>"
    article = "".join(f"<p>{line}</p>" for _ in range(60))
    assert lines(f"{menu}<div>{article}</div>{menu}") == [line] * 60


def stated(text):
    thing = json.dumps({"@type": "NewsArticle", "articleBody": text})
    return f'<script type="application/ld+json">{thing}</script>'


def test_the_text_in_json_ld_stands_for_a_page_that_shows_a_sample_of_it():
    text = f"<p>{FIRST}&amp;</p><p>The <b>second</b>.</p>" * 9
    told = main_text(collect(f"{stated(text)}<p>{FIRST}</p>"))
    assert told == "\n".join([f"{FIRST}&", "The second."] * 9)


@pytest.mark.parametrize("text", [FIRST * 2, "", 7, [FIRST], None], ids=str)
def test_the_text_in_json_ld_does_not_stand_for_what_is_shown(text):
    markup = page(f"<div>{WORDS}</div>")
    assert main_text(collect(stated(text) + markup)) == main_text(collect(markup))


@pytest.mark.parametrize("markup", ["", "x", "<p>", "<a href>", "\f", "<nav>x", "<h1></h1>"])
def test_nothing_much_is_told_as_it_is(markup):
    statements = collect(markup)
    assert main_text(statements) == statements.text


def test_what_follows_the_end_of_a_page_is_not_its_body():
    markup = f"<body><p>{SECOND}</p></body></html>{WORDS}"
    assert main_text(collect(markup)) == collect(markup).text


def test_wording_is_cut():
    assert len(main_text(collect(f"<p>{FIRST}</p>" * 5000))) <= LONGEST_TEXT


HOSTILE = {
    "paragraphs": lambda n: f"<p>{FIRST}</p>" * (n // 8),
    "lines": lambda n: "<p>a</p>" * n,
    "links": lambda n: "<p>" + "<a href=x>a</a> " * n,
    "links in links": lambda n: "<p>" + "<a href=x>a" * n,
    "a link around all": lambda n: "<a href=x>" + f"<p>{FIRST}</p>" * (n // 8),
    "nested comments": lambda n: ("<div class=comment>" * 500 + f"{FIRST}</div>" * 500) * (n // 500),
    "nested names": lambda n: "".join(f"<div class='comment-{number}'>{FIRST}" for number in range(n // 4)),
    "spaces": lambda n: "<p>" + " <b> </b>" * n + FIRST,
    "form feeds": lambda n: "<p>" + "a\f" * n,
    "tags in JSON-LD": lambda n: stated("<p " * n) + WORDS,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_wording_takes_linear_time(name):
    def cost(size):
        statements = collect(HOSTILE[name](size))
        return cpu(lambda: main_text(statements))

    assert_linear(cost, 4000, largest=32_000)
