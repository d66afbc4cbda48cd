"""Settings: where they come from, and what is said of those that cannot be."""

import pytest

from linkcheck.config import Config, ConfigError, find_file, from_environment, from_file
from linkcheck.page.read import LARGEST


def test_the_defaults_are_valid():
    assert Config().fail_on == "error"


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"timeout": "soon"}, "timeout: 'soon' is no number"),
        ({"timeout": 0}, "timeout: must be more than 0"),
        ({"timeout": float("nan")}, "timeout"),
        ({"concurrency": True}, "concurrency"),
        ({"per_host": 1.5}, "per-host"),
        ({"max_redirects": -1}, "max-redirects"),
        ({"fail_on": "erorr"}, "did you mean 'error'"),
        ({"format": "jsn"}, "did you mean 'json'"),
        ({"formats": ("html", "jsn")}, "did you mean 'json'"),
        ({"select": ("dead-links",)}, "did you mean 'dead-link'"),
        ({"ignore": ("nothing-like-it-at-all",)}, "unknown rule"),
        ({"rules": {"title-missmatch": {}}}, "did you mean 'title-mismatch'"),
        ({"rules": {"title-mismatch": {"similarty": 0.5}}}, "did you mean 'similarity'"),
        ({"rules": {"title-mismatch": {"similarity": "high"}}}, "rules.title-mismatch.similarity"),
        ({"rules": {"title-mismatch": {"level": "fatal"}}}, "error, warning, note"),
        ({"rules": {"title-mismatch": "off"}}, "a table is wanted"),
        ({"allow_private": ("banana",)}, "allow-private: 'banana' is no network such as 10.0.0.0/8"),
        ({"allow_private": ("10.0.0.0/8", "10.0.0/8")}, "allow-private: '10.0.0/8' is no network"),
        ({"allow_private": ("10.0.0.5/8",)}, "did you mean '10.0.0.0/8'"),
        ({"allow_private": ("::1\n",)}, "allow-private: '::1\\n' is no network"),
        ({"allow_private": (10,)}, "allow-private: 10 is no network"),
        ({"allow_private": "10.0.0.0/8"}, "neither yes nor no nor a list of networks"),
        ({"allow_private": 1}, "allow-private: 1 is neither yes nor no nor a list of networks"),
        ({"allow_private": None}, "allow-private: None is neither yes nor no nor a list of networks"),
    ],
)
def test_what_cannot_be_is_named_in_one_line(settings, words):
    with pytest.raises(ConfigError) as caught:
        Config(**settings)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("allowed", [True, False, (), ("10.0.0.0/8", "::1", "64:ff9b::/96")])
def test_private_addresses_are_allowed_all_or_by_their_network(allowed):
    assert Config(allow_private=allowed).allow_private == allowed


def test_a_file_is_read(tmp_path):
    target = tmp_path / "linkcheck.toml"
    target.write_text(
        'per-host = 2\nignore = ["no-sources"]\n[rules.title-mismatch]\nsimilarity = 1\nlevel = "error"\n'
    )
    config = Config(**from_file(target))
    assert config.per_host == 2
    assert config.ignore == ("no-sources",)
    assert config.rules["title-mismatch"] == {"similarity": 1, "level": "error"}


def test_a_project_file_is_read(tmp_path):
    target = tmp_path / "pyproject.toml"
    target.write_text("[project]\nname = 'x'\n[tool.linkcheck]\ntimeout = 5\n")
    assert from_file(target) == {"timeout": 5}


@pytest.mark.parametrize(
    ("text", "words"),
    [("timout = 5", "did you mean 'timeout'"), ("timeout = ", "linkcheck.toml"), ("\xff", "linkcheck.toml")],
)
def test_a_file_that_cannot_be_is_named_in_one_line(tmp_path, text, words):
    target = tmp_path / "linkcheck.toml"
    target.write_bytes(text.encode("latin-1"))
    with pytest.raises(ConfigError) as caught:
        from_file(target)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_nearest_file_counts(tmp_path):
    (tmp_path / "linkcheck.toml").touch()
    (tmp_path / "pyproject.toml").write_text("[tool.other]\n")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert find_file(below) == tmp_path / "linkcheck.toml"
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.linkcheck]\n")
    assert find_file(below) == tmp_path / "a" / "pyproject.toml"


