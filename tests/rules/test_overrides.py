"""Other settings for some articles."""

from pathlib import Path

import pytest

from linkcheck.rules.overrides import settings_for
from linkcheck.rules.settings import JudgeSettings


def judged(path, *overrides, **settings):
    return settings_for(path, JudgeSettings(overrides=overrides, **settings))


@pytest.mark.parametrize(
    ("path", "patterns", "fits"),
    [
        ("blog/a.md", ["blog/**"], True),
        ("blog/2021/a.md", ["blog/"], True),
        ("docs/blog/a.md", ["/blog/"], False),
        ("a/b.draft.md", ["*.draft.md"], True),
        ("blog/a.md", ["blog/**", "!blog/a.md"], False),
        ("https://daily.site/blog/a", ["daily.site/blog/"], True),
        ("./blog/a.md", ["blog/"], True),
        (str(Path("blog/a.md").resolve()), ["/blog/"], True),
        ("-", ["blog/"], False),
        ("../elsewhere/blog/a.md", ["/blog/"], False),
        ("blog/" + "x" * 100_000, ["blog/"], True),
    ],
)
def test_patterns_are_those_of_gitignore(path, patterns, fits):
    found = judged(path, {"paths": patterns, "profile": "docs"})
    assert (found.profile == "docs") is fits


def test_paths_start_from_the_directory_of_the_config_file(tmp_path):
    article = tmp_path / "blog" / "a.md"
    assert judged(str(article), {"paths": ["/blog/"], "profile": "docs"}, root=str(tmp_path)).profile == "docs"


def test_the_later_override_wins_and_tables_are_joined():
    found = judged(
        "blog/a.md",
        {"paths": ["*"], "ignore": ["no-sources"], "rules": {"title-mismatch": {"level": "note"}}},
        {"paths": ["blog/"], "profile": "science", "rules": {"title-mismatch": {"level": "error"}}},
        rules={"title-mismatch": {"similarity": 0.5}, "bare-url": {"level": "off"}},
    )
    assert found.ignore == ("no-sources",)
    assert found.profile == "science"
    assert found.rules == {"title-mismatch": {"similarity": 0.5, "level": "error"}, "bare-url": {"level": "off"}}


def test_nothing_is_changed_without_one():
    settings = JudgeSettings()
    assert settings_for("a.md", settings) is settings
