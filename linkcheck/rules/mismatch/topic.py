"""What the article cites a source for, against what its page is about."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck.model import Confidence, Evidence, Fault, Level, Page, PageKind
from linkcheck.rules.compare import tongues
from linkcheck.rules.compare.addressed import without_addresses
from linkcheck.rules.compare.slugs import slug_words
from linkcheck.rules.compare.titles import Outcome, Why
from linkcheck.rules.compare.topic import Subject, Verdict, topic
from linkcheck.rules.mismatch.claimed import (
    has_text,
    is_one_page,
    lacks_words,
    link_texts,
    names_it,
    names_of,
    title_compared,
    titles_of,
)
from linkcheck.rules.registry import rule
from linkcheck.rules.words import say

_JUDGED = frozenset({PageKind.ARTICLE, PageKind.PAGE, PageKind.PRODUCT, PageKind.LIVE})
_NEAR = frozenset({Outcome.SAME, Outcome.CHECK})
_UNTOLD = frozenset({Why.SHORT, Why.UNTITLED})
_FOREIGN = frozenset({Why.SCRIPT, Why.LANGUAGE})


@rule(Level.WARNING)
def topic_mismatch(evidence: Evidence) -> Iterator[Fault]:
    """The page that opens is about something else than the article.

    It is asked where the article claims no title that could be compared. What counts is whether the page shares
    words with the entry, the sentences that cite it, the article's title and the words the article uses most, and
    whether it still has the words of its own address. Any of these is enough for silence; so are a page of fewer
    than 150 words, one in another language, a front page, a list of articles and a file.

    ## What it flags
    A page that has nearly none of these words. It is told as a note where the page fits its address: then it is
    the page that was cited, though perhaps not the one that was meant.
    ## What to do
    Open the page and check that it is the one meant; then correct the address, or cite an archived copy.
    ## Flagged
    ```markdown
    # Silt in the harbour

    The harbour board measured more silt in the northern channel than in any year since dredging began.

    ## Sources
    - https://harbour.site/news/northern-channel-silt-record
    ```
    ```http
    GET https://harbour.site/news/northern-channel-silt-record
    HTTP/1.1 200 OK
    content-type: text/html

    <html lang="en"><title>Ten pasta recipes for a rainy weekend</title>
    <h1>Ten pasta recipes for a rainy weekend</h1>
    <p>Bring a large pot of water to the boil and add as much salt as you would to a soup. While it is getting hot,
    peel the garlic and cut it into very thin slices, then warm them gently in plenty of olive oil until they begin
    to take on colour. Take the pan from the heat before they turn brown, for they will go on cooking and become
    bitter. Now cook the spaghetti until it still has a little bite, and keep a cup of the water in which it was
    cooked. Add the spaghetti to the oil with half of the cup and shake the pan until everything is covered with a
    creamy sauce. Taste it, add pepper, chopped parsley and a few drops of lemon juice, and eat it at once, hot as
    it is. The second recipe is for those who have tomatoes left over from the summer. Cut them into halves, put
    them on a tray with thyme and sugar, and leave them in a cool oven for three hours, until they are soft and
    sweet. They keep for a week in the fridge, and they are good with cheese and bread as well.
    ```
    ## Not flagged
    ```markdown
    # Silt in the harbour

    The harbour board measured more silt in the northern channel than in any year since dredging began.

    ## Sources
    - https://harbour.site/p/7
    ```
    ```http
    GET https://harbour.site/p/7
    HTTP/1.1 200 OK
    content-type: text/html

    <html lang="en"><title>What the dredgers found</title><p>The northern channel silted up last winter.
    ```
    """
    page = evidence.page
    if page is None or page.kind not in _JUDGED or not is_one_page(evidence, page) or not has_text(page):
        return
    claims = _claims(evidence, page)
    language = tongues.of_page(page)
    if claims is None or language is None or language != tongues.of_article(evidence.article):
        return
    source, article = evidence.source, evidence.article
    slug = slug_words(source.url or "")
    cited = (*claims, without_addresses(source.text), *source.sentences)
    names = names_of(evidence, page)
    verdict = topic(Subject(titles_of(page), page.text, slug, names), article.text, cited, (article.title or "",))
    said = next(filter(str.strip, (*claims, *source.sentences, article.title or "")), source.url)
    if verdict is Verdict.LOST:
        advice = say("topic-mismatch.lost-advice")
        yield Fault(say("topic-mismatch.lost"), said, page.title, advice=advice, confidence=Confidence.MEDIUM)
    elif verdict is Verdict.OTHER:
        confidence = Confidence.LOW if slug else Confidence.MEDIUM
        yield Fault(say("topic-mismatch.other"), said, page.title, confidence=confidence)


def _claims(evidence: Evidence, page: Page) -> tuple[str, ...] | None:
    """Return what the article calls the page where that tells little; None where comparing titles is enough."""
    claimed = evidence.source.title
    texts = link_texts(evidence, page)
    if claimed and names_it(claimed, evidence, page):
        compared = title_compared(claimed, evidence, page)
        is_told = compared.outcome is not Outcome.INCOMPARABLE or compared.why not in _UNTOLD
        if is_told or (compared.why is Why.SHORT and lacks_words(claimed, evidence, page)):
            return None
        texts = (claimed, *texts)
    for text in texts:
        compared = title_compared(text, evidence, page)
        if compared.outcome in _NEAR or compared.why in _FOREIGN:
            return None
    return texts
