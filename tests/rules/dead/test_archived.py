"""What archives know: nothing of a page that may be made up, another wording of one that stands."""

import pytest
from builders import a_page, a_response, a_source, evidence_for
from timing import assert_linear, cpu

from linkcheck.model import Capture, Confidence, Failure, FailureKind, Level, NoCapture, Opened, PageKind
from linkcheck.rules.dead.archived import content_drift, never_archived
from linkcheck.rules.dead.gone import dead_link

URL = "https://daily.site/2021/leaders-sign-treaty-in-geneva"
COPY = f"https://web.archive.org/web/20211215120000/{URL}"
TITLE = "Leaders sign treaty in Geneva"
NONE = NoCapture(URL, "the archive has no copy of it", is_sure=True)


def missing(url=URL, fetch=None, capture=NONE, **claims):
    claims = {"title": TITLE} | claims
    return evidence_for(a_source(url, **claims), fetch or a_response(url, 404))._replace(capture=capture)


# ---------------------------------------------------------------- never archived


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"title": None, "text": "Leaders sign treaty in Geneva. The Daily"},
        {"title": None, "sentences": ("In Geneva both leaders were to sign a treaty.",)},
    ],
    ids=["title", "entry", "sentence"],
)
@pytest.mark.parametrize("status", [404, 410])
def test_an_address_that_spells_the_claim_and_left_no_trace_is_asked_about(status, claims):
    evidence = missing(fetch=a_response(URL, status), **claims)
    (fault,) = never_archived(evidence)
    assert fault.confidence is Confidence.MEDIUM
    assert f"(HTTP {status})" in fault.message
    assert fault.message.startswith("No trace of this page was found")
    assert list(dead_link(evidence))


@pytest.mark.parametrize(
    "evidence",
    [
        missing(capture=None),
        missing(capture=NONE._replace(is_sure=False)),
        missing(capture=Capture(COPY, "2021-12-15T12:00:00Z", 200, a_page(), verified=True)),
        missing(capture=Capture(COPY, "2021-12-15T12:00:00Z", 404, None, verified=False)),
        missing(fetch=a_response(URL, 200)),
        missing(fetch=a_response(URL, 403)),
        missing(fetch=a_response(URL, 500)),
        missing(fetch=a_response(URL, 404, accepted=True)),
        missing(fetch=a_response(URL, 404, headers=(("cf-mitigated", "challenge"),))),
        missing(fetch=Failure(URL, FailureKind.DNS, "no such name")),
        missing(fetch=Failure(URL, FailureKind.TIMEOUT, "")),
        missing("https://daily.site/p/1234"),
        missing("https://daily.site/leaders-sign"),
        missing("https://daily.site/2021/ten-recipes-with-pasta"),
        missing(title=None),
        missing(archive_url=COPY),
    ],
    ids=["not asked", "not sure", "copy", "a bad copy", "there", "refused", "error", "accepted", "shield",
         "no host", "time-out", "a number", "two words", "other words", "no words", "a copy is named"],
)  # fmt: skip
def test_anything_less_is_silent(evidence):
    assert not list(never_archived(evidence))


# ---------------------------------------------------------------- drift


DAYS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
SAID = [f"On the {day} day the leaders of both countries spoke for an hour and signed a page." for day in DAYS]
NEW = [each.replace("leaders", "ministers").replace("signed", "wrote") for each in SAID]
QUOTED = "We have signed what we could sign today."
BEFORE = "\n".join([*SAID, f'"{QUOTED}" said the minister.'])
SENTENCE = f"The minister said: “{QUOTED}”"


def drifting(after, before=BEFORE, sentences=(), kind=PageKind.ARTICLE, is_cut=False, **response):
    """Return the evidence for a page whose copy the article names."""
    copy = Opened(COPY, a_response(COPY), a_page(COPY, kind=PageKind.ARTICLE, text=before))
    source = a_source(URL, title=TITLE, archive_url=COPY, sentences=tuple(sentences))
    page = a_page(URL, kind=kind, text=after, is_cut=is_cut)
    return evidence_for(source, a_response(URL, **response), page)._replace(archived=copy)


