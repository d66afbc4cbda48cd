"""Makes pages that weigh what real ones do; the same number gives the same page, and no two are alike.

Their measures are those of 855 real news and blog pages: 182 KB on average (a tenth below 42 KB, a tenth above
407 KB), 22 % of that when gzipped, 1,840 tags, 21 % scripts and 9 % styles, 30 meta elements, 175 links, 13
drawings, JSON-LD of 4 KB; three in four say when they were published. The words are made up.
"""

from __future__ import annotations

import gzip
import itertools
import json
import random
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

MEDIAN, SPREAD = 135_000, 0.8  # bytes, and the standard deviation of their logarithm
SMALLEST, LARGEST = 25_000, 700_000
SCRIPTS, STYLES = 0.21, 0.09  # of a page's bytes
DATED = 0.73
WORDS, PLACES = 2000, 60  # words of the language, other pages of the site

_STARTS = (*"bcdfghjklmnprstvw", "br", "ch", "dr", "gr", "pr", "qu", "sh", "st", "th", "tr")
_VOWELS = (*"aeiou", "ea", "ou", "ai", "io")
_ENDS = ("", *"nrstlm", "nd", "st", "ng", "ck")
_PLACES = ("teaser", "card", "rail", "grid", "promo", "footer", "story", "byline", "share", "media", "widget")
_PARTS = ("inner", "title", "link", "image", "meta", "body", "label", "wrap", "item", "list", "icon")
_RULES = ("margin", "padding", "width", "color", "font-size", "line-height", "max-width", "top", "border-radius")
_ID = re.compile(rb"""<[a-z][^<>]*?\sid=["'](?!top["'])([A-Za-z][\w-]*)["']""", re.IGNORECASE)


class Writer:
    """Writes the pieces of one page."""

    def __init__(self, number: int) -> None:
        self.random = random.Random(number)
        vocabulary = random.Random("words")
        self.vocabulary = [_word(vocabulary) for _ in range(WORDS)]
        # As in natural language, a few words are most of the text (Zipf).
        self.weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(WORDS)))
        self.site = f"https://www.{self.word()}{self.word()}.example"
        self.day = (
            f"20{self.random.randint(10, 25)}-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"
        )
        self.paths = [self.new_path() for _ in range(PLACES)]

    def word(self) -> str:
        """Return a word."""
        return self.random.choices(self.vocabulary, cum_weights=self.weights)[0]

    def words(self, low: int, high: int) -> str:
        """Return some words, the first with a capital."""
        number = self.random.randint(low, high)
        return " ".join(self.random.choices(self.vocabulary, cum_weights=self.weights, k=number)).capitalize()

    def path(self) -> str:
        """Return the path of another page."""
        return self.random.choice(self.paths)

    def new_path(self) -> str:
        """Return the path of a page that was not named before."""
        slug = "-".join(self.random.choices(self.vocabulary, k=self.random.randint(4, 9)))
        return f"/{self.word()}/{self.random.randint(2010, 2025)}/{self.random.randint(1, 12):02}/{slug}"

    def token(self) -> str:
        """Return a number as build tools and analytics write it."""
        return f"{self.random.getrandbits(32):08x}"

    def name(self) -> str:
        """Return what a class is called."""
        return f"{self.random.choice(_PLACES)}__{self.random.choice(_PARTS)}"

    def image(self) -> str:
        """Return an image in several sizes."""
        file = f"{self.site}/media/{self.token()}"
        sizes = ", ".join(f"{file}-{width}.jpg?w={width}&amp;q=75 {width}w" for width in (320, 640, 960, 1280))
        alt = self.words(4, 10)
        return f'<img class="{self.name()}" src="{file}.jpg" srcset="{sizes}" alt="{alt}" loading="lazy">'

    def drawing(self) -> str:
        """Return an icon."""
        points = " ".join(f"{self.random.uniform(0, 24):.2f}" for _ in range(30))
        return f'<svg viewBox="0 0 24 24" class="{self.name()}"><path d="M{points}z"></path></svg>'

    def link(self) -> str:
        """Return an item of a navigation."""
        words = self.words(1, 3)
        return f'<li class="nav__item"><a class="nav__link" href="{self.path()}"><span>{words}</span></a></li>\n'

    def paragraph(self) -> str:
        """Return a paragraph of an article, some with a link."""
        link = f'<a href="{self.site}{self.path()}" rel="noopener">{self.words(2, 5)}</a>'
        sentences = [f"{self.words(7, 24)}." for _ in range(self.random.randint(2, 6))]
        return f"<p>{' '.join(sentences)} {link if self.random.random() < 0.3 else ''}</p>\n"

    def teaser(self) -> str:
        """Return a teaser of another page."""
        target, icon = self.path(), self.drawing() if self.random.random() < 0.3 else ""
        classes = f"teaser {self.name()} layout--wide is-visible"
        numbers = f'data-component="teaser" data-id="{self.token()}" id="t{self.random.getrandbits(32)}"'
        title = f'<h3 class="teaser__title"><a href="{target}">{self.words(6, 14)}</a></h3>'
        text = f'<p class="teaser__text">{self.words(8, 20)}</p>'
        return (
            f'<div class="{classes}" {numbers}>\n'
            f'  <a class="{self.name()}" href="{target}" aria-hidden="true">{self.image()}</a>\n'
            f'  <div class="{self.name()}">\n    {title}\n    {text}\n'
            f'    <span class="teaser__time">{self.day}</span>{icon}</div>\n</div>\n'
        )

    def script(self) -> str:
        """Return a piece of a script: minified code or state."""
        state = {self.word(): [self.token(), self.words(1, 4), "enabled", True] for _ in range(8)}
        code = "".join(
            f'function {self.word()}(e,t){{var n=e.{self.word()}||"none";if(t&&n.hasOwnProperty("{self.word()}"))'
            f"{{return this.{self.word()}(n,{self.random.getrandbits(8)})}}window.dataLayer.push(n)}};"
            for _ in range(12)
        )
        return f"<script>window.__{self.word()}={json.dumps(state)};{code}</script>\n"

    def style(self) -> str:
        """Return a piece of a style sheet."""
        rules = "".join(
            f".{self.name()}>.{self.name()}{{{self.random.choice(_RULES)}:{self.random.randint(0, 99)}px;"
            f"{self.random.choice(_RULES)}:#{self.random.getrandbits(24):06x}}}\n"
            for _ in range(40)
        )
        return f"<style>{rules}</style>\n"

    def metas(self, title: str) -> str:
        """Return the meta elements."""
        values = {"og:title": title, "og:type": "article", "og:site_name": self.words(1, 2), "og:locale": "en_GB"}
        values |= {f"{kind}:{key}": self.words(1, 12) for kind in ("twitter", "og", "fb") for key in _PARTS[:8]}
        return "".join(f'<meta property="{name}" content="{value}">\n' for name, value in values.items())

    def linked_data(self, title: str, date: dict[str, str]) -> str:
        """Return the JSON-LD."""
        person = {"@type": "Person", "name": self.words(2, 2).title(), "url": self.site + self.path()}
        article = {
            "@type": "NewsArticle",
            "headline": title,
            "author": person,
            "articleBody": self.words(250, 700),
        }
        trail = [{"@type": "ListItem", "position": at, "item": self.site + self.path()} for at in range(1, 6)]
        graph = [article | date, {"@type": "BreadcrumbList", "itemListElement": trail}]
        whole = json.dumps({"@context": "https://schema.org", "@graph": graph})
        return f'<script type="application/ld+json">{whole}</script>\n'

    def page(self) -> str:
        """Return the page."""
        size = min(LARGEST, max(SMALLEST, round(MEDIAN * self.random.lognormvariate(0, SPREAD))))
        title = self.words(6, 12)
        stamp = {"datePublished": f"{self.day}T08:15:00+00:00"} if self.random.random() < DATED else {}
        meta = "".join(f'<meta property="article:published_time" content="{each}">\n' for each in stamp.values())
        address = f'<link rel="canonical" href="{self.site}{self.path()}">\n'
        head = f"<title>{title} | {self.words(1, 2)}</title>\n{self.metas(title)}{meta}{address}"
        head += _filled(self.style, size * STYLES) + self.linked_data(title, stamp)
        head += _filled(self.script, size * SCRIPTS / 2)
        first, last = ("".join(self.link() for _ in range(number)) for number in (50, 30))
        top = f'<header class="header" id="masthead"><nav><ul>{first}</ul></nav></header>'
        bottom = f"<footer><ul>{last}</ul>{self.drawing()}</footer>\n"
        bottom += _filled(self.script, size * SCRIPTS / 2)
        rest = max(4000, size - len(head) - len(top) - len(bottom))
        text = _filled(self.paragraph, rest * 0.45)
        others = _filled(self.teaser, rest * 0.55)
        main = (
            f'<main id="main"><article><h1 class="story__title">{title}</h1>\n{text}</article>\n{others}</main>\n'
        )
        body = f"<body class={self.name()}>\n{top}\n{main}{bottom}</body>"
        return f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n{head}</head>\n{body}</html>\n'


