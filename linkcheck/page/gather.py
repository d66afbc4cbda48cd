"""A page's statements, read off its outline."""

from __future__ import annotations

from collections.abc import Iterator

from linkcheck.charsets import clean
from linkcheck.page.elements import LONGEST_VALUE, is_headline, is_publication
from linkcheck.page.linked_data import LONGEST, things
from linkcheck.page.outline import Outline
from linkcheck.page.statements import Heading, Shape, Statements, Time

__all__ = ["CLASSED", "LONGEST_TEXT", "WANTED", "gathered"]

LONGEST_TEXT = 200_000  # characters of visible text
MOST = 200  # headings, times, scripts, values of one meta name
MOST_LINKS = 2000

_MOST_NAMES = 2000  # meta names
_LONGEST_ADDRESS = 500  # characters
_BEGINNING = 20_000  # characters of a longer script: of a live blog's the head of the page and the first entries
_SHORT = 3000  # characters of text; what a page is made of beside it tells something where it is short

WANTED = (
    *("html", "body", "title", "link", "meta", "script", "h1", "h2", "time", "abbr"),
    *("a", "iframe", "frame", "input", "form", "img", "noscript", "style"),
)
CLASSED = ("div", "span", "p", "h3", "td")  # what may be a headline by its class

_PROPERTIES = frozenset(("datePublished", "dateModified", "headline", "isAccessibleForFree"))
_DATED = frozenset(("datePublished", "dateModified"))
_META_KEYS = ("property", "name", "itemprop", "http-equiv")


def gathered(outline: Outline) -> Statements:
    """Return everything that a page states, in the order it stands."""
    text = outline.visible(LONGEST_TEXT)
    return Statements(
        title=_title(outline),
        language=_language(outline),
        canonical=_canonical(outline),
        metas=_metas(outline),
        properties=_properties(outline),
        bylines=tuple(dict.fromkeys(filter(None, _bylines(outline)))),
        things=things(_scripts(outline)),
        headings=tuple(_headings(outline)),
        times=tuple(_times(outline)),
        text=text,
        shape=_shape(outline, is_short=len(text) < _SHORT),
        outline=outline,
    )


def _title(outline: Outline) -> str:
    """Return the first title that is not a drawing's."""
    for number in outline.noted["title"]:
        if all(outline.tags[each] != "svg" for each in outline.around(number)) and (text := outline.text(number)):
            return text
    return ""


def _language(outline: Outline) -> str:
    for number in outline.noted["html"]:
        attributes = outline.attributes[number]
        if language := attributes.get("lang") or attributes.get("xml:lang"):
            return language
    return ""


def _canonical(outline: Outline) -> str:
    for number in outline.noted["link"]:
        attributes = outline.attributes[number]
        if "canonical" in attributes.get("rel", "").lower().split() and (
            address := attributes.get("href", "").strip()
        ):
            return address
    return ""


def _metas(outline: Outline) -> dict[str, list[str]]:
    """Return the values of the meta elements by name in lower case."""
    metas: dict[str, list[str]] = {}
    for number in outline.noted["meta"]:
        attributes = outline.attributes[number]
        content = attributes.get("content")
        if not content or not (content := clean(content[:LONGEST_VALUE])):
            continue
        for key in _META_KEYS:
            if key in attributes:
                if key == "itemprop" and not _DATED.isdisjoint(attributes[key].split()):
                    continue  # microdata, which is read where it is known whose it is
                name = attributes[key].strip().lower()[:100]
                if name and (name in metas or len(metas) < _MOST_NAMES):
                    _add(metas, name, content)
    return metas


def _properties(outline: Outline) -> dict[str, list[str]]:
    """Return the microdata properties of the page's own subject, from their attributes or their text."""
    properties: dict[str, list[str]] = {}
    for number in outline.properties:
        attributes = outline.attributes[number]
        for name in _PROPERTIES.intersection(attributes["itemprop"].split()):
            if not outline.beside(number) and len(properties.get(name, ())) < MOST:
                value = attributes.get("content") or attributes.get("datetime")
                _add(properties, name, clean(value[:LONGEST_VALUE]) if value else outline.text(number))
    return properties


def _bylines(outline: Outline) -> Iterator[str]:
    """Yield what microdata and ``rel="author"`` mark as an author of the page's own subject."""
    for number in outline.properties[:MOST]:
        attributes = outline.attributes[number]
        if "author" in attributes["itemprop"].split() and not outline.beside(number):
            yield _named(outline, number) or clean(attributes.get("content", "")[:LONGEST_VALUE])
    links = outline.noted["a"][:MOST_LINKS]
    for number in [each for each in links if "author" in outline.attributes[each].get("rel", "")]:
        if "author" in outline.attributes[number]["rel"].split() and not outline.beside(number):
            yield outline.text(number)