@pytest.mark.parametrize(
    ("kept", "flagged"), [(0, True), (1, True), (3, True), (5, False), (9, False), (10, False)]
)
def test_a_page_that_is_mostly_rewritten_is_noted(kept, flagged):
    after = "\n".join(SAID[:kept] + NEW[kept:])
    faults = list(content_drift(drifting(after)))
    assert [fault.level for fault in faults] == [Level.NOTE] * flagged
    assert all("its archived copy of 2021-12-15" in fault.message for fault in faults)


def test_how_much_may_go_is_an_option():
    after = "\n".join(SAID[:5] + NEW[5:])
    assert list(content_drift(drifting(after), gone=0.3))


@pytest.mark.parametrize(
    "after",
    [
        BEFORE.upper(),
        BEFORE.replace(".", "\u00a0."),
        BEFORE.replace('"', "“"),
        " ".join(BEFORE.split("\n")),
        f"A new beginning of the text, with the latest of today.\n{BEFORE}\nAnd something behind it.",
    ],
    ids=["capitals", "spaces", "marks", "one line", "more"],
)
def test_printing_it_otherwise_is_no_change(after):
    assert not list(content_drift(drifting(after, sentences=[SENTENCE])))


def test_a_quotation_that_is_gone_is_a_warning():
    evidence = drifting("\n".join(SAID), sentences=["They met.", SENTENCE])
    (fault,) = content_drift(evidence)
    assert fault.level is None
    assert fault.cited == QUOTED
    assert fault.found == COPY
    assert fault.message == (
        "A passage that the article quotes stands in the archived copy of 2021-12-15, and no longer on the page."
    )
    assert COPY in fault.advice


@pytest.mark.parametrize(
    "evidence",
    [
        drifting(BEFORE, sentences=[SENTENCE]),
        drifting("\n".join(SAID), before="\n".join(SAID), sentences=[SENTENCE]),
        drifting("\n".join(SAID[:2]), sentences=[SENTENCE]),
        drifting("\n".join(SAID), sentences=["The minister “signed today” and left."]),
        drifting("\n".join(SAID), sentences=[SENTENCE], is_cut=True),
        drifting("\n".join(SAID), sentences=[SENTENCE], status=404),
        drifting("\n".join(SAID), sentences=[SENTENCE], kind=PageKind.PAYWALL),
        drifting("\n".join(SAID), sentences=[SENTENCE], kind=PageKind.LIVE),
        drifting("\n".join(SAID), sentences=[SENTENCE])._replace(archived=None),
    ],
    ids=["still there", "never there", "a cut page", "two words", "cut off", "gone", "paywall", "live", "no copy"],
)
def test_a_quotation_that_may_be_there_is_not(evidence):
    assert not list(content_drift(evidence))


@pytest.mark.parametrize(
    ("after", "before"),
    [
        ("\n".join(NEW[:3]), BEFORE),
        ("\n".join(NEW), "\n".join(SAID[:3])),
        ("", BEFORE),
        ("\n".join(NEW), ""),
        (". ".join(["word"] * 400), ". ".join(["mot"] * 400)),
    ],
    ids=["a short page", "a short copy", "an empty page", "an empty copy", "no sentences"],
)
def test_short_texts_are_not_compared(after, before):
    assert not list(content_drift(drifting(after, before)))


def test_texts_without_spaces_are_compared():
    before = "".join(
        f"首脳は{number}日目に会談し条約の{number}頁に署名したと外相が記者団に語った。" for number in range(20)
    )
    assert list(content_drift(drifting(before.replace("署名", "反対"), before)))
    assert not list(content_drift(drifting(before, before)))


@pytest.mark.parametrize("kind", [PageKind.SECTION, PageKind.HOMEPAGE, PageKind.SEARCH_RESULTS, PageKind.LIVE])
def test_what_changes_by_its_nature_is_not_compared(kind):
    assert not list(content_drift(drifting("\n".join(NEW), kind=kind)))


@pytest.mark.parametrize("piece", ["a", "a.", ". ", "\n", "“ ", "\u3002", "\ud800\u202e", "1234567890 "])
def test_hostile_texts_take_linear_time(piece):
    def cost(size):
        text = piece * (size // len(piece))
        evidence = drifting(text + "b", text, sentences=[text[:20_000]])
        return cpu(lambda: list(content_drift(evidence)))

    assert_linear(cost, 40_000)
