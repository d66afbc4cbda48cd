"""The chaos server for all tests that want it, and the outcome of one run against everything it does."""

from __future__ import annotations

import asyncio
import gc
import ipaddress
import socket
import sys
from contextlib import contextmanager
from functools import partial

import pytest
from chaos.behaviours import BEHAVIOURS
from chaos.certificates import Kinds
from chaos.internet import HASTY, PATIENT, visit_all
from chaos.server import Chaos


@contextmanager
def loopback_only():
    """Refuse, and list, every connection that would leave this machine."""
    left = []
    connect = socket.socket.connect

    def guarded(self, address):
        if self.family in {socket.AF_INET, socket.AF_INET6} and not ipaddress.ip_address(address[0]).is_loopback:
            left.append(address)
            raise ConnectionRefusedError
        return connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield left


@pytest.fixture(scope="session")
def serve(tmp_path_factory):
    """What makes a server: each with certificates of every kind, and its memory empty."""
    kinds, folder = Kinds(), tmp_path_factory.mktemp("certificates")
    return partial(Chaos, kinds.context(folder), kinds.trusted(folder))


@pytest.fixture(scope="module")
def chaos(serve):
    """One server for all tests to which it does not matter who has asked it before."""
    with serve() as web:
        yield web


@pytest.fixture
def left(only_loopback):
    """The addresses outside of this machine to which a connection was tried, and refused."""
    with loopback_only() as tried:
        yield tried


@pytest.fixture(scope="session")
def visited(serve):
    """What came of every behaviour: patiently for those that end by themselves, hastily for those that do not."""
    unraisable = []
    slow = [each.url for each in BEHAVIOURS.values() if each.expect.takes_time]
    others = [each.url for each in BEHAVIOURS.values() if not each.expect.takes_time]
    with loopback_only() as left, pytest.MonkeyPatch.context() as patch, serve() as web:
        patch.setattr(sys, "unraisablehook", lambda told: unraisable.append(repr(told)))
        found, late = (asyncio.run(visit_all(web, *each)) for each in ((others, PATIENT), (slow, HASTY)))
        gc.collect()
    late.update(found)
    late.complaints += found.complaints + unraisable
    late.left += left
    late.asked_names += found.asked_names
    return late
