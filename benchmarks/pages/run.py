"""Measures how right titles and dates are that are read from pages, and what reading costs, beside two libraries.

    python benchmarks/pages/run.py ~/labelled-pages                       titles, dates, CPU
    python benchmarks/pages/run.py ~/labelled-pages --text                and the main text, beside trafilatura's
    python benchmarks/pages/run.py ~/labelled-pages --output pages.json   also as JSON

A folder of labelled pages has `truth.jsonl` and `pages/<id>.html`. The exit code is 0 whatever was measured.
README.md beside this file says what is measured and how.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import statistics
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from entrants import ENTRANTS, OURS, THEIR_TEXT, Reader
from score import Answer, Truth, scores
from tables import Cell, table
from wording import Likeness, likeness, summary

SHOWN = 5  # errors of a reader
Rows = dict[str, dict[str, Cell]]


class Run(NamedTuple):
    """What one reader said of every page, by the page's id, and what each cost."""

    answers: dict[str, Answer]
    costs: dict[str, float]  # CPU milliseconds
    errors: list[str]


def truths(folder: Path) -> list[Truth]:
    """Return what is known of the pages of a folder."""
    lines = (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    return [_truth(json.loads(line)) for line in lines if line.strip()]


def _truth(row: Mapping[str, object]) -> Truth:
    row = {name: value for name, value in row.items() if name in Truth._fields}
    return Truth(**row)._replace(dates=tuple(row.get("dates") or ()), url=row.get("url") or "")


def turns(readers: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the readers in an order that changes: each is once first, once second, …, then all of it backwards."""
    while True:
        for step in (1, -1):
            for start in range(len(readers)):
                yield [*readers[start:], *readers[:start]][::step]


def compared(folder: Path, pages: Iterable[Truth], readers: Mapping[str, Reader]) -> dict[str, Run]:
    """Read every page with every reader, one after the other."""
    runs = {name: Run({}, {}, []) for name in readers}
    gc.freeze()  # the libraries themselves
    for page, order in zip(pages, turns(list(readers)), strict=False):
        body = (folder / "pages" / f"{page.id}.html").read_bytes()
        gc.disable()  # else one reader pays for what another left behind
        for name in order:
            _read(readers[name], body, page, runs[name])
        gc.enable()
        gc.collect()
    return runs


def _read(reader: Reader, body: bytes, page: Truth, run: Run) -> None:
    """Read one page."""
    started = time.process_time()
    try:
        run.answers[page.id] = reader(body, page.url)
    except Exception as error:  # noqa: BLE001  (what cannot be read has no answer)
        run.errors.append(f"{page.id}: {type(error).__name__}: {error}")
    run.costs[page.id] = 1000 * (time.process_time() - started)


def costs(runs: Mapping[str, Run]) -> Rows:
    """Return what each reader cost, in CPU milliseconds a page."""
    ours = runs[OURS].costs
    return {
        name: {
            **spread(run.costs.values()),
            "pages/s": round(1000 * len(run.costs) / sum(run.costs.values())),
            f"/ {OURS}": round(statistics.median(cost / ours[page] for page, cost in run.costs.items()), 1),
            "errors": len(run.errors),
        }
        for name, run in runs.items()
    }


def spread(values: Iterable[float]) -> dict[str, Cell]:
    """Return the mean, the median and the 95th percentile of some milliseconds."""
    ordered = sorted(values)
    found = (statistics.mean(ordered), statistics.median(ordered), ordered[int(0.95 * (len(ordered) - 1))])
    return dict(zip(("mean ms", "median", "p95"), (round(each, 2) for each in found), strict=True))


def texts(runs: Mapping[str, Run]) -> tuple[Rows, int]:
    """Return how far our texts are trafilatura's, and on how many pages it finds one."""
    theirs = {page: answer.text for page, answer in runs[THEIR_TEXT].answers.items() if answer.text}
    ours = runs[OURS].answers
    found = [likeness(ours.get(page, Answer()).text or "", text) for page, text in theirs.items()]
    rows: Rows = {field: dict(summary(getattr(each, field) for each in found)) for field in Likeness._fields}
    return rows, len(theirs)


def machine() -> str:
    """Return what was measured with, on what."""
    tools = ", ".join(f"{name} {version(name)}" for name in ("htmldate", "trafilatura", "lxml"))
    load = f"load {os.getloadavg()[0]:.1f}"
    return f"Python {platform.python_version()}, {os.cpu_count()} cores, {tools}, {load}"


def arguments() -> argparse.Namespace:
    """Return what the user wants."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="with truth.jsonl and pages/<id>.html")
    parser.add_argument("--text", action="store_true", help="compare the main text, too")
    parser.add_argument("--pages", type=int, help="only so many, the first")
    parser.add_argument("--output", type=Path, help="also write the tables to a file, as JSON")
    return parser.parse_args()


def main() -> None:
    """Read, compare, print."""
    options = arguments()
    known = truths(options.folder)[: options.pages]
    print(machine(), f"{len(known)} pages", sep=", ", end="\n\n", flush=True)
    compared(options.folder, known[:1], ENTRANTS)  # what is imported or compiled once
    runs = compared(options.folder, known, ENTRANTS)
    found: dict[str, Rows] = {
        "right, %": {name: dict(scores(known, run.answers)) for name, run in runs.items()},
        "CPU ms a page": costs(runs),
    }
    if options.text:
        rows, number = texts(runs)
        found[f"text of {number} pages, F1 with {THEIR_TEXT}"] = rows
    print("\n\n".join(f"{title}\n{table(rows)}" for title, rows in found.items()))
    for name, run in runs.items():
        for error in run.errors[:SHOWN]:
            print(f"{name}: {error}")
    if options.output:
        options.output.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
