"""``linkcheck rules``: the rules with level, scope and options."""

from __future__ import annotations

from linkcheck.cli.arguments import Parser
from linkcheck.cli.explain import page
from linkcheck.rules.registry import Entry, all_rules

__all__ = ["markdown", "run"]


def run(arguments: list[str]) -> int:
    """Print the rules."""
    parser = Parser("rules", description="List the rules: level, id, what each flags, options.")
    parser.add_argument(
        "--format", choices=["table", "markdown"], default="table", help="markdown: all pages, as in docs/rules.md"
    )
    options = parser.parse_args(arguments)
    print(markdown() if options.format == "markdown" else _table(), end="")
    return 0


def _table() -> str:
    entries = all_rules().values()
    width = max(len(entry.rule.id) for entry in entries)
    return "".join(_row(entry, width) for entry in entries)


def _row(entry: Entry, width: int) -> str:
    rule = entry.rule
    options = "".join(f" [{name.replace('_', '-')} = {default!r}]" for name, default in entry.options.items())
    scope = "list" if rule.scope == "article" else ""
    return f"{rule.level.value:8} {rule.id:{width}}  {scope:4}  {rule.summary}{options}\n"


def markdown() -> str:
    """Return every rule's page, one below the other."""
    head = "# Rules\n\nMade by `linkcheck rules --format markdown > docs/rules.md`: edit the rules.\n"
    pages = (page(entry).replace("\n## ", "\n### ").replace("# ", "## ", 1) for entry in all_rules().values())
    return "\n".join([head, *pages])
