"""Places and passages that an address names (``#…``) and its page does not have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from linkcheck import urls
from linkcheck.model import Evidence, Fault, FaultKind, Level, Page, PageKind, Response
from linkcheck.rules.compare.letters import fold
from linkcheck.rules.registry import rule
from linkcheck.rules.walls import shield
from linkcheck.rules.words import say, shown

LONGEST = 200  # characters of a place's name; pages are read for no longer ones
SHOWN = 80  # characters of a name that are shown
MOST_PASSAGES = 10  # of one address

# A missing name is compared with those that begin or end alike: at worst 10 ms, usually a tenth of one.
MOST_NAMES = 2000  # of a page
CANDIDATES = 50  # of them, the nearest in length
LONGEST_COMPARED = 40  # characters
SIMILAR = 0.8  # of difflib: "instalation" has 0.96 of "installation", "getting-started" 0.83 of "get-started"

# What a script reads, and not the browser.
_SCRIPTED = re.compile(
    r"[!.]"  # "#!/talks" (Google's AJAX crawling scheme), "#.Uw3xQ" (AddThis's count of what is copied)
    r"|.*[=&?/(]"  # state, routes and pointers: "#page=3", "#t=10", "#/route", "#epubcfi(…)", "#svgView(…)"
    r"|L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?$"  # lines of a file on GitHub, GitLab, Gitea
    # Comments, events and changes on GitHub, and the tabs of a repository: fetched when they are scrolled to.
    r"|(?:issuecomment|discussioncomment|commitcomment|pullrequestreview|issue|event)-\d+$|discussion_r\d+$"
    r"|(?:diff|commits-pushed)-[0-9a-f]{7,}|(?:readme|.*-ov-file)$"
    # What services leave behind when an address is copied: Tynt, ShareThis, Google's advertisements, RSSOwl.
    r"|[ai]xzz\w+$|sthash\.|google_vignette$|goog_(?:rewarded|fullscreen_ad)$|rssowlmlink$"
    r"|disqus_thread$|lines-\d+|r\d{6,}$",  # comments by script; Bitbucket; GitHub's commit comments
    re.DOTALL,
)
_IN_DOTS = re.compile(r"\.([0-9A-F]{2})")  # MediaWiki's names of sections until 2017: ".C3.9Cberblick"
_DIGITS = re.compile(r"\d+")


@rule(Level.WARNING)
def missing_fragment(evidence: Evidence) -> Iterator[Fault]:
    """The page opens, but the place on it that the address names is not there.

    Checked only with `--fragments` (`fragments = true`). A place is the id of an element, or the name of an
    ``<a>``; `#` and `#top` are on every page, and what a page itself links to it is taken to have. Left alone are
    PDFs and other documents, pages that were not read to their end, and what a script interprets: `#/route`,
    `#!…`, whatever holds `=`, `&`, `?`, `/` or an opening parenthesis, line numbers and comments on GitHub.

    ## What it flags
    An address with a `#place` that the page does not have, where the page shows that its places stand in its HTML:
    it links to five or more of them itself, in its text and under names that differ in more than digits, as a
    table of contents does. On other pages a script may add the place, so there it stays an open question, and so
    it does behind a redirect to another page, for comments, and for a passage (`#:~:text=…`) that the text of the
    page does not have.
    ## What to do
    Open the page, find the place or the passage, and correct what stands behind `#`.
    ## Flagged
    ```markdown
    ## Sources
    - [Report on the talks](https://daily.site/talks#outcome)
    ```
    ```http
    GET https://daily.site/talks
    HTTP/1.1 200 OK
    content-type: text/html

    <title>Report on the talks</title>
    <a href="#before">Before</a> <a href="#day-one">Day one</a> <a href="#night">The night</a>
    <a href="#day-two">Day two</a> <a href="#Outcome">Outcome</a>
    <h2 id="before">Before</h2><p>They wrote. <h2 id="day-one">Day one</h2><p>They met.
    <h2 id="night">The night</h2><p>They slept. <h2 id="day-two">Day two</h2><p>They met again.
    <h2 id="Outcome">Outcome</h2><p>They signed.
    ```
    ```markdown
    ## Sources
    - [Report on the talks](https://daily.site/talks#:~:text=they%20did%20not%20sign)
    ```
    ```http
    GET https://daily.site/talks
    HTTP/1.1 200 OK
    content-type: text/html

    <title>Report on the talks</title><h2 id="outcome">Outcome</h2><p>They signed.
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Report on the talks](https://daily.site/talks#outcome:~:text=they%20signed)
    - [Map of the talks](https://daily.site/talks#map=7/48.2/16.4)
    ```
    ```http
    GET https://daily.site/talks
    HTTP/1.1 200 OK
    content-type: text/html

    <title>Report on the talks</title><h2 id="outcome">Outcome</h2><p>They signed.
    ```
    """
    page, response = evidence.page, evidence.fetch
    wanted = _wanted(evidence.source.url or "")
    if wanted is None or not isinstance(response, Response) or page is None or not _is_read(response, page):
        return
    if any(_is_said(passage, page) for passage in wanted.passages):
        return
    if page.anchors is not None and not _is_there(wanted.place, page.anchors):
        yield _missing(wanted, page, page.anchors, response)._replace(cited=evidence.source.url)
    elif wanted.passages:
        yield Fault(
            say("missing-fragment.passage"),
            cited=evidence.source.url,
            kind=FaultKind.OPEN,
        )


class _Passage(NamedTuple):
    """A passage as it is looked for: letters and digits alone."""

    start: str
    end: str = ""  # what comes somewhere behind, where only the two ends are given


class _Wanted(NamedTuple):
    """What an address names on its page."""

    address: urls.Address
    place: str
    passages: tuple[_Passage, ...]


def _wanted(url: str) -> _Wanted | None:
    """Return what an address names; None where that is nothing, or a script's business."""
    address = urls.read(url)
    if address is None or not address.fragment:
        return None
    place, _, directive = address.fragment.partition(":~:")
    if _SCRIPTED.match(place) or _SCRIPTED.match(unquote(place)) or len(place) > LONGEST:
        return None
    return _Wanted(address, place, tuple(_passages(directive)))


