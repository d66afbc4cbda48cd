"""The wording of what a page is about: its lines without menus, comments, captions and other stories.

A line speaks for the elements around it by the letters that it has outside links, and against them where those
are few: the number of letters and the share of links tell text from the rest in most languages (Kohlschütter and
others, "Boilerplate Detection using Shallow Text Features", WSDM 2010). The element for which the most is said is
the body. The numbers were chosen on one half of 851 pages, beside trafilatura's text, and hold on the other half.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate

from linkcheck.charsets import clean
from linkcheck.page.elements import LAYOUT, names_of
from linkcheck.page.gather import LONGEST_TEXT
from linkcheck.page.statements import Heading, Statements

__all__ = ["LITTLE", "main_text"]

LITTLE = 1000  # characters; a page that shows no more is told whole: a notice, a wall
FEW = 30  # letters; what a line has more of speaks for what it stands in
AGAINST = 20  # letters; as much a line with few says against it
ENOUGH = 100  # letters that must be said for a body
STANDFIRST = 80  # letters that a line between the headline and the body must say to belong to it
LINKED = 0.5  # share of a line's letters in links from which it is a link and no text
MOST_OF_IT = 0.5  # share of a page's text; what holds more of it is a part of the layout, whatever its name
NAMED = 3  # times as much as is said for it where an element is named as the body of a text
FULLER = 4  # times as long as what is shown: then the text in JSON-LD is the article, and the page a sample of it
FULL = 500  # characters that it must have
WIDE = 2.5  # letters that one character is worth where a script needs few of them for a word
SOME_WIDE = 0.2  # share of them from which a text is in such a script
SAMPLE = 400  # characters that are looked at for it

# What holds a part of a text or single words, and is never the body; nor is <html>, which begins anew where more
# follows its end.
_INNER = frozenset(
    (
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "q", "pre"),
        *("a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "label", "small", "span", "strong"),
        *("tt", "u", "tbody", "tr", "html"),
    )
)
_OTHER_TAGS = frozenset(("figcaption", "figure", "form", "header"))
# Names of comments, of other stories, and of what shares or sells. Each word was left out in turn: without most of
# them three or more sites did worse and hardly one better; the others mean the same as one of these.
_OTHER = re.compile(
    r"(?:^|[\s_-])(?:comment|respon[ds]|related|sidebar|teaser|recommend|latest|popular|trending|recirc"
    r"|more-?(?:news|stories|articles)|newsletter|subscri|shar(?:e|ing)|social|author-?(?:box|bio|info|card)"
    r"|cookie|consent|privacy|meta(?:data)?(?![a-z])|breadcrumb|promo|advert|footer|tags?(?![a-z])|caption|credit|modal|popup)"
)
_COMMENTS = re.compile(r"(?:^|[\s_-])comments?(?![a-z])")
_BODY = re.compile(r"(?:^|[\s_-])(?:article|post|entry|story|news)[_-]{0,2}(?:body|content|text)(?![a-z])")
# Thai, Lao, Burmese, Khmer; Han, kana, Hangul
_WIDE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]")
_LINE_TAG = re.compile(r"</?(?:p|br|div|li|h[1-6])\b[^<>]{0,500}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")


def main_text(statements: Statements) -> str:
    """Return the wording of a page's article, one line for each block; all that is seen where none can be told."""
    is_long = len(statements.text) > LITTLE
    text = "\n".join(_Lines(statements).wording())[:LONGEST_TEXT] if is_long else ""
    shown = text or statements.text
    stated = max((_stated(thing.fields.get("articleBody")) for thing in statements.articles), key=len, default="")
    return stated if len(stated) > max(FULLER * len(shown), FULL) else shown


def _stated(value: object) -> str:
    """Return the text that JSON-LD gives as an article's body, which may be markup."""
    if not isinstance(value, str):
        return ""
    plain = _TAG.sub("", _LINE_TAG.sub("\n", html.unescape(value[:LONGEST_TEXT])))
    return "\n".join(filter(None, map(clean, plain.splitlines())))


