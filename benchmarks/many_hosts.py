"""Measures one article that cites many hosts: linkcheck beside lychee, in turn, on the same loopback server.

    python benchmarks/many_hosts.py --urls 2000 --hosts 200

Prints the median wall and CPU time of each and the ratio of linkcheck to lychee, pair by pair. lychee is run
twice: as it is, where it reads no body, and with its fragment check on, where it reads each as linkcheck does
(every address has a fragment).
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from server import hosts


class Cost(NamedTuple):
    """Seconds of a whole process and its children, and its exit code."""

    wall: float
    cpu: float
    code: int


@contextmanager
def served(number: int, size: int) -> Iterator[int]:
    """Run the server as long as the block lasts and give its port."""
    command = [sys.executable, str(Path(__file__).with_name("server.py")), str(number), str(size)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin
        assert server.stdout
        try:
            yield int(server.stdout.readline())
        finally:
            server.stdin.close()
            server.wait(10)


def article(folder: Path, urls: int, number: int, port: int) -> Path:
    """Write an article that cites so many addresses on so many hosts."""
    names = hosts(number)
    lines = [f"- [The talks](http://{names[each % number]}:{port}/talks/{each}#talks)" for each in range(urls)]
    target = folder / "article.md"
    target.write_text("# The talks\n\n## Sources\n\n" + "\n".join(lines) + "\n")
    return target


def run(command: list[str], folder: Path) -> Cost:
    """Run a command to its end."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, cpu, done.returncode)


def found(name: str) -> str:
    """Return where a program is, looking beside this Python first."""
    beside = Path(sys.executable).with_name(name)
    path = str(beside) if beside.exists() else shutil.which(name)
    if not path:
        raise SystemExit(f"{name} is not installed: pip install -e '.[bench]'")
    return path


def commands(target: Path, at_once: int, per_host: int) -> dict[str, list[str]]:
    """Return what is measured against what, with the same limits for all."""
    lychee = [found("lychee"), "--no-progress", "--max-concurrency", str(at_once)]
    lychee += ["--host-concurrency", str(per_host), "--host-request-interval", "0ms"]
    linkcheck = [found("linkcheck"), "check", "--allow-private", "--no-progress", "--concurrency", str(at_once)]
    linkcheck += ["--per-host", str(per_host), "--spacing", "0", "--format", "json", "--fail-on", "never"]
    return {
        "linkcheck": [*linkcheck, str(target)],
        "lychee": [*lychee, str(target)],
        "lychee, bodies read": [*lychee, "--include-fragments=anchor-only", str(target)],
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--urls", type=int, default=2000)
    parser.add_argument("--hosts", type=int, default=200)
    parser.add_argument("--bytes", type=int, default=2000, help="size of a page")
    parser.add_argument("--at-once", type=int, default=128)
    parser.add_argument("--per-host", type=int, default=10)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    costs: dict[str, list[Cost]] = {}
    with tempfile.TemporaryDirectory() as name, served(options.hosts, options.bytes) as port:
        folder = Path(name)
        target = article(folder, options.urls, options.hosts, port)
        measured = commands(target, options.at_once, options.per_host)
        for _ in range(options.runs):
            for tool, command in measured.items():
                costs.setdefault(tool, []).append(run(command, folder))
    print(f"{options.urls} addresses on {options.hosts} hosts, {options.bytes} bytes each, {os.cpu_count()} cores")
    for tool, each in costs.items():
        wall, cpu = (statistics.median(getattr(cost, field) for cost in each) for field in ("wall", "cpu"))
        print(
            f"{tool:22} wall {wall:7.2f} s   CPU {cpu:7.2f} s   exit codes {sorted({cost.code for cost in each})}"
        )
    for tool in list(costs)[1:]:
        ratios = {
            field: statistics.median(
                getattr(ours, field) / getattr(theirs, field)
                for ours, theirs in zip(costs["linkcheck"], costs[tool], strict=True)
            )
            for field in ("wall", "cpu")
        }
        print(f"linkcheck / {tool}: wall {ratios['wall']:.2f}, CPU {ratios['cpu']:.2f}")


if __name__ == "__main__":
    main()
