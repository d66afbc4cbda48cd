"""When a page was published, and when changed: the best of its own statements, and how far that can be trusted.

The order of the evidence, and what counts as sure, was measured on 790 labelled pages. Fields that exist for
nothing else come first; then what is printed near the headline; then what may mean something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linkcheck.model import Datum, PartialDate
from linkcheck.page.day_order import DayOrder
from linkcheck.page.labels import Sense
from linkcheck.page.local_day import is_universal, local_day
from linkcheck.page.near import AFTER
from linkcheck.page.printed import Printed, printed, printed_anywhere
from linkcheck.page.stated import Stated, changes, dated_metas, events, in_url, precise, scripted, times
from linkcheck.page.statements import Statements

__all__ = ["Dated", "Published", "dated"]

# Points of a printed date (see `printed`). Of those that were the only one near the headline, with 6 and more
# 114 of 115 were right, with 5 points 23 of 23, with 3 or 4 22 of 23.
_SURE, _LIKELY, _POSSIBLE, _LABELLED = 6, 5, 3, 2
_SAID = frozenset(("published", "class of publication", "as in the address"))
_MARKED = 7  # a <time> that is marked as published and stands near the headline is worth as much
_FEWER = 20  # lines below the headline, where a field states the date already
_CHANGE = ", a change"  # a page that shows no other date is quoted with this one
_CLOSE = 10  # lines below the headline


class Published(NamedTuple):
    """A date of publication, where it stands, and whether statements like it can be relied on."""

    date: PartialDate
    origin: str
    is_sure: bool = False
    is_near: bool = False  # as sure, but for a day: a stamp of the night at Greenwich


class Dated(NamedTuple):
    """When a page was published, and when it was last changed, as far as it says."""

    published: Published | None
    modified: PartialDate | None


class _Evidence(NamedTuple):
    """Everything that a page states, the most reliable of each kind first."""

    fields: list[Stated]
    marked: list[Stated]
    generic: list[Stated]
    changes: list[Stated]
    address: PartialDate | None
    near: list[Printed]  # around the headline
    planned: set[PartialDate]  # on which events take place
    guessed: set[PartialDate]  # days in figures that may be another one

    @property
    def first(self) -> list[Printed]:
        """The printed dates that may be that of publication, the likeliest first."""
        found = [
            each
            for each in self.near
            if each.sense not in {Sense.UPDATED, Sense.OTHER} and each.score >= _POSSIBLE
        ]
        return sorted(found, key=lambda each: -each.score)

    @property
    def updates(self) -> list[Printed]:
        """The printed dates of a change."""
        return [each for each in self.near if each.sense is Sense.UPDATED and each.score >= _POSSIBLE]


def dated(statements: Statements, url: str, titles: Sequence[Datum] = ()) -> Dated:
    """Return when the page says it was published and last changed; its titles tell where its headline stands.

    A partial date is never completed, but a later statement that agrees with it may be more exact.
    """
    order, evidence = _gathered(statements, url, titles)
    found = _of_fields(evidence) or _best(evidence) or next(_of_the_rest(statements, evidence, order), None)
    return Dated(found, _modified(evidence, found))


def _gathered(statements: Statements, url: str, titles: Sequence[Datum]) -> tuple[DayOrder, _Evidence]:
    """Return what a page states, and how it writes its days in figures."""
    address = in_url(url, statements.language)
    metas = dated_metas(statements)
    fields, changed = list(precise(statements, url, metas)), list(changes(statements, metas))
    planned = events(statements)
    others = [*metas["likely"], *metas["generic"]]
    marked = [each for each in times(statements) if each.date not in planned]
    known = {each.date for each in (*fields, *changed, *others, *marked)}
    order = DayOrder(statements.language, url, known | ({address} if address else set()))
    # Where the address has the field's day nothing that is printed would say more: 25 of 25 were right.
    is_enough = bool(changed and fields and fields[0].date == address)
    lines = _FEWER if fields else AFTER
    near = [] if is_enough else printed(statements, titles, order, url, lines)
    near = [each for each in near if not _is_planned(each, planned)]
    return order, _Evidence(
        guessed=order.guessed,
        fields=list(map(order.settled, fields)),
        marked=list(map(order.settled, marked)),
        generic=list(map(order.settled, others)),
        changes=list(map(order.settled, changed)),
        address=address,
        near=near,
        planned=planned,
    )


def _is_planned(found: Printed, planned: set[PartialDate]) -> bool:
    return found.sense is Sense.UNSAID and found.date in planned


def _modified(evidence: _Evidence, found: Published | None) -> PartialDate | None:
    """Return when the page was last changed, which cannot have been before it was published."""
    if found and found.origin.endswith(_CHANGE):
        return found.date
    stated = [each.date for each in evidence.changes] + [each.date for each in evidence.updates]
    day = stated[0] if stated else None
    return None if day and found and day.latest < found.date.earliest else day


# ---------------------------------------------------------------- fields


def _of_fields(evidence: _Evidence) -> Published | None:
    """Return the date of the best field, as the page's own readers saw it."""
    if not evidence.fields:
        return None
    best = _completed(evidence)
    given = [each.date for each in evidence.first]
    given += [evidence.address] if evidence.address else []
    given += [each.date for each in evidence.marked if not is_universal(each.stamp)]
    day, is_certain = local_day(best.date, best.stamp, given)
    is_sure = day not in evidence.guessed and not _is_contradicted(day, evidence)
    return Published(day, best.origin, is_certain and is_sure, is_near=is_sure)


