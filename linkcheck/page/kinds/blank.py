"""Pages that show nothing: empty ones, and those that a script would have to fill first."""

from __future__ import annotations

import re

from linkcheck.page.kinds.look import Look, beside
from linkcheck.page.kinds.words import fold, found, words

__all__ = ["empty", "scripted"]

BLANK = 200  # characters; a name, "Loading …" and a copyright
_NAME = 40  # characters; the site's name, while its pages are fetched
_TOLD = 300  # characters for readers without JavaScript; a request to switch it on has fewer
_MOST_IMAGES = 3  # a logo, and two that count readers
_COUNTER = "googletagmanager.com/ns"  # a frame that Google Tag Manager puts on pages for readers without scripts
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
    """Return the signs by which a page shows nothing without JavaScript: hollow, with scripts to fill it."""
    shape = look.statements.shape
    scripts = len(shape.scripts) + shape.inline_scripts
    if look.length >= BLANK or not scripts or look.is_for_sale or _is_told(look) or not _is_hollow(look):
        return ()
    asked = found(words("sorts.txt", "script"), f"{look.opening}\n{fold(shape.noscript)}", 1)
    roots = [name for name in shape.roots[:20] if _ROOT.fullmatch(name)]
    signs = (*(f"noscript: {each}" for each in asked), *(f"root: {name}" for name in roots[:1]))
    if look.length >= (BLANK if asked else _NAME) and not _LOADING.search(look.opening):
        return ()
    is_bare = shape.images < (_MOST_IMAGES if signs else 1) and (signs or not shape.links)
    return (*signs, f"{look.length} characters", f"scripts: {scripts}") if is_bare else ()


def _is_hollow(look: Look) -> bool:
    """Return whether there is neither a heading nor a sentence, nor anything to watch."""
    shape = look.statements.shape
    is_empty = not look.is_headed and not _frames(look) and not look.is_moving and len(shape.links) <= _MOST_LINKS
    return is_empty and not beside(look, words("sorts.txt", "script"))


def _frames(look: Look) -> list[str]:
    """Return the frames that show something."""
    return [frame for frame in look.statements.shape.frames if _COUNTER not in frame]


def _is_told(look: Look) -> bool:
    """Return whether a page says without scripts what they will show, in its head or for readers without them."""
    if len(look.statements.shape.noscript) > _TOLD:
        return True
    return (
        look.is_stated_article
        or look.og_type.startswith("video")
        or (look.is_article and any(head.text.count(" ") >= _FEWEST for head in look.heads))
    )


def empty(look: Look) -> tuple[str, ...]:
    """Return the signs by which a page has nothing to show or to say, not even a title of three words."""
    shape = look.statements.shape
    if (
        look.length
        or shape.noscript
        or look.is_article
        or shape.images
        or _frames(look)
        or shape.links
        or look.is_moving
        or look.og_type.startswith("video")
    ):
        return ()
    titles = [head.text for head in look.heads]
    if not titles:
        return ("no title", "no text")
    if shape.roots or all(_GENERIC.fullmatch(title) for title in titles):
        return ("no text",)
    return ()