def _word(numbers: random.Random) -> str:
    """Return a word that does not exist."""
    syllables = range(numbers.choice((1, 2, 2, 3)))
    return "".join(numbers.choice(_STARTS) + numbers.choice(_VOWELS) + numbers.choice(_ENDS) for _ in syllables)


def _filled(piece: Callable[[], str], size: float) -> str:
    """Return as many pieces as make so many bytes."""
    pieces, length = [], 0
    while length < size:
        pieces.append(piece())
        length += len(pieces[-1])
    return "".join(pieces)


def made(number: int) -> Iterator[bytes]:
    """Yield so many made-up pages."""
    for each in range(number):
        yield Writer(each).page().encode()


def kept(folder: Path, number: int) -> Iterator[bytes]:
    """Yield so many pages of a folder of saved ones."""
    found = sorted(each for each in folder.rglob("*") if each.suffix.lower() in {".html", ".htm"})
    if not found:
        raise SystemExit(f"{folder} holds no .html files")
    for path in found[:number]:
        yield path.read_bytes()


def written(root: Path, bodies: Iterator[bytes]) -> list[str]:
    """Write pages below a web server's root, gzipped beside them, and return their paths.

    Each path has the fragment of an element that the page has, so that a checker of fragments finds it. It is
    not ``#top``, which is good on every page (HTML, 7.4.6.3), so that lychee reads no body to find it.
    """
    folder = root / "pages"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    paths = []
    for number, body in enumerate(bodies):
        name = f"{number:04}.html"
        (folder / name).write_bytes(body)
        (folder / f"{name}.gz").write_bytes(gzip.compress(body, 6))
        identifier = _ID.search(body)
        paths.append(f"/pages/{name}#{identifier[1].decode() if identifier else 'none'}")
    return paths
