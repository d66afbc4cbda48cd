"""The rules: a function's name is its id, its docstring its page, its keyword-only parameters its options."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

import linkcheck.rules
from linkcheck.model import Fault, Level, Rule

__all__ = ["Entry", "all_rules", "rule"]

Check = Callable[..., Iterable[Fault]]

_registered: dict[str, Entry] = {}


class Entry(NamedTuple):
    """A rule, the function that checks it, and the options it takes with their defaults."""

    rule: Rule
    check: Check
    options: Mapping[str, Any]


def rule(level: Level, scope: str = "source") -> Callable[[Check], Check]:
    """Register a function as a rule: over one source, or with ``scope="article"`` over the whole list."""

    def register(check: Check) -> Check:
        made = _rule(check, level, scope)
        parameters = inspect.signature(check).parameters.values()
        options = {each.name: each.default for each in parameters if each.kind is inspect.Parameter.KEYWORD_ONLY}
        _registered[made.id] = Entry(made, check, options)
        return check

    return register


def _rule(check: Check, level: Level, scope: str) -> Rule:
    page = inspect.getdoc(check) or ""
    summary, _, explanation = page.partition("\n\n")
    return Rule(
        id=check.__name__.replace("_", "-"),
        level=level,
        scope=scope,
        summary=summary,
        advice=section(explanation, "What to do"),
        explanation=explanation,
    )


def section(page: str, heading: str) -> str:
    """Return the text under a heading of a rule's page, folded to one line unless it holds code."""
    lines = page.split("\n")
    kept: list[str] = []
    inside = fenced = False
    for line in lines:
        fenced ^= line.startswith("```")
        if line.startswith("## ") and not fenced:
            inside = line[3:] == heading
        elif inside:
            kept.append(line)
    text = "\n".join(kept).strip()
    return text if "```" in text else " ".join(text.split())


@cache
def all_rules() -> Mapping[str, Entry]:
    """Return every rule by its id, in the order of their families."""
    for module in _families():
        import_module(f"linkcheck.rules.{module}")
    return dict(_registered)


def _families() -> Iterator[str]:
    """Yield the modules of this room: a new file is a new family, named nowhere else."""
    own = {"registry", "settings", "judge", "facts", "wording"}
    return (module.name for module in pkgutil.iter_modules(linkcheck.rules.__path__) if module.name not in own)
