"""Facts put where they are found at once: by host, and by the first segments of their paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from urllib.parse import parse_qsl

from linkcheck import urls
from linkcheck.dates import PartialDate
from linkcheck.rules.lists.fact import Continued, Fact
from linkcheck.rules.lists.scopes import covers_host, covers_path, covers_query, rank, segments

__all__ = ["MOST_AT_ONE_PLACE", "MOST_PARAMETERS", "Place", "Table", "place", "query_pairs"]

MOST_PARAMETERS = 200  # no form sends more
MOST_AT_ONE_PLACE = 1000  # facts of one table with the same host and the same first segments
_MOST_LABELS = 10  # of a host, from its end; no name that facts speak of has more


def query_pairs(text: str) -> list[tuple[str, str]]:
    """Return the parameters of a query; none for one of a size that no form sends."""
    if not text or text.count("&") >= MOST_PARAMETERS:
        return []
    return parse_qsl(text, keep_blank_values=True)


class Place:
    """An address as tables look it up: its host and what that is below of, its segments and its parameters."""

    def __init__(self, address: urls.Address) -> None:
        self.host = _bare(address.host)
        self.segments = segments(address.path)
        self._query = address.query

    @cached_property
    def parameters(self) -> list[tuple[str, str]]:
        """Names and values."""
        return query_pairs(self._query)

    @cached_property
    def labels(self) -> list[str]:
        """The host's labels, the last of them."""
        return self.host.rsplit(".", _MOST_LABELS)[-_MOST_LABELS:]

    @cached_property
    def keys(self) -> list[str]:
        """Where facts on its host stand, and those on all that is below one of its names."""
        return [key for host in self.hosts for key in self._from(host, 0)]

    @cached_property
    def hosts(self) -> list[str]:
        """The host, and with a dot before it each name that it is below of."""
        labels = self.labels
        return [self.host, *(f".{'.'.join(labels[start:])}" for start in range(1, len(labels)))]

    def is_on(self, host: str) -> bool:
        """Return whether a scope's host covers this one; one without a host covers each."""
        if host.endswith(".*"):
            return host.split(".")[-2] in self.labels and self.keys_under_any_suffix[0] == host
        return not host or host in self.hosts

    @cached_property
    def keys_of_parents(self) -> list[str]:
        """Where facts on the names stand that it is below of and that the same one registered."""
        least = urls.registrable_domain(self.host).count(".")
        names = [name[1:] for name in self.hosts[1:] if name.count(".") > least]
        return [key for name in names for key in self._from(name, 0)]

    @cached_property
    def keys_under_any_suffix(self) -> list[str]:
        """Where facts on its host stand that hold whatever its public suffix is."""
        registered = urls.registrable_domain(self.host)
        return self._from(f"{self.host.removesuffix(registered)}{registered.partition('.')[0]}.*", 0)

    @cached_property
    def keys_on_any_host(self) -> list[tuple[str, int]]:
        """Where facts on paths of any host stand, and the segment from which on they speak of this one."""
        starts = range(max(1, len(self.segments)))
        return [("", start) for start in starts] + [
            (key, start) for start in starts for key in self._from("", start)[1:]
        ]

    @cached_property
    def keys_of_labels(self) -> list[str]:
        """Where facts on hosts stand that have a label of its before what was registered."""
        registered = urls.registrable_domain(self.host)
        return [f"{label}." for label in self.host.removesuffix(registered).split(".")[:_MOST_LABELS] if label]

    def _from(self, host: str, start: int) -> list[str]:
        parts = self.segments[start : start + 2]
        return ["/".join((host, *parts[:depth])) for depth in range(len(parts) + 1)]


@lru_cache(maxsize=512)
def place(address: urls.Address) -> Place:
    """Return an address as tables look it up."""
    return Place(address)


def _bare(host: str) -> str:
    """Return a host without what only says which of a site's doors it is: ``www.``, ``m.``."""
    for prefix in ("www.", "m.", "mobile."):
        if host.startswith(prefix) and "." in host[len(prefix) :]:
            return host[len(prefix) :]
    return host


