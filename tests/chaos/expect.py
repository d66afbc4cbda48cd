"""What a behaviour deserves: `ok("A page") | unreachable("protocol")`, and whether an outcome is that.

Four words say all: *ok* (there is a page), *partial* (there is one, cut), *unreachable* (could not tell),
*blocked* (our guard refused, nothing was sent). *Dead* are 404, 410 and a name that does not exist, asked twice.
"""

from __future__ import annotations

from dataclasses import dataclass

from linkcheck.model import Failure, Report, Response, Source
from linkcheck.page.read import read_page

ANY = "whatever"

# Rules about addresses that show by themselves that no reader gets there: nobody is asked, and it is said; and
# about doors that only some readers have a key to.
UNASKED = {"malformed-url", "placeholder-url", "private-address", "login-wall", "paywall"}

# What the whole program may make of it: nothing to say of the link itself, "could not tell", or dead.
OK, OPEN, DEAD = frozenset({"ok"}), frozenset({"open"}), frozenset({"dead"})


@dataclass(frozen=True)
class Way:
    """One acceptable outcome: a `Response` with one of some statuses, or a `Failure` of one of some kinds."""

    verdicts: frozenset[str]  # of the whole program
    statuses: frozenset[int] = frozenset()
    kinds: frozenset[str] = frozenset()
    title: str | None = ANY
    truncated: frozenset[str | None] | None = None  # None: whatever
    noted: bool = False

    def complaint(self, outcome: object) -> str | None:
        """Return how an outcome differs from this one, or None."""
        if isinstance(outcome, Failure):
            return None if outcome.kind in self.kinds else f"{outcome.kind}: {outcome.detail[:200]}"
        if not isinstance(outcome, Response):
            return repr(outcome)
        if outcome.status not in self.statuses:
            return f"HTTP {outcome.status}"
        if self.truncated is not None and outcome.truncated not in self.truncated:
            return f"HTTP {outcome.status}, truncated: {outcome.truncated}"
        if self.noted and not outcome.notes:
            return f"HTTP {outcome.status}, without a note"
        title = title_of(outcome) if self.title != ANY else ANY
        return None if title == self.title else f"HTTP {outcome.status}, titled {title!r}"


@dataclass(frozen=True)
class Expect:
    """One or more acceptable outcomes."""

    ways: tuple[Way, ...]

    def __or__(self, other: Expect) -> Expect:
        return Expect(self.ways + other.ways)

    @property
    def verdicts(self) -> frozenset[str]:
        """What the whole program may say."""
        return frozenset().union(*(way.verdicts for way in self.ways))

    @property
    def takes_time(self) -> bool:
        """True for what does not end by itself."""
        return any("timeout" in way.kinds or "time" in (way.truncated or ()) for way in self.ways)

    def complaints(self, outcome: object) -> list[str]:
        """Return how an outcome differs from each of the acceptable ones; nothing where it is one of them."""
        found = [way.complaint(outcome) for way in self.ways]
        return [] if None in found else [each for each in found if each]


def ok(title: str | None = ANY, *, status: int = 200, truncated: str | None = None, noted: bool = False) -> Expect:
    """Expect a page; `title=None` says that it must have none, because its bytes cannot be read."""
    how = None if truncated == ANY else frozenset({truncated})
    return Expect((Way(OK, frozenset({status}), title=title, truncated=how, noted=noted),))


def partial(*how: str, title: str = ANY, noted: bool = False) -> Expect:
    """Expect a page that is cut, at the cap ("length"), by the deadline ("time") or by the server."""
    return Expect((Way(OK, frozenset({200}), title=title, truncated=frozenset(how), noted=noted),))


def walled(status: int = 200) -> Expect:
    """Expect a page whose kind is for later rules to tell, and which nobody may call dead."""
    return Expect((Way(OK | OPEN, frozenset({status})),))


def answers(*statuses: int) -> Expect:
    """Expect a status that says nothing about the page: a refusal, an error, a redirect to nowhere."""
    return Expect((Way(OPEN, frozenset(statuses)),))


def unreachable(*kinds: str) -> Expect:
    """Expect that nothing came back, for one of some reasons."""
    return Expect((Way(OPEN, kinds=frozenset(kinds)),))


def blocked() -> Expect:
    """Expect that our guard refused."""
    return unreachable("blocked")


def skipped() -> Expect:
    """Expect an address that is not even asked for, because it is no web page's."""
    return Expect((Way(OK | OPEN, kinds=frozenset({"blocked"})),))


def dead(status: int | None = None) -> Expect:
    """Expect a page that is gone: by its own status, or because its name does not exist."""
    if status is None:
        return Expect((Way(DEAD, kinds=frozenset({"dns"})),))
    return Expect((Way(DEAD, frozenset({status})),))


NO_HTTP = unreachable("protocol")
TOO_LARGE = unreachable("protocol", "too-large")
LOOP = unreachable("redirect-loop")


def title_of(response: Response) -> str | None:
    """Return the title that a page gives itself."""
    return read_page(response.body, response.final_url, response.content_type).title


def verdict(report: Report, source: Source) -> str:
    """Return what the whole program says of a source's link: "dead", "open" (not told, and said so) or "ok"."""
    findings = report.about(source)
    if any(finding.rule.id == "dead-link" for finding in findings):
        return "dead"
    return "open" if any(finding.is_open or finding.rule.id in UNASKED for finding in findings) else "ok"
