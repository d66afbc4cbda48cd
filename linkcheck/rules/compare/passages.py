"""Where two texts have the same words in the same order, and where one follows the other with words exchanged."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import compress, count
from typing import NamedTuple, TypeVar

from linkcheck.rules.compare.shingles import GRAM, Gram, grams
from linkcheck.rules.compare.wording import Wording

__all__ = ["Chain", "Places", "Run", "chains", "places", "runs", "shared"]

_MOST_PLACES = 4  # of the same words on the page that are looked at
REACH = 8  # words from one to the next that a paraphrase kept, at the most
DRIFT = 3  # words by which that distance may differ between the texts
NEAR = 20  # words before and behind three in a row within which others are looked at
_DRIFTS = sorted(range(-DRIFT, DRIFT + 1), key=abs)
_Key = TypeVar("_Key")


class Run(NamedTuple):
    """Words that stand in both texts without a break."""

    at: int  # in the article
    there: int  # on the page
    length: int

    @property
    def end(self) -> int:
        """Where in the article it ends."""
        return self.at + self.length


class Chain(NamedTuple):
    """Words that say something, and stand in both texts in the same order and at about the same distances."""

    at: list[int]  # in the article
    there: list[int]  # on the page


class Places(NamedTuple):
    """A page's words, and where on it something stands that the article has, too."""

    words: Sequence[str]
    shared: Mapping[Gram, list[int]]  # the first places of each gram that both have
    near: Sequence[tuple[int, int]]  # the stretches around them


def places(words: Sequence[str], wanted: Container[Gram]) -> Places:
    """Return where on a page some grams stand."""
    found = _standing(words, wanted)
    return Places(words, _first((at, tuple(words[at : at + GRAM])) for at in found), list(_around(found)))


def _standing(words: Sequence[str], wanted: Container[Gram]) -> list[int]:
    return list(compress(count(), map(wanted.__contains__, grams(words))))


def _around(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches around some places, which come in order; none overlap."""
    start = end = 0
    for at in places:
        if at - NEAR > end:
            yield start, end
            start = at - NEAR
        end = at + GRAM + NEAR
    yield start, end


def shared(wording: Wording, page: Places) -> list[int]:
    """Return where in the article the grams stand that the page has, too."""
    return _standing(wording.words, page.shared)


def runs(wording: Wording, page: Places, at_all: Sequence[int]) -> Iterator[Run]:
    """Yield the longest runs of the grams that stand in the article `at_all`, in its order; none overlap."""
    end = 0
    for at in at_all:
        if at < end:
            continue
        gram = tuple(wording.words[at : at + GRAM])
        candidates = (_extended(wording.words, at, page.words, there) for there in page.shared[gram])
        longest = max(candidates, key=_length)
        yield longest
        end = longest.end


def _length(run: Run) -> int:
    return run.length


def _extended(words: Sequence[str], at: int, others: Sequence[str], there: int) -> Run:
    length = GRAM
    most = min(len(words) - at, len(others) - there)
    while length < most and words[at + length] == others[there + length]:
        length += 1
    return Run(at, there, length)


def chains(wording: Wording, page: Places, at_all: Sequence[int], least: int) -> list[Chain]:
    """Return the chains of so many words that stand near a shared gram, which stand in the article `at_all`.

    A paraphrase exchanges words and keeps their order, so that what it kept stands as far apart as before; two
    reports on one event have many words in common, but hardly ten in a row at such distances.
    """
    links = _Links([], [], [], [])
    own = list(_of_interest(wording.words, wording.says, _around(at_all)))
    wanted = {word for _, word in own}
    where = _first(
        (there, word)
        for start, end in page.near
        for there, word in enumerate(page.words[start:end], start)
        if word in wanted
    )
    nearest: dict[int, int] = {}  # by how far two places lie apart: the last link where they do so
    for at, word in own:
        for there in where.get(word, ()):
            before = links.before(nearest, at, there)
            nearest[there - at] = len(links.at)
            links.add(at, there, before)
    return links.chains(least)


def _of_interest(
    words: Sequence[str], says: Sequence[int], stretches: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, str]]:
    """Yield the words of some stretches that say something, and where each stands."""
    for start, end in stretches:
        yield from compress(enumerate(words[start:end], start), says[start:end])


class _Links(NamedTuple):
    """Chains as they grow: for each link its places, the link before it or -1, and the length of its chain."""

    at: list[int]
    there: list[int]
    previous: list[int]
    length: list[int]

    def before(self, nearest: Mapping[int, int], at: int, there: int) -> int:
        """Return the link that a pair of places continues, of those most nearly as far apart; -1 for none."""
        for drift in _DRIFTS:
            last = nearest.get(there - at + drift, -1)
            if last >= 0 and 0 < at - self.at[last] <= REACH and there > self.there[last]:
                return last
        return -1

    def add(self, at: int, there: int, before: int) -> None:
        """Add a link."""
        self.at.append(at)
        self.there.append(there)
        self.previous.append(before)
        self.length.append(1 + self.length[before] if before >= 0 else 1)

    def chains(self, least: int) -> list[Chain]:
        """Return the chains of so many links; of those that part, the longest has what they have in common."""
        ends = [link for link, length in enumerate(self.length) if length >= least]
        used = bytearray(len(self.at))
        found: list[Chain] = []
        for end in sorted(ends, key=self.length.__getitem__, reverse=True):
            links: list[int] = []
            link = end
            while link >= 0 and not used[link]:
                used[link] = 1
                links.append(link)
                link = self.previous[link]
            if len(links) >= least:
                links.reverse()
                found.append(Chain([self.at[each] for each in links], [self.there[each] for each in links]))
        return found


def _first(pairs: Iterable[tuple[int, _Key]]) -> Mapping[_Key, list[int]]:
    """Return where the first of each stand."""
    found: dict[_Key, list[int]] = {}
    for at, what in pairs:
        known = found.setdefault(what, [])
        if len(known) < _MOST_PLACES:
            known.append(at)
    return found
