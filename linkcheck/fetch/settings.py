"""What a user may set about fetching, and the defaults."""

from __future__ import annotations

import os
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from linkcheck.addresses import Allowed
from linkcheck.version import __version__

__all__ = ["LARGEST", "SECRET", "FetchSettings", "HostSettings"]

LARGEST = 2**23  # bytes of a body; no more is ever read (as `page.read` has it)
AUDIT_SPACING = 1.0  # seconds; crawlers keep one to five (Heritrix, Scrapy's AutoThrottle)


@dataclass(frozen=True, kw_only=True)
class HostSettings:
    """What a user may set for one host (and, with a leading dot, for all below it)."""

    headers: Mapping[str, str] = field(
        default_factory=dict,
        metadata={"help": "sent with each request to it; ${NAME} is taken from the environment"},
    )
    auth: str | None = field(
        default=None, metadata={"help": "user:password, for HTTP Basic; ${NAME} is taken from the environment"}
    )
    concurrency: int = field(default=4, metadata={"help": "requests under way at once"})
    spacing: float = field(default=0.03, metadata={"help": "seconds between two requests"})
    accept: tuple[int, ...] = field(
        default=(), metadata={"help": "statuses that are fine beside 2xx, such as 403"}
    )

    def slower(self, spacing: float) -> HostSettings:
        """Return the same with requests at least so far apart."""
        return replace(self, spacing=max(self.spacing, spacing))


@dataclass(frozen=True, kw_only=True)
class FetchSettings:
    """How patient, polite and careful fetching is (times in seconds, sizes in bytes)."""

    timeout: float = field(default=20.0, metadata={"help": "seconds that one attempt may take"})
    deadline: float = field(
        default=60.0,
        metadata={"help": "seconds that all attempts and redirects of one address may take together"},
    )
    max_time: float | None = field(
        default=None,
        metadata={"help": "seconds for the whole run; what is not known then stays open", "metavar": "S"},
    )
    attempts: int = field(default=3, metadata={"help": "tries for what may pass: timeouts, resets, 429, 5xx"})
    concurrency: int = field(default=64, metadata={"help": "requests under way at once"})
    per_host: int = field(default=4, metadata={"help": "requests under way at once on one host"})
    keep_alive: int = field(
        default=256, metadata={"help": "connections kept open for the next request to their host"}
    )
    spacing: float = field(default=0.03, metadata={"help": "seconds between two requests to one host"})
    max_wait: float = field(
        default=30.0,
        metadata={"help": "longest pause that a host is given; one that keeps asking for more stays open"},
    )
    max_redirects: int = field(default=10, metadata={"help": "redirects to follow"})
    max_body: int = field(default=2**22, metadata={"help": "bytes of a page to read, decoded"})
    max_document: int = field(
        default=LARGEST,
        metadata={"help": "bytes of a PDF or an office file to read, if more than of a page"},
    )
    allow_private: Allowed = field(
        default=False,
        metadata={
            "help": "reach private addresses too (staging sites, tests): all, or networks such as 10.0.0.0/8,::1",
            "metavar": "NETWORKS",
        },
    )
    proxy: str | None = field(
        default=None,
        metadata={
            "help": "go through this proxy (http, socks5, socks4), which then has to guard private addresses",
            "metavar": "URL",
        },
    )
    remap: tuple[str, ...] = field(
        default=(),
        metadata={
            "help": "ask another address instead: staging sites, tests ($1: what a group caught); may be repeated",
            "metavar": "'REGEX REPLACEMENT'",
            "repeated": True,
        },
    )
    audit: bool = field(
        default=False,
        metadata={"help": "as polite as a crawler: robots.txt honoured, one request a second to a host"},
    )
    browser: bool = field(
        default=False,
        metadata={"help": "render pages that show nothing without JavaScript in the system's Chromium"},
    )
    chromium: str | None = field(
        default=None, metadata={"help": "the Chromium for --browser, if not the system's", "metavar": "FILE"}
    )
    hosts: Mapping[str, Any] = field(default_factory=dict)  # a table: see `HostSettings`
    user_agent: str = field(
        default=f"Mozilla/5.0 (compatible; linkcheck/{__version__}; checks the sources of an article)",
        metadata={"help": "how requests introduce themselves"},
    )
    contact: str | None = field(
        default=None,
        metadata={
            "help": "where a site can ask who you are: a page or a mail address, told in each request",
            "metavar": "URL|MAIL",
        },
    )

    @property
    def introduction(self) -> str:
        """The ``User-Agent``: the tool, and whom to ask about it."""
        agent = self.user_agent
        if not self.contact:
            return agent
        return f"{agent[:-1]}; +{self.contact})" if agent.endswith(")") else f"{agent} (+{self.contact})"

    def for_host(self, host: str) -> HostSettings:
        """Return what holds for a host: its own table, that of the nearest domain above it, or the defaults."""
        if not self.hosts:
            return self._for_any_host
        names = (host, *(f".{host[start:]}" for start in _label_starts(host)))
        table: Mapping[str, Any] = next((self.hosts[name] for name in names if name in self.hosts), {})
        usual = self._for_any_host
        spacing = max(table.get("spacing", usual.spacing), AUDIT_SPACING if self.audit else 0.0)
        return HostSettings(
            headers=_headers(table),
            concurrency=1 if self.audit else table.get("concurrency", usual.concurrency),
            spacing=spacing,
            accept=tuple(table.get("accept", ())),
        )

    @cached_property
    def _for_any_host(self) -> HostSettings:
        if self.audit:
            return HostSettings(concurrency=1, spacing=max(self.spacing, AUDIT_SPACING))
        return HostSettings(concurrency=self.per_host, spacing=self.spacing)


def _headers(table: Mapping[str, Any]) -> dict[str, str]:
    headers = {name.lower(): _filled_in(value) for name, value in table.get("headers", {}).items()}
    if auth := table.get("auth"):
        headers["authorization"] = f"Basic {b64encode(_filled_in(auth).encode()).decode()}"
    return headers


SECRET = re.compile(r"\$\{(\w+)\}")


def _filled_in(text: str) -> str:
    """Return a text with what the environment holds for each ``${NAME}``; any other dollar is one."""
    return SECRET.sub(lambda match: os.environ.get(match.group(1), match.group(0)), text)


def _label_starts(host: str) -> list[int]:
    return [0, *(place + 1 for place, sign in enumerate(host) if sign == ".")]
