"""Which languages an article, a page and a title are in, as far as that is known."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from linkcheck.languages import language_of
from linkcheck.model import Article, Page
from linkcheck.rules.compare import words

__all__ = ["of_article", "of_page", "primary", "speaks_another"]

# Languages that are one in writing, or have two tags (ISO 639-1, its retired codes, ISO 639-3).
_SAME = dict.fromkeys(("nb", "nn"), "no") | dict.fromkeys(("bs", "sr", "sh"), "hr")
_SAME |= {"cmn": "zh", "yue": "zh", "iw": "he", "in": "id"}
_LONGEST = 3000  # characters, as `language_of` reads


def primary(language: str | None) -> str | None:
    """Return a language's tag (BCP 47) without region and script."""
    tag = (language or "").replace("_", "-").partition("-")[0].lower()
    return _SAME.get(tag, tag) or None


@lru_cache(64)
def _told(text: str) -> str | None:
    return primary(language_of(text))


def of_article(article: Article) -> str | None:
    """Return the language of an article, as its own words tell it or as it says."""
    return _told(article.text[:_LONGEST]) or primary(article.language)


def of_page(page: Page) -> str | None:
    """Return the language of a page: its words' before the one it declares, which may be its template's."""
    return _told(page.text[:_LONGEST]) or primary(page.language)


def speaks_another(text: str, page: Page, article: Article) -> bool:
    """Return whether a short text may be in another language than a page.

    Its small words tell, where they are none of the article's own language; else it is taken to be in that. Where
    nothing is known, letters tell that the page does not use.
    """
    theirs, own = of_page(page), of_article(article)
    told = frozenset(map(primary, words.languages_told(text)))
    if theirs and told and words.is_told(theirs):
        return theirs not in told or (own is not None and own != theirs and own in told)
    if theirs and own:
        return own != theirs
    return bool(_letters(text) - _letters(page.text[:_LONGEST]))


def _letters(text: str) -> frozenset[str]:
    """Return the letters beyond those of English in a text's words, without those of names."""
    if text.isascii():
        return frozenset()
    said = "".join(word for word in unicodedata.normalize("NFC", text).split() if word[:1].islower())
    return frozenset(letter for letter in said if letter > "\x7f" and letter.isalpha())