def test_no_file_is_fine(tmp_path):
    assert find_file(tmp_path) is None


def test_the_environment_is_read():
    environment = {
        "LINKCHECK_TIMEOUT": "5",
        "LINKCHECK_STRICT": "yes",
        "LINKCHECK_IGNORE": "no-sources, bot-wall",
        "HOME": "/",
    }
    assert from_environment(environment) == {"timeout": 5.0, "strict": True, "ignore": ("no-sources", "bot-wall")}


@pytest.mark.parametrize(
    "environment", [{"LINKCHECK_TIMEOUT": "soon"}, {"LINKCHECK_STRICT": "perhaps"}, {"LINKCHECK_PER_HOST": "2.5"}]
)
def test_an_environment_that_cannot_be_is_a_clear_error(environment):
    with pytest.raises(ConfigError, match="is no"):
        from_environment(environment)


@pytest.mark.parametrize(
    ("hosts", "message"),
    [
        ({"Example.org": {}}, "example.org"),
        ({"bücher.example": {}}, "xn--bcher-kva.example"),
        ({"": {}}, "no host"),
        ({"a b": {}}, "no host"),
        ({"a.org": {"headers": {"B C": "x"}}}, "headers"),
        ({"a.org": {"headers": {"B": "é"}}}, "headers"),
        ({"a.org": {"headers": {"B": "x\r\nC: y"}}}, "headers"),
        ({"a.org": {"auth": "nobody"}}, "user:password"),
        ({"a.org": {"spacing": float("inf")}}, "seconds"),
    ],
)
def test_a_host_that_cannot_be_set_is_a_clear_error(hosts, message):
    with pytest.raises(ConfigError, match=message):
        Config(hosts=hosts)


@pytest.mark.parametrize("value", [float("inf"), float("nan")])
@pytest.mark.parametrize("name", ["spacing", "timeout", "max_wait", "max_time"])
def test_times_are_finite(name, value):
    with pytest.raises(ConfigError, match=name.replace("_", "-")):
        Config(**{name: value})


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"follow_ups": ("record",)}, "follow-ups: 'record' is none of records, archives, canonical, none"),
        ({"follow_ups": ("record",)}, "did you mean 'records'"),
        ({"archive": "allways"}, "did you mean 'always'"),
        ({"doi_endpoint": "doi.org"}, "doi-endpoint: 'doi.org' is no http(s) address"),
        ({"cdx_endpoint": "ftp://archive.site/"}, "cdx-endpoint"),
        ({"timemap_endpoint": "https://archive.site/\nx"}, "timemap-endpoint"),
        ({"timemap_endpoint": "https://archive.site/ü"}, "timemap-endpoint"),
        ({"follow_up_timeout": 0}, "follow-up-timeout: must be more than 0"),
        ({"max_body": LARGEST + 1}, f"max-body: more than {LARGEST} bytes are never read"),
        ({"max_document": LARGEST + 1}, "max-document: more than"),
        ({"cdx_endpoint": "https://me:key@a.example/"}, "cdx-endpoint: a user and a password belong into hosts"),
    ],
)
def test_what_cannot_be_asked_or_read_is_named_in_one_line(settings, words):
    with pytest.raises(ConfigError) as caught:
        Config(**settings)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_endpoints_may_be_left_out():
    config = Config(doi_endpoint="", follow_ups=())
    assert (config.doi_endpoint, config.follow_ups) == ("", ())
    assert from_environment({"LINKCHECK_FOLLOW_UPS": "none"}) == {"follow_ups": ("none",)}
