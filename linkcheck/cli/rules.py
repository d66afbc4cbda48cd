"""``linkcheck rules``: the rules with level, scope and options."""

from __future__ import annotations

from itertools import groupby

from linkcheck.cli.arguments import Parser
from linkcheck.cli.explain import page
from linkcheck.rules.profiles import NEWSROOM, PROFILES, levels
from linkcheck.rules.registry import FAMILIES, Entry, all_rules

__all__ = ["markdown", "run"]

_SCOPES = {"source": "", "among": "", "article": "list"}


def run(arguments: list[str]) -> int:
    """Print the rules."""
    parser = Parser("rules", description="List the rules: level, id, what each flags, options.")
    parser.add_argument(
        "--profile", choices=PROFILES, default=NEWSROOM, help=f"whose levels (default: {NEWSROOM})"
    )
    parser.add_argument(
        "--format", choices=["table", "markdown"], default="table", help="markdown: all pages, as in docs/rules.md"
    )
    options = parser.parse_args(arguments)
    print(markdown() if options.format == "markdown" else _table(options.profile), end="")
    return 0


def _table(profile: str) -> str:
    entries = all_rules().values()
    width = max(len(entry.rule.id) for entry in entries)
    parts = groupby(entries, key=lambda entry: entry.family)
    return "\n".join(
        f"{FAMILIES[family]}\n" + "".join(_row(entry, width, profile) for entry in members)
        for family, members in parts
    )


def _row(entry: Entry, width: int, profile: str) -> str:
    rule = entry.rule
    level = levels(profile).get(rule.id, rule.level.value)
    options = "".join(f" [{name.replace('_', '-')} = {default!r}]" for name, default in entry.options.items())
    return f"  {level:8} {rule.id:{width}}  {_SCOPES[rule.scope]:4}  {rule.summary}{options}\n"


def markdown() -> str:
    """Return every rule's page, one below the other."""
    head = (
        "# Rules\n\nMade by `linkcheck rules --format markdown > docs/rules.md`: edit the rules. Levels,\n"
        "confidence, and which rule yields to which: [how sources are judged](judging.md).\n"
    )
    parts = [head]
    for family, members in groupby(all_rules().values(), key=lambda entry: entry.family):
        parts.append(f"## {FAMILIES[family]}\n")
        parts += (_lowered(page(entry)) for entry in members)
    return "\n".join(parts)


def _lowered(page: str) -> str:
    """Return a page two levels further down; what stands in its examples stays as it is."""
    lines, fenced = page.split("\n"), False
    for place, line in enumerate(lines):
        fenced ^= line.startswith("```")
        if line.startswith("#") and not fenced:
            lines[place] = f"##{line}"
    return "\n".join(lines)
