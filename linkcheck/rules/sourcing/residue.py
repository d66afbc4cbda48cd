"""What a chatbot left in the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from linkcheck import tables
from linkcheck.model import Article, Confidence, Evidence, Fault, Level
from linkcheck.rules.registry import rule
from linkcheck.rules.words import say, shown

AROUND = 60  # characters of the text on each side that are shown
_QUOTES = "\"'“”‘’„‟«»‹›「」『』`"
# What an article is about that explains such codes, in its title or more than once in its text.
_ABOUT = re.compile(
    r"chatgpt|chatbot|language model|sprachmodell|modèle de langage|\bllms?\b|openai|语言模型", re.IGNORECASE
)
MOST_ABOUT = 3  # of such words; a text with as many speaks of chatbots


@rule(Level.ERROR, scope="article")
def ai_residue(article: Article, evidence: Sequence[Evidence]) -> Iterator[Fault]:
    """The text has left-over codes or phrases of a chatbot.

    Such codes stand where a chatbot meant to put a citation: what they stood for was never filled in.

    ## What it flags
    Codes such as ``oaicite``, ``turn0search0`` and ``【4†source】``, and sentences in which a chatbot speaks of
    itself ("As of my last knowledge update"). What stands between quotation marks, and articles about chatbots,
    are left alone.
    ## What to do
    Find out what each passage rests on, cite that, and take the code out.
    ## Flagged
    ```markdown
    The harbour was closed. :contentReference[oaicite:2]{index=2}
    ## Sources
    - [Harbour closed](https://daily.site/closed)
    ```
    ## Not flagged
    ```markdown
    # What chatbots leave behind
    A chatbot may leave `contentReference[oaicite:2]` in a text.
    ## Sources
    - [Chatbots and their codes](https://daily.site/codes)
    ```
    """
    match = _first(article)
    if match is None:
        return
    pattern, name = match
    around = article.text[max(0, pattern.start() - AROUND) : pattern.end() + AROUND]
    cited = shown(around)
    if name:
        yield Fault(say("ai-residue.code", tool=name, code=shown(pattern[0], 60)), cited=cited)
    else:
        yield Fault(say("ai-residue.phrase"), cited=cited, confidence=Confidence.MEDIUM)


def _first(article: Article) -> tuple[re.Match[str], str] | None:
    """Return the first thing that was left over, and who left it; nothing of an article about such things."""
    if _ABOUT.search(article.title or ""):
        return None
    codes, phrases = _patterns()
    speaks_of_them = len(_ABOUT.findall(article.text)) >= MOST_ABOUT
    for pattern, name in codes:
        found = pattern.search(article.text)
        if found and not _is_quoted(article.text, found) and not speaks_of_them:
            return found, name
    found = phrases.search(article.text)
    if (
        found
        and not _is_quoted(article.text, found)
        and not _ABOUT.search(article.text[: found.start()] + article.text[found.end() :])
    ):
        return found, ""
    return None


def _is_quoted(text: str, found: re.Match[str]) -> bool:
    before, after = text[: found.start()].rstrip("([{: "), text[found.end() :].lstrip(")]}:,. ")
    return before[-1:] in _QUOTES and bool(before) and after[:1] in _QUOTES and bool(after)


@cache
def _patterns() -> tuple[tuple[tuple[re.Pattern[str], str], ...], re.Pattern[str]]:
    codes: list[tuple[re.Pattern[str], str]] = []
    phrases: list[str] = []
    for key, words in tables.rows(__file__, "residue.txt"):
        sort, _, name = key.partition(" ")
        if sort == "code":
            codes.append((re.compile("|".join(words)), name))
        else:
            phrases += map(re.escape, words)
    # A chatbot speaks of itself where a sentence begins.
    begins = r"(?:^|[.!?。\n]\s{0,3})"
    return tuple(codes), re.compile(f"{begins}(?:{'|'.join(phrases)})", re.IGNORECASE | re.MULTILINE)
