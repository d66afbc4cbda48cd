"""Whether an entry without an address cites a work: a book, a standard, an agency, an interview, a survey."""

from __future__ import annotations

import re
from functools import cache

from linkcheck.article import entry_dates, identifiers, strays, styles
from linkcheck.article.blocks import Block, Kind

__all__ = ["names_a_work"]

_LONGEST_NOTE = 40  # words of a note that cites without the form of a citation
_YEAR = r"(?:1[5-9]|20)\d{2}"
# What only citations have, wherever they stand.
_CITATION = (
    r"\b(?:ISBN|ISSN|doi:|arXiv:|PMID)|"
    r"\b(?:ISO|IEC|DIN|EN|NIST|FIPS|IEEE|ANSI|ITU-[TR]|ECMA|ETSI|RFC|BS|JIS|ASTM|ГОСТ|GOST|GB/T|W3C)"
    r"(?:[/ -]{1,2}(?:[A-Z]{1,5}|Р))?[ -]?\d{2,6}|"
    rf"\b[^\W\d_a-zа-я][\w'’-]+(?:,? (?:et al\.?|u\. ?a\.|и др\.))?,? "
    rf"[(（]{_YEAR}[a-z]?(?:[,:][^()]{{1,20}})?[)）]|"
    rf"\b[^\W\d_a-zа-я][\w'’-]+ {_YEAR}[a-z]?[,:] ?(?:pp?\.|S\.|с\.|p[áa]g\.)? ?\d{{1,4}}\b|"
    r",\s?(?:pp?\.|S\.|Seiten? |с\.|стр\.|p[áa]gs?\.|s\.|стор\.|str\.|blz\.) ?\d{1,4}|"
    r"\b(?:ebd\.|ebenda|a\. ?a\. ?O\.|ibid\b|ibidem|op\. ?cit|loc\. ?cit|там же|указ\. соч)|"
    rf"\b(?:Press|Verlag|[ÉE]ditions|Editorial|Издательство|Publishers?|Publishing|Edizioni|Uitgeverij|Förlag|Kiadó)"
    rf"\b.{{0,40}}\b{_YEAR}|"
    r"\[(?:online|cit\. |en ligne|en línea)|"
    r"\b[Aa]r(?:chi|k[ií])[vw](?:es?|o|i|um|á?l?a?)?\b[^.;]{3,80}, [^.;]{0,30}\d|"
    r"\b(?:chapter|chap\.|ch\.|section|Kapitel|chapitre|capítulo) \d{1,3} (?:of|in|aus|von|de) |"
    r"\bIn: |\s//\s|\bVol\. ?\d|\bBd\. ?\d|\[(?:[JMNCDRSPZ]|EB/OL|DB/OL)\][.．]|\bet al\.|"
    r"\b(?:BVerfG|BGH|BVerwG|EuGH|ECLI:|BGBl|OJ [LC]|U\.S\.C\.|C\.F\.R\.|F\.[23]d)\b|§ ?\d|\bv\. [A-Z][\w.]+,|"
    r"\b(?:[Ii]nterview|[Gg]espräch|[Ee]ntretien|[Ee]ntrevista|[Ii]ntervista|[Ww]ywiad|[Ии]нтервью|"
    r"[Pp]ersonal communication|[Uu]mfrage|[Ss]urvey|"
    r"[Ss]ondage|[Ee]ncuesta) (?:with|mit|avec|con|z|с|by|von|par|de|of|der|des|vom|conducted)\b"
)
# A note that only points to a name: "Quelle: dpa", "Source: A, B and C", "vgl. A".
_POINTS = re.compile(
    r"(?i:source|quelle|see|cf\.|vgl\.|siehe|voir|fuente|fonte|bron|см\.|źródło|出典|来源|出处)[:：\s]\s*(?=[^\W\d_a-zà-öø-ÿа-яё])"
)
# What a reference manager or a template left where a citation should stand, and words for "nothing".
_EMPTY = re.compile(
    r"(?:NO_ITEM_DATA\b.*|\W*(?:citation needed|todo|tbd|tba|xxx|lorem ipsum.*|\?+|-+|\.\.\.|…)\W*)",
    re.IGNORECASE | re.DOTALL,
)
# One word that stands for a source: an agency, a standard, "the same".
_ONE_WORD = (
    r"[^\W\d_a-z]{2,12}|\w{2,20}(?:/\w{2,20}){1,5}|[^\W\d_]{1,20}[\w-]{0,20}\d[\w.-]{0,20}|"
    r"[\u3040-\u9fff\uac00-\ud7af]{2,30}|[\w-]{2,40}(?:\.[\w-]{2,20}){1,5}|[^\W\d_]{2,40}"
)
# "A title, by A. Name" and no more.
_PERSON = r"(?:(?:[^\W\d_a-z]\.\s?){1,3}|[^\W\d_a-z][\w'’-]+ )(?:[^\W\d_a-z]\. ?)?[^\W\d_a-z][\w'’-]+"
_BY_NAME = (
    r"[^\W\d_a-z][^.;:!?]{6,200}(?:,|”|\"|») (?:by|von|par|por|di) "
    rf"{_PERSON}(?:(?:,| and| &| und| et| y){{1,2}} {_PERSON}){{0,6}}\.?"
)
_THE_SAME = re.compile(r"ibid(?:em)?|idem|ebd|ebenda|dies(?:elben?)?|ders|derselbe|supra", re.IGNORECASE)
_CAPITALS = re.compile(r"[^\W\d_a-zà-öø-ÿа-яёα-ω]{2}|[/\d.]")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def names_a_work(entry: Block, text: str) -> bool:
    """Return whether an entry without an address cites something; remarks, glosses and empty items do not.

    What a list under a heading of sources holds counts unless it says nothing; a note or a paragraph only where it
    has the form of a citation.
    """
    if not any(map(str.isalnum, text)) or _EMPTY.fullmatch(text) or strays.is_nothing(text):
        return False
    if entry.claims or entry.kind is Kind.REFERENCE:
        return True
    if identifiers.of_text(text):
        return True
    if entry.kind in {Kind.ITEM, Kind.ROW}:
        return (len(text.split()) > 1 and text.rstrip()[-1] not in ":：") or _is_one_word(text)
    return _cites(text)


def _is_one_word(text: str) -> bool:
    """Return whether a single word stands for a source: "dpa/afp", "BIP9", "УНН", "Dieselben", no common word."""
    word = text.strip(" .*_()[]")
    if not _compiled(_ONE_WORD).fullmatch(word):
        return False
    return word.lower() == word.upper() or bool(_CAPITALS.search(word)) or bool(_THE_SAME.fullmatch(word))


def _cites(text: str) -> bool:
    """Return whether a note or a paragraph has the form of a citation."""
    if _compiled(_CITATION).search(text) or styles.cited(text, ""):
        return True
    words = text.split()
    if _POINTS.match(text):
        return len(words) < _LONGEST_NOTE
    if 3 < len(words) < _LONGEST_NOTE and _compiled(_BY_NAME).fullmatch(text):
        return True
    is_short = 2 < len(words) < _LONGEST_NOTE
    return (
        is_short and text.rstrip()[-1] not in "?!" and entry_dates.read(text)[0] is not None and _is_listed(text)
    )


def _is_listed(text: str) -> bool:
    """Return whether a text is pieces between commas and full stops, as citations are, and no sentence."""
    pieces = [piece.split() for piece in re.split(r"[.,;:—–()]\s", text) if piece.strip()]
    return len(pieces) > 1 and sum(map(len, pieces)) < 9 * len(pieces) and text[0].isupper()
