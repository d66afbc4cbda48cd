"""Measures what the fetching engine costs, beside lychee, httpx as it comes, and the machine's limit.

    python benchmarks/engine/run.py                                 all scenarios
    python benchmarks/engine/run.py --only tiny,tls --urls 2000     some of them, smaller
    python benchmarks/engine/run.py --tree ../before                another checkout's engine

Prints a table of medians a scenario and the ratios pair by pair, beside what they should be. The exit code is 0
whatever was measured. README.md beside this file says what is measured and how.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import signal
import subprocess
import tempfile
from pathlib import Path
from types import FrameType

from measure import Costs
from scenarios import SCENARIOS, Stage
from servers import answers, nginx, program
from stories import STORIES

USUAL_FILES = 20_000  # open files: two for each request under way, on either side


def names(value: str) -> list[str]:
    """Return the scenarios that an argument names."""
    known = [*SCENARIOS, *STORIES]
    chosen = [each.strip() for each in value.split(",")]
    if unknown := [each for each in chosen if each not in known]:
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: not one of {', '.join(known)}")
    return chosen


def arguments() -> argparse.Namespace:
    """Return what the user wants."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    every = ",".join([*SCENARIOS, *STORIES])
    parser.add_argument("--only", type=names, default=names(every), metavar="NAME,…", help=f"of {every}")
    parser.add_argument("--urls", type=int, help="addresses in each scenario, instead of its own number")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--at-once", type=int, default=256)
    parser.add_argument("--loop", choices=("auto", "asyncio", "uvloop"), default="auto", help="of our driver")
    parser.add_argument("--readers", type=int, default=0, help="measure `pages` with so many readers, too")
    parser.add_argument("--pages", type=Path, help="serve the .html files of a folder instead of made-up pages")
    parser.add_argument("--tree", type=Path, help="measure the linkcheck of another checkout")
    parser.add_argument("--json", type=Path, help="also write every run to a file")
    return parser.parse_args()


def ended(number: int, _: FrameType | None) -> None:
    """Leave by the ordinary way, so that every server ends."""
    raise SystemExit(128 + number)


def version(*command: str) -> str:
    """Return the first line that a program says of its version."""
    done = subprocess.run([program(command[0]), *command[1:]], capture_output=True, text=True, check=False)
    return (done.stdout or done.stderr).splitlines()[0].split(" [")[0].removeprefix("nginx version: ")


def machine() -> str:
    """Return what was measured with, on what."""
    tools = (version("lychee", "--version"), version("nginx", "-v"), version("wrk", "-v"))
    load = f"load {os.getloadavg()[0]:.1f}"
    return ", ".join((f"Python {platform.python_version()}", f"{os.cpu_count()} cores", *tools, load))


def saved(path: Path, measured: dict[str, list[Costs]]) -> None:
    """Write every run of the tables."""
    whole = {
        scenario: [
            {
                "name": each.name,
                "urls": each.urls,
                "start": each.start,
                "runs": [run._asdict() | {"server": run.server._asdict(), "told": None} for run in each.runs],
            }
            for each in costs
        ]
        for scenario, costs in measured.items()
    }
    path.write_text(json.dumps(whole, indent=1))


def main() -> None:
    """Start the servers, measure, print."""
    options = arguments()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, ended)
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, USUAL_FILES), most))
    if options.tree:
        os.environ["PYTHONPATH"] = str(options.tree.resolve())
    print(machine(), end="\n\n", flush=True)
    measured = {}
    with tempfile.TemporaryDirectory() as name:
        root, folder = Path(name, "web"), Path(name, "runs")
        root.mkdir()
        folder.mkdir()
        with nginx(Path(name, "nginx"), root) as web, answers() as late:
            stage = Stage(web, late, folder, root, options)
            for scenario in options.only:
                if scenario in SCENARIOS:
                    measured[scenario] = SCENARIOS[scenario](stage)
                else:
                    STORIES[scenario](stage)
    if options.json:
        saved(options.json, measured)


if __name__ == "__main__":
    main()
