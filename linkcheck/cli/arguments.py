"""Options from the settings: each is written once, where its room declares it."""

from __future__ import annotations

import argparse
import inspect
import os
import re
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import Field
from itertools import zip_longest
from pathlib import Path
from typing import Any, NoReturn

from linkcheck.addresses import Allowed
from linkcheck.cli import terminal
from linkcheck.config import (
    Config,
    find_file,
    from_environment,
    from_file,
    from_text,
    kind_of,
    option_fields,
)

__all__ = ["Parser", "add_settings", "config_from"]


class Parser(argparse.ArgumentParser):
    """An argument parser that says in one line what is wrong."""

    def __init__(self, command: str, **options: Any) -> None:
        super().__init__(
            prog=f"linkcheck {command}",
            formatter_class=lambda prog: argparse.RawDescriptionHelpFormatter(
                prog, max_help_position=28, width=min(100, terminal.width())
            ),
            **options,
        )
        self.networks: str | None = None  # the option that takes networks behind it, or nothing

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """Return the options and what is left over, as argparse does, networks told from articles."""
        given = list(sys.argv[1:] if args is None else args)
        told_apart = list(_told_apart(given, self.networks)) if self.networks else given
        return super().parse_known_args(told_apart, namespace)

    def error(self, message: str) -> NoReturn:
        """Leave with exit code 2."""
        print(f"{self.prog}: {message} (see {self.prog} --help)", file=sys.stderr)
        raise SystemExit(2)


# Digits, dots, colons and slashes: somebody means an address, even where it is none.
_LIKE_A_NETWORK = re.compile(r"(?=.*\d|.*::)(?=.*[.:/])[0-9a-f.:/\s]+", re.IGNORECASE)


def _told_apart(arguments: Sequence[str], flag: str) -> Iterator[str]:
    """Yield the arguments, with a value put to the flag where argparse would take an article for one.

    Networks with a mistake in them are left to be its value, which is an error: taken for an article, they would
    leave the flag alone, and that allows everything.
    """
    for argument, following in zip_longest(arguments, arguments[1:]):
        if argument == "--":
            flag = argument  # behind it everything is an article
        is_flag = len(argument) > 2 and flag.startswith(argument)  # argparse takes beginnings of names as well
        yield f"{argument}=yes" if is_flag and not (following and _are_networks(following)) else argument


def _are_networks(text: str) -> bool:
    """Return whether somebody means networks by an argument, and no article."""
    if not any(map(_LIKE_A_NETWORK.fullmatch, text.split(","))):
        return False
    with suppress(OSError):  # a long list is no name that a file can have
        return not Path(text).exists()
    return True


def add_settings(parser: Parser, names: Collection[str] | None = None) -> None:
    """Add an option for every setting, or for those that are named."""
    parser.add_argument(
        "--config", metavar="FILE", help="settings; else the nearest linkcheck.toml or pyproject.toml"
    )
    parser.networks = "--allow-private"
    for room in reversed(Config.__mro__[1:-1]):
        own = inspect.get_annotations(room)
        wanted = [each for each in option_fields() if each.name in own and (names is None or each.name in names)]
        if wanted:
            group = parser.add_argument_group(str(room.__doc__).rstrip("."))
            for each in wanted:
                _add(group, each)


def _add(parser: argparse._ArgumentGroup, each: Field[Any]) -> None:
    kind = kind_of(each.name)
    flag = "--" + each.name.replace("_", "-")
    shown = ",".join(each.default) if isinstance(each.default, tuple) else each.default
    told = each.metadata["help"] + ("" if shown in {None, "", False, True} else f" (default: {shown})")
    told = told.replace("%", "%%")
    if kind is bool and each.default:
        parser.add_argument(
            f"--no-{flag[2:]}",
            dest=each.name,
            action="store_const",
            const="false",
            help=told.replace("show", "hide"),
        )
    elif kind is Allowed:
        parser.add_argument(flag, dest=each.name, nargs="?", metavar=each.metadata["metavar"], help=told)
    elif kind is bool:
        short = {"quiet": ["-q"], "verbose": ["-v"]}.get(each.name, [])
        parser.add_argument(*short, flag, dest=each.name, action="store_const", const="true", help=told)
    else:
        choices = each.metadata.get("choices")
        metavar = "{" + ",".join(choices) + "}" if choices else each.metadata.get("metavar") or _METAVARS[kind]
        action = "append" if each.metadata.get("repeated") else "store"
        parser.add_argument(flag, dest=each.name, metavar=metavar, action=action, help=told)


_METAVARS = {int: "N", float: "S", str: "TEXT", tuple: "A,B"}


def config_from(options: argparse.Namespace) -> Config:
    """Return the settings: defaults, then the file, then the environment, then the command line.

    Raises `ConfigError`.
    """
    path = Path(options.config) if options.config else find_file(Path.cwd())
    settings: dict[str, Any] = from_file(path) if path else {}
    settings |= from_environment(os.environ)
    settings |= _given(options)
    return Config(**settings)


def _given(options: argparse.Namespace) -> dict[str, Any]:
    given: dict[str, Any] = {}
    for each in option_fields():
        text = getattr(options, each.name, None)
        if text is not None:
            given[each.name] = from_text(each.name, "\n".join(text) if isinstance(text, list) else text)
    return given
