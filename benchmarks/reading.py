"""Measures how fast Markdown articles are read: many small ones, one large and one ten times as large.

    python benchmarks/reading.py --articles 2000

An article is as dense as the mean of real ones of that size: per 8 KB some six sources, thirteen links, fifteen
headings, fourteen pieces of emphasis, twenty of code and twenty items. Prints the CPU time of this process for so
many articles of 8 KB, for one article of 1 MB and of 10 MB with the ratio of the two (reading takes linear time if
it is about 10), and the CPU time that `lychee --dump` takes to list the links of the same files. lychee lists
links and reads no entries, titles or dates; nothing is fetched.
"""

from __future__ import annotations

import argparse
import collections
import gc
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import linkcheck
from linkcheck.cli.main import COLLECT_AFTER

TEXT = """
the river carries more silt than it did when the survey began and nobody who lives near its mouth is surprised
because every dam that was built upstream has changed how water and sand move through the valley
Engineers measured depth current temperature oxygen at nineteen stations over forty winters
"""
WORDS = TEXT.split()


class Writer:
    """Writes articles as people do: each differs, and the same seed gives the same."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.links = 0

    def words(self, low: int, high: int) -> str:
        """Return some words, the first with a capital."""
        words = self.random.choices(WORDS, k=self.random.randint(low, high))
        return " ".join(words).capitalize()

    def address(self) -> str:
        """Return an address that no other link has."""
        self.links += 1
        return f"https://site-{self.links % 89}.org/reports/{self.random.randint(1990, 2025)}/{self.links}"

    def paragraph(self) -> str:
        """Return sentences over several lines, some with emphasis, code, links and notes."""
        sentences = [self.sentence() for _ in range(self.random.randint(2, 4))]
        return "\n".join(sentences) + "\n\n"

    def sentence(self) -> str:
        """Return a sentence that has, as it happens, something in it or nothing."""
        ending = (
            lambda: ".",
            lambda: f", as *{self.words(2, 4).lower()}* shows.",
            lambda: f", **{self.words(1, 3).lower()}**.",
            lambda: f" (see [{self.words(2, 5)}]({self.address()})).",
            lambda: f" with `depth_{self.random.randint(1, 9)}`.",
            lambda: f".[^{self.random.randint(1, 2)}]",
        )
        return self.words(7, 14) + self.random.choices(ending, (12, 2, 2, 2, 5, 1))[0]()

    def section(self) -> str:
        """Return a heading and what stands below it."""
        points = "".join(f"- {self.words(5, 9)}\n" for _ in range(self.random.choice((0, 0, 3)))) + "\n"
        return f"## {self.words(3, 6)}\n\n{self.paragraph()}{points}{self.paragraph()}"

    def table(self) -> str:
        """Return a table of three columns and five rows."""
        rows = "".join(
            f"| {self.words(1, 3)} | {self.random.random():.3f} | {self.words(1, 2)} |\n" for _ in range(5)
        )
        return f"| Station | Depth | Found |\n|---|---:|---|\n{rows}\n"

    def sources(self) -> str:
        """Return a list of entries and the notes."""
        entries = [
            f'{number}. Smith, J. ({self.random.randint(1990, 2025)}). "[{self.words(4, 8)}]({self.address()})". '
            f"*{self.words(2, 3)}*. Retrieved {self.random.randint(1, 28)} May 2024.\n"
            for number in range(1, 5)
        ]
        notes = [f"[^{number}]: {self.words(4, 9)}, <{self.address()}>.\n" for number in range(1, 3)]
        return f"## Sources\n\n{''.join(entries)}\n{''.join(notes)}"

    def article(self, size: int) -> str:
        """Return an article of about so many bytes."""
        title = self.words(4, 8)
        top = f"---\ntitle: {title}\ndate: 2024-05-{self.random.randint(10, 28)}\n---\n\n# {title}\n\n"
        code = "```python\nfor station in stations:\n    print(station.depth, 'https://code.example/')\n```\n\n"
        bottom = self.table() + code + self.sources()
        sections, length = [], len(top) + len(bottom)
        while length < size:
            sections.append(self.section())
            length += len(sections[-1])
        return top + "".join(sections) + bottom


def cpu(work: Callable[[], object]) -> float:
    """Return the CPU seconds that some work takes in this process."""
    started = time.process_time()
    work()
    return time.process_time() - started


def child_cpu(command: list[str]) -> float:
    """Return the CPU seconds of a program."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def lychee() -> str | None:
    """Return where lychee is, looking beside this Python first."""
    beside = Path(sys.executable).with_name("lychee")
    return str(beside) if beside.exists() else shutil.which("lychee")


def compared(name: str, paths: list[Path], runs: int) -> float:
    """Print the median time that linkcheck and lychee take for some files, in turn, and return linkcheck's."""
    program = lychee()
    ours, theirs = [], []
    for _ in range(runs):
        ours.append(cpu(lambda: collections.deque(map(linkcheck.read, paths), maxlen=0)))  # none is kept
        if program:
            theirs.append(child_cpu([program, "--dump", *map(str, paths)]))
    median = statistics.median(ours)
    size = sum(path.stat().st_size for path in paths)
    each = f"{1000 * median / len(paths):8.2f} ms each, " if len(paths) > 1 else " " * 18
    line = f"{name:24} {median:7.2f} s CPU, {each}{size / median / 1e6:5.2f} MB/s"
    if theirs:
        ratio = statistics.median(one / other for one, other in zip(ours, theirs, strict=True))
        line += f"   lychee {statistics.median(theirs):6.2f} s, linkcheck / lychee {ratio:.1f}"
    print(line)
    return median


def main() -> None:
    """Write the articles, read them and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--bytes", type=int, default=8000, help="size of an article")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    gc.set_threshold(*COLLECT_AFTER)  # as the command line does
    writer = Writer(seed=1)
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{number}.md") for number in range(options.articles)]
        large, largest = Path(folder, "large.md"), Path(folder, "largest.md")
        for path in paths:
            path.write_text(writer.article(options.bytes))
        large.write_text(writer.article(10**6))
        largest.write_text(writer.article(10**7))
        linkcheck.read(paths[0])  # the imports
        print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, median of {options.runs} runs")
        compared(f"{options.articles} articles", paths, options.runs)
        small = compared("1 MB", [large], options.runs)
        great = compared("10 MB", [largest], options.runs)
    print(f"10 MB / 1 MB: {great / small:.1f}")


if __name__ == "__main__":
    main()
