"""`linkcheck.toml` or `[tool.linkcheck]`, the environment and the command line in, one `Config` out."""

from __future__ import annotations

import math
import os
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import Field, dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from linkcheck import urls
from linkcheck.addresses import Allowed, read_network
from linkcheck.fetch.settings import LARGEST, SECRET, FetchSettings, HostSettings
from linkcheck.followups.settings import ENDPOINTS, NONE, SORTS, FollowUpSettings
from linkcheck.formats import FORMATS
from linkcheck.model import UserError
from linkcheck.rules.settings import JudgeSettings
from linkcheck.spelling import suggestion

__all__ = ["Config", "ConfigError", "find_file", "from_environment", "from_file", "option_fields"]

FAIL_ON = ("error", "warning", "note", "never")
FILE = "linkcheck.toml"
PREFIX = "LINKCHECK_"
TABLES = frozenset({"rules", "hosts", "lists", "overrides", "root"})  # no option of the command line


class ConfigError(UserError):
    """A setting that cannot be; the message is one line that names the setting and the nearest right one."""


@dataclass(frozen=True, kw_only=True)
class ReportSettings:
    """Where the report goes, and what decides the exit code."""

    format: str = field(default="console", metadata={"help": "format on standard output", "choices": FORMATS})
    output: str | None = field(default=None, metadata={"help": "write it to this file instead", "metavar": "FILE"})
    report: str | None = field(
        default=None, metadata={"help": "write reports into this directory", "metavar": "DIR"}
    )
    formats: tuple[str, ...] = field(default=("html", "json"), metadata={"help": "formats of --report"})
    fail_on: str = field(default="error", metadata={"help": "lowest level that fails the run", "choices": FAIL_ON})
    strict: bool = field(default=False, metadata={"help": "exit with 3 when something could not be checked"})
    quiet: bool = field(default=False, metadata={"help": "print nothing about articles with nothing to say"})
    verbose: bool = field(default=False, metadata={"help": "print the evidence for each source"})
    progress: bool = field(default=True, metadata={"help": "show progress on a terminal"})


@dataclass(frozen=True, kw_only=True)
class SourceSettings:
    """Where answers come from, and what is asked of them."""

    offline: bool = field(default=False, metadata={"help": "judge by the article and its addresses alone"})
    fragments: bool = field(
        default=False, metadata={"help": "check that the place an address names (#…) is on its page"}
    )
    record: str | None = field(
        default=None, metadata={"help": "write every exchange to this WARC file", "metavar": "FILE.warc.gz"}
    )
    replay: str | None = field(
        default=None,
        metadata={"help": "answer from this WARC file, without any network", "metavar": "FILE.warc.gz"},
    )


@dataclass(frozen=True, kw_only=True)
class Config(FollowUpSettings, FetchSettings, SourceSettings, JudgeSettings, ReportSettings):
    """Every setting of every room, flat; the defaults stand with the rooms.

    Raises `ConfigError` for a value of the wrong type, an unknown rule or an unknown option of a rule.
    """

    def __post_init__(self) -> None:
        for each in option_fields():
            _check_type(each, getattr(self, each.name))
        _check_ranges(self)
        _check_texts(self)
        _check_follow_ups(self)
        _check_hosts(self.hosts)
        if any((self.select, self.ignore, self.rules, self.lists, self.overrides, self.messages)):
            _check_judging(self)


@cache
def option_fields() -> tuple[Field[Any], ...]:
    """Return the settings that an option of the command line can set: all but tables."""
    return tuple(each for each in fields(Config) if each.name not in TABLES)


@cache
def _hints() -> dict[str, Any]:
    return get_type_hints(Config)


def find_file(start: Path) -> Path | None:
    """Return the nearest ``linkcheck.toml``, or ``pyproject.toml`` with our table, from a directory upwards."""
    for directory in (start, *start.parents):
        if (directory / FILE).is_file():
            return directory / FILE
        project = directory / "pyproject.toml"
        if project.is_file() and "[tool.linkcheck" in project.read_text(encoding="utf-8", errors="replace"):
            return project
    return None


