"""What the article quotes and counts, against the text of the pages that it cites for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from linkcheck import model
from linkcheck.model import Article, Confidence, Evidence, Fault, FaultKind, Level
from linkcheck.rules.compare import differences, words
from linkcheck.rules.compare.cited import Cited, cited_quotations, cited_sentences, sole_quotations
from linkcheck.rules.compare.nearest import LONGEST_PASSAGE, NEARLY, Passage, Wanted, wanted
from linkcheck.rules.compare.numbers import Figures, amounts
from linkcheck.rules.generic.nowhere import leads_nowhere
from linkcheck.rules.mismatch.consulted import Consulted, Reading
from linkcheck.rules.registry import rule
from linkcheck.rules.standing import is_lost
from linkcheck.rules.words import say, shown

MOST_SOUGHT = 30  # quotations that are looked for at the other entries as well: each costs a look at all pages
MOST_SENTENCES = 50  # whose numbers are looked for on one page
MOST_PASSAGES = 6  # that are shown for one source
ALIKE = 0.3  # of the words from which a passage is worth showing; texts on other matters share 0.1, at most 0.4
MISQUOTED = 0.5  # from which a passage is the one that was quoted, where nothing says which page it is from


class _Outcome(Enum):
    """What became of a quotation that is not found where it is cited from."""

    MISSING = "the page has nothing like it"
    TURNED = "the page has it, but for a number or a word that turns it"
    ELSEWHERE = "the page of another source has it"
    UNREAD = "it may stand in what could not be read"


class _Verdict(NamedTuple):
    """A piece of the article that a page has not, and what of the page is nearest."""

    outcome: _Outcome
    text: str
    source: int  # its place in the list
    nearest: Passage | None = None
    other: int | None = None  # the place of the source that has it


@rule(Level.WARNING, scope="among")
def quote_not_found(
    article: Article, evidence: Sequence[Evidence], *, similarity: float = NEARLY
) -> Iterator[Fault]:
    """The page does not have the words that the article quotes from it.

    Looked at are quotations of five words or more, in quotation marks of any language, that a footnote, a number
    or a link beside them cites from a source. Case, accents, punctuation, omissions ("…", "[...]") and insertions
    ("[the president]") count for nothing; of several sources cited, one has to have it. Titles are no quotations.
    Where the page is in another language, the quotation may be a translation, and nothing is said; where only a
    part of the page or file could be read, the question stays open.

    Of an article that calls none of its sources, and has one that can be read, the quotations with a speaker are
    looked for there, and only told where the page has a passage that is much alike.

    ## What it flags
    A quotation of which no passage of the page has a share of `similarity` of the words (0 to 1) in their order,
    or one that the page has with another number or without its "not". One that another source has is noted.
    ## What to do
    Compare the quotation with the passage shown; then quote what the page says, or cite where the words stand.
    ## Flagged
    ```markdown
    The minister said the bridge “will never be opened to heavy traffic again”.[^1]

    [^1]: https://daily.site/bridge
    ```
    ```http
    GET https://daily.site/bridge
    HTTP/1.1 200 OK
    content-type: text/html

    <html lang="en"><title>Bridge stays shut until spring</title><h1>Bridge stays shut until spring</h1>
    <p>The old bridge over the river stays shut until the spring, the ministry said on Monday, because the
    pillars have to be looked at by divers and the water is still too high for them to work in safety.
    <p>The minister said that the bridge will be opened to heavy traffic again as soon as the engineers have
    finished their report, which she expects in the last week of April at the earliest.
    Until then, lorries have to take the road through the valley, which is longer by half an hour, and buses
    end at the market place. The town has asked for a ferry, but the ministry answered that there is no money
    for it this year, and that the winter is no time to build a landing place in any case.
    ```
    ## Not flagged
    ```markdown
    The minister said the bridge “will be opened … again as soon as [they] have finished their report”.[^1]

    [^1]: https://daily.site/bridge
    ```
    ```http
    GET https://daily.site/bridge
    HTTP/1.1 200 OK
    content-type: text/html

    <html lang="en"><title>Bridge stays shut until spring</title><h1>Bridge stays shut until spring</h1>
    <p>The old bridge over the river stays shut until the spring, the ministry said on Monday, because the
    pillars have to be looked at by divers and the water is still too high for them to work in safety.
    <p>The minister said that the bridge will be opened to heavy traffic again as soon as the engineers have
    finished their report, which she expects in the last week of April at the earliest.
    Until then, lorries have to take the road through the valley, which is longer by half an hour, and buses
    end at the market place. The town has asked for a ferry, but the ministry answered that there is no money
    for it this year, and that the winter is no time to build a landing place in any case.
    ```
    """
    sources = [Consulted(each) for each in evidence]
    cited = cited_quotations(article)
    asked = (_verdict(each, sources, similarity, is_sought=at < MOST_SOUGHT) for at, each in enumerate(cited))
    verdicts = [verdict for verdict in asked if verdict]
    missed, unread = _by_source(verdicts, _Outcome.MISSING), _by_source(verdicts, _Outcome.UNREAD)
    yield from (_told_missing(each, sources[index]) for index, each in missed.items())
    yield from (_told_unread(each, sources[index]) for index, each in unread.items())
    for verdict in verdicts:
        if verdict.other is not None:
            yield _told_elsewhere(verdict, sources)
        elif verdict.outcome is _Outcome.TURNED:
            yield _told_turned(verdict, sources[verdict.source])
    if not cited:  # nothing is called by a link either
        yield from _misquoted(article, sources, similarity)


def _verdict(
    cited: Cited, sources: Sequence[Consulted], similarity: float, *, is_sought: bool = True
) -> _Verdict | None:
    """Return what is to be said of a quotation: nothing where a page has it, or where it cannot be told."""
    text, indices = cited.quotation.text, cited.sources
    asked = wanted(text)
    own = [sources[index] for index in indices]
    if any(_has(each, asked) for each in own):
        return None
    if any(each.reading is Reading.NOTHING or not each.may_quote(text) for each in own):
        return None
    if cut := [index for index in indices if sources[index].reading is Reading.CUT]:
        return _Verdict(_Outcome.UNREAD, text, cut[0])
    if is_sought and (other := _elsewhere(sources, indices, asked)) is not None:
        return _Verdict(_Outcome.ELSEWHERE, text, indices[0], other=other)
    index, nearest = _nearest(sources, indices, asked)
    if nearest is None or nearest.share < similarity:
        is_alike = nearest is not None and nearest.share >= ALIKE
        # A page in a language that nobody tells may have it translated.
        told = is_alike or sources[index].languages
        return _Verdict(_Outcome.MISSING, text, index, nearest) if told else None
    language = sources[index].evidence.article.language
    return _Verdict(_Outcome.TURNED, text, index, nearest) if _is_turned(text, nearest, language) else None


def _by_source(verdicts: Sequence[_Verdict], outcome: _Outcome) -> dict[int, list[_Verdict]]:
    found: dict[int, list[_Verdict]] = {}
    for verdict in verdicts:
        if verdict.outcome is outcome:
            found.setdefault(verdict.source, []).append(verdict)
    return found


def _has(source: Consulted, asked: Wanted) -> bool:
    return any(text.has(asked) for text in source.texts)


def _elsewhere(sources: Sequence[Consulted], indices: Sequence[int], asked: Wanted) -> int | None:
    """Return another source whose page has some words."""
    others = (index for index in range(len(sources)) if index not in indices)
    return next(
        (index for index in others if any(text.has_as_written(asked) for text in sources[index].texts)), None
    )


def _nearest(sources: Sequence[Consulted], indices: Sequence[int], asked: Wanted) -> tuple[int, Passage | None]:
    """Return the nearest passage on the pages of some sources, and whose it is."""
    found = [(index, text.nearest(asked)) for index in indices for text in sources[index].texts]
    return max(found, key=lambda each: each[1].share if each[1] else 0.0, default=(indices[0], None))


def _is_turned(quoted: str, nearest: Passage, language: str | None) -> bool:
    """Return whether a passage that is nearly a quotation says something else: another number, or a "not" more."""
    numbers = any(map(str.isdecimal, nearest.missing)) and any(map(str.isdecimal, nearest.other))
    if numbers:
        return True
    return differences.negations(words.read(quoted).order, words.read(nearest.text).order, language) is not None


def _misquoted(article: Article, sources: Sequence[Consulted], similarity: float) -> Iterator[Fault]:
    """Yield what an article without marks quotes otherwise than its only source has it."""
    quotations = sole_quotations(article)
    if not quotations:
        return
    usable = [each for each in sources if not leads_nowhere(each.evidence) and not is_lost(each.evidence)]
    if len(usable) != 1 or usable[0].reading is not Reading.WHOLE:
        return
    source, missed = usable[0], []
    for quotation in quotations:
        asked = wanted(quotation.text)
        if not source.may_quote(quotation.text) or _has(source, asked):
            continue
        nearest = source.texts[0].nearest(asked)
        if nearest and MISQUOTED <= nearest.share < similarity:
            missed.append(_Verdict(_Outcome.MISSING, quotation.text, 0, nearest))
    if missed:
        yield _told_missing(missed, source)._replace(confidence=Confidence.LOW)


# ---------------------------------------------------------------- how it is told


def _told_missing(missed: Sequence[_Verdict], source: Consulted) -> Fault:
    passages = _passages(missed)
    return Fault(
        say("quote-not-found.missing", count=len(missed)),
        cited=passages[0].cited if passages else shown(missed[0].text, LONGEST_PASSAGE),
        found=passages[0].found if passages else None,
        source=source.evidence.source,
        confidence=Confidence.MEDIUM,
        passages=passages,
    )


def _passages(missed: Sequence[_Verdict]) -> tuple[model.Passage, ...]:
    """Return what the article says beside what is nearest to it, the nearest first."""
    pairs = [(each.nearest, each.text) for each in missed if each.nearest and each.nearest.share >= ALIKE]
    pairs.sort(key=lambda pair: -pair[0].share)
    return tuple(model.Passage(shown(text, LONGEST_PASSAGE), near.text) for near, text in pairs[:MOST_PASSAGES])


def _told_turned(verdict: _Verdict, source: Consulted) -> Fault:
    fault = _told_missing([verdict], source)
    return fault._replace(message=say("quote-not-found.turned"), confidence=Confidence.LOW)


def _told_elsewhere(verdict: _Verdict, sources: Sequence[Consulted]) -> Fault:
    entry = sources[verdict.other or 0].evidence.source
    return Fault(
        say("quote-not-found.elsewhere", line=entry.region.start_line),
        cited=shown(verdict.text, LONGEST_PASSAGE),
        found=entry.url or shown(entry.text),
        advice=say("quote-not-found.cite-other"),
        source=sources[verdict.source].evidence.source,
        level=Level.NOTE,
    )


def _told_unread(unread: Sequence[_Verdict], source: Consulted) -> Fault:
    return Fault(
        say("quote-not-found.unread", count=len(unread)),
        cited=shown(unread[0].text, LONGEST_PASSAGE),
        kind=FaultKind.OPEN,
        advice=say("quote-not-found.look"),
        source=source.evidence.source,
    )


@rule(Level.NOTE, scope="among")
def number_not_found(article: Article, evidence: Sequence[Evidence]) -> Iterator[Fault]:
    """The page does not have a number that the article cites it for.

    Looked at are numbers with a unit (shares, sums of money, people, measures) of sentences that cite one source
    alone. They are compared as values: "3.5 million" is "3,512,000" rounded, and "3,5 Mio.". Numbers of one
    figure, and shares that are told in words ("half"), are not looked for; converted ones are. A page of fewer
    than a hundred words, one that changes, and a file of which only the beginning is read say nothing of what
    they lack.

    ## What it flags
    A number with its unit whose value is nowhere on the page.
    ## What to do
    Look the number up on the page; then correct it, or cite the source that has it.
    ## Flagged
    ```markdown
    The repair of the bridge will cost €47.5 million.[^1]

    [^1]: https://daily.site/bridge
    ```
    ```http
    GET https://daily.site/bridge
    HTTP/1.1 200 OK
    content-type: text/html

    <html lang="en"><title>Bridge stays shut until spring</title><h1>Bridge stays shut until spring</h1>
    <p>The old bridge over the river stays shut until the spring, the ministry said on Monday, because the
    pillars have to be looked at by divers and the water is still too high for them to work in safety.
    <p>The repair of the bridge will cost €45.7 million, of which the country pays two thirds, and will be done
    as soon as the engineers have finished their report, in the last week of April at the earliest.
    Until then, lorries have to take the road through the valley, which is longer by half an hour, and buses
    end at the market place. The town has asked for a ferry, but the ministry answered that there is no money
    for it this year, and that the winter is no time to build a landing place in any case.
    ```
    ## Not flagged
    ```markdown
    The repair of the bridge will cost about €46 million.[^1]

    [^1]: https://daily.site/bridge
    ```
    ```http
    GET https://daily.site/bridge
    HTTP/1.1 200 OK
    content-type: text/html

    <html lang="en"><title>Bridge stays shut until spring</title><h1>Bridge stays shut until spring</h1>
    <p>The old bridge over the river stays shut until the spring, the ministry said on Monday, because the
    pillars have to be looked at by divers and the water is still too high for them to work in safety.
    <p>The repair of the bridge will cost €45.7 million, of which the country pays two thirds, and will be done
    as soon as the engineers have finished their report, in the last week of April at the earliest.
    Until then, lorries have to take the road through the valley, which is longer by half an hour, and buses
    end at the market place. The town has asked for a ferry, but the ministry answered that there is no money
    for it this year, and that the winter is no time to build a landing place in any case.
    ```
    """
    sources = [Consulted(each) for each in evidence]
    pages: dict[int, list[Figures]] = {}
    missed: dict[int, list[_Verdict]] = {}
    told: dict[int, list[str]] = {}
    asked: Counter[int] = Counter()
    for sentence in cited_sentences(article):
        index, source = sentence.source, sources[sentence.source]
        asked[index] += 1
        if asked[index] > MOST_SENTENCES:
            continue
        specific = [each for each in amounts(sentence.text) if each.is_specific]
        if not specific or source.reading is not Reading.WHOLE:
            continue
        figures = pages.setdefault(index, [Figures(each.text) for each in source.texts])
        if lacking := [each.text for each in specific if all(page.lacks(each) for page in figures)]:
            nearest = source.texts[0].nearest(wanted(sentence.text))
            missed.setdefault(index, []).append(_Verdict(_Outcome.MISSING, sentence.text, index, nearest))
            told.setdefault(index, []).extend(lacking)
    for index, numbers in told.items():
        yield _told_numbers(list(dict.fromkeys(numbers)), missed[index], sources[index])


def _told_numbers(numbers: Sequence[str], missed: Sequence[_Verdict], source: Consulted) -> Fault:
    fault = _told_missing(missed, source)
    return fault._replace(
        message=say("number-not-found.missing", count=len(numbers)), cited=shown(" · ".join(numbers))
    )
