"""What can be wrong with how an address is written: sure signs, and signs that a good address may have as well."""

from __future__ import annotations

import re
from functools import lru_cache

from linkcheck import urls

__all__ = ["doubtful", "malformation"]

_FLAGS = re.IGNORECASE
# Schemes that lost or doubled a letter. "hxxp" is none: whoever writes it wants nobody to open the address.
_SCHEME = r"(?:https?|h?t{1,3}ps?|hhttps?|https{2,3}|http{2,3}s?|htpps?)"
# Sure signs; the first that fits is told. An address behind another's path is what archives are made of.
_SIGNS = (
    ("colon", re.compile(r"https?[;,.]?//|https?:/?[^/\\]|https?(?::\s|\s:)", _FLAGS)),
    ("twice", re.compile(r"https?:/*https?(?::/|//|/)", _FLAGS)),
    ("scheme", re.compile(rf"(?!https?:){_SCHEME}://", _FLAGS)),
    ("mail", re.compile(r"https?://mailto:", _FLAGS)),
    ("www", re.compile(r"(?:https?://)?www\.www\.[^/]{1,253}\.[^/.]{2,63}(?:/|$)", _FLAGS)),
)
# In front of the second address stands no slash, and no sign that a proxy puts between its path and the other's.
_GLUED = re.compile(r"[^\W_]https?://|^https?://[^/]{1,200}\.[a-z]{2,10}www\.[a-z0-9-]{1,63}\.", _FLAGS)
_LISTED = re.compile(r"[,;.|)\]]https?://", _FLAGS)
_HOST = re.compile(r"(?:[a-z0-9_-]{1,63}\.)*+[a-z0-9_-]{1,63}", _FLAGS)
_LONGEST_HOST = 253  # characters of a name (RFC 1035 §2.3.4, without the root's dot)
_WEB = frozenset({"http", "https", "ftp"})

_SHORTENED = re.compile(r"/(?:\.{3,}|…)(?:/|$)")  # what is shown in the place of a long path
_FOOTNOTE = re.compile(
    r"\.(?!html5$)(?:html?|aspx?|jsp|pdf)(?:\d{1,3}|\[\d{1,3}\])$|[\u00b9\u00b2\u00b3\u2070-\u2079]$", _FLAGS
)
_CLOSING = {")": "(", "]": "[", "}": "{", ">": "<", "”": "“", "»": "«", '"': ""}


@lru_cache(maxsize=4096)
def malformation(url: str) -> str | None:
    """Return the name of what is surely broken about an address, or None."""
    if sign := next((name for name, pattern in _SIGNS if pattern.match(url)), None):
        return None if sign == "www" and urls.label(urls.host(url)) == "www" else sign
    if _GLUED.search(_path_of(url)):
        return "glued"
    if url.endswith(("...", "…")):
        return "cut"
    if len(url) > urls.LONGEST:
        return "long"
    address = urls.read(url)
    if address is None:
        return "unread"
    return "host" if address.scheme in _WEB and not _is_host(address.host) else None


def _path_of(url: str) -> str:
    """Return an address without its query and its fragment, which may hold other addresses."""
    return re.split(r"[?#]", url[: urls.LONGEST], maxsplit=1)[0]


def _is_host(host: str) -> bool:
    """Return whether a host can be one: an IP address, or a name that the DNS may have."""
    return urls.is_ip_address(host) or (len(host) <= _LONGEST_HOST and _HOST.fullmatch(host) is not None)


@lru_cache(maxsize=4096)
def doubtful(url: str) -> str | None:
    """Return the name of what looks broken about an address that may be good; only its answer tells."""
    if "://" not in url[:10] or len(url) > urls.LONGEST:
        return None
    path = _path_of(url)
    if _LISTED.search(path):
        return "glued"
    if _SHORTENED.search(path) or url.endswith(("...", "…")):
        return "cut"
    if _is_unbalanced(url, path):
        return "bracket"
    if _FOOTNOTE.search(url):
        return "footnote"
    return "space" if _has_space(path) else None


def _is_unbalanced(url: str, path: str) -> bool:
    """Return whether an address ends in a bracket that it never opened, or never closes the one it opened last."""
    last = url[-1:]
    if last in _CLOSING:
        return url.count(last) > url.count(_CLOSING[last]) if _CLOSING[last] else url.count('"') == 1
    is_open = path.rfind("(") > max(path.rfind(")"), path.rfind("/")) and path.count("(") > path.count(")")
    return path == url and is_open


def _has_space(path: str) -> bool:
    return " " in path.strip() or path.endswith("%20")
