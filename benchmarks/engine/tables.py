"""What was measured, as a table for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from measure import Costs, ratio

HEAD = (
    *("wall s", "CPU s", "of it start", "ms/URL", "less start", "URLs/s", "peak MB"),
    *("200", "connections/URL", "server ms/URL"),
)


class Pair(NamedTuple):
    """Two entrants to compare, and what their ratios should be: wall and CPU at most, speed at least so much."""

    first: str
    second: str
    wall: float | None = None
    cpu: float | None = None
    speed: float | None = None


def table(costs: Iterable[Costs]) -> str:
    """Return a table of medians, a line an entrant; ``ms/URL`` is CPU, ``server`` the CPU of the server."""
    rows = [("", *HEAD), *(_row(each) for each in costs)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_line(row, widths) for row in rows)


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    first, *rest = (
        cell.ljust(width) if not number else cell.rjust(width)
        for number, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join([first, *rest]).rstrip()


def _row(costs: Costs) -> tuple[str, ...]:
    wall, cpu = costs.median("wall"), costs.median("cpu")
    server = costs.each(sum(run.server.cpu for run in costs.runs) / len(costs.runs))
    return (
        costs.name,
        f"{wall:.2f}",
        f"{cpu:.2f}",
        f"{costs.start:.2f}",
        f"{costs.each(cpu):.3f}",
        f"{costs.each(cpu - costs.start):.3f}",
        f"{costs.urls / wall:,.0f}",
        f"{costs.median('rss'):.0f}",
        f"{costs.median('good'):.0f}",
        f"{costs.median('connections') / costs.urls:.2f}",
        f"{server:.3f}",
    )


def ratios(costs: list[Costs], pairs: Iterable[Pair]) -> str:
    """Return a line a pair: the medians of its runs' ratios, beside what they should be."""
    named = {each.name: each for each in costs}
    lines = []
    for pair in pairs:
        first, second = named[pair.first], named[pair.second]
        wall, cpu = ratio(first, second, "wall"), ratio(first, second, "cpu")
        speed = _told("speed", 1 / wall, pair.speed, is_least=True)
        timed = _told("wall", wall, pair.wall) if pair.speed is None else speed
        lines.append(f"{pair.first} / {pair.second}: {timed}, {_told('CPU', cpu, pair.cpu)}")
    return "\n".join(lines)


def troubles(costs: Iterable[Costs]) -> str:
    """Return a line for each entrant that did not find every page: what came instead, in all its runs."""
    lines = []
    for each in costs:
        others: Counter[str] = Counter()
        for run in each.runs:
            told = run.told.get("outcomes") or {name: run.told[name] for name in ("errors", "timeouts")}
            others.update({name: number for name, number in told.items() if name != "200" and number})
        if others:
            lines.append(f"{each.name}: not 200: {', '.join(f'{name} {times}' for name, times in others.items())}")
    return "\n".join(lines)


def _told(what: str, found: float, bound: float | None, *, is_least: bool = False) -> str:
    if bound is None:
        return f"{what} {found:.2f}"
    is_met = found >= bound if is_least else found <= bound
    return f"{what} {found:.2f} (wanted {'≥' if is_least else '≤'} {bound:g}: {'met' if is_met else 'not met'})"
