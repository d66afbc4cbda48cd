"""Whether an answer is a document that cannot be read without its end: a PDF, an office file, a book."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["is_document"]

# A PDF's table of objects and a ZIP archive's table of files stand at their ends.
_TYPE = re.compile(
    r"application/(?:(?:x-)?pdf|epub\+zip|vnd\.openxmlformats-officedocument\.[\w.]{1,60}|"
    r"vnd\.oasis\.opendocument\.[\w.-]{1,60})\s*(?:;|\Z)",
    re.IGNORECASE,
)
# Types that say nothing, or only that a browser shall save the file; the address then says what it is.
_UNTOLD = re.compile(
    r"\s*(?:;|\Z)|(?:application|binary)/(?:octet-stream|x-download|force-download|download|unknown)\s*(?:;|\Z)",
    re.IGNORECASE,
)
_PATH = re.compile(r"\.(?:pdf|epub|docx|xlsx|pptx|odt|ods|odp)\Z", re.IGNORECASE)


def is_document(url: str, headers: Iterable[tuple[str, str]]) -> bool:
    """Return whether an answer's content type, or else its address, names such a document."""
    kind = next((value for name, value in headers if name == "content-type"), "")[:200]
    path = url.partition("#")[0].partition("?")[0]
    return bool(_TYPE.match(kind)) or (bool(_UNTOLD.match(kind)) and bool(_PATH.search(path)))
