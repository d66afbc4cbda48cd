"""Addresses in running text, and where each of them ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

__all__ = [
    "absolute",
    "find",
    "is_inert",
    "is_share",
    "looks_like_one",
    "may_hold_one",
    "without_scheme",
]

# White space, quotation marks, CJK punctuation and what no address contains unescaped end an address. A slash
# too few or a colon left out ("http:/x", "https//x") still shows that an address was meant.
_STOP = (
    r"\s<>\"“”„«»‹›`{}|\\^\u3000-\u3011\uff0c\uff1b\uff1f\uff01\uff09\uff08\uff1a\u2014\u2060\u200b\u200e\u200f\ufeff"
    r"¹²³⁰⁴-⁹\u2502\uff5c"
)
_CJK = r"\u3040-\u9fff\uac00-\ud7af"
# Besides what does not stop it, an address holds the escapes of LaTeX and Markdown ("a\_b"), a line break that
# some pages allow behind a slash, and brackets of full width behind letters of full width: "/wiki/春（小説）".
_URL = re.compile(
    # (flags by group: a range of CJK takes milliseconds to compile where case is ignored)
    r"(?:(?<![A-Za-z0-9])(?i:https?|ftp|gopher)(?::/{1,3}|//)|(?<![A-Za-z0-9@./-])(?i:www)\.(?=[^\W_]))"
    rf"(?:[^{_STOP}]+|\\[_&%#~$-]|(?<=[/.?=&_-])[\u200b\u2060](?=[A-Za-z0-9])|"
    rf"(?<=[{_CJK}])（[^（）{_STOP}]{{1,40}}）)+"
)
LONGEST = 8192  # characters; as `urls.LONGEST`, which is not imported here for its parser
_HOST = re.compile(r"(?:/|www\.)[^\W_]")
_TRAILING = ".,;:!?'’‘*~…·"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_INVISIBLE = re.compile(r"\\(?=[_&%#~$-])|[\xad\u200b\u2060]")
# Where a second address begins although nothing stands between, and where Markdown's link ends.
_GLUED = re.compile(r"\]\(|(?<=[A-Za-z0-9])(?=https?://)", re.IGNORECASE)
# What only stands behind an address: a note's number in brackets or behind a file's ending, an escaped quote or
# bracket.
_BEHIND = re.compile(
    r"(?:\[\d{1,3}\])+$|(?<=\.html)[0-46-9]\d?$|(?<=\.pdf)\d{1,2}$|&(?:gt|lt|quot|nbsp|#39|#34)(?:;|$)"
)
# Addresses of ASCII letters that text without spaces follows: behind a host or a file's ending; a particle; the
# label of what comes next, "…/a1作者：B".
_GLUED_TEXT = (
    rf"(?i:(https?://(?:[a-z0-9-]{{1,63}}\.){{1,4}}(?:com|org|net|edu|gov|info|[a-z]{{2}}))|"
    rf"(https?://[!-~]{{1,2000}}?\.(?:s?html?|pdf|php)))(?=[{_CJK}])"
)
_PARTICLE = (
    r"(?<=[A-Za-z0-9/])(?:에서는|에서|에|을|를|은|는|이|가|의|로|으로|와|과|도|까지|부터|参照|参考|より|から|です|の|に|を|は|"
    r"が|と|等|的|和)$"
)
_LABEL_OF_NEXT = rf"(?<=[A-Za-z0-9])[{_CJK}]{{1,8}}$"
# The rest of an address that the end of a line has broken: no word, no marker, no date, no host.
_NEXT = re.compile(r"[ \t]*\n[ \t\xa0]*([A-Za-z0-9/._~?#@!$&'*+,;=:%()-]{2,400})(?:[ \t]*(\n|\Z))?")
_PATH = re.compile(r"[^/]/[^/]|\.(?:html?|pdf|php|aspx?|xml|txt)\b|\w=\w")
_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+){2}", re.IGNORECASE)
_NO_REST = re.compile(
    r"(?:https?:?//|www\.|ftp:)|[-*•+]$|\(?\d{1,3}[.)]|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b|//|"
    r"[a-z0-9.-]+\.(?:com|org|net|edu|gov|de|io)\b",
    re.IGNORECASE,
)
_WRAPPED = 60  # characters of a line from which it may have been broken at a slash
_FULL = 70  # characters of a line from which it may have been broken anywhere
_BREAKS = 4  # lines over which one address goes on at most


def find(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each address of a text with its start and end.

    Closing punctuation belongs to the sentence, a closing bracket to the address only where the address
    opened it: ``(see https://x.org/Foo_(bar)).`` gives ``https://x.org/Foo_(bar)``. The address is what stands
    there without escapes and soft hyphens, and whole where the end of a line has surely broken it.
    """
    if not may_hold_one(text):
        return
    last = 0
    for match in _URL.finditer(text):
        if match.start() < last:
            continue
        for start, stop in _apart(match):
            written, end = _whole(text, start, stop) if stop == match.end() else (text[start:stop], stop)
            address = _trimmed(written, text[end : end + 1]) if len(written) <= LONGEST else ""
            if _HOST.search(address):
                last = max(start + 1, end - (len(written) - len(address)))
                yield _INVISIBLE.sub("", address).replace("&amp;", "&"), start, last


