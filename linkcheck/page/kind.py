"""What sort of page answered: an article, a front page, a wall against robots, or nothing at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linkcheck import urls
from linkcheck.model import Datum, PageKind
from linkcheck.page.statements import Statements

__all__ = ["kind_of"]

LITTLE = 1500  # characters; a wall says less, an article about walls says more

# The whole titles of the challenge pages of the large shields, as generally known (Cloudflare, PerimeterX,
# Imperva, AWS WAF, Akamai, F5, Fastly, Vercel, Radware, Anubis, DDoS-Guard, Sucuri) and those of Amazon, Walmart,
# Bloomberg and Silverchair. A site may stand before ("Bloomberg - …") or after a bar ("… | Cloudflare").
_WALL = re.compile(
    r"(?:[\w .]{1,30} [-|] )?"
    r"(?:just a moment|attention required|please wait|one more step|(?:please wait, )?checking your browser"
    r"|ddos-guard|access denied|access to this page has been denied|(?:sorry, )?you have been blocked"
    r"|pardon our interruption|are you a (?:robot|human)|robot or human|robot check|bot verification"
    r"|(?:human|browser|bot|security) (?:verification|check(?:point)?)"
    r"|verify(?:ing)? (?:that )?you are (?:a )?human"
    r"|request rejected|client challenge|vercel security checkpoint|making sure you're not a bot"
    r"|radware (?:bot manager )?captcha(?: page)?|shieldsquare captcha|validate user|captcha)"
    r"[.…!?\s]*(?:\| .{1,80})?",
    re.IGNORECASE,
)
# DataDome and Imperva title their pages with the host, or not at all.
_WALL_TEXTS = ("please enable js and disable any ad blocker", "request unsuccessful. incapsula incident id")


def kind_of(statements: Statements, titles: Sequence[Datum], url: str) -> PageKind:
    """Return what sort of page some statements were gathered from."""
    address = urls.read(url)
    if _is_wall(statements):
        return PageKind.BOT_WALL
    if address and address.scheme in {"http", "https"} and urls.is_homepage(address):
        return PageKind.HOMEPAGE
    if statements.articles or statements.meta("og:type").lower() == "article":
        return PageKind.ARTICLE
    return PageKind.PAGE if titles or statements.text else PageKind.EMPTY


def _is_wall(statements: Statements) -> bool:
    text = statements.text
    if len(text) >= LITTLE or statements.articles:
        return False
    headings = [each.text for each in statements.headings[:1]]
    if any(_WALL.fullmatch(title) for title in (statements.title, *headings)):
        return True
    return text[:300].lower().startswith(_WALL_TEXTS)