def from_file(path: Path) -> dict[str, Any]:
    """Return the settings in a file; raises `ConfigError` for one that cannot be read or has unknown keys."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from error
    if path.name == "pyproject.toml":
        values = values.get("tool", {}).get("linkcheck", {})
    known = [each.name for each in fields(Config)]
    settings = {}
    for key, value in values.items():
        name = key.replace("-", "_")
        if name not in known:
            raise ConfigError(f"{path}: unknown key {key!r}{suggestion(key, _dashed(known))}")
        settings[name] = tuple(value) if isinstance(value, list) else value
    return _based(settings, path.parent)


def _based(settings: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Return settings whose files are looked for where the config file is."""
    if "overrides" in settings:
        settings.setdefault("root", str(folder))
    if isinstance(settings.get("messages"), str):
        settings["messages"] = str(folder / settings["messages"])
    lists = settings.get("lists")
    if isinstance(lists, Mapping):
        settings["lists"] = {
            name: {**table, "file": str(folder / table["file"])}
            if isinstance(table, Mapping) and isinstance(table.get("file"), str)
            else table
            for name, table in lists.items()
        }
    return settings


def from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    """Return the settings in ``LINKCHECK_…`` variables."""
    settings = {}
    for each in option_fields():
        text = environment.get(PREFIX + each.name.upper())
        if text is not None:
            settings[each.name] = from_text(each.name, text)
    return settings


def from_text(name: str, text: str) -> Any:
    """Return a setting's value from its text in the environment or on the command line."""
    kind = kind_of(name)
    try:
        if kind is bool or (kind is Allowed and text.lower() in _BOOLS):
            return _BOOLS[text.lower()]
        if name == "remap":
            return tuple(line.strip() for line in text.splitlines() if line.strip())  # a pattern may hold a comma
        if kind in {tuple, Allowed}:
            return tuple(part.strip() for part in text.split(",") if part.strip())
        return kind(text)
    except (KeyError, ValueError):
        raise ConfigError(f"{name.replace('_', '-')}: {text!r} is no {_KINDS[kind]}") from None


_BOOLS = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False, "": False}
_KINDS: dict[Any, str] = {bool: "yes or no", int: "whole number", float: "number", str: "text", tuple: "list"}


def kind_of(name: str) -> Any:
    """Return the type of a setting: bool, int, float, str, tuple for a list of texts, or `Allowed`."""
    hint = _hints()[name]
    if hint == Allowed:
        return Allowed
    if get_origin(hint) is tuple:
        return tuple
    return next((each for each in get_args(hint) if each is not type(None)), hint)


def _check_type(each: Field[Any], value: Any) -> None:
    name, kind = each.name.replace("_", "-"), kind_of(each.name)
    if value is None and each.default is None:
        return
    if kind is Allowed:
        _check_networks(name, value)
        return
    fits = isinstance(value, kind) and (kind is bool or not isinstance(value, bool))
    if not fits and not (kind is float and type(value) is int):
        raise ConfigError(f"{name}: {value!r} is no {_KINDS[kind]}")
    if kind is tuple and not all(isinstance(one, str) for one in value):
        raise ConfigError(f"{name}: a list of texts is wanted")
    choices = each.metadata.get("choices")
    if choices and value not in choices:
        raise ConfigError(f"{name}: {value!r} is none of {', '.join(choices)}{suggestion(value, choices)}")
    if each.name == "formats":
        for one in value:
            if one not in FORMATS:
                raise ConfigError(f"{name}: unknown format {one!r}{suggestion(one, FORMATS)}")


def _check_networks(name: str, value: Any) -> None:
    if not isinstance(value, bool | tuple):
        raise ConfigError(f"{name}: {value!r} is neither yes nor no nor a list of networks")
    for each in value if isinstance(value, tuple) else ():
        try:
            read_network(each)
        except ValueError as error:
            raise ConfigError(f"{name}: {error}") from None


def _check_ranges(config: Config) -> None:
    for each in option_fields():
        value = getattr(config, each.name)
        if isinstance(value, float) and not math.isfinite(value):
            raise ConfigError(f"{each.name.replace('_', '-')}: {value} is no number of seconds")
    sizes = ("max_body", "max_document")
    for name in ("timeout", "deadline", "attempts", "concurrency", "per_host", "follow_up_timeout", *sizes):
        if not getattr(config, name) > 0:
            raise ConfigError(f"{name.replace('_', '-')}: must be more than 0")
    for name in sizes:
        if getattr(config, name) > LARGEST:
            raise ConfigError(f"{name.replace('_', '-')}: more than {LARGEST} bytes are never read")
    if config.max_time is not None and not config.max_time > 0:
        raise ConfigError("max-time: must be more than 0")
    for name in ("spacing", "max_wait", "max_redirects", "keep_alive"):
        if not getattr(config, name) >= 0:
            raise ConfigError(f"{name.replace('_', '-')}: must not be less than 0")


