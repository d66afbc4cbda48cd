"""What a host asks for in its answers: to wait, how long, and that nothing more is left for now."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

__all__ = ["asked_pause", "retry_after"]

LONGEST = 10.0**9  # seconds; a larger number is no time span, and must not become one too large for a clock
EPOCH = 10.0**9  # GitHub and GitLab give the moment of the reset as Unix time, the drafts of RateLimit as seconds

_UNITS = re.compile(r"(?:([0-9]{1,6})h)?(?:([0-9]{1,6})m)?(?:([0-9]{1,6})s)?")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
# draft-ietf-httpapi-ratelimit-headers: "limit=100, remaining=0, reset=5" up to -07, then '"default";r=0;t=5'
_REMAINING = re.compile(r"\b(?:remaining|r)\s*=\s*(\d{1,18})\b")
_RESET = re.compile(r"\b(?:reset|t)\s*=\s*(\d{1,18})\b")

Header = Callable[[str], str | None]


def retry_after(value: str | None, now: datetime | None = None) -> float | None:
    """Return the seconds that a `Retry-After` asks for: a number, an HTTP date, or ``1m30s``; None for garbage."""
    text = (value or "").strip()[:60]
    if _NUMBER.fullmatch(text):
        return min(float(text), LONGEST)
    if text and (match := _UNITS.fullmatch(text)):
        hours, minutes, seconds = (int(group or 0) for group in match.groups())
        return float(3600 * hours + 60 * minutes + seconds)
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max(0.0, (until - (now or datetime.now(UTC))).total_seconds()), LONGEST)


def asked_pause(status: int, header: Header, unix_time: Callable[[], float] = time.time) -> float | None:
    """Return the seconds that an answer asks its client to wait before the next request, or None.

    ``Retry-After`` counts with 429 and 5xx (RFC 9110 §10.2.3, RFC 6585 §4), "nothing remains" with any status.
    """
    if (status == 429 or status >= 500) and (pause := retry_after(header("retry-after"))) is not None:
        return pause
    remaining, reset = _budget(header)
    if remaining != 0 or reset is None:
        return None
    return min(max(0.0, reset - unix_time() if reset > EPOCH else reset), LONGEST)


def _budget(header: Header) -> tuple[int | None, float | None]:
    if text := header("ratelimit"):
        return _first(_REMAINING, text), _first(_RESET, text)
    for prefix in ("ratelimit-", "x-ratelimit-", "x-rate-limit-"):
        remaining = header(f"{prefix}remaining")
        if remaining is not None:
            reset = header(f"{prefix}reset")
            return _number(remaining), _number(reset) if reset is not None else None
    return None, None


def _first(pattern: re.Pattern[str], text: str) -> int | None:
    match = pattern.search(text[:500].lower())
    return int(match.group(1)) if match else None


def _number(text: str) -> int | None:
    text = text.strip()
    return int(text[:18]) if text.isascii() and text.isdigit() else None
