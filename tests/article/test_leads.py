"""A line that opens a list says with which word, and what is left of it."""

import pytest

from linkcheck.article import leads
from linkcheck.article.blocks import Anchor, Block, Kind
from linkcheck.model import Region


def block(words, url="https://a.org", kind=Kind.PARAGRAPH):
    """A block on one line whose "LINK", if it has one, leads to an address."""
    at = words.find("LINK")
    anchors = (Anchor(url, at, at + 4, Region(1, at + 1, 1, at + 5)),) if at >= 0 else ()
    return Block(kind, words, Region(1, 1, 1, len(words) + 1), anchors)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sources: a", ("Sources", 8)),
        ("**Quelle:** a", ("Quelle", 11)),
        ("Source(s): a", ("Source(s", 10)),
        ("Source 2: a", ("Source ", 9)),
        ("(來源：a", ("來源", 4)),
        ("\u200fמקורות\u200f: a", ("מקורות", 9)),
        ("Sources 1/ a", ("Sources", 7)),
        ("Quelle: 20/428 - Fragen: a", ("Quelle", 7)),
        ("Sources of it: a", None),
        ("Sources", None),
        ("", None),
    ],
)
def test_the_word_and_where_it_ends(text, expected):
    assert leads.lead(text) == expected


def test_the_rest_stands_where_it_stands():
    found = leads.split(block("Sources: LINK / Photo: B"))
    assert (found.text, found.word.language) == ("Sources", "en/fr")
    assert (found.rest.text, found.rest.region) == ("LINK", (1, 10, 1, 14))


@pytest.mark.parametrize(
    ("words", "is_last", "expected"),
    [
        ("Links: LINK", True, "LINK"),
        ("Links: LINK", False, None),
        ("Links: see LINK for more", True, None),
        ("Source: see LINK for more", False, "see LINK for more"),
        ("Source: A. Name", False, "A. Name"),
        ("Source: a name", False, None),
    ],
)
def test_a_weak_word_needs_links_and_the_end(words, is_last, expected):
    """A strong one needs a link or a name."""
    found = leads.split(block(words), is_last=is_last)
    assert (found and found.rest.text) == expected


def test_the_word_alone_opens_a_list_below_it():
    assert leads.split(block("Sources:")).rest is None


@pytest.mark.parametrize(
    ("url", "expected"), [("https://a.org", True), ("a.md", True), ("#a", False), ("mailto:a@b.org", False)]
)
def test_an_anchor_leads_away_or_not(url, expected):
    assert leads.is_away(block("LINK", url).anchors[0]) is expected


@pytest.mark.parametrize(
    ("text", "is_list"),
    [
        ("Recipe adapted from LINK.", True),
        ("This post was inspired by LINK", True),
        ("Inspirado en un artículo de LINK", True),
        ("Übernommen aus LINK", True),
        ("Взято с LINK", True),
        ("译自LINK", True),
        ("转载自 LINK", True),
        ("The lecture by A. Name was inspired by LINK", False),
        ("Adapted from LINK, where the rest of the story is told", False),
        ("Adapted from memory", False),
    ],
)
def test_a_credit_names_what_the_text_goes_back_to(text, is_list):
    """In a line of its own with one link and no more words than lead to it."""
    assert bool(leads.split(block(text))) is is_list


@pytest.mark.parametrize(
    ("text", "is_list"),
    [
        ("via Genbeta Dev LINK", True),
        ("Vía | LINK", True),
        ("via LINK", True),
        ("via a long way round LINK", False),
    ],
)
def test_via_may_name_the_site_before_its_address(text, is_list):
    line = block(text)
    shown = line._replace(text=text.replace("LINK", "https://a.org"))
    anchors = (line.anchors[0]._replace(end=line.anchors[0].start + len("https://a.org")),)
    assert bool(leads.split(shown._replace(anchors=anchors))) is is_list


@pytest.mark.parametrize("kind", [Kind.PARAGRAPH, Kind.ITEM])
def test_a_source_may_stand_behind_the_time(kind):
    """As portals print it, in a paragraph or in an item of a list."""
    found = leads.split(block("时间：2019-09-18 06:23 来源： 山西日报", kind=kind))
    assert (found.text, found.rest.text) == ("来源", "山西日报")


def test_a_credit_counts_at_the_end_only():
    assert leads.split(block("Adapted from LINK"), is_last=False) is None


@pytest.mark.parametrize(("text", "is_list"), [("Source: LINK", True), ("Source: LINK and its critics", False)])
def test_a_heading_may_be_a_source(text, is_list):
    assert bool(leads.split(block(text, kind=Kind.HEADING))) is is_list


@pytest.mark.parametrize(
    ("text", "name"),
    [("(Quelle: EnBW)", "EnBW"), ("（来源：新华网）", "新华网"), ("(Quelle: dpa (Berlin))", "dpa (Berlin)")],
)
def test_a_name_is_not_cut_out_of_its_brackets(text, name):
    """The bracket that closes the credit is none of the name's."""
    assert leads.split(block(text)).rest.text == name


def test_who_took_the_picture_is_no_source():
    assert leads.split(block("(Quelle: Foto A. Name)")) is None


def lines(*parts):
    """A block of lines; what stands between angle brackets in them leads to an address."""
    text, anchors, at = "\n".join(parts), [], 0
    while (start := text.find("<", at)) >= 0:
        end = text.index(">", start)
        text = text[:start] + text[start + 1 : end] + text[end + 1 :]
        at = end - 1
        anchors.append(Anchor(f"https://{len(anchors)}.org", start, at, Region(1, start + 1, 1, at + 1)))
    return Block(Kind.PARAGRAPH, text, Region(1, 1, len(parts), 99), tuple(anchors))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (
            ("Vía | <Hackaday>", "Más información | <GitLab>, <Diario>", "Imagen | <C>"),
            ["Hackaday", "GitLab, Diario"],
        ),
        (("Author: A", "Source: <B>", "Date: 2020"), ["B"]),
        (("Tags:: #a", "Up:: <B>", "Resources:: <C>"), ["C"]),
        (("Sources:", "Reference: <A>", "B: <C>"), []),
        (("Source: <A>", "This is a sentence.", "So is this."), []),
        (("Source: <A>",), []),
        (("Photo: <A>", "By: <B>"), []),
    ],
)
def test_lines_may_have_labels(parts, expected):
    """Those whose label is a word of sources are sources, each to the end of its line."""
    assert [each.rest.text for each in leads.by_lines(lines(*parts))] == expected


@pytest.mark.parametrize(
    ("part", "is_list"),
    [
        ("[via <heise> | <IPPF>, danke Jens!]", True),
        ("FONTE <unionesarda.it> del 6 giugno 2016", True),
        ("Fonte <unionesarda.it> del 6 giugno 2016", False),
        ("via <a road> that nobody knows, we came home", False),
    ],
)
def test_an_address_right_behind_the_word_opens_a_list(part, is_list):
    """Where brackets close around it, or capitals set the word off."""
    assert bool(leads.split(lines(part))) is is_list
