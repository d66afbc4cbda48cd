"""Pages that show nothing: empty ones, and those that a script would have to fill first."""

from __future__ import annotations

import re

from linkcheck.page.kinds.look import Look
from linkcheck.page.kinds.words import fold, found, words

__all__ = ["empty", "scripted"]

BLANK = 200  # characters; a name, "Loading …" and a copyright
SAYING = 600  # characters in which a page may ask for scripts, with its name and where to find help
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
    """Return the signs by which a page shows nothing without JavaScript."""
    shape = look.statements.shape
    if look.length >= SAYING or look.is_for_sale or _is_told(look):
        return ()
    if not shape.scripts and not shape.inline_scripts:
        return ()
    phrases = words("sorts.txt", "script")
    said = found(phrases, look.opening, 1)
    asked = said or found(phrases, fold(shape.noscript), 1)
    if said and len(shape.links) <= 2 * _MOST_LINKS and not look.is_headed:
        return (f"text: {said[0]}", f"{look.length} characters without it")
    roots = [name for name in shape.roots[:20] if _ROOT.fullmatch(name)]
    signs = (*(f"noscript: {each}" for each in asked), *(f"root: {name}" for name in roots[:1]))
    if look.length >= BLANK or len(shape.links) > _MOST_LINKS or look.is_headed:
        return ()
    if signs or _LOADING.search(look.opening) or not look.length:
        scripts = len(shape.scripts) + shape.inline_scripts
        return (
            (*signs, f"{look.length} characters", f"{scripts} scripts")
            if _is_bare(look, has_signs=bool(signs))
            else ()
        )
    return ()


def _is_bare(look: Look, *, has_signs: bool) -> bool:
    """Return whether there is nothing to see on the page but what a script will put there."""
    shape = look.statements.shape
    if has_signs:
        return shape.images < 5
    return not shape.images and not shape.frames and not shape.links


def _is_told(look: Look) -> bool:
    """Return whether the head says what the script will show: an article and its title."""
    return look.is_stated_article or (
        look.is_article and any(head.text.count(" ") >= _FEWEST for head in look.heads)
    )


def empty(look: Look) -> tuple[str, ...]:
    """Return the signs by which a page has nothing to show or to say, not even a title of three words."""
    shape = look.statements.shape
    if look.length or look.is_article or shape.images or shape.frames or shape.links:
        return ()
    titles = [head.text for head in look.heads]
    if not titles:
        return ("no title", "no text")
    if shape.roots or all(_GENERIC.fullmatch(title) for title in titles):
        return ("no text",)
    return ()
