"""Walls: what a site shows instead of the page asked for, to robots, to strangers, or in the wrong country."""

from __future__ import annotations

import re
from collections.abc import Iterable

from linkcheck.page.kinds.look import LITTLE, TINY, Look, beside, stated, titled
from linkcheck.page.kinds.words import fold, found, words

__all__ = ["bot_wall", "consent_wall", "login_wall", "region_block"]

_TABLE = "walls.txt"
_REGION = 1200  # characters
_FIRST = 2  # sentences
_WORDS = 3  # of a title that says what it is about; "Captcha" and "Un momento" have other meanings
_ASIDE = 100  # characters in other sentences, as the advice to write to somebody or to come back
_NOTHING = 40  # characters in other sentences, where the signs are weak
_VAGUE = 100  # characters; a page with such a title has next to nothing else to say
_CONSENT = 3500  # characters; the purposes that a reader agrees to are many
_CONSENT_ADDRESS = re.compile(
    r"(?:consent|cmp|guce|privacy-gate|myprivacy|cookiewall)\.[^/]+/.*"
    r"|[^/]+/(?:consent|cookie-?wall|cookie-?consent|privacy-?wall|privacy-?gate|zustimmung|einwilligung|collectconsent|"
    r"cookies?-required|consent-or-pay)(?:[/.].*)?",
    re.IGNORECASE | re.DOTALL,
)
_LOGIN_ADDRESS = re.compile(
    r"(?:accounts?|login|signin|sso|auth|idp)\.[^/]+/.*"
    r"|[^/]+/(?:.*/)?(?:login|log-in|signin(?:/identifier)?|sign-in|sign_in|authwall|auth/login|accounts?/login"
    r"|users/sign_in|checkpoint|wp-login\.php|i/flow/login|servicelogin|sso|anmelden|connexion|uas/login|session/new|sessions/new|login\w{0,9})"
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
    """Return the signs by which a page is a challenge or a refusal for robots.

    A captcha alone makes none, for many a form has one; nor does a title, for there are manuals and poems.
    """
    if look.length >= LITTLE or look.articles:
        return ()
    start = found(words(_TABLE, "bot-start"), look.opening[:300], 1)
    if start and look.opening.replace("\n", " ").startswith(start[0]):
        return (f"text: {start[0]}",)
    title, shield, captcha = titled(look, _TABLE, "bot-head"), _loads(look, "shield"), _loads(look, "captcha")
    if not title and not shield and not captcha:
        return ()
    said = _refused(look, title)
    signs = (*filter(None, (title,)), *(f"text: {each}" for each in said), *shield, *captcha)
    return signs if _is_challenge(look, title, said, shield) else ()


def _refused(look: Look, title: str) -> tuple[str, ...]:
    """Return what a page says of robots, beside its title; some words of it only count beside a title."""
    sorts = ("bot-text", "bot-aside") if title else ("bot-text",)
    told = look.opening.replace(title.partition(": ")[2], "") if title else "\n".join(look.sentences)
    told = f"{told}\n{fold(look.statements.shape.noscript)}"
    return found((each for sort in sorts for each in words(_TABLE, sort)), told, 3)


def _is_challenge(look: Look, title: str, said: tuple[str, ...], shield: tuple[str, ...]) -> bool:
    rest = beside(look, said)
    if shield and (title or said):
        return rest < LITTLE // 2
    if title:
        is_long = title.count(" ") >= _WORDS
        is_alone = not rest and look.length < (TINY if is_long else _VAGUE) and not look.is_dated
        return is_alone or rest < _ASIDE * (len(said) + is_long * bool(said))
    if shield:
        return not rest and look.length < _VAGUE and not look.is_headed and not look.is_article
    return bool(said) and rest < _ASIDE and look.length < LITTLE // 2 and not (look.is_article or look.is_headed)


def _loads(look: Look, sort: str) -> tuple[str, ...]:
    return tuple(f"script: {hit}" for hit in found(words("sources.txt", sort), look.sources, 1))


# ---------------------------------------------------------------- countries


def region_block(look: Look) -> tuple[str, ...]:
    """Return the signs by which a page says that it may not be shown where it was asked for.

    It says so first: what a page says of countries further down, it says beside its subject.
    """
    if look.length >= _REGION or look.is_stated_article or look.is_for_sale:
        return ()
    phrases = words(_TABLE, "region-text")
    heads, said = _refusal(phrases, (head.text for head in look.heads)), _refusal(phrases, look.sentences[:_FIRST])
    if not heads and not said:
        return ()
    signs = [*(f"title: {each}" for each in heads), *(f"text: {each}" for each in said)]
    if "451" in look.headed.split() or "451:" in look.headed:
        signs.append("title: 451")
    rest = beside(look, phrases)
    if rest < _ASIDE and not look.is_dated:
        signs.append(f"says little else ({rest} characters)")
    return tuple(signs) if len(signs) > 1 and rest < _REGION // 2 else ()


def _refusal(phrases: tuple[str, ...], sentences: Iterable[str]) -> tuple[str, ...]:
    """Return the first phrase that a sentence states of something that is watched or read."""
    said = ((each, hit) for each in sentences for hit in stated(phrases, each))
    return next(((hit,) for each, hit in said if found(words(_TABLE, "region-noun"), each, 1)), ())


# ---------------------------------------------------------------- accounts


def login_wall(look: Look) -> tuple[str, ...]:
    """Return the signs by which a page asks for an account instead of showing anything.

    Many pages have a form to sign in at their top, and a manual may be titled like one: it has to say little else.
    """
    if look.length >= LITTLE or look.is_stated_article or look.is_for_sale:
        return ()
    title, forms, address = titled(look, _TABLE, "login-head"), _asks_for_a_password(look), _leads_to_login(look)
    if not (title or forms or address):
        return ()
    told = "\n".join(look.sentences)
    said, labels = found(words(_TABLE, "login-text"), told), found(words(_TABLE, "login-form"), told)
    signs = (*filter(None, (title, address, forms)), *(f"text: {each}" for each in (*said, *labels)))
    rest = beside(look, (*said, *labels))
    if (address == _SENT and (title or forms or said)) or (forms and (address or title.startswith("title"))):
        return signs if rest < TINY else ()
    is_wall = (title and forms and rest < _ASIDE) or (said and (title or forms) and rest < _NOTHING)
    return signs if is_wall else ()


_SENT = "address of a sign-in page that leads back"


def _asks_for_a_password(look: Look) -> str:
    shape = look.statements.shape
    if "password" in shape.inputs:
        return "asks for a password"
    has_field = not {"email", "text", "tel"}.isdisjoint(shape.inputs)
    return "a form to sign in" if has_field and any(map(_LOGIN_FORM.search, shape.forms[:20])) else ""


def _leads_to_login(look: Look) -> str:
    address = look.address
    if not address or not _LOGIN_ADDRESS.fullmatch(f"{address.host}{address.path}"[-300:]):
        return ""
    return _SENT if _RETURN.search(address.query[:2000]) else "address of a sign-in page"


# ---------------------------------------------------------------- cookies


def consent_wall(look: Look) -> tuple[str, ...]:
    """Return the signs by which a page is nothing but a question about cookies: a banner has a page behind it."""
    if look.length >= _CONSENT or look.is_stated_article or look.is_for_sale:
        return ()
    title, address = titled(look, _TABLE, "consent-head"), _asks_elsewhere(look)
    if not title and not address and (look.length >= LITTLE or look.is_headed):
        return ()
    said = _distinct(found(words(_TABLE, "consent-text"), look.opening, 12))
    signs = (*filter(None, (title, address)), *(f"text: {each}" for each in said[:4]))
    if address:
        return signs if len(said) > 2 or (said and title) else ()
    if len(said) < 3 or beside(look, said) >= _ASIDE:
        return ()
    is_bare = not look.is_headed and look.statements.shape.images < 2
    return signs if title.startswith("title") or is_bare or (title and look.is_headed) else ()


def _distinct(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """Return the phrases that are no part of another."""
    return tuple(each for each in phrases if not any(each != other and each in other for other in phrases))


def _asks_elsewhere(look: Look) -> str:
    address = look.address
    asks = address and address.query and _CONSENT_ADDRESS.fullmatch(f"{address.host}{address.path}"[:300])
    return "address of a consent page" if asks else ""
