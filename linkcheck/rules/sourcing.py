"""The list as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from linkcheck import urls
from linkcheck.model import Article, Evidence, Fault, Level, Source
from linkcheck.rules.dead import is_gone
from linkcheck.rules.generic import leads_nowhere
from linkcheck.rules.registry import rule

MOST_LINES = 10  # named in a message


@rule(Level.WARNING, scope="article")
def no_sources(article: Article, evidence: Sequence[Evidence]) -> Iterator[Fault]:
    """The article names no sources.

    ## What it flags
    An article in which no list of sources was found: no heading for one, no footnotes, no line "Sources: …".
    ## What to do
    Add the list of what was read, or give the list one of the usual headings.
    ## Flagged
    ```markdown
    # Leaders to hold talks
    The Kremlin said so.
    ```
    ## Not flagged
    ```markdown
    # Leaders to hold talks
    The Kremlin said so.
    ## Sources
    - [Statement of the Kremlin](http://en.kremlin.ru/events/president/news/67364)
    ```
    """
    if evidence:
        return
    if not article.text.strip():
        yield Fault("The article is empty.")
    elif article.links:
        yield Fault(f"There is no list of sources, but {_counted(len(article.links), 'link')} in the text.")
    else:
        yield Fault("There is no list of sources.")


@rule(Level.WARNING, scope="article")
def single_source(article: Article, evidence: Sequence[Evidence]) -> Iterator[Fault]:
    """The list rests on a single usable source, or on none.

    ## What it flags
    A list of which at most one entry leads to a document, once search engines, placeholders, broken addresses,
    dead pages and repetitions are left out. What could not be checked counts as usable.
    ## What to do
    Add a source that is independent of the first, or the primary source behind it.
    ## Flagged
    ```markdown
    ## Sources
    1. https://google.com/
    2. https://www.aljazeera.com/news/2021/12/15/russia-putin-china-xi-to-hold-talks
    ```
    ## Not flagged
    ```markdown
    ## Sources
    1. https://www.aljazeera.com/news/2021/12/15/russia-putin-china-xi-to-hold-talks
    2. http://en.kremlin.ru/events/president/news/67364
    ```
    """
    usable = {_subject(each.source) for each in evidence if not leads_nowhere(each) and not is_gone(each)}
    if not evidence or len(usable) > 1:
        return
    listed = _counted(len(evidence), "entry", "entries")
    if usable:
        yield Fault(f"The list of {listed} rests on a single usable source.", found=next(iter(usable)))
    else:
        yield Fault(f"None of the list's {listed} leads to a document.")


@rule(Level.NOTE, scope="article")
def duplicate_source(article: Article, evidence: Sequence[Evidence]) -> Iterator[Fault]:
    """The same address is listed more than once.

    ## What it flags
    Entries whose addresses are the same page, however they are written. Parts of one page (``#section``) are
    counted as different.
    ## What to do
    List the page once, or put in the address that was meant.
    ## Flagged
    ```markdown
    ## Sources
    - https://daily.example/talks
    - https://DAILY.example:443/talks
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - https://daily.example/talks#one
    - https://daily.example/talks#two
    ```
    """
    entries: dict[str, list[Source]] = defaultdict(list)
    for each in evidence:
        address = urls.read(each.source.url) if each.source.url else None
        if address:
            entries[address.href].append(each.source)
    for url, sources in entries.items():
        if len(sources) > 1:
            yield Fault(
                f"The same address is listed {len(sources)} times (lines {_lines(sources)}).",
                cited=url,
                source=sources[1],
            )


def _subject(source: Source) -> str:
    return (source.url and urls.request_key(source.url)) or source.identifier or source.url or source.text


def _lines(sources: Sequence[Source]) -> str:
    numbers = list(dict.fromkeys(str(source.region.start_line) for source in sources))
    more = f", … {len(numbers) - MOST_LINES} more" if len(numbers) > MOST_LINES else ""
    return ", ".join(numbers[:MOST_LINES]) + more


def _counted(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
