"""What standard output is, and progress."""

import io
import sys

import pytest

from linkcheck.cli import terminal


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "colour"),
    [
        (Terminal(), {}, True),
        (io.StringIO(), {}, False),
        (Terminal(), {"NO_COLOR": "1"}, False),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {"FORCE_COLOR": "1"}, True),
        (Terminal(), {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_knows_when_it_is_wanted(monkeypatch, stream, environment, colour):
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert terminal.uses_colour(stream) is colour


def test_progress_counts_on_a_terminal_and_leaves_nothing(monkeypatch):
    """A host name with markup of rich's own is shown as it is."""
    monkeypatch.setenv("TERM", "xterm")
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    with terminal.Progress(wanted=True) as progress:
        progress.planned("https://[bold]daily.site/a")
        progress.done("https://[bold]daily.site/a")
        with progress.aside():
            pass
    assert "opening sources" in shown.getvalue()


def test_progress_in_a_pipe_is_silent(monkeypatch):
    shown = io.StringIO()
    monkeypatch.setattr(sys, "stderr", shown)
    with terminal.Progress(wanted=True) as progress:
        progress.planned("https://daily.site/a")
        progress.done("https://daily.site/a")
    assert shown.getvalue() == ""
