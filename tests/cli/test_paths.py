"""What a PATH means."""

from pathlib import Path

import pytest

from linkcheck.cli.paths import is_address


@pytest.mark.parametrize(
    ("path", "expected"),
    [("HTTPS://x.site/", True), ("http://x", True), ("https:x", False), ("p.html", False), ("-", False)],
)
def test_an_address_has_a_scheme_in_any_case(path, expected):
    assert is_address(path) is expected


def test_a_file_that_is_called_like_an_address_is_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("http:/x").mkdir(parents=True)
    assert not is_address("http://x")
