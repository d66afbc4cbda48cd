"""How many origins there are behind the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linkcheck import urls
from linkcheck.model import Article, Evidence, Fault, Level, Source
from linkcheck.rules.generic.nowhere import leads_nowhere
from linkcheck.rules.grounds import is_gone
from linkcheck.rules.registry import rule


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


def _subject(source: Source) -> str:
    return (source.url and urls.request_key(source.url)) or source.identifier or source.url or source.text


def _counted(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
