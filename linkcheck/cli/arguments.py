"""Options from the settings: each is written once, where its room declares it."""

from __future__ import annotations

import argparse
import inspect
import os
import sys
from dataclasses import Field
from pathlib import Path
from typing import Any, NoReturn

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

    def error(self, message: str) -> NoReturn:
        """Leave with exit code 2."""
        print(f"{self.prog}: {message} (see {self.prog} --help)", file=sys.stderr)
        raise SystemExit(2)


def add_settings(parser: argparse.ArgumentParser) -> None:
    """Add an option for every setting."""
    parser.add_argument(
        "--config", metavar="FILE", help="settings; else the nearest linkcheck.toml or pyproject.toml"
    )
    for room in reversed(Config.__mro__[1:-1]):
        group = parser.add_argument_group(str(room.__doc__).rstrip("."))
        for each in option_fields():
            if each.name in inspect.get_annotations(room):
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
    elif kind is bool:
        short = {"quiet": ["-q"], "verbose": ["-v"]}.get(each.name, [])
        parser.add_argument(*short, flag, dest=each.name, action="store_const", const="true", help=told)
    else:
        choices = each.metadata.get("choices")
        metavar = "{" + ",".join(choices) + "}" if choices else each.metadata.get("metavar") or _METAVARS[kind]
        parser.add_argument(flag, dest=each.name, metavar=metavar, help=told)


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
            given[each.name] = from_text(each.name, text)
    return given
