"""The scenarios in which the time itself is the answer: bans, pauses, first tries that fail; and the limit."""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable
from itertools import count

from measure import Entrant, Run, lychee, ours, run, timed, written
from scenarios import Stage, hosts
from servers import Server, program

LINKS = 40
NOT_ASKED = count(60_000)  # the numbers of hosts that nobody was asked for: each story needs one
Story = list[tuple[float, str, int]]


def entrants(stage: Stage) -> list[Entrant]:
    """Return our driver and lychee, each as it comes and without the pause between requests to one host."""
    loop = stage.options.loop
    return [
        ours("ours as it comes", loop=loop),
        ours("ours, no spacing", "--spacing=0", "--per-host=10", loop=loop),
        lychee("lychee as it comes"),
        lychee("lychee, no spacing", "--host-request-interval=0ms"),
    ]


def told(stage: Stage, entrant: Entrant, kind: str, links: int) -> tuple[Run, Story]:
    """Run an entrant over links of one new host, and return the cost and what the host was asked."""
    (host,) = hosts(1, next(NOT_ASKED))
    urls = [f"http://{host}:{stage.answers.port}/{kind}/{each}" for each in range(links)]
    cost = run(entrant, written(stage.folder / "urls.txt", urls), stage.answers)
    return cost, stage.answers.story(host)


def ban(stage: Stage) -> None:
    """Print how long a host with 40 links that answers 429 for 5 s takes, and how often it had to say so."""
    print(f"ban: {LINKS} links on one host that answers 429 for 5 s. Medians of {stage.options.runs} runs")
    print("wanted: wall ≤ 6.5 s, at most 8 times 429, all links good")
    print(f"{'':38}wall s   CPU s  429s  requests  200s")
    for kind, what in (("ban", "with Retry-After"), ("silent-ban", "without")):
        for entrant in entrants(stage):
            stories = [told(stage, entrant, kind, LINKS) for _ in range(stage.options.runs)]
            print(f"{entrant.name + ', ' + what:36}{_banned(stories)}", flush=True)
    print(flush=True)


def _banned(stories: list[tuple[Run, Story]]) -> str:
    """Return the medians of what happened, as a line."""
    wall = statistics.median(cost.wall for cost, _ in stories)
    cpu = statistics.median(cost.cpu for cost, _ in stories)
    good = statistics.median(cost.good for cost, _ in stories)
    asked = statistics.median(len(story) for _, story in stories)
    bans = statistics.median(sum(status == 429 for *_, status in story) for _, story in stories)
    return f"{wall:8.2f}{cpu:8.2f}{bans:6.0f}{asked:10.0f}{good:6.0f}"


def pause(stage: Stage) -> None:
    """Print when a link is asked again whose first answer is 503 with ``Retry-After: 2``."""
    _twice(stage, "pause", "retry_after: first 503 with Retry-After: 2; wanted: asked again after 2.0 to 2.6 s")


def flaky(stage: Stage) -> None:
    """Print when a link is asked again whose first answer is 500."""
    _twice(stage, "flaky", "flaky: first 500; wanted: two requests")


def _twice(stage: Stage, kind: str, title: str) -> None:
    print(title)
    for entrant in entrants(stage)[::2]:
        stories = [told(stage, entrant, kind, 1) for _ in range(stage.options.runs)]
        times = ", ".join(" and ".join(f"{since:.2f}" for since, *_ in story) for _, story in stories)
        good = sum(cost.good for cost, _ in stories)
        print(f"{entrant.name:20} asked at {times} s; {good} of {len(stories)} ended with 200")
    print(flush=True)


def limit(stage: Stage) -> None:
    """Print how fast the servers answer wrk: what no client can beat on this machine."""
    nginx, seconds = stage.nginx, max(2, min(10, stage.options.runs * 2))
    print(f"limit: the servers alone, asked by wrk. {stage.options.at_once} connections, {seconds} s each")
    print(f"{'':30}requests/s   wrk CPU ms   server CPU ms (each a request)")
    close = ("-H", "Connection: close")
    cases: tuple[tuple[str, str, tuple[str, ...], Server], ...] = (
        ("http, kept alive", f"http://127.0.0.1:{nginx.http}/tiny/0", (), nginx),
        ("http, each closed", f"http://127.0.0.1:{nginx.http}/tiny/0", close, nginx),
        ("https, kept alive", f"https://127.0.0.1:{nginx.https}/tiny/0", (), nginx),
        ("https, each closed", f"https://127.0.0.1:{nginx.https}/tiny/0", close, nginx),
        ("200 ms late (answers.py)", f"http://127.0.0.1:{stage.answers.port}/late/0", (), stage.answers),
        ("at once (answers.py)", f"http://127.0.0.1:{stage.answers.port}/now/0", (), stage.answers),
    )
    for name, url, extra, server in cases:
        print(f"{name:30}{_asked(stage, [url, *extra], server, seconds)}", flush=True)
    print(flush=True)


def _asked(stage: Stage, arguments: list[str], server: Server, seconds: int) -> str:
    before = server.used()
    command = [program("wrk"), "-t2", f"-c{stage.options.at_once}", f"-d{seconds}s", *arguments]
    cost, output = timed(command, stage.folder)
    used = server.used().since(before)
    requests = re.search(r"(\d+) requests in", output)
    number = int(requests[1]) if requests else 0
    if not number:
        return f"no answers\n{output}"
    return f"{number / cost['wall']:10,.0f}{1000 * cost['cpu'] / number:13.3f}{1000 * used.cpu / number:16.3f}"


STORIES: dict[str, Callable[[Stage], None]] = {
    "ban": ban,
    "retry_after": pause,
    "flaky": flaky,
    "limit": limit,
}
