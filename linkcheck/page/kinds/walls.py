"""Walls: what a site shows instead of the page asked for, to robots, to strangers, or in the wrong country."""

from __future__ import annotations

import re

from linkcheck.page.kinds.look import LITTLE, TINY, Look, titled
from linkcheck.page.kinds.words import fold, found, words

__all__ = ["bot_wall", "consent_wall", "login_wall", "region_block"]

_TABLE = "walls.txt"
_REGION = 1200  # characters
_FIRST = 2  # sentences
_REACH = 300  # characters from the beginning of the text
_WORDS = 3  # of a title that says what it is about; "Captcha" and "Un momento" have other meanings
_VAGUE = 100  # characters; a page with such a title has next to nothing else to say
_CONSENT = 3500  # characters; the purposes that a reader agrees to are many
_MOSTLY = 0.6  # share of a consent wall's words that stand in lines about consent
_CONSENT_ADDRESS = re.compile(
    r"(?:consent|cmp|guce|privacy-gate|myprivacy|cookiewall)\.[^/]+/.*"
    r"|[^/]+/(?:consent|cookie-?wall|cookie-?consent|privacy-?wall|privacy-?gate|zustimmung|einwilligung|collectconsent|"
    r"cookies?-required|consent-or-pay)(?:[/.].*)?",
    re.IGNORECASE | re.DOTALL,
)
_LOGIN_ADDRESS = re.compile(
    r"(?:accounts|login|signin|sso|auth|idp|passport|id)\.[^/]+/.*"
    r"|[^/]+/(?:.*/)?(?:login|log-in|signin|sign-in|sign_in|authwall|auth/login|accounts?/login|users/sign_in|checkpoint"
    r"|wp-login\.php|i/flow/login|servicelogin|sso|anmelden|connexion|uas/login|session/new|sessions/new|login\w{0,9})"
    r"(?:\.\w{2,5})?/?",
    re.IGNORECASE | re.DOTALL,
)
_RETURN = re.compile(
    r"(?:\A|&)(?:next|continue|return|returnto|return_to|returnurl|return_url|redirect|redirect_to|redirect_uri|redirecturl"
    r"|redir|goto|ref|from|session_redirect|destination|target|dest|service|came_from|back|url)=(?:https?|%2f|/)",
    re.IGNORECASE,
)
_LOGIN_FORM = re.compile(r"log-?in|sign-?in|session|authenticate|auth\b|sso|connexion|anmeld", re.IGNORECASE)


# ---------------------------------------------------------------- robots


def bot_wall(look: Look) -> tuple[str, ...]:
    """Return the signs by which a page is a challenge or a refusal for robots."""
    if look.length >= LITTLE or look.articles:
        return ()
    start = found(words(_TABLE, "bot-start"), look.opening[:300], 1)
    if start and look.opening.replace("\n", " ").startswith(start[0]):
        return (f"text: {start[0]}",)
    title, machinery = titled(look, _TABLE, "bot-head"), _challenged(look)
    if not title and not machinery:
        return ()
    said = found(words(_TABLE, "bot-text"), f"{look.opening}\n{fold(look.statements.shape.noscript)}", 2)
    signs = (*filter(None, (title,)), *(f"text: {each}" for each in said), *machinery)
    if title:
        is_alone = look.length < (TINY if title.count(" ") >= _WORDS else _VAGUE) and not look.is_dated
        return signs if machinery or said or is_alone else ()
    return signs if said and look.length < LITTLE // 2 and not look.is_article else ()


def _challenged(look: Look) -> tuple[str, ...]:
    hits = found(words("sources.txt", "shield"), look.sources, 1)
    return tuple(f"script: {hit}" for hit in hits)


# ---------------------------------------------------------------- countries


