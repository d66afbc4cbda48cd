"""What a site's robots.txt asks of programs (RFC 9309); asked for in audits, not for one person's own check."""

from __future__ import annotations

import asyncio
import re
from collections import OrderedDict
from collections.abc import Awaitable, Callable

from protego import Protego

from linkcheck import urls
from linkcheck.model import Failure, FailureKind, Response
from linkcheck.urls import Address

__all__ = ["Robots"]

AGENT = "linkcheck"  # the product token (RFC 9309 §2.2.1)
KEPT = 2000  # sites; one that comes again after so many others is asked again
LARGEST = 500 * 1024  # bytes that have to be read (RFC 9309 §2.5); no more are
_GROUP = re.compile(r"\s*user[- ]?agent\s*:?\s*(\*(?=\s*(?:#|$))|[a-z_-]*)", re.IGNORECASE)


class Robots:
    """Answers whether an address may be opened; a site is asked for its robots.txt once a run."""

    def __init__(
        self,
        fetch: Callable[[str], Awaitable[Response | Failure]],
        slow_down: Callable[[str, float], object],
    ) -> None:
        self._fetch = fetch
        self._slow_down = slow_down
        self._rules: OrderedDict[tuple[str, str, int], asyncio.Task[Protego | Failure]] = OrderedDict()

    async def refusal(self, address: Address) -> Failure | None:
        """Return why an address is not opened: it is disallowed, or the site's robots.txt was not to be had.

        Where there is no robots.txt (404 and other 4xx) everything is allowed; where the server fails nothing is
        (RFC 9309 §2.3.1). A host that cannot be reached at all fails as the page itself would have.
        """
        task = self._rules.get(address.origin)
        if task is None:
            task = self._rules[address.origin] = asyncio.create_task(self._read(address))
            if len(self._rules) > KEPT:
                self._rules.popitem(last=False)
        rules = await asyncio.shield(task)
        if isinstance(rules, Failure):
            return rules._replace(url=address.href)
        if rules.can_fetch(address.href, AGENT):
            return None
        return Failure(address.href, FailureKind.ROBOTS, "disallowed by the site's robots.txt")

    async def close(self) -> None:
        """Let those that are still asked for go."""
        for task in self._rules.values():
            task.cancel()
        await asyncio.gather(*self._rules.values(), return_exceptions=True)

    async def _read(self, address: Address) -> Protego | Failure:
        place = urls.resolve(address.href, "/robots.txt")
        answer = await self._fetch(place.href if place else address.href)
        if isinstance(answer, Failure):
            # What a redirect leads to is not the site: that it is gone, or private, must not become the page's.
            kind = FailureKind.ROBOTS if answer.redirects else answer.kind
            return answer._replace(kind=kind, detail=f"robots.txt: {answer.detail}")
        if answer.status >= 500 or answer.status == 429:
            return Failure(address.href, FailureKind.ROBOTS, f"robots.txt answered HTTP {answer.status}")
        is_there = 200 <= answer.status < 300
        text = answer.body[:LARGEST].decode("utf-8-sig", "replace") if is_there else ""
        rules = Protego.parse(concerning_us(text))
        if delay := rules.crawl_delay(AGENT):
            self._slow_down(address.host, delay)
        return rules


def concerning_us(text: str) -> str:
    """Return a robots.txt with all other programs as one: a thousand names times as many rules take time.

    Of a name its letters count (RFC 9309 §2.2.1): ``linkcheck/1.0`` is us, too.
    """
    lines: list[str] = []
    for line in text.splitlines():
        if match := _GROUP.match(line):
            name = match.group(1).lower()
            kept = f"User-agent: {name if name in {'*', AGENT} else '-'}"
            if not lines or lines[-1] != kept:
                lines.append(kept)
        else:
            lines.append(line)
    return "\n".join(lines)
