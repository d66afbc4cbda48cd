"""YAML that a stranger wrote, loaded: values of plain kinds, and no way to make them many out of few."""

from __future__ import annotations

import re
from contextlib import suppress

__all__ = ["LONGEST", "load"]

LONGEST = 512 * 1024  # characters; the loader reads some 100 000 a second


_DEEP = re.compile(r"^ {200}|(?:[-?:] ){20}", re.MULTILINE)
_MOST_BRACKETS = 100


def _may_be_deep(text: str) -> bool:
    """Return whether some YAML may nest deeply: by brackets, by indentation, or by marks on one line."""
    return text.count("[") + text.count("{") > _MOST_BRACKETS or _DEEP.search(text) is not None


def load(text: str) -> object:
    """Return what some YAML says.

    Raises ValueError for what is none, with its line where that is known, and for merge keys: they may nest.
    """
    import yaml  # noqa: PLC0415  (one of several loaders is needed, and often none)

    if "<<" in text:
        raise ValueError("merge keys")
    if len(text) > LONGEST:
        raise ValueError(f"larger than {LONGEST // 1024} KB")
    try:
        # The compiled loader is ten times as fast, and its recursion ends the process where Python's raises.
        if not _may_be_deep(text) and (loader := getattr(yaml, "CSafeLoader", None)):
            with suppress(yaml.YAMLError):  # whose place the other loader tells better
                return yaml.load(text, Loader=loader)  # noqa: S506  (it is the safe one)
        return yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise ValueError(f"line {mark.line + 1}" if mark else "malformed") from error
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    except (yaml.YAMLError, ValueError, OverflowError, TypeError, AttributeError, KeyError, IndexError) as error:
        raise ValueError("malformed") from error