def region_block(look: Look) -> tuple[str, ...]:
    """Return the signs by which a page says that it may not be shown where it was asked for.

    It says so first: what a page says of countries further down, it says beside its subject.
    """
    if look.length >= _REGION or look.is_stated_article or look.is_for_sale:
        return ()
    phrases = words(_TABLE, "region-text")
    heads, said = found(phrases, look.headed, 1), found(phrases, "\n".join(look.sentences[:_FIRST]), 2)
    signs = [*(f"title: {each}" for each in heads), *(f"text: {each}" for each in said)]
    if "451" in look.headed.split() or "451:" in look.headed:
        signs.append("title: 451")
    if signs and look.length < _REGION // 2:
        signs.append(f"says little ({look.length} characters)")
    return tuple(signs) if len(signs) > 1 else ()


# ---------------------------------------------------------------- accounts


def login_wall(look: Look) -> tuple[str, ...]:
    """Return the signs by which a page asks for an account instead of showing anything."""
    if look.length >= LITTLE or look.is_stated_article or look.is_for_sale:
        return ()
    title, forms, address = titled(look, _TABLE, "login-head"), _asks_for_a_password(look), _leads_to_login(look)
    if not (title or forms or address):
        return ()
    said = found(words(_TABLE, "login-text"), look.opening)
    labels = found(words(_TABLE, "login-form"), look.opening)
    signs = (*filter(None, (title, address, forms)), *(f"text: {each}" for each in (*said, *labels)))
    if title or address:
        is_wall = bool(forms) or address == _SENT or (bool(title) and len((*said, *labels)) > 1)
    else:
        is_wall = bool(said and forms) and _opens_with(look, said)
    return signs if is_wall else ()


_SENT = "address of a sign-in page that leads back"


def _opens_with(look: Look, said: tuple[str, ...]) -> bool:
    """Return whether a page begins with what it says, and has little else to say."""
    return look.length < LITTLE // 2 and any(look.opening.find(each) < _REACH for each in said)


def _asks_for_a_password(look: Look) -> str:
    shape = look.statements.shape
    if "password" in shape.inputs:
        return "asks for a password"
    if any(_LOGIN_FORM.search(action) for action in shape.forms[:20]) and {"email", "text", "tel"} & set(
        shape.inputs
    ):
        return "a form to sign in"
    return ""


def _leads_to_login(look: Look) -> str:
    address = look.address
    if not address or not _LOGIN_ADDRESS.fullmatch(f"{address.host}{address.path}"[-300:]):
        return ""
    return _SENT if _RETURN.search(address.query[:2000]) else "address of a sign-in page"


# ---------------------------------------------------------------- cookies


def consent_wall(look: Look) -> tuple[str, ...]:
    """Return the signs by which a page is nothing but a question about cookies."""
    if look.length >= _CONSENT or look.is_stated_article or look.is_for_sale:
        return ()
    title, address = titled(look, _TABLE, "consent-head"), _asks_elsewhere(look)
    if not title and not address and (look.length >= LITTLE or look.is_headed):
        return ()
    said = _distinct(found(words(_TABLE, "consent-text"), look.opening, 12))
    signs = [*filter(None, (title, address)), *(f"text: {each}" for each in said[:4])]
    if len(said) < 3:
        return tuple(signs) if said and title and address else ()
    if address or (title and _is_mostly_about(look, said)):
        return tuple(signs)
    return tuple(signs) if len(said) > 3 and not look.is_headed and _is_mostly_about(look, said) else ()


def _distinct(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """Return the phrases that are no part of another."""
    return tuple(each for each in phrases if not any(each != other and each in other for other in phrases))


def _asks_elsewhere(look: Look) -> str:
    address = look.address
    asks = address and address.query and _CONSENT_ADDRESS.fullmatch(f"{address.host}{address.path}"[:300])
    return "address of a consent page" if asks else ""


def _is_mostly_about(look: Look, said: tuple[str, ...]) -> bool:
    """Return whether most of the words stand in lines that speak of consent."""
    lines = look.opening.split("\n")
    about = sum(len(line) for line in lines if any(each in line for each in said))
    return about >= _MOSTLY * sum(map(len, lines))
