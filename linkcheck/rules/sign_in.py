"""Addresses of pages to sign in at, told by their own words."""

from __future__ import annotations

import re

from linkcheck import urls
from linkcheck.model import Evidence, PageKind, Response
from linkcheck.urls import Address

__all__ = ["is_sent_to_sign_in", "is_sign_in"]

_LONGEST = 500  # characters of a path that are looked at
# What sites call these pages in their addresses; as the page's kind has it, without words that have other uses.
_HOST = re.compile(r"(?:accounts?|login|log-in|signin|sso|idp|cas|adfs|shibboleth)\.[^.]+\.[^.]+")
_PATH = re.compile(
    r"(?:.*/)?(?:log[-_]?in|sign[-_]?in|authwall|auth/login|oauth2?/authorize|saml2?/sso|cas/login|wp-login\.php"
    r"|(?:users|sessions?)/(?:sign_in|new)|anmelden|anmeldung|connexion|iniciar-sesion|accedi|inloggen|logowanie)"
    r"(?:\.\w{2,5})?/?",
    re.IGNORECASE | re.DOTALL,
)
# Kinds that have more to say than a form does.
_PAGES = frozenset((*(PageKind.ARTICLE, PageKind.DOCUMENT, PageKind.RECORD, PageKind.MEDIA), PageKind.LIVE))


def is_sign_in(address: Address) -> bool:
    """Return whether an address is that of a page to sign in at."""
    return _PATH.fullmatch(address.path[:_LONGEST]) is not None or _HOST.match(address.host) is not None


def is_sent_to_sign_in(evidence: Evidence) -> bool:
    """Return whether a redirect has led to a page to sign in at, from one that is none."""
    response, page = evidence.fetch, evidence.page
    if not isinstance(response, Response) or not response.redirects or page is None or page.kind in _PAGES:
        return False
    cited, final = urls.read(evidence.source.url or ""), urls.read(response.final_url)
    return cited is not None and final is not None and is_sign_in(final) and not is_sign_in(cited)
