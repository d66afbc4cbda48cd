"""``--allow-private``: alone, or with the networks it is for, and never with an article taken for one."""

import json
import os
from pathlib import Path

import pytest
from loopback import Web, page

from linkcheck.cli.arguments import Parser, add_settings, config_from
from linkcheck.cli.main import main
from linkcheck.config import ConfigError

QUICK = ["--spacing", "0", "--attempts", "1", "--timeout", "5"]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    """Work in a folder of the test's own, without anybody's settings."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("LINKCHECK_")]:
        monkeypatch.delenv(name)


def read(*arguments):
    """Return what is allowed and which articles are named by a command line."""
    parser = Parser("check")
    parser.add_argument("paths", nargs="*")
    add_settings(parser)
    options = parser.parse_args(list(arguments))
    return config_from(options).allow_private, options.paths


@pytest.mark.parametrize(
    ("arguments", "allowed", "paths"),
    [
        ("draft.md", False, "draft.md"),
        ("--allow-private draft.md", True, "draft.md"),
        ("draft.md --allow-private", True, "draft.md"),
        ("--allow-private --strict draft.md", True, "draft.md"),
        ("--allow-private - b.md", True, "- b.md"),
        ("--allow-private -- 10.0.0.0/8", True, "10.0.0.0/8"),
        ("--allow-private a/b.md c.md", True, "a/b.md c.md"),
        ("--allow-private https://daily.site/a", True, "https://daily.site/a"),
        ("--allow-private posts/**/*.md", True, "posts/**/*.md"),
        ("--allow-private 2021", True, "2021"),
        ("--allow-private cafe", True, "cafe"),
        ("--allow-private 10.0.0.0/8 draft.md", ("10.0.0.0/8",), "draft.md"),
        ("--allow-private 10.0.0.1 draft.md", ("10.0.0.1",), "draft.md"),
        ("--allow-private 10.0.0.0/8,::1 draft.md", ("10.0.0.0/8", "::1"), "draft.md"),
        ("--allow-private FE80::/10 draft.md", ("FE80::/10",), "draft.md"),
        ("--allow-private :: draft.md", ("::",), "draft.md"),
        ("draft.md --allow-private ::1", ("::1",), "draft.md"),
        ("--allow-private=10.0.0.0/8,::1 draft.md", ("10.0.0.0/8", "::1"), "draft.md"),
        ("--allow-private=yes draft.md", True, "draft.md"),
        ("--allow-private=no draft.md", False, "draft.md"),
        ("--allow-private= draft.md", False, "draft.md"),
        ("--allow-private 10.0.0.0/8 --allow-private draft.md", True, "draft.md"),
        ("--allow draft.md", True, "draft.md"),
        ("--allow-priv 10.0.0.0/8 draft.md", ("10.0.0.0/8",), "draft.md"),
        ("-- --allow-private draft.md", False, "--allow-private draft.md"),
        ("-- --allow-private 10.0.0.0/8", False, "--allow-private 10.0.0.0/8"),
    ],
)
def test_networks_are_told_from_articles(arguments, allowed, paths):
    assert read(*arguments.split()) == (allowed, paths.split())


def test_a_list_with_spaces_is_one():
    assert read("--allow-private", "10.0.0.0/8, ::1", "draft.md") == (("10.0.0.0/8", "::1"), ["draft.md"])


def test_a_long_list_is_one():
    networks = tuple(f"fd00::{number:x}" for number in range(1, 900))
    assert read("--allow-private", ",".join(networks)) == (networks, [])


def test_an_article_that_is_called_like_a_network_is_one_if_it_is_there():
    Path("10.0.0.1").touch()
    assert read("--allow-private", "10.0.0.1") == (True, ["10.0.0.1"])
    assert read("--allow-private=10.0.0.1") == (("10.0.0.1",), [])


@pytest.mark.parametrize("network", ["10.0.0.5/8", "10.0.0/8", "10.0.0.0/33", "fd00::1/8", "10.0.0.0/8,banana"])
def test_a_network_with_a_mistake_never_allows_everything(network):
    """Taken for an article, it would leave the flag alone, which is for all addresses."""
    with pytest.raises(ConfigError, match="is no network such as"):
        read(f"--allow-private={network}", "draft.md")
    with pytest.raises(ConfigError, match="is no network such as"):
        read("--allow-private", network, "draft.md")


@pytest.mark.parametrize(
    ("value", "allowed"),
    [("1", True), ("yes", True), ("0", False), ("", False), ("10.0.0.0/8, ::1", ("10.0.0.0/8", "::1"))],
)
def test_the_environment_says_the_same(value, allowed, monkeypatch):
    monkeypatch.setenv("LINKCHECK_ALLOW_PRIVATE", value)
    assert read() == (allowed, [])


@pytest.mark.parametrize(
    ("value", "allowed"),
    [("true", True), ("false", False), ('["10.0.0.0/8"]', ("10.0.0.0/8",)), ("[]", ())],
)
def test_so_does_the_file(value, allowed):
    Path("linkcheck.toml").write_text(f"allow-private = {value}\n")
    assert read() == (allowed, [])


def test_the_command_line_wins():
    Path("linkcheck.toml").write_text("allow-private = true\n")
    assert read("--allow-private=no") == (False, [])
    assert read("--allow-private", "10.0.0.0/8") == (("10.0.0.0/8",), [])


def test_other_commands_have_no_such_option(capsys):
    with pytest.raises(SystemExit) as left:
        main(["rules", "--allow-private", "draft.md"])
    assert left.value.code == 2
    assert "--allow-private draft.md" in capsys.readouterr().err


def test_the_help_tells_of_networks(capsys):
    with pytest.raises(SystemExit):
        main(["check", "--help"])
    told = " ".join(capsys.readouterr().out.split())
    assert "--allow-private [NETWORKS] reach private addresses too" in told
    assert "10.0.0.0/8,::1" in told


@pytest.mark.parametrize("value", ["banana", "10.0.0/8", "10.0.0.5/8"])
def test_a_mistake_is_named_in_one_line(value, capsys):
    Path("draft.md").touch()
    assert main(["draft.md", f"--allow-private={value}"]) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"linkcheck: allow-private: '{value}' is no network such as 10.0.0.0/8")
    assert told.count("\n") == 1


@pytest.fixture
def web():
    with Web({"/talks": page("The talks of the leaders")}) as web:
        Path("draft.md").write_text(f"## Sources\n\n- [The talks of the leaders]({web.base}/talks)\n")
        yield web


def checked(capsys, *arguments):
    """Return the rules that speak about the only source, with the exit code."""
    code = main([*arguments, *QUICK, "--format", "json", "--ignore", "single-source,insecure-link"])
    (article,) = json.loads(capsys.readouterr().out)["articles"]
    return code, [finding["rule"] for finding in (*article["findings"], *article["sources"][0]["findings"])]


@pytest.mark.parametrize("networks", [[], ["127.0.0.0/8"], ["10.0.0.0/8,127.0.0.1"]])
def test_what_is_allowed_is_opened(web, capsys, networks):
    assert checked(capsys, "--allow-private", *networks, "draft.md") == (0, [])


@pytest.mark.parametrize("options", [[], ["--allow-private", "10.0.0.0/8,::1"], ["--allow-private=no"]])
def test_what_is_not_is_told_and_never_asked(web, capsys, options):
    assert checked(capsys, *options, "draft.md") == (1, ["private-address"])
    assert not web.asked
