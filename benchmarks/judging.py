"""What judging one article costs, without fetching or reading: CPU milliseconds, by the number of words.

    .venv/bin/python benchmarks/judging.py [--sources 50] [--words 10000] [--by-rule] [--worst]

The texts are made up, words by Zipf's law. The article quotes each source and gives a number of it, and three of
the sources have a fifth of its wording. With ``--worst`` none of the numbers and half of the quotations are on the
pages, and each page has a tenth of the article's wording, so that all of them are looked at closely.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from itertools import accumulate

import linkcheck
from linkcheck.model import Article, Datum, Evidence, Page, PageKind, PartialDate, Response
from linkcheck.rules.judge import judge
from linkcheck.rules.registry import all_rules

TRIES = 5


class Words:
    """Made-up prose."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        letters = "etaoinshrdlucmfwypvbgk"
        self._words = [
            "".join(self._random.choices(letters, k=self._random.randint(2, 11))) for _ in range(30_000)
        ]
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self._words) + 1)))

    def text(self, words: int) -> str:
        """Return so many words in sentences and paragraphs."""
        drawn = self._random.choices(self._words, cum_weights=self._weights, k=words)
        sentences = [" ".join(drawn[at : at + 18]).capitalize() for at in range(0, words, 18)]
        return "\n\n".join(". ".join(sentences[at : at + 5]) + "." for at in range(0, len(sentences), 5))


def case(sources: int, words: int, *, worst: bool = False) -> tuple[Article, list[Evidence]]:
    """Return an article that quotes its sources, and the evidence on them."""
    made = Words(7)
    own = made.text(min(words, 3000))
    texts = [made.text(words) for _ in range(sources)]
    quoted = [" ".join(text.split()[200:212]).rstrip(".") for text in texts]
    if worst:
        quoted[::2] = [made.text(12).rstrip(".").replace("\n\n", " ") for _ in quoted[::2]]
    lines = [own]
    lines += [
        f"They said: “{quote}” and 4{number}.5 million euros.[{number}]\n"
        for number, quote in enumerate(quoted, 1)
    ]
    lines.append("## Sources")
    lines += [
        f"{number}. “Harbour report number {number} of the office”, 2 May 2021, https://daily{number}.site/2021/05/02/harbour-report-{number}"
        for number in range(1, sources + 1)
    ]
    head = "---\ntitle: The harbour and its reports\ndate: 2021-05-03\n---\n"
    article = linkcheck.parse((head + "\n".join(lines)).encode(), "article.md")
    shared = [_shared(own, place, worst=worst) for place in range(sources)]
    evidence = [_evidence(article, place, f"{text}\n\n{shared[place]}") for place, text in enumerate(texts)]
    return article, evidence


def _shared(own: str, place: int, *, worst: bool) -> str:
    """Return what a page has of the article: its number, and wording."""
    if worst:
        return own[place * 200 : place * 200 + len(own) // 10]
    number = f"They paid 4{place + 1}.5 million euros for it. "
    return number + (own[place * 900 : place * 900 + len(own) // 5] if place < 3 else "")


def _evidence(article: Article, place: int, text: str) -> Evidence:
    source = article.sources[place]
    url = source.url or ""
    page = Page(
        url,
        PageKind.ARTICLE,
        titles=(Datum(f"Harbour report number {place + 1} of the office", "h1"),),
        published=PartialDate(2021, 5, 2),
        published_sure=True,
        publisher=f"Daily {place}",
        language="en",
        text=text,
        opening=text[:1500],
    )
    return Evidence(article, source, Response(url, url, 200, checked="2026-01-12T09:30:04Z"), page)


def cost(article: Article, evidence: list[Evidence], **settings: object) -> float:
    """Return CPU milliseconds for judging once, the median of some tries."""
    config = linkcheck.Config(**settings)
    judge(article, evidence, config)
    tries = []
    for _ in range(TRIES):
        # A second article has not been seen before: nothing that was remembered for the first one counts.
        fresh = article._replace(path=f"{article.path}")
        again = [
            each._replace(article=fresh, page=each.page._replace(text=f"{each.page.text} ")) for each in evidence
        ]
        started = time.process_time()
        judge(fresh, again, config)
        tries.append(time.process_time() - started)
    return 1000 * statistics.median(tries)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=int, default=50)
    parser.add_argument("--words", type=int, default=10_000)
    parser.add_argument("--worst", action="store_true", help="texts that have to be looked at closely")
    parser.add_argument("--by-rule", action="store_true", help="each rule by itself")
    options = parser.parse_args()
    print(f"{'sources':>8}{'words each':>12}{'CPU ms':>9}")
    for words in (options.words // 4, options.words // 2, options.words, options.words * 2):
        print(f"{options.sources:8}{words:12}{cost(*case(options.sources, words, worst=options.worst)):9.0f}")
    if options.by_rule:
        made = case(options.sources, options.words, worst=options.worst)
        costs = {rule: cost(*made, select=(rule,)) for rule in all_rules()}
        for rule, spent in sorted(costs.items(), key=lambda each: -each[1])[:12]:
            print(f"{rule:28}{spent:9.1f}")


if __name__ == "__main__":
    main()
