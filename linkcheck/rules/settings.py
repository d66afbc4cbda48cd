"""What a user may set about judging, and the defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from linkcheck.model import Confidence
from linkcheck.rules.profiles import NEWSROOM, PROFILES

__all__ = ["OFF", "OVERRIDABLE", "JudgeSettings"]

OFF = "off"  # a level: the rule is not asked
OVERRIDABLE = ("profile", "select", "ignore", "confidence", "rules")  # for some articles


@dataclass(frozen=True, kw_only=True)
class JudgeSettings:
    """Which rules speak, how loudly, and in which words."""

    profile: str = field(
        default=NEWSROOM,
        metadata={"help": "whose levels: what is usual in a manual is wrong in news", "choices": PROFILES},
    )
    select: tuple[str, ...] = field(default=(), metadata={"help": "only these rules"})
    ignore: tuple[str, ...] = field(default=(), metadata={"help": "all rules but these"})
    confidence: str = field(
        default=Confidence.LOW.value,
        metadata={"help": "leave out what is less sure than this", "choices": tuple(map(str, Confidence))},
    )
    messages: str | None = field(
        default=None,
        metadata={"help": "take sentences from TOML files in here, else the English ones", "metavar": "DIR"},
    )
    rules: Mapping[str, Mapping[str, Any]] = field(
        default_factory=dict,
        metadata={"help": 'a rule\'s level and options: [rules.title-mismatch] level = "error", similarity = 0.5'},
    )
    lists: Mapping[str, Mapping[str, str]] = field(
        default_factory=dict,
        metadata={"help": 'your own lists of hosts: [lists.house] file = "weak.csv", licence = "…", date = "…"'},
    )
    overrides: tuple[Mapping[str, Any], ...] = field(
        default=(),
        metadata={"help": 'other settings for some articles: [[overrides]] paths = ["blog/**"], profile = "docs"'},
    )
    root: str = field(default=".", metadata={"help": "the directory that the paths of overrides start from"})
