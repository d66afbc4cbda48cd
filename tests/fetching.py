"""Fetching an address over our own transport, for tests of whatever part of it."""

from __future__ import annotations

import asyncio

from linkcheck.fetch.client import Fetcher
from linkcheck.fetch.exchange import Live
from linkcheck.fetch.settings import FetchSettings
from linkcheck.fetch.transport import GuardedTransport

QUICK = FetchSettings(allow_private=True, timeout=2, spacing=0)


async def no_sleep(seconds):
    await asyncio.sleep(0)


def fetch(url, settings=QUICK, sleep=no_sleep, **options):
    """Return what fetching a URL over our own transport gives."""

    async def run():
        transport = GuardedTransport(settings, **options)
        try:
            return await Fetcher(Live(transport, settings), settings, sleep=sleep).fetch(url)
        finally:
            await transport.aclose()

    return asyncio.run(run())


def resolves_to(*answers):
    """Return a resolver that gives one list of addresses after another."""
    given = iter(answers)

    async def resolve(host, port):
        return next(given)

    return resolve
