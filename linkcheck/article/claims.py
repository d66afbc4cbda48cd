"""What the words of an entry claim of a work: its title, its authors, where it was published.

Every style of citing has a form that is found in it and in no other text; where none is found and the words could
be anything, nothing is claimed, and the entry's whole text stands for the work.
"""

from __future__ import annotations

import re

from linkcheck import dates
from linkcheck.article import addresses, identifiers, names
from linkcheck.article.sites import is_named
from linkcheck.article.styles import QUOTED, UNDATED, Claim, cited, compiled

__all__ = ["Claim", "of_link", "of_words", "quoted", "without_addresses"]

_PARTS = r"\s+[-–—|·•]\s+"
_ANNOUNCES = re.compile(
    r"\b(?:available (?:at|from|online(?: at)?)|retrieved from|url|doi|link|online|unter|verfügbar unter|"
    r"disponible (?:en|sur|à)|disponível em|disponibile su|beschikbaar op|режим доступа|dostępne|erişim adresi|"
    r"see|vgl|accessed|abgerufen|hdl|pmid|isbn|arxiv)$",
    re.IGNORECASE,
)
# Where an entry begins to say where it was found and when it was read; nothing of the work stands behind it.
_ACCESS = re.compile(
    r"(?<=\S)[\s.,;:(\[–—-]+(?:available (?:at|from|online)|retrieved|accessed|last (?:accessed|visited)|"
    r"disponible (?:en|sur)|disponível em|acess(?:o|ado)(?: em)?\b|consultado|consulté|verfügbar unter|abgerufen|"
    r"zuletzt (?:abgerufen|besucht)|disponibile|consultato|beschikbaar|geraadpleegd|дата обращения|режим доступа|"
    r"dostupné|dostupno|dostępny|dostęp|доступно|elérhető|tillgänglig|tilgængelig|tilgjengelig|saatavilla|erişim|hämtad|hentet)\b(?!.{0,60}[\"“”„«»])",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[^\w\s]|\d")  # without any of which words are a title and nothing else
_LONGEST_ANNOUNCEMENT = 24  # characters
_OPEN = " ,.;:([–—|-"  # what announces something that is no longer there


def without_addresses(text: str) -> str:
    """Return a text without the addresses that are written out in it."""
    pieces, at = [], 0
    for _, start, end in addresses.find(text):
        pieces.append(text[at:start])
        at = end
    return " ".join(" ".join([*pieces, text[at:]]).split())


def quoted(text: str) -> tuple[str, ...]:
    """Return what stands in quotation marks."""
    return tuple(compiled(QUOTED).findall(text))


def of_words(text: str, url: str = "", *, is_bare: bool = True) -> Claim:
    """Return what an entry claims whose address is written out, or that has none.

    Words that a bare address follows are its title, those before a link that only points ("here") are not.
    """
    text = _plain(text)
    found = cited(text, url) or _parted(text, url)
    return found or (_alone(text) if url and is_bare else Claim())


def of_link(before: str, words: str, behind: str, url: str) -> Claim:
    """Return what an entry claims of which some words are a link; they are its title where one would stand.

    "A whole sentence that says something. See the website" has a link whose words name the page, not the work.
    """
    words = words.strip()
    inner = (cited(words, url) or _parted(words, url)) if _SIGNS.search(words) else None
    if inner and inner.title:
        authors, publisher = _around(before, without_addresses(behind), url)
        return Claim(inner.title, inner.authors or authors, inner.publisher or publisher)
    before, behind = _plain(before), without_addresses(behind)
    around = cited(f"{before} {words} {behind}", url)
    if around and around.title and (around.title in words or words in around.title):
        return around._replace(title=words.strip(' "“”„«»'))
    if len(before.split()) > 4 and not names.split(before.rstrip(" :,.–—-")):
        return around or Claim()
    authors, publisher = _around(before, behind, url)
    return Claim(words.strip(' "“”„«»'), authors, publisher)


def _around(before: str, behind: str, url: str) -> tuple[tuple[str, ...], str | None]:
    """Return the authors and the publisher that stand next to a title: "— A. Name (Site, 2020)", "by A. Name"."""
    if before.rstrip()[-1:] in tuple(":,–—-|") and is_named(before, url):
        return (), before.strip(" :,.–—-")
    match = compiled(
        r"[\s,]*(?:[-–—|·:,]|\b(?:by|von|par|por|di|af|av|door)\b)\s*([^,(（\d]{2,100}?)\s*(?:[,(（.]|$)"
    ).match(behind)
    bracket = compiled(r"[\s.]*[(（]([^()（）\d]{2,60}?)(?:,[^()]{0,30})?[)）]").search(behind[:200])
    publisher = bracket[1] if bracket and is_named(bracket[1], url) else None
    if match and is_named(match[1], url):
        return names.split(before), match[1].strip()
    return names.split(before) or (names.split(match[1]) if match else ()), publisher


def _plain(text: str) -> str:
    """Return a text without its addresses and identifiers and the words that announce them."""
    text = " ".join(identifiers.blanked(without_addresses(text)).split())
    access = _ACCESS.search(text)
    text = text[: access.start()] if access else text
    for _ in range(3):  # "… Available at: URL:"
        text = text.rstrip(_OPEN)
        announced = _ANNOUNCES.search(text, max(0, len(text) - _LONGEST_ANNOUNCEMENT))
        if not announced:
            break
        text = text[: announced.start()]
    return text.rstrip(_OPEN)


def _parted(text: str, url: str) -> Claim | None:
    """Read "Title - Site - date", "Title | Site" and "Site: Title", where the site has its name in the address."""
    parts = compiled(_PARTS).split(text[:1000])
    if len(parts) > 2 and _is_date(parts[-1]):
        title = text[: text.rindex(parts[-2], 0, text.rindex(parts[-1]))].rstrip(" -–—|·•")
        return _by(title, parts[-2], url)
    if len(parts) > 1 and is_named(parts[-1], url) and _is_title(text, parts[-1]):
        return Claim(text[: text.rindex(parts[-1])].rstrip(" -–—|·•"), publisher=parts[-1])
    if len(parts) > 1 and is_named(parts[0], url) and _is_title(text, parts[0]):
        return Claim(text[len(parts[0]) :].lstrip(" -–—|·•"), publisher=parts[0])
    site, colon, title = text.partition(": ")
    if colon and len(site.split()) <= 4 and len(title.split()) > 2 and is_named(site, url):
        return Claim(title.strip(), publisher=site)
    pieces = text.split(", ")
    places = [index for index, piece in enumerate(pieces) if index and is_named(piece, url)]
    if places and len(" ".join(pieces[: places[0]]).split()) > 2 and not names.split(pieces[0]):
        return Claim(", ".join(pieces[: places[0]]), publisher=pieces[places[0]])
    return None


def _is_date(words: str) -> bool:
    return len(words) < 24 and bool(dates.parse(words) or compiled(UNDATED).fullmatch(words))


def _is_title(text: str, site: str) -> bool:
    """Return whether what is left beside a site's name is enough for a title: "Home" is not."""
    rest = text.replace(site, "", 1)
    return len(re.findall(r"\w+", rest)) > 2 or (not rest.isascii() and len(rest) > 12)


def _by(title: str, who: str, url: str) -> Claim:
    authors = () if is_named(who, url) else names.split(who)
    return Claim(title, authors, None if authors else who)


def _alone(text: str) -> Claim:
    """Return the words before an address as a title where they are one phrase: "Report of the talks: https://…"."""
    is_remark = text[:1] in tuple("-–—|:,")  # behind the address
    text = text.strip(" :,-–—|")
    is_long = len(text.split()) > 2 or (not text.isascii() and len(text) > 5 and " " not in text)
    is_phrase = is_long and len(text) <= 200 and not compiled(r"[.?!。;,，、:：(（\"“]").search(text)
    return Claim(text) if is_phrase and not is_remark and not text[0].islower() else Claim()
