"""What copying is told by: constructed pairs of texts, and what judging an article with many long sources costs.

    .venv/bin/python benchmarks/copying/measure.py            # each pair: same wording / same order
    .venv/bin/python benchmarks/copying/measure.py --cost     # CPU milliseconds by the words of each page

The stories stand in ``tests/rules/compare/pairs``: each with a machine-spun paraphrase, a translation there and
back, one or two independent reports on the same event, and a text that shares a quotation with one of them.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from itertools import accumulate
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from rules.compare.stories import KINDS, independents, read, variants

from linkcheck.model import Article, Datum, Evidence, Page, PageKind, Region, Response, Source
from linkcheck.rules.compare.copying import copied
from linkcheck.rules.compare.origins import origins
from linkcheck.rules.compare.wording import wording

SOURCES = 50


def pairs() -> None:
    """Print a row for each story and a column for each construction, then how many are told."""
    stories = read()
    told = dict.fromkeys(KINDS, 0)
    count = dict.fromkeys(KINDS, 0)
    print(f"{'':12}" + "".join(f"{kind:>13}" for kind in KINDS))
    for name, story in stories.items():
        own = wording(Article("a.md", "markdown", text=story["story"]))
        cells = []
        for kind, text in variants(name, stories).items():
            copy = copied(own, text)
            told[kind] += copy is not None
            count[kind] += 1
            cells.append(f"{copy.same:.2f} {copy.followed:.2f}" if copy else "-")
        print(f"{name:12}" + "".join(f"{cell:>13}" for cell in cells))
    print(f"{'told':12}" + "".join(f"{f'{told[kind]} of {count[kind]}':>13}" for kind in KINDS))
    across = [(one, other) for one, other in independents(stories)]
    false = sum(copied(wording(Article("a.md", "markdown", text=one)), other) is not None for one, other in across)
    print(f"{false} of {len(across)} pairs of independent texts are told")


class Prose:
    """Made-up prose by Zipf's law, in sentences and paragraphs, with quotations."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        letters = "etaoinshrdlucmfwypvbgkéü"
        self._words = [
            "".join(self._random.choices(letters, k=self._random.randint(2, 11))) for _ in range(30_000)
        ]
        self._weights = list(accumulate(1 / rank for rank in range(1, 30_001)))

    def text(self, words: int) -> str:
        """Return so many words."""
        drawn = self._random.choices(self._words, cum_weights=self._weights, k=words)
        sentences = [" ".join(drawn[at : at + 17]).capitalize() + "." for at in range(0, words, 17)]
        sentences[::9] = [f"“{each}”" for each in sentences[::9]]
        return "\n".join(" ".join(sentences[at : at + 5]) for at in range(0, len(sentences), 5))


def evidence(words: int, *, shared: int, sources: int = SOURCES) -> tuple[Article, tuple[Evidence, ...]]:
    """Return an article of a thousand words, and pages of so many, each with some of the article's words in it."""
    prose = Prose(5)
    own = prose.text(1000)
    entries = tuple(
        Source(f"Entry {number}", Region(number, 1, number, 9), f"https://daily{number}.site/a")
        for number in range(sources)
    )
    article = Article("a.md", "markdown", text=own.replace("\n", "\n\n"), sources=entries)
    found = []
    for source in entries:
        text = f"{prose.text(words - shared)}\n{' '.join(own.split()[:shared])}"
        page = Page(
            source.url or "", PageKind.ARTICLE, (Datum(prose.text(8), "h1"),), text=text, opening=text[:1500]
        )
        found.append(Evidence(article, source, Response(page.url, page.url, 200), page))
    return article, tuple(found)


def milliseconds(words: int, *, shared: int = 0, sources: int = SOURCES) -> tuple[float, float]:
    """Return what near-copies and origins cost, in CPU milliseconds."""
    article, all_evidence = evidence(words, shared=shared, sources=sources)
    started = time.process_time()
    own = wording(article)
    for each in all_evidence:
        copied(own, each.page.text)
    between = time.process_time()
    origins(all_evidence)
    return 1000 * (between - started), 1000 * (time.process_time() - between)


def cost() -> None:
    """Print the table of costs."""
    milliseconds(100)
    print(
        f"{SOURCES} sources; CPU ms\n{'words each':>11}{'copying':>9}{'origins':>9}   of which each page shares …"
    )
    for shared in (0, 100, 1000):
        for words in (2500, 5000, 10_000, 20_000):
            tries = [milliseconds(words, shared=shared) for _ in range(3)]
            print(f"{words:11}{min(a for a, _ in tries):9.0f}{min(b for _, b in tries):9.0f}   {shared} words")


def main() -> None:
    """Print what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cost", action="store_true", help="what it costs, instead of what is told")
    cost() if parser.parse_args().cost else pairs()


if __name__ == "__main__":
    main()
