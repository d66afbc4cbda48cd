"""What an address gives away to whoever reads it: passwords, keys, tokens, a session, a person."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error as BinasciiError
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from linkcheck import tables, urls
from linkcheck.rules.lists.about import about
from linkcheck.rules.lists.parameters import carried, parameters
from linkcheck.rules.words import shown

__all__ = ["Secret", "redacted", "secrets"]

_LONGEST = 4000  # characters of a value that are looked at
_REDACTED = "…"
_USER = re.compile(r"https?://([^/?#@:\s]{1,200}):([^/?#@\s]{1,200})@", re.IGNORECASE)
_JWT = re.compile(r"eyJ[\w-]{10,3000}\.eyJ[\w-]{5,3000}\.[\w-]{10,}", re.ASCII)
_SESSION = re.compile(r";(jsessionid|phpsessid)=([\w.!:-]{10,200})", re.IGNORECASE)


class Secret(NamedTuple):
    """What an address gives away: the name it goes by there, its value, and which sort it is of."""

    name: str
    value: str
    label: str


@cache
def _keys() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the services whose keys can be told by how they begin, and how they look."""
    rows = (each for each in tables.rows(__file__, "secret.txt") if each[0].startswith("key "))
    return tuple((name.removeprefix("key "), re.compile(words[0])) for name, words in rows)


@cache
def _words(row: str) -> frozenset[str]:
    return frozenset(word for key, words in tables.rows(__file__, "secret.txt") for word in words if key == row)


@lru_cache(maxsize=1024)
def secrets(url: str) -> tuple[Secret, ...]:
    """Return what an address gives away."""
    address = urls.read(url)
    if address is None:
        return ()
    found = list(_carried(address))
    whole = unquote(f"{address.path}?{address.query}#{address.fragment}")
    found += [Secret("JWT", each, "key") for each in _JWT.findall(unquote(f"{address.query}#{address.fragment}"))]
    found += [Secret(name, each, "key") for name, pattern in _keys() for each in pattern.findall(whole)]
    found += [Secret(name, each, "session") for name, each in _SESSION.findall(address.path)]
    found += [Secret(name, password, "password") for name, password in _USER.findall(url[:1000])]
    return tuple(_once(found))


def _carried(address: urls.Address) -> Iterator[Secret]:
    """Yield the parameters that are known to give something away, and whose value is none of a manual's."""
    names = {name.lower() for name in parameters(address)}
    is_shared = about(address, "private-documents") is not None
    for name, value, fact in carried(address, "secret-parameters"):
        is_of_the_share = is_shared and bool(fact.host)  # which another rule tells of
        is_alone = name.lower() in _words("alone") and not fact.host and names.isdisjoint(_words("until"))
        if not (is_of_the_share or is_alone or _is_spoken(value)):
            yield Secret(name, value, fact.label or "key")


def _is_spoken(value: str) -> bool:
    """Return whether a value is no key: words of a manual, or an address in letters of base64."""
    lower = value[:_LONGEST].lower()
    return any(word in lower for word in _words("template")) or _holds_an_address(value[:_LONGEST])


def _holds_an_address(value: str) -> bool:
    try:
        text = b64decode(f"{value}{'=' * (-len(value) % 4)}", altchars=b"-_")
    except (BinasciiError, ValueError):
        return False
    return re.match(rb"https?(?::|%3A)//?", text, re.IGNORECASE) is not None


def _once(found: list[Secret]) -> Iterator[Secret]:
    """Yield each value once, by the first name it goes by."""
    seen: set[str] = set()
    for each in found:
        if each.value not in seen:
            seen.add(each.value)
            yield each


def redacted(address: urls.Address, found: tuple[Secret, ...]) -> str:
    """Return an address without the values that it gives away, and without other values that look drawn."""
    values = [each.value for each in found if each.label != "password"]
    path = unquote(address.path)
    for value in values:
        path = path.replace(value, _REDACTED)
    names = [part.partition("=")[0] for part in address.query.split("&") if part][:20]
    query = "&".join(f"{unquote(name)}={_REDACTED}" for name in names)
    user = f"{_REDACTED}:{_REDACTED}@" if any(each.label == "password" for each in found) else ""
    fragment = f"#{_REDACTED}" if address.fragment else ""
    query = f"?{shown(query, 300)}" if query else ""
    return f"{address.scheme}://{user}{address.host}{shown(path, 300)}{query}{fragment}"
