"""Settings about judging that cannot be."""

import pytest

from linkcheck.config import Config, ConfigError, from_file


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"profile": "newsrom"}, "did you mean 'newsroom'"),
        ({"confidence": "sure"}, "confidence: 'sure' is none of high, medium, low"),
        ({"messages": "no/such/folder"}, "messages: no/such/folder"),
        ({"rules": ["x"]}, "rules: a table is wanted"),
        ({"lists": ["x"]}, "lists: tables are wanted"),
        ({"lists": {"house": "weak.csv"}}, "lists: tables are wanted"),
        ({"lists": {"house": {}}}, "lists.house: a file is wanted"),
        ({"lists": {"house": {"file": 3}}}, "lists.house.file: 3 is no text"),
        ({"lists": {"house": {"file": "x", "license": "MIT"}}}, "did you mean 'licence'"),
        ({"lists": {"house": {"file": "no/such/list.csv"}}}, "no/such/list.csv"),
        ({"overrides": {"paths": ["x"]}}, "overrides, number 1: a table is wanted"),
        ({"overrides": ({},)}, "overrides, number 1: paths are wanted"),
        ({"overrides": ({"paths": "blog/"},)}, "number 1: paths: a list of texts is wanted"),
        ({"overrides": ({"paths": ["a"], "profil": "docs"},)}, "did you mean 'profile'"),
        ({"overrides": ({"paths": ["a"], "profile": "doc"},)}, "did you mean 'docs'"),
        ({"overrides": ({"paths": ["a"], "ignore": ["dead-links"]},)}, "did you mean 'dead-link'"),
        (
            {"overrides": ({"paths": ["a"], "rules": {"dead-link": {"level": "bad"}}},)},
            "error, warning, note, off",
        ),
    ],
)
def test_what_cannot_be_is_named_in_one_line(settings, words):
    with pytest.raises(ConfigError) as caught:
        Config(**settings)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_files_are_looked_for_where_the_config_is(tmp_path):
    (tmp_path / "weak.csv").write_text("host,label\nrumour.site,rumours\n")
    (tmp_path / "wording").mkdir()
    (tmp_path / "wording" / "own.toml").write_text('[no-sources]\nempty = "Nothing here."\n')
    target = tmp_path / "linkcheck.toml"
    target.write_text(
        'messages = "wording"\n[lists.house]\nfile = "weak.csv"\nlicence = "CC0"\n[[overrides]]\npaths = ["a"]\n'
    )
    config = Config(**from_file(target))
    assert config.root == str(tmp_path)
    assert config.lists["house"]["file"] == str(tmp_path / "weak.csv")
    assert config.messages == str(tmp_path / "wording")
