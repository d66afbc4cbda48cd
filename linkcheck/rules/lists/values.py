"""What a parameter's value looks like: drawn by a machine, an e-mail address, or only long enough."""

from __future__ import annotations

import re
from collections.abc import Callable

from linkcheck.rules.lists.scopes import ScopeError

__all__ = ["check_value", "looks"]

_LONGEST = 4000  # characters that are looked at
_TOKEN = re.compile(r"[\w.~+/=%:-]++", re.ASCII)
_JWT = re.compile(r"eyJ[\w-]{5,}+\.[\w-]{2}", re.ASCII)  # JSON Web Token (RFC 7519): '{"' in Base64
_EMAIL = re.compile(r"[\w.+%-]{1,64}@(?!(?:example|domain|email|test)\.)[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_HEX = re.compile(r"[0-9a-fA-F]++")

_SORTS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", "a" * 26 + "A" * 26 + "0" * 10
)
_CHANGES = ("aA", "a0", "A0", "0a", "0A")  # "Aa" is how a word begins


def _is_random(value: str) -> bool:
    """Return whether a machine drew a value: letters and figures change too often for words.

    In words, dates and numbers a change comes at their ends; among drawn characters at every second or third.
    """
    if not _TOKEN.fullmatch(value):
        return False
    sorts = value.translate(_SORTS)
    changes = sum(map(sorts.count, _CHANGES))
    drawn = len(value.rstrip("=")) - value.count("-") - value.count("_")
    return _JWT.match(value) is not None or (changes >= 4 and 5 * changes >= drawn)


_LOOKS: dict[str, Callable[[str], bool]] = {
    "any": bool,
    "random": _is_random,
    "hex": lambda value: _HEX.fullmatch(value) is not None,
    "token": lambda value: _TOKEN.fullmatch(value) is not None,
    "email": lambda value: _EMAIL.fullmatch(value) is not None,
}


# What manuals write where a real value goes.
_STAND_IN = re.compile(
    r"(?:your|my|some|insert|enter|the|an?)[-_. ].{0,80}|your\w{0,40}|x++|\*++|\.++|[<{\[%$].{0,80}"
    r"|todo|tbd|(?:foo|example|sample|dummy|test|placeholder)\w{0,20}|pass(?:word|wd)?\d{0,4}"
    r"|secret\d{0,4}|token|key|value|n[ou]ll|none|undefined|true|false|yes|no|redacted|removed|hidden|1234\d{0,6}",
    re.IGNORECASE,
)


def check_value(wanted: str) -> None:
    """Raise `ScopeError` for what a ``value`` column cannot say."""
    look, _, least = wanted.partition(" ")
    if wanted and (look not in _LOOKS or not (least or "1").isdecimal()):
        raise ScopeError(f"{wanted!r} is none of {', '.join(_LOOKS)}, with a least length")


def looks(value: str, wanted: str) -> bool:
    """Return whether a value is as a fact wants it, such as ``random 20``: that sort, and that long at least."""
    look, _, least = wanted.partition(" ")
    if not wanted:
        return True
    is_real = len(value) >= int(least or 1) and not _STAND_IN.fullmatch(value[:_LONGEST])
    return is_real and _LOOKS[look](value[:_LONGEST])
