"""The scenarios in which one table compares entrants over a list of addresses."""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from measure import Costs, Entrant, compared, lychee, ours
from pages import kept, made, written
from servers import Answers, Nginx, Server
from tables import Pair, ratios, table, troubles

DIFFERENT = 200  # made-up pages
KEPT_HOSTS, MANY_HOSTS = 200, 1000
SHORT, SHORT_RUNS = 1000, 5  # addresses of the short run; it is noisy, so it is repeated more often
BODIES = "--include-fragments=anchor-only"  # makes lychee read bodies
LATE = 0.2  # seconds; as answers.py has it


class Stage(NamedTuple):
    """What a scenario is given: the servers that run, a folder, and the options."""

    nginx: Nginx
    answers: Answers
    folder: Path
    root: Path  # what nginx serves
    options: argparse.Namespace

    def urls(self, usual: int) -> int:
        """Return how many addresses to fetch."""
        number: int = self.options.urls or usual
        return number

    def ours(self, name: str, *options: str) -> Entrant:
        """Return a run of our driver within the limits that hold for all."""
        limits = (f"--concurrency={self.options.at_once}", "--per-host=10", "--spacing=0")
        return ours(name, *limits, *options, loop=self.options.loop)

    def lychee(self, name: str, *options: str) -> Entrant:
        """Return a run of lychee within the limits that hold for all."""
        limits = (
            f"--max-concurrency={self.options.at_once}",
            "--host-concurrency=10",
            "--host-request-interval=0ms",
        )
        return lychee(name, *limits, *options)


class Contest(NamedTuple):
    """Who fetches what, from whom, and what is compared."""

    title: str
    entrants: list[Entrant]
    urls: list[str]
    server: Server
    pairs: list[Pair]


def hosts(number: int, start: int = 0) -> list[str]:
    """Return so many addresses of the loopback range, each of them a host that needs no name server."""
    numbers = range(start, start + number)
    return [f"127.{1 + each // 62500}.{each // 250 % 250}.{1 + each % 250}" for each in numbers]


def held(stage: Stage, contest: Contest) -> list[Costs]:
    """Hold a contest, print its table, and return the costs."""
    costs = compared(contest.entrants, contest.urls, contest.server, stage.folder, stage.options.runs)
    print(f"{contest.title}. {len(contest.urls):,} URLs, {_how(stage)}")
    print(
        "\n".join(filter(None, (table(costs), troubles(costs), ratios(costs, contest.pairs)))),
        end="\n\n",
        flush=True,
    )
    return costs


def _how(stage: Stage) -> str:
    return f"{stage.options.at_once} at once, medians of {stage.options.runs} runs"


def tiny(stage: Stage) -> list[Costs]:
    """Return what new connections cost."""
    urls = [f"http://{host}:{stage.nginx.http}/tiny/0" for host in hosts(stage.urls(10_000))]
    entrants = [stage.ours("ours", "--status-only"), stage.lychee("lychee")]
    pairs = [Pair("ours", "lychee", wall=1.0, cpu=1.0)]
    title = "tiny: pages of 2 KB over http, every host new, status only"
    return held(stage, Contest(title, entrants, urls, stage.nginx, pairs))


def kept_alive(stage: Stage) -> list[Costs]:
    """Return what requests on kept connections cost; with bodies, too, in case that keeps more of them."""
    names, number, port = hosts(KEPT_HOSTS), stage.urls(10_000), stage.nginx.http
    urls = [f"http://{names[each % KEPT_HOSTS]}:{port}/tiny/{each}#talks" for each in range(number)]
    entrants = [
        stage.ours("ours", "--status-only"),
        stage.lychee("lychee"),
        stage.ours("ours, bodies"),
        stage.lychee("lychee, bodies", BODIES),
    ]
    pairs = [Pair("ours", "lychee", wall=2.2, cpu=2.2), Pair("ours, bodies", "lychee, bodies")]
    title = f"kept: pages of 2 KB over http on {KEPT_HOSTS} hosts, connections kept, status only and whole"
    return held(stage, Contest(title, entrants, urls, stage.nginx, pairs))


def tls(stage: Stage) -> list[Costs]:
    """Return what TLS handshakes cost, with one process and two."""
    urls = [f"https://{host}:{stage.nginx.https}/tiny/0" for host in hosts(stage.urls(10_000))]
    entrants = [
        stage.ours("ours", "--status-only"),
        stage.ours("ours, 2 processes", "--status-only", "--processes=2"),
        stage.lychee("lychee"),
    ]
    pairs = [Pair("ours", "lychee"), Pair("ours, 2 processes", "lychee", wall=1.3, cpu=1.3)]
    title = "tls: pages of 2 KB over https, every host new, status only"
    return held(stage, Contest(title, entrants, urls, stage.nginx, pairs))


