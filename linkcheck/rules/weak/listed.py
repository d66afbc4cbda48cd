"""Sources that a list speaks of: satire by our own, whatever else by the user's."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck.model import Evidence, Fault, Level
from linkcheck.rules.grounds import address_of
from linkcheck.rules.lists.fact import Fact
from linkcheck.rules.lists.own import of_the_user
from linkcheck.rules.registry import rule
from linkcheck.rules.weak.first import Sort, first
from linkcheck.rules.weak.knowing import entry, has_name, knows, sentences, spaced
from linkcheck.rules.weak.names import names_of, site_of
from linkcheck.rules.weak.subject import subject_of
from linkcheck.rules.words import say, shown

MOST = 10  # lists that are named with one source


@rule(Level.ERROR)
def listed_source(
    evidence: Evidence, *, errors: str = "satire, fake, imposter", notes: str = "state media, advocacy"
) -> Iterator[Fault]:
    """A list speaks of the source: it is satire, or a list of the user's own names it.

    linkcheck itself only knows which sites describe themselves as satire. Which outlets are reliable is for
    editors to say, with lists of their own; a finding names the list, its date and what it says, and nothing is
    held against what stands on no list.

    ## What it flags
    Satire, unless the entry or the citing sentence calls it that, or the article's title names the site. And every
    address that one of the user's lists covers, with the dates, paths and authors that the list names: as a
    warning, as an error where the list's label is one of `errors`, as a note where it is one of `notes`.
    ## What to do
    Replace the source, or say in the article what it is.
    ## Flagged
    ```markdown
    ## Sources
    - [Area man wins an argument](https://www.theonion.com/area-man-wins-an-argument-1819564321)
    ```
    ## Not flagged
    ```markdown
    ## Sources
    - [Area man wins an argument (satire)](https://www.theonion.com/area-man-wins-an-argument-1819564321)
    ```
    """
    sort = first(evidence, "listed-source")
    if sort and not _is_called_satire(evidence, sort):
        yield _satire(evidence, sort)
    for fact in _listed(evidence):
        note = shown(fact.note) or None
        yield Fault(_told(fact), cited=evidence.source.url, found=note, level=_level(fact, errors, notes))


def _is_called_satire(evidence: Evidence, sort: Sort) -> bool:
    is_about = sort.fact is not None and has_name(spaced(evidence.article.title or ""), names_of(sort.fact))
    return is_about or knows(f"{sentences(evidence)}{entry(evidence)}", "satire")


def _satire(evidence: Evidence, sort: Sort) -> Fault:
    advice = say("listed-source.no-satire")
    if sort.fact:
        return Fault(
            say("listed-source.satire", site=site_of(sort.fact)), cited=evidence.source.url, advice=advice
        )
    return Fault(say("listed-source.stated-satire"), cited=evidence.source.url, found=sort.sign, advice=advice)


def _listed(evidence: Evidence) -> Iterator[Fact]:
    """Yield what the user's lists say of an address, a list each."""
    address = address_of(evidence)
    subject = subject_of(evidence)
    for each in of_the_user()[:MOST] if address else ():
        for place in dict.fromkeys((address, subject.address)):
            if place and (fact := each.about(place, subject.published, subject.authors)):
                yield fact
                break


def _told(fact: Fact) -> str:
    """Return the sentence that names the list, its date, and what it says."""
    listing = fact.listing
    name, date = shown(listing.name if listing else "", 80), shown(listing.date if listing else "", 20)
    label, what = shown(fact.label, 80), shown(fact.scope, 100)
    key = f"listed-source.{'labelled' if label else 'listed'}{'-dated' if date else ''}"
    return say(key, list=name, date=date, label=label, what=what)


def _level(fact: Fact, errors: str, notes: str) -> Level:
    label = spaced(fact.label)
    if _has_one_of(label, errors):
        return Level.ERROR
    return Level.NOTE if _has_one_of(label, notes) else Level.WARNING


def _has_one_of(label: str, words: str) -> bool:
    return any(spaced(word) in label for word in words.split(",") if word.strip())
