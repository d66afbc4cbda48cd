"""The table of behaviours: what a server does, under which number it stands, and what it deserves.

The rows are those of a list of a hundred things that servers, names and pages do to a link checker; row 0 is for
the few that are as they should be. A behaviour is a small function that writes to a stream:

    @behaviour(row=5, expect=TOO_LARGE)
    async def flood_1xx(visit):
        await visit.flood(b"HTTP/1.1 103 Early Hints\r\n\r\n")

and its name is the path it is served at. What is no more than some bytes needs no function: see `raw`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, NamedTuple

from chaos.expect import Expect

if TYPE_CHECKING:
    from chaos.server import Visit

Serve = Callable[["Visit"], Awaitable[None]]


class Behaviour(NamedTuple):
    """One thing that can happen to who opens an address."""

    name: str
    row: int
    expect: Expect
    url: str
    serve: Serve | None = None  # None: a plain page is served, and what happens happens before

    def __repr__(self) -> str:
        return f"{self.row}-{self.name}"


BEHAVIOURS: dict[str, Behaviour] = {}


def host_of(name: str) -> str:
    """Return a behaviour's own host, so that no behaviour stands in another's queue."""
    return f"{name.replace('_', '-')}.site"


def cited(name: str, *, row: int, expect: Expect, url: str = "http://{host}/{name}", serve: Serve | None = None):
    """Put a behaviour into the table."""
    assert name not in BEHAVIOURS, f"two behaviours are called {name}"
    BEHAVIOURS[name] = Behaviour(name, row, expect, url.format(host=host_of(name), name=name), serve)


def behaviour(*, row: int, expect: Expect, url: str = "http://{host}/{name}"):
    """Put a function into the table, under its own name."""

    def register(serve: Serve) -> Serve:
        cited(serve.__name__, row=row, expect=expect, url=url, serve=serve)
        return serve

    return register


def raw(name: str, answer: bytes, *, row: int, expect: Expect) -> None:
    """Put some bytes into the table: they are sent, and the connection is closed."""

    async def serve(visit: Visit) -> None:
        await visit.send(answer)

    cited(name, row=row, expect=expect, serve=serve)
