"""Secure connections that cannot be made: told apart, and never taken for a page that is gone."""

import asyncio
import re
import shutil
import subprocess
from dataclasses import replace

import pytest
from chaos.behaviours import BEHAVIOURS
from chaos.behaviours_tls import WORDS
from chaos.certificates import issue
from chaos.internet import HASTY, visit_all
from fetching import fetch, resolves_to

from linkcheck.fetch.settings import FetchSettings
from linkcheck.model import Failure, FailureKind

OPENSSL = shutil.which("openssl")


@pytest.mark.parametrize("name", WORDS)
def test_the_words_tell_what_is_wrong_with_a_certificate(visited, name):
    detail = visited[BEHAVIOURS[name].url].detail.lower()
    assert any(word in detail for word in WORDS[name]), detail


def test_what_readers_can_do_about_a_certificate_differs(visited):
    """No two kinds have the same words, but for the two that browsers call by the same name."""
    told = {name: visited[BEHAVIOURS[name].url].detail.lower() for name in WORDS}
    without_names = {
        name: detail.replace(BEHAVIOURS[name].url.split("/")[2], "…") for name, detail in told.items()
    }
    different = set(without_names.values())
    assert len(different) >= len(WORDS) - 1, without_names


def test_a_missing_intermediate_may_be_no_fault_to_a_browser(visited):
    """Browsers keep intermediate certificates and fetch missing ones, so that readers may see the page."""
    assert "browser" in visited[BEHAVIOURS["tls_missing_intermediate"].url].detail


def test_a_certificate_is_not_asked_about_twice(visited):
    """It will be the same in a second, and a second try is a second visit in the site's log."""
    for name in WORDS:
        assert visited[BEHAVIOURS[name].url].attempts == 1


@pytest.fixture
def old_server(tmp_path):
    """Return the port of a server that speaks nothing newer than TLS 1.1."""
    certificate = issue("old.site")
    path = tmp_path / "old.pem"
    path.write_bytes(certificate.key_pem() + certificate.pem())
    command = [
        OPENSSL,
        "s_server",
        "-accept",
        "127.0.0.1:0",
        "-cert",
        path,
        "-tls1_1",
        "-cipher",
        "ALL:@SECLEVEL=0",
    ]
    with subprocess.Popen(
        [*command, "-www"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, text=True
    ) as server:
        try:
            told = ""
            for line in server.stdout:
                told += line
                if match := re.match(r"ACCEPT \S*:(\d+)", line):
                    yield int(match.group(1))
                    break
            else:
                pytest.skip(f"this openssl cannot serve TLS 1.1: {told[-200:]}")
        finally:
            server.kill()


@pytest.mark.skipif(OPENSSL is None, reason="there is no openssl on this machine")
def test_an_old_protocol_is_called_one(old_server):
    settings = FetchSettings(allow_private=True, timeout=2, spacing=0, attempts=1)
    found = fetch(f"https://old.site:{old_server}/", settings, resolve=resolves_to(["127.0.0.1"]))
    assert isinstance(found, Failure)
    assert found.kind is FailureKind.TLS
    assert re.search(r"protocol|version", found.detail.lower()), found.detail


def test_fifty_handshakes_that_hang_hold_up_nobody(chaos):
    """A page beside them comes at once."""
    urls = [f"https://tls-hang.site/{number}" for number in range(50)]
    page = "http://plain-page.site/plain_page"
    found = asyncio.run(visit_all(chaos, [*urls, page], replace(HASTY, per_host=100, attempts=1)))
    assert found[page].status == 200
    assert found[page].elapsed < 0.3
    assert {found[url].kind for url in urls} <= {FailureKind.TIMEOUT, FailureKind.TLS}
