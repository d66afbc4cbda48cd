"""The tables that ship are well formed, and the check that says so sees what is not."""

import subprocess
import sys
from pathlib import Path

import pytest

import linkcheck
from linkcheck import urls
from linkcheck.rules.lists.about import facts
from linkcheck.rules.lists.check import faults
from linkcheck.rules.lists.kinds import KINDS


def test_our_tables_have_no_faults():
    assert faults() == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_browser_would_read_each_host_as_it_stands(kind):
    """So that an address's host is compared with what can be equal to it."""
    for fact in facts(kind):
        host = fact.host.strip(".").replace(".*", ".com").replace("*", "x")
        address = urls.read(f"https://{host}/") if host else None
        assert not host or (address and address.host == host), fact.scope


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ("origin: here\nA: a.org\nB: a.org\n", "the scope a.org stands there twice"),
        ("A: a.org\n", "no origin"),
        ("origin: here\n: a.org\n", "no name"),
        ("origin: here\nA: a.org | label odd\n", "'odd' is no label"),
        ("origin: here\nA: m.a.org\n", "without www., m. or mobile."),
        ("origin: here\nA: A.org\n", "line 2"),
        ("origin: here\nA: a.org | since 2020 | until 2019\n", "ends before it begins"),
        ("origin: here\nA: ?a | value odd 2\n", "'odd 2'"),
        ("origin: here\nA: a.org | value any\n", "no parameter"),
        ("origin: here\nA: a.org | words x\nB: b.org | words X\n", "the byline x"),
        ("# nothing\n", "no entry"),
    ],
)
def test_a_fault_of_a_table_is_told(tmp_path, table, fault):
    (tmp_path / "satire.txt").write_text(table, encoding="utf-8")
    told = [each for each in faults(tmp_path) if each.startswith("satire.txt: ")]
    assert any(fault in each for each in told), told


def test_tables_and_kinds_are_the_same(tmp_path):
    (tmp_path / "odd.txt").write_text("origin: here\nA: a.org\n", encoding="utf-8")
    (tmp_path / "satire.txt").write_bytes(b"\xff\xfe")
    told = faults(tmp_path)
    assert "odd: no kind of this name in kinds.py" in told
    assert "wikis: no table of this kind" in told
    assert any(each.startswith("satire.txt: no UTF-8") for each in told)


def test_the_check_needs_the_standard_library_alone():
    """A build has nothing else."""
    root = Path(linkcheck.__file__).parents[1]
    code = (
        "import sys; sys.path[:0] = sys.argv[1:]\nfrom linkcheck.rules.lists.check import faults\nprint(faults())"
    )
    command = [sys.executable, "-I", "-S", "-c", code, str(root)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (ran.stdout.strip(), ran.stderr) == ("[]", "")
