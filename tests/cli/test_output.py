"""Standard output."""

import io
import sys

from linkcheck.cli import output


class Narrow(io.RawIOBase):
    """Takes a little each time, and now and then nothing, as a pipe with a slow reader does."""

    def __init__(self):
        self.taken = bytearray()
        self.calls = 0

    def writable(self):
        return True

    def write(self, data):
        self.calls += 1
        if self.calls % 3 == 0:
            return None
        self.taken += data[:7]
        return min(7, len(data))


def test_a_slow_reader_gets_all_of_it(monkeypatch):
    """Unbuffered standard output takes only what its pipe has room for."""
    narrow = Narrow()
    monkeypatch.setattr(output, "PAUSE", 0)
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(narrow, write_through=True))
    text = "Überall, 到处, \ud800 and everywhere. " * 20
    output.write(text)
    assert narrow.taken == text.encode("utf-8", "replace")
