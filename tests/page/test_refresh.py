"""Pages that send their readers on by themselves."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from timing import cpu

from linkcheck.page.refresh import LOOKED_AT, refresh

ON = "0; url=/there"
META = f'<meta http-equiv="refresh" content="{ON}">'
HTML = "text/html; charset=utf-8"


def of(text, content_type=HTML):
    return refresh(text.encode(), content_type)


@pytest.mark.parametrize(
    "meta",
    [
        pytest.param(META, id="as written"),
        pytest.param(f'<meta content="{ON}" http-equiv="refresh">', id="the other way round"),
        pytest.param(f"<meta http-equiv='refresh' content='{ON}'>", id="single quotes"),
        pytest.param("<meta http-equiv=refresh content='0; url=/there'>", id="one without quotes"),
        pytest.param(f'<META HTTP-EQUIV="Refresh" CONTENT="{ON}">', id="capitals"),
        pytest.param(f'<meta http-equiv = " refresh " content\n=\t"{ON}"\n/>', id="spaces and a slash"),
        pytest.param(f'<meta http-equiv="refresh"content="{ON}">', id="no space between"),
        pytest.param(f'<meta id=a data-x="1" http-equiv="refresh" lang="" content="{ON}" hidden>', id="others"),
        pytest.param(f'<meta name="content" http-equiv="refresh" content="{ON}">', id="a name like another"),
        pytest.param(
            f'<meta data-content="5" http-equiv="refresh" content="{ON}">', id="a name with another in it"
        ),
        pytest.param(f'<meta title=\'content="9"\' http-equiv=refresh content="{ON}">', id="a value like another"),
        pytest.param(
            f'<meta http-equiv="refresh" content="{ON}" content="9; url=/b">', id="twice: the first counts"
        ),
    ],
)
def test_a_refresh_is_found_however_it_is_written(meta):
    assert of(f"<!doctype html><html><head>{meta}</head></html>") == ON


def test_a_value_without_quotes_ends_at_a_space():
    assert of("<meta http-equiv=refresh content=0;url=/there>") == "0;url=/there"


def test_references_in_a_value_are_characters():
    meta = '<meta http-equiv="refresh" content="0; url=/a?b=1&amp;c=2&#39;&quot;">'
    assert of(meta) == "0; url=/a?b=1&c=2'\""


def test_the_first_of_several_counts():
    assert of(
        '<meta http-equiv="refresh" content="1; url=/a"><meta http-equiv="refresh" content="2; url=/b">'
    ) == ("1; url=/a")


def test_one_that_only_loads_the_page_again_is_given_as_it_is():
    """Whether it leads anywhere is for who follows it to say."""
    assert of('<meta http-equiv="refresh" content="30">') == "30"
    assert of('<meta http-equiv="refresh" content="">') == ""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("<title>Refresh</title><p>Refresh this page.", id="words"),
        pytest.param('<meta http-equiv="refresh">', id="no content"),
        pytest.param(f'<meta name="refresh" content="{ON}">', id="another attribute"),
        pytest.param(f'<meta http-equiv="refresher" content="{ON}">', id="another word"),
        pytest.param(f'<metadata http-equiv="refresh" content="{ON}">', id="another element"),
        pytest.param(f'<meta http-equiv="refresh" content="{ON}"', id="without its end"),
        pytest.param(f'&lt;meta http-equiv="refresh" content="{ON}"&gt;', id="shown, not meant"),
        pytest.param(f"<!-- {META} -->", id="comment"),
        pytest.param(f"<!-- {META}", id="comment without an end"),
        pytest.param(f"<noscript>{META}</noscript>", id="for those without scripts"),
        pytest.param(f"<NOSCRIPT class=a>{META}</NOSCRIPT >", id="for those without scripts, in capitals"),
        pytest.param(f"<noscript>{META}", id="for those without scripts, without an end"),
        pytest.param(f"<script>document.write('{META}')</script>", id="script"),
        pytest.param(f"<script>'</noscript>{META}'</script>", id="script with another end in it"),
        pytest.param(f"<style>/* {META} */</style>", id="style"),
        pytest.param(f"<template>{META}</template>", id="template"),
        pytest.param(f"<textarea>{META}</textarea>", id="text field"),
        pytest.param(f"<title>How to write {META}</title>", id="title"),
    ],
)
def test_what_no_browser_follows_is_none(text):
    assert of(text) is None


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("<!-- a comment -->", id="comment"),
        pytest.param("<!-- a comment --> --> ", id="comment with two ends"),
        pytest.param("<script>if (a < b) { refresh() }</script>", id="script"),
        pytest.param("<noscript><p>Turn it on.</p></noscript>", id="noscript"),
        pytest.param("<title>A page</title><style>a{}</style>", id="title and style"),
        pytest.param("<scripture><titles>", id="elements with names that begin alike"),
        pytest.param('<meta charset="utf-8"><meta name="refresh" content="x">', id="other statements"),
        pytest.param("\ufeff", id="byte order mark"),
    ],
)
def test_what_stands_before_a_refresh_does_not_hide_it(before):
    assert of(before + META) == ON


@pytest.mark.parametrize(
    ("content_type", "is_read"),
    [
        ("text/html", True),
        ("TEXT/HTML;charset=x", True),
        ("application/xhtml+xml", True),
        ("", True),
        ("text/plain", False),
        ("application/pdf", False),
        ("application/json", False),
        ("image/svg+xml", False),
        ("\0", False),
    ],
)
def test_only_html_is_read(content_type, is_read):
    assert of(META, content_type) == (ON if is_read else None)


# ---------------------------------------------------------------- bad input


def test_only_the_beginning_of_a_large_page_is_looked_at():
    """Pages that send their readers on are short; others take no time."""
    rest = b"<p>refresh</p>" * 80_000
    assert refresh(META.encode() + rest, HTML) == ON
    assert refresh(b" " * LOOKED_AT + META.encode() + rest, HTML) is None
    assert cpu(lambda: refresh(rest, HTML)) < 0.05


@pytest.mark.parametrize("encoding", ["latin-1", "cp1251", "shift-jis", "utf-8"])
def test_a_page_in_another_encoding_is_read(encoding):
    words = {"latin-1": "schön", "cp1251": "новости", "shift-jis": "新聞", "utf-8": "新聞"}[encoding]
    body = f"<title>{words}</title>{META}".encode(encoding)
    assert refresh(body, HTML) == ON


@pytest.mark.parametrize(
    "body",
    [b"\0refresh" * 1000, bytes(range(256)) * 20 + b"refresh", b"\xff\xferefresh<meta", META.encode("utf-16")],
)
def test_bytes_that_are_no_page_are_none(body):
    assert refresh(body, HTML) is None


@settings(max_examples=150, derandomize=True, deadline=None, database=None)
@given(
    st.lists(
        st.sampled_from(
            [META, "<meta ", "http-equiv=refresh ", "content=", ">", "<!--", "-->", "</script>", "<script", '"']
        )
        | st.text(max_size=5)
    )
)
def test_scraps_of_pages_give_a_text_or_nothing(scraps):
    found = of("refresh" + "".join(scraps))
    assert found is None or isinstance(found, str)


SIXTEEN = LOOKED_AT // 1000


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<meta " * LOOKED_AT, id="begun"),
        pytest.param("<meta <" * LOOKED_AT, id="begun within another"),
        pytest.param(("<meta " + "a" * 990 + ">") * SIXTEEN, id="one long name"),
        pytest.param(("<meta " + "a" * 990 + "=>") * SIXTEEN, id="one long name without a value"),
        pytest.param(("<meta a" + " " * 990 + ">") * SIXTEEN, id="spaces"),
        pytest.param(("<meta a=" + " " * 990 + ">") * SIXTEEN, id="spaces behind the sign"),
        pytest.param(("<meta " + "a " * 495 + ">") * SIXTEEN, id="many names"),
        pytest.param(("<meta " + 'a="' * 330 + ">") * SIXTEEN, id="quotes"),
        pytest.param(("<meta " + "a='" * 330 + ">") * SIXTEEN, id="single quotes"),
        pytest.param("<!--" * LOOKED_AT, id="comments"),
        pytest.param("<script" * LOOKED_AT, id="scripts"),
        pytest.param("<script>" + "</script " * LOOKED_AT, id="ends that are none"),
        pytest.param("<script>" + "</script" + " " * LOOKED_AT, id="an end that does not come"),
        pytest.param("<title><script><style>" * LOOKED_AT, id="one in the other"),
        pytest.param(f'<meta http-equiv="refresh" content="{"&amp;" * 190}">' * SIXTEEN, id="references"),
    ],
)
def test_no_page_takes_long(text):
    """It is looked at where all connections are waited for, so a few milliseconds are the most it may take."""
    body = b"refresh" + text.encode()[:LOOKED_AT]
    refresh(body, HTML)
    assert min(cpu(lambda: refresh(body, HTML)) for _ in range(3)) < 0.02


@pytest.mark.parametrize(
    "markup",
    [
        """<iframe srcdoc='<meta http-equiv="refresh" content="0; url=/x">'></iframe>""",
        """<p data-x='<meta http-equiv="refresh" content="0; url=/x">'>""",
        """<xmp><meta http-equiv="refresh" content="0; url=/x"></xmp>""",
    ],
)
def test_what_stands_in_another_element_is_none(markup):
    """A tutorial that shows one sends nobody away."""
    assert refresh(f"<title>How to redirect</title>{markup}".encode(), "text/html") is None


def test_a_target_may_hold_an_angle_bracket():
    assert refresh(b'<meta http-equiv="refresh" content="0;url=/a>b">', "text/html") == "0;url=/a>b"
