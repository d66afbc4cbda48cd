"""Evidence in, findings out: every rule asked, every fault signed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from linkcheck.model import Article, Evidence, Fault, Finding, Level, Rule
from linkcheck.rules.registry import Entry, all_rules
from linkcheck.rules.settings import JudgeSettings

__all__ = ["chosen", "judge"]


def chosen(settings: JudgeSettings) -> tuple[Entry, ...]:
    """Return the rules that the settings let speak."""
    entries = all_rules().values()
    return tuple(
        entry
        for entry in entries
        if (not settings.select or entry.rule.id in settings.select) and entry.rule.id not in settings.ignore
    )


def judge(article: Article, evidence: Sequence[Evidence], settings: JudgeSettings) -> tuple[Finding, ...]:
    """Return what the rules find: source by source in the article's order, then the list as a whole."""
    return tuple(_findings(article, evidence, settings))


def _findings(article: Article, evidence: Sequence[Evidence], settings: JudgeSettings) -> Iterator[Finding]:
    entries = chosen(settings)
    for each in evidence:
        for entry in entries:
            if entry.rule.scope == "source":
                for fault in entry.check(each, **_options(entry, settings)):
                    yield _signed(entry.rule, fault, article, settings)._replace(
                        source=each.source, region=each.source.region
                    )
    for entry in entries:
        if entry.rule.scope == "article":
            faults: Iterable[Fault] = entry.check(article, evidence, **_options(entry, settings))
            for fault in faults:
                region = fault.source.region if fault.source else None
                yield _signed(entry.rule, fault, article, settings)._replace(region=region)


def _options(entry: Entry, settings: JudgeSettings) -> dict[str, object]:
    values = settings.rules.get(entry.rule.id, {})
    return {name.replace("-", "_"): value for name, value in values.items() if name != "level"}


def _signed(rule: Rule, fault: Fault, article: Article, settings: JudgeSettings) -> Finding:
    level = settings.rules.get(rule.id, {}).get("level", rule.level)
    return Finding(rule=rule, level=Level(level), fault=fault, path=article.path)
