"""``linkcheck explain RULE``: a rule's page."""

from __future__ import annotations

from linkcheck.cli.arguments import Parser
from linkcheck.model import Rule, UserError
from linkcheck.rules.profiles import PROFILES, levels
from linkcheck.rules.registry import Entry, all_rules
from linkcheck.spelling import suggestion

__all__ = ["page", "run"]


def run(arguments: list[str]) -> int:
    """Print the pages of the rules that are named."""
    parser = Parser("explain", description="Print a rule's page: what it flags, what to do, examples.")
    parser.add_argument("rules", nargs="+", metavar="RULE", help="a rule's id, as `linkcheck rules` lists them")
    for name in parser.parse_args(arguments).rules:
        print(page(_entry(name)))
    return 0


def _entry(name: str) -> Entry:
    known = all_rules()
    if name not in known:
        raise UserError(f"unknown rule {name!r}{suggestion(name, known)}")
    return known[name]


_SCOPES = {
    "source": "each source",
    "among": "each source beside the others",
    "article": "the list as a whole",
}


def _elsewhere(rule: Rule) -> str:
    """Return the levels of the profiles that differ from the rule's own."""
    others = {profile: levels(profile).get(rule.id) for profile in PROFILES}
    told = ", ".join(f"{profile}: {level}" for profile, level in others.items() if level)
    return f" ({told})" if told else ""


def page(entry: Entry) -> str:
    """Return a rule's page as Markdown."""
    rule = entry.rule
    scope = _SCOPES[rule.scope]
    lines = [
        f"# {rule.id}",
        "",
        f"{rule.summary}",
        "",
        f"Level: {rule.level.value}{_elsewhere(rule)}. Looks at {scope}.",
    ]
    for name, default in entry.options.items():
        lines.append(f"Option `{name.replace('_', '-')}`: {default!r} unless set.")
    return "\n".join([*lines, "", rule.explanation, ""])