class _Lines:
    """The lines of a page by number: where each stands, and what it says for what it stands in."""

    def __init__(self, statements: Statements) -> None:
        self._outline = outline = statements.outline
        self._pieces, self._starts, self._ends, self._texts = outline.seen
        links = [number for number in outline.noted.get("a", ()) if "href" in outline.attributes[number]]
        self._link_starts = [outline.starts[number] for number in links]
        self._link_ends = [outline.ends[number] for number in links]
        headline = _headline(statements.headings, statements.title)
        self._headline = bisect_left(self._ends, headline.at) if headline else -1
        self._scale = _scale(statements.text)
        self._worth = [self._worth_of(line, text) for line, text in enumerate(self._texts)]
        self._sums = [0, *accumulate([max(each, 0) for each in self._worth])]
        self._others = {0: False}  # elements that hold something else than the article

    def wording(self) -> Iterator[str]:
        """Yield the lines of the body; none where nothing is one."""
        body = self._body()
        if not body:
            return
        first, after = self._within(body)
        lead = range(self._headline + 1, first) if self._headline >= 0 else range(0)
        for line in (*(each for each in lead if self._worth[each] > STANDFIRST), *range(first, after)):
            if self._worth[line] > 0 or self._belongs(line):
                yield self._texts[line]

    def _body(self) -> int:
        """Return the element for which the most is said, the innermost of several, or 0."""
        speaking = self._speaking()
        sums = [0, *accumulate(self._worth)]
        best, most, asked = 0, ENOUGH, {0}
        for element in speaking:
            for each in self._outline.around(element):
                if each in asked:
                    break
                asked.add(each)
                if self._outline.tags[each] not in _INNER:
                    first, after = self._within(each)
                    said = (sums[after] - sums[first]) * _weight(self._outline.attributes[each])
                    if said > most:
                        best, most = each, said
        return best

    def _speaking(self) -> list[int]:
        """Return the elements that lines with much text stand in; beside the article, a line shall say nothing."""
        found = []
        for line, worth in enumerate(self._worth):
            if worth > 0:
                element = self._element(line)
                if self._is_other(element):
                    self._worth[line] = 0
                else:
                    found.append(element)
        return found

    # ------------------------------------------------------------ lines

    def _worth_of(self, line: int, text: str) -> int:
        """Return what a line says for the elements around it, in letters."""
        length = len(text)
        if length * self._scale <= FEW or (linked := self._linked(line)) > LINKED * length:
            return -AGAINST
        return int((length - linked) * self._scale) - FEW

    def _belongs(self, line: int) -> bool:
        """Return whether a line of the body that says little is a part of its text."""
        return self._linked(line) <= LINKED * len(self._texts[line]) and not self._is_other(self._element(line))

    def _linked(self, line: int) -> int:
        """Return how many letters of a line stand in links."""
        starts, ends, done, after = self._link_starts, self._link_ends, self._starts[line], self._ends[line]
        at = bisect_left(starts, done)
        letters = 0
        if at and ends[at - 1] > done:  # it began before the line
            letters, done = self._letters(done, min(ends[at - 1], after)), ends[at - 1]
        while at < len(starts) and starts[at] < after:
            if ends[at] > done:
                letters += self._letters(max(starts[at], done), min(ends[at], after))
                done = ends[at]
            at += 1
        return letters

    def _letters(self, start: int, end: int) -> int:
        return len(" ".join("".join(self._pieces[start:end]).split()))

    def _element(self, line: int) -> int:
        """Return the innermost element that a line begins in."""
        piece = self._starts[line]
        while not self._pieces[piece].strip():
            piece += 1
        return self._outline.at(piece)

    # ------------------------------------------------------------ elements

    def _within(self, element: int) -> tuple[int, int]:
        """Return the first line in an element, and the one after its last."""
        first = bisect_left(self._ends, self._outline.starts[element])
        return first, bisect_left(self._starts, self._outline.ends[element], first)

    def _is_other(self, element: int) -> bool:
        """Return whether an element holds something else than the article; the answer is kept for each."""
        outline, others, asked = self._outline, self._others, []
        while element not in others:
            asked.append(element)
            element = outline.parents[element]
        found = others[element]
        for each in reversed(asked):
            is_named = not found and _is_other(outline.tags[each], outline.attributes[each])
            found = others[each] = found or (is_named and not self._is_layout(each))
        return found

    def _is_layout(self, element: int) -> bool:
        """Return whether an element holds the headline, or most of the page and does not call it comments."""
        first, after = self._within(element)
        is_most = self._sums[after] - self._sums[first] > MOST_OF_IT * self._sums[-1]
        is_most = is_most and not _COMMENTS.search(names_of(self._outline.attributes[element]))
        return is_most or first <= self._headline < after


def _headline(headings: Sequence[Heading], title: str) -> Heading | None:
    """Return the first ``<h1>`` that a page's title has, or else the first at all."""
    found = [each for each in headings if each.origin == "h1"]
    named = (each for each in found if len(each.text) > 9 and each.text[:60] in title)
    return next(named, next(iter(found), None))


def _scale(text: str) -> float:
    """Return what a character is worth, the more the more of a text is in a script that needs few."""
    sample = text[:: max(1, len(text) // SAMPLE)]
    wide = len(_WIDE.findall(sample)) / max(1, len(sample))
    return 1 + (WIDE - 1) * wide if wide > SOME_WIDE else 1


def _weight(attributes: Mapping[str, str]) -> int:
    """Return how much what is said for an element counts: more where its own names call it the body of a text."""
    is_named = "articleBody" in attributes.get("itemprop", "") or _is_body(attributes.get("class", "")[:300])
    return NAMED if is_named else 1


def _is_other(tag: str, attributes: Mapping[str, str]) -> bool:
    """Return whether an element's tag or names say that it holds something else."""
    if tag in _OTHER_TAGS:
        return True
    if tag in LAYOUT or not ("class" in attributes or "id" in attributes):
        return False
    return _is_beside(names_of(attributes))


@lru_cache(maxsize=2000)  # a page has the same names many times, and so has a site
def _is_beside(names: str) -> bool:
    return bool(_OTHER.search(names))


@lru_cache(maxsize=2000)
def _is_body(names: str) -> bool:
    return bool(_BODY.search(names.lower()))
