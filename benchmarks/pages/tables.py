"""What was measured, as tables for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

__all__ = ["table"]

Cell = str | float | None


def table(rows: Mapping[str, Mapping[str, Cell]]) -> str:
    """Return a line a row, under the names of its columns; a dash stands for what cannot be said."""
    names = list(dict.fromkeys(name for row in rows.values() for name in row))
    lines = [["", *names], *([head, *(_shown(row.get(name)) for name in names)] for head, row in rows.items())]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(_line(line, widths) for line in lines)


def _line(cells: Sequence[str], widths: Iterable[int]) -> str:
    first, *others = zip(cells, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]).rstrip()


def _shown(cell: Cell) -> str:
    return "–" if cell is None else f"{cell:,}" if isinstance(cell, int | float) else cell
