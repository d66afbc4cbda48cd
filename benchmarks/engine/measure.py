"""Commands in, what they cost out: each run once, in turn, against a server whose own cost is told beside."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from servers import TIED, Server, Used, program

PATIENCE = 1200  # seconds for one run
HERE = Path(__file__).parent


class Entrant(NamedTuple):
    """A program that fetches the addresses of a file, which is the last of its arguments."""

    name: str
    command: tuple[str, ...]


class Run(NamedTuple):
    """What one run cost and what came of it."""

    wall: float
    cpu: float
    rss: float  # MB
    good: int  # addresses that answered 200
    server: Used
    told: dict[str, Any]


class Costs(NamedTuple):
    """All runs of one entrant, and the median cost of its start."""

    name: str
    urls: int
    start: float  # CPU seconds of a run over one address
    runs: list[Run]

    def median(self, field: str) -> float:
        """Return the median of a field of the runs, or of the server's part in them."""
        return statistics.median(of(run, field) for run in self.runs)

    def each(self, seconds: float) -> float:
        """Return milliseconds an address."""
        return 1000 * seconds / self.urls


def of(run: Run, field: str) -> float:
    """Return a field of a run, or of the server's part in it."""
    value: float = getattr(run.server if field == "connections" else run, field)
    return value


def ours(name: str, *options: str, loop: str = "auto") -> Entrant:
    """Return a run of our driver."""
    # -P: the driver stands beside modules whose names are nobody else's business
    return Entrant(name, (sys.executable, "-P", str(HERE / "drive.py"), f"--loop={loop}", *options))


def lychee(name: str, *options: str) -> Entrant:
    """Return a run of lychee."""
    return Entrant(name, (program("lychee"), "--no-progress", "--format=json", "--insecure", *options))


def run(entrant: Entrant, urls: Path, server: Server) -> Run:
    """Run an entrant over the addresses of a file."""
    before = server.used()
    cost, output = timed([*entrant.command, str(urls)], urls.parent)
    used = server.used().since(before)
    try:
        told: dict[str, Any] = json.loads(output)
    except ValueError:
        raise SystemExit(f"{entrant.name} ended with {cost['code']}:\n{output[:2000]}") from None
    good = told["successful"] if "successful" in told else told["outcomes"].get("200", 0)
    # Of several processes the driver knows the sum; the system, the largest.
    rss = max(cost["rss"], told.get("rss", 0))
    return Run(cost["wall"], cost["cpu"], rss, good, used, told)


def timed(command: Sequence[str], folder: Path) -> tuple[dict[str, float], str]:
    """Run a command to its end, and return what it cost (see `clock.py`) and printed."""
    target = folder / "cost.json"
    target.unlink(missing_ok=True)
    clock = [*TIED, sys.executable, "-S", "-E", str(HERE / "clock.py"), str(target), str(PATIENCE)]
    environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    with (folder / "stderr").open("w+b") as stderr:
        process = subprocess.Popen(
            [*clock, *command],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=stderr,
        )
        try:
            output, _ = process.communicate()
        except BaseException:
            process.terminate()  # it ends the command
            process.wait()
            raise
        stderr.seek(0)
        errors = stderr.read().decode(errors="replace")
    if not target.exists():
        raise SystemExit(f"{command[0]} did not run:\n{errors[-2000:]}")
    return json.loads(target.read_text()), output.decode(errors="replace") or errors


def compared(entrants: Iterable[Entrant], urls: list[str], server: Server, folder: Path, runs: int) -> list[Costs]:
    """Run all entrants in turn, as often as asked, so that what disturbs the machine disturbs all."""
    entrants = tuple(entrants)
    one, every = written(folder / "one.txt", urls[:1]), written(folder / "urls.txt", urls)
    starts: list[list[float]] = [[] for _ in entrants]
    made: list[list[Run]] = [[] for _ in entrants]
    for _ in range(runs):
        for number, entrant in enumerate(entrants):
            starts[number].append(run(entrant, one, server).cpu)
            made[number].append(run(entrant, every, server))
    return [
        Costs(entrant.name, len(urls), statistics.median(start), each)
        for entrant, start, each in zip(entrants, starts, made, strict=True)
    ]


def written(path: Path, urls: Iterable[str]) -> Path:
    """Write addresses to a file, one a line."""
    path.write_text("".join(f"{url}\n" for url in urls))
    return path


def ratio(first: Costs, second: Costs, field: str) -> float:
    """Return the median ratio of two entrants' runs, pair by pair."""
    pairs = zip(first.runs, second.runs, strict=True)
    return statistics.median(of(mine, field) / of(theirs, field) for mine, theirs in pairs)
