"""Addresses in running text, and where each of them ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["absolute", "find", "is_inert", "is_share", "looks_like_one"]

# White space, quotation marks, CJK punctuation and what no address contains unescaped end an address. A slash
# too few or a colon left out ("http:/x", "https//x") still shows that an address was meant.
_STOP = (
    r"\s<>\"“”„«»‹›`{}|\\^\u3000-\u3011\uff0c\uff1b\uff1f\uff01\uff09\uff08\uff1a\u2014\u200b\u200e\u200f\ufeff"
)
_URL = re.compile(rf"(?<![A-Za-z0-9])(?:(?:https?|ftp)(?::/{{1,3}}|//)|www\.(?=[^\W_]))[^{_STOP}]+", re.IGNORECASE)
LONGEST = 8192  # characters; as `urls.LONGEST`, which is not imported here for its parser
_HOST = re.compile(r"(?:/|www\.)[^\W_]")
_TRAILING = ".,;:!?'’*~…"
_PAIRS = {")": "(", "]": "[", "}": "{"}


def find(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each address of a text with its start and end.

    Closing punctuation belongs to the sentence, a closing bracket to the address only where the address
    opened it: ``(see https://x.org/Foo_(bar)).`` gives ``https://x.org/Foo_(bar)``.
    """
    for match in _URL.finditer(text):
        address = _trimmed(match[0])
        if len(address) <= LONGEST and _HOST.search(address):
            yield address, match.start(), match.start() + len(address)


def _trimmed(address: str) -> str:
    surplus = {close: address.count(close) - address.count(opening) for close, opening in _PAIRS.items()}
    end = len(address)
    while end:
        last = address[end - 1]
        if surplus.get(last, 0) > 0:
            surplus[last] -= 1
        elif last not in _TRAILING or (address.endswith("...", 0, end) and end == len(address)):
            break  # an address that was cut off shows it: "https://x.org/a-long-na..."
        end -= 1
    return address[:end]


def looks_like_one(text: str) -> bool:
    """Return whether a link's words are only its address, or nearly: "x.org/page", "https://x.org/…"."""
    text = text.strip()
    return bool(_URL.match(text)) or bool(re.fullmatch(r"[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?", text))


def absolute(url: str) -> str:
    """Return an address that leaves its scheme to the page it stands on, with https; any other as it is."""
    return f"https:{url}" if url.startswith("//") else url


# What runs or shows something in the page instead of leading anywhere.
_INERT = re.compile(r"\s*(?:javascript|vbscript|data|blob|about|void)\s*:", re.IGNORECASE)
# A button that hands an address on: "/sharer.php?u=https://…", "/intent/tweet?url=https%3A…", "?share=twitter"
_SHARING = re.compile(
    r"(?:^|[/._-])(?:share|sharer|sharing|sharearticle|intent|submit|submitlink|send|add|create)\b", re.IGNORECASE
)
_HANDED_ON = re.compile(r"[=&\s+](?:https?(?::|%3a)|www\.)|(?:^|&)share=[a-z]{1,20}(?:&|$)", re.IGNORECASE)
_BUTTONS = re.compile(r"(?:https?:)?//(?:www\.)?(?:addthis|addtoany|sharethis)\.com/", re.IGNORECASE)


def is_inert(url: str) -> bool:
    """Return whether an address leads nowhere: a script, embedded data."""
    return _INERT.match(url) is not None


def is_share(url: str) -> bool:
    """Return whether an address only hands another one on, as share buttons do."""
    path, _, query = url.partition("?")
    handed = _HANDED_ON.search(query)
    if handed:
        return "share=" in handed[0].lower() or bool(_SHARING.search(path.partition("//")[2].partition("/")[2]))
    return bool(_BUTTONS.match(url))