def pages(stage: Stage) -> list[Costs]:
    """Return what whole pages cost: fetched, decoded, their titles and dates collected."""
    options, number = stage.options, stage.urls(2000)
    bodies = kept(options.pages, number) if options.pages else made(min(number, DIFFERENT))
    paths = written(stage.root, bodies)
    port = stage.nginx.https
    urls = [f"https://{host}:{port}{paths[each % len(paths)]}" for each, host in enumerate(hosts(number))]
    mine = [stage.ours("ours", "--read"), stage.ours("ours, 2 processes", "--read", "--processes=2")]
    if options.readers:
        readers = f"--readers={options.readers}"
        mine.append(stage.ours(f"ours, {readers[2:]}", "--read", readers))
    peer, baseline = "lychee, bodies", "httpx as it comes"
    theirs = [stage.lychee(peer, BODIES), stage.ours(baseline, "--client=httpx", "--read")]
    pairs = [
        Pair(each.name, other, speed=bound) for other, bound in ((peer, 1.4), (baseline, 1.7)) for each in mine
    ]
    title = f"pages: {len(paths)} whole pages over https, gzipped, every host new; titles and dates"
    costs = held(stage, Contest(title, [*mine, *theirs], urls, stage.nginx, pairs))
    for each in costs:
        told = each.runs[0].told
        if "titles" in told:
            print(f"{each.name}: {told['bytes'] / 1e6:.0f} MB, {told['titles']} titles, {told['dates']} dates")
    print(flush=True)
    return costs


def latency(stage: Stage) -> list[Costs]:
    """Return what waiting costs, and print how far from the ideal it is."""
    number = stage.urls(5000)
    urls = [f"http://{host}:{stage.answers.port}/late/0#talks" for host in hosts(number)]
    entrants = [stage.ours("ours"), stage.lychee("lychee, bodies", BODIES)]
    pairs = [Pair("ours", "lychee, bodies", wall=1.2)]
    title = "latency: pages of 2 KB over http after 200 ms, every host new, bodies read"
    costs = held(stage, Contest(title, entrants, urls, stage.answers, pairs))
    ideal = number / stage.options.at_once * LATE
    for each in costs:
        least = ideal + each.median("cpu")
        found = f"wall {each.median('wall') / ideal:.2f}, with its own CPU {each.median('wall') / least:.2f}"
        print(f"{each.name} / ideal ({ideal:.2f} s): {found} (wanted ≤ 1.5)")
    print(flush=True)
    return costs


def many(stage: Stage) -> list[Costs]:
    """Return what a short run and a long one cost, and print whether an address costs more in the long one."""
    number, runs = stage.urls(100_000), stage.options.runs
    names, entrants = hosts(MANY_HOSTS), [stage.ours("ours")]

    def measured(port: int, urls: int, runs: int, what: str) -> Costs:
        order = random.Random(urls).choices(names, k=urls)
        addresses = [f"http://{host}:{port}/tiny/{each}" for each, host in enumerate(order)]
        (costs,) = compared(entrants, addresses, stage.nginx, stage.folder, runs)
        return costs._replace(name=f"{urls:,} URLs, {what}")

    # The server closes each connection, so that the long run has no more use of its connections than the short.
    short = measured(stage.nginx.closing, min(SHORT, number), SHORT_RUNS * runs, "closed")
    long = measured(stage.nginx.closing, number, runs, "closed")
    alive = measured(stage.nginx.http, number, runs, "kept alive")
    print(f"many: pages of 2 KB over http on {MANY_HOSTS:,} hosts in no order, bodies read. {_how(stage)}")
    print("\n".join(filter(None, (table([short, long, alive]), troubles([short, long, alive])))))
    found = long.each(long.median("cpu") - long.start) / short.each(short.median("cpu") - short.start)
    print(f"CPU a URL less start, long / short: {found:.2f} (wanted ≤ 1.15)", end="\n\n", flush=True)
    return [short, long, alive]


SCENARIOS: dict[str, Callable[[Stage], list[Costs]]] = {
    "tiny": tiny,
    "kept": kept_alive,
    "tls": tls,
    "pages": pages,
    "latency": latency,
    "many": many,
}
