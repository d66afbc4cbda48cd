"""What of an address is nobody else's business: passwords and keys in it, and whom we say that we are."""

from __future__ import annotations

import re
from urllib.parse import unquote

__all__ = ["holds_secret", "without_secrets", "without_secrets_in"]

# Names of parameters that hold what lets somebody in: those that Sentry keeps out of its logs
# (https://docs.sentry.io/security-legal-pii/scrubbing/server-side-scrubbing/), those of signed addresses
# (Amazon's, Google's and Azure's: X-Amz-Signature, X-Goog-Credential, sig), those of sessions. They are parts of a
# name where no other word has them, else a word of their own: "author" is no "auth".
_SECRET = re.compile(
    r"passw(?:or)?d|passphrase|secret|token|signature|credential|bearer|jwt|sess(?:ion)?_?id|"
    r"(?:api|auth|access|private|resource)_?key|(?:^|_)(?:key|pwd|pass|auth|authorization|sig|sid)$"
)
_BORDER = re.compile(r"[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])")
_PARAMETER = re.compile(r"[?&;]([^?&;=#/]{1,100}+)=(?=[^&;#])")
_USER = re.compile(r"//[^/?#@:\s]{0,200}+:[^/?#@\s]{1,200}+@")
_WHO = frozenset({"mailto", "email"})  # how Crossref and NCBI are told whom to ask about the program
_ADDRESS = re.compile(r"https?://[^\s?]{1,2000}+\?\S{1,8192}+")


def holds_secret(url: str) -> bool:
    """Return whether an address holds what may let its reader in, in its query or in an address within it."""
    plain = unquote(url)
    return bool(_USER.search(plain)) or any(map(_is_secret, _PARAMETER.findall(plain)))


def without_secrets(url: str) -> str:
    """Return an address without the parameters that are for whoever is asked alone: reports are passed around."""
    address, sign, query = url.partition("?")
    kept = [each for each in query.split("&") if not _is_ours(unquote(each.partition("=")[0]))]
    return f"{address}{sign if kept else ''}{'&'.join(kept)}"


def without_secrets_in(text: str) -> str:
    """Return a text with its addresses as `without_secrets` has them."""
    return _ADDRESS.sub(lambda match: without_secrets(match[0]), text)


def _is_secret(name: str) -> bool:
    return _SECRET.search(_BORDER.sub("_", name).lower()) is not None


def _is_ours(name: str) -> bool:
    return name.lower() in _WHO or _is_secret(name)
