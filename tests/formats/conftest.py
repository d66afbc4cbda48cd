"""What the formats' tests share: exact comparison with a file that was looked at once."""

from __future__ import annotations

from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def golden(request):
    """Return what compares a text with a golden file, or rewrites the file under ``--update-golden``."""

    def compare(name, text):
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode()

    return compare
