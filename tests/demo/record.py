"""Makes linkcheck/demo/web.warc from the stand-in pages beside this file: ``python tests/demo/record.py``.

The recording is not compressed, so that a change of it can be read.
"""

import asyncio
from pathlib import Path

from linkcheck.fetch.exchange import Hop, Question
from linkcheck.fetch.record import Recorder

PAGES = Path(__file__).parent / "pages"
TARGET = Path(__file__).parents[2] / "linkcheck" / "demo" / "web.warc"
RECORDED = "2026-11-23T12:00:00Z"
TALKS = "https://www.aljazeera.com/news/2021/12/15/russia-putin-china-xi-to-hold-talks-amid-tensions-with-west"
HTML = (("content-type", "text/html; charset=utf-8"),)


def hops() -> list[Hop]:
    """Return what the stand-in web answers."""
    return [
        Hop("https://google.com/", 301, (("location", "https://www.google.com/"),), checked=RECORDED),
        Hop("https://www.google.com/", 200, HTML, (PAGES / "google.html").read_bytes(), checked=RECORDED),
        Hop(TALKS, 200, HTML, (PAGES / "talks.html").read_bytes(), checked=RECORDED),
    ]


async def record() -> None:
    """Write the recording."""
    answers = {hop.url: hop for hop in hops()}

    async def ask(question: Question) -> Hop:
        return answers[question.url]

    with TARGET.open("wb") as file:
        recorder = Recorder(ask, file, compress=False)
        for url in answers:
            await recorder(Question(url))


if __name__ == "__main__":
    asyncio.run(record())
