"""Whether a name in an entry is the name of the site that its address leads to."""

from __future__ import annotations

import re

__all__ = ["is_named"]


def is_named(words: str, url: str) -> bool:
    """Return whether a name is the site's that an address leads to: "Stack Overflow", "Forbes", "NYT"."""
    words = words.strip(" :,.–—-")
    host = url.rpartition("//")[2].partition("/")[0].lower().partition(":")[0]
    labels = host.removeprefix("www.").split(".")[:-1]
    folded = re.sub(r"\W", "", words.lower())
    if not labels or len(folded) < 3 or len(words.split()) > 6:
        return False
    initials = "".join(word[0] for word in words.lower().split() if word not in {"the", "of", "and"})
    forms = {folded, folded.removeprefix("the"), re.sub(r"\W", "", words.lower().split()[0])}
    compact = {re.sub(r"\W", "", label) for label in labels if len(label) > 2} | {re.sub(r"\W", "", host)}
    return bool(forms & compact) or (len(initials) > 2 and initials in compact)
