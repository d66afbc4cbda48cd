"""Whether an article shows that it knows what it cites: "in a post on X", "not peer-reviewed", "a satire"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from linkcheck import tables
from linkcheck.model import Evidence
from linkcheck.rules.compare.addressed import without_addresses
from linkcheck.rules.compare.folding import fold

__all__ = ["entry", "has_name", "is_named", "knows", "sentences", "spaced", "squashed"]

LONGEST = 1500  # characters of a sentence, a title or an entry that are looked at
MOST = 8  # sentences that cite one source
_BETWEEN = re.compile(r"[\W_]++")
# Scripts that put no spaces between words, or write small words together with the next: Hebrew, Arabic, Thai, Lao,
# Burmese, Khmer, Han, kana, Hangul.
_JOINED = re.compile(
    "[\u0590-\u07ff\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_CAMEL = re.compile(r"[A-Z]?[a-z]{1,30}|[A-Z]{2,30}(?![a-z])")
_LEAST = 4  # letters of a part of an account's name that may name its owner


def spaced(text: str) -> str:
    """Return a text's words, folded, with a space before and after each."""
    return _spaced(text[:LONGEST])


@lru_cache(maxsize=1024)
def _spaced(text: str) -> str:
    return f" {_BETWEEN.sub(' ', fold(text)).strip()} "


def squashed(text: str) -> str:
    """Return a text's letters and digits, folded and run together."""
    return spaced(text).replace(" ", "")


def sentences(evidence: Evidence) -> str:
    """Return what the article says where it cites the source, and its title, folded."""
    said = (evidence.article.title or "", *evidence.source.sentences[:MOST])
    return "".join(spaced(_plain(text)) for text in said)


def entry(evidence: Evidence) -> str:
    """Return what the source's entry says beside its address, folded."""
    source = evidence.source
    return "".join(spaced(_plain(text)) for text in (source.text, source.title or "", *source.authors[:MOST]))


def _plain(text: str) -> str:
    return without_addresses(text[: 2 * LONGEST])


@cache
def _phrases(group: str) -> tuple[str, ...]:
    """Return the words of a group in all languages, as they are looked for in a folded text."""
    rows = tables.rows(__file__, "knowing.txt")
    found = [word for key, words in rows if key.partition(" ")[0] == group for word in words]
    return tuple(dict.fromkeys(map(_looked_for, found)))


def _looked_for(word: str) -> str:
    """Return a phrase folded, with the spaces that must stand around it; ``{}`` stays the place for a name."""
    folded = "{}".join(map(_kept, word.removesuffix("*").split("{}")))
    if _JOINED.search(word):
        return folded
    return f" {folded}" if word.endswith("*") else f" {folded} "


def _kept(part: str) -> str:
    return f"{' ' * part.startswith(' ')}{_spaced(part).strip()}{' ' * part.endswith(' ')}"


@lru_cache(maxsize=256)
def _filled(group: str, names: tuple[str, ...]) -> tuple[str, ...]:
    plain = [phrase for phrase in _phrases(group) if "{}" not in phrase]
    named = [phrase for phrase in _phrases(group) if "{}" in phrase]
    return (*plain, *(phrase.replace("{}", name) for phrase in named for name in names))


def knows(text: str, group: str, names: tuple[str, ...] = ()) -> bool:
    """Return whether a folded text has words of a group, those that need it with one of the site's names."""
    return any(phrase in text for phrase in _filled(group, names))


def has_name(text: str, names: Iterable[str]) -> bool:
    """Return whether a folded text has one of some names as words of its own; those of one letter are none."""
    return any((name in text) if _JOINED.search(name) else f" {name} " in text for name in names if len(name) > 1)


def is_named(text: str, account: str) -> bool:
    """Return whether a folded text names an account's owner: its name as a whole, or a telling part of it.

    ``elonmusk`` is named by "Elon Musk", ``SecBlinken`` by "Blinken".
    """
    whole = squashed(account)
    if len(whole) < 2 or whole.isdigit():
        return False
    if f" {whole} " in text or (len(whole) > _LEAST and whole in text.replace(" ", "")):
        return True
    return any(f" {part} " in text for part in _parts(account))


def _parts(account: str) -> Iterator[str]:
    for part in _CAMEL.findall(account[:100]):
        folded = part.casefold()
        if len(folded) >= _LEAST and folded not in _generic():
            yield folded


@cache
def _generic() -> frozenset[str]:
    rows = tables.rows(__file__, "labels.txt")
    return frozenset(word for key, words in rows if key == "generic" for word in words)