class Table:
    """The facts of one kind, or of one list of a user, where a host may stand for all below it as well."""

    def __init__(self, facts: Iterable[Fact | Continued], *, covers_below: bool = False) -> None:
        self._covers_below = covers_below
        self._at: dict[str, Fact | Continued | list[Fact | Continued]] = {}
        self._suffixed: set[str] = set()
        self._labels: set[str] = set()
        self._any_host = False
        for fact in facts:
            self._add(fact)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __iter__(self) -> Iterator[Fact]:
        for key in self._at:
            yield from self._facts(key)

    def _add(self, entry: Fact | Continued) -> None:
        fact = entry if isinstance(entry, Fact) else entry.fact
        key = _key(fact)
        here = self._at.setdefault(key, entry)
        if isinstance(here, list):
            if len(here) >= MOST_AT_ONE_PLACE:
                raise ValueError(f"more than {MOST_AT_ONE_PLACE:,} scopes that begin like {key}")
            here.append(entry)
        elif here is not entry:
            self._at[key] = [here, entry]
        self._any_host = self._any_host or not fact.host
        if fact.host.endswith(".*"):
            self._suffixed.add(fact.host.split(".")[-2])
        elif fact.host.endswith("."):
            self._labels.add(fact.host[:-1])

    def _facts(self, key: str) -> Iterator[Fact]:
        found = self._at.get(key, ())
        for entry in found if isinstance(found, list) else (found,) if found else ():
            if isinstance(entry, Fact):
                yield entry
            else:
                yield from entry.facts()

    def find(self, place: Place, published: PartialDate | None = None, authors: Sequence[str] = ()) -> Fact | None:
        """Return the fact with the narrowest scope that covers an address; the first of those as narrow."""
        best: Fact | None = None
        narrowest: tuple[int, ...] = (-1,)
        for fact in self._covering(place):
            narrow = (*rank(fact.host, fact.path, fact.query), _is_bound(fact))
            if narrow > narrowest and _applies(fact, published, authors):
                best, narrowest = fact, narrow
        return best

    def _covering(self, place: Place) -> Iterator[Fact]:
        keys = [(key, 0) for key in self._keys(place) if key in self._at]
        if self._any_host:
            keys += [each for each in place.keys_on_any_host if each[0] in self._at]
        for key, start in keys:
            for fact in self._facts(key):
                if (
                    ("*" not in fact.host or covers_host(fact.host, place.labels))
                    and covers_path(fact.path, place.segments, start)
                    and covers_query(fact.query, place.parameters)
                ):
                    yield fact

    def _keys(self, place: Place) -> Iterator[str]:
        yield from place.keys
        if self._covers_below:
            yield from place.keys_of_parents
        if self._labels and not self._labels.isdisjoint(place.labels):
            yield from place.keys_of_labels
        if self._suffixed and not self._suffixed.isdisjoint(place.labels):
            yield from place.keys_under_any_suffix


def _key(fact: Fact) -> str:
    """Return where a fact is found: its host and up to two first segments that are no patterns."""
    parts: list[str] = []
    for part in fact.path.removesuffix("$").split("/")[1:3]:
        if not part or "*" in part:
            break
        parts.append(part)
    first, _, rest = fact.host.partition(".")
    return "/".join((f".{rest}" if "*" in first else fact.host, *parts))


def _is_bound(fact: Fact) -> bool:
    return bool(fact.authors or fact.since or fact.until)


def _applies(fact: Fact, published: PartialDate | None, authors: Sequence[str]) -> bool:
    """Return whether a fact holds for what was written then and by them; not where that is unknown."""
    if fact.authors and not {each.casefold() for each in fact.authors} & {each.casefold() for each in authors}:
        return False
    if not (fact.since or fact.until):
        return True
    if published is None:
        return False
    return (fact.since is None or published.earliest >= fact.since.earliest) and (
        fact.until is None or published.latest <= fact.until.latest
    )
