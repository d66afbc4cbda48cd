"""What a user may set about fetching, and the defaults."""

from __future__ import annotations

from dataclasses import dataclass, field

from linkcheck.version import __version__

__all__ = ["FetchSettings"]


@dataclass(frozen=True, kw_only=True)
class FetchSettings:
    """How patient, polite and careful fetching is (times in seconds, sizes in bytes)."""

    timeout: float = field(default=20.0, metadata={"help": "seconds that one attempt may take"})
    deadline: float = field(
        default=60.0,
        metadata={"help": "seconds that all attempts and redirects of one address may take together"},
    )
    attempts: int = field(default=3, metadata={"help": "tries for what may pass: timeouts, resets, 429, 5xx"})
    concurrency: int = field(default=64, metadata={"help": "requests under way at once"})
    per_host: int = field(default=4, metadata={"help": "requests under way at once on one host"})
    spacing: float = field(default=0.05, metadata={"help": "seconds between two requests to one host"})
    max_wait: float = field(
        default=30.0,
        metadata={"help": "longest Retry-After to wait for; a host that asks for more stays open"},
    )
    max_redirects: int = field(default=10, metadata={"help": "redirects to follow"})
    max_body: int = field(default=2**20, metadata={"help": "bytes of a page to read, decoded"})
    allow_private: bool = field(
        default=False, metadata={"help": "reach private addresses too: staging sites, tests"}
    )
    user_agent: str = field(
        default=f"Mozilla/5.0 (compatible; linkcheck/{__version__}; checks the sources of an article)",
        metadata={"help": "how requests introduce themselves"},
    )
