"""Facts about hosts: which are search engines, shorteners, placeholders. Kept in ``data/``, one file a kind."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple
from urllib.parse import parse_qs

from linkcheck import urls
from linkcheck.urls import Address

__all__ = ["SearchEngine", "holds_query", "is_placeholder", "is_shortener", "parameters", "search_engine"]


class SearchEngine(NamedTuple):
    """A search engine's name, the addresses it answers at, and where its results stand."""

    name: str
    hosts: tuple[str, ...]
    query: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()


@cache
def _load(kind: str) -> dict[str, list[dict[str, object]]]:
    text = files("linkcheck.rules").joinpath("data", f"{kind}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _strings(entry: dict[str, object], key: str) -> tuple[str, ...]:
    values = entry.get(key, ())
    return tuple(map(str, values)) if isinstance(values, list) else ()


@cache
def _engines() -> dict[str, SearchEngine]:
    """Return the search engines by host; ``google.*`` stands for Google under every public suffix."""
    engines = (
        SearchEngine(
            str(entry["name"]), _strings(entry, "hosts"), _strings(entry, "query"), _strings(entry, "paths")
        )
        for entry in _load("search-engines")["engine"]
    )
    return {host: engine for engine in engines for host in engine.hosts}


def search_engine(address: Address) -> SearchEngine | None:
    """Return the search engine that answers at an address's host."""
    host = address.host.removeprefix("www.").removeprefix("m.")
    engines = _engines()
    if host in engines:
        return engines[host]
    registered = urls.registrable_domain(host)
    prefix = host.removesuffix(registered)
    return engines.get(f"{prefix}{registered.partition('.')[0]}.*")


def holds_query(address: Address, engine: SearchEngine) -> bool:
    """Return whether an address of a search engine is a list of results."""
    path = address.path.rstrip("/")
    if path in engine.paths:
        return True
    return (not engine.paths or not path) and any(name in engine.query for name in parameters(address))


def parameters(address: Address) -> dict[str, list[str]]:
    """Return the query's parameters; none for a query of a size that no form sends."""
    if address.query.count("&") > 200:
        return {}
    return parse_qs(address.query)


@cache
def _hosts(kind: str) -> frozenset[str]:
    return frozenset(host for entry in _load(kind)["group"] for host in _strings(entry, "hosts"))


def is_shortener(address: Address) -> bool:
    """Return whether a host only forwards short addresses."""
    return address.host.removeprefix("www.") in _hosts("shorteners")


def is_placeholder(address: Address) -> bool:
    """Return whether a host is reserved for examples, or stands where a real one was to be filled in."""
    labels = address.host.split(".")
    names = {".".join(labels[start:]) for start in range(len(labels))}
    return bool(names & _hosts("placeholders"))
