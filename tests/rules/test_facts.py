"""The facts are well formed: each host once, each kind with its note."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

import linkcheck.rules
from linkcheck import urls

DATA = Path(linkcheck.rules.__file__).parent / "data"
FILES = sorted(path.name for path in DATA.glob("*.toml"))


def entries(name):
    (listed,) = tomllib.loads((DATA / name).read_text(encoding="utf-8")).values()
    return listed


@pytest.mark.parametrize("name", FILES)
def test_hosts_are_named_once_and_canonical(name):
    hosts = [host for entry in entries(name) for host in entry["hosts"]]
    assert [host for host, times in Counter(hosts).items() if times > 1] == []
    for host in hosts:
        address = urls.read(f"https://{host.replace('*', 'com')}/")
        assert address
        assert address.host == host.replace("*", "com")


@pytest.mark.parametrize("name", FILES)
def test_every_entry_says_what_it_is(name):
    assert all(entry.get("name") or entry.get("note") for entry in entries(name))
    assert "Origin:" in (DATA / name).read_text(encoding="utf-8") or all(
        "note" in entry for entry in entries(name)
    )