def _named(outline: Outline, number: int) -> str:
    """Return the name in an author's markup, or all its text where nothing is marked as the name."""
    for each in outline.properties[:MOST]:
        within = outline.starts[number] <= outline.starts[each] and outline.ends[each] <= outline.ends[number]
        if each > number and within and "name" in outline.attributes[each]["itemprop"].split():
            return outline.text(each) or clean(outline.attributes[each].get("content", "")[:LONGEST_VALUE])
    return outline.text(number)


def _scripts(outline: Outline) -> Iterator[str]:
    """Yield the scripts that hold JSON-LD."""
    found = 0
    for number in outline.noted["script"]:
        if "ld+json" in outline.attributes[number].get("type", "").lower() and found < MOST:
            script = "".join(outline.pieces[outline.starts[number] : outline.ends[number]])
            found += 1
            yield script if len(script) <= LONGEST else script[:_BEGINNING]


def _headings(outline: Outline) -> Iterator[Heading]:
    """Yield the first headings that stand in no menu and say something."""
    main = set(outline.noted["h1"])
    main.update(each for each in (*outline.noted["h2"], *outline.classed) if is_headline(outline.attributes[each]))
    found = 0
    for number in sorted(main.union(outline.noted["h2"])):
        if found == MOST:
            return
        if outline.is_hidden(number) or not (text := outline.text(number)):
            continue
        found += 1
        at = outline.starts[number]
        if number not in main:
            yield Heading(text, "h2", at=at)
        else:
            origin = "h1" if outline.tags[number] == "h1" else "headline"
            yield Heading(text, origin, outline.nearest(number, 5), outline.beside(number), at)


def _times(outline: Outline) -> Iterator[Time]:
    """Yield the first times, and dates that hAtom marks."""
    for number in sorted((*outline.noted["time"], *_abbreviations(outline)))[:MOST]:
        attributes = outline.attributes[number]
        value = attributes.get("datetime", "").strip() if outline.tags[number] == "time" else attributes["title"]
        value = clean(value[:LONGEST_VALUE]) or outline.text(number)
        is_published = is_publication(attributes)
        beside = outline.beside(number)
        yield Time(value, is_published, outline.nearest(number, 12), beside, outline.starts[number])


def _abbreviations(outline: Outline) -> Iterator[int]:
    for number in outline.noted["abbr"]:
        attributes = outline.attributes[number]
        is_dated = "title" in attributes and "class" in attributes and is_publication(attributes)
        if is_dated and not outline.is_hidden(number):
            yield number


# ---------------------------------------------------------------- what it is made of


def _shape(outline: Outline, *, is_short: bool) -> Shape:
    body = next(iter(outline.noted["body"]), 0)
    attributes = outline.attributes[body]
    return Shape(
        body=f"{attributes.get('class', '')} {attributes.get('id', '')}"[:LONGEST_VALUE].strip(),
        links=_values(outline, "a", "href", MOST_LINKS),
        scripts=_values(outline, "script", "src", MOST),
        inline_scripts=sum("src" not in outline.attributes[number] for number in outline.noted["script"]),
        frames=_values(outline, "iframe", "src", MOST) + _values(outline, "frame", "src", MOST),
        inputs=tuple(value.lower() for value in _values(outline, "input", "type", MOST)),
        forms=_values(outline, "form", "action", MOST),
        images=len(outline.noted["img"]),
        noscript=_noscript(outline) if is_short else "",
        roots=tuple(_roots(outline, body)) if is_short and body else (),
    )


def _values(outline: Outline, tag: str, name: str, most: int) -> tuple[str, ...]:
    """Return the first values that an attribute has in the elements of a tag."""
    attributes = [outline.attributes[number] for number in outline.noted[tag][:most]]
    return tuple(each[name][:_LONGEST_ADDRESS] for each in attributes if name in each)


def _noscript(outline: Outline) -> str:
    """Return what the body tells readers without JavaScript."""
    texts = (outline.text(number) for number in outline.noted["noscript"][:9])
    return next((text[:_LONGEST_ADDRESS] for text in texts if text), "")


def _roots(outline: Outline, body: int) -> Iterator[str]:
    """Yield the ids of the elements right below the body."""
    for number, parent in enumerate(outline.parents):
        if parent == body and "id" in outline.attributes[number]:
            yield outline.attributes[number]["id"][:100]


def _add(values: dict[str, list[str]], name: str, value: str) -> None:
    if value and len(values.setdefault(name, [])) < MOST:
        values[name].append(value)
