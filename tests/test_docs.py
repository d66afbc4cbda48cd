"""What is said twice is compared with its source."""

import json
import re
from pathlib import Path

import pytest

from linkcheck.cli.main import HELP, main
from linkcheck.cli.rules import markdown
from linkcheck.config import option_fields

ROOT = Path(__file__).parents[1]


def test_the_rules_pages_are_what_the_rules_say():
    """Made anew by ``linkcheck rules --format markdown > docs/rules.md``."""
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == markdown()


def test_the_help_in_the_readme_is_the_programs():
    assert HELP.strip() in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_example_report_is_what_the_program_makes(tmp_path, capsys):
    """Made anew by ``linkcheck demo``; only the time of the run differs."""
    main(["demo", "--report", str(tmp_path)])
    for name in ("report.json", "report.html"):
        committed = (ROOT / "reports" / name).read_text(encoding="utf-8")
        made = (tmp_path / name).read_text(encoding="utf-8")
        started = json.loads((ROOT / "reports" / "report.json").read_text())["started"]
        now = json.loads((tmp_path / "report.json").read_text())["started"]
        assert committed.replace(started, now) == made


def test_the_output_in_the_readme_is_the_programs(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    main(["demo"])
    assert capsys.readouterr().out.strip() in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_setting_is_documented():
    told = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    assert [each.name for each in option_fields() if f"`{each.name.replace('_', '-')}`" not in told] == []


def test_every_dependency_has_its_line():
    told = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    declared = (
        (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("dependencies = [")[2].partition("]")[0]
    )
    names = re.findall(r'"([\w-]+)', declared)
    assert len(names) > 5
    assert [name for name in names if name not in told] == []


def test_the_recorded_web_is_made_of_the_stand_in_pages():
    """Made anew by ``python tests/demo/record.py``."""
    recorded = (ROOT / "linkcheck" / "demo" / "web.warc").read_bytes()
    for name in ("google.html", "talks.html"):
        assert (ROOT / "tests" / "demo" / "pages" / name).read_bytes() in recorded


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", "LICENSE", "docs/contributing.md"])
def test_what_a_visitor_looks_for_is_there(name):
    assert (ROOT / name).stat().st_size > 200