def _completed(evidence: _Evidence) -> Stated:
    """Return the best field, or of those that agree with a partial date the most exact."""
    best = evidence.fields[0]
    known = _known(best.date)
    if len(known) == len(best.date):
        return best
    more = [Stated(each.date, "printed near the headline") for each in evidence.first]
    agreeing = [each for each in (*evidence.fields, *more) if each.date[: len(known)] == known]
    return max(agreeing, key=lambda each: len(_known(each.date)))


def _known(date: PartialDate) -> tuple[int, ...]:
    return tuple(part for part in date if part is not None)


def _is_contradicted(day: PartialDate, evidence: _Evidence) -> bool:
    """Return whether the page prints another day near its headline, or has another in its address."""
    given = {each.date for each in evidence.first}
    if not given and evidence.address:
        return evidence.address != day
    return bool(given) and day not in given and evidence.address != day


# ---------------------------------------------------------------- anything else


def _best(evidence: _Evidence) -> Published | None:
    """Return the best full day that a page without such fields states, or else the best partial date."""
    found = list(_in_order(evidence))
    best = next((each for each in found if each.date.day), found[0] if found else None)
    return best and best._replace(is_sure=_is_confirmed(best.date, evidence))


def _in_order(evidence: _Evidence) -> Iterator[Published]:
    """Yield the dates that may mean something else, the most reliable first."""
    first, marked = evidence.first, evidence.marked
    score = first[0].score if first else 0
    if marked and score < _MARKED and marked[0].origin == "time, published, near the headline":
        yield Published(marked[0].date, marked[0].origin)
    if score >= _LIKELY:
        yield Published(first[0].date, "printed near the headline")
    if evidence.address:
        yield Published(evidence.address, "URL")
    yield from (Published(each.date, each.origin) for each in marked)
    yield from (Published(each.date, "printed near the headline") for each in first)
    yield from (Published(each.date, f"printed near the headline{_CHANGE}") for each in evidence.updates)
    yield from (Published(each.date, each.origin) for each in evidence.generic)


def _is_confirmed(day: PartialDate, evidence: _Evidence) -> bool:
    """Return whether a day is the only one that is printed near the headline, or stands somewhere else as well."""
    first = evidence.first
    if not first or first[0].date != day or first[0].score < _LIKELY or "beside" in first[0].reasons:
        return False
    if evidence.address not in {None, day} or day in evidence.guessed or len({each.date for each in first}) > 1:
        return False
    others = {evidence.address, *(each.date for each in (*evidence.marked, *evidence.generic, *evidence.changes))}
    # Above the headline a page may tell its readers what day it is.
    is_said = (first[0].at or 0) >= 0 or bool(first[0].reasons & _SAID)
    return day in others or (is_said and first[0].score >= _SURE)


def _of_the_rest(statements: Statements, evidence: _Evidence, order: DayOrder) -> Iterator[Published]:
    """Yield the dates of a page that states none where pages do."""
    anywhere = printed_anywhere(statements.outline, order)
    anywhere = [each for each in anywhere if not _is_planned(each, evidence.planned)]
    for each in anywhere:
        if each.sense is Sense.PUBLISHED and each.score >= _LABELLED:
            yield Published(each.date, "printed")
    yield from (Published(each.date, each.origin) for each in scripted(statements))
    yield from (Published(each.date, f"printed{_CHANGE}") for each in anywhere if each.sense is Sense.UPDATED)
    if not evidence.planned:  # of an event other days are printed as well
        yield from _only_one([each for each in evidence.near if each.score > 0 and (each.at or 0) <= _CLOSE])
        yield from _only_one([each for each in anywhere if each.score > 0])


def _only_one(found: Sequence[Printed]) -> Iterator[Published]:
    """Yield a day that nothing speaks for but that there is no other."""
    own = {each.date for each in found if "beside" not in each.reasons and each.sense is not Sense.OTHER}
    if len(own) == 1:
        yield Published(own.pop(), "printed")
