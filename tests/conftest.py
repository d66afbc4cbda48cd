"""What all tests share: no connection leaves the machine."""

from __future__ import annotations

import ipaddress
import socket

import pytest


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files")


@pytest.fixture(autouse=True)
def only_loopback(monkeypatch):
    """Fail any connection that leaves this machine."""
    connect = socket.socket.connect

    def guarded(self, address):
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            assert ipaddress.ip_address(address[0].partition("%")[0]).is_loopback, f"a test connects to {address}"
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
