"""Where Chromium is looked for, and what is said where it is missing."""

import asyncio

import pytest

from linkcheck.fetch import chromium
from linkcheck.model import UserError


@pytest.fixture
def driven(monkeypatch):
    """Playwright is installed."""
    monkeypatch.setattr(chromium, "find_spec", lambda name: name)


def test_without_the_extra_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setattr(chromium, "find_spec", lambda name: None)
    with pytest.raises(UserError, match=r"pip install 'linkcheck-sources\[browser\]'"):
        chromium.find(None)


def test_without_a_chromium_it_is_said_what_to_install(monkeypatch, driven):
    monkeypatch.setattr(chromium, "which", lambda name: None)
    with pytest.raises(UserError, match="apt-get install chromium"):
        chromium.find(None)


def test_the_first_that_is_there_is_taken(monkeypatch, driven):
    there = {"google-chrome": "/opt/chrome", "chromium-browser": "/usr/bin/chromium-browser"}
    monkeypatch.setattr(chromium, "which", there.get)
    assert chromium.find(None) == "/usr/bin/chromium-browser"


def test_the_one_that_is_named_is_taken(tmp_path, driven):
    program = tmp_path / "my-chromium"
    program.write_text("#!/bin/sh\n")
    with pytest.raises(UserError, match="no program that can be run"):
        chromium.find(str(program))
    program.chmod(0o755)
    assert chromium.find(str(program)) == str(program)


def test_looking_for_it_starts_nothing(monkeypatch, driven):
    started = chromium.Chromium("/nowhere/chromium")
    assert started._driver is None


def test_only_the_end_of_the_driver_is_passed_over():
    """Ctrl-C ends it as well, and that nobody need be told; whatever else goes wrong in the loop is."""
    heard = []

    async def run():
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: heard.append(str(context["exception"])))
        chromium._quieten(loop)
        for words in (chromium._GONE, "another"):
            loop.call_exception_handler({"message": "never retrieved", "exception": Exception(words)})

    asyncio.run(run())
    assert heard == ["another"]
