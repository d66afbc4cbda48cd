"""Where reports go: to the console as they come, or kept and written when the run ends."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryFile
from typing import Protocol
from uuid import uuid4

from linkcheck.cli import output, terminal
from linkcheck.config import Config
from linkcheck.formats import FORMATS, render
from linkcheck.formats.console import render_article, render_summary
from linkcheck.formats.tally import Tally
from linkcheck.model import InputError, Report, Response

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
    outputs: list[Output] = [console] if console else []
    for name, target in _files(config):
        outputs.append(_Parts(name, target) if name == "json" else _Kept(name, target))
    return _Both(outputs)


def _files(config: Config) -> Iterator[tuple[str, Path | None]]:
    """Yield the formats that are written when the run ends, and where to; None for standard output."""
    if config.report:
        for name in config.formats:
            yield name, Path(config.report) / f"report.{_SUFFIXES.get(name, name)}"
    if config.output:
        yield config.format, Path(config.output)
    elif config.format != "console":
        yield config.format, None


class _Both:
    def __init__(self, outputs: Sequence[Output]) -> None:
        self._outputs = outputs

    def take(self, report: Report) -> None:
        for each in self._outputs:
            each.take(report)

    def finish(self, tally: Tally) -> None:
        for each in self._outputs:
            each.finish(tally)


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
            output.write(text)

    def finish(self, tally: Tally) -> None:
        if not (self._config.quiet and not tally.findings):
            output.write(render_summary(tally, color=self._color))


class _Parts:
    """Writes what a document says of each article into a draft as it comes, and at the end the document."""

    def __init__(self, name: str, target: Path | None) -> None:
        self._format = import_module(FORMATS[name])
        self._target = target
        self._draft = TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115  (read again when the run ends)
        self._first: Report | None = None

    def take(self, report: Report) -> None:
        self._first = self._first or _bare(report)
        self._draft.write(self._format.part(report).replace("\n", "\r") + "\n")  # a line each; parts hold no CR

    def finish(self, tally: Tally) -> None:
        with self._draft:
            self._draft.seek(0)
            parts = (line[:-1].replace("\r", "\n") for line in self._draft)
            _write(self._target, self._format.whole(parts, self._first, tally))


class _Kept:
    """Keeps reports without the texts that they were made from, and writes them when the run ends."""

    def __init__(self, name: str, target: Path | None) -> None:
        self._name = name
        self._target = target
        self._reports: list[Report] = []

    def take(self, report: Report) -> None:
        self._reports.append(_bare(report))

    def finish(self, _tally: Tally) -> None:
        _write(self._target, [render(self._reports, self._name)])


def _bare(report: Report) -> Report:
    """Return a report without what only the rules look at: it is held until the run ends."""
    article = report.article._replace(text="", links=())
    evidence = tuple(
        each._replace(
            article=article,
            fetch=each.fetch._replace(headers=()) if isinstance(each.fetch, Response) else each.fetch,
            page=each.page and each.page._replace(text="", titles=each.page.titles[:1]),
        )
        for each in report.evidence
    )
    return report._replace(article=article, evidence=evidence)


def _write(target: Path | None, pieces: Iterable[str]) -> None:
    """Write to standard output, or a file whole or not at all: a reader never finds half a report."""
    if target is None:
        for piece in pieces:
            output.write(piece)
        return
    draft = target.with_name(f".{target.name}.{uuid4().hex[:8]}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.writelines(pieces)
        draft.replace(target)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        raise InputError(f"{target}: {error.strerror or error}") from error
