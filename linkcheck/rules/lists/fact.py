"""The nouns: a fact about addresses, and the list of a user that it may come from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linkcheck.dates import PartialDate

__all__ = ["Continued", "Fact", "Listing"]


class Listing(NamedTuple):
    """A list that the user named in the settings; findings name it and its date."""

    name: str
    licence: str = ""
    date: str = ""


class Fact(NamedTuple):
    """What is known of the addresses in a scope: which kind they are of, and the name that people know them by."""

    kind: str
    name: str
    host: str = ""  # "bit.ly", ".blogspot.com" for all below it, "google.*" under every suffix, "" for any host
    path: str = ""  # "/sites/*", with a "$" where the path ends there; on any host it stands anywhere in the path
    query: tuple[str, ...] = ()  # "name", "name=value": all of them stand in the query
    label: str = ""  # which sort within its kind: "post" or "profile", "results"; a rating in a user's list
    since: PartialDate | None = None  # what was published in between, and only that
    until: PartialDate | None = None
    authors: tuple[str, ...] = ()  # what one of them wrote, and only that
    target: tuple[str, ...] = ()  # the parameters that hold the address a wrapper leads to
    value: str = ""  # what a parameter's value must look like: "random 20"
    words: tuple[str, ...] = ()  # the words it goes by in texts: bylines of a news agency
    note: str = ""
    origin: str = ""  # where the fact comes from
    listing: Listing | None = None  # the user's list that says so; None for our own tables

    @property
    def scope(self) -> str:
        """What the fact speaks of, as it stands in a table."""
        return f"{self.host}{self.path}{'?' if self.query else ''}{'&'.join(self.query)}"


class Continued(NamedTuple):
    """A fact on a host, and what continues its scope (posts, profiles): spelled out when it is asked for."""

    fact: Fact
    parts: tuple[tuple[str, str, tuple[str, ...]], ...]  # label, path, parameters
    is_alone: bool  # whether the fact holds for all else on the host

    def facts(self) -> Iterator[Fact]:
        """Yield each fact."""
        if self.is_alone:
            yield self.fact
        kind, name, host, path, query, _, *rest = self.fact
        for label, further, asked in self.parts:
            yield Fact(kind, name, host, path + further, query + asked, label, *rest)  # type: ignore[arg-type]
