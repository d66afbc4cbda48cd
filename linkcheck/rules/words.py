"""What findings say: a catalogue of sentences, one folder a language, one table a rule.

Rules hold no sentence of their own; they name one of the catalogue's and give what is to be filled in. English is
complete; another language may lack what it likes, and says it in English then. A sentence that counts something is
a table of two: ``one`` for a single thing, ``other`` for all else.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from linkcheck.model import Link, Source, UserError
from linkcheck.spelling import suggestion

__all__ = ["ENGLISH", "Catalogue", "in_words_of", "lines", "read", "say", "shown", "told"]

ENGLISH = Path(__file__).parent / "messages" / "en"
OF_THE_PAGE = ("summary", "advice")  # what a rule's own page says in English
MOST_LINES = 10  # named in a sentence
MOST_SHOWN = 200  # characters of what an article or a page says that stand in a sentence

Sentence = str | Mapping[str, str]
Catalogue = Mapping[str, Sentence]  # by "rule.sentence"


@cache
def read(folder: Path) -> Catalogue:
    """Return the sentences in a folder's TOML files; `UserError` says what of them cannot be."""
    found: dict[str, Sentence] = {}
    path = None
    try:
        for path in sorted(folder.glob("*.toml")):
            for rule, sentences in tomllib.loads(path.read_text(encoding="utf-8-sig")).items():
                found.update(_checked(path, rule, sentences))
    except (OSError, UnicodeError, tomllib.TOMLDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UserError(f"messages: {path or folder}: {reason}") from None
    if not found:
        raise UserError(f"messages: {folder}: no sentences there (files ending in .toml, a table for each rule)")
    return found


def _checked(path: Path, rule: str, sentences: object) -> Iterator[tuple[str, Sentence]]:
    if not isinstance(sentences, dict):
        raise UserError(f"messages: {path.name}: {rule} is no table of sentences")
    for name, sentence in sentences.items():
        texts = list(sentence.values()) if isinstance(sentence, dict) else [sentence]
        if not (texts and all(isinstance(text, str) for text in texts)):
            raise UserError(f"messages: {path.name}: {rule}.{name} is no sentence")
        if isinstance(sentence, dict) and "other" not in sentence:
            raise UserError(f'messages: {path.name}: {rule}.{name} lacks "other"')
        _compare(path, f"{rule}.{name}", texts)
        yield f"{rule}.{name}", sentence


def _compare(path: Path, key: str, texts: list[str]) -> None:
    """Compare a translation with the English sentence: the same places to fill in, and nothing else."""
    if path.parent == ENGLISH:
        return
    english = read(ENGLISH)
    if key.partition(".")[2] in OF_THE_PAGE:
        return
    if key not in english:
        raise UserError(f"messages: {path.name}: there is no sentence {key}{suggestion(key, english)}")
    known = places(english[key])
    for text in texts:
        if unknown := places(text) - known:
            raise UserError(f"messages: {path.name}: {key} has nothing to fill in for {{{min(unknown)}}}")


def places(sentence: Sentence) -> frozenset[str]:
    """Return the names that are filled in; a brace that is none of a name's is refused."""
    texts = sentence.values() if isinstance(sentence, Mapping) else (sentence,)
    found = set()
    for text in texts:
        for part in text.split("{")[1:]:
            name, closed, _ = part.partition("}")
            if not (closed and name.isidentifier()):
                raise UserError(f"messages: {text!r} has a brace that names nothing")
            found.add(name)
    return frozenset(found)


_spoken: ContextVar[Catalogue | None] = ContextVar("_spoken", default=None)


@contextmanager
def in_words_of(folder: str | None) -> Iterator[None]:
    """While it lasts, take sentences from a folder of the user's where it has them."""
    token = _spoken.set(read(Path(folder)) if folder else None)
    try:
        yield
    finally:
        _spoken.reset(token)


def say(key: str, **values: object) -> str:
    """Return a sentence of the catalogue, filled in; the value `count` decides between singular and plural."""
    own = _spoken.get()
    sentence = own[key] if own and key in own else read(ENGLISH)[key]
    if isinstance(sentence, Mapping):
        form = "one" if values.get("count") == 1 else "other"
        sentence = sentence.get(form, sentence["other"])
    return sentence.format_map(values)


def lines(places: Sequence[Link | Source]) -> str:
    """Return the lines that entries or links stand on, as a sentence names them: "lines 3, 5, … 7 more"."""
    numbers = list(dict.fromkeys(str(place.region.start_line) for place in places))
    key = "words.lines" if len(numbers) <= MOST_LINES else "words.more-lines"
    return say(key, count=len(numbers), numbers=", ".join(numbers[:MOST_LINES]), more=len(numbers) - MOST_LINES)


def told(key: str, otherwise: str) -> str:
    """Return what the user's own catalogue says for a rule's page, else what the page says."""
    own = _spoken.get()
    sentence = own.get(key) if own else None
    return sentence if isinstance(sentence, str) else otherwise


def shown(text: str | None, most: int = MOST_SHOWN) -> str:
    """Return what an article or a page says, on one line and no longer than a sentence can hold."""
    line = " ".join((text or "")[: 4 * most].split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
