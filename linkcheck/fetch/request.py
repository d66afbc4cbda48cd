"""A request below the httpx seam that is cheap to make: an address is parsed once, and not by httpx."""

from __future__ import annotations

from functools import cached_property

import httpx

__all__ = ["Get"]


class Get(httpx.Request):
    """A GET as browsers write it, in parts that need no more parsing.

    httpx would quote the address anew, and read some names by rules that browsers do not follow; so it takes the
    address apart only where somebody asks for `url`, as `MockTransport` does.
    """

    def __init__(self, href: str, headers: dict[str, str], origin: tuple[str, str], target: bytes) -> None:
        self.method = "GET"
        self.stream = httpx.ByteStream(b"")
        self.extensions = {"target": target}
        self.origin = origin  # scheme and authority
        self.fields = headers
        self._href = href

    @cached_property
    def headers(self) -> httpx.Headers:  # type: ignore[override]  # an attribute there
        """The headers as httpx keeps them."""
        return httpx.Headers(self.fields)

    @cached_property
    def url(self) -> httpx.URL:  # type: ignore[override]  # an attribute there
        """The address as httpx reads it."""
        return httpx.URL(self._href)
