"""YAML that a stranger wrote, loaded: values of plain kinds, and no way to make them many out of few."""

from __future__ import annotations

__all__ = ["LONGEST", "load"]

LONGEST = 512 * 1024  # characters; the loader reads some 100 000 a second


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
        return yaml.safe_load(text)  # the compiled loader is faster, and its recursion ends the process
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise ValueError(f"line {mark.line + 1}" if mark else "malformed") from error
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    except (yaml.YAMLError, ValueError, TypeError, AttributeError, KeyError, IndexError) as error:
        raise ValueError("malformed") from error
