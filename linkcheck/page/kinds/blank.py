"""Pages that show nothing: empty ones, and those that a script would have to fill first."""

from __future__ import annotations

import re

from linkcheck.page.kinds.look import Look, beside
from linkcheck.page.kinds.words import fold, found, words

__all__ = ["empty", "scripted"]

BLANK = 200  # characters; a name, "Loading …" and a copyright
SAYING = 600  # characters in which a page may ask for scripts, with its name and where to find help
_ASIDE = 100  # characters in sentences about anything else
_TOLD = 300  # characters for readers without JavaScript; a request to switch it on has fewer
_MOST_IMAGES = 3  # a logo, and two that count readers
_FEWEST = 3  # words of a title that says what a page is about
_MOST_LINKS = 5
_ROOT = re.compile(
    r"(?:root|app|__next|__nuxt|___gatsby|react-root|reactroot|app-root|main-app|svelte|q-app|vue-app|ember-app|mount"
    r"|application|app-container|app-mount|main-root|page-root|react-app|reactapp|layers|yDmH0d|single-spa.{0,30}|portal"
    r"|__sveltekit|app-wrapper|site-root|root-app|content-root)",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"(?:untitled(?: document| page)?|document|home|index|loading|page|new page|title|test|\W)*", re.IGNORECASE
)
_LOADING = re.compile(
    r"loading|chargement|lädt|wird geladen|cargando|carregando|caricamento|загрузка|laden|加载|読み込み"
)


def scripted(look: Look) -> tuple[str, ...]:
    """Return the signs by which a page shows nothing without JavaScript: it is hollow, and a script is to fill it."""
    shape = look.statements.shape
    if look.length >= SAYING or look.is_for_sale or _is_told(look) or not (shape.scripts or shape.inline_scripts):
        return ()
    phrases = words("sorts.txt", "script")
    said = found(phrases, look.opening, 1)
    if said and _is_asking(look):
        return (f"text: {said[0]}", f"{look.length} characters without it")
    if look.length >= BLANK or not _is_hollow(look):
        return ()
    asked = said or found(phrases, fold(shape.noscript), 1)
    roots = [name for name in shape.roots[:20] if _ROOT.fullmatch(name)]
    signs = (*(f"noscript: {each}" for each in asked), *(f"root: {name}" for name in roots[:1]))
    if not signs and (look.length and not _LOADING.search(look.opening)):
        return ()
    is_bare = shape.images < (_MOST_IMAGES if signs else 1) and (signs or not shape.links)
    scripts = len(shape.scripts) + shape.inline_scripts
    return (*signs, f"{look.length} characters", f"{scripts} scripts") if is_bare else ()


def _is_asking(look: Look) -> bool:
    """Return whether a page says little but that it needs scripts."""
    return len(look.statements.shape.links) <= 2 * _MOST_LINKS and not look.is_headed and beside(look) < _ASIDE


def _is_hollow(look: Look) -> bool:
    """Return whether there is neither a heading nor a sentence, nor anything to watch."""
    shape = look.statements.shape
    is_empty = not look.is_headed and not shape.frames and not look.is_moving and len(shape.links) <= _MOST_LINKS
    return is_empty and not beside(look)


def _is_told(look: Look) -> bool:
    """Return whether a page says without scripts what they will show, in its head or for readers without them."""
    if len(look.statements.shape.noscript) > _TOLD:
        return True
    return look.is_stated_article or (
        look.is_article and any(head.text.count(" ") >= _FEWEST for head in look.heads)
    )


def empty(look: Look) -> tuple[str, ...]:
    """Return the signs by which a page has nothing to show or to say, not even a title of three words."""
    shape = look.statements.shape
    if look.length or shape.noscript or look.is_article or shape.images or shape.frames or shape.links or look.is_moving:
        return ()
    titles = [head.text for head in look.heads]
    if not titles:
        return ("no title", "no text")
    if shape.roots or all(_GENERIC.fullmatch(title) for title in titles):
        return ("no text",)
    return ()
