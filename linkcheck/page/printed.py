"""The dates that a page prints for its readers around its headline, and how likely each is the page's own.

A date earns points by the words before it, the classes of the elements around it, what else stands in its line,
and where the line stands; what speaks for an event, a list or a caption costs points.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from linkcheck import dates
from linkcheck.model import Datum, PartialDate
from linkcheck.page import date_classes
from linkcheck.page.day_order import DayOrder
from linkcheck.page.labels import Sense, sense_of, sense_of_line, words_in
from linkcheck.page.near import Line, around_headline, lines_with_years
from linkcheck.page.outline import Outline
from linkcheck.page.stated import FIRST_YEAR, LAST_YEAR
from linkcheck.page.statements import Statements
from linkcheck.urls import without_archive

__all__ = ["Printed", "printed", "printed_anywhere"]

# Set by hand on one half of 790 labelled pages and checked on the other; what matters is their order.
_POINTS = {
    "published": 4,  # by the words before it
    "class of publication": 3,
    "class of a date": 2,
    "class of a byline": 1,
    "time": 2,
    "beside": -4,
    "in a link": -3,
    "in a list": -3,
    "alone": 2,  # in its line
    "short": 1,
    "prose": -3,
    "dateline": 6,
    "with the time of day": 2,
    "near": 2,
    "above": 1,
    "far above": -2,
    "in the headline": -2,
    "as in the address": 3,
}
_WEIGHTY = frozenset(("published", "class of publication", "class of a date", "with the time of day", "time"))

_DIGIT = re.compile(r"\d")
_AT_ALL = re.compile(r"\d{4}|\d[./]\d{1,2}[./]\d\d|[年년]")
_YEAR_AT_ALL = re.compile(r"\d{4}|[年年]")
_DAY_AT_ALL = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_SHORT_AT_ALL = re.compile(r"\d[./]\d{1,2}[./]\d\d")
_DAY_ALONE = re.compile(r"(?:[^\W\d_]{1,10}[.,]? ?)?\d{1,2}\.?(?:st|nd|rd|th|er)?,?(?: [^\W\d_]{3,10}\.?)?\Z")
_SHORT_YEAR = re.compile(r"(?<![\d./:-])(\d{1,2})([./])(\d{1,2})\2(\d{2})(?![\d./:%€$]|\s?[%€$])")
_CLOCK = re.compile(
    r"\A\W{0,6}(?:(?:at|um|à|a las|às|kl|ore|в|о|klo|saat|ω|alle|ob|om|u|as|T)\.?\s{0,2})?"
    r"\d{1,2}[:.hH時时시]\s?\d{2}"
)
_OPENING = re.compile(r"[\s(\[]{0,3}")
_DATELINE = re.compile(r"\A(?:[)\]]?\s{0,2}[-–—:|)\]]|\s{1,2}[„“\"«])")
_ADDRESS = re.compile(r"(?:https?:|www\.)\S{0,160}\Z")
_PUNCTUATION = re.compile(r"[-_./]")

_CENTURIES = {"9": "19", "0": "20", "1": "20", "2": "20", "3": "20"}  # by the first figure of the year
_MOST, _MOST_OF_LINE = 100, 6  # dates of a page, and of a line
_DEEPEST = 60  # elements around a date
_SOME = 20  # pieces of a link
_MORE = 25  # characters of a link beside its date: it is that of another page
_LONGEST_BEFORE, _LONGEST_BEHIND = 60, 40  # characters around a date in which a label may stand
_FEW = 3  # pieces of one
_PART = 15  # characters of a line that is but a part of a date
_LONG, _BEGINNING = 160, 100  # characters of a line that is prose, and those of it that are looked at
_ALONE, _SHORT, _PROSE, _LABELLED_PROSE = 3, 9, 18, 30  # words in a line beside its date
_LISTED = 2  # days in elements of the same classes that are no list yet


class Printed(NamedTuple):
    """A printed day, what the page says it is, and what speaks for and against its being that of publication."""

    date: PartialDate
    sense: Sense
    reasons: frozenset[str]
    at: int | None = None  # lines below the headline
    shape: str = ""  # of the elements around it

    @property
    def score(self) -> int:
        """The points it has earned."""
        return sum(map(_POINTS.__getitem__, self.reasons))


class _Around(NamedTuple):
    """What is known of a page while its lines are read."""

    outline: Outline
    order: DayOrder
    subject: frozenset[int]  # the elements around the headline
    address: str  # of the page, without punctuation


class _Span(NamedTuple):
    """A date in the text of a line, and where the dates before and behind it end and begin."""

    text: str
    last: int
    start: int
    end: int
    following: int

    @property
    def before(self) -> str:
        return self.text[max(self.last, self.start - _LONGEST_BEFORE) : self.start]

    @property
    def behind(self) -> str:
        return self.text[self.end : min(self.following + 1, self.end + _LONGEST_BEHIND)]


def printed(
    statements: Statements, titles: Sequence[Datum], order: DayOrder, url: str, after: int
) -> list[Printed]:
    """Return the days around the headline, in the order they stand."""
    outline = statements.outline
    lines = around_headline(statements, titles, after)
    head = next((line.first for line in lines if line.at == 0), None)
    subject = frozenset[int]() if head is None else frozenset(outline.around(outline.at(head)))
    return _of_lines(lines, _Around(outline, order, subject, _PUNCTUATION.sub("", without_archive(url))))


def printed_anywhere(outline: Outline, order: DayOrder) -> list[Printed]:
    """Return the days anywhere on a page."""
    return _of_lines(lines_with_years(outline), _Around(outline, order, frozenset(), ""))


def _of_lines(lines: Sequence[Line], around: _Around) -> list[Printed]:
    every = (each for index in range(len(lines)) for each in _of_line(lines, index, around))
    found = list(islice(every, _MOST))
    days = defaultdict[str, set[PartialDate]](set)
    for each in found:
        days[each.shape].add(each.date)
    return [
        each._replace(reasons=each.reasons | {"in a list"}) if len(days[each.shape]) > _LISTED else each
        for each in found
    ]


def _of_line(lines: Sequence[Line], index: int, around: _Around) -> Iterator[Printed]:
    """Yield the days of a line."""
    line = lines[index]
    parts = line.parts
    is_part = len(parts) <= _FEW and sum(map(len, parts)) < 2 * _PART
    if not any(map((_DIGIT if is_part else _AT_ALL).search, parts)):
        return
    text = line.text
    beginning = text[:_BEGINNING] if len(text) > _LONG else text
    found = list(_days(beginning, around.order)) if _may_hold_a_day(beginning) else []
    if not found and len(text) < _PART and _DAY_ALONE.match(text):
        text, found = _of_several(lines, index)
    last = 0
    for number, (date, start, end) in enumerate(found[:_MOST_OF_LINE]):
        day = around.order.day(date)
        if day and day.day and FIRST_YEAR <= day.year <= LAST_YEAR and not _ADDRESS.search(text, 0, start):
            following = found[number + 1][1] if number + 1 < len(found) else len(text)
            before = lines[index - 1].text if index else ""
            each = _judged(line, before, day, _Span(text, last, start, end, following), around)
            if each.reasons & _WEIGHTY or each.sense is Sense.UPDATED or _is_certain_form(each, text[start:end]):
                yield each
        last = end


def _may_hold_a_day(text: str) -> bool:
    return bool((_YEAR_AT_ALL.search(text) and _DAY_AT_ALL.search(text)) or _SHORT_AT_ALL.search(text))


def _days(text: str, order: DayOrder) -> Iterator[tuple[PartialDate, int, int]]:
    """Yield the dates of a text; where there are none, those with a year of two figures."""
    found = None
    for found in dates.find(text):
        yield found
    if found is None:
        for match in _SHORT_YEAR.finditer(text):
            first, mark, month, last = match.groups()
            day, year = (last, first) if order.is_year_first else (first, last)
            century = _CENTURIES.get(year[:1] if len(year) == 2 else "", "")
            if date := century and dates.parse(f"{day}{mark}{month}{mark}{century}{year}"):
                yield date, match.start(), match.end()


def _of_several(lines: Sequence[Line], index: int) -> tuple[str, list[tuple[PartialDate, int, int]]]:
    """Read a date of which each part stands in a line of its own."""
    first = lines[index].text
    for most in (2, 3):
        text = " ".join(each.text for each in lines[index : index + most])
        if len(text) < 3 * _PART and _may_hold_a_day(text):
            found = [each for each in dates.find(text) if dates.is_day(each[0]) and each[1] < len(first)]
            if found:
                return text, found
    return "", []


def _is_certain_form(found: Printed, text: str) -> bool:
    """Return whether a date can be nothing else: its year has four figures, or it stands alone at the headline."""
    if len(text) > len("31.12.19") or str(found.date.year) in text:
        return True
    return len(text) == len("31.12.19") and {"alone"} < found.reasons and bool(found.reasons & {"near", "above"})


# ---------------------------------------------------------------- what speaks for a date, and against it


def _judged(line: Line, before: str, day: PartialDate, span: _Span, around: _Around) -> Printed:
    sense = sense_of(span.before, span.behind)
    if sense is Sense.UNSAID and not span.before.strip(" :|-–•·,"):
        sense = sense_of_line(before)
    outline = around.outline
    year = str(day.year)
    piece = line.first + next((number for number, part in enumerate(line.parts) if year in part), 0)
    chain = list(islice(outline.around(outline.at(piece)), _DEEPEST))
    own = [number for number in chain if number not in around.subject]
    if sense is Sense.UNSAID and any(date_classes.is_update(outline, number) for number in own[:2]):
        sense = Sense.UPDATED
    reasons = {
        sense.value if sense is Sense.PUBLISHED else "",
        *_of_elements(outline, chain, own, span, line.at),
        *_of_words(span, sense, line.at),
        *_of_place(line.at),
        "as in the address" if _is_in(around.address, day) else "",
    }
    shape = "<".join(
        f"{outline.tags[number]}.{outline.attributes[number].get('class', '')[:40]}" for number in chain[:3]
    )
    return Printed(day, sense, frozenset(reasons - {""}), line.at, shape)


def _of_elements(
    outline: Outline, chain: Sequence[int], own: Sequence[int], span: _Span, at: int | None
) -> Iterator[str]:
    """Yield what the elements around a date say."""
    if any(outline.tags[number] == "time" for number in chain[:2]):
        yield "time"
    yield date_classes.kind(outline, own[:4])
    if any(date_classes.is_beside(outline, number, at) for number in own):
        yield "beside"
    for number in chain[:4]:
        if outline.tags[number] == "a" and _length(outline, number) > span.end - span.start + _MORE:
            yield "in a link"


def _length(outline: Outline, number: int) -> int:
    """Return how many characters an element begins with."""
    start = outline.starts[number]
    return sum(len(piece.strip()) for piece in outline.pieces[start : min(outline.ends[number], start + _SOME)])


def _of_words(span: _Span, sense: Sense, at: int | None) -> Iterator[str]:
    """Yield what the other words of the line say."""
    words = words_in(span.text) - words_in(span.text[span.start : span.end])
    if words <= _ALONE:
        yield "alone"
    elif words <= _SHORT:
        yield "short"
    elif words > (_LABELLED_PROSE if sense is Sense.PUBLISHED else _PROSE):
        yield "prose"
    is_first = _OPENING.fullmatch(span.text, 0, span.start) is not None
    if words > _SHORT and at and 0 < at <= 10 and is_first and _DATELINE.match(span.behind):
        yield "dateline"
    if _CLOCK.match(span.behind):
        yield "with the time of day"


def _of_place(at: int | None) -> Iterator[str]:
    """Yield what the place of a line says, so many lines below the headline."""
    if at is None:
        return
    if at < -6:
        yield "far above"
    elif 0 <= at <= 4:
        yield "near"
        if at == 0:
            yield "in the headline"
    elif -3 <= at < 0:
        yield "above"


def _is_in(address: str, day: PartialDate) -> bool:
    """Return whether an address, without its punctuation, has a day's month or the day as it is written."""
    month = f"{day.month:02}"
    return f"{day.year}{month}" in address or f"{day.day:02}{month}{day.year}" in address
