"""Settings for some articles: those whose paths fit an override's patterns."""

from __future__ import annotations

import os
from dataclasses import fields
from functools import lru_cache

from pathspec import GitIgnoreSpec

from linkcheck.rules.settings import OVERRIDABLE, JudgeSettings

__all__ = ["settings_for"]


def settings_for(path: str, settings: JudgeSettings) -> JudgeSettings:
    """Return what holds for an article: an override that fits takes the place of what stands before it.

    Patterns are those of ``.gitignore``, from the directory of the config file. A rule's table is joined with the
    one that stands before it, key by key.
    """
    if not settings.overrides:
        return settings
    values = {each.name: getattr(settings, each.name) for each in fields(JudgeSettings)}
    place = _place(path, settings.root)
    for override in settings.overrides:
        if not _patterns(tuple(override["paths"])).match_file(place):
            continue
        for name in OVERRIDABLE:
            if name == "rules":
                for rule, table in override.get(name, {}).items():
                    values["rules"] = {**values["rules"], rule: {**values["rules"].get(rule, {}), **table}}
            elif name in override:
                value = override[name]
                values[name] = tuple(value) if isinstance(value, list) else value
    return JudgeSettings(**values)


@lru_cache(maxsize=256)
def _patterns(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    return GitIgnoreSpec.from_lines(patterns)


def _place(path: str, root: str) -> str:
    """Return a path from the root; of an address what follows its scheme."""
    if "://" in path:
        return path.partition("://")[2]
    try:
        return os.path.relpath(path, root)
    except ValueError:  # another drive
        return path
