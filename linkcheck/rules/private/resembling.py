"""Names of hosts that can be taken for each other: by their letters, and by a letter more or less."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from linkcheck import tables, urls
from linkcheck.rules.lists.about import facts
from linkcheck.rules.lists.fact import Fact

__all__ = [
    "Known",
    "embedded",
    "known_domains",
    "mixed_scripts",
    "near",
    "same_form",
    "same_start",
    "skeleton",
]

SHORTEST = 6  # letters of a name that another one may be near to; shorter ones are near by chance
SHORTEST_FORM = 4  # letters of a name that another one may look the same as
# Scripts whose letters look like each other's; UTS #39 §5.2 lets Latin stand beside all others in one name.
_ALIKE = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")
# Signs of ASCII that look like others beside each other.
_ASCII = (("0", "o"), ("1", "l"), ("rn", "m"), ("vv", "w"))


class Known(NamedTuple):
    """A site that many know: the name in its host, the host, and what people call it."""

    label: str
    host: str
    fact: Fact


@cache
def _all() -> tuple[Known, ...]:
    return tuple(_read(fact) for fact in facts("known-sites") if fact.host and not fact.path)


def _read(fact: Fact) -> Known:
    host = fact.host.removeprefix(".")
    return Known(host.split(".")[-2] if host.endswith(".*") else urls.label(host), host, fact)


@cache
def _known() -> dict[str, Known]:
    """Return the sites that many know, by the name in their host: the first with it."""
    return {each.label: each for each in reversed(_all())}


@cache
def _hosts() -> dict[str, Known]:
    return {each.host: each for each in _all()}


@cache
def known_domains() -> frozenset[str]:
    """Return the domains of the sites that many know."""
    return frozenset(urls.registrable_domain(each.host) for each in _all())


@cache
def _letters() -> dict[int, str]:
    return {ord(char): plain for plain, chars in tables.rows(__file__, "lookalike.txt") for char in chars}


@lru_cache(maxsize=4096)
def skeleton(label: str) -> str:
    """Return what a label looks like: in letters of ASCII, as far as it does (UTS #39 §4)."""
    plain = unicodedata.normalize("NFKD", label[:63].casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char)).translate(_letters())
    for signs, looks in _ASCII:
        plain = plain.replace(signs, looks)
    return plain


def mixed_scripts(label: str) -> tuple[str, ...]:
    """Return the scripts, two or more, whose letters stand beside each other in a label though they look alike."""
    for part in label[:63].split("-"):
        scripts = {unicodedata.name(char, "?").split()[0] for char in part if char.isalpha()}
        if len(mixed := [each for each in _ALIKE if each in scripts]) > 1:
            return tuple(each.capitalize() for each in mixed)
    return ()


@cache
def _by_skeleton() -> dict[str, Known]:
    return {skeleton(label): each for label, each in _known().items() if len(label) >= SHORTEST_FORM}


def same_form(label: str) -> Known | None:
    """Return the well-known site that a label looks the same as, but is not."""
    known = _by_skeleton().get(skeleton(label))
    return known if known and known.label != label else None


def embedded(host: str) -> Known | None:
    """Return the well-known host that another one begins with or holds, as labels before the domain it is of."""
    before = host.removesuffix(urls.registrable_domain(host)).strip(".").split(".")[-12:]
    ends = range(len(before), 1, -1)
    names = (".".join(before[start:end]) for end in ends for start in range(end - 1))
    return next((known for name in names if (known := _hosts().get(name))), None)


def same_start(host: str) -> Known | None:
    """Return the newsroom whose host a domain begins with, under a suffix of two parts: "cnn.com.co".

    Organisations have branches ("amnesty.org.uk") and platforms have shops there.
    """
    domain = urls.registrable_domain(host)
    known = _hosts().get(domain.rpartition(".")[0])
    return known if known and known.fact.label == "news" else None


def _without_one(label: str) -> Iterator[str]:
    yield label
    for place in range(len(label)):
        yield label[:place] + label[place + 1 :]


@cache
def _by_shortened() -> dict[str, list[str]]:
    """Return the well-known names by what is left of them without one of their letters."""
    found: dict[str, list[str]] = {}
    for label in _known():
        if SHORTEST <= len(label) <= 63:
            for short in _without_one(label):
                found.setdefault(short, []).append(label)
    return found


@lru_cache(maxsize=1024)
def near(label: str) -> tuple[Known, ...]:
    """Return the well-known sites whose name is one letter away: one more, one less, another, or two swapped."""
    if not SHORTEST - 1 <= len(label) <= 64:
        return ()
    others = {other for short in _without_one(label) for other in _by_shortened().get(short, ())}
    return tuple(_known()[other] for other in sorted(others) if _is_one_away(label, other))


def _is_one_away(first: str, second: str) -> bool:
    if first == second or abs(len(first) - len(second)) > 1:
        return False
    start = next(
        (at for at, (one, two) in enumerate(zip(first, second, strict=False)) if one != two),
        min(len(first), len(second)),
    )
    one, two = first[start:], second[start:]
    swapped = one[:2] == two[1::-1] and one[2:] == two[2:]
    return one[1:] == two[1:] or one == two[1:] or one[1:] == two or swapped
