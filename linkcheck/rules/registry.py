"""The rules: a function's name is its id, its docstring its page, its keyword-only parameters its options."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from linkcheck.model import Fault, Level, Rule

__all__ = ["FAMILIES", "Entry", "all_rules", "rule", "section"]

# The families, in the order in which they are told: each a folder, and a new file in one is named nowhere else.
FAMILIES = {
    "generic": "Not a document",
    "private": "Private or unsafe",
    "dead": "Dead, moved, taken over",
    "mismatch": "Mismatch",
    "weak": "Weak provenance",
    "sourcing": "The list as a whole",
}

Check = Callable[..., Iterable[Fault]]

_registered: dict[str, Entry] = {}


class Entry(NamedTuple):
    """A rule, the function that checks it, and the options it takes with their defaults."""

    rule: Rule
    check: Check
    options: Mapping[str, Any]
    family: str


def rule(level: Level, scope: str = "source") -> Callable[[Check], Check]:
    """Register a function as a rule.

    Over one source, it takes its `Evidence`. With ``scope="among"``, over one source beside the others, and with
    ``scope="article"``, over the whole list, it takes the article and the evidence for all of its sources; a fault
    then names the source that it concerns, and with "among" stands with it.
    """

    def register(check: Check) -> Check:
        made = _rule(check, level, scope)
        parameters = inspect.signature(check).parameters.values()
        options = {each.name: each.default for each in parameters if each.kind is inspect.Parameter.KEYWORD_ONLY}
        _registered[made.id] = Entry(made, check, options, check.__module__.split(".")[2])
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
    """Return every rule by its id, in the order of their families, then as they stand in its files."""
    for family in FAMILIES:
        package = import_module(f"linkcheck.rules.{family}")
        for module in sorted(each.name for each in pkgutil.iter_modules(package.__path__)):
            import_module(f"linkcheck.rules.{family}.{module}")
    return dict(sorted(_registered.items(), key=lambda each: _place(each[1])))


def _place(entry: Entry) -> tuple[int, str, int]:
    """Return where a rule stands, whichever module was imported first."""
    return [*FAMILIES].index(entry.family), entry.check.__module__, entry.check.__code__.co_firstlineno