def may_hold_one(text: str) -> bool:
    """Return whether an address may be written out in a text; most texts hold none, which is told fast."""
    return "/" in text or "www." in text.lower()


def _apart(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield what stands together without a space, as in "https://a.orghttps://b.org" and "https://a](https://b"."""
    start = match.start()
    for glue in _GLUED.finditer(match.string, match.start(), match.end()):
        yield start, glue.start()
        start = glue.end()
    yield start, match.end()


def _whole(text: str, start: int, stop: int) -> tuple[str, int]:
    """Return an address with what the next lines surely hold of it, and where that ends."""
    pieces = [text[start:stop]]
    column = start - text.rfind("\n", max(0, start - _FULL), start) - 1
    while len(pieces) <= _BREAKS and (following := _NEXT.match(text, stop)):
        if not _goes_on(pieces[-1], column + len(pieces[-1]), following[1], following[2] is not None):
            break
        pieces.append(following[1])
        column, stop = following.start(1) - text.rfind("\n", stop, following.start(1)) - 1, following.end(1)
    return "".join(pieces), stop


def _goes_on(piece: str, width: int, rest: str, is_alone: bool) -> bool:
    """Return whether an address that ends a line goes on with what begins the next one."""
    if not piece or _NO_REST.match(rest):
        return False
    if piece[-1] == "%" or piece[-2:-1] == "%":
        return rest[0] in "0123456789abcdefABCDEF"
    is_path = bool(_PATH.search(rest)) or (is_alone and bool(_SLUG.match(rest)))
    if piece[-1] in "=&_-" and piece[-2:-1] not in "_-*":
        return is_path or (is_alone and piece[-1] != "_" and not rest.istitle())
    if piece[-1] == "?":
        return "=" in rest
    if piece[-3:-2] == "%" and rest[0] == "%":
        return True
    return is_path and (width >= _WRAPPED if piece[-1] == "/" else is_alone and width >= _FULL)


def _trimmed(address: str, following: str) -> str:
    """Return an address without what stands behind it; ``following`` is the character after that."""
    if not address.isascii():
        address = _without_text(address, following)
    surplus = {close: address.count(close) - address.count(opening) for close, opening in _PAIRS.items()}
    end = _closed(address, len(address), surplus)
    if behind := _BEHIND.search(address, 0, end):
        end = _closed(address, behind.start(), surplus)
    return address[:end]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _without_text(address: str, following: str) -> str:
    """Return an address without the text in a script without spaces that surely only follows it."""
    if glued := _compiled(_GLUED_TEXT).match(address):
        return glued[0]
    pattern = _LABEL_OF_NEXT if following == "：" else _PARTICLE
    text = _compiled(pattern).search(address[-9:])
    shorter = address[: -len(text[0])] if text else address
    return shorter if shorter.isascii() else address


def _closed(address: str, end: int, surplus: dict[str, int]) -> int:
    """Return where an address ends before closing punctuation, and brackets that it did not open."""
    if address.endswith(("...", "…"), 0, end):
        return end  # an address that was cut off shows it: "https://x.org/a-long-na..."
    while end:
        last = address[end - 1]
        if surplus.get(last, 0) > 0:
            surplus[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return end


# Endings of hosts that no file and no abbreviation has; where a path follows, no scheme is needed to know them.
_BARE = re.compile(
    r"(?<![\w@./:%-])(?://)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,4}"
    r"(?:com|org|net|edu|gov|int|info|io|dev|app|ai|uk|de|fr|ch|at|nl|be|it|es|pt|cz|ru|ua|jp|cn|kr|tw|br|mx|ca|au|nz|"
    r"in|se|no|dk|fi|eu|gr|tr|hu|ro|il|ir|za|wiki|blog|news|site|online)"
    rf"(?::\d{{2,5}})?/[^{_STOP}]*",
    re.IGNORECASE,
)


def without_scheme(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each address of a text that leaves its scheme out, "github.com/x", with https, its start and its end.

    A path must follow, and what comes before must end in what only hosts end in.
    """
    for match in _BARE.finditer(text):
        address = _trimmed(match[0], text[match.end() : match.end() + 1])
        if len(address) <= LONGEST:
            yield f"https://{address.lstrip('/')}", match.start(), match.start() + len(address)


def looks_like_one(text: str) -> bool:
    """Return whether a link's words are only its address, or nearly: "x.org/page", "https://x.org/…"."""
    text = text.strip()
    return bool(_URL.match(text)) or bool(re.fullmatch(r"(?://)?[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?", text))


def absolute(url: str) -> str:
    """Return an address that leaves its scheme out, as "//x.org/a" and "x.org/a" do, with https."""
    if url.startswith("//"):
        return f"https:{url}"
    return f"https://{url}" if _BARE.fullmatch(url[:LONGEST]) else url


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
