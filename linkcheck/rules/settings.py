"""What a user may set about judging, and the defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["JudgeSettings"]


@dataclass(frozen=True, kw_only=True)
class JudgeSettings:
    """Which rules speak, and how loudly."""

    select: tuple[str, ...] = field(default=(), metadata={"help": "only these rules"})
    ignore: tuple[str, ...] = field(default=(), metadata={"help": "all rules but these"})
    rules: Mapping[str, Mapping[str, Any]] = field(
        default_factory=dict,
        metadata={"help": 'a rule\'s level and options: [rules.title-mismatch] level = "error", similarity = 0.5'},
    )
