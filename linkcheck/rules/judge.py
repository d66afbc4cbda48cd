"""Evidence in, findings out: every rule asked, every fault signed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from linkcheck.model import Article, Confidence, Evidence, Fault, Finding, Level, Passage, Rule
from linkcheck.rules.lists.own import with_lists
from linkcheck.rules.overrides import settings_for
from linkcheck.rules.profiles import levels as profiled_levels
from linkcheck.rules.registry import Entry, all_rules
from linkcheck.rules.secret import secrets
from linkcheck.rules.settings import OFF, JudgeSettings
from linkcheck.rules.sourcing.dependence import independent_origins
from linkcheck.rules.standing import Standing, standing
from linkcheck.rules.words import in_words_of, told

__all__ = ["chosen", "judge", "origins"]

_OF_NO_ADDRESS = frozenset({"malformed-url", "placeholder-url"})
_SHORTEST_SECRET = 6  # characters
_HIGHEST = {Confidence.HIGH: Level.ERROR, Confidence.MEDIUM: Level.WARNING, Confidence.LOW: Level.NOTE}


class _Asked(NamedTuple):
    """A rule that is asked, at the level and with the options that hold for an article."""

    entry: Entry
    rule: Rule  # as the user's own catalogue has it
    level: Level
    options: Mapping[str, Any]
    is_set: bool  # the user has said at which level, whatever the confidence


def chosen(settings: JudgeSettings) -> tuple[Entry, ...]:
    """Return the rules that the settings let speak."""
    return tuple(asked.entry for asked in _asked(settings))


def judge(article: Article, evidence: Sequence[Evidence], settings: JudgeSettings) -> tuple[Finding, ...]:
    """Return what the rules find: source by source in the article's order, then the list as a whole."""
    evidence = tuple(evidence)
    settings = settings_for(article.path, settings)
    least = Confidence(settings.confidence).weight
    with in_words_of(settings.messages), with_lists(settings.lists):
        found = list(_findings(article, evidence, _asked(settings)))
    return tuple(finding for finding in found if finding.fault.confidence.weight >= least)


def origins(article: Article, evidence: Sequence[Evidence]) -> int | None:
    """Return how many independent origins a list has, less what leads nowhere or is gone; None without a list."""
    return len(independent_origins(article, evidence).usable) if evidence else None


def _asked(settings: JudgeSettings) -> list[_Asked]:
    """Return the rules that are asked: those chosen, less those whose level is "off"."""
    profiled = profiled_levels(settings.profile)
    asked = []
    for name, entry in all_rules().items():
        if (settings.select and name not in settings.select) or name in settings.ignore:
            continue
        options = {key.replace("-", "_"): value for key, value in settings.rules.get(name, {}).items()}
        is_set = "level" in options
        level = options.pop("level", profiled.get(name, entry.rule.level))
        if level != OFF:
            asked.append(_Asked(entry, _in_words(entry.rule), Level(level), options, is_set))
    return asked


def _findings(article: Article, evidence: tuple[Evidence, ...], asked: Sequence[_Asked]) -> Iterator[Finding]:
    beside = _beside(article, evidence, asked)
    every: dict[str, None] = {}  # what the addresses of the list give away
    for each in evidence:
        secret = _secret(each)
        every |= dict.fromkeys(secret)
        for rule in _speaking(asked, each):
            match rule.entry.rule.scope:
                case "source":
                    faults = tuple(rule.entry.check(each, **rule.options))
                case "among":
                    faults = tuple(beside[rule.entry.rule.id].get(id(each.source), ()))
                case _:
                    continue
            for fault in faults:
                signed = _signed(rule, _redacted(fault, secret), article)
                yield signed._replace(source=each.source, region=each.source.region)
    for rule in asked:
        if rule.entry.rule.scope == "article":
            for fault in rule.entry.check(article, evidence, **rule.options):
                region = fault.source.region if fault.source else None
                yield _signed(rule, _redacted(fault, tuple(every)), article)._replace(region=region)


def _secret(evidence: Evidence) -> tuple[str, ...]:
    """Return what an address gives away; what is shorter stands in other words as well."""
    found = (each.value for each in secrets(evidence.source.url or ""))
    return tuple(value for value in found if len(value) >= _SHORTEST_SECRET)


def _speaking(asked: Sequence[_Asked], evidence: Evidence) -> Sequence[_Asked]:
    """Return the rules that speak of a source: of an address that is none, only those that say so."""
    if standing(evidence) is not Standing.BROKEN:
        return asked
    return [rule for rule in asked if rule.entry.rule.id in _OF_NO_ADDRESS]


def _redacted(fault: Fault, secret: Sequence[str]) -> Fault:
    """Return a fault without what the address gives away, so that a report can be passed on."""
    if not secret:
        return fault

    def clean(text: str | None) -> str | None:
        for value in secret:
            text = text.replace(value, "…").replace(quote(value, safe="", errors="replace"), "…") if text else text
        return text

    passages = tuple(Passage(clean(each.cited) or "", clean(each.found) or "") for each in fault.passages)
    return fault._replace(
        message=clean(fault.message) or "",
        cited=clean(fault.cited),
        found=clean(fault.found),
        advice=clean(fault.advice),
        passages=passages,
        hidden=tuple(dict.fromkeys((*fault.hidden, *secret))),
    )


def _beside(
    article: Article, evidence: tuple[Evidence, ...], asked: Sequence[_Asked]
) -> dict[str, dict[int, list[Fault]]]:
    """Return what the rules over a source beside the others find: by rule, and by the source's identity."""
    found: dict[str, dict[int, list[Fault]]] = {}
    for rule in asked:
        if rule.entry.rule.scope == "among":
            by_source = found.setdefault(rule.entry.rule.id, {})
            for fault in rule.entry.check(article, evidence, **rule.options):
                by_source.setdefault(id(fault.source), []).append(fault)
    return found


def _signed(asked: _Asked, fault: Fault, article: Article) -> Finding:
    """Return a finding: at no higher level than the fault and, where the user sets none, its confidence allow."""
    allowed = asked.level if asked.is_set else _HIGHEST[fault.confidence]
    levels = (asked.level, fault.level or asked.level, allowed)
    level = min(levels, key=lambda each: each.weight)
    return Finding(rule=asked.rule, level=level, fault=fault, path=article.path)


def _in_words(rule: Rule) -> Rule:
    """Return a rule as the user's own catalogue has it."""
    return rule._replace(
        summary=told(f"{rule.id}.summary", rule.summary), advice=told(f"{rule.id}.advice", rule.advice)
    )
