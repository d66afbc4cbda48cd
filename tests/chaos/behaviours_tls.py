"""Servers with which no secure connection can be made (rows 99 to 101): never dead, and each told apart."""

from __future__ import annotations

import random

from chaos.expect import ok, unreachable
from chaos.messages import HTML, TITLE, message
from chaos.registry import cited

# What is wrong, and one of the words that tell it apart.
WORDS = {
    "tls_expired": ("expired",),
    "tls_not_yet": ("not yet valid",),
    "tls_wrong_host": ("host", "tls-wrong-host.site"),
    "tls_self_signed": ("self-signed", "self signed"),
    "tls_unknown_authority": ("authority", "issuer", "certificate chain"),
    "tls_missing_intermediate": ("intermediate", "issuer"),
    "tls_common_name_only": ("host", "tls-common-name-only.site"),
}
HTTPS = "https://{host}/{name}"

for _name in ("tls_good", "tls_intermediate"):
    cited(_name, row=0, expect=ok(TITLE), url=HTTPS)
for _name in WORDS:
    cited(_name, row=100 if _name == "tls_common_name_only" else 99, expect=unreachable("tls"), url=HTTPS)

cited("tls_hang", row=101, expect=unreachable("timeout", "tls"), url=HTTPS)
cited("tls_reset", row=101, expect=unreachable("connect", "tls", "protocol"), url=HTTPS)
cited("tls_closed", row=101, expect=unreachable("connect", "tls", "protocol"), url=HTTPS)
cited("tls_noise", row=101, expect=unreachable("tls"), url=HTTPS)
cited("tls_plain_http", row=101, expect=unreachable("tls"), url=HTTPS)


async def hang(visit):
    await visit.gone()


async def reset(visit):
    await visit.first_bytes()
    visit.reset()


async def close(visit):
    await visit.first_bytes()


async def noise(visit):
    await visit.first_bytes()
    await visit.send(random.Random(101).randbytes(500))


async def plain_http(visit):
    """Answers in plain HTTP, as web servers do whose port is asked for TLS by mistake."""
    await visit.first_bytes()
    await visit.send(message(HTML, body=b"<title>Not found</title>", status="404 Not Found"))


BROKEN = {
    "tls-hang.site": hang,
    "tls-reset.site": reset,
    "tls-closed.site": close,
    "tls-noise.site": noise,
    "tls-plain-http.site": plain_http,
}