def _check_texts(config: Config) -> None:
    if config.record and config.replay:
        raise ConfigError("record: what is replayed is not recorded")
    for name in ("user_agent", "contact"):
        text = getattr(config, name)
        if text is not None and not (text and text.isascii() and text.isprintable()):
            raise ConfigError(f"{name.replace('_', '-')}: {text!r} cannot stand in a request")


def _check_follow_ups(config: Config) -> None:
    known = (*SORTS, NONE)
    for one in config.follow_ups:
        if one not in known:
            raise ConfigError(f"follow-ups: {one!r} is none of {', '.join(known)}{suggestion(one, known)}")
    for name in ENDPOINTS:
        url = getattr(config, name)
        if "@" in url.partition("://")[2].partition("/")[0]:  # not shown: it holds a secret
            raise ConfigError(f"{name.replace('_', '-')}: a user and a password belong into hosts, as auth")
        if url and not (url.isascii() and url.isprintable() and urls.request_key(url)):
            raise ConfigError(f"{name.replace('_', '-')}: {url!r} is no http(s) address")


def _check_hosts(hosts: Any) -> None:
    if not isinstance(hosts, Mapping):
        raise ConfigError('hosts: a table is wanted, such as [hosts."example.org"]')
    known = {each.name: each for each in fields(HostSettings)}
    for host, table in hosts.items():
        name = host.removeprefix(".")
        address = urls.read(f"https://[{name}]/" if ":" in name else f"https://{name}/")
        if address is None or address.host != name or "*" in name:
            wanted = f", written {address.host}" if address and not {"/", "*"} & set(name) else ""
            raise ConfigError(
                f"hosts.{host}: no host as it stands in requests{wanted} (a leading dot: all below it)"
            )
        if not isinstance(table, Mapping):
            raise ConfigError(f"hosts.{host}: a table is wanted, such as {{ concurrency = 1 }}")
        for key, value in table.items():
            if key not in known:
                raise ConfigError(f"hosts.{host}: unknown key {key!r}{suggestion(key, known)}")
            may_be, words = _HOST_VALUES[key]
            if not may_be(value):
                said = "" if key in {"headers", "auth"} else f"{value!r} "  # those may hold a secret
                raise ConfigError(f"hosts.{host}.{key}: {said}is not {words}")
            for name in SECRET.findall(str(value)):
                text = os.environ.get(name)
                if not (text and text.isascii() and text.isprintable()):
                    why = "is not set in the environment" if text is None else "cannot stand in a request"
                    raise ConfigError(f"hosts.{host}.{key}: {name} {why}")


_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # a header's name (RFC 9110 §5.6.2)
_OURS = frozenset({"host", "connection", "content-length", "transfer-encoding"})  # they say how a request is sent


def _is_headers(value: Any) -> bool:
    return isinstance(value, Mapping) and all(
        isinstance(text, str)
        and _TOKEN.fullmatch(name)
        and name.lower() not in _OURS
        and text
        and text.isascii()
        and text.isprintable()
        for name, text in value.items()
    )


# What each key of a host's table may hold, and the words for it.
_HOST_VALUES: dict[str, tuple[Callable[[Any], bool], str]] = {
    "headers": (_is_headers, "a table of header names and texts"),
    "auth": (
        lambda value: isinstance(value, str) and ":" in value and value.isprintable(),
        "a user and a password, user:password",
    ),
    "concurrency": (lambda value: type(value) is int and value > 0, "a whole number above 0"),
    "spacing": (
        lambda value: type(value) in {int, float} and 0 <= value < math.inf,
        "a number of seconds",
    ),
    "accept": (
        lambda value: (
            isinstance(value, list | tuple) and all(type(each) is int and 100 <= each <= 999 for each in value)
        ),
        "a list of HTTP statuses",
    ),
}


def _check_judging(config: Config) -> None:
    from linkcheck.rules.checks import problems  # noqa: PLC0415  (only who sets something about rules needs them)

    for problem in problems(config):
        raise ConfigError(problem)


def _dashed(names: Iterable[str]) -> list[str]:
    return [name.replace("_", "-") for name in names]