def _is_read(response: Response, page: Page) -> bool:
    """Return whether what opened is the page, and all of it was read."""
    if page.anchors is None or not response.is_successful or shield(response, page):
        return False
    is_other = page.kind.is_unusable and page.kind not in {PageKind.SCRIPTED, PageKind.PAYWALL}
    return not is_other and bool(page.anchors or page.text)


# ---------------------------------------------------------------- places


def _is_there(place: str, names: frozenset[str]) -> bool:
    decoded = unquote(place)
    return decoded.lower() in {"", "top"} or any(name in names for name in _spellings(place, decoded))


def _spellings(place: str, decoded: str) -> Iterator[str]:
    """Yield the names that a page may have for a place."""
    yield from (place, decoded)
    yield f"user-content-{decoded.lower()}"  # GitHub
    if not decoded.isascii():
        yield from (unicodedata.normalize(form, decoded) for form in ("NFC", "NFD"))
    yield unquote(_IN_DOTS.sub(r"%\1", place))


def _missing(wanted: _Wanted, page: Page, names: frozenset[str], response: Response) -> Fault:
    name = unquote(wanted.place)
    near = _nearest(name, names)
    place = shown(name if name.isprintable() else wanted.place, SHOWN)
    target = urls.resolve(wanted.address.href, f"#{near}") if near else None
    nearest = "-but-near" if near else ""
    is_sure = page.anchors_sure and page.free_to_read is not False and "comment" not in name.lower()
    if is_sure and not _leads_elsewhere(response):
        kind, key = FaultKind.FAIL, "missing"
    else:
        kind, key = FaultKind.OPEN, "not-in-html"
    return Fault(
        say(f"missing-fragment.{key}{nearest}", place=place, near=near),
        found=f"#{near}" if near else None,
        kind=kind,
        advice=say("missing-fragment.link", url=target.href) if target else None,
    )


def _leads_elsewhere(response: Response) -> bool:
    """Return whether a redirect led to another page; it may have named a place of its own, which then counts."""
    asked, final = (urls.read(url) for url in (response.url, response.final_url))
    if not response.redirects or asked is None or final is None:
        return False
    return asked.path.rstrip("/").rpartition("/")[2] != final.path.rstrip("/").rpartition("/")[2]


def _nearest(name: str, names: frozenset[str]) -> str | None:
    """Return the name that is most like a missing one, if one is like it."""
    key, known = fold(name), _known(names)
    if key in known:
        return known[key]
    if not 3 <= len(key) <= LONGEST_COMPARED or len(known) > MOST_NAMES:
        return None
    alike = [each for each in known if (each[:3] == key[:3] or each[-4:] == key[-4:]) and _same_number(each, key)]
    alike = [each for each in alike if len(each) <= LONGEST_COMPARED]
    alike.sort(key=lambda each: (abs(len(each) - len(key)), each))
    close = get_close_matches(key, alike[:CANDIDATES], n=1, cutoff=SIMILAR)
    return known[close[0]] if close else None


def _same_number(first: str, second: str) -> bool:
    """Return whether two names have the same digits, or one of them none: note 3 is not what note 4 meant."""
    digits = _DIGITS.findall(first), _DIGITS.findall(second)
    return digits[0] == digits[1] or not all(digits)


@lru_cache(maxsize=4)
def _known(names: frozenset[str]) -> dict[str, str]:
    """Return those of a page's names that can be shown, by their letters and digits."""
    shown = (name for name in sorted(names) if name.isprintable())
    folded = {fold(name.removeprefix("user-content-")): name for name in shown}
    folded.pop("", None)
    return folded


# ---------------------------------------------------------------- passages


def _passages(directive: str) -> Iterator[_Passage]:
    """Yield the passages of a directive, ``text=[prefix-,]start[,end][,-suffix]&text=…`` (WICG Text Fragments)."""
    for part in directive.split("&")[:MOST_PASSAGES]:
        terms = part.removeprefix("text=").split(",") if part.startswith("text=") else []
        before = terms.pop(0)[:-1] if terms and terms[0].endswith("-") else ""
        after = terms.pop()[1:] if terms and terms[-1].startswith("-") else ""
        words = [fold(unquote(each)) for each in (before, *terms, after)]
        if len(terms) == 1:
            yield _Passage("".join(words))
        elif len(terms) == 2:
            yield _Passage(words[0] + words[1], words[2] + words[3])


def _is_said(passage: _Passage, page: Page) -> bool:
    """Return whether a passage stands on a page; case, accents, spaces and signs do not count."""
    for text in (_folded_text(page.text), _folded_text(page.beside)):
        at = text.find(passage.start)
        if at >= 0 and text.find(passage.end, at + len(passage.start)) >= 0:
            return True
    return False


@lru_cache(maxsize=4)
def _folded_text(text: str) -> str:
    return fold(text)
