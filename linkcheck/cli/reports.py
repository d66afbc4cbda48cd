"""Where reports go: to the console as they come, or kept and written when the run ends."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from linkcheck.cli import terminal
from linkcheck.config import Config
from linkcheck.formats import render
from linkcheck.formats.console import render_article, render_summary
from linkcheck.formats.tally import Tally
from linkcheck.model import InputError, Report

__all__ = ["Output", "output_for"]

_SUFFIXES = {"console": "txt"}


class Output(Protocol):
    """Takes reports one after another, in the articles' order."""

    def take(self, report: Report) -> None:
        """Take the next report."""

    def finish(self, tally: Tally, /) -> None:
        """End with what was counted; raises `InputError` for a file that cannot be written."""


def output_for(config: Config, progress: terminal.Progress) -> Output:
    """Return what the settings ask for: the console, kept reports, or both."""
    console = _Console(config, progress) if config.format == "console" and not config.output else None
    kept = _Kept(config) if config.report or not console else None
    return _Both([each for each in (console, kept) if each])


class _Both:
    def __init__(self, outputs: Sequence[Output]) -> None:
        self._outputs = outputs

    def take(self, report: Report) -> None:
        for output in self._outputs:
            output.take(report)

    def finish(self, tally: Tally) -> None:
        for output in self._outputs:
            output.finish(tally)


class _Console:
    """Prints each report when it comes, and the summary at the end."""

    def __init__(self, config: Config, progress: terminal.Progress) -> None:
        self._config = config
        self._progress = progress
        self._color = terminal.uses_colour(sys.stdout)

    def take(self, report: Report) -> None:
        if self._config.quiet and not report.findings:
            return
        text = render_article(report, color=self._color, width=terminal.width(), verbose=self._config.verbose)
        with self._progress.aside():
            _print(text)

    def finish(self, tally: Tally) -> None:
        if not (self._config.quiet and not tally.findings):
            _print(render_summary(tally, color=self._color))


class _Kept:
    """Keeps reports without the texts that they were made from, and writes them when the run ends."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._reports: list[Report] = []

    def take(self, report: Report) -> None:
        evidence = tuple(
            each._replace(article=report.article._replace(text=""), page=each.page and each.page._replace(text=""))
            for each in report.evidence
        )
        self._reports.append(report._replace(article=report.article._replace(text=""), evidence=evidence))

    def finish(self, _tally: Tally) -> None:
        config = self._config
        if config.report:
            for name in config.formats:
                target = Path(config.report) / f"report.{_SUFFIXES.get(name, name)}"
                _write(target, render(self._reports, name))
        if config.output:
            _write(Path(config.output), render(self._reports, config.format))
        elif config.format != "console":
            _print(render(self._reports, config.format))


def _print(text: str) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def _write(target: Path, text: str) -> None:
    """Write a file whole or not at all: a reader never finds half a report."""
    draft = target.with_name(f".{target.name}.{uuid4().hex[:8]}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(text.encode("utf-8", "replace"))
        draft.replace(target)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        raise InputError(f"{target}: {error.strerror or error}") from error
